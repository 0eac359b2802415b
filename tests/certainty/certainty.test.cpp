// core/certainty/certainty.cpp on tests/cases/certainty.txt and on the seed article.
#include "../../core/certainty/certainty.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "../../core/certainty/certainty_words.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

std::string lines_of(const Annotation& article) {
  static constexpr const char* kinds[] = {"hedged", "planned", "conditional", "denied", "doer-missing"};
  std::string lines;
  for (const Certainty& mark : find_certainty(article)) {
    lines += (lines.empty() ? "" : "\n") + std::string(kinds[static_cast<int>(mark.kind)]) + " | ";
    lines += slice(article.text, mark.span);
  }
  return lines;
}

std::string read_lines(const std::string& input) {
  const MarkedArticle marked = read_marked(input);
  Annotation article = with_mentions(marked);
  for (const Mark& mark : marked.marks)
    if (mark.label == "CUE") article.speech.push_back({.cue = mark.span});
  return lines_of(article);
}

}  // namespace

TEST_CASE("certainty is that of the cases", "[certainty]") {
  check_cases("certainty.txt", read_lines);
}

TEST_CASE("the seed article is marked where it is not sure", "[certainty]") {
  std::ifstream file(ANNOTATOR_TESTS_DIR "/articles/seed/source.txt", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  REQUIRE(text.size() > 3000);
  CHECK(lines_of(read_marked(text).article) ==
        "hedged | potential\nhedged | suggests\nplanned | plans to\nhedged | suggested\nhedged | may\nhedged | could\n"
        "planned | hopes to\nplanned | Plans to\ndoer-missing | were also outlined\nhedged | remains unclear\n"
        "planned | will\ndenied | non-negotiable\ndenied | not\nplanned | will\nhedged | potential\n"
        "doer-missing | were initiated\nplanned | will\nhedged | remains uncertain\nhedged | suggesting\nhedged | may\n"
        "conditional | should\nhedged | could\nconditional | depends on\nhedged | possibility");
}

TEST_CASE("a statement is as sure as the words within it", "[certainty]") {
  const MarkedArticle marked = read_marked(
      "She said they [CONTENT may go if it rains, and are not late], but [CONTENT stay], though he denied [CONTENT he will go].");
  std::vector<Speech> speech;
  for (const Mark& mark : marked.marks) speech.push_back({.content = mark.span});
  mark_certainty(speech, find_certainty(marked.article));
  REQUIRE(speech.size() == 3);
  using enum CertaintyClass;
  CHECK(speech[0].certainty == std::vector{hedged, conditional, denied});
  CHECK(speech[1].certainty.empty());
  CHECK(speech[2].certainty == std::vector{planned});
}

TEST_CASE("the lists are sorted word by word, none twice", "[certainty]") {
  for (size_t i = 1; i < std::size(certainty_words); ++i) {
    std::string before(certainty_words[i - 1].words), here(certainty_words[i].words);
    std::replace(before.begin(), before.end(), ' ', '\0');
    std::replace(here.begin(), here.end(), ' ', '\0');
    CHECK(before < here);
  }
}

TEST_CASE("marks are sorted and disjoint, whatever the words", "[certainty]") {
  const std::vector<std::string> words = {"was", "not", "if", "should", "they", "may", "will", "isn't", "plans", "to",
                                          "for", "remains", "unclear", "announced", "n", "’", "t", "'ll", ".", "by"};
  unsigned seed = 7;
  std::string text;
  for (int i = 0; i < 50000; ++i) {
    seed = seed * 1664525u + 1013904223u;
    text += words[(seed >> 16) % words.size()] + (seed & 0x8000 ? " " : "");
  }
  const Annotation article = read_marked(text).article;
  uint32_t end = 0;
  bool holds = true;
  for (const Certainty& mark : find_certainty(article)) {
    holds = holds && mark.span.begin >= end && mark.span.size() > 0;
    holds = holds && mark.span.end <= article.sentences[mark.sentence].span.end;
    end = mark.span.end;
  }
  CHECK(holds);
  CHECK(end > 0);
  CHECK(find_certainty(Annotation{}).empty());
}
