// Comparing the names of organizations, places and works, given as their words (name_words()).
// Tested in tests/entities/names.test.cpp.
#pragma once

#include <string_view>

#include "../annotation.h"
#include "words.h"

namespace annotator {

// Beyond so many names that share a word, the word says nothing about which of them is meant.
inline constexpr size_t most_candidates = 64;

// Why a mention is one, or is of its type: the article has the name elsewhere too.
inline constexpr const char* same_name_elsewhere = "the same name elsewhere";

// Not dates and numbers.
inline bool is_name(EntityType type) { return type <= EntityType::language; }

// Words that a comparison or an acronym leaves out: "of", "the".
bool is_small_word(std::string_view word);
Words without_small_words(Words words);

// The words of an organization without its country: "state department" of "united states state department".
Words without_country(const Words& key);

// The words by which two names of a type count as the same: without article, "and", company forms ("Inc.") and the s of
// a plural, with usual variants of countries made alike ("us", "america" -> "united states").
Words name_key(EntityType type, const Words& words);

// Whether a name ends as only companies' names do: "Inc.", "ASA".
bool has_company_form(const Words& words);

// Whether a name ends as no person's does: "University", "Rovers".
bool ends_as_organization(const Words& words);

// Whether one name can stand for another of its type, which is longer or has the same words in another order: "Tesla"
// for "Tesla Motors", "Supreme Court" for "U.S. Supreme Court", "State Department" for "U.S. Department of State", but
// not "U.N." for "U.N. Security Council". Both given by their name_key().
bool is_short_form_of(EntityType type, const Words& part, const Words& full);

}  // namespace annotator
