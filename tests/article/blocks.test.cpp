// core/article/blocks.cpp, block_roles.cpp, line_forms.cpp and retold.cpp on tests/cases/blocks.txt, on the seed
// article, and what holds for any text.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

#include "../../core/article/blocks.h"
#include "../cases.h"
#include "odd_texts.h"

using namespace annotator;

namespace {

std::string_view role_name(BlockRole role) {
  constexpr std::string_view names[] = {"title", "byline",  "dateline", "abstract",
                                        "body",  "closing", "source",   "aside"};
  return names[static_cast<size_t>(role)];
}

std::string block_line(std::string_view text, const Block& block) {
  return std::string(role_name(block.role)) + " | " + std::string(slice(text, block.span));
}

// "abc ... xyz" stands for any text that begins with "abc" and ends with "xyz".
bool matches(std::string_view line, std::string_view expected) {
  const size_t gap = expected.find(" ... ");
  if (gap == expected.npos) return line == expected;
  const std::string_view end = expected.substr(gap + 5);
  return line.size() >= gap + end.size() && line.starts_with(expected.substr(0, gap)) && line.ends_with(end);
}

std::string source_of(std::string_view text) { return std::string(slice(text, find_source(text, find_blocks(text)))); }

}  // namespace

TEST_CASE("blocks and roles are those of the cases", "[blocks]") {
  for (const Case& c : read_cases("blocks.txt")) {
    SECTION(c.heading + " (line " + std::to_string(c.line) + ")") {
      std::istringstream expected(c.expected);
      std::string line;
      for (const Block& block : find_blocks(c.input)) {
        line.clear();
        std::getline(expected, line);
        INFO("found    " << block_line(c.input, block) << "\nexpected " << line);
        CHECK(matches(block_line(c.input, block), line));
      }
      CHECK_FALSE(std::getline(expected, line));
    }
  }
}

TEST_CASE("the seed article has an abstract, six paragraphs, a closing and a source", "[blocks]") {
  std::ifstream file(ANNOTATOR_TESTS_DIR "/articles/seed/source.txt");
  REQUIRE(file);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::vector<Block> blocks = find_blocks(text);
  std::string roles;
  for (const Block& block : blocks) roles += std::string(role_name(block.role)) + ' ';
  CHECK(roles == "abstract body body body body body body closing source ");
  CHECK(slice(text, find_source(text, blocks)) == "apnews.com");
}

TEST_CASE("a source line names a host or a name", "[blocks]") {
  const auto [line, source] = GENERATE(table<std::string, std::string>({
      {"Original Source: apnews.com", "apnews.com"},
      {"Source: https://www.apnews.com/article/1?x=y", "apnews.com"},
      {"Source: Reuters.", "Reuters"},
      {"Sources: AP, Reuters", "AP, Reuters"},
      {"**Source:** The Guardian", "The Guardian"},
      {"Read more at: http://news.example.co.uk.", "news.example.co.uk"},
      {"(Source: example.org)", "example.org"},
      {"www.example.org/a", "example.org"},
      {"© 2024 The Associated Press. All rights reserved.", "The Associated Press"},
      {"Copyright 2024 by Example News", "Example News"},
      {"(c) 2024 Example News", "Example News"},
      {"Source: press@example.org", "press@example.org"},
      {"Source: approx. 3.5 tons", "approx. 3.5 tons"},
  }));
  CHECK(source_of("The harbour was closed on Monday, police said.\n\n" + line) == source);
}

TEST_CASE("other lines name no source", "[blocks]") {
  const std::string line =
      GENERATE(as<std::string>(), "", "By Jane Doe", "See apnews.com for more on the closed harbour.", "Source",
               "Resource: apnews.com", "3.14", "J.Doe", "jane@example.org", "Read more: The harbour in numbers");
  CHECK(source_of("The harbour was closed on Monday, police said.\n\n" + line).empty());
}

TEST_CASE("the caller's roles stand instead of those of the rules", "[blocks]") {
  std::vector<Block> blocks = find_blocks("Fire in the port\n\nA fire destroyed the old warehouse on Monday.\n\nReuters.");
  REQUIRE(blocks.size() == 3);
  REQUIRE(blocks[0].role == BlockRole::title);
  set_roles(blocks, {{1, BlockRole::abstract}, {9, BlockRole::closing}});
  CHECK(blocks[0].role == BlockRole::title);
  CHECK_FALSE(blocks[0].by_caller);
  CHECK(blocks[1].role == BlockRole::abstract);
  CHECK(blocks[1].by_caller);
  CHECK_FALSE(blocks[2].by_caller);
}

TEST_CASE("the caller may say that the first paragraph is the abstract, or that none is", "[blocks]") {
  std::vector<Block> blocks = find_blocks("Fire in the port\n\nA fire destroyed the old warehouse on Monday.\n\n"
                                          "It broke out at noon, firefighters said, and burnt for hours.\n\nReuters.");
  REQUIRE(blocks.size() == 4);
  const auto roles = [&blocks] {
    std::vector<BlockRole> roles;
    for (const Block& block : blocks) roles.push_back(block.role);
    return roles;
  };
  const std::vector<BlockRole> ruled = roles();
  set_abstract(blocks, AbstractIs::ruled);
  CHECK(roles() == ruled);

  blocks[2].role = BlockRole::abstract;
  set_abstract(blocks, AbstractIs::first);
  CHECK(roles() == std::vector{BlockRole::title, BlockRole::abstract, BlockRole::body, ruled[3]});
  CHECK((!blocks[0].by_caller && blocks[1].by_caller && blocks[2].by_caller && !blocks[3].by_caller));

  set_abstract(blocks, AbstractIs::none);
  CHECK(roles() == std::vector{BlockRole::title, BlockRole::body, BlockRole::body, ruled[3]});
}

TEST_CASE("blocks are spans, with only white space between", "[blocks]") {
  for (const std::string& text : odd_texts()) {
    const std::vector<Block> blocks = find_blocks(text);
    std::vector<Span> spans;
    for (const Block& block : blocks) spans.push_back(block.span);
    check_spans(text, spans);
    check_only_space_between(text, spans);
    const Span source = find_source(text, blocks);
    if (source.size() > 0) check_spans(text, {source});
  }
}
