// Comparing the names of people, given as their words: "Jane Q. Smith Jr." Tested in tests/entities/names.test.cpp.
#pragma once

#include <string_view>

#include "words.h"

namespace annotator {

// Whether two names of at least two words can be one person's: the surname is the same, the first names are the same,
// usual short forms ("Mike", "Michael") or initials of each other, the names between do not contradict.
bool may_be_same_person(const Words& a, const Words& b);

// Whether part is what a full name ends in: its surname ("van Halen" in "Eddie van Halen").
bool is_surname_in(const Words& part, const Words& full);

// Whether one word is the first of a full name or short for it, or stands within it.
bool is_given_name_in(std::string_view word, const Words& full);

// Whether a word is short for the first of a full name: "Jim" of "James Roche", "Chad" of "Chadwick Roche".
bool is_short_given_name(std::string_view word, const Words& full);

// Whether letters are the first ones of all words of a full name: "wss" of "William S. Saturn".
bool has_initials(std::string_view initials, const Words& full);

// Whether part is a full name without a surname behind or names between: "Pedro Diaz" of "Pedro R. Diaz Ortega".
bool leaves_out_surname(const Words& part, const Words& full);

}  // namespace annotator
