// Document -> a table for each kind of thing found, for spreadsheets: RFC 4180 with a byte order mark, without which
// Excel takes UTF-8 for something else. A cell that a spreadsheet would take for a formula gets an apostrophe before
// it. Lists in a cell are parted by " | ".
// Tested by tests/exports/exports.test.cpp, property.test.cpp and tests/web/formats.test.mjs.
#include <algorithm>
#include <initializer_list>

#include "../article/utf8.h"
#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

bool is_plain_number(std::string_view cell) {
  if (!cell.empty() && cell[0] == '-') cell.remove_prefix(1);
  const size_t point = std::min(cell.find('.'), cell.size());
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(cell.substr(0, point)) && (point == cell.size() || digits(cell.substr(point + 1)));
}

// = + - @ and their full-width forms, and the white space that spreadsheets skip before them.
bool begins_formula(std::string_view cell) {
  if (cell.empty()) return false;
  size_t at = 0;
  switch (next_code_point(cell, at)) {
    case '=': case '+': case '-': case '@': case '\t': case '\r': case '\n': return true;
    case 0xFF1D: case 0xFF0B: case 0xFF0D: case 0xFF20: return true;
    default: return false;
  }
}

std::string quoted(std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(cell);
  std::string all = "\"";
  for (const char c : cell) {
    if (c == '"') all += '"';
    all += c;
  }
  return all + "\"";
}

class Rows {
 public:
  explicit Rows(std::initializer_list<std::string> heads) { add(heads); }

  void add(std::initializer_list<std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) {
      if (!first) csv_ += ',';
      first = false;
      csv_ += quoted(begins_formula(cell) && !is_plain_number(cell) ? "'" + cell : cell);
    }
    csv_ += "\r\n";
  }

  std::string csv() && { return std::move(csv_); }

 private:
  std::string csv_ = "\uFEFF";
};

class Tables {
 public:
  explicit Tables(const Document& document)
      : document_(document), offsets_(document.text, Unit::codepoint), numbers_(paragraph_numbers(document)) {}

  std::string summary() const {
    Rows rows{"sentence", "paragraph", "start", "end", "text"};
    for (const uint32_t index : document_.summary) {
      const Document::Sentence& sentence = document_.sentences[index];
      const Span span = sentence.span;
      rows.add({sentence.id, paragraph(index), start(span), end(span), text(span)});
    }
    return std::move(rows).csv();
  }

  std::string names() const {
    Rows rows{"name_id", "type", "group", "name", "aliases", "roles", "mentions"};
    for (const Document::Entity& entity : document_.entities) {
      std::vector<std::string> roles;
      for (const Span role : entity.roles) roles.push_back(text(role));
      rows.add({entity.id, entity.type, group_of(entity.type).id, entity.name, joined(entity.aliases, " | "),
                joined(roles, " | "), std::to_string(entity.mentions.size())});
    }
    return std::move(rows).csv();
  }

  std::string mentions() const {
    Rows rows{"mention", "name_id", "name", "type", "start", "end", "text", "score", "by"};
    for (const Document::Mention& mention : document_.mentions) {
      const Span span = mention.span;
      rows.add({mention.id, id_of(mention.entity), name_of(mention.entity), mention.type, start(span), end(span),
                text(span), mention.score, mention.by});
    }
    return std::move(rows).csv();
  }

  std::string speech() const {
    Rows rows{"statement", "kind", "name_id", "speaker", "speaker_as_written", "verb", "verb_class",
              "certainty", "paragraph", "sentence", "start", "end", "text", "score", "by"};
    for (const Document::Speech& speech : document_.speech) {
      const Span span = speech.span;
      rows.add({speech.id, speech.kind, id_of(speech.entity), speaker_of(document_, speech), text(speech.speaker),
                text(speech.verb), speech.verb_class, joined(speech.certainty, " | "), paragraph(speech.sentence),
                sentence(speech.sentence), start(span), end(span), text(span), speech.score, speech.by});
    }
    return std::move(rows).csv();
  }

  std::string certainty() const {
    Rows rows{"mark", "class", "paragraph", "sentence", "start", "end", "text"};
    for (const Document::Certainty& mark : document_.certainty) {
      const Span span = mark.span;
      rows.add({mark.id, mark.kind, paragraph(mark.sentence), sentence(mark.sentence), start(span), end(span),
                text(span)});
    }
    return std::move(rows).csv();
  }

  std::string times() const {
    Rows rows{"time", "kind", "value", "modifier", "paragraph", "sentence", "start", "end", "text"};
    for (const Document::Time& time : document_.times) {
      const Span span = time.span;
      rows.add({time.id, time.kind, time.value, time.modifier, paragraph(time.sentence), sentence(time.sentence),
                start(span), end(span), text(span)});
    }
    return std::move(rows).csv();
  }

  std::string numbers() const {
    Rows rows{"number", "kind", "value", "high", "unit", "modifier", "paragraph", "sentence", "start", "end", "text"};
    for (const Document::Number& number : document_.numbers) {
      const Span span = number.span;
      rows.add({number.id, number.kind, number.value, number.high, number.unit, number.modifier,
                paragraph(number.sentence), sentence(number.sentence), start(span), end(span), text(span)});
    }
    return std::move(rows).csv();
  }

  // A row a part of a sentence.
  std::string checks() const {
    Rows rows{"check", "kind", "sentence_verdict", "paragraph", "sentence", "part_verdict", "start", "end", "text",
              "best_sentence", "best_paragraph", "best_text"};
    for (const Document::Check& check : document_.checks) {
      for (const Document::CheckPart& part : check.parts) {
        const uint32_t best = part.support.empty() ? none : part.support[0];
        const Span span = part.span;
        rows.add({check.id, check.kind, check.verdict, paragraph(check.sentence), sentence(check.sentence),
                  part.verdict, start(span), end(span), text(span), sentence(best), paragraph(best),
                  best == none ? "" : text(document_.sentences[best].span)});
      }
    }
    return std::move(rows).csv();
  }

 private:
  std::string start(Span span) const { return std::to_string(offsets_(span.begin)); }
  std::string end(Span span) const { return std::to_string(offsets_(span.end)); }
  std::string text(Span span) const { return std::string(slice(document_.text, span)); }

  std::string sentence(uint32_t index) const { return index == none ? "" : document_.sentences[index].id; }
  std::string paragraph(uint32_t sentence) const {
    const uint32_t number = sentence == none ? 0 : numbers_[document_.sentences[sentence].block];
    return number == 0 ? "" : std::to_string(number);
  }
  std::string id_of(uint32_t entity) const { return entity == none ? "" : document_.entities[entity].id; }
  std::string name_of(uint32_t entity) const { return entity == none ? "" : document_.entities[entity].name; }

  const Document& document_;
  OffsetMap offsets_;
  std::vector<uint32_t> numbers_;
};

}  // namespace

std::vector<Table> write_csv(const Document& document) {
  const Tables tables(document);
  return {{"summary", tables.summary()},     {"names", tables.names()}, {"mentions", tables.mentions()},
          {"speech", tables.speech()},       {"times", tables.times()}, {"numbers", tables.numbers()},
          {"certainty", tables.certainty()}, {"checks", tables.checks()}};
}

}  // namespace annotator
