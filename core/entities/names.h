// Comparing names: the parts of a person's name, acronyms and short forms of organizations and places.
// Names are given as their words (name_words()). Tested in tests/entities/names.test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

using Words = std::vector<std::string>;

// Beyond so many names that share a word, the word says nothing about which of them is meant.
inline constexpr size_t most_candidates = 64;

// Not dates and numbers.
inline bool is_name(EntityType type) { return type <= EntityType::language; }

// The words with a space behind each.
std::string joined(const Words& words);

// ---- people: "Jane Q. Smith Jr." -----------------------------------------------------------------------------

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

// Whether two words differ in one vowel: "taleban", "taliban".
bool differ_by_a_vowel(std::string_view a, std::string_view b);

// Whether two names are the same but for a letter of one of their longer words: "Sarkozy", "Sarkosy".
bool are_misspelt_alike(const Words& a, const Words& b);

// ---- organizations, places, works ----------------------------------------------------------------------------

// The words by which two names of a type count as the same: without article, "and", company forms ("Inc.") and the s of
// a plural, with usual variants of countries made alike ("us", "america" -> "united states").
Words name_key(EntityType type, const Words& words);

// Whether a name ends as only companies' names do: "Inc.", "ASA".
bool has_company_form(const Words& words);

// Whether a name ends as no person's does: "University", "Rovers".
bool ends_as_organization(const Words& words);

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

// Whether one name can stand for another of its type, which is longer or has the same words in another order: "Tesla"
// for "Tesla Motors", "Supreme Court" for "U.S. Supreme Court", "State Department" for "U.S. Department of State", but
// not "U.N." for "U.N. Security Council". Both given by their name_key().
bool is_short_form_of(EntityType type, const Words& part, const Words& full);

}  // namespace annotator
