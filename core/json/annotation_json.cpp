// The Annotation written out key by key, in the order that annotation_json.h shows.
//
// Json keeps that order, and is written with a double as the shortest decimal that reads back as the same: for
// k / 1000 that is k / 1000 itself, so rounding is all that equal bytes everywhere need.
#include "annotation_json.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "../article/blocks.h"
#include "../article/tokens.h"
#include "../encoder/sha256.h"
#include "../certainty/certainty_words.h"
#include "../summary/coverage.h"
#include "json_text.h"

namespace annotator {
namespace {

// A list whose items are written one by one: of half a million lines of one letter the tree would take 600 MB. In pieces,
// since a string of 34 MB would be there twice each time that it grows, and once more in the document.
class List {
 public:
  void push_back(const Json& item) {
    const std::string text = (size_++ == 0 ? "" : ",") + json_text(item);
    if (pieces_.empty() || pieces_.back().capacity() - pieces_.back().size() < text.size()) {
      const size_t last = pieces_.empty() ? 128 : pieces_.back().capacity();
      pieces_.emplace_back().reserve(std::max(text.size(), std::min(2 * last, most_in_piece)));
    }
    pieces_.back() += text;
  }

  size_t size() const { return size_; }

  size_t bytes() const {
    size_t bytes = 0;
    for (const std::string& piece : pieces_) bytes += piece.size();
    return bytes;
  }

  // Each is gone once it was taken.
  template <class Take>
  void each_piece(Take take) {
    for (std::string& piece : pieces_) {
      take(piece);
      std::string().swap(piece);
    }
  }

  static constexpr size_t most_in_piece = 1 << 18;

 private:
  size_t size_ = 0;
  std::vector<std::string> pieces_;
};

// An object, of which one value at a time is a tree. It is handed on as it grows, or is there as a whole in the end.
class Object {
 public:
  explicit Object(TakePiece take = nullptr) : take_(std::move(take)) {}

  void put(const char* key, const Json& value) {
    put_key(key);
    bytes_ += json_text(value);
  }
  void put(const char* key, List list) {
    put_key(key);
    if (!take_) bytes_.reserve(bytes_.size() + list.bytes() + 2);
    bytes_ += '[';
    list.each_piece([&](const std::string& piece) {
      bytes_ += piece;
      if (bytes_.size() >= List::most_in_piece) hand_on();
    });
    bytes_ += ']';
  }

  std::string end() {
    bytes_ += '}';
    hand_on();
    return std::move(bytes_);
  }

 private:
  void put_key(const char* key) {
    bytes_ += (std::exchange(is_empty_, false) ? "{" : ",") + json_text(key) + ":";
  }

  void hand_on() {
    if (!take_) return;
    take_(bytes_);
    bytes_.clear();
  }

  TakePiece take_;
  std::string bytes_;
  bool is_empty_ = true;
};

struct Writer {
  const Annotation& annotation;
  const OffsetMap& offsets;
  Parts parts = {};

  std::string words(Span span) const { return std::string(slice(annotation.text, span)); }

  // Appends "start" and "end".
  void put_span(Json& item, Span span) const {
    item["start"] = offsets(span.begin);
    item["end"] = offsets(span.end);
  }

  // The same and "text".
  void put_words(Json& item, Span span) const {
    put_span(item, span);
    if (parts.has(Part::text)) item["text"] = words(span);
  }

  Json text_and_span(Span span) const {
    Json item;
    if (parts.has(Part::text)) item["text"] = words(span);
    put_span(item, span);
    return item;
  }

