#include "cases.h"

#include <sstream>

#include <catch2/catch.hpp>

using namespace annotator;

namespace {

std::vector<Case> read(const std::string& text) {
  std::istringstream lines(text);
  return read_cases(lines, "some.txt");
}

}  // namespace

TEST_CASE("a case file is prose, then headings with an input and what is expected of it", "[cases]") {
  const auto cases = read("Prose.\n---\n\n## One\n\nfirst\n\nsecond\n\n---\nresult\n## Two\n---\n");
  REQUIRE(cases.size() == 2);
  CHECK(cases[0].heading == "One");
  CHECK(cases[0].line == 4);
  CHECK(cases[0].input == "first\n\nsecond");
  CHECK(cases[0].expected == "result");
  CHECK(cases[1].heading == "Two");
  CHECK(cases[1].input.empty());
  CHECK(cases[1].expected.empty());
}

TEST_CASE("what is expected may hold dashes, and a last line without its end", "[cases]") {
  const auto cases = read("## One\ninput\n---\na\n---\nb");
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].expected == "a\n---\nb");
}

TEST_CASE("a case file with nothing to run is an error that says where", "[cases]") {
  CHECK_THROWS_WITH(read("Only prose.\n"), "some.txt: no cases");
  CHECK_THROWS_WITH(read("## One\ninput\n## Two\n---\n"), "some.txt:1: a case without ---");
  CHECK_THROWS_WITH(read_cases("absent.txt"), Catch::Contains("absent.txt: cannot be read"));
}
