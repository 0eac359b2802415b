#include "time_lengths.h"

#include "../numbers/amounts.h"
#include "time_deixis.h"
#include "time_fields.h"
#include "time_words.h"

namespace annotator {
namespace {

struct Length {
  TimeUnit unit = TimeUnit::day;
  std::optional<Rational> low, high;
  bool has_number = false;
};

// "two years", "a year and a half", "one to four months", "five-year", "years"
std::optional<Length> read_length(Cursor& cursor) {
  const size_t start = cursor.at;
  Length length;
  std::optional<Numeral> low, high;
  const bool is_few = take_few(cursor);
  if (!is_few && !unit_at(cursor)) {
    const bool is_between = cursor.take_any({"between", "from"});
    low = read_numeral(cursor, ShortScales::no);
    if (!low && cursor.take_any({"a", "an"})) low = Numeral{Rational{1, 1}};
    if (!low) return cursor.at = start, std::nullopt;
    const size_t behind = cursor.at;
    const bool is_range = cursor.take_any({"to", "or", "-"}) || (is_between && cursor.take("and"));
    if (is_range) high = read_numeral(cursor, ShortScales::no);
    if (!high) cursor.at = behind;
    length.has_number = true;
    if (low->value && is_less(*low->value, {1, 1})) {
      cursor.take("of");
      cursor.take_any({"a", "an"});
    }
  }
  cursor.take_any({"-", "full", "whole", "straight", "consecutive", "more"});
  const UnitWord* unit = unit_at(cursor);
  if (!unit) return cursor.at = start, std::nullopt;
  ++cursor.at;
  length.unit = unit->unit;
  if (low && low->value) length.low = product(*low->value, {unit->times, 1});
  if (high && high->value) length.high = product(*high->value, {unit->times, 1});
  if (!low && !is_few && unit->word.back() != 's' && unit->word != "centuries") return cursor.at = start, std::nullopt;
  if (length.low && !high && cursor.take_phrase("and a half")) length.low = sum(*length.low, {unit->times, 2});
  return length;
}

struct Component {
  char letter;
  bool is_time;
  int64_t times;
};

Component component(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second: return {'S', true, 1};
    case TimeUnit::minute: return {'M', true, 1};
    case TimeUnit::hour: return {'H', true, 1};
    case TimeUnit::week: return {'W', false, 1};
    case TimeUnit::month: return {'M', false, 1};
    case TimeUnit::year: return {'Y', false, 1};
    case TimeUnit::decade: return {'Y', false, 10};
    case TimeUnit::century: return {'Y', false, 100};
    default: return {'D', false, 1};
  }
}

// "P3Y"; empty where the number has no end in decimals or is not known.
std::string iso_duration(TimeUnit unit, std::optional<Rational> n) {
  const Component part = component(unit);
  if (n) n = product(*n, {part.times, 1});
  if (!n) return {};
  const std::string number = to_string(*n);
  if (number.find('/') != std::string::npos) return {};
  return (part.is_time ? "PT" : "P") + number + part.letter;
}

// "1 hour 59 minutes 40.2 seconds": the components that follow the first, each smaller than the one before.
void read_further(Cursor& cursor, std::string& value, TimeUnit last) {
  bool has_time = value.find('T') != std::string::npos;
  while (true) {
    const size_t start = cursor.at;
    cursor.take(",");
    cursor.take("and");
    const std::optional<Length> next = read_length(cursor);
    const std::string more = next && !next->high && next->has_number ? iso_duration(next->unit, next->low) : "";
    if (more.empty() || next->unit >= last) {
      cursor.at = start;
      return;
    }
    if (!value.empty()) {
      const bool is_time = more[1] == 'T';
      value += is_time && has_time ? more.substr(2) : more.substr(1);
      has_time = has_time || is_time;
    }
    last = next->unit;
  }
}

}  // namespace

