// Document -> brat's standoff format (https://brat.nlplab.org/standoff.html), in code points of article.txt:
//   T1	PERSON 45 56	Marco Rubio              a mention
//   T9	SPEECH 863 923	plans to reopen ...       the words of a statement; SPEAKER where no mention is its speaker
//   R1	Said Arg1:T1 Arg2:T9                     who said them
//   A1	Kind T9 indirect                         its Verb and Certainty too; Class of CERTAINTY, Verdict of CHECKED
//   *	Equiv T1 T4 T7                           mentions of one name
//   #1	AnnotatorNotes T1	U.S. Secretary of State    roles of a name; values of times and numbers
// A span with a line end in it is written as fragments, since an annotation is a line.
//
// Tested by tests/exports/exports.test.cpp, property.test.cpp and exports.test.py.
#include <map>

#include "../article/utf8.h"
#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

// What some reader takes for the end of a line or of a column.
bool breaks_line(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

class Standoff {
 public:
  explicit Standoff(const Document& document) : document_(document), offsets_(document.text, Unit::codepoint) {}

  // The id of a new text-bound annotation; empty for a span of nothing but line ends.
  std::string span(const std::string& type, Span span) {
    std::string places, words;
    for (const Span part : fragments(span)) {
      places += (places.empty() ? "" : ";") + std::to_string(offsets_(part.begin)) + " " +
                std::to_string(offsets_(part.end));
      words += (words.empty() ? "" : " ") + std::string(slice(document_.text, part));
    }
    if (places.empty()) return {};
    const std::string id = "T" + std::to_string(++spans_);
    lines_ += id + "\t" + type + " " + places + "\t" + words + "\n";
    return id;
  }

  void attribute(const char* name, const std::string& of, const std::string& value) {
    if (of.empty() || value.empty()) return;
    lines_ += "A" + std::to_string(++attributes_) + "\t" + name + " " + of + " " + value + "\n";
  }

  void note(const std::string& of, const std::string& words) {
    if (of.empty() || words.empty()) return;
    lines_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes " + of + "\t" + words + "\n";
  }

  void said(const std::string& speaker, const std::string& speech) {
    if (speaker.empty() || speech.empty()) return;
    lines_ += "R" + std::to_string(++relations_) + "\tSaid Arg1:" + speaker + " Arg2:" + speech + "\n";
  }

  void same(const std::vector<std::string>& ids) {
    if (ids.size() < 2) return;
    lines_ += "*\tEquiv";
    for (const std::string& id : ids) lines_ += " " + id;
    lines_ += "\n";
  }

  std::string lines() && { return std::move(lines_); }

 private:
  std::vector<Span> fragments(Span whole) const {
    std::vector<Span> parts;
    uint32_t begin = whole.begin;
    for (size_t at = whole.begin; at < whole.end;) {
      const auto here = static_cast<uint32_t>(at);
      if (!breaks_line(next_code_point(document_.text, at))) continue;
      if (here > begin) parts.push_back({begin, here});
      begin = static_cast<uint32_t>(at);
    }
    if (whole.end > begin) parts.push_back({begin, whole.end});
    return parts;
  }

  const Document& document_;
  OffsetMap offsets_;
  std::string lines_;
  size_t spans_ = 0, attributes_ = 0, notes_ = 0, relations_ = 0;
};

using SpanIds = std::map<uint32_t, std::string>;  // by where a mention begins

// The mention that a span is of, by its id in the file: one that begins where the span does.
std::string at_span(const SpanIds& mentions, Span span) {
  const auto found = mentions.find(span.begin);
  return span.size() && found != mentions.end() ? found->second : "";
}

SpanIds add_names(Standoff& file, const Document& document) {
  SpanIds at;
  std::vector<std::string> ids;
  for (const Document::Mention& mention : document.mentions) {
    ids.push_back(file.span(mention.type, mention.span));
    if (!ids.back().empty()) at.emplace(mention.span.begin, ids.back());
  }
  for (const Document::Entity& entity : document.entities) {
    std::vector<std::string> same;
    for (const uint32_t mention : entity.mentions) {
      if (!ids[mention].empty()) same.push_back(ids[mention]);
    }
    file.same(same);
    for (const Span role : entity.roles) {
      if (!same.empty()) file.note(same[0], words_of(document, role));
    }
  }
  return at;
}

void add_speech(Standoff& file, const Document& document, const SpanIds& mentions) {
  for (const Document::Speech& speech : document.speech) {
    const std::string id = file.span("SPEECH", speech.span);
    file.attribute("Kind", id, speech.kind);
    file.attribute("Verb", id, speech.verb_class);
    for (const std::string& kind : speech.certainty) file.attribute("Certainty", id, kind);
    std::string speaker = at_span(mentions, speech.speaker);
    if (speaker.empty() && speech.speaker.size()) speaker = file.span("SPEAKER", speech.speaker);
    file.said(speaker, id);
    if (speech.entity != none) file.note(id, speaker_of(document, speech));
  }
}

}  // namespace

std::string write_brat(const Document& document) {
  Standoff file(document);
  const SpanIds mentions = add_names(file, document);
  add_speech(file, document, mentions);
  for (const Document::Certainty& mark : document.certainty) {
    file.attribute("Class", file.span("CERTAINTY", mark.span), mark.kind);
  }
  for (const Document::Time& time : document.times) file.note(at_span(mentions, time.span), one_line(time.value));
  for (const Document::Number& number : document.numbers) {
    const std::string unit = number.unit.empty() ? "" : " " + one_line(number.unit);
    if (!number.value.empty()) file.note(at_span(mentions, number.span), number.value + unit);
  }
  for (const Document::Check& check : document.checks) {
    file.attribute("Verdict", file.span("CHECKED", document.sentences[check.sentence].span), check.verdict);
  }
  return std::move(file).lines();
}

std::string_view brat_configuration() {
  return R"([entities]
PERSON
NORP
FAC
ORG
GPE
LOC
PRODUCT
EVENT
WORK_OF_ART
LAW
LANGUAGE
DATE
TIME
PERCENT
MONEY
QUANTITY
ORDINAL
CARDINAL
SPEAKER
SPEECH
CERTAINTY
CHECKED

[relations]
Said	Arg1:<ENTITY>, Arg2:SPEECH
Equiv	Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind	Arg:SPEECH, Value:direct|indirect|mixed
Verb	Arg:SPEECH, Value:say|claim|admit|deny|hope|ask|judge|warn|believe|rule
Certainty	Arg:SPEECH, Value:hedged|planned|conditional|denied|doer-missing
Class	Arg:CERTAINTY, Value:hedged|planned|conditional|denied|doer-missing
Verdict	Arg:CHECKED, Value:found|combined|firmer|weaker|different-speaker|not-found
)";
}

}  // namespace annotator
