// Compares paragraphs by the words, stems and runs of three words that they share. Tested by blocks.test.cpp.
#include "retold.h"

#include <algorithm>
#include <vector>

#include "unicode.h"
#include "utf8.h"

namespace annotator {
namespace {

// The bar for an abstract, set on the first paragraphs of 1,095 news-gold articles, of which 0.5 % pass, and on 96
// human summaries set before their texts (GUM), of which 33 % pass: rather no abstract than a false one.
constexpr size_t least_words = 25;            // of the paragraph
constexpr double least_retold = 0.70;         // of its stems, in all later paragraphs together
constexpr double least_retold_at_once = 0.35; // of its stems, in the paragraph after it
constexpr double least_same_threes = 0.10;    // of its runs of three words
// The part of the abstract's stems that a closing has. The seed article's has 0.33, its body paragraphs about 0.2.
constexpr double least_summed_up = 0.25;

// What a paragraph says, for comparison with others: hashes, sorted.
struct Told {
  size_t words = 0;
  std::vector<uint64_t> all;      // folded words
  std::vector<uint64_t> stems;    // the first 6 letters of those with 5 or more
  std::vector<uint64_t> threes;   // runs of three words
  std::vector<uint64_t> claims;   // numbers, and capitalised words inside sentences
  bool quotes = false;
};

void make_set(std::vector<uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

// FNV-1a over code points.
uint64_t add_to_hash(uint64_t hash, uint64_t value) { return (hash ^ value) * 0x100000001B3u; }
constexpr uint64_t empty_hash = 0xCBF29CE484222325u;

// Moves `at` behind the word whose first character c ends there; returns the word's hash and that of its stem, which is
// 0 where the word is too short to count.
struct WordHash {
  uint64_t word = empty_hash, stem = 0;
};

WordHash read_word_hash(std::string_view text, size_t end, char32_t c, size_t& at) {
  constexpr int shortest_stemmed = 5, longest_stem = 6;  // letters
  WordHash hash;
  int letters = 0;
  for (;;) {
    if (char_class(c) != CharClass::extend) {
      hash.word = add_to_hash(hash.word, fold(c));
      if (++letters >= shortest_stemmed && letters <= longest_stem) hash.stem = hash.word;
    }
    if (at >= end) return hash;
    size_t next = at;
    c = next_code_point(text, next);
    if (!is_word(c) && char_class(c) != CharClass::extend) return hash;
    at = next;
  }
}

Told read_told(std::string_view text, Span span) {
  Told told;
  uint64_t before = 0, second_before = 0;  // hashes of the last two words
  bool sentence_start = true;
  for (size_t at = span.begin; at < span.end;) {
    const char32_t c = next_code_point(text, at);
    if (c == '.' || c == '!' || c == '?') sentence_start = true;
    if (c == '"' || c == U'“') told.quotes = true;
    if (!is_word(c)) continue;
    const auto [word, stem] = read_word_hash(text, span.end, c, at);
    told.all.push_back(word);
    if (stem != 0) told.stems.push_back(stem);
    if (told.words >= 2) told.threes.push_back(add_to_hash(add_to_hash(second_before, before), word));
    if (is_digit(c) || (is_upper(c) && !sentence_start)) told.claims.push_back(word);
    sentence_start = false;
    second_before = before;
    before = word;
    ++told.words;
  }
  make_set(told.all);
  make_set(told.stems);
  make_set(told.threes);
  make_set(told.claims);
  return told;
}

bool is_among(uint64_t hash, const std::vector<uint64_t>& set) {
  return std::binary_search(set.begin(), set.end(), hash);
}

// Which part of `few` is among `many`, 0 to 1.
double part_in(const std::vector<uint64_t>& few, const std::vector<uint64_t>& many) {
  if (few.empty()) return 0;
  size_t found = 0;
  for (uint64_t hash : few) found += is_among(hash, many);
  return static_cast<double>(found) / static_cast<double>(few.size());
}

}  // namespace

bool is_told_again(std::string_view text, Span first, Span next, Span rest) {
  const Told told = read_told(text, first);
  if (told.words < least_words) return false;
  if (part_in(told.stems, read_told(text, next).stems) < least_retold_at_once) return false;
  const Told again = read_told(text, rest);
  return part_in(told.stems, again.stems) >= least_retold && part_in(told.threes, again.threes) >= least_same_threes;
}

bool sums_up(std::string_view text, Span abstract, Span before, Span last) {
  const Told told = read_told(text, last);
  if (told.words < least_words || told.quotes) return false;
  if (part_in(read_told(text, abstract).stems, told.stems) < least_summed_up) return false;
  const std::vector<uint64_t> earlier = read_told(text, before).all;
  return std::all_of(told.claims.begin(), told.claims.end(), [&](uint64_t claim) { return is_among(claim, earlier); });
}

}  // namespace annotator
