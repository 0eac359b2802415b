// Looks code points up in the tables of unicode_tables.h by binary search; ASCII, the most of it, in a row of its own.
//
//   kind_starts                code point << 4 | kind: from this code point on, up to the next, all are of this kind
//   fold_firsts, fold_offsets  run i begins with code point fold_firsts[i]; its folds are
//   fold_targets               fold_targets[fold_offsets[i] .. fold_offsets[i + 1])
//
// Tested by unicode.test.cpp.
#include "unicode.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "unicode_tables.h"

namespace annotator {
namespace {

enum Kind : uint8_t { space, other, extend, upper, lower, letter, digit, number, alternating };  // as unicode_tables.py

constexpr Kind search_kind(char32_t c) {
  const auto after = std::upper_bound(std::begin(kind_starts), std::end(kind_starts), uint32_t{c} << 4 | 15);
  const uint32_t start = *(after - 1);
  const Kind kind = static_cast<Kind>(start & 15);
  if (kind != alternating) return kind;
  return (c - (start >> 4)) % 2 == 0 ? upper : lower;
}

constexpr auto ascii_kinds = [] {
  std::array<Kind, 128> kinds{};
  for (char32_t c = 0; c < 128; ++c) kinds[c] = search_kind(c);
  return kinds;
}();

Kind kind_of(char32_t c) { return c < 128 ? ascii_kinds[c] : search_kind(c); }

}  // namespace

CharClass char_class(char32_t c) {
  switch (kind_of(c)) {
    case space: return CharClass::space;
    case other: return CharClass::other;
    case extend: return CharClass::extend;
    default: return CharClass::word;
  }
}

bool is_letter(char32_t c) {
  const Kind kind = kind_of(c);
  return kind == upper || kind == lower || kind == letter;
}

bool is_upper(char32_t c) { return kind_of(c) == upper; }

bool is_lower(char32_t c) { return kind_of(c) == lower; }

bool is_digit(char32_t c) { return kind_of(c) == digit; }

bool is_number(char32_t c) {
  const Kind kind = kind_of(c);
  return kind == digit || kind == number;
}

char32_t fold(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  const auto after = std::upper_bound(std::begin(fold_firsts), std::end(fold_firsts), c);
  if (after == std::begin(fold_firsts)) return c;
  const size_t run = static_cast<size_t>(after - std::begin(fold_firsts)) - 1;
  const size_t at = fold_offsets[run] + (c - fold_firsts[run]);
  return at < fold_offsets[run + 1] ? fold_targets[at] : c;
}

}  // namespace annotator
