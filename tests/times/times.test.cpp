// core/times/times.cpp and what it reads with, on the table tests/cases/times.txt; the calendar; the day of publication.
#include "../../core/times/times.h"

#include <catch2/catch.hpp>

#include "../../core/entities/words.h"
#include "../../core/times/calendar.h"
#include "../../core/times/publication.h"
#include "../../core/times/time_grammar.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

const char* const kinds[] = {"date", "time", "duration", "repeated", "age"};
const char* const modifiers[] = {"", "about", "almost", "at least", "more than", "at most", "less than"};
const char* const units[] = {"second", "minute", "hour", "day", "week", "month",
                             "year", "decade", "century", "weekday", "weekend", "season"};

// "date 2022-02~ | almost | year -3 from publication", without what is not there.
std::string line_of(const Time& time) {
  std::string line = std::string(kinds[static_cast<int>(time.kind)]) + ' ' + (time.value.empty() ? "-" : time.value);
  if (!time.part.empty()) line += " | " + std::string(time.part);
  if (time.modifier != Modifier::none) line += std::string(" | ") + modifiers[static_cast<int>(time.modifier)];
  if (time.relative) {
    line += std::string(" | ") + units[static_cast<int>(time.relative->unit)] + ' ';
    line += time.relative->n ? std::to_string(*time.relative->n) : "?";
    line += time.relative->from_text ? " from the text" : "";
  }
  return line;
}

Annotation article_of(std::string_view line, std::string_view published) {
  Annotation article = with_mentions(read_marked(line));
  article.published = published;
  return article;
}

// One line for each time of each line, which is an article of its own; "published 2025-02-19" holds from there on.
std::string read_lines(const std::string& input, size_t* count) {
  std::string found, published;
  for (size_t begin = 0; begin < input.size();) {
    const size_t end = std::min(input.find('\n', begin), input.size());
    const std::string line = input.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("published ")) {
      published = line.substr(10);
      continue;
    }
    for (const Time& time : find_times(article_of(line, published))) {
      found += (found.empty() ? "" : "\n") + line_of(time);
      ++*count;
    }
  }
  return found;
}

std::string published_in(const std::string& text) {
  Annotation article = read_marked(text).article;
  set_published(article);
  return article.published + " " + std::string(slice(article.text, article.published_span));
}

}  // namespace

TEST_CASE("times are those of the table", "[times]") {
  size_t count = 0;
  check_cases("times.txt", [&](const std::string& text) { return read_lines(text, &count); });
}

TEST_CASE("the table of times has 200 entries and more", "[times]") {
  size_t count = 0;
  for (const Case& c : read_cases("times.txt")) read_lines(c.input, &count);
  CHECK(count >= 200);
}

TEST_CASE("without a day of publication nothing is reckoned from today", "[times]") {
  const char* words = GENERATE("today", "yesterday", "last week", "nearly three years ago", "Tuesday", "this year",
                               "the next six months", "in June", "recent weeks", "earlier this year", "last night");
  const Annotation article = article_of("They met [DATE " + std::string(words) + "].", "");
  const std::vector<Time> times = find_times(article);
  REQUIRE(times.size() == 1);
  CHECK(times[0].value == "");
  CHECK(times[0].first == "");
  CHECK(!times[0].anchored);
  CHECK(times[0].relative);
}

TEST_CASE("the timeline is in the order of time, of what has a place in it", "[times]") {
  const Annotation article = article_of(
      "[DATE 2024] was long. In [DATE May 2019] he left, [DATE two days later] he came. [DATE Last week] it ended; it "
      "took [DATE six months], from [DATE May 1, 2019] on. It began in [DATE the 1990s].",
      "2025-02-19");
  const std::vector<Time> times = find_times(article);
  std::string order;
  for (const uint32_t t : order_times(times)) order += std::string(slice(article.text, times[t].span)) + "; ";
  CHECK(order == "the 1990s; May 1, 2019; May 2019; 2024; Last week; ");
}

