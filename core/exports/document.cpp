// JSON -> Document in four steps: parse; offsets of the document's unit to bytes; structs, each key checked as it is
// read (fields.h); bytes to the unit that is asked for. The first complaint of any step is the one that is told.
#include "document.h"

#include <algorithm>
#include <limits>

#include "../article/url.h"
#include "../encoder/sha256.h"
#include "fields.h"

namespace annotator {
namespace {

// ---- bytes -> JSON -------------------------------------------------------------------------------------------

// A page of ours -> the JSON it carries; other bytes as they are.
std::string_view carried_json(std::string_view bytes) {
  const size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '<') return bytes;
  const size_t begin = bytes.find(carrier_begin);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = bytes.substr(begin + carrier_begin.size());
  return rest.substr(0, rest.find(carrier_end));
}

// "article-annotation/1" or a later one that adds to it, "article-annotation/1.2".
bool is_our_format(const Json& format) {
  constexpr std::string_view ours = "article-annotation/1";
  if (!format.is_string()) return false;
  const std::string_view name = format.get_ref<const std::string&>();
  return name == ours || (name.size() > ours.size() && name.substr(0, ours.size()) == ours && name[ours.size()] == '.');
}

std::optional<Json> parse(std::string_view json, std::string* why) {
  std::optional<Json> document = parse_json(json, "a complete annotation document", why);
  if (!document) return std::nullopt;
  const auto format = document->is_object() ? document->find("format") : document->end();
  if (format != document->end() && is_our_format(*format)) return document;
  *why = "not an annotation document: \"format\" is not \"article-annotation/1\"";
  return std::nullopt;
}

// ---- offsets -------------------------------------------------------------------------------------------------

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Changes one offset; false where convert knows none for it.
template <typename Convert>
bool rebase_offset(Json& value, const Convert& convert) {
  if (!value.is_number_unsigned()) return true;  // what has to be an offset is complained of when it is read
  const auto offset = convert(value.get<uint64_t>());
  if (offset) value = *offset;
  return offset.has_value();
}

// Changes every offset under node, where they are called as in article-annotation-1.schema.json: "start", "end",
// "...Span": [0,4], "spans": [[0,4]]. Gives the path of the first that convert knows none for; it stays as it was.
// Scores become floating point on the way: JavaScript writes 1.0 as 1.
template <typename Convert>
std::string rebase(Json& node, const Convert& convert, bool offsets = false) {
  std::string path;
  const auto keep = [&](const std::string& step, const std::string& rest) {
    if (path.empty()) path = step + (rest.empty() || rest[0] == '[' ? "" : ".") + rest;
  };
  if (node.is_array()) {
    for (size_t i = 0; i < node.size(); ++i) {
      const std::string step = "[" + std::to_string(i) + "]";
      if (offsets && !rebase_offset(node[i], convert)) keep(step, "");
      const std::string rest = node[i].is_structured() ? rebase(node[i], convert, offsets) : "";
      if (!rest.empty()) keep(step, rest);
    }
  } else if (node.is_object()) {
    for (auto& [key, value] : node.items()) {
      if ((key == "start" || key == "end") && !rebase_offset(value, convert)) keep(key, "");
      if ((key == "score" || key == "salience") && value.is_number_integer()) value = value.template get<double>();
      const bool pairs = key == "spans" || ends_with(key, "Span");
      const std::string rest = value.is_structured() ? rebase(value, convert, pairs) : "";
      if (!rest.empty()) keep(key, rest);
    }
  }
  return path;
}

// The keys whose offsets must be in the text. In others they may be from another text, as those of a reader's edits.
constexpr std::string_view spans_of_text[] = {"meta",   "blocks",    "sentences", "phrases", "entities", "mentions",
                                              "speech", "certainty", "times",     "numbers", "checks"};

void to_bytes(Json& document, std::string_view text, Unit unit, std::string* why) {
  const ByteMap bytes(text, unit);
  for (auto& [key, value] : document.items()) {
    const std::string path = rebase(value, bytes);
    const bool must_be = std::find(std::begin(spans_of_text), std::end(spans_of_text), key) != std::end(spans_of_text);
    if (path.empty() || !must_be) continue;
    *why = key + (path[0] == '[' ? "" : ".") + path + " is not in the text, or inside a character";
    return;
  }
}

void from_bytes(Json& document, std::string_view text, Unit unit) {
  const OffsetMap offsets(text, unit);
  rebase(document, [&](uint64_t byte) -> std::optional<uint32_t> {
    if (byte > text.size()) return std::nullopt;
    return offsets(static_cast<uint32_t>(byte));
  });
}

// ---- JSON -> structs -----------------------------------------------------------------------------------------

// The id of an item, which no other of its list may have.
std::string read_id(const Fields& fields, Ids& ids) {
  const std::string id = fields.word("id");
  if (!ids.emplace(id, static_cast<uint32_t>(ids.size())).second) fields.complain("\"id\" is there twice");
  return id;
}

class DocumentReader {
 public:
  DocumentReader(const Fields& root, Document& document) : root_(root), document_(document) {}

