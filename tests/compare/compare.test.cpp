// core/compare on tests/cases/compare.txt: pairs of texts and what differs, and what holds for any pair.
#include <catch2/catch.hpp>

#include <ctime>

#include "../../core/compare/compare.h"
#include "../../core/entities/resolve.h"
#include "../../core/certainty/certainty.h"
#include "../../core/numbers/numbers.h"
#include "../../core/times/times.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

// Marks beside types: SPEAKER, the words for who speaks.
std::vector<Speech> marked_speech(const MarkedArticle& marked, const Annotation& article) {
  std::vector<Speech> speech;
  for (const auto& [label, span] : marked.marks) {
    if (label != "SPEAKER") continue;
    Speech s;
    s.speaker = span;
    while (article.sentences[s.sentence].span.end < span.end) ++s.sentence;
    s.content = {span.end, article.sentences[s.sentence].span.end};
    for (const Mention& m : article.mentions)
      if (span.begin <= m.span.begin && m.span.end <= span.end) s.speaker_entity = m.entity;
    speech.push_back(s);
  }
  return speech;
}

Annotation article_of(const std::string& source) {
  const MarkedArticle marked = read_marked(source);
  Annotation article = with_mentions(marked);
  resolve(article);
  article.speech = marked_speech(marked, article);
  article.certainty = find_certainty(article);
  article.times = find_times(article);
  article.numbers = find_numbers(article);
  return article;
}

// ---- what is found, as lines ---------------------------------------------------------------------------------

std::string words(const Annotation& article, Span span) { return std::string(slice(article.text, span)); }

std::string item_words(const Annotation& article, const Item& item) {
  std::string text = words(article, item.spans[0]);
  for (size_t i = 1; i < item.spans.size(); ++i) text += ", " + words(article, item.spans[i]);
  return text;
}

void add_lines(std::string& lines, const char* what, const Differences& found, const Annotation& a,
               const Annotation& b) {
  for (const Item& item : found.only_a) lines += std::string("- ") + what + " " + item_words(a, item) + "\n";
  for (const Item& item : found.only_b) lines += std::string("+ ") + what + " " + item_words(b, item) + "\n";
  for (const Change& change : found.changed)
    lines += std::string("~ ") + what + " " + item_words(a, change.a) + " -> " + item_words(b, change.b) + "\n";
}

std::string marks(const Annotation& article, const std::vector<uint32_t>& indices) {
  constexpr const char* names[] = {"hedged", "planned", "conditional", "denied", "doer missing"};
  std::string text;
  for (const uint32_t i : indices) {
    const Certainty& mark = article.certainty[i];
    text += (text.empty() ? "" : ", ") + words(article, mark.span) + " (" + names[static_cast<size_t>(mark.kind)] + ")";
  }
  return text.empty() ? "nothing" : text;
}

std::string pair_line(const SentencePair& pair, const Annotation& a, const Annotation& b) {
  std::string line;
  Span rest = a.sentences[pair.a].span;
  for (const WordChange& change : pair.changes) {
    line += words(a, {rest.begin, change.a.begin}) + "[" + words(a, change.a) + "|" + words(b, change.b) + "]";
    rest.begin = change.a.end;
  }
  return line + words(a, rest);
}

std::string lines_of(const Comparison& found, const Annotation& a, const Annotation& b) {
  std::string lines;
  add_lines(lines, "name", found.entities, a, b);
  add_lines(lines, "voice", found.voices, a, b);
  add_lines(lines, "number", found.numbers, a, b);
  add_lines(lines, "time", found.times, a, b);
  for (const CertaintyChange& change : found.certainty)
    lines += "~ certainty " + marks(a, change.a) + " -> " + marks(b, change.b) + "\n";
  for (const uint32_t s : found.sentences.only_a) lines += "- sentence " + words(a, a.sentences[s].span) + "\n";
  for (const uint32_t s : found.sentences.only_b) lines += "+ sentence " + words(b, b.sentences[s].span) + "\n";
  for (const SentencePair& pair : found.sentences.changed) lines += "~ sentence " + pair_line(pair, a, b) + "\n";
  if (lines.empty()) return "no differences";
  lines.pop_back();
  return lines;
}

// ---- what holds for any pair ---------------------------------------------------------------------------------

bool lie_in(const std::vector<Item>& items, const Annotation& article) {
  return std::all_of(items.begin(), items.end(), [&](const Item& item) {
    return !item.spans.empty() && std::all_of(item.spans.begin(), item.spans.end(), [&](Span span) {
      return span.begin < span.end && span.end <= article.text.size();
    });
  });
}

