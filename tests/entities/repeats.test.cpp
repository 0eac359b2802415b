// core/entities/repeats.cpp on tests/cases/repeats.txt.
#include <catch2/catch.hpp>

#include "../../core/entities/repeats.h"
#include "../cases.h"
#include "marked.h"

using namespace annotator;

TEST_CASE("names left out once are marked as in the cases", "[repeats]") {
  for (const Case& c : read_cases("repeats.txt")) {
    SECTION(c.heading + " (line " + std::to_string(c.line) + ")") {
      Annotation article = with_mentions(read_marked(c.input));
      const size_t by_network = article.mentions.size();
      mark_repeats(article);
      CHECK(mention_lines(article, article.mentions) == c.expected);
      size_t repeated = 0;
      for (size_t i = 0; i < article.mentions.size(); ++i) {
        repeated += article.mentions[i].repeated;
        if (i > 0) CHECK(article.mentions[i - 1].span.end <= article.mentions[i].span.begin);
      }
      CHECK(article.mentions.size() == by_network + repeated);
    }
  }
}
