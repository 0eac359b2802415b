// Words that decide where a mention begins, and whether it is one. All folded and sorted.
// Read by mentions.cpp only; tested by tests/cases/mentions.txt.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace annotator {

// Titles that are no part of the name behind them. Not those that are given names too (Amir, Earl, Sultan).
inline constexpr std::array<std::string_view, 69> titles_before_names = {
    "adm", "admiral", "ambassador", "archbishop", "ayatollah", "baroness", "bishop", "brig", "brigadier", "canon",
    "capt", "cardinal", "chairman", "chancellor", "cllr", "col", "colonel", "commander", "commodore", "congressman",
    "congresswoman", "constable", "corporal", "councillor", "cpl", "dame", "deacon", "det", "detective", "dr",
    "gen", "general", "governor", "imam", "insp", "inspector", "judge", "justice", "king", "lord", "lt", "maj",
    "minister", "mr", "mrs", "ms", "mullah", "pastor", "pope", "president", "prince", "princess", "prof",
    "professor", "queen", "rabbi", "recorder", "rev", "reverend", "sen", "senator", "sergeant", "sgt", "sheik",
    "sheikh", "sheriff", "sir", "superintendent", "supt"};
static_assert(std::is_sorted(titles_before_names.begin(), titles_before_names.end()));

// Small words that a surname may begin with: "van der Berg", "al-Assad". Others before a name are none of it.
inline constexpr std::array<std::string_view, 29> name_particles = {
    "abu", "af", "al", "as", "av", "ben", "bin", "bint", "da", "dal", "de", "del", "della", "den", "der", "di", "dos", "du",
    "el", "ibn", "la", "le", "lo", "ter", "ul", "van", "von", "ya", "zu"};
static_assert(std::is_sorted(name_particles.begin(), name_particles.end()));

// Words that say a number without a digit. Those in "th" and "teen" are not listed.
inline constexpr std::array<std::string_view, 70> number_names = {
    "a", "an", "billion", "billions", "both", "cent", "cents", "couple", "dollar", "double", "dozen", "dozens",
    "eight", "eighty", "eleven", "few", "fewer", "fifth", "fifths", "fifty", "first", "five", "forty", "four", "half",
    "halves", "hundred", "hundreds", "many", "million", "millions", "nine", "ninety", "no", "once", "one", "pair",
    "penny", "point", "quarter", "quarters", "scores", "second", "seven", "seventy", "several", "single", "six",
    "sixty", "some", "ten", "tens", "third", "thirds", "thirty", "thousand", "thousands", "three", "tons", "trillion",
    "trillions", "triple", "twelve", "twenty", "twice", "two", "umpteenth", "zero", "zeroes", "zeros"};
static_assert(std::is_sorted(number_names.begin(), number_names.end()));

}  // namespace annotator
