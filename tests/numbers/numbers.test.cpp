// core/numbers/numbers.cpp and what it reads with, on tests/cases/numbers.txt and conflicts.txt; exact fractions.
#include "../../core/numbers/numbers.h"

#include <catch2/catch.hpp>

#include "../../core/numbers/amounts.h"
#include "../../core/numbers/number_grammar.h"
#include "../../core/numbers/rational.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

const char* const modifiers[] = {"", "about", "almost", "at least", "more than", "at most", "less than"};

std::string line_of(const Number& number) {
  std::string line = number.value.empty() ? "-" : number.value;
  if (!number.high.empty()) line += ".." + number.high;
  if (!number.unit.empty()) line += ' ' + number.unit;
  if (number.assumed) line += ", assumed";
  if (number.modifier != Modifier::none) line += std::string(" | ") + modifiers[static_cast<int>(number.modifier)];
  return line;
}

// One line for each number of each line, which is an article of its own.
std::string read_lines(const std::string& input, size_t* count) {
  std::string found;
  for (size_t begin = 0; begin < input.size();) {
    const size_t end = std::min(input.find('\n', begin), input.size());
    for (const Number& number : find_numbers(with_mentions(read_marked(input.substr(begin, end - begin))))) {
      found += (found.empty() ? "" : "\n") + line_of(number);
      ++*count;
    }
    begin = end + 1;
  }
  return found;
}

std::string conflict_lines(const std::string& input) {
  static constexpr const char* kinds[] = {"sum", "share", "change", "repeated"};
  Annotation article = with_mentions(read_marked(input));
  article.numbers = find_numbers(article);
  std::string lines;
  for (const NumberConflict& conflict : find_conflicts(article)) {
    lines += (lines.empty() ? "" : "\n") + std::string(kinds[static_cast<int>(conflict.kind)]) + " | ";
    for (const uint32_t n : conflict.numbers)
      lines += (n == conflict.numbers[0] ? "" : "; ") + std::string(slice(article.text, article.numbers[n].span));
    lines += " |" + (conflict.reckoned.empty() ? "" : ' ' + conflict.reckoned);
  }
  return lines;
}

}  // namespace

TEST_CASE("numbers are those of the table", "[numbers]") {
  size_t count = 0;
  check_cases("numbers.txt", [&](const std::string& text) { return read_lines(text, &count); });
}

TEST_CASE("the table of numbers has 200 entries and more", "[numbers]") {
  size_t count = 0;
  for (const Case& c : read_cases("numbers.txt")) read_lines(c.input, &count);
  CHECK(count >= 200);
}

TEST_CASE("numbers that disagree are those of the cases", "[numbers]") {
  check_cases("conflicts.txt", conflict_lines);
}

TEST_CASE("fractions are exact, and say so where they cannot be", "[numbers]") {
  CHECK(to_string(Rational{1, 3}) == "1/3");
  CHECK(to_string(*ratio(-5, 4)) == "-1.25");
  CHECK(to_string(*ratio(1, 1000000)) == "0.000001");
  CHECK(to_string(Rational{}) == "0");
  CHECK(to_string(*sum(*decimal("0.1"), *decimal("0.2"))) == "0.3");
  CHECK(to_string(*product({2, 3}, {3, 4})) == "0.5");
  CHECK(is_less({1, 3}, {1, 2}));
  CHECK(!is_less({1, 2}, {1, 2}));
  CHECK(!product({INT64_MAX, 1}, {2, 1}));
  CHECK(!sum({INT64_MAX, 1}, {1, 1}));
  CHECK(!ratio(1, 0));
  CHECK(!decimal("99999999999999999999"));
  CHECK(!decimal("1,23"));
  CHECK(!decimal("1,2345"));
  CHECK(!decimal("1.2.3"));
  CHECK(decimal("12,34,567") == Rational{1234567, 1});
}

TEST_CASE("any words are read as numbers, at once", "[numbers]") {
  const std::vector<std::string> words = {
      "the", "a", "half", "two", "thirds", "hundred", "million", "trillion", "$", "US", "€", "%", "percent", "per", "km",
      "square", "-", "–", "to", "and", "of", "1", "999999999999999999", "9.99", "1,000", "½", "dozen", "dollars",
      "cents", "in", "feet", "or", "more", "+", "th", "twenty", "first", "about", "\xe2\x80\x8b"};
  unsigned seed = 7;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const unsigned length = (seed >> 8) % 9;
    for (unsigned i = 0; i <= length; ++i) {
      seed = seed * 1664525u + 1013904223u;
      text += words[(seed >> 16) % words.size()] + (seed & 0x8000 ? " " : "");
    }
    const auto type = static_cast<EntityType>(static_cast<unsigned>(EntityType::percent) + seed % 5);
    const NumberReading reading = read_number(read_lexemes(text, {0, static_cast<uint32_t>(text.size())}), type);
    if (reading.high) CHECK(is_less(*reading.value, *reading.high));
    if (reading.value) CHECK(reading.value->bottom > 0);
  }
}

TEST_CASE("very many numbers, and very long ones, take no quadratic time", "[numbers]") {
  std::string source = "There are";
  for (int i = 0; i < 20000; ++i) source += " [CARDINAL 2] of [CARDINAL 3] a : [CARDINAL 5] b, and";
  source += " [CARDINAL";
  for (int i = 0; i < 100000; ++i) source += " one";
  Annotation article = with_mentions(read_marked(source + "]."));
  article.numbers = find_numbers(article);
  CHECK(article.numbers.size() == 60001);
  find_conflicts(article);
}
