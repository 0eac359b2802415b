// The document `article-annotation/1` -> structs, checked: what all exporters read. It comes from the core itself, from
// the page with a reader's corrections in it, or from a file that somebody else may have changed. Spans are bytes of
// the text here, whatever unit the document counts in, so that the same document gives the same exports.
// Tested by tests/exports/document.test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"
#include "../json/offsets.h"

namespace annotator {

// What is a name of something in the format (ids, types, kinds, classes, verdicts) holds A-Z a-z 0-9 _ - alone, so that
// it may stand in any file as it is. Empty strings are what the document says is null.
struct Document {
  struct Block {
    std::string id, role;
    Span span;
  };
  struct Sentence {
    std::string id;
    Span span;
    uint32_t block = none;
  };
  struct Entity {
    std::string id, type, name;
    std::vector<std::string> aliases;
    std::vector<Span> roles;
    std::vector<uint32_t> mentions;
  };
  struct Mention {
    std::string id, type, by;
    Span span;
    uint32_t entity = none;
    std::string score;  // "0.98"
  };
  struct Speech {
    std::string id, kind, verb_class, by;
    std::vector<std::string> certainty;  // classes
    Span span;                 // the words
    Span speaker, verb;        // empty (0, 0): none
    uint32_t entity = none;    // the speaker
    uint32_t sentence = none;
    std::string score;
  };
  struct Certainty {
    std::string id, kind;
    Span span;
    uint32_t sentence = none;
  };
  struct Time {
    std::string id, kind, value, modifier;
    Span span;
    uint32_t sentence = none;
  };
  struct Number {
    std::string id, kind, value, high, unit, modifier;
    Span span;
    uint32_t sentence = none;
  };
  struct Conflict {
    std::string kind, reckoned;
    std::vector<uint32_t> numbers;
  };
  struct CheckPart {
    std::string verdict;
    Span span;
    std::vector<uint32_t> support;  // sentences, the best first
  };
  struct Check {
    std::string id, kind, verdict;
    uint32_t sentence = none;
    std::vector<CheckPart> parts;
  };

  std::string json;  // the document itself on one line, in the unit that was asked for
  std::string text, text_sha256;
  std::string version, model;  // of the engine
  std::optional<bool> english;
  std::string language;  // "de"
  std::string title, source, url, published;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  bool summarized = false;        // there is a summary, if of no sentences
  std::vector<uint32_t> summary;  // sentences, in the order of the text
  std::vector<uint32_t> missing;  // main names that the summary leaves out: entities
  std::vector<std::string> phrases;
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
  std::vector<Speech> speech;
  std::vector<Certainty> certainty;
  std::vector<Time> times;
  std::vector<uint32_t> timeline;  // times
  std::vector<Number> numbers;
  std::vector<Conflict> conflicts;
  std::vector<Check> checks;
};

// bytes: the document's JSON, or a page that write_html() made, which carries it. unit: of Document::json.
// Empty if it is no such document; *why then says what is wrong and where: `mentions[3]: "end" is not in the text`.
// Lists that are not there are empty; keys that are not known are left alone.
std::optional<Document> read_document(std::string_view bytes, Unit unit, std::string* why);

// The script element of a page that holds the document.
inline constexpr std::string_view carrier_begin = "<script type=\"application/json\" id=\"article-annotation\">";
inline constexpr std::string_view carrier_end = "</script>";

}  // namespace annotator
