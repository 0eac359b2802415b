// core/checks/claims.cpp: stems, and where clauses end. How claims are compared is tested by checks.test.cpp.
#include <catch2/catch.hpp>

#include "../../core/entities/words.h"
#include "../../core/checks/claims.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

std::string clauses_of(const std::string& text) {
  const Annotation article = read_marked(text).article;
  std::string joined;
  for (const Clause& clause : find_claims(article, {0}).clauses)
    joined += (joined.empty() ? "" : " | ") + on_one_line(article, clause.span);
  return joined;
}

}  // namespace

TEST_CASE("forms of a word have one stem", "[claims]") {
  const auto [a, b] = GENERATE(table<std::string, std::string>({
      {"negotiations", "negotiating"},
      {"talks", "talk"},
      {"parties", "party"},
      {"stopped", "stopping"},
      {"agreement", "agreed"},
      {"losses", "loss"},
      {"churches", "church"},
      {"improved", "improving"},
      {"safely", "safe"},
  }));
  CHECK(stem_of(a) == stem_of(b));
}

TEST_CASE("other words have stems of their own", "[claims]") {
  const auto [a, b] = GENERATE(table<std::string, std::string>(
      {{"police", "policy"}, {"market", "marked"}, {"bus", "bu"}, {"sing", "s"}, {"münster", "munster"}}));
  CHECK(stem_of(a) != stem_of(b));
}

TEST_CASE("sentences part at conjunctions and marks, where verbs are on both sides", "[claims]") {
  const auto [text, clauses] = GENERATE(table<std::string, std::string>({
      {"The harbour was closed until noon, while a tanker leaked oil into the bay.",
       "The harbour was closed until noon, | while a tanker leaked oil into the bay."},
      {"Rubio and Lavrov met in Riyadh on Tuesday.", "Rubio and Lavrov met in Riyadh on Tuesday."},
      {"A fire destroyed a warehouse and closed the port for hours.",
       "A fire destroyed a warehouse | and closed the port for hours."},
      {"He spoke of peace; they wanted a new war.", "He spoke of peace; | they wanted a new war."},
      {"The well-known U.S. firm lost $1.2 billion.", "The well-known U.S. firm lost $1.2 billion."},
      {"They left.", "They left."},
  }));
  CHECK(clauses_of(text) == clauses);
}

TEST_CASE("a clause has no more than 64 terms", "[claims]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "brick ";
  const Annotation article = read_marked(text).article;
  const Claims claims = find_claims(article, {0});
  CHECK(claims.terms.size() == 200);
  CHECK(claims.clauses.size() == 4);
  for (const Clause& clause : claims.clauses) CHECK(clause.size() <= 64);
}
