// Requests: what is read, what is left at the defaults, and a message for each thing that may be wrong.
#include "json/request.h"

#include <catch2/catch.hpp>

using namespace annotator;

namespace {

std::optional<Request> parse(std::string_view json) {
  std::string why;
  return parse_request(json, {}, &why);
}

std::string complaint(std::string_view json) {
  std::string why;
  CHECK(!parse_request(json, {}, &why));
  return why;
}

const char* const list_of_blocks = "\"blocks\" must be a list of {\"id\",\"role\"}";
const char* const roles_of_blocks =
    "the \"role\" of a block must be title, byline, dateline, abstract, body, closing, source or aside";

}  // namespace

TEST_CASE("a request says what it wants", "[json]") {
  const auto request = parse(R"({"id":"a7","text":"Hello.","offsets":"utf16","summary":{"sentences":5},
                                 "published":"2025-02-19","url":"https://example.org/a","unknown":[{}]})");
  REQUIRE(request);
  CHECK(request->id == "\"a7\"");
  CHECK(request->text == "Hello.");
  CHECK(request->offsets == Unit::utf16);
  CHECK(request->summary_sentences == 5);
  CHECK(request->published == "2025-02-19");
  CHECK(request->url == "https://example.org/a");
}

TEST_CASE("what a request leaves out is as in the defaults", "[json]") {
  Request defaults;
  defaults.offsets = Unit::utf8;
  defaults.summary_sentences = 2;
  defaults.published = "2020-01-01";
  std::string why;
  const auto request = parse_request(R"({"text":""})", defaults, &why);
  REQUIRE(request);
  CHECK(request->id.empty());
  CHECK(request->offsets == Unit::utf8);
  CHECK(request->summary_sentences == 2);
  CHECK(request->published == "2020-01-01");

  const auto undated = parse_request(R"({"text":"","published":null})", defaults, &why);
  REQUIRE(undated);
  CHECK(undated->published.empty());
}

TEST_CASE("a request for parts gets those and the text", "[json]") {
  const auto request = parse(R"({"text":"x","include":["speech","summary"],"abstract":"first"})");
  REQUIRE(request);
  CHECK(request->parts == Parts().bare().with(Part::summary).with(Part::speech));
  CHECK(request->parts.has(Part::text));
  CHECK(request->abstract == AbstractIs::first);
  CHECK(parse(R"({"text":"x","include":null})")->parts.whole());
  CHECK(parse(R"({"text":"x","include":[]})")->parts == Parts().bare());

  Request defaults;  // the text is the caller's to leave out, see --no-text
  defaults.parts = defaults.parts.without(Part::text);
  std::string why;
  CHECK(!parse_request(R"({"text":"x","include":["text","times"]})", defaults, &why)->parts.has(Part::text));

  CHECK(complaint(R"({"text":"x","include":"speech"})") == "\"include\" must be a list of parts");
  CHECK(complaint(R"({"text":"x","include":["quotes"]})") == "\"include\" has no part \"quotes\"");
  CHECK(complaint(R"({"text":"x","include":[1]})") == "\"include\" has no part 1");
  CHECK(complaint(R"({"text":"x","abstract":true})") == "\"abstract\" must be \"auto\", \"first\" or \"none\"");
}

TEST_CASE("ids come back as they were", "[json]") {
  const std::string id = GENERATE("7", "-3", "18446744073709551615", "1.5", "0", "\"\"", "\"é\\\"\\n\"");
  const auto request = parse("{\"text\":\"x\",\"id\":" + id + "}");
  REQUIRE(request);
  CHECK(request->id == id);
}

TEST_CASE("a request says what blocks are for", "[json]") {
  const auto request = parse(R"({"blocks":[{"id":"p2","role":"abstract","by":"rule"},{"id":"p1","role":"title"}],
                                 "text":"One.\n\nTwo."})");
  REQUIRE(request);
  REQUIRE(request->roles.size() == 2);
  CHECK(request->roles[0].block == 1);
  CHECK(request->roles[0].role == BlockRole::abstract);
  CHECK(request->roles[1].block == 0);
  CHECK(request->roles[1].role == BlockRole::title);
  CHECK(parse(R"({"text":"","blocks":[]})")->roles.empty());
}