TEST_CASE("the article says when it was published", "[times]") {
  CHECK(published_in("A title of some words\nBy Ana Ruiz, February 19, 2025\n\nThe river rose again and the town "
                     "council met in a hall.") == "2025-02-19 February 19, 2025");
  CHECK(published_in("A title of some words\nWednesday, 19 February 2025\n\nThe river rose again and the town council "
                     "met in a hall.") == "2025-02-19 Wednesday, 19 February 2025");
  CHECK(published_in("RIYADH, Feb. 18, 2025 (AP) — The river rose again and the town council met in a hall.") ==
        "2025-02-18 Feb. 18, 2025");
  CHECK(published_in("The river rose on February 18, 2025, and the town council met in a hall.") == " ");
  CHECK(published_in("RIYADH (AP) — The river rose on February 18, 2025, and the council met in a hall.") == " ");
  CHECK(published_in("RIYADH, Feb. 18 (AP) — The river rose again and the town council met in a hall.") == " ");
  CHECK(published_in("") == " ");
}

TEST_CASE("what the caller says goes before what the article says", "[times]") {
  Annotation article = read_marked("RIYADH, Feb. 18, 2025 (AP) — The river rose again and the council met.").article;
  article.published = "2024-01-01";
  set_published(article);
  CHECK(article.published == "2024-01-01");
  CHECK(article.published_span.size() == 0);
}

TEST_CASE("days of the calendar", "[times]") {
  CHECK(iso(date_of(add_months(first_day(read_iso("2025-01-31")), 1))) == "2025-02-28");
  CHECK(iso(date_of(add_months(first_day(read_iso("2025-01-31")), -11))) == "2024-02-29");
  CHECK(iso(date_of(add_months(first_day(read_iso("2025-03-15")), -15))) == "2023-12-15");
  CHECK(iso(date_of(monday_of(first_day(read_iso("2025-02-19"))))) == "2025-02-17");
  CHECK(iso(date_of(monday_of(first_day(read_iso("2025-02-23"))))) == "2025-02-17");
  CHECK(weekday_of(first_day(read_iso("2024-02-29"))) == 4);
  CHECK(is_valid({2024, 2, 29}));
  CHECK(!is_valid({2025, 2, 29}));
  CHECK(!is_valid({2025, 13, 0}));
  CHECK(!is_valid({0, 1, 1}));
  CHECK(!is_valid({2025, 0, 1}));
}

TEST_CASE("any words are read, at once", "[times]") {
  const std::vector<std::string> words = {"the", "last", "9999", "1", "31", "-", "–", "to", "May", "two", "million",
                                          "years", "ago", "early", "half", "a", "of", ",", "'", "½", "0", "00", ":",
                                          "am", "next", "century", "99999999999999999999", "1.2.3", "and", "week", "s",
                                          "th", "Q", "old", "every", "until", "b\xcc\x81", "\xe2\x80\x8b", "Sunday"};
  unsigned seed = 7;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const unsigned length = (seed >> 8) % 9;
    for (unsigned i = 0; i <= length; ++i) {
      seed = seed * 1664525u + 1013904223u;
      text += words[(seed >> 16) % words.size()] + (seed & 0x8000 ? " " : "");
    }
    TimeContext context;
    context.type = seed & 0x400 ? EntityType::date : EntityType::time;
    if (seed & 0x800) context.published = first_day(read_iso(seed & 0x1000 ? "0001-01-01" : "9999-12-31"));
    context.tense = static_cast<Tense>(seed % 3);
    const Time time = read_time(read_lexemes(text, {0, static_cast<uint32_t>(text.size())}), context);
    CHECK(time.first.size() % 10 == 0);
    CHECK(time.last.size() % 10 == 0);
    if (!context.published) CHECK(!time.anchored);
  }
}

TEST_CASE("very many times, and very long ones, take no quadratic time", "[times]") {
  std::string source = "They met";
  for (int i = 0; i < 20000; ++i) source += " on [DATE Friday] and";
  source += " [DATE";
  for (int i = 0; i < 100000; ++i) source += " last";
  CHECK(find_times(article_of(source + "].", "2025-02-19")).size() == 20001);
}
