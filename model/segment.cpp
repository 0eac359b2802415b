// Sentences of raw texts, as core/article cuts them, for prepare.py.
// In: standard input, one JSON string a line, a text each. Out: one JSON array a line, [[begin, end]] in code points.
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "article/blocks.h"
#include "article/sentences.h"

using nlohmann::json;
using namespace annotator;

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::string text = json::parse(line).get<std::string>();
    json spans = json::array();
    size_t byte = 0, point = 0;
    const auto points_until = [&](size_t end) {
      for (; byte < end; ++byte) point += (text[byte] & 0xc0) != 0x80;
      return point;
    };
    for (const Sentence& sentence : find_sentences(text, find_blocks(text))) {
      const size_t begin = points_until(sentence.span.begin);
      spans.push_back({begin, points_until(sentence.span.end)});
    }
    std::cout << spans << '\n';
  }
}
