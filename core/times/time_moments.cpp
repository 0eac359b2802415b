#include "time_moments.h"

#include "../numbers/amounts.h"
#include "time_calendar.h"
#include "time_dates.h"
#include "time_deixis.h"
#include "time_words.h"

namespace annotator {
namespace {

// Passes a zone; true for UTC.
bool read_zone(Cursor& cursor) {
  const bool in_brackets = cursor.take("(");
  bool is_utc = false;
  if (cursor.take_any({"utc", "gmt", "z"})) is_utc = cursor.word() != "+" && cursor.word() != "-";
  else if (cursor.take("local")) cursor.take("time");
  else cursor.take_any({"est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt", "bst", "cet",
                        "cest", "eet", "eest", "ist", "jst", "aest", "aedt", "msk", "eastern", "pacific", "central"});
  cursor.take("time");
  if (in_brackets) cursor.take(")");
  return is_utc;
}

// "5:30 p.m.", "17.30"?, "1429 UTC", "noon"; "T17:30", with Z for UTC; empty: none. Zones but UTC are left out: their
// letters are often ambiguous (IST), and the words are there to read.
std::string read_clock(Cursor& cursor) {
  const size_t start = cursor.at;
  cursor.take_any({"between", "from", "at"});
  read_modifier(cursor);
  cursor.take_any({"shortly", "just"});
  cursor.take_any({"before", "after"});
  if (cursor.take_any({"noon", "midday"})) return "T12:00";
  if (cursor.take("midnight")) return "T00:00";
  int hour = -1, minute = 0;
  bool is_written_out = false;  // with a colon, or four digits: a clock time even without am or pm
  const Lexeme* digits = cursor.peek();
  if (!digits || digits->kind != LexemeKind::number) return cursor.at = start, std::string();
  const int plain = plain_number(digits);
  ++cursor.at;
  if (plain >= 0 && digits->text.size() == 4) {
    hour = plain / 100;
    minute = plain % 100;
    const size_t behind = cursor.at;
    read_zone(cursor);
    const bool is_zoned = cursor.at != behind || cursor.word() == "hours" || cursor.word() == "hrs";
    if (!is_zoned) return cursor.at = start, std::string();
    cursor.at = behind;
    is_written_out = true;
  } else if (plain >= 0) {
    hour = plain;
    if (cursor.word() == ":" && cursor.peek(1) && cursor.peek(1)->text.size() == 2) {
      minute = plain_number(cursor.peek(1));
      cursor.at += 2;
      is_written_out = true;
      if (cursor.word() == ":" || (cursor.peek() && cursor.peek()->text[0] == '.'))  // a runner's time, or seconds
        return cursor.at = start, std::string();
    }
  } else if (digits->text.size() <= 5 && digits->text.find('.') + 3 == digits->text.size()) {
    // "2.40 pm"
    hour = digits->text[0] - '0';
    if (digits->text[1] != '.') hour = hour * 10 + (digits->text[1] - '0');
    minute = (digits->text[digits->text.size() - 2] - '0') * 10 + (digits->text.back() - '0');
  }
  const bool is_am = cursor.take("am"), is_pm = !is_am && cursor.take("pm");
  if (is_am || is_pm) {
    if (hour < 1 || hour > 12) return cursor.at = start, std::string();
    hour = hour % 12 + (is_pm ? 12 : 0);
  } else if (!is_written_out) {
    if (!cursor.take("o") || !cursor.take("'") || !cursor.take("clock")) return cursor.at = start, std::string();
    return cursor.at = start, std::string();  // morning or evening is not said
  }
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return cursor.at = start, std::string();
  cursor.take_any({"hours", "hrs"});
  const bool is_utc = read_zone(cursor);
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return "T" + two(hour) + ":" + two(minute) + (is_utc ? "Z" : "");
}

Point with_part(Point point, std::string_view part) {
  point.part = part;
  return point;
}

// "This morning", "tonight", "last night", "overnight".
std::optional<Point> read_near_part(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  if (cursor.take("tonight")) return with_part(place_unit(context, TimeUnit::day, 0), "night");
  if (cursor.take("overnight"))
    return with_part(relative_point(TimeUnit::day, std::nullopt, TimeUnit::day), "overnight");
  read_edge(cursor);
  if (cursor.take("this")) {
    const std::string_view part = read_part_of_day(cursor);
    if (!part.empty()) return with_part(place_unit(context, TimeUnit::day, 0), part);
  } else if (cursor.take("last") && (cursor.word() == "night" || cursor.word() == "evening")) {
    return with_part(place_unit(context, TimeUnit::day, -1), read_part_of_day(cursor));
  }
  cursor.at = start;
  return std::nullopt;
}

// "The early hours of Friday", "the night of June 21", "early in the morning of this day".
std::optional<Point> read_part_of(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  cursor.take("the");
  const bool is_early = cursor.take("early");
  std::string_view part = read_part_of_day(cursor);
  if (part.empty() && is_early && cursor.take("hours")) part = "early";
  if (!part.empty() && cursor.take_any({"of", "on"})) {
    auto day = read_near_part(cursor, context);
    if (!day) day = read_one(cursor, context);
    if (day && day->grain == TimeUnit::day) return with_part(*day, day->part.empty() ? part : day->part);
  }
  cursor.at = start;
  return std::nullopt;
}

// The day of a time, with "late", "early on" before it and a part of the day behind: "late Sunday night".
std::optional<Point> read_day_and_part(Cursor& cursor, const TimeContext& context) {
  if (auto day = read_near_part(cursor, context)) return day;
  if (auto day = read_part_of(cursor, context)) return day;
  const size_t start = cursor.at;
  const Edge edge = read_edge(cursor);
  std::optional<Point> day = read_one(cursor, context);
  if (!day || day->grain != TimeUnit::day || day->is_interval()) {
    cursor.at = start;
    return std::nullopt;
  }
  cursor.take_any({",", "in"});
  cursor.take_any({"the", "early", "late"});
  std::string_view part = read_part_of_day(cursor);
  if (part.empty() && edge != Edge::none) part = part_of(edge);
  if (!part.empty()) day->part = part;
  return day;
}

}  // namespace

// A time of day with its day, or one of them: "today at 1429 UTC", "5 p.m. Wednesday", "late Monday", "this morning".
bool read_moment(Cursor& cursor, const TimeContext& context, Time& time) {
  const size_t start = cursor.at;
  // "Shortly before midnight" is about then, "before midnight" is any time of the evening.
  const bool is_open = cursor.word() == "before" || cursor.word() == "after";
  std::string clock = read_clock(cursor);
  if (clock.empty()) cursor.at = start;
  if (!clock.empty() && take_to(cursor)) {
    const std::string until = read_clock(cursor);
    time.kind = TimeKind::time;
    time.value = clock + "/" + until;
    return !until.empty();
  }
  cursor.take("on");
  const size_t day_at = cursor.at;
  std::optional<Point> day = read_day_and_part(cursor, context);
  if (!day) cursor.at = day_at;
  if (day && clock.empty()) {
    const size_t behind = cursor.at;
    cursor.take(",");
    cursor.take("at");
    clock = read_clock(cursor);
    if (clock.empty()) cursor.at = behind;
  }
  if (!clock.empty() && read_zone(cursor)) clock += clock.back() == 'Z' ? "" : "Z";
  if (clock.empty() && !(day && !day->part.empty())) return false;
  if (day) put(*day, time);
  time.kind = TimeKind::time;
  if (clock.empty() || is_open) return true;
  if (!day) time.value = clock;
  else if (clock == "T00:00") time.part = "midnight";  // which end of the day is not said
  else if (day->known && !day->approx) time.value += clock;
  return true;
}

}  // namespace annotator
