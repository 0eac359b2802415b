#include "time_grammar.h"

#include "time_dates.h"
#include "time_lengths.h"
#include "time_moments.h"

namespace annotator {

Time read_time(const std::vector<Lexeme>& lexemes, const TimeContext& context) {
  Cursor cursor(lexemes);
  Time time;
  const auto whole = [&](auto read) {
    time = Time{};
    cursor.at = 0;
    if (!read()) return false;
    cursor.take(".");
    return cursor.at_end();
  };
  // From the narrowest form to the widest.
  const bool is_read = whole([&] { return read_age(cursor, context, time); }) ||
                       whole([&] { return read_repeated(cursor, time); }) ||
                       whole([&] { return read_moment(cursor, context, time); }) ||
                       whole([&] { return read_date(cursor, context, time); }) ||
                       whole([&] { return read_duration(cursor, time); });
  // As a time, "2024" is 24 past eight.
  const bool is_clock = context.type == EntityType::time && time.kind == TimeKind::date && time.value.size() == 4;
  if (is_read && !is_clock) return time;
  time = Time{};
  time.kind = context.type == EntityType::time ? TimeKind::time : TimeKind::date;
  return time;
}

}  // namespace annotator
