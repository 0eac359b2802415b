// The Annotation written out key by key, in the order that annotation_json.h shows.
//
// nlohmann::ordered_json keeps that order, and writes a double as the shortest decimal that reads back as the same: for
// k / 1000 that is k / 1000 itself, so rounding is all that equal bytes everywhere need.
#include "annotation_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "../article/blocks.h"
#include "../article/tokens.h"
#include "../encoder/sha256.h"

namespace annotator {
namespace {

using Json = nlohmann::ordered_json;

struct Writer {
  const Annotation& annotation;
  const OffsetMap& offsets;

  std::string words(Span span) const { return std::string(slice(annotation.text, span)); }

  // Appends "start" and "end".
  void put_span(Json& item, Span span) const {
    item["start"] = offsets(span.begin);
    item["end"] = offsets(span.end);
  }

  Json text_and_span(Span span) const {
    Json item;
    item["text"] = words(span);
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
          {"modelSha256", engine.model_sha256}};
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
  meta["published"] = annotation.published.empty() ? Json() : Json(annotation.published);
  meta["title"] = title ? Json(writer.words(title->span)) : Json();
  meta["words"] = count_words(annotation.text);
  return meta;
}

// An object for each value: its id, then what put(item, value) adds.
template <typename Values, typename Put>
Json items_json(const Values& values, std::string (*id)(size_t), Put put) {
  Json list = Json::array();
  for (const auto& value : values) {
    Json item;
    item["id"] = id(list.size());
    put(item, value);
    list.push_back(std::move(item));
  }
  return list;
}

Json blocks_json(const Writer& writer) {
  return items_json(writer.annotation.blocks, block_id, [&](Json& item, const Block& block) {
    item["role"] = role_name(block.role);
    writer.put_span(item, block.span);
    item["by"] = block.by_caller ? "user" : "rule";
  });
}

Json sentences_json(const Writer& writer) {
  return items_json(writer.annotation.sentences, sentence_id, [&](Json& item, const Sentence& sentence) {
    item["block"] = block_id(sentence.block);
    writer.put_span(item, sentence.span);
  });
}

Json summary_json(const Summary& summary) {
  Json sentences = Json::array();
  for (const SummarySentence& chosen : summary.sentences) {
    sentences.push_back(
        {{"sentence", sentence_id(chosen.sentence)}, {"rank", chosen.rank}, {"score", rounded(chosen.score)}});
  }
  Json json;
  json["length"] = summary.length;
  json["sentences"] = std::move(sentences);
  if (summary.sentences.empty()) json["reason"] = "too-short";
  json["coverage"] = {{"blocks", ids(summary.covered_blocks, block_id)},
                      {"missing", ids(summary.missing_entities, entity_id)}};
  return json;
}

Json entities_json(const Writer& writer) {
  Json list = Json::array();
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
    item["mentions"] = ids(entity.mentions, mention_id);
    list.push_back(std::move(item));
  }
  return list;
}

Json mentions_json(const Writer& writer, size_t first) {
  const std::vector<Mention>& mentions = writer.annotation.mentions;
  Json list = Json::array();
  for (size_t i = first; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    Json item;
    item["id"] = mention_id(i);
    item["entity"] = entity_or_null(mention.entity);
    item["type"] = type_name(mention.type);
    writer.put_span(item, mention.span);
    item["text"] = writer.words(mention.span);
    item["score"] = rounded(mention.score);
    item["why"] = mention.why;
    item["by"] = "model";
    list.push_back(std::move(item));
  }
  return list;
}

const char* kind_name(SpeechKind kind) {
  switch (kind) {
    case SpeechKind::direct: return "direct";
    case SpeechKind::indirect: return "indirect";
    case SpeechKind::mixed: return "mixed";
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

Json speech_json(const Writer& writer) {
  Json list = Json::array();
  for (const Speech& speech : writer.annotation.speech) {
    Json item;
    item["id"] = id_of("q", list.size());
    item["kind"] = kind_name(speech.kind);
    item["speaker"] = {{"entity", entity_or_null(speech.speaker_entity)}, {"named", speech.speaker_entity != none}};
    item["speakerSpan"] = speech.speaker.size() ? writer.pair(speech.speaker) : Json();
    item["verb"] = speech.cue.size() ? writer.text_and_span(speech.cue) : Json();
    if (speech.cue.size()) item["verb"]["class"] = verb_name(speech.verb) ? Json(verb_name(speech.verb)) : Json();
    writer.put_span(item, speech.content);
    item["text"] = writer.words(speech.content);
    item["sentence"] = sentence_id(speech.sentence);
    item["score"] = rounded(speech.score);
    item["by"] = "model";
    list.push_back(std::move(item));
  }
  return list;
}

// All strings are valid UTF-8 already; what some stage should get wrong becomes U+FFFD rather than an exception.
std::string bytes_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

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
  }
  return "";
}

std::string write_document(const Annotation& annotation, const Engine& engine, Unit unit, std::string_view id) {
  const OffsetMap offsets(annotation.text, unit);
  const Writer writer{annotation, offsets};
  Json document;
  document["format"] = "article-annotation/1";
  if (!id.empty()) document["id"] = Json::parse(id, nullptr, false);
  document["engine"] = engine_json(engine);
  document["offsets"] = unit_name(unit);
  document["text"] = annotation.text;
  document["textSha256"] = sha256_hex(annotation.text);
  document["meta"] = meta_json(writer);
  document["blocks"] = blocks_json(writer);
  document["sentences"] = sentences_json(writer);
  document["summary"] = summary_json(annotation.summary);
  document["entities"] = entities_json(writer);
  document["mentions"] = mentions_json(writer, 0);
  document["speech"] = speech_json(writer);
  return bytes_of(document);
}

std::string write_beginning(const Annotation& annotation, size_t windows, const OffsetMap& offsets) {
  const Writer writer{annotation, offsets};
  Json json;
  json["windows"] = windows;
  json["text"] = annotation.text;
  json["blocks"] = blocks_json(writer);
  json["sentences"] = sentences_json(writer);
  return bytes_of(json);
}

std::string write_progress(const Annotation& annotation, size_t windows_read, size_t first_mention,
                           const OffsetMap& offsets) {
  Json json;
  json["done"] = false;
  json["windowsRead"] = windows_read;
  json["mentions"] = mentions_json({annotation, offsets}, first_mention);
  return bytes_of(json);
}

std::string write_end(std::string_view document) {
  return "{\"done\":true,\"document\":" + std::string(document) + "}";
}

std::string write_error(std::string_view message) { return bytes_of({{"error", message}}); }

std::string json_string(std::string_view text) { return bytes_of(text); }

}  // namespace annotator
