#include "time_calendar.h"

#include <algorithm>

#include "../numbers/amounts.h"
#include "time_words.h"

namespace annotator {
namespace {

// About its first or last month or day.
Point at_border(Point point, bool is_begin) {
  if (point.grain == TimeUnit::day) {
    point.part = is_begin ? "early" : "late";
    return point;
  }
  Date date = is_begin ? point.from : point.to;
  if (point.grain == TimeUnit::year) date.month = is_begin ? 1 : 12;
  if (point.grain == TimeUnit::month) date = date_of(is_begin ? first_day(date) : last_day(date));
  point.from = point.to = date;
  point.approx = true;
  return point;
}

// "the 1990s", "the '90s" is not: of which century is not said
std::optional<Point> read_decade(Cursor& cursor) {
  const size_t start = cursor.at;
  cursor.take("the");
  const int year = read_year(cursor);
  if (year && year % 10 == 0 && (cursor.take("s") || (cursor.take("'") && cursor.take("s")))) {
    if (year % 100 == 0) return std::nullopt;  // "the 1900s": ten years or a hundred
    return between({year}, {year + 9}, TimeUnit::decade);
  }
  cursor.at = start;
  return std::nullopt;
}

std::optional<Point> read_century(Cursor& cursor) {
  const size_t start = cursor.at;
  cursor.take("the");
  const int century = read_ordinal(cursor);
  cursor.take("-");
  if (century >= 1 && century <= 30 && cursor.take("century"))
    return between({century * 100 - 99}, {century * 100}, TimeUnit::century);
  cursor.at = start;
  return std::nullopt;
}

// "the third quarter of 2024", "Q3 2024", "the first half of this year"
std::optional<Point> read_part_of_year(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  cursor.take("the");
  int ordinal = 0, size = 3;
  if (cursor.take("q")) {
    ordinal = plain_number(cursor.peek());
    ++cursor.at;
  } else {
    ordinal = read_ordinal(cursor);
    cursor.take("-");
    if (cursor.take("half")) size = 6;
    else if (!cursor.take("quarter")) ordinal = 0;
  }
  if (ordinal < 1 || ordinal * size > 12) {
    cursor.at = start;
    return std::nullopt;
  }
  DateFields fields;
  read_year_behind(cursor, fields);
  const Point unknown = relative_point(TimeUnit::year, fields.year_from_now, TimeUnit::month);
  const int year = year_said(context, fields);
  if (!year) return unknown;
  const Point point = between({year, ordinal * size - size + 1}, {year, ordinal * size}, TimeUnit::month);
  return fields.year_from_now ? anchored(point, unknown) : point;
}

// "summer 2024", "the fall of 2019"; without a year it is not placed.
std::optional<Point> read_season(Cursor& cursor, const TimeContext& context) {
  const size_t start = cursor.at;
  int n = 0;
  bool has_n = false;
  cursor.take("the");
  for (const auto& [word, step] : {std::pair("last", -1), std::pair("this", 0), std::pair("next", 1)})
    if (!has_n && cursor.take(word)) has_n = true, n = step;
  const int season = number_of(season_words, cursor.word());
  if (!season) {
    cursor.at = start;
    return std::nullopt;
  }
  ++cursor.at;
  DateFields fields;
  read_year_behind(cursor, fields);
  Point point = relative_point(TimeUnit::season, has_n ? std::optional(n) : std::nullopt, TimeUnit::season);
  const int year = year_said(context, fields);
  if (!year) return point;
  const bool is_anchored = fields.year_from_now.has_value();
  point = at({year}, TimeUnit::season);
  point.edtf = iso({year}) + "-" + std::to_string(season);
  point.anchored = is_anchored;
  if (is_anchored) point.relative = RelativeTime{.unit = TimeUnit::year, .n = fields.year_from_now};
  return point;
}

// The words of the table with the marks between them left as they come: "new year's day".
bool take_holiday(Cursor& cursor, std::string_view name) {
  const size_t start = cursor.at;
  for (size_t i = 0; i < name.size();) {
    if (name[i] == ' ') {
      ++i;
      continue;
    }
    size_t end = i + 1;
    if (name[i] != '\'') while (end < name.size() && name[end] != ' ' && name[end] != '\'') ++end;
    if (!cursor.take(name.substr(i, end - i))) {
      cursor.at = start;
      return false;
    }
    cursor.take(".");
    i = end;
  }
  return true;
}

std::optional<Point> read_holiday(Cursor& cursor, const TimeContext& context) {
  for (const NumberedWord& holiday : holiday_words) {
    if (!take_holiday(cursor, holiday.word)) continue;
    DateFields fields{.month = holiday.number / 100, .day = holiday.number % 100};
    read_year_behind(cursor, fields);
    return place(context, fields);
  }
  return std::nullopt;
}

}  // namespace

std::string_view part_of(Edge edge) {
  return edge == Edge::early || edge == Edge::begin ? "early" : edge == Edge::mid ? "mid" : "late";
}

// "the beginning of", "early", "mid-"
Edge read_edge(Cursor& cursor) {
  const size_t start = cursor.at;
  cursor.take("very");
  cursor.take("the");
  if (cursor.take_any({"beginning", "start", "turn"}) && cursor.take("of")) return Edge::begin;
  cursor.at = start;
  cursor.take("the");
  if (cursor.take("end") && cursor.take("of")) return Edge::end;
  cursor.at = start;
  cursor.take("the");
  if (cursor.take("middle") && cursor.take("of")) return Edge::mid;
  cursor.at = start;
  cursor.take("very");
  cursor.take("the");
  Edge edge = Edge::none;
  if (cursor.take("early")) edge = Edge::early;
  else if (cursor.take("late")) edge = Edge::late;
  else if (cursor.take("mid")) edge = Edge::mid;
  if (edge == Edge::none) {
    cursor.at = start;
    return edge;
  }
  cursor.take("-");
  cursor.take_any({"in", "on"});
  return edge;
}

Point at_edge(Point point, Edge edge) {
  if (edge == Edge::none) return point;
  if (!point.known) {
    if (point.relative) point.relative->approx = true;
    if (point.grain == TimeUnit::day) point.part = part_of(edge);
    return point;
  }
  if (edge == Edge::begin || edge == Edge::end) return at_border(point, edge == Edge::begin);
  const int third = edge == Edge::early ? 0 : edge == Edge::mid ? 1 : 2;
  const auto put = [&](Date from, Date to) {
    point.from = from;
    point.to = to;
  };
  const Date from = point.from;
  switch (point.grain) {
    case TimeUnit::year: put({from.year, 1 + 4 * third}, {from.year, 4 + 4 * third}); break;
    case TimeUnit::month:
      put({from.year, from.month, 1 + 10 * third},
          third == 2 ? date_of(last_day(from)) : Date{from.year, from.month, 10 + 10 * third});
      break;
    case TimeUnit::decade:
      put({from.year + (third == 0 ? 0 : third == 1 ? 4 : 7)}, {from.year + (third == 0 ? 3 : third == 1 ? 6 : 9)});
      break;
    case TimeUnit::century:
      put({from.year + 33 * third}, {third == 2 ? point.to.year : from.year + 32 + 33 * third});
      break;
    case TimeUnit::day: point.part = part_of(edge); break;
    default: point.approx = true;
  }
  return point;
}

std::optional<Point> read_calendar(Cursor& cursor, const TimeContext& context) {
  if (auto point = read_decade(cursor)) return point;
  if (auto point = read_century(cursor)) return point;
  if (auto point = read_part_of_year(cursor, context)) return point;
  if (auto point = read_season(cursor, context)) return point;
  if (auto point = read_holiday(cursor, context)) return point;
  if (const auto fields = read_fields(cursor)) return place(context, *fields);
  return std::nullopt;
}

}  // namespace annotator
