// Acronyms and what they are the letters of. Tested in tests/entities/names.test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "words.h"

namespace annotator {

// The letters of a text that is written like an acronym, folded ("PG&E" -> "pge"); empty for any other text. Acronyms
// have 2 to 8 letters and digits, at least two of them capitals, and no white space; or a capital and a number ("G20").
std::string acronym_letters(std::string_view text);

// Whether an acronym (folded) is made of the beginnings of a name's words, with or without its country: "usaid", "tfl".
bool is_acronym_of(std::string_view acronym, const Words& key);

// The first letters of words but small ones ("of"); of numbers their digits: "g20" of "Group of 20", "g7".
std::string initials_of(const Words& words);

// Whether letters are the first of a word and some of its others, in order: "wn" of "wikinews". This says little by
// itself.
bool abbreviates(std::string_view letters, std::string_view word);

}  // namespace annotator
