// What must hold for every annotation document, checked by another way than the one that wrote it: spans are cut out of
// a text that was decoded into the document's unit, slowly and plainly.
// Used by the tests of articles and hostile texts and by the fuzz target.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "parsed.h"

namespace annotator {

// Valid UTF-8 as units, each a number: bytes, UTF-16 code units or code points.
inline std::u32string decode_as(std::string_view unit, std::string_view text) {
  std::u32string units;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = bytes == 1 ? lead : lead & (0x7F >> bytes);
    for (size_t k = 1; k < bytes; ++k) c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    if (unit == "utf8") {
      for (size_t k = 0; k < bytes; ++k) units += static_cast<unsigned char>(text[i + k]);
    } else if (unit == "utf16" && c > 0xFFFF) {
      units += 0xD800 + ((c - 0x10000) >> 10);
      units += 0xDC00 + ((c - 0x10000) & 0x3FF);
    } else {
      units += c;
    }
    i += bytes;
  }
  return units;
}

class DocumentCheck {
 public:
  explicit DocumentCheck(const std::string& document) : document_(parsed(document)) {
    if (!require(document_.is_object(), "the document is a JSON object")) return;
    unit_ = document_["offsets"].get<std::string>();
    text_ = decode_as(unit_, document_["text"].get_ref<const std::string&>());
    check_lists();
    check_items();
  }

  // What does not hold; empty: all does.
  const std::string& complaint() const { return complaint_; }

 private:
  void check_lists() {
    blocks_ = spans_in_order("blocks", true);
    sentences_ = spans_in_order("sentences", true);
    mentions_ = spans_in_order("mentions", true);
    spans_in_order("speech", false);
    times_ = spans_in_order("times", true);
    numbers_ = spans_in_order("numbers", true);
    spans_in_order("certainty", true);
    for (const Json& entity : document_["entities"]) entities_.insert(entity["id"].get<std::string>());
    require(entities_.size() == document_["entities"].size(), "entity ids are all different");
  }

  void check_items() {
    for (const Json& sentence : document_["sentences"]) known(blocks_, sentence["block"]);
    for (const Json& mention : document_["mentions"]) {
      same_words(mention);
      known(entities_, mention["entity"]);
    }
    std::multiset<std::string> of_entities;
    for (const Json& entity : document_["entities"]) {
      for (const Json& role : entity["roles"]) same_words(role);
      for (const Json& mention : entity["mentions"]) of_entities.insert(mention.get<std::string>());
    }
    require(std::set<std::string>(of_entities.begin(), of_entities.end()) == mentions_ &&
                of_entities.size() == mentions_.size(),
            "every mention belongs to one entity");
    for (const Json& speech : document_["speech"]) {
      same_words(speech);
      if (!speech["verb"].is_null()) same_words(speech["verb"]);
      if (!speech["speaker"]["entity"].is_null()) known(entities_, speech["speaker"]["entity"]);
      if (!speech["speakerSpan"].is_null()) inside(speech["speakerSpan"][0], speech["speakerSpan"][1]);
      known(sentences_, speech["sentence"]);
    }
    for (const Json& chosen : document_["summary"]["sentences"]) known(sentences_, chosen["sentence"]);
    for (const Json& block : document_["summary"]["coverage"]["blocks"]) known(blocks_, block);
    for (const Json& entity : document_["summary"]["coverage"]["missing"]) known(entities_, entity);
    for (const char* key : {"certainty", "numbers"}) {
      for (const Json& item : document_[key]) {
        same_words(item);
        known(sentences_, item["sentence"]);
      }
    }
    for (const Json& conflict : document_["conflicts"])
      for (const Json& number : conflict["numbers"]) known(numbers_, number);
    for (const Json& time : document_["times"]) {
      same_words(time);
      known(sentences_, time["sentence"]);
    }
    for (const Json& entry : document_["timeline"]) {
      known(times_, entry["time"]);
      known(sentences_, entry["sentence"]);
    }
    for (const Json& phrase : document_["phrases"]) {
      for (const Json& span : phrase["spans"]) inside(span[0], span[1]);
    }
    for (const Json& check : document_["checks"]) check_parts(check);
    check_meta("source");
    check_meta("url");
  }

  void check_parts(const Json& check) {
    known(sentences_, check["sentence"]);
    for (const Json& part : check["parts"]) {
      inside(part["start"], part["end"]);
      for (const Json& support : part["support"]) known(sentences_, support["sentence"]);
      for (const Json& missing : part["missing"]) same_words(missing);
    }
  }

  void check_meta(const std::string& key) {
    const Json& meta = document_["meta"];
    const Json& span = meta[key + "Span"];
    if (!span.is_null()) same_words({{"text", meta[key]}, {"start", span[0]}, {"end", span[1]}});
  }

  // The ids of a list whose spans lie in the text, in order, and where so asked, one after another.
  std::set<std::string> spans_in_order(const char* key, bool disjoint) {
    std::set<std::string> ids;
    uint32_t last = 0;
    for (const Json& item : document_[key]) {
      inside(item["start"], item["end"]);
      require(item["start"].get<uint32_t>() >= last, std::string(key) + " are in order: " + json_text(item));
      last = item[disjoint ? "end" : "start"].get<uint32_t>();
      require(ids.insert(item["id"].get<std::string>()).second, std::string(key) + " have ids of their own");
    }
    return ids;
  }

  bool inside(const Json& start, const Json& end) {
    const bool holds = start.get<int64_t>() >= 0 && start < end && end.get<uint64_t>() <= text_.size();
    return require(holds, "a span lies in the text: " + json_text(start) + " " + json_text(end));
  }

  void same_words(const Json& item) {
    if (!inside(item["start"], item["end"]) || !require(item["text"].is_string(), "a span has its text")) return;
    const auto start = item["start"].get<size_t>(), end = item["end"].get<size_t>();
    const auto words = decode_as(unit_, item["text"].get_ref<const std::string&>());
    require(text_.substr(start, end - start) == words, "the slice is the text: " + json_text(item));
  }

  void known(const std::set<std::string>& ids, const Json& id) {
    require(id.is_string() && ids.count(id.get<std::string>()) == 1, "what an id names is there: " + json_text(id));
  }

  bool require(bool holds, const std::string& what) {
    if (!holds && complaint_.empty()) complaint_ = "must hold: " + what;
    return holds;
  }

  Json document_;
  std::string unit_;
  std::u32string text_;
  std::set<std::string> blocks_, sentences_, mentions_, entities_, times_, numbers_;
  std::string complaint_;
};

inline std::string check_document(const std::string& document) { return DocumentCheck(document).complaint(); }

}  // namespace annotator
