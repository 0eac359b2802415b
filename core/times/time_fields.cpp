#include "time_fields.h"

#include <algorithm>
#include <utility>

#include "time_words.h"

namespace annotator {
namespace {

std::optional<DateFields> read_dotted(Cursor& cursor) {
  int numbers[3] = {0, 0, 0}, index = 0;
  for (const char c : cursor.peek()->text) {
    if (c == ',') return std::nullopt;
    if (c == '.') ++index;
    else if (numbers[index] < 10000) numbers[index] = numbers[index] * 10 + (c - '0');
  }
  if (numbers[2] < 1000) return std::nullopt;
  ++cursor.at;
  return DateFields{numbers[2], numbers[1], numbers[0]};
}

// "2025-02-19", "2025/02/19", "19.02.2025", "19/02/2025" where only one order makes a date.
std::optional<DateFields> read_numeric(Cursor& cursor) {
  const size_t start = cursor.at;
  const Lexeme* first = cursor.peek();
  if (!first || first->kind != LexemeKind::number) return std::nullopt;
  if (std::count(first->text.begin(), first->text.end(), '.') == 2) return read_dotted(cursor);
  int numbers[3] = {plain_number(first), -1, -1};
  const std::string_view sign = cursor.word(1);
  if (sign != "-" && sign != "/") return std::nullopt;
  for (int i = 1; i < 3; ++i) {
    const Lexeme* next = cursor.peek(2 * i);
    if (cursor.word(2 * i - 1) != sign || !next || !next->joined) return std::nullopt;
    numbers[i] = plain_number(next);
    if (numbers[i] < 1) return std::nullopt;
  }
  DateFields fields;
  if (numbers[0] >= 1000) fields = {numbers[0], numbers[1], numbers[2]};
  else if (sign == "/" && numbers[2] >= 1000 && numbers[0] > 12) fields = {numbers[2], numbers[1], numbers[0]};
  else if (sign == "/" && numbers[2] >= 1000 && numbers[1] > 12) fields = {numbers[2], numbers[0], numbers[1]};
  else return std::nullopt;
  cursor.at = start + 5;
  return fields;
}

bool read_day_and_month(Cursor& cursor, DateFields& fields) {
  const size_t start = cursor.at;
  if ((fields.month = read_month(cursor))) {
    const size_t behind = cursor.at;
    cursor.take("the");
    fields.day = read_day(cursor);
    if (!fields.day) cursor.at = behind;
    read_year_behind(cursor, fields);
    return true;
  }
  fields.day = read_day(cursor);
  if (fields.day) {
    cursor.take("of");
    if ((fields.month = read_month(cursor))) {
      read_year_behind(cursor, fields);
      return true;
    }
  }
  fields = {.weekday = fields.weekday};
  cursor.at = start;
  return false;
}

}  // namespace

// A whole number of plain digits with at most four of them, without commas; -1: none.
int plain_number(const Lexeme* lexeme) {
  if (!lexeme || lexeme->kind != LexemeKind::number || lexeme->text.size() > 4) return -1;
  int value = 0;
  for (const char c : lexeme->text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

int read_year(Cursor& cursor) {
  const int year = plain_number(cursor.peek());
  if (year < 1000 || cursor.peek()->text.size() != 4) return 0;
  ++cursor.at;
  return year;
}

int read_day(Cursor& cursor) {
  const int day = plain_number(cursor.peek());
  if (day < 1 || day > 31 || cursor.peek()->text.size() > 2) return 0;
  ++cursor.at;
  const Lexeme* ending = cursor.peek();
  if (ending && ending->joined) cursor.take_any({"st", "nd", "rd", "th"});
  return day;
}

int read_month(Cursor& cursor) {
  const int month = number_of(month_words, cursor.word());
  if (!month) return 0;
  ++cursor.at;
  cursor.take(".");
  return month;
}

int read_weekday(Cursor& cursor) {
  const int weekday = number_of(weekday_words, cursor.word());
  if (!weekday) return 0;
  ++cursor.at;
  cursor.take(".");
  return weekday;
}

// "2025", "of 2025", ", 2025", "last year", "of this year"
void read_year_behind(Cursor& cursor, DateFields& fields) {
  const size_t start = cursor.at;
  cursor.take_any({",", "of"});
  fields.year = read_year(cursor);
  if (fields.year) return;
  cursor.take("the");
  for (const auto& [words, n] : {std::pair("last year", -1), std::pair("this year", 0), std::pair("next year", 1)}) {
    if (!cursor.take_phrase(words)) continue;
    fields.year_from_now = n;
    return;
  }
  cursor.at = start;
}

// "Wednesday, February 19, 2025", "19 February", "March 2024", "2024", "Friday" ...
std::optional<DateFields> read_fields(Cursor& cursor) {
  const size_t start = cursor.at;
  if (const auto numeric = read_numeric(cursor)) return numeric;
  DateFields fields;
  fields.weekday = read_weekday(cursor);
  if (fields.weekday) {
    const size_t behind = cursor.at;
    cursor.take(",");
    cursor.take_any({"the", "on"});
    if (!read_day_and_month(cursor, fields)) cursor.at = behind;
    return fields;
  }
  cursor.take("the");
  if (read_day_and_month(cursor, fields)) return fields;
  cursor.at = start;
  fields.year = read_year(cursor);
  return fields.year ? std::optional(fields) : std::nullopt;
}

std::optional<Date> read_full_date(Cursor& cursor) {
  const size_t start = cursor.at;
  const std::optional<DateFields> fields = read_fields(cursor);
  if (fields && fields->year && fields->month && fields->day) {
    const Date date{fields->year, fields->month, fields->day};
    if (is_valid(date)) return date;
  }
  cursor.at = start;
  return std::nullopt;
}

}  // namespace annotator
