// The calendar fields that the words of a date say, before it is known what they are reckoned from.
// Tested by tests/cases/times.txt.
#pragma once

#include <optional>

#include "../annotation.h"
#include "../numbers/lexemes.h"
#include "calendar.h"

namespace annotator {

// 0 is not said.
struct DateFields {
  int year = 0, month = 0, day = 0, weekday = 0;
  std::optional<int> year_from_now;  // "of last year": -1
};

// Each passes what it reads; where there is no such thing, the cursor stays, and the result is empty or 0.

// "Wednesday, February 19, 2025", "19 February", "March of last year", "2024", "Friday", "2025-02-19"; "02/19/2025"
// where only one order makes a date.
std::optional<DateFields> read_fields(Cursor& cursor);

int read_year(Cursor& cursor);  // of four digits
int read_day(Cursor& cursor);   // of the month
int read_month(Cursor& cursor);
int read_weekday(Cursor& cursor);

// "2025", "of 2025", ", 2025", "last year", "of this year"
void read_year_behind(Cursor& cursor, DateFields& fields);

// A date with its day, month and year.
std::optional<Date> read_full_date(Cursor& cursor);

// The number of at most four plain digits; -1: it is none.
int plain_number(const Lexeme* lexeme);

}  // namespace annotator
