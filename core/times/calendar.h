// Days, months and years of the calendar, and how ISO 8601 writes them. Tested in tests/times/times.test.cpp.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace annotator {

using Day = std::chrono::sys_days;

// A year, a month or a day; what is 0 is not said.
struct Date {
  int year = 0, month = 0, day = 0;

  bool operator==(const Date&) const = default;
};

bool is_valid(Date date);      // years 1 to 9999, days as the month has them
Day first_day(Date date);      // of the year or month
Day last_day(Date date);
Date date_of(Day day);
Date month_of(Day day);        // without the day
int weekday_of(Day day);       // 1 is Monday, 7 is Sunday
Day monday_of(Day day);        // of its week
Day add_months(Day day, int months);  // the last day of a month where it has no such day

std::string iso(Date date);    // "2025", "2025-02", "2025-02-19"
Date read_iso(std::string_view date);  // of "2025", "2025-02" or "2025-02-19", one of which it must be

}  // namespace annotator
