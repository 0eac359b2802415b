// Document -> one AnnotationPage (W3C Web Annotation Data Model), an annotation for each thing found:
//   mentions   identifying    its type, and the name of which it is a form
//   speech     describing     kind, speaker, the article's own verb
//   certainty  classifying    its class
//   times, numbers  identifying   their value
//   checks     assessing      the verdict; targets are the sentence and the sentences of the body that it rests on
//   summary    highlighting   its sentences
// Every target has both selectors, a position and a quote, in code points; what stands around a quote is cut at the
// borders of what a reader takes for a character.
// Tested by tests/exports/exports.test.cpp, property.test.cpp and tests/web/formats.test.mjs.
#include <algorithm>

#include "../article/unicode.h"
#include "../article/utf8.h"
#include "../json/json_text.h"
#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

constexpr int context = 32;  // code points before and after a quote

bool is_within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
bool is_regional(char32_t c) { return is_within(c, 0x1F1E6, 0x1F1FF); }

// Two Korean letters, or a letter and a syllable, that are one syllable.
bool are_syllable(char32_t last, char32_t next) {
  const auto is_hangul = [](char32_t c) { return is_within(c, 0x1100, 0x11FF) || is_within(c, 0xAC00, 0xD7A3); };
  const bool begins = is_within(last, 0x1100, 0x115F), goes_on = is_within(next, 0x1160, 0x11FF);
  return (begins && is_hangul(next)) || (goes_on && is_hangul(last));
}

// What is written as one with the letter after it: viramas of Indic scripts, Arabic signs that stand around numbers.
bool joins_next(char32_t c) {
  constexpr char32_t viramas[] = {0x94D, 0x9CD, 0xACD, 0xB4D, 0xC4D, 0xD4D};
  return c == 0x200D || is_within(c, 0x600, 0x605) || c == 0x6DD ||
         std::find(std::begin(viramas), std::end(viramas), c) != std::end(viramas);
}

bool joins_previous(char32_t c) {
  const bool is_skin_tone = is_within(c, 0x1F3FB, 0x1F3FF), is_thai_or_lao_am = c == 0xE33 || c == 0xEB3;
  return is_skin_tone || is_thai_or_lao_am || char_class(c) == CharClass::extend;
}

// Whether a reader sees a character end at a byte of the text. (The rules of UAX 29 that matter to plain text.)
bool is_border(std::string_view text, size_t byte) {
  if (byte == 0 || byte == text.size()) return true;
  size_t before = byte, after = byte;
  const char32_t last = previous_code_point(text, before);
  const char32_t next = next_code_point(text, after);
  if (last == '\n') return true;
  if (joins_next(last) || joins_previous(next) || are_syllable(last, next)) return false;
  if (!is_regional(last) || !is_regional(next)) return true;
  size_t flags = 1;  // counted so far back that a text of flags alone costs no more than another
  while (before > 0 && flags < 256 && is_regional(previous_code_point(text, before))) ++flags;
  return flags % 2 == 0;
}

std::string before_quote(std::string_view text, uint32_t end) {
  size_t begin = end;
  for (int i = 0; i < context && begin > 0; ++i) previous_code_point(text, begin);
  while (begin < end && !is_border(text, begin)) next_code_point(text, begin);
  return std::string(text.substr(begin, end - begin));
}

std::string after_quote(std::string_view text, uint32_t begin) {
  size_t end = begin;
  for (int i = 0; i < context && end < text.size(); ++i) next_code_point(text, end);
  while (end > begin && !is_border(text, end)) previous_code_point(text, end);
  return std::string(text.substr(begin, end - begin));
}

Json body(const char* purpose, std::string value) {
  return {{"type", "TextualBody"}, {"purpose", purpose}, {"value", std::move(value)}};
}

class Page {
 public:
  explicit Page(const Document& document) : document_(document), offsets_(document.text, Unit::codepoint) {}

  void add(const std::string& id, const char* motivation, Json bodies, Json target) {
    items_.push_back({{"id", source() + "#" + id},
                      {"type", "Annotation"},
                      {"motivation", motivation},
                      {"body", std::move(bodies)},
                      {"target", std::move(target)}});
  }

