// core/summary/phrases.cpp on tests/cases/phrases.txt, and on much text.
#include <catch2/catch.hpp>

#include "../../core/entities/resolve.h"
#include "../../core/summary/phrases.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

std::string phrase_lines(const std::string& source) {
  std::string lines;
  Annotation article = with_mentions(read_marked(source));
  resolve(article);
  for (const Phrase& phrase : find_phrases(article))
    lines += (lines.empty() ? "" : "\n") + phrase.text + " " + std::to_string(phrase.spans.size());
  return lines;
}

}  // namespace

TEST_CASE("phrases are those of the cases", "[phrases]") {
  check_cases("phrases.txt", phrase_lines);
}

TEST_CASE("there are at most ten phrases, the weightiest first, none within another", "[phrases]") {
  const std::vector<std::string> towns = {"Alm", "Bex", "Cam", "Dun", "Elz", "Fen",
                                          "Gam", "Hay", "Ilm", "Jos", "Kew", "Lox"};
  std::string text;
  for (size_t i = 0; i < 20000; ++i) text += "The stone " + towns[i % towns.size()] + " bridge fell. ";
  const Annotation article = read_marked(text).article;
  const std::vector<Phrase> phrases = find_phrases(article);
  REQUIRE(phrases.size() == 10);
  CHECK(phrases[0].score == 1.0f);
  for (size_t i = 0; i < phrases.size(); ++i) {
    CHECK((i == 0 || phrases[i].score <= phrases[i - 1].score));
    for (size_t j = 0; j < phrases.size(); ++j)
      CHECK((i == j || phrases[i].text.find(phrases[j].text) == std::string::npos));
    for (const Span span : phrases[i].spans) CHECK(span.end <= article.text.size());
  }
}
