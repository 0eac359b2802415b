// The keys of JSON objects, each checked as it is read, for document.cpp alone. What is wrong is told with its place in
// the document: `mentions[3]: "end" is not a number`. Tested by tests/exports/document.test.cpp.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../annotation.h"
#include "../json/json_text.h"

namespace annotator {

// Of the items of a list: their ids, and which they are.
using Ids = std::unordered_map<std::string, uint32_t>;

inline bool is_word(std::string_view text) {
  return !text.empty() && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") ==
                              std::string_view::npos;
}

inline bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.-/") == std::string_view::npos;
}

// The keys of one object, each checked as it is read. A complaint names the place; the first one is kept, and what is
// read after it does not matter.
class Fields {
 public:
  Fields(const Json& item, std::string where, std::string_view text, std::string* why)
      : item_(item), where_(std::move(where)), text_(text), why_(why) {
    if (!item.is_object()) complain("is not an object");
  }

  void complain(const std::string& what) const {
    if (why_->empty()) *why_ = where_ + (where_.empty() ? "" : ": ") + what;
  }

  std::string string(const char* key) const {
    const Json& value = get(key);
    return value.is_string() ? value.get<std::string>() : wrong(key, "is not a string");
  }
  std::string string_or_null(const char* key) const { return get(key).is_null() ? "" : string(key); }

  // What may stand in any file as it is, see document.h.
  std::string word(const char* key) const {
    const std::string value = string(key);
    return is_word(value) ? value : wrong(key, "is not a name of letters, digits, _ and -");
  }
  std::string word_or_null(const char* key) const { return get(key).is_null() ? "" : word(key); }

  std::string exact_or_null(const char* key) const {
    const std::string value = string_or_null(key);
    return value.empty() || is_number(value) ? value : wrong(key, "is not a number");
  }

  std::string score(const char* key) const {
    const Json& value = get(key);
    if (value.is_null()) return {};
    return value.is_number() ? json_text(value) : wrong(key, "is not a number");
  }

  bool flag(const char* key) const { return get(key) == true; }

  std::vector<std::string> words(const char* key) const {
    std::vector<std::string> all = strings(key);
    for (const std::string& value : all) {
      if (!is_word(value)) wrong(key, "has what is no name of letters, digits, _ and -");
    }
    return all;
  }

  std::vector<std::string> strings(const char* key) const {
    std::vector<std::string> all;
    for (const Json& value : list(key)) {
      if (value.is_string()) all.push_back(value.get<std::string>());
      else wrong(key, "is not a list of strings");
    }
    return all;
  }

  // "start" and "end", and "text" where it is there.
  Span span() const {
    const Span span = span_of(get("start"), get("end"), "\"start\" and \"end\"");
    const Json& words = get("text");
    if (words.is_null() || span.size() == 0) return span;
    if (words != std::string(slice(text_, span))) wrong("text", "is not what stands at \"start\" and \"end\"");
    return span;
  }

  // [start, end], or (0, 0) for null.
  Span pair_or_null(const char* key) const {
    const Json& value = get(key);
    if (value.is_null()) return {};
    if (!value.is_array() || value.size() != 2) return wrong(key, "is not [start, end]"), Span();
    return span_of(value[0], value[1], std::string("\"") + key + "\"");
  }

  uint32_t index(const char* key, const Ids& ids) const { return index_of(get(key), key, ids); }
  uint32_t index_or_none(const char* key, const Ids& ids) const {
    return get(key).is_null() ? none : index(key, ids);
  }
  std::vector<uint32_t> indices(const char* key, const Ids& ids) const {
    std::vector<uint32_t> all;
    for (const Json& value : list(key)) all.push_back(index_of(value, key, ids));
    return all;
  }

  // The object of a key; one without keys where it is null.
  Fields inner(const char* key) const {
    static const Json empty = Json::object();
    const Json& value = get(key);
    return {value.is_null() ? empty : value, where_ + (where_.empty() ? "" : ".") + key, text_, why_};
  }
  bool has(const char* key) const { return !get(key).is_null(); }

  // read(Fields) for each object of a list, in its order.
  template <typename Read>
  void each(const char* key, const Read& read) const {
    const std::string name = where_ + (where_.empty() ? "" : ".") + key;
    size_t i = 0;
    for (const Json& item : list(key)) {
      if (!why_->empty()) return;
      read(Fields(item, name + "[" + std::to_string(i++) + "]", text_, why_));
    }
  }

 private:
  const Json& get(const char* key) const {
    static const Json null;
    if (!item_.is_object()) return null;
    const auto found = item_.find(key);
    return found == item_.end() ? null : *found;
  }

  const Json& list(const char* key) const {
    static const Json empty = Json::array();
    const Json& value = get(key);
    if (value.is_null()) return empty;
    return value.is_array() ? value : (wrong(key, "is not a list"), empty);
  }

  std::string wrong(const char* key, const std::string& what) const {
    complain(std::string("\"") + key + "\" " + what);
    return {};
  }

  Span span_of(const Json& begin, const Json& end, const std::string& name) const {
    constexpr uint64_t most = std::numeric_limits<uint32_t>::max();
    if (!begin.is_number_unsigned() || !end.is_number_unsigned() || end > most || begin >= end) {
      return complain(name + " are no two offsets, the first below the second"), Span();
    }
    return {begin.get<uint32_t>(), end.get<uint32_t>()};
  }

  uint32_t index_of(const Json& value, const char* key, const Ids& ids) const {
    const auto found = value.is_string() ? ids.find(value.get_ref<const std::string&>()) : ids.end();
    if (found != ids.end()) return found->second;
    wrong(key, "names what is not there");
    return none;
  }

  const Json& item_;
  std::string where_;
  std::string_view text_;
  std::string* why_;
};

}  // namespace annotator
