#include "amounts.h"

#include <algorithm>
#include <iterator>

namespace annotator {
namespace {

struct Worth {
  std::string_view word;
  int64_t worth;
};

template <size_t n>
int64_t worth_of(const Worth (&list)[n], std::string_view word) {
  for (const Worth& each : list)
    if (each.word == word) return each.worth;
  return 0;
}

constexpr Worth small[] = {
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8},
    {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
};

constexpr Worth tens[] = {
    {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80},
    {"ninety", 90},
};

constexpr Worth scales[] = {
    {"hundred", 100}, {"dozen", 12}, {"thousand", 1000}, {"lakh", 100000}, {"million", 1000000}, {"crore", 10000000},
    {"billion", 1000000000}, {"trillion", 1000000000000}, {"quadrillion", 1000000000000000},
};

constexpr Worth short_scale_words[] = {
    {"k", 1000}, {"m", 1000000}, {"mn", 1000000}, {"mln", 1000000}, {"b", 1000000000}, {"bn", 1000000000},
    {"t", 1000000000000}, {"tn", 1000000000000}, {"trn", 1000000000000},
};

// Singular and plural forms of the lower part of a fraction.
constexpr Worth parts[] = {
    {"half", 2}, {"halves", 2}, {"third", 3}, {"thirds", 3}, {"quarter", 4}, {"quarters", 4}, {"fourth", 4},
    {"fourths", 4}, {"fifth", 5}, {"fifths", 5}, {"sixth", 6}, {"sixths", 6}, {"seventh", 7}, {"sevenths", 7},
    {"eighth", 8}, {"eighths", 8}, {"ninth", 9}, {"ninths", 9}, {"tenth", 10}, {"tenths", 10}, {"hundredth", 100},
    {"hundredths", 100},
};

constexpr Worth ordinals[] = {
    {"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6}, {"seventh", 7},
    {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {"eleventh", 11}, {"twelfth", 12}, {"thirteenth", 13},
    {"fourteenth", 14}, {"fifteenth", 15}, {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18},
    {"nineteenth", 19}, {"twentieth", 20}, {"thirtieth", 30}, {"fortieth", 40}, {"fiftieth", 50}, {"sixtieth", 60},
    {"seventieth", 70}, {"eightieth", 80}, {"ninetieth", 90}, {"hundredth", 100}, {"thousandth", 1000},
};

// How many nobody says.
constexpr std::string_view vague_words[] = {
    "billions", "couple", "dozens", "few", "handful", "hundreds", "many", "millions", "numerous", "scores", "several",
    "tens", "thousands", "trillions",
};

struct Fraction {
  std::string_view sign;
  Rational value;
};
constexpr Fraction fractions[] = {
    {"½", {1, 2}}, {"⅓", {1, 3}}, {"⅔", {2, 3}}, {"¼", {1, 4}}, {"¾", {3, 4}}, {"⅕", {1, 5}}, {"⅛", {1, 8}},
};

struct ModifierWords {
  std::string_view words;
  Modifier modifier;
};

// Longer ones before those that they begin with.
constexpr ModifierWords modifiers[] = {
    {"about", Modifier::about}, {"an estimated", Modifier::about}, {"approximately", Modifier::about},
    {"approx", Modifier::about}, {"around", Modifier::about}, {"estimated", Modifier::about},
    {"in the region of", Modifier::about}, {"roughly", Modifier::about}, {"some", Modifier::about},
    {"circa", Modifier::about}, {"~", Modifier::about}, {"almost", Modifier::almost}, {"close to", Modifier::almost},
    {"short of", Modifier::almost}, {"near", Modifier::almost}, {"nearly", Modifier::almost},
    {"virtually", Modifier::almost}, {"at least", Modifier::at_least}, {"a minimum of", Modifier::at_least},
    {"no fewer than", Modifier::at_least}, {"no less than", Modifier::at_least},
    {"not less than", Modifier::at_least}, {"above", Modifier::more_than}, {"exceeding", Modifier::more_than},
    {"in excess of", Modifier::more_than}, {"just over", Modifier::more_than}, {"more than", Modifier::more_than},
    {"over", Modifier::more_than}, {"upwards of", Modifier::more_than}, {"well over", Modifier::more_than},
    {"a maximum of", Modifier::at_most}, {"as high as", Modifier::at_most}, {"as long as", Modifier::at_most},
    {"as many as", Modifier::at_most}, {"as much as", Modifier::at_most}, {"at most", Modifier::at_most},
    {"no more than", Modifier::at_most}, {"not more than", Modifier::at_most}, {"up to", Modifier::at_most},
    {"below", Modifier::less_than}, {"fewer than", Modifier::less_than}, {"just under", Modifier::less_than},
    {"less than", Modifier::less_than}, {"under", Modifier::less_than},
};

// Words before a number that leave it as it is.
constexpr std::string_view empty_words[] = {"a total of", "all",  "an additional", "another", "exactly",
                                            "just",       "only", "the",           "well"};

// Whether commas stand between groups of three digits, or of two before the last three as in India.
bool is_grouped(std::string_view digits) {
  for (size_t comma = digits.rfind(','), end = digits.size(); comma != std::string_view::npos;) {
    const size_t size = end - comma - 1;
    if (size != 3 && (size != 2 || end == digits.size())) return false;
    end = comma;
    comma = comma == 0 ? std::string_view::npos : digits.rfind(',', comma - 1);
    if (comma == std::string_view::npos && end > 3) return false;
  }
  return true;
}

int64_t scale_at(const Cursor& cursor, ShortScales short_scales) {
  if (const int64_t scale = worth_of(scales, cursor.word())) return scale;
  return short_scales == ShortScales::yes ? worth_of(short_scale_words, cursor.word()) : 0;
}

bool is_vague(std::string_view word) {
  return std::find(std::begin(vague_words), std::end(vague_words), word) != std::end(vague_words);
}

// Multiplies by the scales that follow.
void read_scales(Cursor& cursor, Numeral& numeral, ShortScales short_scales) {
  while (true) {
    const size_t start = cursor.at;
    cursor.take("-");
    const int64_t scale = scale_at(cursor, short_scales);
    if (!scale) {
      cursor.at = start;
      return;
    }
    ++cursor.at;
    if (numeral.value) numeral.value = product(*numeral.value, {scale, 1});
    if (__builtin_mul_overflow(numeral.scale, scale, &numeral.scale)) numeral.value.reset();
  }
}

// 1 to 99 in words: "seven", "twenty-one".
int64_t read_below_hundred(Cursor& cursor) {
  if (const int64_t value = worth_of(small, cursor.word())) {
    ++cursor.at;
    return value;
  }
  const int64_t ten = worth_of(tens, cursor.word());
  if (!ten) return 0;
  ++cursor.at;
  const size_t start = cursor.at;
  cursor.take("-");
  const int64_t one = worth_of(small, cursor.word());
  if (one >= 1 && one <= 9) {
    ++cursor.at;
    return ten + one;
  }
  cursor.at = start;
  return ten;
}

// "two hundred and fifty thousand", "twenty-one"; 0: none. Scales must fall from group to group. *scale_of_last is
// that of the last group.
int64_t read_whole(Cursor& cursor, int64_t* scale_of_last) {
  int64_t total = 0, last_scale = INT64_MAX;
  while (true) {
    const size_t start = cursor.at;
    if (total > 0) cursor.take("and");
    int64_t group = read_below_hundred(cursor);
    if (group == 0 && total == 0 && (cursor.word() == "a" || cursor.word() == "an") &&
        (worth_of(scales, cursor.word(1)) > 0)) {
      ++cursor.at;
      group = 1;
    }
    if (group == 0) {
      cursor.at = start;
      return total;
    }
    int64_t scale = 1;
    size_t before_scale = cursor.at;
    while (true) {
      cursor.take("-");
      const int64_t next = worth_of(scales, cursor.word());
      if (!next || __builtin_mul_overflow(scale, next, &scale)) break;
      before_scale = ++cursor.at;
      // "two hundred and fifty thousand": the rest of the hundreds counts thousands too.
      if (next == 100) {
        const size_t rest_start = cursor.at;
        cursor.take("and");
        const int64_t rest = read_below_hundred(cursor);
        if (rest == 0) {
          cursor.at = rest_start;
          continue;
        }
        group = group * 100 + rest;
        scale /= 100;
        before_scale = cursor.at;
      }
    }
    cursor.at = before_scale;
    int64_t value;
    if (scale >= last_scale || __builtin_mul_overflow(group, scale, &value) ||
        __builtin_add_overflow(total, value, &total)) {
      cursor.at = start;
      return total;
    }
    last_scale = scale;
    *scale_of_last = scale;
    if (scale == 1) return total;
  }
}

// "half", "a third", "two-thirds".
std::optional<Numeral> read_fraction(Cursor& cursor) {
  const size_t start = cursor.at;
  int64_t top = worth_of(small, cursor.word());
  if (top || cursor.word() == "a" || cursor.word() == "an") {
    ++cursor.at;
    cursor.take("-");
  }
  if (top == 0) top = 1;
  const int64_t bottom = worth_of(parts, cursor.word());
  if (!bottom || (top > 1) != (cursor.word().back() == 's')) {
    cursor.at = start;
    return std::nullopt;
  }
  ++cursor.at;
  return Numeral{ratio(top, bottom)};
}

// A fraction and what it is a part of: "half a million", "three quarters of a million", "half a dozen".
std::optional<Numeral> read_part(Cursor& cursor) {
  std::optional<Numeral> part = read_fraction(cursor);
  if (!part) return part;
  const size_t end = cursor.at;
  cursor.take("-");
  cursor.take("of");
  cursor.take_any({"a", "an"});
  read_scales(cursor, *part, ShortScales::no);
  if (part->scale == 1) cursor.at = end;
  return part;
}

// "1,200", "2½", "3/4"
std::optional<Rational> read_plain(Cursor& cursor) {
  std::optional<Rational> value;
  const Lexeme* first = cursor.peek();
  if (first && first->kind == LexemeKind::number) {
    value = decimal(first->text);
    ++cursor.at;
    const Lexeme* below = cursor.peek(1);
    if (cursor.word() == "/" && below && below->kind == LexemeKind::number && value) {
      const std::optional<Rational> bottom = decimal(below->text);
      if (!bottom || bottom->bottom != 1 || value->bottom != 1) return value;
      cursor.at += 2;
      return ratio(value->top, bottom->top);
    }
  }
  for (const Fraction& fraction : fractions) {
    if (cursor.word() != fraction.sign) continue;
    ++cursor.at;
    return value ? sum(*value, fraction.value) : fraction.value;
  }
  return value;
}

std::optional<Numeral> read_vague(Cursor& cursor) {
  const size_t start = cursor.at;
  cursor.take_any({"a", "an"});
  if (!is_vague(cursor.word())) {
    cursor.at = start;
    return std::nullopt;
  }
  while (is_vague(cursor.word()) || worth_of(scales, cursor.word()) ||
         ((cursor.word() == "of" || cursor.word() == "or") && is_vague(cursor.word(1))))
    ++cursor.at;
  return Numeral{.is_vague = true};
}

// "and a half" behind "one"; "one and two thirds".
void add_part(Cursor& cursor, Numeral& numeral) {
  const size_t start = cursor.at;
  cursor.take("-");
  if (!cursor.take("and") || !numeral.value) {
    cursor.at = start;
    return;
  }
  cursor.take("-");
  const std::optional<Numeral> part = read_fraction(cursor);
  if (!part) cursor.at = start;
  else numeral.value = sum(*numeral.value, *part->value);
}

}  // namespace

std::string to_string(Rational value) {
  int64_t bottom = value.bottom;
  int places = 0;
  int64_t scaled = value.top;
  // Times ten until the bottom divides it: a bottom of twos and fives alone ends.
  while (bottom > 1) {
    const int64_t shared = std::gcd(bottom, int64_t{10});
    if (shared == 1 || __builtin_mul_overflow(scaled, 10 / shared, &scaled))
      return std::to_string(value.top) + "/" + std::to_string(value.bottom);
    bottom /= shared;
    ++places;
  }
  const bool is_negative = scaled < 0;
  const auto magnitude = static_cast<uint64_t>(scaled);
  std::string digits = std::to_string(is_negative ? 0 - magnitude : magnitude);
  if (places > 0) {
    if (digits.size() <= static_cast<size_t>(places)) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
  }
  return (is_negative ? "-" : "") + digits;
}

std::optional<Rational> decimal(std::string_view digits) {
  const size_t point = digits.find('.');
  std::string_view whole = digits.substr(0, point);
  std::string_view behind = point == std::string_view::npos ? std::string_view() : digits.substr(point + 1);
  if (behind.find_first_of(".,") != std::string_view::npos) return std::nullopt;
  if (!is_grouped(whole)) return std::nullopt;
  int64_t top = 0, bottom = 1;
  for (const char c : std::string(whole) + std::string(behind)) {
    if (c == ',') continue;
    if (__builtin_mul_overflow(top, 10, &top) || __builtin_add_overflow(top, c - '0', &top)) return std::nullopt;
  }
  for (size_t i = 0; i < behind.size(); ++i)
    if (__builtin_mul_overflow(bottom, 10, &bottom)) return std::nullopt;
  return ratio(top, bottom);
}

std::optional<Numeral> read_numeral(Cursor& cursor, ShortScales short_scales) {
  if (std::optional<Numeral> vague = read_vague(cursor)) return vague;
  if (std::optional<Numeral> part = read_part(cursor)) return part;
  Numeral numeral;
  const size_t start = cursor.at;
  numeral.value = read_plain(cursor);
  if (cursor.at != start) {
    add_part(cursor, numeral);
    read_scales(cursor, numeral, short_scales);
    return numeral;
  }
  if (cursor.take_any({"zero", "nil"})) return Numeral{Rational{}};
  const int64_t whole = read_whole(cursor, &numeral.scale);
  if (whole == 0) return std::nullopt;
  numeral.value = Rational{whole, 1};
  add_part(cursor, numeral);
  // "one and a half million"
  read_scales(cursor, numeral, short_scales);
  return numeral;
}

Modifier read_modifier(Cursor& cursor) {
  Modifier found = Modifier::none;
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view words : empty_words) more = more || cursor.take_phrase(words);
    for (const ModifierWords& each : modifiers) {
      if (more || !cursor.take_phrase(each.words)) continue;
      cursor.take(".");
      found = each.modifier;
      more = true;
    }
  }
  return found;
}

Modifier read_modifier_behind(Cursor& cursor) {
  if (cursor.take_phrase("or more") || cursor.take("+") || cursor.take_phrase("or greater")) return Modifier::at_least;
  if (cursor.take_phrase("or so")) return Modifier::about;
  if (cursor.take_phrase("or less") || cursor.take_phrase("or fewer")) return Modifier::at_most;
  return Modifier::none;
}

int read_ordinal(Cursor& cursor) {
  const size_t start = cursor.at;
  const Lexeme* digits = cursor.peek();
  if (digits && digits->kind == LexemeKind::number) {
    ++cursor.at;
    const Lexeme* ending = cursor.peek();
    const std::optional<Rational> value = decimal(digits->text);
    if (ending && ending->joined && value && value->bottom == 1 && value->top > 0 && value->top < 100000 &&
        cursor.take_any({"st", "nd", "rd", "th"}))
      return static_cast<int>(value->top);
    cursor.at = start;
    return 0;
  }
  int64_t value = 0;
  if (const int64_t ten = worth_of(tens, cursor.word())) {
    ++cursor.at;
    cursor.take("-");
    value = ten;
  }
  const int64_t last = worth_of(ordinals, cursor.word());
  if (!last || (value && last > 9)) {
    cursor.at = start;
    return 0;
  }
  ++cursor.at;
  return static_cast<int>(value + last);
}

}  // namespace annotator
