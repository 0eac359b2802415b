// Two sentences -> the words that differ. Tested in tests/compare/word_changes.test.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "../numbers/lexemes.h"

namespace annotator {

// Words of a that stand as words of b there. One of the spans may be empty: it lies behind the word before it.
struct WordChange {
  Span a, b;
};

// The words of a span as they are compared: without case and accents, and with every quotation mark the same.
std::vector<Lexeme> compared_words(std::string_view text, Span span);

// What differs between two spans of two texts, in text order; nothing where their compared words are the same. A short
// word alone between two changes is part of one change. Where long spans have little in common at their ends, all
// between the ends is one change: at most 65536 pairs of words are looked at.
std::vector<WordChange> find_word_changes(std::string_view a, Span in_a, std::string_view b, Span in_b);

}  // namespace annotator