  Json pair(Span span) const { return Json::array({offsets(span.begin), offsets(span.end)}); }
};

std::string id_of(const char* prefix, size_t index) { return prefix + std::to_string(index + 1); }
std::string block_id(size_t index) { return id_of("p", index); }
std::string sentence_id(size_t index) { return id_of("s", index); }
std::string entity_id(size_t index) { return id_of("ent-", index); }
std::string mention_id(size_t index) { return id_of("m", index); }
std::string speech_id(size_t index) { return id_of("q", index); }
std::string certainty_id(size_t index) { return id_of("c", index); }
std::string check_id(size_t index) { return id_of("k", index); }
std::string time_id(size_t index) { return id_of("t", index); }
std::string number_id(size_t index) { return id_of("n", index); }

Json entity_or_null(uint32_t entity) { return entity == none ? Json() : Json(entity_id(entity)); }

// A share or probability with three decimals; what is no number is unknown.
Json rounded(float value) {
  if (std::isnan(value)) return nullptr;
  const double thousandths = std::floor(static_cast<double>(value) * 1000 + 0.5);
  return std::min(1000.0, std::max(0.0, thousandths)) / 1000;
}

template <typename Ids>
Json ids(const Ids& indices, std::string (*id)(size_t)) {
  Json list = Json::array();
  for (const auto index : indices) list.push_back(id(index));
  return list;
}

Json engine_json(const Engine& engine) {
  return {{"name", "article-annotator"},
          {"version", ANNOTATOR_VERSION},
          {"model", engine.model},
          {"modelSha256", engine.model_sha256},
          {"certaintyWords", certainty_words_version}};
}

// The first block of a role, or null.
const Block* find_block(const Annotation& annotation, BlockRole role) {
  for (const Block& block : annotation.blocks) {
    if (block.role == role) return &block;
  }
  return nullptr;
}

Json meta_json(const Writer& writer) {
  const Annotation& annotation = writer.annotation;
  const Block* title = find_block(annotation, BlockRole::title);
  const Span source = find_source(annotation.text, annotation.blocks);
  Json meta;
  meta["source"] = source.size() ? Json(writer.words(source)) : Json();
  meta["sourceSpan"] = source.size() ? writer.pair(source) : Json();
  meta["url"] = annotation.url.empty() ? Json() : Json(annotation.url);
  meta["urlSpan"] = annotation.url_span.size() ? writer.pair(annotation.url_span) : Json();
  meta["published"] = annotation.published.empty() ? Json() : Json(annotation.published);
  meta["publishedSpan"] = annotation.published_span.size() ? writer.pair(annotation.published_span) : Json();
  meta["title"] = title ? Json(writer.words(title->span)) : Json();
  meta["words"] = count_words(annotation.text);
  return meta;
}

// An object for each value: its id, then what put(item, value) adds.
template <typename Values, typename Put>
List items_json(const Values& values, std::string (*id)(size_t), Put put) {
  List list;
  for (const auto& value : values) {
    Json item;
    item["id"] = id(list.size());
    put(item, value);
    list.push_back(item);
  }
  return list;
}

List blocks_json(const Writer& writer) {
  return items_json(writer.annotation.blocks, block_id, [&](Json& item, const Block& block) {
    item["role"] = role_name(block.role);
    writer.put_span(item, block.span);
    item["by"] = block.by_caller ? "user" : "rule";
  });
}

List sentences_json(const Writer& writer) {
  return items_json(writer.annotation.sentences, sentence_id, [&](Json& item, const Sentence& sentence) {
    item["block"] = block_id(sentence.block);
    writer.put_span(item, sentence.span);
  });
}

Json summary_json(const Writer& writer) {
  const Summary& summary = writer.annotation.summary;
  Json sentences = Json::array();
  for (const SummarySentence& chosen : summary.sentences) {
    sentences.push_back(
        {{"sentence", sentence_id(chosen.sentence)}, {"rank", chosen.rank}, {"score", rounded(chosen.score)}});
  }
  Json json;
  json["length"] = summary.length;
  json["sentences"] = std::move(sentences);
  if (summary.sentences.empty()) json["reason"] = "too-short";
  json["coverage"]["blocks"] = ids(summary.covered_blocks, block_id);
  if (writer.parts.has(Part::entities)) json["coverage"]["missing"] = ids(summary.missing_entities, entity_id);
  return json;
}

List entities_json(const Writer& writer) {
  List list;
  for (const Entity& entity : writer.annotation.entities) {
    Json roles = Json::array();
    for (const Span role : entity.roles) roles.push_back(writer.text_and_span(role));
    Json item;
    item["id"] = entity_id(list.size());
    item["type"] = type_name(entity.type);
    item["group"] = group_name(entity.type);
    item["name"] = entity.name;
    item["aliases"] = entity.aliases;
    item["roles"] = std::move(roles);
    item["salience"] = rounded(entity.salience);
    item["country"] = entity_or_null(entity.country);
    item["main"] = is_main_name(entity);
    item["mentions"] = ids(entity.mentions, mention_id);
    list.push_back(item);
  }
  return list;
}

List mentions_json(const Writer& writer, size_t first) {
  const std::vector<Mention>& mentions = writer.annotation.mentions;
  List list;
  for (size_t i = first; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    Json item;
    item["id"] = mention_id(i);
    item["entity"] = entity_or_null(mention.entity);
    item["type"] = type_name(mention.type);
    writer.put_words(item, mention.span);
    item["score"] = mention.repeated ? Json() : Json(rounded(mention.score));
    item["why"] = mention.why;
    item["by"] = mention.repeated ? "rule" : "model";
    list.push_back(item);
  }
  return list;
}

List all_mentions_json(const Writer& writer) { return mentions_json(writer, 0); }

const char* kind_name(SpeechKind kind) {
  switch (kind) {
    case SpeechKind::direct: return "direct";
    case SpeechKind::indirect: return "indirect";
    case SpeechKind::mixed: return "mixed";
  }
  return "";
}

List speech_json(const Writer& writer) {
  return items_json(writer.annotation.speech, speech_id, [&](Json& item, const Speech& speech) {
    item["kind"] = kind_name(speech.kind);
    if (writer.parts.has(Part::entities)) item["speaker"]["entity"] = entity_or_null(speech.speaker_entity);
    item["speaker"]["named"] = speech.speaker_entity != none;
    item["speakerSpan"] = speech.speaker.size() ? writer.pair(speech.speaker) : Json();
    item["verb"] = speech.cue.size() ? writer.text_and_span(speech.cue) : Json();
    if (speech.cue.size()) item["verb"]["class"] = verb_name(speech.verb) ? Json(verb_name(speech.verb)) : Json();
    writer.put_words(item, speech.content);
    item["sentence"] = sentence_id(speech.sentence);
    item["certainty"] = Json::array();
    for (const CertaintyClass kind : speech.certainty) item["certainty"].push_back(certainty_name(kind));
    item["score"] = speech.by_rule ? Json() : Json(rounded(speech.score));
    item["by"] = speech.by_rule ? "rule" : "model";
  });
}

const char* modifier_name(Modifier modifier) {
  static constexpr const char* names[] = {"", "about", "almost", "at-least", "more-than", "at-most", "less-than"};
  return names[static_cast<size_t>(modifier)];
}

Json modifier_json(Modifier modifier) {
  return modifier == Modifier::none ? Json() : Json(modifier_name(modifier));
}

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json relative_json(const std::optional<RelativeTime>& relative) {
  if (!relative) return nullptr;
  static constexpr const char* units[] = {"second", "minute", "hour",    "day",     "week",    "month",
                                          "year",   "decade", "century", "weekday", "weekend", "season"};
  return {{"unit", units[static_cast<size_t>(relative->unit)]},
          {"n", relative->n ? Json(*relative->n) : Json()},
          {"approx", relative->approx},
          {"to", relative->from_text ? "text" : "published"}};
}

List times_json(const Writer& writer) {
  static constexpr const char* kinds[] = {"date", "time", "duration", "repeated", "age"};
  return items_json(writer.annotation.times, time_id, [&](Json& item, const Time& time) {
    writer.put_words(item, time.span);
    item["kind"] = kinds[static_cast<size_t>(time.kind)];
    item["value"] = text_or_null(time.value);
    item["modifier"] = modifier_json(time.modifier);
    item["part"] = text_or_null(time.part);
    item["relative"] = relative_json(time.relative);
    item["anchor"] = time.anchored ? Json("published") : Json();
    item["sentence"] = sentence_id(time.sentence);
  });
}

List numbers_json(const Writer& writer) {
  static constexpr const char* kinds[] = {"money", "percent", "quantity", "cardinal", "ordinal"};
  return items_json(writer.annotation.numbers, number_id, [&](Json& item, const Number& number) {
    writer.put_words(item, number.span);
    item["kind"] = kinds[static_cast<size_t>(number.kind)];
    item["value"] = text_or_null(number.value);
    item["high"] = text_or_null(number.high);
    item["unit"] = text_or_null(number.unit);
    item["assumed"] = number.assumed;
    item["modifier"] = modifier_json(number.modifier);
    item["sentence"] = sentence_id(number.sentence);
  });
}

Json conflicts_json(const Writer& writer) {
  static constexpr const char* kinds[] = {"sum", "share", "change", "repeated"};
  Json list = Json::array();
  for (const NumberConflict& conflict : writer.annotation.conflicts) {
    list.push_back({{"kind", kinds[static_cast<size_t>(conflict.kind)]},
                    {"numbers", ids(conflict.numbers, number_id)},
                    {"reckoned", text_or_null(conflict.reckoned)}});
  }
  return list;
}

List certainty_json(const Writer& writer) {
  return items_json(writer.annotation.certainty, certainty_id, [&](Json& item, const Certainty& mark) {
    item["class"] = certainty_name(mark.kind);
    writer.put_words(item, mark.span);
    item["sentence"] = sentence_id(mark.sentence);
  });
}

Json timeline_json(const Writer& writer) {
  Json list = Json::array();
  for (const uint32_t index : writer.annotation.timeline) {
    const Time& time = writer.annotation.times[index];
    list.push_back({{"time", time_id(index)},
                    {"sentence", sentence_id(time.sentence)},
                    {"from", text_or_null(time.first)},
                    {"to", text_or_null(time.last)}});
  }
  return list;
}

Json phrases_json(const Writer& writer) {
  Json list = Json::array();
  for (const Phrase& phrase : writer.annotation.phrases) {
    Json spans = Json::array();
    for (const Span span : phrase.spans) spans.push_back(writer.pair(span));
    Json item;
    if (writer.parts.has(Part::text)) item["text"] = phrase.text;
    item["score"] = rounded(phrase.score);
    item["spans"] = std::move(spans);
    list.push_back(std::move(item));
  }
  return list;
}

const char* verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::found: return "found";
    case Verdict::combined: return "combined";
    case Verdict::firmer: return "firmer";
    case Verdict::weaker: return "weaker";
    case Verdict::different_speaker: return "different-speaker";
    case Verdict::not_found: return "not-found";
  }
  return "";
}