bool lie_in_texts(const Differences& found, const Comparison& comparison, const Annotation& a, const Annotation& b) {
  return lie_in(found.only_a, a) && lie_in(found.only_b, b) &&
         std::all_of(found.changed.begin(), found.changed.end(), [&](const Change& change) {
           return lie_in({change.a}, a) && lie_in({change.b}, b) && change.pair < comparison.sentences.changed.size();
         });
}

void check_pair(const Annotation& a, const Annotation& b) {
  const Comparison found = compare(a, b);
  for (const Differences* kind : {&found.entities, &found.voices, &found.numbers, &found.times})
    CHECK(lie_in_texts(*kind, found, a, b));
  for (const SentencePair& pair : found.sentences.changed) {
    REQUIRE(!pair.changes.empty());
    for (const WordChange& change : pair.changes) {
      CHECK(change.a.begin >= a.sentences[pair.a].span.begin);
      CHECK(change.a.end <= a.sentences[pair.a].span.end);
      CHECK(change.b.begin >= b.sentences[pair.b].span.begin);
      CHECK(change.b.end <= b.sentences[pair.b].span.end);
      CHECK(change.a.size() + change.b.size() > 0);
    }
  }
  CHECK(compare(a, a).same());
  CHECK(compare(b, b).same());
  const Comparison back = compare(b, a);
  CHECK(back.same() == found.same());
  CHECK(back.sentences.only_a == found.sentences.only_b);
  CHECK(back.sentences.only_b == found.sentences.only_a);
  CHECK(back.numbers.only_a.size() == found.numbers.only_b.size());
  CHECK(back.times.only_b.size() == found.times.only_a.size());
}

std::string repeat(const std::string& part, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// A line for each number: none is another's, all are alike.
std::string numbered(size_t bytes, const char* words) {
  std::string text;
  for (size_t i = 0; text.size() < bytes; ++i) text += "Item " + std::to_string(i) + words;
  return text;
}

double seconds_of(const std::string& source_a, const std::string& source_b) {
  const Annotation a = article_of(source_a), b = article_of(source_b);
  const clock_t begin = clock();
  compare(a, b);
  return static_cast<double>(clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("what differs between two texts", "[compare]") {
  for (const Case& c : read_cases("compare.txt")) {
    DYNAMIC_SECTION(c.heading << " (compare.txt:" << c.line << ")") {
      const size_t border = c.input.find("\n===\n");
      REQUIRE(border != std::string::npos);
      const Annotation a = article_of(c.input.substr(0, border)), b = article_of(c.input.substr(border + 5));
      CHECK(lines_of(compare(a, b), a, b) == c.expected);
      check_pair(a, b);
    }
  }
}

TEST_CASE("yesterday is the same day only where both count from the same", "[compare]") {
  const auto dated = [](const std::string& source, const std::string& published) {
    Annotation article = article_of(source);
    article.published = published;
    article.times = find_times(article);
    return article;
  };
  const std::string text = "The dam was opened [DATE yesterday], and the feast in the valley was loud.";
  const std::string other = "The dam was opened [DATE yesterday], and the fair in the valley was loud.";
  const std::string moved = "Guests came [DATE yesterday].";
  CHECK(compare(dated(text, "2025-02-19"), dated(other, "2025-02-20")).times.changed.empty());  // the very same words
  CHECK(compare(dated(text, "2025-02-19"), dated(moved, "2025-02-19")).times.only_a.empty());
  CHECK(compare(dated(text, "2025-02-19"), dated(moved, "")).times.only_a.empty());
  CHECK(compare(dated(text, "2025-02-19"), dated(moved, "2025-02-20")).times.only_a.size() == 1);
}

TEST_CASE("texts of next to nothing are compared", "[compare]") {
  const std::vector<std::string> sources = {"", " ", "x", ".", "“", "\u200d", "Source: x.org", "[PERSON Ana] left."};
  for (const std::string& a : sources)
    for (const std::string& b : sources) check_pair(article_of(a), article_of(b));
}

TEST_CASE("big texts are compared in time that grows with them alone", "[compare]") {
  const std::string line = "[PERSON Ana Ruiz] said on [DATE Friday] that [CARDINAL 12] villages may be flooded.\n\n";
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {repeat(line, 1000000), repeat(line, 1000000)},
      {repeat(line, 1000000), numbered(1000000, " may be flooded by the dam.\n")},
      {numbered(1000000, " may be flooded by the dam.\n"), numbered(1000000, " will be flooded by a dam.\n")},
      {repeat("word ", 1000000), repeat("words and ", 1000000)},
      {repeat("word ", 1000000), numbered(1000000, " word.\n")},
      {repeat("“", 1000000), ""},
  };
  for (const auto& [a, b] : pairs) CHECK(seconds_of(a, b) < 30);
}
