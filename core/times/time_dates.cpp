#include "time_dates.h"

#include "../numbers/amounts.h"
#include "time_calendar.h"
#include "time_deixis.h"
#include "time_words.h"

namespace annotator {
namespace {

using std::chrono::days;

Point joined(const Point& first, const Point& last) {
  Point point = first;
  if (first.known && last.known && !first.open_from && !last.open_to && first.edtf.empty() && last.edtf.empty()) {
    point = between(first.from, last.to, first.grain);
    point.relative = first.relative ? first.relative : last.relative;
    point.anchored = point.known && (first.anchored || last.anchored);
  } else {
    point.known = point.anchored = false;
    if (!point.relative) point.relative = last.relative;
  }
  return point;
}

// "March and April" are one stretch of time, "March and May" are two.
Point both(const Point& first, const Point& last, bool is_and) {
  Point point = joined(first, last);
  const bool is_gap = point.known && first_day(last.from) != last_day(first.to) + days(1);
  if (is_and && is_gap) point.known = point.anchored = false;
  return point;
}

// "May 3-5, 2024", "14 to 16 May"
std::optional<Point> read_days_of_month(Cursor& cursor, const TimeContext& context, bool is_between) {
  const size_t start = cursor.at;
  DateFields first, last;
  bool is_and = false;
  const auto take_join = [&] { return is_and = cursor.word() == "and" && !is_between, take_to(cursor); };
  if ((first.month = read_month(cursor))) {
    first.day = read_day(cursor);
    if (first.day && take_join() && (last.day = read_day(cursor))) {
      last.month = first.month;
      read_year_behind(cursor, last);
    }
  } else if ((first.day = read_day(cursor)) && take_join() && (last.day = read_day(cursor))) {
    cursor.take("of");
    first.month = last.month = read_month(cursor);
    if (last.month) read_year_behind(cursor, last);
  }
  if (!first.day || !last.day || !last.month) {
    cursor.at = start;
    return std::nullopt;
  }
  first.year = last.year;
  first.year_from_now = last.year_from_now;
  return both(place(context, first), place(context, last), is_and);
}

// "2004-05" may be a May or two years.
std::optional<Point> read_years(Cursor& cursor) {
  const size_t start = cursor.at;
  const int first = read_year(cursor);
  const Lexeme* second = cursor.peek(1);
  const bool is_pair = second && second->text.size() == 2 && plain_number(second) >= 0 && cursor.word(2) != "-";
  if (first && cursor.word() == "-" && is_pair) {
    const int last = first / 100 * 100 + plain_number(second);
    const bool is_month = plain_number(second) >= 1 && plain_number(second) <= 12;
    cursor.at += 2;
    if (is_month && last > first) return Point{.grain = TimeUnit::year};
    if (is_month) return at({first, plain_number(second)}, TimeUnit::month);
    if (last > first) return between({first}, {last}, TimeUnit::year);
  }
  cursor.at = start;
  return std::nullopt;
}

// "between March and June 2024", "from 2010 to 2015", "Friday through Sunday"
std::optional<Point> read_range(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  const bool is_between = cursor.take_any({"between", "from"});
  if (auto point = read_days_of_month(cursor, context, is_between)) return point;
  const size_t first_at = cursor.at;
  bool is_and = false;
  const auto take_join = [&] { return is_and = cursor.word() == "and" && !is_between, take_to(cursor); };
  if (const auto first = read_fields(cursor); first && take_join()) {
    const auto last = read_fields(cursor);
    if (last) {
      DateFields opening = *first;
      if (!opening.year && opening.month) {
        opening.year = last->year;
        opening.year_from_now = last->year_from_now;
      }
      return both(place(context, opening), place(context, *last), is_and);
    }
  }
  cursor.at = first_at;
  if (const auto first = read_one(cursor, context); first && take_join()) {
    if (const auto last = read_one(cursor, context)) return both(*first, *last, is_and);
  }
  cursor.at = start;
  return std::nullopt;
}

}  // namespace

bool take_to(Cursor& cursor) { return cursor.take_any({"-", "to", "until", "till", "through", "thru", "and"}); }

// One date, without what it ends or begins.
std::optional<Point> read_one(Cursor& cursor, const TimeContext& context) {
  if (auto point = read_near_day(cursor, context)) return point;
  if (auto point = read_earlier_later(cursor, context)) return point;
  const size_t start = cursor.at;
  const Edge edge = read_edge(cursor);
  std::optional<Point> point = read_near_day(cursor, context);
  // "the end of the year" is that of this one.
  if (!point && edge != Edge::none && cursor.take("the")) {
    const UnitWord* unit = unit_at(cursor);
    const bool is_one = unit && unit->times == 1 && unit->word.back() != 's' && cursor.peek(1) == nullptr;
    if (is_one && unit->unit >= TimeUnit::week) {
      ++cursor.at;
      point = place_unit(context, unit->unit, 0);
    } else {
      --cursor.at;
    }
  }
  if (!point) point = read_determined(cursor, context);
  if (!point) point = read_recent(cursor, context);
  if (!point) point = read_the_day(cursor, context);
  if (!point) point = read_calendar(cursor, context);
  if (!point) {
    cursor.at = start;
    return std::nullopt;
  }
  return at_edge(*point, edge);
}

bool read_date(Cursor& cursor, const TimeContext& context, Time& time) {
  Modifier modifier = Modifier::none;
  std::optional<Point> point = read_distance(cursor, context, modifier);
  if (!point) {
    // "Since 2019" is open, "on Friday" is Friday.
    const bool is_since = cursor.take_any({"since", "after"});
    const bool is_until = !is_since && cursor.take_any({"until", "before"});
    if (!is_since && !is_until) cursor.take_any({"on", "in", "during", "at", "by"});
    const size_t start = cursor.at;
    if (cursor.word() != "the" && cursor.word() != "all") modifier = read_modifier(cursor);
    point = read_years(cursor);
    if (!point) point = read_range(cursor, context);
    if (!point) point = read_one(cursor, context);
    if (!point && cursor.at != start) {
      cursor.at = start;
      point = read_one(cursor, context);
    }
    if (!point) return false;
    if (modifier != Modifier::none) point->approx = true;
    if (is_since && !point->is_interval()) point->open_to = point->endless = true;
    if (is_until && !point->is_interval()) point->open_from = point->endless = true;
  }
  put(*point, time);
  time.modifier = modifier;
  return true;
}

}  // namespace annotator
