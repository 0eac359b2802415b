// Whole articles, from text to document, with the shipped weights. tests/articles/<slug>/source.txt goes in,
// expected.json must come out, byte for byte, natively and under WASM; and the seed article must be read as well as a
// person read it (gold.json). All articles but the seed were written for this test; their people and events are made up.
//
// tests/update-expected.sh rewrites the expectations; what changes in them is to be reviewed like code.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>
#include <sstream>

#include "../json/check_document.h"
#include "annotate.h"
#include "json/annotation_json.h"
#include "model.h"

using namespace annotator;

namespace {

const char* const slugs[] = {"seed",  "brief",   "council",  "court",   "earnings", "election", "interview",
                             "match", "obituary", "opinion", "science", "scripts",  "storm"};

std::string document_of(const std::string& slug, Unit unit = Unit::codepoint) {
  const Encoder& encoder = shipped_model();
  const Annotation annotation = annotate(read_file("articles/" + slug + "/source.txt"), encoder);
  return write_document(annotation, {encoder.name(), encoder.sha256()}, unit);
}

// A document laid out for reading and for diffs: a line for each key, and for each item of a list. Values are written
// as they were, so that two documents are the same bytes if and only if their layouts are.
std::string laid_out(const std::string& document) {
  std::string lines = "{\n";
  const Json json = parsed(document);
  for (const auto& [key, value] : json.items()) {
    lines += (lines.size() > 2 ? ",\n" : "") + json_text(key) + ":";
    if (!value.is_array() || value.empty()) {
      lines += json_text(value);
      continue;
    }
    for (size_t i = 0; i < value.size(); ++i) lines += (i ? ",\n " : "[\n ") + json_text(value[i]);
    lines += "]";
  }
  return lines + "\n}\n";
}

// The first line in which two texts differ, from both; empty if none does.
std::string first_difference(const std::string& got, const std::string& expected) {
  std::istringstream got_lines(got), expected_lines(expected);
  std::string got_line, expected_line;
  for (int number = 1;; ++number) {
    const bool more_got = bool(std::getline(got_lines, got_line));
    const bool more_expected = bool(std::getline(expected_lines, expected_line));
    if (!more_got && !more_expected) return got == expected ? "" : "a line end";
    if (got_line == expected_line && more_got == more_expected) continue;
    return "line " + std::to_string(number) + "\n got      " + got_line + "\n expected " + expected_line;
  }
}

// Mentions as "start-end TYPE".
std::set<std::string> names_of(const Json& items, const char* type) {
  std::set<std::string> names;
  for (const Json& item : items) {
    names.insert(json_text(item["start"]) + "-" + json_text(item["end"]) + " " + item[type].get<std::string>());
  }
  return names;
}

std::set<std::string> without(const std::set<std::string>& names, const std::set<std::string>& others) {
  std::set<std::string> rest;
  for (const std::string& name : names) {
    if (others.count(name) == 0) rest.insert(name);
  }
  return rest;
}

bool overlap_by_half(const Json& a, const Json& b) {
  const auto begin = [](const Json& item) { return item["start"].get<int>(); };
  const auto end = [](const Json& item) { return item["end"].get<int>(); };
  const int shared = std::min(end(a), end(b)) - std::max(begin(a), begin(b));
  return 2 * shared >= std::max(end(a) - begin(a), end(b) - begin(b));
}

// The name of who says a statement of a document; "?" where nobody is named.
std::string speaker_of(const Json& document, const Json& statement) {
  for (const Json& entity : document["entities"])
    if (entity["id"] == statement["speaker"]["entity"]) return entity["name"];
  return "?";
}

}  // namespace

TEST_CASE("articles give the documents expected", "[articles]") {
  for (const std::string slug : slugs) {
    DYNAMIC_SECTION(slug) {
      const std::string got = laid_out(document_of(slug));
      const std::string name = "articles/" + slug + "/expected.json";
      if (std::getenv("ANNOTATOR_UPDATE")) std::ofstream(ANNOTATOR_TESTS_DIR "/" + name, std::ios::binary) << got;
      CHECK(first_difference(got, read_file(name)) == "");
    }
  }
}

TEST_CASE("documents of articles hold what they promise in every unit", "[articles]") {
  for (const std::string slug : slugs) {
    DYNAMIC_SECTION(slug) {
      for (const Unit unit : {Unit::codepoint, Unit::utf16, Unit::utf8}) {
        CHECK(check_document(document_of(slug, unit)) == "");
      }
    }
  }
}

TEST_CASE("the same article gives the same bytes", "[articles]") {
  CHECK(document_of("scripts") == document_of("scripts"));
}

