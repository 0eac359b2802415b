// core/article/language.cpp on tests/cases/language.txt, and on texts of any kind.
#include <catch2/catch.hpp>

#include "../../core/article/language.h"
#include "../cases.h"
#include "odd_texts.h"

using namespace annotator;

namespace {

std::string name_of(Language language) {
  constexpr const char* names[] = {"unknown", "english", "other"};
  return names[static_cast<size_t>(language)];
}

}  // namespace

TEST_CASE("languages are those of the cases", "[language]") {
  check_cases("language.txt", [](const std::string& text) { return name_of(find_language(text)); });
}

TEST_CASE("numbers and signs are in no language", "[language]") {
  const std::string piece = GENERATE(as<std::string>(), "12.5 -- ", "A ", "\n", "\u0301", "👍🏽 ");
  CHECK(find_language(repeated(piece, 10'000)) == Language::unknown);
}

TEST_CASE("any text has an answer", "[language]") {
  for (const std::string& text : odd_texts()) CHECK(find_language(text) != Language::english);
}
