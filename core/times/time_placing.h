// Where a date lies in the calendar: at once where its year is said, else reckoned from the day of publication; which
// way, the tense says. Where that leaves two readings ("next Friday" said on a Wednesday), it is not placed.
// Tested by tests/cases/times.txt.
#pragma once

#include <optional>
#include <string>

#include "../annotation.h"
#include "../numbers/rational.h"
#include "calendar.h"
#include "time_fields.h"

namespace annotator {

// Whether what is told lies behind or before the day of publication, as far as the verbs beside the words say.
enum class Tense : uint8_t { unknown, past, future };

// What the words are read with.
struct TimeContext {
  EntityType type = EntityType::date;  // date or time
  std::optional<Day> published;
  Tense tense = Tense::unknown;
  int told_year = 0;         // the last year said shortly before: dates without a year belong to it; 0: none
  bool is_apposed = false;   // stands between commas: "Ana Ruiz, 35, said"
};

// A date placed in the calendar, or not.
struct Point {
  bool known = false;
  Date from, to;             // the same but for an interval
  TimeUnit grain = TimeUnit::day;
  bool approx = false;
  bool open_from = false, open_to = false;  // that end is not known: "recent weeks", "the next few days"
  bool endless = false;      // that end lies open: "since 2019"
  std::string edtf;          // instead of the days: "2025-22"
  std::string_view part;     // of the day
  std::optional<RelativeTime> relative;
  bool anchored = false;     // reckoned from the day of publication

  bool is_interval() const { return open_from || open_to || !(from == to); }
};

Point at(Date date, TimeUnit grain);                // not known where there is no such date
Point between(Date from, Date to, TimeUnit grain);  // nor where it ends before it begins

// Relative points that are not placed: from the day of publication, or from a time in the text.
Point relative_point(TimeUnit unit, std::optional<int> n, TimeUnit grain);
Point from_text(TimeUnit unit, std::optional<int> n);

// The point placed by reckoning what the other says.
Point anchored(Point point, const Point& like);

// The year that is said or reckoned; 0: none.
int year_said(const TimeContext& context, const DateFields& fields);

Point place(const TimeContext& context, const DateFields& fields);
Point place_in_year(const TimeContext& context, const DateFields& fields);
Point place_weekday(const TimeContext& context, int weekday);

// "Last Friday", "this Friday", "next Friday": only where the weekday nearest on that side is the one of that week too.
Point place_weekday_of_week(const TimeContext& context, int weekday, int week);

Point place_unit(const TimeContext& context, TimeUnit unit, int n);  // "last year", "this month", "next week"
Point place_weekend(const TimeContext& context, int n);
Point place_the_weekend(const TimeContext& context);

// "Three years ago" and "three months ago" are about a month, "three weeks ago" about a day, "three days ago" a day.
Point place_distance(const TimeContext& context, TimeUnit unit, Rational n, Modifier modifier);

// "The past two years", "the next six months"; without a number ("the next few days") the far end is not known.
Point place_stretch(const TimeContext& context, TimeUnit unit, std::optional<Rational> n, bool is_past);

std::optional<int> whole_number(Rational n);

// The point as value, relative and days of a time.
void put(const Point& point, Time& time);

}  // namespace annotator
