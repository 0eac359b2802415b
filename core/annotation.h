// Every struct of the result: what a news article says, as byte spans of its unaltered text.
//
// Read this file first. Stages are free functions from these structs to these structs, called in order by
// core/annotate.cpp; json/ writes them out as the document `article-annotation/1`. All spans are half-open
// ranges of UTF-8 bytes of `Annotation::text`, on character borders; other units exist only in json/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace annotator {

// Index of "none", wherever an index may be missing.
inline constexpr uint32_t none = UINT32_MAX;

struct Span {
  uint32_t begin = 0, end = 0;  // bytes

  uint32_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

// ---- article/ ------------------------------------------------------------------------------------------------

// What is not sure is body.
enum class BlockRole : uint8_t { title, byline, dateline, abstract, body, closing, source };

// A paragraph, or another line that stands alone; white space around it belongs to no block.
struct Block {
  Span span;
  BlockRole role = BlockRole::body;
};

struct Sentence {
  Span span;
  uint32_t block = 0;  // index into Annotation::blocks
};

// A word or number ("Rubio", "2022", "10am"), or one other character (".", "$", "’"). White space lies between tokens.
struct Token {
  Span span;
  uint32_t sentence = 0;  // index into Annotation::sentences
};

// ---- entities/ -----------------------------------------------------------------------------------------------

// The 18 types of OntoNotes, in the order of the network's labels.
enum class EntityType : uint8_t {
  person, norp, fac, org, gpe, loc, product, event, work_of_art, law, language,
  date, time, percent, money, quantity, ordinal, cardinal,
};
inline constexpr int entity_types = 18;

// A name, date or number where it stands in the text.
struct Mention {
  Span span;
  EntityType type = EntityType::person;
  float score = 0;                 // calibrated probability that span and type are both right, 0 to 1
  uint32_t entity = none;          // index into Annotation::entities; set by resolve()
  std::vector<std::string> why;    // the strongest reasons, e.g. "title before the name", "model"
};

// All mentions of one person, organization, place, date ...
struct Entity {
  EntityType type = EntityType::person;
  std::string name;                 // the fullest form found in the text
  std::vector<std::string> aliases; // its other forms, each once, in order of appearance
  std::vector<Span> roles;          // words beside a mention that say what it is: "U.S. Secretary of State"
  float salience = 0;               // share of the article it takes, 0 to 1
  std::vector<uint32_t> mentions;   // indices into Annotation::mentions, ascending
  uint32_t country = none;          // of a people ("Ukrainian"): the entity that is its country, if the text names it
};

// ---- gist/ ---------------------------------------------------------------------------------------------------

struct SummarySentence {
  uint32_t sentence = 0;  // index into Annotation::sentences
  uint32_t rank = 0;      // 1 is the most important
  float score = 0;        // salience, 0 to 1
};

// Chosen sentences in text order. Empty when the article is too short for a summary.
struct Summary {
  uint32_t length = 3;  // sentences asked for
  std::vector<SummarySentence> sentences;
  std::vector<uint32_t> covered_blocks;    // body blocks that a chosen sentence stands in
  std::vector<uint32_t> missing_entities;  // main names that no chosen sentence mentions
};

enum class SpeechKind : uint8_t { direct, indirect, mixed };

// One piece of reported speech: whose words, the article's own verb, and the words.
struct Speech {
  SpeechKind kind = SpeechKind::indirect;
  Span content;
  Span speaker;                     // empty (0, 0) where nobody is named
  Span cue;                         // "said", "according to"; empty (0, 0) where there is none
  uint32_t speaker_entity = none;   // index into Annotation::entities; none: unnamed ("officials") or nobody
  uint32_t sentence = 0;            // index into Annotation::sentences
  float score = 0;                  // 0 to 1
};

// ---- the whole -----------------------------------------------------------------------------------------------

struct Annotation {
  std::string text;   // the input as valid UTF-8 with LF line ends; nothing else is changed
  bool repaired = false;  // some input bytes were not UTF-8 and became U+FFFD
  std::string published;  // YYYY-MM-DD as the caller said, or empty
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;    // sorted by begin, disjoint
  std::vector<Entity> entities;     // most salient first
  Summary summary;
  std::vector<Speech> speech;       // sorted by content.begin
};

}  // namespace annotator
