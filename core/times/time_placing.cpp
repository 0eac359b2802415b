#include "time_placing.h"

namespace annotator {
namespace {

using std::chrono::days;

int months_in(TimeUnit unit) {
  return unit == TimeUnit::month ? 1 : unit == TimeUnit::year ? 12 : unit == TimeUnit::decade ? 120
         : unit == TimeUnit::century ? 1200 : 0;
}

int days_in(TimeUnit unit) { return unit == TimeUnit::day ? 1 : unit == TimeUnit::week ? 7 : 0; }

// The day that lies so many units from the day of publication; none where it is no whole day or not in the calendar.
std::optional<Day> shifted(const TimeContext& context, TimeUnit unit, Rational n) {
  const std::optional<Rational> in_months = product(n, {months_in(unit), 1});
  const std::optional<Rational> in_days = product(n, {days_in(unit), 1});
  if (!context.published || !in_months || !in_days) return std::nullopt;
  const Day now = *context.published;
  if (in_months->bottom != 1 || in_days->bottom != 1) return std::nullopt;
  const int64_t moved = in_months->top, year = date_of(now).year;
  if (moved <= -12 * (year - 1) || moved > 12 * (9998 - year)) return std::nullopt;
  if (in_days->top < -300000 || in_days->top > 300000 || (!moved && !in_days->top)) return std::nullopt;
  const Day day = moved ? add_months(now, static_cast<int>(moved)) : now + days(in_days->top);
  const int there = date_of(day).year;
  return there >= 1 && there <= 9999 ? std::optional(day) : std::nullopt;
}

TimeUnit grain_of(Date date) { return date.day ? TimeUnit::day : date.month ? TimeUnit::month : TimeUnit::year; }

std::string value_of(const Point& point) {
  if (!point.known) return {};
  if (!point.edtf.empty()) return point.edtf;
  const std::string unknown_end = point.endless ? ".." : "";
  if (point.open_from) return unknown_end + "/" + iso(point.to);
  if (point.open_to) return iso(point.from) + "/" + unknown_end;
  if (point.is_interval()) return iso(point.from) + "/" + iso(point.to);
  return iso(point.from) + (point.approx ? "~" : "");
}

}  // namespace

Point at(Date date, TimeUnit grain) { return {.known = is_valid(date), .from = date, .to = date, .grain = grain}; }

Point between(Date from, Date to, TimeUnit grain) {
  const bool known = is_valid(from) && is_valid(to) && first_day(from) <= last_day(to);
  return {.known = known, .from = from, .to = to, .grain = grain};
}

Point relative_point(TimeUnit unit, std::optional<int> n, TimeUnit grain) {
  Point point{.grain = grain};
  point.relative = RelativeTime{.unit = unit, .n = n};
  return point;
}

Point from_text(TimeUnit unit, std::optional<int> n) {
  Point point = relative_point(unit, n, unit);
  point.relative->from_text = true;
  return point;
}

Point anchored(Point point, const Point& like) {
  point.relative = like.relative;
  point.anchored = point.known;
  return point;
}

std::optional<int> whole_number(Rational n) {
  if (n.bottom != 1 || n.top < -100000 || n.top > 100000) return std::nullopt;
  return static_cast<int>(n.top);
}

int year_said(const TimeContext& context, const DateFields& fields) {
  if (fields.year || !fields.year_from_now || !context.published) return fields.year;
  return date_of(*context.published).year + *fields.year_from_now;
}

Point place(const TimeContext& context, const DateFields& fields) {
  if (fields.year) {
    const Date date{fields.year, fields.month, fields.day};
    return at(date, grain_of(date));
  }
  if (fields.month) return place_in_year(context, fields);
  return place_weekday(context, fields.weekday);
}

Point place_in_year(const TimeContext& context, const DateFields& fields) {
  const Date without_year{0, fields.month, fields.day};
  const Point unknown = relative_point(TimeUnit::year, fields.year_from_now, grain_of(without_year));
  if (!context.published) return unknown;
  if (const int year = year_said(context, fields)) {
    const Date date{year, fields.month, fields.day};
    return anchored(at(date, grain_of(date)), unknown);
  }
  const Day now = *context.published;
  std::optional<Date> found;
  for (int year = date_of(now).year - 1; year <= date_of(now).year + 1; ++year) {
    const Date date{year, fields.month, fields.day};
    if (!is_valid(date)) continue;
    if (fields.weekday && weekday_of(first_day(date)) != fields.weekday) continue;
    const bool is_this_month = date_of(now).year == year && date_of(now).month == fields.month;
    const bool is_past = first_day(date) <= now, is_future = last_day(date) >= now;
    const bool is_weekday_told = fields.weekday && fields.day && context.tense == Tense::unknown;
    if (is_this_month || is_weekday_told) found = date;
    else if (context.tense == Tense::past && is_past) found = date;
    else if (context.tense == Tense::future && is_future && !found) found = date;
    if (is_this_month) break;
  }
  if (!found || (context.told_year && found->year != context.told_year)) return unknown;
  return anchored(at(*found, grain_of(*found)), unknown);
}

Point place_weekday(const TimeContext& context, int weekday) {
  const Point unknown = relative_point(TimeUnit::weekday, std::nullopt, TimeUnit::day);
  if (!context.published || !weekday) return unknown;
  const Day now = *context.published;
  const int since = (weekday_of(now) - weekday + 7) % 7;
  if (since == 0) return anchored(at(date_of(now), TimeUnit::day), unknown);
  if (context.tense == Tense::past) return anchored(at(date_of(now - days(since)), TimeUnit::day), unknown);
  if (context.tense == Tense::future) return anchored(at(date_of(now + days(7 - since)), TimeUnit::day), unknown);
  return unknown;
}

// "last Friday", "this Friday", "next Friday": only where the weekday nearest on that side is also the one of that
// week.
Point place_weekday_of_week(const TimeContext& context, int weekday, int week) {
  const Point unknown = relative_point(TimeUnit::weekday, week, TimeUnit::day);
  if (!context.published) return unknown;
  const Day now = *context.published, day = monday_of(now) + days(7 * week + weekday - 1);
  const auto distance = (day - now).count();
  const bool is_sure = week == 0 ? (context.tense == Tense::past ? distance <= 0 : distance >= 0)
                                 : distance > -7 && distance < 7;
  return is_sure ? anchored(at(date_of(day), TimeUnit::day), unknown) : unknown;
}

// "last year", "this month", "next week"
Point place_unit(const TimeContext& context, TimeUnit unit, int n) {
  const Point unknown = relative_point(unit, n, unit);
  if (!context.published) return unknown;
  const Day now = *context.published;
  const int year = date_of(now).year;
  switch (unit) {
    case TimeUnit::day: return anchored(at(date_of(now + days(n)), unit), unknown);
    case TimeUnit::week: {
      const Day monday = monday_of(now) + days(7 * n);
      return anchored(between(date_of(monday), date_of(monday + days(6)), unit), unknown);
    }
    case TimeUnit::month: return anchored(at(month_of(add_months(first_day(month_of(now)), n)), unit), unknown);
    case TimeUnit::year: return anchored(at({year + n}, unit), unknown);
    case TimeUnit::century: {
      const int first = (year - 1) / 100 * 100 + 100 * n + 1;
      return anchored(between({first}, {first + 99}, unit), unknown);
    }
    default: return unknown;
  }
}

Point place_weekend(const TimeContext& context, int n) {
  const Point unknown = relative_point(TimeUnit::weekend, n, TimeUnit::weekend);
  if (!context.published) return unknown;
  const Day now = *context.published, saturday = monday_of(now) + days(5 + 7 * n);
  const bool is_weekend_now = weekday_of(now) >= 6;
  const bool is_sure = n < 0 || (n == 0 && (is_weekend_now || context.tense != Tense::past)) ||
                       (n > 0 && is_weekend_now);
  if (!is_sure) return unknown;
  return anchored(between(date_of(saturday), date_of(saturday + days(1)), TimeUnit::weekend), unknown);
}

// "The weekend" without more: the last one for what is past, the coming one for what is to come.
Point place_the_weekend(const TimeContext& context) {
  const bool is_weekend_now = context.published && weekday_of(*context.published) >= 6;
  if (is_weekend_now || context.tense == Tense::future) return place_weekend(context, 0);
  if (context.tense == Tense::past) return place_weekend(context, -1);
  return relative_point(TimeUnit::weekend, std::nullopt, TimeUnit::weekend);
}

// "three years ago" and "three months ago" are about a month, "three weeks ago" about a day, "three days ago" a day.
Point place_distance(const TimeContext& context, TimeUnit unit, Rational n, Modifier modifier) {
  Point unknown = relative_point(unit, whole_number(n), unit);
  unknown.relative->approx = modifier != Modifier::none;
  const std::optional<Day> day = shifted(context, unit, n);
  if (!day) return unknown;
  const Date date = date_of(*day);
  Point point = unit == TimeUnit::decade || unit == TimeUnit::century ? at({date.year}, TimeUnit::year)
                : unit == TimeUnit::year || unit == TimeUnit::month   ? at(month_of(*day), TimeUnit::month)
                                                                      : at(date, TimeUnit::day);
  point.approx = unit != TimeUnit::day || modifier != Modifier::none;
  return anchored(point, unknown);
}

// "the past two years", "the next six months"; without a number ("the next few days") the far end is not known.
Point place_stretch(const TimeContext& context, TimeUnit unit, std::optional<Rational> n, bool is_past) {
  std::optional<int> count = n ? whole_number(*n) : std::nullopt;
  if (count && is_past) count = -*count;
  Point unknown = relative_point(unit, count, unit);
  if (!context.published) return unknown;
  const Date now = date_of(*context.published);
  Point point = at(now, TimeUnit::day);
  if (!n) {
    if (months_in(unit) + days_in(unit) == 0) return unknown;
    (is_past ? point.open_from : point.open_to) = true;
    return anchored(point, unknown);
  }
  TimeUnit shift_by = unit;
  Rational shift = *n;
  if (unit == TimeUnit::hour && n->bottom == 1 && n->top % 24 == 0) {
    shift_by = TimeUnit::day;
    shift.top = n->top / 24;
  }
  const std::optional<Day> end = shifted(context, shift_by, is_past ? Rational{-shift.top, shift.bottom} : shift);
  if (!end) return unknown;
  (is_past ? point.from : point.to) = date_of(*end);
  return anchored(point, unknown);
}

void put(const Point& point, Time& time) {
  const bool is_of_day = !point.part.empty() || (point.relative && point.relative->unit <= TimeUnit::hour);
  time.kind = is_of_day ? TimeKind::time : TimeKind::date;
  time.value = value_of(point);
  time.part = point.part;
  time.relative = point.relative;
  time.anchored = point.anchored;
  if (!point.known) return;
  if (!point.open_from) time.first = iso(date_of(first_day(point.from)));
  if (!point.open_to) time.last = iso(date_of(last_day(point.to)));
}

}  // namespace annotator
