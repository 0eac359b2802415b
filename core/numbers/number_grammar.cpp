// A number is one side, or two with "to", "-", "or" or "and" between them; a side is a numeral with its unit before or
// behind it. What only one side says (a unit, "million") holds for both.
#include "number_grammar.h"

#include "amounts.h"
#include "number_words.h"

namespace annotator {
namespace {

// One side of a range.
struct Side {
  Numeral numeral;
  std::string unit;
  bool assumed = false;
};

class Grammar {
 public:
  Grammar(const std::vector<Lexeme>& lexemes, EntityType type) : cursor_(lexemes), type_(type) {}

  NumberReading read() {
    NumberReading reading;
    if (type_ == EntityType::ordinal) {
      cursor_.take("the");
      if (const int ordinal = read_ordinal(cursor_)) reading.value = Rational{ordinal, 1};
    } else if (!read_sides(reading)) {
      reading = {};
    }
    cursor_.take(".");
    return cursor_.at_end() ? reading : NumberReading{};
  }

 private:
  bool read_sides(NumberReading& reading) {
    const bool is_between = cursor_.take_any({"between", "from"});
    reading.modifier = read_modifier(cursor_);
    std::optional<Side> low = read_side();
    if (!low) return false;
    put(*low, reading);
    if (type_ == EntityType::cardinal && read_share(*low, reading)) return true;
    const bool is_joined = cursor_.take_phrase("- to -") || cursor_.take_any({"to", "-", "or"}) ||
                           (is_between && cursor_.take("and"));
    if (is_joined && !cursor_.at_end() && cursor_.word() != "more" && cursor_.word() != "so") {
      read_modifier(cursor_);
      const std::optional<Side> high = read_side();
      return high && put_range(*low, *high, reading);
    }
    if (is_joined) --cursor_.at;
    const Modifier behind = read_modifier_behind(cursor_);
    if (reading.modifier == Modifier::none) reading.modifier = behind;
    return true;
  }

  static void put(const Side& side, NumberReading& reading) {
    reading.value = side.numeral.value;
    reading.unit = side.unit;
    reading.assumed = side.assumed;
  }

  // "Five to six million dollars" are five million at least; what does not rise is a score or a vote, no range.
  static bool put_range(Side low, const Side& high, NumberReading& reading) {
    if (low.unit.empty()) put({low.numeral, high.unit, high.assumed}, reading);
    else if (!high.unit.empty() && low.unit != high.unit) return false;
    if (!low.numeral.value || !high.numeral.value) {
      reading.value.reset();
      return true;
    }
    if (low.numeral.scale == 1 && high.numeral.scale > 1) {
      const std::optional<Rational> raised = product(*low.numeral.value, {high.numeral.scale, 1});
      if (raised && is_less(*raised, *high.numeral.value)) low.numeral.value = raised;
    }
    if (!is_less(*low.numeral.value, *high.numeral.value)) return false;
    reading.value = low.numeral.value;
    reading.high = high.numeral.value;
    return true;
  }

  // "One in five", "two out of three".
  bool read_share(const Side& part, NumberReading& reading) {
    const size_t start = cursor_.at;
    if (cursor_.take_phrase("out of") || cursor_.take("in")) {
      cursor_.take("every");
      const std::optional<Numeral> whole = read_numeral(cursor_, ShortScales::no);
      const bool is_share = whole && whole->value && part.numeral.value && whole->value->bottom == 1 &&
                            part.numeral.value->bottom == 1 && is_less(*part.numeral.value, *whole->value);
      if (is_share) {
        reading.value = ratio(part.numeral.value->top, whole->value->top);
        return true;
      }
    }
    cursor_.at = start;
    return false;
  }

  std::optional<Side> read_side() {
    Side side;
    const bool is_negative = cursor_.take("minus") || is_sign();
    if (type_ == EntityType::money) read_money_before(side);
    if (type_ == EntityType::quantity && take_listed(measures_before, &side.unit)) cursor_.take("-");
    read_modifier(cursor_);
    const bool is_measure = type_ == EntityType::quantity || type_ == EntityType::percent;
    std::optional<Numeral> numeral = read_numeral(cursor_, is_measure ? ShortScales::no : ShortScales::yes);
    // "More than a kilometre", "a dollar".
    if (!numeral && type_ != EntityType::cardinal && cursor_.take_any({"a", "an"})) numeral = Numeral{Rational{1, 1}};
    if (!numeral) return std::nullopt;
    side.numeral = *numeral;
    if (is_negative && side.numeral.value) side.numeral.value->top = -side.numeral.value->top;
    read_unit_behind(side);
    return side;
  }

  // A minus written to its number, at the beginning.
  bool is_sign() {
    const Lexeme* next = cursor_.peek(1);
    return cursor_.at == 0 && next && next->joined && next->kind == LexemeKind::number && cursor_.take("-");
  }

  void read_money_before(Side& side) {
    if (take_listed(money_before, &side.unit)) {
      cursor_.take(".");
    } else if (take_listed(assumed_money, &side.unit)) {
      side.assumed = true;
    } else if (cursor_.take("rs")) {
      cursor_.take(".");
      side.unit = "rupee";
    }
  }

