// core/article/sentences.cpp on tests/cases/sentences.txt, and what holds for any text.
#include <catch2/catch.hpp>

#include <algorithm>

#include "../../core/article/blocks.h"
#include "../../core/article/sentences.h"
#include "../cases.h"
#include "odd_texts.h"

using namespace annotator;

namespace {

// Blocks as the cases have them: all that stands between blank lines.
std::vector<Block> paragraphs(std::string_view text) {
  std::vector<Block> blocks;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find("\n\n", begin), text.size());
    blocks.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}});
    begin = end + 2;
  }
  return blocks;
}

std::string sentence_lines(std::string_view text) {
  std::string lines;
  for (const Sentence& sentence : find_sentences(text, paragraphs(text))) {
    std::string line(slice(text, sentence.span));
    std::replace(line.begin(), line.end(), '\n', ' ');
    lines += (lines.empty() ? "" : "\n") + line;
  }
  return lines;
}

}  // namespace

TEST_CASE("sentences end where people see them end", "[sentences]") {
  check_cases("sentences.txt", sentence_lines);
}

TEST_CASE("sentences know their block and cover it", "[sentences]") {
  for (const std::string& text : odd_texts()) {
    const std::vector<Block> blocks = find_blocks(text);
    const std::vector<Sentence> sentences = find_sentences(text, blocks);
    std::vector<Span> spans;
    bool in_block = true;
    for (const auto& [span, block] : sentences) {
      spans.push_back(span);
      in_block = in_block && block < blocks.size() && blocks[block].span.begin <= span.begin &&
                 span.end <= blocks[block].span.end;
    }
    REQUIRE(in_block);
    check_spans(text, spans);
    check_only_space_between(text, spans);
  }
}

TEST_CASE("no text, no sentences", "[sentences]") {
  CHECK(find_sentences("", {}).empty());
  CHECK(find_sentences("A sentence.", {}).empty());
}

TEST_CASE("a quotation of a megabyte is cut into sentences or kept whole, but not lost", "[sentences]") {
  std::string text = "\"";
  while (text.size() < 1'000'000) text += "We are ready. ";
  const std::vector<Block> open{{{0, static_cast<uint32_t>(text.size() - 1)}}};
  CHECK(find_sentences(text, open).size() == 71429);
  text.back() = '"';
  const std::vector<Block> closed{{{0, static_cast<uint32_t>(text.size())}}};
  CHECK(find_sentences(text, closed).size() == 1);
}
