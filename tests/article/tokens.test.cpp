// core/article/tokens.cpp on tests/cases/tokens.txt, and what holds for any text.
#include <catch2/catch.hpp>

#include <algorithm>

#include "../../core/article/blocks.h"
#include "../../core/article/sentences.h"
#include "../../core/article/tokens.h"
#include "../cases.h"
#include "odd_texts.h"

using namespace annotator;

namespace {

std::vector<Sentence> lines_as_sentences(std::string_view text) {
  std::vector<Sentence> sentences;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    sentences.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
    begin = end + 1;
  }
  return sentences;
}

std::string token_lines(std::string_view text) {
  std::string lines;
  uint32_t sentence = 0;
  for (const Token& token : find_tokens(text, lines_as_sentences(text))) {
    if (!lines.empty()) lines += token.sentence == sentence ? ' ' : '\n';
    lines += slice(text, token.span);
    sentence = token.sentence;
  }
  return lines;
}

}  // namespace

TEST_CASE("tokens are those of the cases", "[tokens]") {
  check_cases("tokens.txt", token_lines);
}

TEST_CASE("tokens are spans in their sentences and leave out only space and extend characters", "[tokens]") {
  for (const std::string& text : odd_texts()) {
    const std::vector<Sentence> sentences = find_sentences(text, find_blocks(text));
    std::vector<Span> spans;
    bool in_sentence = true, gaps = true;
    size_t at = 0;
    const auto read_gap = [&](size_t end) {
      while (at < end) {
        const CharClass kind = char_class(next_code_point(text, at));
        gaps = gaps && (kind == CharClass::space || kind == CharClass::extend);
      }
    };
    for (const auto& [span, sentence] : find_tokens(text, sentences)) {
      spans.push_back(span);
      in_sentence = in_sentence && sentence < sentences.size() && sentences[sentence].span.begin <= span.begin &&
                    span.end <= sentences[sentence].span.end;
      read_gap(span.begin);
      at = span.end;
    }
    read_gap(text.size());
    check_spans(text, spans);
    REQUIRE(in_sentence);
    REQUIRE(gaps);
  }
}

TEST_CASE("a token never crosses a sentence", "[tokens]") {
  const std::vector<Token> tokens = find_tokens("onetwo", {{{0, 3}, 0}, {{3, 6}, 0}});
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[0].span == Span{0, 3});
  CHECK(tokens[1].span == Span{3, 6});
  CHECK(tokens[1].sentence == 1);
}

TEST_CASE("a run of marks is counted in code points, without those that extend them", "[tokens]") {
  const std::string eight = repeated("!́", 8 * 3);  // 8 times "!" and a combining accent
  CHECK(find_tokens(eight, {{{0, 24}, 0}}).size() == 8);
  const std::string nine = eight + "!";
  CHECK(find_tokens(nine, {{{0, 25}, 0}}).size() == 1);
}

TEST_CASE("words are counted between white space", "[tokens]") {
  const auto [text, words] = GENERATE(table<std::string, uint32_t>({
      {"", 0}, {" \n", 0}, {"- — ...", 0}, {"one", 1}, {"U.S.-led talks", 2}, {"don’t stop", 2}, {"5 % of it", 3},
      {"one two three", 3}, {"“Quoted,” she said.", 3}, {"Original Source: apnews.com", 3},
  }));
  CHECK(count_words(text) == words);
}