  Json target(Span span) const {
    const std::string_view text = document_.text;
    return {{"source", document_.url.empty() ? source() : document_.url},
            {"selector",
             {{{"type", "TextPositionSelector"}, {"start", offsets_(span.begin)}, {"end", offsets_(span.end)}},
              {{"type", "TextQuoteSelector"},
               {"exact", std::string(slice(text, span))},
               {"prefix", before_quote(text, span.begin)},
               {"suffix", after_quote(text, span.end)}}}}};
  }

  std::string write() && {
    const Json page = {{"@context", "http://www.w3.org/ns/anno.jsonld"},
                       {"id", source() + "#annotations"},
                       {"type", "AnnotationPage"},
                       {"generator",
                        {{"id", "urn:article-annotator"}, {"type", "Software"}, {"name", maker_of(document_)}}},
                       {"items", std::move(items_)}};
    return json_text(page) + "\n";
  }

 private:
  std::string source() const { return "urn:sha256:" + document_.text_sha256; }

  const Document& document_;
  OffsetMap offsets_;
  Json items_ = Json::array();
};

void add_mentions(Page& page, const Document& document) {
  for (const Document::Mention& mention : document.mentions) {
    Json bodies = Json::array({body("tagging", mention.type)});
    if (mention.entity != none) bodies.push_back(body("identifying", document.entities[mention.entity].name));
    page.add(mention.id, "identifying", std::move(bodies), page.target(mention.span));
  }
}

void add_speech(Page& page, const Document& document) {
  for (const Document::Speech& speech : document.speech) {
    Json bodies = Json::array({body("classifying", speech.kind + " speech")});
    const std::string speaker = speaker_of(document, speech);
    // Only a name says who it is; "officials" describes.
    if (!speaker.empty()) bodies.push_back(body(speech.entity != none ? "identifying" : "describing", speaker));
    for (const std::string& kind : speech.certainty) bodies.push_back(body("classifying", kind));
    if (speech.verb.size()) bodies.push_back(body("tagging", words_of(document, speech.verb)));
    page.add(speech.id, "describing", std::move(bodies), page.target(speech.span));
  }
}

void add_values(Page& page, const Document& document) {
  for (const Document::Time& time : document.times) {
    Json bodies = Json::array({body("classifying", time.kind)});
    if (!time.value.empty()) bodies.push_back(body("identifying", time.value));
    page.add(time.id, "identifying", std::move(bodies), page.target(time.span));
  }
  for (const Document::Number& number : document.numbers) {
    Json bodies = Json::array({body("classifying", number.kind)});
    const std::string value = number.value + (number.high.empty() ? "" : " to " + number.high);
    if (!value.empty()) bodies.push_back(body("identifying", value + (number.unit.empty() ? "" : " " + number.unit)));
    page.add(number.id, "identifying", std::move(bodies), page.target(number.span));
  }
}

void add_checks(Page& page, const Document& document) {
  for (const Document::Check& check : document.checks) {
    Json targets = Json::array({page.target(document.sentences[check.sentence].span)});
    for (const Document::CheckPart& part : check.parts) {
      for (const uint32_t sentence : part.support) targets.push_back(page.target(document.sentences[sentence].span));
    }
    page.add(check.id, "assessing", Json::array({body("assessing", check.verdict)}), std::move(targets));
  }
}

}  // namespace

std::string write_w3c(const Document& document) {
  Page page(document);
  add_mentions(page, document);
  add_speech(page, document);
  for (const Document::Certainty& mark : document.certainty) {
    page.add(mark.id, "classifying", Json::array({body("classifying", mark.kind)}), page.target(mark.span));
  }
  add_values(page, document);
  add_checks(page, document);
  for (const uint32_t index : document.summary) {
    const Document::Sentence& sentence = document.sentences[index];
    page.add("summary-" + sentence.id, "highlighting", Json::array({body("tagging", "summary")}),
             page.target(sentence.span));
  }
  return std::move(page).write();
}

}  // namespace annotator
