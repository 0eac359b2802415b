// The words of one number -> value and unit. Tested by tests/cases/numbers.txt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../annotation.h"
#include "lexemes.h"
#include "rational.h"

namespace annotator {

struct NumberReading {
  std::optional<Rational> value, high;  // high: the end of a range
  std::string unit;                     // empty: none is said
  bool assumed = false;                 // the unit is the likeliest of several: "$" is taken for US dollars
  Modifier modifier = Modifier::none;
};

// type: percent, money, quantity, ordinal or cardinal. Words that are not read to their end have no value.
NumberReading read_number(const std::vector<Lexeme>& lexemes, EntityType type);

}  // namespace annotator