TEST_CASE("what is wrong with a request is said", "[json]") {
  const auto [json, why] = GENERATE(table<std::string, std::string>({
      {"", "not JSON (stopped at byte 1)"},
      {"{", "not JSON (stopped at byte 2)"},
      {"{\"text\":\"x\"} {", "not JSON (stopped at byte 14)"},
      {"[\"text\"]", "not a JSON object"},
      {"null", "not a JSON object"},
      {"{}", "\"text\" is missing"},
      {R"({"text":null})", "\"text\" must be a string"},
      {R"({"text":"x","id":null})", "\"id\" must be a string or a number below 2^53"},
      {R"({"text":"x","id":123456789012345678901234567890})", "\"id\" must be a string or a number below 2^53"},
      {R"({"text":"x","offsets":"bytes"})", "\"offsets\" must be \"codepoint\", \"utf16\" or \"utf8\""},
      {R"({"text":"x","offsets":8})", "\"offsets\" must be \"codepoint\", \"utf16\" or \"utf8\""},
      {R"({"text":"x","published":"19 February"})", "\"published\" must be a date as 2025-02-19, 2025-02 or 2025, or null"},
      {R"({"text":"x","url":"javascript:alert"})",
       "\"url\" must be an address as https://apnews.com/article/1, percent-encoded, or null"},
      {R"({"text":"x","summary":3})", "\"summary\" must be an object"},
      {R"({"text":"x","summary":{"sentences":0}})", "\"sentences\" must be a whole number from 1 to 7"},
      {R"({"text":"x","summary":{"sentences":8}})", "\"sentences\" must be a whole number from 1 to 7"},
      {R"({"text":"x","summary":{"sentences":2.5}})", "\"sentences\" must be a whole number from 1 to 7"},
      {R"({"text":"x","summary":{"sentences":-1}})", "\"sentences\" must be a whole number from 1 to 7"},
      {R"({"text":"x","blocks":{"p1":"body"}})", list_of_blocks},
      {R"({"text":"x","blocks":["p1"]})", list_of_blocks},
      {R"({"text":"x","blocks":[{"id":"p1"}]})", list_of_blocks},
      {R"({"text":"x","blocks":[{"role":"body"}]})", list_of_blocks},
      {R"({"text":"x","blocks":[{"id":1,"role":"body"}]})", "the \"id\" of a block must be as \"p1\""},
      {R"({"text":"x","blocks":[{"id":"s1","role":"body"}]})", "the \"id\" of a block must be as \"p1\""},
      {R"({"text":"x","blocks":[{"id":"p0","role":"body"}]})", "the \"id\" of a block must be as \"p1\""},
      {R"({"text":"x","blocks":[{"id":"p1x","role":"body"}]})", "the \"id\" of a block must be as \"p1\""},
      {R"({"text":"x","blocks":[{"id":"p4294967296","role":"body"}]})", "the \"id\" of a block must be as \"p1\""},
      {R"({"text":"x","blocks":[{"id":"p1","role":"headline"}]})", roles_of_blocks},
      {R"({"text":"x","blocks":[{"id":"p1","role":null}]})", roles_of_blocks},
      {R"({"text":"x","blocks":[{"id":"p2","role":"body"}]})", "\"blocks\": the text has no p2"},
      {R"({"text":"x\r\ry","blocks":[{"id":"p2","role":"body"},{"id":"p2","role":"title"}]})",
       "\"blocks\": p2 is there twice"},
  }));
  CAPTURE(json);
  CHECK(complaint(json) == why);
}

TEST_CASE("half a surrogate pair is read as U+FFFD, a whole one as its character", "[json]") {
  const auto [escaped, text] = GENERATE(table<std::string, std::string>({
      {R"(\ud83d\ude00)", "😀"},
      {R"(\uD83D\uDE00)", "😀"},
      {R"(\ud83d)", "\uFFFD"},
      {R"(\ude00)", "\uFFFD"},
      {R"(\ude00\ud83d)", "\uFFFD\uFFFD"},
      {R"(\ud83d\ud83d\ude00)", "\uFFFD😀"},
      {R"(a\ud83dé)", "a\uFFFDé"},
      {R"(\ud83d\n)", "\uFFFD\n"},
      {R"(\\ud83d)", "\\ud83d"},
      {R"(\\\ud83d)", "\\\uFFFD"},
      {R"(\u00e9)", "é"},
  }));
  CAPTURE(escaped);
  const auto request = parse("{\"text\":\"" + escaped + "\"}");
  REQUIRE(request);
  CHECK(request->text == text);
}

TEST_CASE("bytes that are not UTF-8 are read as U+FFFD and told of", "[json]") {
  const auto request = parse("{\"text\":\"a\xFF\"}");
  REQUIRE(request);
  CHECK(request->text == "a\uFFFD");
  CHECK(request->repaired);
  CHECK(!parse(R"({"text":"é"})")->repaired);
}

TEST_CASE("NUL in a text is kept", "[json]") {
  const auto request = parse(R"({"text":"a\u0000b"})");
  REQUIRE(request);
  CHECK(request->text == std::string("a\0b", 3));
}

TEST_CASE("deep nesting is no danger", "[json]") {
  const std::string open(200000, '['), close(200000, ']');
  CHECK(complaint(open + close) == "nested too deep");
  CHECK(complaint("{\"text\":\"x\",\"more\":" + open + close + "}") == "nested too deep");
}

TEST_CASE("dates are days, months or years of the calendar", "[json]") {
  const auto [date, is] = GENERATE(table<std::string, bool>({{"2025-02-19", true},
                                                             {"2024-02-29", true},
                                                             {"2025-02", true},
                                                             {"2025", true},
                                                             {"2025-13", false},
                                                             {"2025-2", false},
                                                             {"2025-", false},
                                                             {"2025-02-", false},
                                                             {"202", false},
                                                             {"20x5", false},
                                                             {"2025-02-29", false},
                                                             {"2025-13-01", false},
                                                             {"2025-00-10", false},
                                                             {"2025-1-1", false},
                                                             {"2025-02-1x", false},
                                                             {"2025/02/19", false},
                                                             {"-025-02-19", false},
                                                             {"", false}}));
  CAPTURE(date);
  CHECK(is_date(date) == is);
}
