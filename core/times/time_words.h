// The words of dates and times, in one place. All folded. Read by the forms of time_*.cpp and by times.cpp.
// Tested by tests/cases/times.txt.
#pragma once

#include <string_view>

#include "../annotation.h"

namespace annotator {

// What a word stands for in a table; 0: not in it.
struct NumberedWord {
  std::string_view word;
  int number;
};

template <size_t n>
constexpr int number_of(const NumberedWord (&table)[n], std::string_view word) {
  for (const NumberedWord& each : table)
    if (each.word == word) return each.number;
  return 0;
}

inline constexpr NumberedWord month_words[] = {
    {"january", 1}, {"jan", 1}, {"february", 2}, {"feb", 2}, {"march", 3}, {"mar", 3}, {"april", 4}, {"apr", 4},
    {"may", 5}, {"june", 6}, {"jun", 6}, {"july", 7}, {"jul", 7}, {"august", 8}, {"aug", 8}, {"september", 9},
    {"sept", 9}, {"sep", 9}, {"october", 10}, {"oct", 10}, {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12},
};

inline constexpr NumberedWord weekday_words[] = {
    {"monday", 1}, {"mon", 1}, {"tuesday", 2}, {"tue", 2}, {"tues", 2}, {"wednesday", 3}, {"wed", 3}, {"thursday", 4},
    {"thu", 4}, {"thurs", 4}, {"friday", 5}, {"fri", 5}, {"saturday", 6}, {"sat", 6}, {"sunday", 7}, {"sun", 7},
};

// As EDTF numbers them, whichever half of the earth it is.
inline constexpr NumberedWord season_words[] = {
    {"spring", 21}, {"springtime", 21}, {"summer", 22}, {"summertime", 22}, {"autumn", 23}, {"fall", 23},
    {"winter", 24}, {"wintertime", 24},
};

struct UnitWord {
  std::string_view word;
  TimeUnit unit;
  int times;  // a fortnight is two weeks
};

inline constexpr UnitWord unit_words[] = {
    {"second", TimeUnit::second, 1}, {"seconds", TimeUnit::second, 1}, {"sec", TimeUnit::second, 1},
    {"secs", TimeUnit::second, 1}, {"minute", TimeUnit::minute, 1}, {"minutes", TimeUnit::minute, 1},
    {"min", TimeUnit::minute, 1}, {"mins", TimeUnit::minute, 1}, {"hour", TimeUnit::hour, 1},
    {"hours", TimeUnit::hour, 1}, {"hr", TimeUnit::hour, 1}, {"hrs", TimeUnit::hour, 1}, {"day", TimeUnit::day, 1},
    {"days", TimeUnit::day, 1}, {"week", TimeUnit::week, 1}, {"weeks", TimeUnit::week, 1},
    {"fortnight", TimeUnit::week, 2}, {"fortnights", TimeUnit::week, 2}, {"month", TimeUnit::month, 1},
    {"months", TimeUnit::month, 1}, {"quarter", TimeUnit::month, 3}, {"quarters", TimeUnit::month, 3},
    {"year", TimeUnit::year, 1}, {"years", TimeUnit::year, 1}, {"yr", TimeUnit::year, 1}, {"yrs", TimeUnit::year, 1},
    {"decade", TimeUnit::decade, 1}, {"decades", TimeUnit::decade, 1}, {"century", TimeUnit::century, 1},
    {"centuries", TimeUnit::century, 1},
};

// Holidays that have the same day everywhere and every year: month * 100 + day. With one space between words.
inline constexpr NumberedWord holiday_words[] = {
    {"new year's day", 101}, {"valentine's day", 214}, {"international women's day", 308}, {"st patrick's day", 317},
    {"april fools' day", 401}, {"earth day", 422}, {"may day", 501}, {"juneteenth", 619}, {"canada day", 701},
    {"bastille day", 714}, {"halloween", 1031}, {"armistice day", 1111}, {"christmas eve", 1224},
    {"christmas day", 1225}, {"christmas", 1225}, {"boxing day", 1226}, {"new year's eve", 1231},
};

inline constexpr std::string_view parts_of_day[] = {
    "afternoon", "dawn", "dusk", "evening", "midday", "morning", "night", "nighttime", "overnight", "sunrise", "sunset",
};

// Repeated by themselves.
struct RepeatedWord {
  std::string_view word, value;
};
inline constexpr RepeatedWord repeated_words[] = {
    {"annual", "R/P1Y"}, {"annually", "R/P1Y"}, {"yearly", "R/P1Y"}, {"monthly", "R/P1M"}, {"quarterly", "R/P3M"},
    {"weekly", "R/P1W"}, {"fortnightly", "R/P2W"}, {"daily", "R/P1D"}, {"nightly", "R/P1D"}, {"hourly", "R/PT1H"},
    {"biennial", "R/P2Y"}, {"biennially", "R/P2Y"},
};

// ---- which way a date without a year lies, by the verb beside it ---------------------------------------------------

inline constexpr std::string_view future_verbs[] = {
    "begins", "closes", "coming", "deadline", "due", "ends", "expected", "expects", "expires", "faces", "hopes", "ll",
    "opens", "planned", "planning", "plans", "scheduled", "shall", "slated", "starts", "upcoming", "will", "would",
};

// These say nothing of the future behind a verb of the past: "was due on Friday".
inline constexpr std::string_view planned_participles[] = {"due", "expected", "planned", "scheduled", "slated"};

// What may be is still to come, but not what may have been, and "could not" is told of the past.
inline constexpr std::string_view possible_verbs[] = {"could", "may", "might"};

// "to" behind one of these opens what is still to come: "is to meet", "set to meet".
inline constexpr std::string_view before_future_to[] = {"are", "is", "set"};

// Past forms that do not end in -ed.
inline constexpr std::string_view past_verbs[] = {
    "arose", "ate", "beat", "became", "been", "began", "blew", "born", "bought", "broke", "brought", "built", "came",
    "caught", "chose", "did", "died", "drew", "drove", "fell", "fled", "flew", "forbade", "forgot", "fought", "found",
    "froze", "gave", "got", "grew", "had", "has", "have", "heard", "held", "hung", "kept", "knew", "laid", "lay", "led",
    "left", "lent", "lost", "made", "met", "paid", "ran", "rang", "rose", "said", "sang", "sank", "sat", "saw", "sent",
    "shook", "shot", "shown", "slept", "sold", "sought", "spent", "spoke", "stood", "stole", "struck", "sued", "swam",
    "swore", "taken", "taught", "threw", "told", "took", "understood", "was", "went", "were", "woke", "won", "wore",
    "wrote",
};

}  // namespace annotator