  void read_unit_behind(Side& side) {
    const size_t start = cursor_.at;
    cursor_.take("-");
    cursor_.take("of");
    cursor_.take("a");  // "half a mile"
    bool is_read = false;
    if (type_ == EntityType::percent) is_read = take_listed(percents, &side.unit);
    if (type_ == EntityType::money) is_read = read_money_behind(side);
    if (type_ == EntityType::quantity) is_read = read_measure(side);
    if (!is_read) cursor_.at = start;
  }

  bool read_money_behind(Side& side) {
    if (take_listed(money_before, nullptr) || take_listed(assumed_money, nullptr)) {
      // "150 million $", "$249 USD", "€5 EUR": the sign before counts; else this one.
      --cursor_.at;
      if (side.unit.empty() || side.assumed) {
        side.assumed = !take_listed(money_before, &side.unit);
        if (side.assumed && !take_listed(assumed_money, &side.unit)) side.unit.clear(), ++cursor_.at;
      } else {
        ++cursor_.at;
      }
      cursor_.take_any({"dollar", "dollars"});
      return true;
    }
    std::string unit;
    if (take_listed(money_behind, &unit)) {
      side.unit = unit;
      side.assumed = false;
      return true;
    }
    const bool is_cents = take_listed(assumed_cents, &unit);
    if (!is_cents && !take_listed(assumed_money_behind, &unit)) return false;
    if (is_cents && side.numeral.value) side.numeral.value = product(*side.numeral.value, {1, 100});
    if (side.unit.empty()) {
      side.unit = unit;
      side.assumed = true;
    }
    if (!is_cents) read_cents(side, unit);
    return true;
  }

  // "57 dollars and 50 cents"
  void read_cents(Side& side, std::string_view money) {
    const size_t start = cursor_.at;
    cursor_.take_any({"and", ","});
    const std::optional<Numeral> cents = read_numeral(cursor_, ShortScales::no);
    std::string unit;
    const bool is_read = cents && cents->value && side.numeral.value && take_listed(assumed_cents, &unit);
    const std::optional<Rational> part = is_read && unit == money ? product(*cents->value, {1, 100}) : std::nullopt;
    if (part) side.numeral.value = sum(*side.numeral.value, *part);
    else cursor_.at = start;
  }

  // "square kilometres", "miles per hour", "°C"; words that are not listed are the unit as they are.
  bool read_measure(Side& side) {
    std::string unit;
    if (!read_one_measure(&unit)) return read_other_words(side);
    if (unit == "ft") read_inches(side, &unit);
    if (cursor_.take("per") || cursor_.take("/") || (cursor_.word() == "an" && cursor_.take("an"))) {
      std::string other;
      if (!read_one_measure(&other)) return false;
      unit += "/" + other;
    }
    if (cursor_.take("-") && !cursor_.take_any({"long", "wide", "high", "deep", "tall", "thick"})) --cursor_.at;
    side.unit = unit;
    return true;
  }

  bool read_one_measure(std::string* unit) {
    const bool is_square = cursor_.take_any({"square", "sq"}), is_cubic = !is_square && cursor_.take("cubic");
    cursor_.take(".");
    cursor_.take("-");
    if (!take_listed(measures, unit)) return false;
    if (cursor_.word() == "²" || is_square) *unit += "2";
    if (cursor_.word() == "³" || is_cubic) *unit += "3";
    if (cursor_.take_any({"²", "³"})) return true;
    const Lexeme* power = cursor_.peek();  // "km2"
    if (power && power->joined && (power->text == "2" || power->text == "3")) {
      *unit += power->text;
      ++cursor_.at;
    }
    return true;
  }

  // "Six feet five inches" are 77 inches.
  void read_inches(Side& side, std::string* unit) {
    const size_t start = cursor_.at;
    cursor_.take_any({"-", ","});
    const std::optional<Numeral> inches = read_numeral(cursor_, ShortScales::no);
    cursor_.take("-");
    if (!inches || !inches->value || !side.numeral.value || !cursor_.take_any({"inches", "inch", "in"})) {
      cursor_.at = start;
      return;
    }
    const std::optional<Rational> feet = product(*side.numeral.value, {12, 1});
    side.numeral.value = feet ? sum(*feet, *inches->value) : feet;
    *unit = "in";
  }

  bool read_other_words(Side& side) {
    std::string words;
    for (int count = 0; count < 3; ++count) {
      const Lexeme* next = cursor_.peek();
      if (!next || next->kind != LexemeKind::word || next->text == "to" || next->text == "or" || next->text == "and")
        break;
      words += (words.empty() ? "" : " ") + next->text;
      ++cursor_.at;
    }
    if (!words.empty()) side.unit = words;
    return !words.empty();
  }

  template <size_t n>
  bool take_listed(const UnitName (&list)[n], std::string* unit) {
    for (const UnitName& each : list) {
      if (!cursor_.take_phrase(each.words)) continue;
      if (unit) *unit = each.unit;
      return true;
    }
    return false;
  }

  Cursor cursor_;
  EntityType type_;
};

}  // namespace

NumberReading read_number(const std::vector<Lexeme>& lexemes, EntityType type) { return Grammar(lexemes, type).read(); }

}  // namespace annotator
