// Forms of dates that point from where they are said: "yesterday", "last year", "three years ago", "the next day".
// Tested by tests/cases/times.txt.
#pragma once

#include <optional>
#include <string_view>

#include "../numbers/lexemes.h"
#include "time_placing.h"
#include "time_words.h"

namespace annotator {

// Each passes what it reads; where there is no such form, the cursor stays.

std::optional<Point> read_near_day(Cursor& cursor, const TimeContext& context);       // "today"
std::optional<Point> read_earlier_later(Cursor& cursor, const TimeContext& context);  // "earlier this year"
std::optional<Point> read_determined(Cursor& cursor, const TimeContext& context);     // "the past two years"
std::optional<Point> read_recent(Cursor& cursor, const TimeContext& context);         // "recent weeks"
std::optional<Point> read_the_day(Cursor& cursor, const TimeContext& context);        // "the day before", "the weekend"

// "Nearly three years ago", "two days later".
std::optional<Point> read_distance(Cursor& cursor, const TimeContext& context, Modifier& modifier);

bool take_few(Cursor& cursor);                       // "a few", "several"
std::string_view read_part_of_day(Cursor& cursor);   // "morning"; empty: none
const UnitWord* unit_at(const Cursor& cursor);       // "years"; null: none. Does not pass it

}  // namespace annotator