  void read() {
    read_head();
    read_text();
    read_names();
    read_gist();
  }

 private:
  void read_head() {
    const Fields engine = root_.inner("engine"), language = root_.inner("language"), meta = root_.inner("meta");
    document_.version = engine.string_or_null("version");
    document_.model = engine.string_or_null("model");
    if (language.has("english")) document_.english = language.flag("english");
    document_.language = language.word_or_null("code");
    document_.title = meta.string_or_null("title");
    document_.source = meta.string_or_null("source");
    document_.url = meta.string_or_null("url");
    if (!document_.url.empty() && !is_url(document_.url)) meta.complain("\"url\" is no address of the web");
    document_.published = meta.string_or_null("published");
    document_.text_sha256 = sha256_hex(document_.text);
    if (root_.has("textSha256") && root_.string("textSha256") != document_.text_sha256) {
      root_.complain("\"textSha256\" is not that of the text");
    }
  }

  // Blocks and sentences are disjoint and in the order of the text.
  void read_text() {
    uint32_t end = 0;
    const auto in_order = [&end](const Fields& fields, Span span) {
      if (span.begin < end) fields.complain("begins before the one before it ends");
      end = span.end;
    };
    root_.each("blocks", [&](const Fields& fields) {
      document_.blocks.push_back({read_id(fields, blocks_), fields.word("role"), fields.span()});
      in_order(fields, document_.blocks.back().span);
    });
    end = 0;
    root_.each("sentences", [&](const Fields& fields) {
      document_.sentences.push_back({read_id(fields, sentences_), fields.span(), fields.index("block", blocks_)});
      in_order(fields, document_.sentences.back().span);
    });
  }

  // Entities and mentions name each other.
  void read_names() {
    root_.each("entities", [&](const Fields& fields) { read_id(fields, entities_); });
    root_.each("mentions", [&](const Fields& fields) {
      document_.mentions.push_back({.id = read_id(fields, mentions_),
                                    .type = fields.word("type"),
                                    .by = fields.word_or_null("by"),
                                    .span = fields.span(),
                                    .entity = fields.index_or_none("entity", entities_),
                                    .score = fields.score("score")});
    });
    root_.each("entities", [&](const Fields& fields) {
      std::vector<Span> roles;
      fields.each("roles", [&](const Fields& role) { roles.push_back(role.span()); });
      document_.entities.push_back({.id = fields.word("id"),
                                    .type = fields.word("type"),
                                    .name = fields.string("name"),
                                    .aliases = fields.strings("aliases"),
                                    .roles = std::move(roles),
                                    .mentions = fields.indices("mentions", mentions_)});
    });
  }

  void read_gist() {
    document_.summarized = root_.has("summary");
    const Fields summary = root_.inner("summary");
    summary.each("sentences", [&](const Fields& fields) {
      document_.summary.push_back(fields.index("sentence", sentences_));
    });
    document_.missing = summary.inner("coverage").indices("missing", entities_);
    root_.each("phrases", [&](const Fields& fields) { document_.phrases.push_back(fields.string("text")); });
    root_.each("speech", [&](const Fields& fields) { document_.speech.push_back(read_speech(fields)); });
    root_.each("certainty", [&](const Fields& fields) {
      document_.certainty.push_back({.id = fields.word("id"),
                                     .kind = fields.word("class"),
                                     .span = fields.span(),
                                     .sentence = fields.index("sentence", sentences_)});
    });
    read_times();
    read_numbers();
    root_.each("checks", [&](const Fields& fields) { document_.checks.push_back(read_check(fields)); });
  }

