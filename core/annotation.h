// Every struct of the result: what a news article says, as byte spans of its unaltered text.
//
// Read this file first. Stages are free functions from these structs to these structs, called in order by
// core/annotate.cpp; json/ writes them out as the document `article-annotation/1`. All spans are half-open
// ranges of UTF-8 bytes of `Annotation::text`, on character borders; other units exist only in json/.
#pragma once

#include <cstdint>
#include <optional>
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

// Of a whole text. unknown: too short, or too odd, to tell.
enum class Language : uint8_t { unknown, english, other };

// What is not sure is body. byline: who wrote it and as what, and the rubric that it stands under ("Opinion"). aside: of the
// page around the article ("Advertisement", "Read more: ...", captions), which tells no part of the story.
enum class BlockRole : uint8_t { title, byline, dateline, abstract, body, closing, source, aside };

// A paragraph, or another line that stands alone; white space around it belongs to no block.
struct Block {
  Span span;
  BlockRole role = BlockRole::body;
  bool by_caller = false;  // who asked for this reading says what the block is for
};

// What the caller says a block is for.
struct GivenRole {
  uint32_t block = 0;  // index into Annotation::blocks
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
  bool repeated = false;           // the network left it out; the same words are a name elsewhere. It has no score
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

// ---- speech/ -------------------------------------------------------------------------------------------------

enum class SpeechKind : uint8_t { direct, indirect, mixed };

// What the article's verb says of the words: "claimed" keeps its distance, "denied" denies. See speech/speech_verbs.h.
enum class VerbKind : uint8_t { other, say, claim, admit, deny, hope, ask, judge, warn, believe, rule };

enum class CertaintyClass : uint8_t {
  hedged,        // "may", "possible", "remains unclear"
  planned,       // "will", "plans to"
  conditional,   // "if", "should a settlement come"
  denied,        // "denied", "not", "no longer"
  doer_missing,  // "were outlined": by whom is not said
};

// One piece of reported speech: whose words, the article's own verb, and the words.
struct Speech {
  SpeechKind kind = SpeechKind::indirect;
  Span content;
  Span speaker;                     // empty (0, 0) where nobody is named
  Span cue;                         // "said", "according to"; empty (0, 0) where there is none
  VerbKind verb = VerbKind::other;  // of the cue
  uint32_t speaker_entity = none;   // index into Annotation::entities; none: unnamed ("officials") or nobody
  uint32_t sentence = 0;            // index into Annotation::sentences
  std::vector<CertaintyClass> certainty;  // of Annotation::certainty within the content; ascending, once each
  float score = 0;                  // 0 to 1
  bool by_rule = false;             // found by the attribution that ends its sentence; then it has no score
};

// ---- certainty/ ----------------------------------------------------------------------------------------------

// Words that say how sure what is told is.
struct Certainty {
  CertaintyClass kind = CertaintyClass::hedged;
  Span span;              // the words
  uint32_t sentence = 0;  // index into Annotation::sentences
};

// ---- numbers/ ------------------------------------------------------------------------------------------------

// How a number or a length of time is bounded: "about 30", "nearly 30", "at least 30" ...
enum class Modifier : uint8_t { none, about, almost, at_least, more_than, at_most, less_than };

enum class NumberKind : uint8_t { money, percent, quantity, cardinal, ordinal };

// A MONEY, PERCENT, QUANTITY, CARDINAL or ORDINAL mention read by a grammar.
struct Number {
  Span span;
  uint32_t sentence = 0;  // index into Annotation::sentences
  NumberKind kind = NumberKind::cardinal;
  std::string value;      // an exact decimal, or a fraction that no decimal ends ("2/3"); empty: not known ("dozens")
  std::string high;       // the end of a range ("5 to 10 percent"); empty: none
  std::string unit;       // of money ISO 4217, of measures their symbol, "%", "pp"; empty: none said
  bool assumed = false;   // the unit is the likeliest of several: "$" is taken for US dollars
  Modifier modifier = Modifier::none;
};

// How numbers of one article disagree.
enum class ConflictKind : uint8_t {
  sum,       // parts do not add up to the total that is said
  share,     // "45 of 60" is not the percentage that is said
  change,    // "from 10 to 12" is not the change in percent that is said
  repeated,  // two sentences that tell the same have different numbers
};

struct NumberConflict {
  ConflictKind kind = ConflictKind::sum;
  std::vector<uint32_t> numbers;  // indices into Annotation::numbers, ascending
  std::string reckoned;           // what the others come to instead of the last; empty where two are repeated
};

// ---- times/ --------------------------------------------------------------------------------------------------

enum class TimeKind : uint8_t { date, time, duration, repeated, age };

enum class TimeUnit : uint8_t { second, minute, hour, day, week, month, year, decade, century, weekday, weekend, season };

// A time told from another one: "three years ago", "next week", "Tuesday".
struct RelativeTime {
  TimeUnit unit = TimeUnit::day;
  std::optional<int> n;     // units from there, back below 0; none where no number is said: "recent weeks", "Tuesday"
  bool approx = false;      // "nearly three years ago"
  bool from_text = false;   // from a time in the text ("two days later"), not from the day of publication
};

// A DATE or TIME mention read by a grammar.
struct Time {
  Span span;
  uint32_t sentence = 0;    // index into Annotation::sentences
  TimeKind kind = TimeKind::date;
  std::string value;        // ISO 8601 or EDTF, see times/times.h; empty: not known
  Modifier modifier = Modifier::none;
  std::string_view part;    // of the day: "morning", "night", "early", "late" ...; empty: none said
  std::optional<RelativeTime> relative;
  bool anchored = false;    // the value was reckoned from the day of publication
  std::string first, last;  // the days it covers at most, YYYY-MM-DD; empty: open or not known
};

// ---- checks/ -------------------------------------------------------------------------------------------------

// What the body says to a part of the abstract or the closing, as far as this tool can find it.
enum class Verdict : uint8_t {
  found,
  combined,           // one clause, put together from what different sentences say: only a Check has it
  firmer, weaker,     // found, but said with more certainty, or less, than in the body
  different_speaker,  // found, but as the words of somebody else
  not_found,
};

// A sentence of the body that says something of the same.
struct Support {
  uint32_t sentence = 0;  // index into Annotation::sentences
  float score = 0;        // share of the part's words, weighted, that it has too, 0 to 1
};

// A clause of a checked sentence, or its subject or predicate where these come from different sentences.
struct CheckPart {
  Span span;
  Verdict verdict = Verdict::found;
  std::vector<Support> support;  // the best first; of what is not found the nearest, or nothing
  std::vector<Span> missing;     // names and numbers of the part that its best support has not
};

// A sentence of the abstract or the closing beside the body.
struct Check {
  uint32_t sentence = 0;             // index into Annotation::sentences
  Verdict verdict = Verdict::found;  // of its parts together: the gravest
  std::vector<CheckPart> parts;      // in text order
};

// ---- summary/ ------------------------------------------------------------------------------------------------

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

// A phrase of several words that the article keeps using: "diplomatic missions".
struct Phrase {
  std::string text;         // as it stands first
  float score = 0;          // its weight beside the best phrase's, 0 to 1
  std::vector<Span> spans;  // where it stands, in text order
};

// ---- the whole -----------------------------------------------------------------------------------------------

struct Annotation {
  std::string text;   // the input as valid UTF-8 with LF line ends; nothing else is changed
  bool repaired = false;  // some input bytes were not UTF-8 and became U+FFFD
  std::string published;  // YYYY-MM-DD, or YYYY-MM or YYYY, as the caller said, or else as the text says; empty: not known
  Span published_span;    // where the text says so; empty (0, 0) where the caller did
  std::string url;        // the article's address (article/url.h), as the caller said, or else as the text says; empty: not known
  Span url_span;          // where the text says so; empty (0, 0) where the caller did
  Language language = Language::unknown;
  std::string_view language_code;  // of ISO 639-1, "en", "de"; empty: not known
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;    // sorted by begin, disjoint
  std::vector<Entity> entities;     // most salient first
  std::vector<Speech> speech;       // sorted by content.begin
  std::vector<Certainty> certainty; // sorted by span.begin, disjoint
  std::vector<Number> numbers;      // sorted by span.begin, disjoint
  std::vector<NumberConflict> conflicts;  // sorted by their first number
  std::vector<Time> times;          // sorted by span.begin, disjoint
  std::vector<uint32_t> timeline;   // indices into times: the dates that are known, in the order of time
  std::vector<Check> checks;        // one for each sentence of abstract and closing; none where there is no abstract
  Summary summary;
  std::vector<Phrase> phrases;      // the weightiest first
};

}  // namespace annotator
