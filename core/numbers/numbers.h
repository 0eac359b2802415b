// MONEY, PERCENT, QUANTITY, CARDINAL and ORDINAL mentions -> values and units, exactly; and where numbers of one
// article disagree. Tested in tests/numbers/numbers.test.cpp and tests/cases/{numbers,conflicts}.txt.
//
//   $1.2 billion      1200000000 USD, assumed, as "$" may be another country's; A$5 is AUD
//   two-thirds        2/3                      between 5 and 10 percent   5 to 10 %
//   1,400-kilometre   1400 km                  at least 240               240, at least
//   a dozen           12                       dozens                     no value
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// One for each of these mentions. A "$" alone is that of the dollars which the article names once ("A$5 million ... $2
// million"), if it names those of one country only; else US dollars. Reads text, tokens and mentions.
std::vector<Number> find_numbers(const Annotation& article);

// Few and narrow: only forms in which both numbers are exact and belong together by the words between them, or two
// sentences that tell the same in the same words. Reads text, sentences, tokens and numbers.
std::vector<NumberConflict> find_conflicts(const Annotation& article);

}  // namespace annotator