  Document::Speech read_speech(const Fields& fields) const {
    return {.id = fields.word("id"),
            .kind = fields.word("kind"),
            .verb_class = fields.inner("verb").word_or_null("class"),
            .by = fields.word_or_null("by"),
            .certainty = fields.words("certainty"),
            .span = fields.span(),
            .speaker = fields.pair_or_null("speakerSpan"),
            .verb = fields.has("verb") ? fields.inner("verb").span() : Span(),
            .entity = fields.inner("speaker").index_or_none("entity", entities_),
            .sentence = fields.index("sentence", sentences_),
            .score = fields.score("score")};
  }

  void read_times() {
    root_.each("times", [&](const Fields& fields) {
      read_id(fields, times_);
      document_.times.push_back({.id = fields.word("id"),
                                 .kind = fields.word("kind"),
                                 .value = fields.string_or_null("value"),
                                 .modifier = fields.word_or_null("modifier"),
                                 .span = fields.span(),
                                 .sentence = fields.index("sentence", sentences_)});
    });
    root_.each("timeline", [&](const Fields& fields) { document_.timeline.push_back(fields.index("time", times_)); });
  }

  void read_numbers() {
    root_.each("numbers", [&](const Fields& fields) {
      read_id(fields, numbers_);
      document_.numbers.push_back({.id = fields.word("id"),
                                   .kind = fields.word("kind"),
                                   .value = fields.exact_or_null("value"),
                                   .high = fields.exact_or_null("high"),
                                   .unit = fields.string_or_null("unit"),
                                   .modifier = fields.word_or_null("modifier"),
                                   .span = fields.span(),
                                   .sentence = fields.index("sentence", sentences_)});
    });
    root_.each("conflicts", [&](const Fields& fields) {
      document_.conflicts.push_back(
          {fields.word("kind"), fields.exact_or_null("reckoned"), fields.indices("numbers", numbers_)});
    });
  }

  Document::Check read_check(const Fields& fields) const {
    Document::Check check{.id = fields.word("id"),
                          .kind = fields.word("kind"),
                          .verdict = fields.word("verdict"),
                          .sentence = fields.index("sentence", sentences_)};
    fields.each("parts", [&](const Fields& part) {
      std::vector<uint32_t> support;
      part.each("support", [&](const Fields& of) { support.push_back(of.index("sentence", sentences_)); });
      check.parts.push_back({part.word("verdict"), part.span(), std::move(support)});
    });
    return check;
  }

  const Fields& root_;
  Document& document_;
  Ids blocks_, sentences_, entities_, mentions_, times_, numbers_;
};

}  // namespace

std::optional<Document> read_document(std::string_view bytes, Unit unit, std::string* why) {
  why->clear();
  std::optional<Json> parsed = parse(carried_json(bytes), why);
  if (!parsed) return std::nullopt;
  Json& json = *parsed;

  Document document;
  const Fields head(json, "", "", why);
  if (!head.has("text")) return *why = "the document is without its text", std::nullopt;
  document.text = head.string("text");
  const auto given = unit_from_name(head.string("offsets"));
  if (!given) head.complain("\"offsets\" is not \"codepoint\", \"utf16\" or \"utf8\"");
  if (document.text.size() > std::numeric_limits<uint32_t>::max() / 3) head.complain("the text is too long");
  if (!why->empty()) return std::nullopt;

  to_bytes(json, document.text, *given, why);
  if (!why->empty()) return std::nullopt;
  const Fields root(json, "", document.text, why);
  DocumentReader(root, document).read();
  if (!why->empty()) return std::nullopt;

  json["offsets"] = unit_name(unit);
  from_bytes(json, document.text, unit);
  document.json = json_text(json);
  return document;
}

}  // namespace annotator