Json check_part_json(const Writer& writer, const CheckPart& part) {
  Json support = Json::array(), missing = Json::array();
  for (const Support& of : part.support)
    support.push_back({{"sentence", sentence_id(of.sentence)}, {"score", rounded(of.score)}});
  for (const Span span : part.missing) missing.push_back(writer.text_and_span(span));
  Json item;
  writer.put_span(item, part.span);
  item["verdict"] = verdict_name(part.verdict);
  item["support"] = std::move(support);
  item["missing"] = std::move(missing);
  return item;
}

List checks_json(const Writer& writer) {
  const Annotation& annotation = writer.annotation;
  return items_json(annotation.checks, check_id, [&](Json& item, const Check& check) {
    const BlockRole role = annotation.blocks[annotation.sentences[check.sentence].block].role;
    Json parts = Json::array();
    for (const CheckPart& part : check.parts) parts.push_back(check_part_json(writer, part));
    item["kind"] = role == BlockRole::closing ? "closing-vs-body" : "abstract-vs-body";
    item["sentence"] = sentence_id(check.sentence);
    item["verdict"] = verdict_name(check.verdict);
    item["parts"] = std::move(parts);
  });
}

// null where the text is too short to tell.
Json language_json(const Annotation& annotation) {
  const Language language = annotation.language;
  Json json;
  json["english"] = language == Language::unknown ? Json() : Json(language == Language::english);
  json["code"] = annotation.language_code.empty() ? Json() : Json(annotation.language_code);
  return json;
}

