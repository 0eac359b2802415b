// Numerals, plain and worded: "1.2 billion", "twenty-one", "half a million", "two-thirds", "at least 240".
// Read by times (durations) and numbers. Tested by tests/cases/numbers.txt.
#pragma once

#include <optional>
#include <string_view>

#include "../annotation.h"
#include "lexemes.h"
#include "rational.h"

namespace annotator {

struct Numeral {
  std::optional<Rational> value;  // none: "dozens", "several hundred"
  int64_t scale = 1;              // what a word such as "million" multiplied it by: "five to six million"
  bool is_vague = false;
};

// Whether "70m" is 70 million, as with money and counts, or metres.
enum class ShortScales : bool { no, yes };

// A numeral at the place; the cursor stays where there is none. "a" is one only before such words as "dozen".
std::optional<Numeral> read_numeral(Cursor& cursor, ShortScales short_scales);

// "about", "at least", "no fewer than"; Modifier::none where there is no such word.
Modifier read_modifier(Cursor& cursor);

// "... or more", "... or so", "+" behind a number.
Modifier read_modifier_behind(Cursor& cursor);

// "1,400.5"; none where digits, commas and full stops are no number in English ("8,26", "1.2.3").
std::optional<Rational> decimal(std::string_view digits);

// The place of a worded ordinal from 1 on ("first", "twenty-first", "third"); 0: none.
int read_ordinal(Cursor& cursor);

}  // namespace annotator