TEST_CASE("an article read in steps is the article read at once", "[articles]") {
  const std::string text = read_file("articles/court/source.txt");
  const Encoder& encoder = shipped_model();
  Reading reading(text, encoder, {});
  REQUIRE(reading.windows() > 1);
  const size_t sentences = reading.annotation().sentences.size();
  size_t last = 0;
  while (reading.step()) {
    CHECK(reading.annotation().mentions.size() >= last);
    last = reading.annotation().mentions.size();
  }
  CHECK(reading.windows_read() == reading.windows());
  const Annotation stepped = std::move(reading).finish();
  CHECK(stepped.sentences.size() == sentences);
  const Engine engine{encoder.name(), encoder.sha256()};
  CHECK(write_document(stepped, engine, Unit::utf8) == write_document(annotate(text, encoder), engine, Unit::utf8));
}

TEST_CASE("the summary has the length asked for", "[articles]") {
  const uint32_t length = GENERATE(1u, 2u, 3u, 5u, 7u);
  const std::string text = read_file("articles/seed/source.txt");
  const Annotation annotation = annotate(text, shipped_model(), {.summary_sentences = length, .published = ""});
  CHECK(annotation.summary.length == length);
  CHECK(annotation.summary.sentences.size() == length);
}

TEST_CASE("the seed article is read as a person read it", "[articles]") {
  const Json document = Json::parse(document_of("seed"));
  const Json gold = Json::parse(read_file("articles/seed/gold.json"));

  SECTION("its 27 sentences and the source line, its 9 blocks and their roles") {
    CHECK(gold["sentences"].size() == 28);
    Json sentences = Json::array(), blocks = Json::array();
    for (const Json& sentence : document["sentences"]) sentences.push_back({sentence["start"], sentence["end"]});
    for (const Json& block : document["blocks"]) {
      blocks.push_back({{"start", block["start"]}, {"end", block["end"]}, {"role", block["role"]}});
    }
    CHECK(sentences == gold["sentences"]);
    CHECK(blocks == gold["blocks"]);
    CHECK(document["meta"]["source"] == gold["source"]);
    CHECK(document["meta"]["words"] == 533);
  }

  SECTION("at least 61 of its 63 names, and at most 2 others") {
    const std::set<std::string> found = names_of(document["mentions"], "type");
    const std::set<std::string> expected = names_of(gold["entities"], "label");
    REQUIRE(expected.size() == 63);
    const auto missed = without(expected, found), others = without(found, expected);
    CAPTURE(missed, others);
    CHECK(missed.size() <= 2);
    CHECK(others.size() <= 2);
  }

  SECTION("its four people, how often each is named, and their roles") {
    std::set<std::string> people;
    for (const Json& entity : document["entities"]) {
      if (entity["type"] != "PERSON") continue;
      std::string line = entity["name"].get<std::string>() + " " + std::to_string(entity["mentions"].size());
      for (const Json& role : entity["roles"]) line += ", " + role["text"].get<std::string>();
      people.insert(line);
    }
    // A role is written down once for each form that it has: "President" stands beside two mentions of Trump.
    CHECK(people == std::set<std::string>{"Marco Rubio 5, U.S. Secretary of State",
                                          "Sergey Lavrov 5, Russian Foreign Minister", "Donald Trump 3, President",
                                          "Volodymyr Zelenskyy 1, Ukrainian President"});
    CHECK(gold["clusters"].size() == 4);
  }

  SECTION("a summary of three sentences out of paragraphs 2 to 7") {
    CHECK(document["summary"]["sentences"].size() == 3);
    for (const Json& chosen : document["summary"]["sentences"]) {
      const std::string sentence = chosen["sentence"];
      const Json block = document["sentences"][std::stoul(sentence.substr(1)) - 1]["block"];
      CHECK(std::set<std::string>{"p2", "p3", "p4", "p5", "p6", "p7"}.count(block) == 1);
    }
  }
}

// In gold.json the speaker is "?" where somebody unnamed speaks, "-" where nobody does.
TEST_CASE("the seed article’s voices are those that a person heard", "[articles]") {
  const Json document = Json::parse(document_of("seed"));
  const Json gold = Json::parse(read_file("articles/seed/gold.json"))["speech"];
  REQUIRE(gold.size() == 16);
  std::vector<std::string> missed, unnamed_missed, others;
  std::set<std::string> matched;
  for (const Json& statement : gold) {
    const std::string who = statement["speaker"];
    const bool is_unnamed = who == "?" || who == "-";
    std::string found = "nothing";
    for (const Json& speech : document["speech"]) {
      if (!overlap_by_half(statement, speech) || !matched.insert(speech["id"]).second) continue;
      found = speaker_of(document, speech);
      CHECK(speech["certainty"] == statement["certainty"]);
      break;
    }
    if (found == (is_unnamed ? "?" : who)) continue;
    missed.push_back(who + ": " + statement["text"].get<std::string>() + " (found: " + found + ")");
    if (is_unnamed) unnamed_missed.push_back(missed.back());
  }
  for (const Json& speech : document["speech"]) {
    if (matched.count(speech["id"]) == 0)
      others.push_back(speaker_of(document, speech) + ": " + speech["text"].get<std::string>());
  }
  CAPTURE(missed, others);
  CHECK(missed.size() <= 3);
  CHECK(unnamed_missed.empty());
  CHECK(others.size() <= 2);
}
