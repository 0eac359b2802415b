#include "time_deixis.h"

#include <algorithm>
#include <initializer_list>

#include "../numbers/amounts.h"
#include "time_words.h"

namespace annotator {
namespace {

std::string_view last_word(Cursor& cursor) {
  --cursor.at;
  const std::string_view word = cursor.word();
  ++cursor.at;
  return word;
}

// A weekday, weekend or month behind "last", "this", "next".
std::optional<Point> read_named(Cursor& cursor, const TimeContext& context, int n, bool is_step) {
  if (const int weekday = read_weekday(cursor)) {
    if (is_step) return place_weekday_of_week(context, weekday, n);
    TimeContext there = context;  // "this past Friday", "this coming Friday"
    there.tense = n < 0 ? Tense::past : Tense::future;
    if (there.published && weekday_of(*there.published) == weekday)
      return relative_point(TimeUnit::weekday, n, TimeUnit::day);
    return place_weekday(there, weekday);
  }
  if (cursor.take("weekend")) return place_weekend(context, n);
  if (const int month = read_month(cursor)) {
    DateFields fields{.month = month};
    fields.day = read_day(cursor);
    TimeContext there = context;
    if (n) there.tense = n < 0 ? Tense::past : Tense::future;
    const bool is_now = there.published && date_of(*there.published).month == month;
    there.told_year = 0;
    // Nobody calls the month it is the last or the next one.
    if (n == 0 || is_now) fields.year_from_now = n;
    return place_in_year(there, fields);
  }
  return std::nullopt;
}

// "the same day", "the following year", "that week": from another time in the text.
std::optional<Point> read_there(Cursor& cursor, std::string_view word, size_t start) {
  const int n = word == "following" ? 1 : word == "previous" || word == "prior" || word == "preceding" ? -1 : 0;
  const bool is_few = take_few(cursor);
  std::optional<Numeral> numeral;
  if (!is_few && !unit_at(cursor)) numeral = read_numeral(cursor, ShortScales::no);
  std::optional<int> count = n;
  if (is_few) count.reset();
  if (numeral) count = numeral->value ? whole_number(*numeral->value) : std::nullopt;
  if (numeral && count) count = *count * (n ? n : 1);
  if (const UnitWord* unit = unit_at(cursor)) return ++cursor.at, from_text(unit->unit, count);
  if (read_weekday(cursor)) return from_text(TimeUnit::weekday, count);
  if (read_month(cursor)) return from_text(TimeUnit::month, count);
  if (cursor.take("weekend")) return from_text(TimeUnit::weekend, count);
  for (const std::string_view part : parts_of_day)
    if (cursor.take(part)) return from_text(TimeUnit::day, count);
  cursor.at = start;
  return std::nullopt;
}

}  // namespace

// "a few", "several", "couple of": some, but how many is not said.
const UnitWord* unit_at(const Cursor& cursor) {
  for (const UnitWord& unit : unit_words)
    if (unit.word == cursor.word()) return &unit;
  return nullptr;
}

bool take_few(Cursor& cursor) {
  const size_t start = cursor.at;
  cursor.take("a");
  if (cursor.take_any({"few", "several", "couple", "many", "handful"})) {
    cursor.take("of");
    return true;
  }
  cursor.at = start;
  return false;
}

std::string_view read_part_of_day(Cursor& cursor) {
  for (const std::string_view part : parts_of_day)
    if (cursor.take(part)) return part;
  return {};
}

// "today", "the day before yesterday"
std::optional<Point> read_near_day(Cursor& cursor, const TimeContext& context) {
  if (cursor.take_phrase("the day before yesterday")) return place_unit(context, TimeUnit::day, -2);
  if (cursor.take_phrase("the day after tomorrow")) return place_unit(context, TimeUnit::day, 2);
  if (cursor.take("today")) return place_unit(context, TimeUnit::day, 0);
  if (cursor.take("yesterday")) return place_unit(context, TimeUnit::day, -1);
  if (cursor.take("tomorrow")) return place_unit(context, TimeUnit::day, 1);
  return std::nullopt;
}

// The part of this day, week, month or year behind or before the day of publication: "earlier this year".
std::optional<Point> read_earlier_later(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  const bool is_earlier = cursor.take("earlier"), is_later = !is_earlier && cursor.take("later");
  if (!is_earlier && !is_later) return std::nullopt;
  cursor.take_any({"on", "in"});
  if (auto day = read_near_day(cursor, context)) {
    day->part = is_later ? "late" : "early";
    return day;
  }
  if (const int weekday = read_weekday(cursor)) {
    Point day = place_weekday(context, weekday);
    day.part = is_later ? "late" : "early";
    return day;
  }
  if (cursor.take("this")) {
    if (const UnitWord* unit = unit_at(cursor)) {
      ++cursor.at;
      Point point = place_unit(context, unit->unit, 0);
      if (point.relative) point.relative->approx = true;
      if (!point.known || unit->unit == TimeUnit::day || unit->times != 1) return point;
      const Date now = date_of(*context.published);
      if (is_earlier) {
        point.from = date_of(first_day(point.from));
        point.to = now;
      } else {
        point.to = date_of(last_day(point.to));
        point.from = now;
      }
      return point;
    }
  }
  if (is_later && cursor.take("that")) {
    if (const UnitWord* unit = unit_at(cursor)) return ++cursor.at, from_text(unit->unit, std::nullopt);
    for (const std::string_view part : parts_of_day)
      if (cursor.take(part)) return from_text(TimeUnit::day, std::nullopt);
  }
  cursor.at = start;
  return std::nullopt;
}

// "last year", "the past two years", "this Friday", "next month", "the coming days", "the same day"
std::optional<Point> read_determined(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  const bool has_the = cursor.take("the");
  const bool has_this = cursor.take("this");
  const std::string_view word = cursor.word();
  const auto is_any = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const bool is_past = is_any({"last", "past"}), is_next = is_any({"next", "coming", "upcoming"});
  const bool is_there = is_any({"following", "previous", "prior", "same", "preceding"});
  const bool is_that = is_any({"that", "those"});
  const bool is_this = (has_this && !is_past && !is_next) || word == "current";
  if (is_past || is_next || is_there || is_that || word == "current") ++cursor.at;
  else if (!is_this) return cursor.at = start, std::nullopt;
  if (is_there || is_that) return read_there(cursor, word, start);

  const bool is_step = word == "last" || word == "next" || is_this;  // one week on, not seven days
  if (const auto point = read_named(cursor, context, is_past ? -1 : is_next ? 1 : 0, is_step)) return point;

  const bool is_few = take_few(cursor);
  std::optional<Numeral> numeral;
  if (!is_few) {
    read_modifier(cursor);
    const UnitWord* bare = unit_at(cursor);
    if (!bare) numeral = read_numeral(cursor, ShortScales::no);
    if (numeral) cursor.take("-");
  }
  const UnitWord* unit = unit_at(cursor);
  if (!unit || is_this != (is_this && !numeral && !is_few)) return cursor.at = start, std::nullopt;
  const bool is_plural = unit->word.back() == 's' || unit->word == "centuries";
  ++cursor.at;
  if (is_this) return unit->times == 1 ? place_unit(context, unit->unit, 0) : relative_point(unit->unit, 0, unit->unit);
  const int step = is_past ? -1 : 1;
  if (!numeral && !is_few && !is_plural) {
    // "last year" is the calendar's, "the past year" twelve months; "the last year" may be either.
    if (word == "past" || word == "coming" || (unit->unit == TimeUnit::decade && has_the))
      return place_stretch(context, unit->unit, Rational{unit->times, 1}, is_past);
    // "The next day" follows one in the text.
    if (has_the && word == "next") return from_text(unit->unit, step);
    if (unit->times != 1 || has_the) return relative_point(unit->unit, step, unit->unit);
    return place_unit(context, unit->unit, step);
  }
  std::optional<Rational> n = numeral ? numeral->value : std::nullopt;
  if (n) n = product(*n, {unit->times, 1});
  return place_stretch(context, unit->unit, n, is_past);
}

// "three years ago", "two days later", "a year earlier"
std::optional<Point> read_distance(Cursor& cursor, const TimeContext& context, Modifier& modifier) {
  const size_t start = cursor.at;
  modifier = read_modifier(cursor);
  bool is_few = take_few(cursor);
  std::optional<Numeral> numeral;
  if (!is_few) {
    numeral = read_numeral(cursor, ShortScales::no);
    if (!numeral && cursor.take_any({"a", "an"})) numeral = Numeral{Rational{1, 1}};
    cursor.take("a");
  }
  const UnitWord* unit = unit_at(cursor);
  if (!unit || (!numeral && !is_few && unit->word.back() != 's')) return cursor.at = start, std::nullopt;
  ++cursor.at;
  if (numeral && numeral->value && cursor.take_phrase("and a half")) numeral->value = sum(*numeral->value, {1, 2});
  std::optional<Rational> n = numeral ? numeral->value : std::nullopt;
  if (n) n = product(*n, {unit->times, 1});
  if (cursor.take_any({"ago", "back"}) || cursor.take_phrase("from now") || cursor.take_phrase("from today")) {
    const bool is_past = cursor.word() != "now" && last_word(cursor) != "now" && last_word(cursor) != "today";
    if (!n) {
      Point point = relative_point(unit->unit, std::nullopt, unit->unit);
      point.relative->approx = true;
      return point;
    }
    return place_distance(context, unit->unit, is_past ? Rational{-n->top, n->bottom} : *n, modifier);
  }
  std::optional<int> count = n ? whole_number(*n) : std::nullopt;
  const bool is_before = cursor.take_any({"earlier", "before", "previously", "prior"});
  if (!is_before && !cursor.take_any({"later", "after", "afterwards", "on"})) return cursor.at = start, std::nullopt;
  if (count && is_before) count = -*count;
  Point point = from_text(unit->unit, count);
  point.relative->approx = modifier != Modifier::none;
  return point;
}

std::optional<Point> read_recent(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  cursor.take("the");
  cursor.take("most");
  if (cursor.take("recent")) {
    if (const UnitWord* unit = unit_at(cursor))
      return ++cursor.at, place_stretch(context, unit->unit, std::nullopt, true);
  }
  cursor.at = start;
  return std::nullopt;
}

std::optional<Point> read_the_day(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  if (cursor.take_phrase("the next day") || cursor.take_phrase("the day after")) return from_text(TimeUnit::day, 1);
  if (cursor.take_phrase("the day before")) return from_text(TimeUnit::day, -1);
  if (cursor.take_phrase("the weekend")) return place_the_weekend(context);
  if (cursor.take("the")) {
    const UnitWord* unit = unit_at(cursor);
    if (unit && unit->unit >= TimeUnit::day && unit->times == 1 && unit->word.back() != 's') {
      ++cursor.at;
      return from_text(unit->unit, std::nullopt);
    }
  }
  cursor.at = start;
  return std::nullopt;
}

}  // namespace annotator
