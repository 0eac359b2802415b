// Words of an article in the form in which they are compared, and which tokens a span holds.
// Tested in tests/entities/names.test.cpp.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

using Words = std::vector<std::string>;

// Tokens begin, ..., end - 1 of an article.
struct TokenRange {
  uint32_t begin = 0, end = 0;

  uint32_t size() const { return end - begin; }
};

// The tokens that lie wholly inside a span.
TokenRange tokens_in(const Annotation& article, Span span);

// The sentence that a mention, an index, begins in; 0 if it holds no token.
uint32_t sentence_of(const Annotation& article, uint32_t mention);

// From the begin of the first of these tokens to the end of the last; not for an empty range.
inline Span span_of(const Annotation& article, TokenRange range) {
  return {article.tokens[range.begin].span.begin, article.tokens[range.end - 1].span.end};
}

inline std::string_view token_text(const Annotation& article, uint32_t token) {
  return slice(article.text, article.tokens[token].span);
}

// A token without case, accents and invisible characters: "Brudziński" -> "brudzinski".
std::string folded(const Annotation& article, uint32_t token);

// A word or number, not punctuation.
bool is_word(const Annotation& article, uint32_t token);

// A word that begins with a capital letter.
bool is_capitalised(const Annotation& article, uint32_t token);

// No white space between this token and the one before it; not so of the first one, and behind the last one.
bool is_joined_to_previous(const Annotation& article, uint32_t token);

// The words of a name, folded, without punctuation, white space and a final possessive. Letters written together with
// full stops are one word ("U.S." -> "us"), and so are the parts around an apostrophe ("O’Brien" -> "obrien").
Words name_words(const Annotation& article, Span span);

// The words with a space behind each.
std::string joined(const Words& words);

// Whether part is what full begins or ends with, and not all of it; whether all words of part stand in full, in order.
bool starts_with(const Words& full, const Words& part);
bool ends_with(const Words& full, const Words& part);
bool is_subsequence(const Words& part, const Words& full);

// The text of a span with each run of white space as one space, and without an invisible character at its end.
std::string on_one_line(const Annotation& article, Span span);

// Whether a sorted list of words holds this one. A static_assert beside each list checks that it is sorted.
template <typename List>
bool listed(const List& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

// What stands beside a word in a list of pairs that is sorted by the first; `otherwise` where the word is not in it.
template <typename Pairs, typename Value>
Value value_of(const Pairs& pairs, std::string_view word, Value otherwise) {
  const auto place = std::lower_bound(pairs.begin(), pairs.end(), word,
                                      [](const auto& pair, std::string_view sought) { return pair.first < sought; });
  return place != pairs.end() && place->first == word ? place->second : otherwise;
}

}  // namespace annotator