bool read_duration(Cursor& cursor, Time& time) {
  time.kind = TimeKind::duration;
  cursor.take_any({"within", "for", "in"});
  time.modifier = read_modifier(cursor);
  const size_t start = cursor.at;
  // "The first two years", not "the first day".
  if (cursor.take_any({"first", "last", "final"}) && unit_at(cursor)) cursor.at = start;
  std::optional<Length> length;
  for (const auto& [word, unit] : {std::pair("weeklong", TimeUnit::week), std::pair("monthlong", TimeUnit::month),
                                   std::pair("daylong", TimeUnit::day), std::pair("yearlong", TimeUnit::year)})
    if (!length && cursor.take(word)) length = Length{unit, Rational{1, 1}, std::nullopt, true};
  // "Week-long" is one week.
  const bool is_one = unit_at(cursor) && unit_at(cursor)->word.back() != 's';
  if (!length && is_one && cursor.word(1) == "-" && cursor.word(2) == "long") {
    length = Length{unit_at(cursor)->unit, Rational{unit_at(cursor)->times, 1}, std::nullopt, true};
    ++cursor.at;
  }
  if (!length) length = read_length(cursor);
  if (!length) return false;
  time.value = iso_duration(length->unit, length->low);
  if (length->high) {
    const std::string high = iso_duration(length->unit, length->high);
    const bool in_order = length->low && is_less(*length->low, *length->high);
    time.value = time.value.empty() || high.empty() || !in_order ? "" : time.value + "/" + high;
  } else if (length->has_number) {
    read_further(cursor, time.value, length->unit);
  }
  cursor.take("-");
  cursor.take("long");
  if (time.modifier == Modifier::none) time.modifier = read_modifier_behind(cursor);
  return true;
}

// "35-year-old", "35 years old", "aged 35", "the age of 35"; a number alone between commas is one too.
bool read_age(Cursor& cursor, const TimeContext& context, Time& time) {
  time.kind = TimeKind::age;
  time.modifier = read_modifier(cursor);
  if (cursor.take("aged") || (cursor.take_any({"age", "ages"}) && (cursor.take("of") || true))) {
    cursor.take("between");
    const Modifier more = read_modifier(cursor);
    if (more != Modifier::none) time.modifier = more;
    const auto low = read_numeral(cursor, ShortScales::no);
    if (!low || !low->value) return false;
    time.value = iso_duration(TimeUnit::year, low->value);
    if (cursor.take_any({"to", "and", "-"})) {
      const auto high = read_numeral(cursor, ShortScales::no);
      if (!high || !high->value || !is_less(*low->value, *high->value)) return false;
      time.value += "/" + iso_duration(TimeUnit::year, high->value);
    }
    return true;
  }
  if (context.is_apposed && context.type == EntityType::date) {
    const int years = plain_number(cursor.peek());
    if (years >= 1 && years <= 120 && cursor.peek(1) == nullptr) {
      ++cursor.at;
      time.value = iso_duration(TimeUnit::year, Rational{years, 1});
      return true;
    }
  }
  const std::optional<Length> length = read_length(cursor);
  if (!length || !length->has_number) return false;
  cursor.take("-");
  if (!cursor.take_any({"old", "olds"}) && !(cursor.take("of") && cursor.take("age"))) return false;
  time.value = iso_duration(length->unit, length->low);
  if (length->high) time.value += "/" + iso_duration(length->unit, length->high);
  return true;
}

// "daily", "every two years", "each Sunday", "every night"
bool read_repeated(Cursor& cursor, Time& time) {
  time.kind = TimeKind::repeated;
  time.modifier = read_modifier(cursor);
  for (const RepeatedWord& each : repeated_words) {
    if (!cursor.take(each.word)) continue;
    time.value = each.value;
    return true;
  }
  if (!cursor.take_any({"every", "each"})) return false;
  int64_t times = cursor.take("other") || cursor.take("second") ? 2 : 1;
  if (read_weekday(cursor) || cursor.take("weekend")) {
    time.value = times == 2 ? "R/P2W" : "R/P1W";
    return true;
  }
  if (const std::string_view part = read_part_of_day(cursor); !part.empty()) {
    time.value = times == 2 ? "R/P2D" : "R/P1D";
    time.part = part;
    return true;
  }
  const auto numeral = unit_at(cursor) ? std::nullopt : read_numeral(cursor, ShortScales::no);
  const UnitWord* unit = unit_at(cursor);
  if (!unit) return false;
  ++cursor.at;
  std::optional<Rational> n = numeral ? numeral->value : Rational{times, 1};
  if (n) n = product(*n, {unit->times, 1});
  const std::string period = iso_duration(unit->unit, n);
  time.value = period.empty() ? "" : "R/" + period;
  if (cursor.take_phrase("of the")) return unit_at(cursor) && ++cursor.at;  // "every day of the year"
  return true;
}

}  // namespace annotator
