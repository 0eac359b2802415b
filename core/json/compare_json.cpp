#include "compare_json.h"

#include "../encoder/sha256.h"
#include "annotation_json.h"
#include "json_text.h"

namespace annotator {
namespace {

// One of the two texts.
struct Side {
  Side(const Annotation& article, Unit unit) : article(article), offsets(article.text, unit) {}

  Json pair(Span span) const { return Json::array({offsets(span.begin), offsets(span.end)}); }
  Json words(Span span) const { return std::string(slice(article.text, span)); }

  const Annotation& article;
  const OffsetMap offsets;
};

std::string id_of(const char* prefix, uint32_t index) { return prefix + std::to_string(index + 1); }

// What an item is, but for its places.
using Describe = Json (*)(const Side& side, const Item& item);

Json describe_entity(const Side& side, const Item& item) {
  Json json;
  if (item.index == none) {
    return {{"entity", nullptr}, {"type", nullptr}, {"group", nullptr}, {"text", side.words(item.spans[0])}};
  }
  const Entity& entity = side.article.entities[item.index];
  json["entity"] = id_of("ent-", item.index);
  json["type"] = type_name(entity.type);
  json["group"] = group_name(entity.type);
  json["text"] = entity.name;
  return json;
}

Json describe_number(const Side& side, const Item& item) {
  return {{"number", id_of("n", item.index)}, {"text", side.words(item.spans[0])}};
}

Json describe_time(const Side& side, const Item& item) {
  return {{"time", id_of("t", item.index)}, {"text", side.words(item.spans[0])}};
}

Json item_json(const Side& side, const Item& item, Describe describe) {
  Json json = describe(side, item);
  json["spans"] = Json::array();
  for (const Span span : item.spans) json["spans"].push_back(side.pair(span));
  return json;
}

Json items_json(const Side& side, const std::vector<Item>& items, Describe describe) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(item_json(side, item, describe));
  return list;
}

Json differences_json(const Side& a, const Side& b, const Differences& found, Describe describe) {
  Json changed = Json::array();
  for (const Change& change : found.changed)
    changed.push_back({{"a", item_json(a, change.a, describe)},
                       {"b", item_json(b, change.b, describe)},
                       {"pair", id_of("d", change.pair)}});
  return {{"onlyA", items_json(a, found.only_a, describe)},
          {"onlyB", items_json(b, found.only_b, describe)},
          {"changed", std::move(changed)}};
}

Json marks_json(const Side& side, const std::vector<uint32_t>& marks) {
  Json list = Json::array();
  for (const uint32_t index : marks) {
    const Certainty& mark = side.article.certainty[index];
    list.push_back({{"id", id_of("c", index)},
                    {"class", certainty_name(mark.kind)},
                    {"start", side.offsets(mark.span.begin)},
                    {"end", side.offsets(mark.span.end)},
                    {"text", side.words(mark.span)}});
  }
  return list;
}

Json certainty_json(const Side& a, const Side& b, const std::vector<CertaintyChange>& changes) {
  Json list = Json::array();
  for (const CertaintyChange& change : changes)
    list.push_back({{"pair", id_of("d", change.pair)}, {"a", marks_json(a, change.a)}, {"b", marks_json(b, change.b)}});
  return list;
}

Json sentence_json(const Side& side, uint32_t sentence) {
  const Span span = side.article.sentences[sentence].span;
  return {{"id", id_of("s", sentence)}, {"start", side.offsets(span.begin)}, {"end", side.offsets(span.end)}};
}

Json sentence_list(const Side& side, const std::vector<uint32_t>& sentences) {
  Json list = Json::array();
  for (const uint32_t sentence : sentences) list.push_back(sentence_json(side, sentence));
  return list;
}

Json sentences_json(const Side& a, const Side& b, const SentenceDifferences& found) {
  Json changed = Json::array();
  for (const SentencePair& pair : found.changed) {
    Json changes = Json::array();
    for (const WordChange& change : pair.changes)
      changes.push_back({{"a", a.pair(change.a)}, {"b", b.pair(change.b)}});
    changed.push_back({{"id", id_of("d", static_cast<uint32_t>(changed.size()))},
                       {"a", sentence_json(a, pair.a)},
                       {"b", sentence_json(b, pair.b)},
                       {"changes", std::move(changes)}});
  }
  return {{"onlyA", sentence_list(a, found.only_a)},
          {"onlyB", sentence_list(b, found.only_b)},
          {"changed", std::move(changed)}};
}

Json text_json(const Side& side) {
  Json sentences = Json::array();
  for (const Sentence& sentence : side.article.sentences) sentences.push_back(side.pair(sentence.span));
  return {{"text", side.article.text},
          {"textSha256", sha256_hex(side.article.text)},
          {"sentences", std::move(sentences)}};
}

}  // namespace

std::string write_comparison(const Comparison& comparison, const Annotation& a, const Annotation& b,
                             const Engine& engine, Unit unit) {
  const Side side_a(a, unit), side_b(b, unit);
  Json document;
  document["format"] = "article-comparison/1";
  document["engine"] = Json::parse(write_engine(engine));
  document["offsets"] = unit_name(unit);
  document["a"] = text_json(side_a);
  document["b"] = text_json(side_b);
  document["same"] = comparison.same();
  document["entities"] = differences_json(side_a, side_b, comparison.entities, describe_entity);
  document["voices"] = differences_json(side_a, side_b, comparison.voices, describe_entity);
  document["numbers"] = differences_json(side_a, side_b, comparison.numbers, describe_number);
  document["times"] = differences_json(side_a, side_b, comparison.times, describe_time);
  document["certainty"] = certainty_json(side_a, side_b, comparison.certainty);
  document["sentences"] = sentences_json(side_a, side_b, comparison.sentences);
  return json_text(document);
}

}  // namespace annotator
