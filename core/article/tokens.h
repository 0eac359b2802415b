// Sentences -> tokens: words, numbers, and other characters. model/text.py does the very same in Python.
// Tested by tokens.test.cpp with tests/cases/tokens.txt.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

// Splits sentences into tokens: in order, disjoint, none empty, none across sentences; white space belongs to none.
//   a word    one word character, then any word or extend characters: "Rubio", "10am"; "don't" is don ' t
//   another   one other character, then any extend characters: ".", "$", "’"; but a run of more than 8 other
//             characters (a ruler, a row of emoji) is one token altogether
// Extend characters with neither before them in the sentence belong to no token.
std::vector<Token> find_tokens(std::string_view text, const std::vector<Sentence>& sentences);

// Words as a reader counts them: stretches between white space that hold a letter or digit. "U.S.-led talks" has two.
uint32_t count_words(std::string_view text);

}  // namespace annotator
