// core/article/language.cpp on tests/cases/language.txt, and on texts of any kind.
#include <catch2/catch.hpp>

#include "../../core/article/language.h"
#include "../cases.h"
#include "odd_texts.h"

using namespace annotator;

namespace {

// "english", "unknown"; of others the code too, where there is one: "other", "other de"
std::string name_of(const std::string& text) {
  constexpr const char* names[] = {"unknown", "english", "other"};
  const Language language = find_language(text);
  const std::string code(language_code(text, language));
  CHECK((language == Language::english) == (code == "en"));
  const bool is_named = language == Language::other && !code.empty();
  return names[static_cast<size_t>(language)] + (is_named ? " " + code : "");
}

}  // namespace

TEST_CASE("languages are those of the cases", "[language]") {
  check_cases("language.txt", name_of);
}

TEST_CASE("numbers and signs are in no language", "[language]") {
  const std::string piece = GENERATE(as<std::string>(), "12.5 -- ", "A ", "\n", "\u0301", "👍🏽 ");
  CHECK(find_language(repeated(piece, 10'000)) == Language::unknown);
}

TEST_CASE("any text has an answer", "[language]") {
  for (const std::string& text : odd_texts()) CHECK(find_language(text) != Language::english);
}
