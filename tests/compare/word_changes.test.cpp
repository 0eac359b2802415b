#include "../../core/compare/word_changes.h"

#include <catch2/catch.hpp>

#include <string>

using namespace annotator;

namespace {

// "said [12|15] people": what both have, and in brackets the words of a, then those of b.
std::string changed(const std::string& a, const std::string& b) {
  const Span all_a{0, static_cast<uint32_t>(a.size())}, all_b{0, static_cast<uint32_t>(b.size())};
  std::string line;
  uint32_t at = 0;
  for (const WordChange& change : find_word_changes(a, all_a, b, all_b)) {
    line += a.substr(at, change.a.begin - at) + "[" + std::string(slice(a, change.a)) + "|" +
            std::string(slice(b, change.b)) + "]";
    at = change.a.end;
  }
  return line + a.substr(at);
}

}  // namespace

TEST_CASE("the words that differ are told, and where one side has none", "[compare]") {
  const auto [a, b, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"Police said 12 people died.", "Police said 15 people died.", "Police said [12|15] people died."},
      {"He said so.", "He said so again.", "He said so[| again]."},
      {"Late on Friday he left.", "He left.", "[Late on Friday |]he left."},
      {"one two three four five", "one x three y five", "one [two|x] three [four|y] five"},
      {"a share of 1,200 was $1.2 billion", "a share of 1,300 was $1.2 million",
       "a share of [1,200|1,300] was $1.2 [billion|million]"},
      {"twelve of them stayed", "nine of us stayed", "[twelve of them|nine of us] stayed"},
      {"", "New words", "[|New words]"},
      {"Old words", "", "[Old words|]"},
  }));
  // An empty side lies behind the word before it, so the space belongs to neither.
  const std::string found = changed(a, b);
  std::string without_spaces, wanted;
  for (const char c : found) if (c != ' ') without_spaces += c;
  for (const char c : expected) if (c != ' ') wanted += c;
  CHECK(without_spaces == wanted);
}

TEST_CASE("case, accents, quotation marks, dashes and white space are no words", "[compare]") {
  CHECK(changed("“We won’t go,”  José said – late.", "\"we won't go,\" Jose\nsaid - late.") ==
        "“We won’t go,”  José said – late.");
  CHECK(changed("", "") == "");
}

TEST_CASE("long sentences with nothing in common are one change", "[compare]") {
  std::string a = "begin", b = "begin";
  for (int i = 0; i < 100000; ++i) a += " x" , b += " y";
  const Span all{0, static_cast<uint32_t>(a.size())};
  const auto changes = find_word_changes(a, all, b, all);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].a.begin == 6);
  CHECK(changes[0].b.end == b.size());
}
