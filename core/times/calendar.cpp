#include "calendar.h"

namespace annotator {
namespace {

using namespace std::chrono;

year_month_day ymd(Date date) {
  return year(date.year) / month(static_cast<unsigned>(date.month)) / day(static_cast<unsigned>(date.day));
}

int last_of_month(Date date) {
  const auto end = year(date.year) / month(static_cast<unsigned>(date.month)) / last;
  return static_cast<int>(static_cast<unsigned>(end.day()));
}

std::string padded(int number, size_t digits) {
  const std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

bool is_valid(Date date) {
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0) return false;
  if (date.month == 0) return date.day == 0;
  return date.day <= last_of_month(date);
}

Day first_day(Date date) {
  if (date.month == 0) date.month = 1;
  if (date.day == 0) date.day = 1;
  return ymd(date);
}

Day last_day(Date date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = last_of_month(date);
  return ymd(date);
}

Date date_of(Day day) {
  const year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

Date month_of(Day day) {
  Date date = date_of(day);
  date.day = 0;
  return date;
}

int weekday_of(Day day) { return static_cast<int>(weekday(day).iso_encoding()); }

Day monday_of(Day day) { return day - days(weekday_of(day) - 1); }

Day add_months(Day day, int months) {
  Date date = date_of(day);
  const int since = date.year * 12 + date.month - 1 + months;
  Date moved{since / 12, since % 12 + 1, 0};
  moved.day = date.day <= last_of_month(moved) ? date.day : last_of_month(moved);
  return first_day(moved);
}

std::string iso(Date date) {
  std::string text = padded(date.year, 4);
  if (date.month) text += '-' + padded(date.month, 2);
  if (date.day) text += '-' + padded(date.day, 2);
  return text;
}

Date read_iso(std::string_view date) {
  Date read{number(date.substr(0, 4))};
  if (date.size() > 4) read.month = number(date.substr(5, 2));
  if (date.size() > 7) read.day = number(date.substr(8, 2));
  return read;
}

}  // namespace annotator
