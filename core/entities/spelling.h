// Words and names that are spelt in two ways, or misspelt once. Tested in tests/entities/names.test.cpp.
#pragma once

#include <string_view>

#include "words.h"

namespace annotator {

// Whether two words differ in one vowel: "taleban", "taliban".
bool differ_by_a_vowel(std::string_view a, std::string_view b);

// Whether two names are the same but for a letter of one of their longer words: "Sarkozy", "Sarkosy".
bool are_misspelt_alike(const Words& a, const Words& b);

}  // namespace annotator
