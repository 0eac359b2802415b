// Texts that nobody writes and somebody pastes, and what must hold for spans in any text. For the tests of article/.
#pragma once

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "../../core/annotation.h"
#include "../../core/article/unicode.h"
#include "../../core/article/utf8.h"

namespace annotator {

inline std::string repeated(std::string_view piece, size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// Valid texts: a megabyte of one thing, and pieces that mean something to the rules in random order.
inline std::vector<std::string> odd_texts() {
  std::vector<std::string> texts = {"", " ", "\n\n", ".", "\"", std::string(1, '\0'), "\uFEFF", "a", "\u0301"};
  for (std::string_view piece :
       {"a", "\n", "\"", ".", " ", ". ", "a ", "a.", "A. ", ". \"", "“a. ", "...", "é", "\u0301", "((", "U.S. ", "?\n",
        "a\n", "- a\n", "By A\n", "東", "👍🏽", "!\" A ", "[1", "a\n\n"}) {
    texts.push_back(repeated(piece, 1'000'000));
  }
  const std::vector<std::string> pieces = {
      "the", "The", "said", "U.S.", "Mr.", "Inc.", "No.", "a.m.", "By", "Jane", "Doe", "5", "é", "東", "👍🏽",
      "Source:", "apnews.com", "https://", "Summary:", "March 3, 2024", ".", "...", "…", "!", "?", "\"", "“", "”", "'",
      "(", ")", "[3]", "-", " ", " ", " ", "\n", "\n\n", "\t", "\u00A0", "\u0301", "\u200D", "\uFFFD",
      std::string(1, '\0')};
  std::mt19937 random(20240303);  // the same texts in every run
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (size_t length = random() % 60; length > 0; --length) text += pieces[random() % pieces.size()];
    texts.push_back(text);
  }
  return texts;
}

inline bool on_border(std::string_view text, size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// In order, disjoint, none empty, inside the text, on borders of characters.
inline void check_spans(std::string_view text, const std::vector<Span>& spans) {
  uint32_t end = 0;
  bool good = true;
  for (Span span : spans) {
    good = good && span.begin >= end && span.begin < span.end && span.end <= text.size();
    good = good && on_border(text, span.begin) && on_border(text, span.end);
    end = span.end;
  }
  INFO("in " << text.substr(0, 200));
  REQUIRE(good);
}

// All that is no white space lies in a span, and no span begins or ends with white space. Spans as above.
inline void check_only_space_between(std::string_view text, const std::vector<Span>& spans) {
  bool good = true;
  size_t at = 0;
  for (Span span : spans) {
    while (at < span.begin) good = is_space(next_code_point(text, at)) && good;
    good = !is_space(next_code_point(text, at)) && good;
    at = span.end;
    good = !is_space(previous_code_point(text, at)) && good;
    at = span.end;
  }
  while (at < text.size()) good = is_space(next_code_point(text, at)) && good;
  INFO("in " << text.substr(0, 200));
  REQUIRE(good);
}

}  // namespace annotator