Json parts_json(Parts parts) {
  Json names = Json::array();
  for (int part = 0; part < all_parts; ++part) {
    if (parts.has(static_cast<Part>(part))) names.push_back(part_names[part]);
  }
  return names;
}

template <auto write>
void put_by(Object& object, const char* key, const Writer& writer) {
  object.put(key, write(writer));
}

struct Section {
  const char* key;
  Part part;
  void (*put)(Object&, const char* key, const Writer&);
};
constexpr Section sections[] = {
    {"summary", Part::summary, put_by<summary_json>},
    {"phrases", Part::phrases, put_by<phrases_json>},
    {"entities", Part::entities, put_by<entities_json>},
    {"mentions", Part::entities, put_by<all_mentions_json>},
    {"speech", Part::speech, put_by<speech_json>},
    {"certainty", Part::certainty, put_by<certainty_json>},
    {"times", Part::times, put_by<times_json>},
    {"timeline", Part::times, put_by<timeline_json>},
    {"numbers", Part::numbers, put_by<numbers_json>},
    {"conflicts", Part::numbers, put_by<conflicts_json>},
    {"checks", Part::checks, put_by<checks_json>},
};

}  // namespace

const char* type_name(EntityType type) {
  static constexpr const char* names[entity_types] = {
      "PERSON", "NORP",     "FAC",  "ORG",  "GPE",     "LOC",   "PRODUCT",  "EVENT",   "WORK_OF_ART",
      "LAW",    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"};
  return names[static_cast<size_t>(type)];
}

const char* group_name(EntityType type) {
  using enum EntityType;
  switch (type) {
    case person: return "person";
    case org: return "org";
    case fac: case gpe: case loc: return "place";
    case norp: case language: return "group";
    case date: case time: return "date";
    case percent: case money: case quantity: case ordinal: case cardinal: return "number";
    case product: case event: case work_of_art: case law: return "event";
  }
  return "";
}

const char* role_name(BlockRole role) {
  switch (role) {
    case BlockRole::title: return "title";
    case BlockRole::byline: return "byline";
    case BlockRole::dateline: return "dateline";
    case BlockRole::abstract: return "abstract";
    case BlockRole::body: return "body";
    case BlockRole::closing: return "closing";
    case BlockRole::source: return "source";
    case BlockRole::aside: return "aside";
  }
  return "";
}

const char* verb_name(VerbKind verb) {
  switch (verb) {
    case VerbKind::other: return nullptr;
    case VerbKind::say: return "say";
    case VerbKind::claim: return "claim";
    case VerbKind::admit: return "admit";
    case VerbKind::deny: return "deny";
    case VerbKind::hope: return "hope";
    case VerbKind::ask: return "ask";
    case VerbKind::judge: return "judge";
    case VerbKind::warn: return "warn";
    case VerbKind::believe: return "believe";
    case VerbKind::rule: return "rule";
  }
  return nullptr;
}

const char* certainty_name(CertaintyClass kind) {
  static constexpr const char* names[] = {"hedged", "planned", "conditional", "denied", "doer-missing"};
  return names[static_cast<size_t>(kind)];
}

namespace {

std::string put_document(const Annotation& annotation, const Engine& engine, Unit unit, std::string_view id, Parts parts,
                         Object document) {
  const OffsetMap offsets(annotation.text, unit);
  const Writer writer{annotation, offsets, parts};
  document.put("format", "article-annotation/1");
  if (!id.empty()) document.put("id", Json::parse(id, nullptr, false));
  document.put("engine", engine_json(engine));
  document.put("offsets", unit_name(unit));
  if (!parts.whole()) document.put("parts", parts_json(parts));
  if (parts.has(Part::text)) document.put("text", annotation.text);
  document.put("textSha256", sha256_hex(annotation.text));
  document.put("language", language_json(annotation));
  document.put("meta", meta_json(writer));
  document.put("blocks", blocks_json(writer));
  document.put("sentences", sentences_json(writer));
  for (const Section& section : sections) {
    if (parts.has(section.part)) section.put(document, section.key, writer);
  }
  return document.end();
}

}  // namespace

std::string write_document(const Annotation& annotation, const Engine& engine, Unit unit, std::string_view id,
                           Parts parts) {
  return put_document(annotation, engine, unit, id, parts, Object());
}

void write_document(const Annotation& annotation, const Engine& engine, Unit unit, Parts parts, TakePiece take) {
  put_document(annotation, engine, unit, {}, parts, Object(std::move(take)));
}

void write_beginning(const Annotation& annotation, size_t windows, const OffsetMap& offsets, TakePiece take) {
  const Writer writer{annotation, offsets};
  Object json(std::move(take));
  json.put("windows", windows);
  json.put("text", annotation.text);
  json.put("language", language_json(annotation));
  json.put("blocks", blocks_json(writer));
  json.put("sentences", sentences_json(writer));
  json.end();
}

std::string write_progress(const Annotation& annotation, size_t windows_read, size_t first_mention,
                           const OffsetMap& offsets) {
  Object json;
  json.put("done", false);
  json.put("windowsRead", windows_read);
  json.put("mentions", mentions_json({annotation, offsets}, first_mention));
  return json.end();
}

std::string write_error(std::string_view message) { return json_text({{"error", message}}); }

std::string json_string(std::string_view text) { return json_text(text); }

std::string write_engine(const Engine& engine) { return json_text(engine_json(engine)); }

}  // namespace annotator
