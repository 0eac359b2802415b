// core/checks/checks.cpp on tests/cases/checks.txt: what it should say, how often it does, and what holds for any text.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "../../core/certainty/certainty.h"
#include "../../core/checks/checks.h"
#include "../../core/entities/resolve.h"
#include "../../core/entities/words.h"
#include "../../core/speech/cues.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

const char* name_of(Verdict verdict) {
  constexpr const char* names[] = {"found", "combined", "firmer", "weaker", "different-speaker", "not-found"};
  return names[static_cast<size_t>(verdict)];
}

// The names listed in "names: PERSON Ana Ruiz; ORG Acme" are put in brackets wherever they stand, people's last names
// too, so that the cases stay readable.
using Names = std::vector<std::pair<std::string, std::string>>;  // form, label

Names read_names(const std::string& line) {
  Names names;
  std::istringstream list(line.substr(line.find(':') + 1));
  for (std::string item; std::getline(list, item, ';');) {
    item.erase(0, item.find_first_not_of(' '));
    const std::string label = item.substr(0, item.find(' ')), form = item.substr(item.find(' ') + 1);
    names.emplace_back(form, label);
    const size_t last = form.rfind(' ');
    if (label == "PERSON" && last != form.npos) names.emplace_back(form.substr(last + 1), label);
  }
  std::stable_sort(names.begin(), names.end(), [](auto& a, auto& b) { return a.first.size() > b.first.size(); });
  return names;
}

std::string mark_names(const std::string& text, const Names& names) {
  const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  std::string marked;
  for (size_t at = 0; at < text.size();) {
    const auto here = std::find_if(names.begin(), names.end(), [&](const auto& name) {
      const size_t end = at + name.first.size();
      return text.compare(at, name.first.size(), name.first) == 0 && (at == 0 || !is_letter(text[at - 1])) &&
             (end >= text.size() || !is_letter(text[end]));
    });
    if (here == names.end()) {
      marked += text[at++];
    } else {
      marked += "[" + here->second + " " + here->first + "]";
      at += here->first.size();
    }
  }
  return marked;
}

// The speech of the marks SPEAKER, CUE and CONTENT: each content goes with the speaker and the cue of its sentence that
// are nearest before it, or else first behind it.
std::vector<Speech> marked_speech(const MarkedArticle& marked, const Annotation& article) {
  const auto nearest = [&](const char* label, const Mark& content, uint32_t sentence) -> Span {
    Span before, after;
    for (const auto& [other, span] : marked.marks) {
      const Span bounds = article.sentences[sentence].span;
      if (other != label || span.begin < bounds.begin || span.end > bounds.end) continue;
      if (span.end <= content.span.begin) before = span;
      if (span.begin >= content.span.end && after.size() == 0) after = span;
    }
    return before.size() > 0 ? before : after;
  };
  std::vector<Speech> speech;
  for (const Mark& content : marked.marks) {
    if (content.label != "CONTENT") continue;
    Speech s;
    s.content = content.span;
    while (article.sentences[s.sentence].span.end < content.span.end) ++s.sentence;
    s.speaker = nearest("SPEAKER", content, s.sentence);
    s.cue = nearest("CUE", content, s.sentence);
    s.verb = kind_of_cue(article, tokens_in(article, s.cue));
    for (const Mention& m : article.mentions)
      if (s.speaker.begin <= m.span.begin && m.span.end <= s.speaker.end && m.type < EntityType::date)
        s.speaker_entity = m.entity;
    speech.push_back(s);
  }
  return speech;
}

// A body and what is set before it as its abstract; a block behind a line "Closing:" is the closing.
Annotation article_of(const std::string& abstract, const std::string& body, const Names& names) {
  const MarkedArticle marked = read_marked(mark_names(abstract + "\n\n" + body, names));
  Annotation article = with_mentions(marked);
  for (Block& block : article.blocks) block.role = BlockRole::body;
  article.blocks[0].role = BlockRole::abstract;
  resolve(article);
  article.speech = marked_speech(marked, article);
  article.certainty = find_certainty(article);
  return article;
}

Annotation seed() {
  std::ifstream file(ANNOTATOR_TESTS_DIR "/articles/seed/source.txt");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Names names = read_names(
      "names: PERSON Marco Rubio; PERSON Sergey Lavrov; PERSON Donald Trump; PERSON Volodymyr Zelenskyy; GPE Ukraine; "
      "NORP Ukrainian; GPE U.S.; GPE Russia; NORP Russian; NORP American; NORP European; GPE Riyadh; ORG NATO");
  Annotation article = with_mentions(read_marked(mark_names(text, names)));
  resolve(article);
  article.certainty = find_certainty(article);
  return article;
}

// "combined 2 1": the verdict and, for each part, the number of its best sentence in the body (0: none).
std::string check_line(const Annotation& article, const Check& check) {
  uint32_t first = 0;
  while (article.blocks[article.sentences[first].block].role != BlockRole::body) ++first;
  std::string line = name_of(check.verdict);
  for (const CheckPart& part : check.parts)
    line += " " + std::to_string(part.support.empty() ? 0 : part.support[0].sentence - first + 1);
  return line;
}

std::string check_lines(const Annotation& article) {
  std::string lines;
  for (const Check& check : check_claims(article)) lines += (lines.empty() ? "" : "\n") + check_line(article, check);
  return lines;
}

struct Tally {
  int edits = 0, edits_flagged = 0, untouched = 0, untouched_flagged = 0;
};

}  // namespace

// A case that begins with "Body" gives the body of those that follow. Of these the heading says what was done to the
// sentence: "untouched", or which edit. An expectation with "but " is what should be and, behind it, what is said.
TEST_CASE("the checks are those of the cases", "[checks]") {
  std::string body;
  Names names;
  Tally tally;
  std::map<std::string, std::pair<int, int>> by_edit;
  int pairs = 0;
  for (const Case& c : read_cases("checks.txt")) {
    if (c.heading.starts_with("Body")) {
      const size_t line_end = c.input.find('\n');
      names = read_names(c.input.substr(0, line_end));
      body = c.input.substr(line_end + 1);
      continue;
    }
    const Annotation article = article_of(c.input, body, names);
    const std::string said = check_lines(article);
    INFO(c.heading << " (line " << c.line << ")");
    const size_t but = c.expected.find("\nbut ");
    CHECK(said == (but == c.expected.npos ? c.expected : c.expected.substr(but + 5)));

    ++pairs;
    const bool flagged = !said.starts_with("found");
    const std::string edit = c.heading.substr(0, c.heading.find(':'));
    if (edit == "untouched") {
      ++tally.untouched;
      tally.untouched_flagged += flagged;
    } else {
      ++tally.edits;
      tally.edits_flagged += flagged;
    }
    ++by_edit[edit].first;
    by_edit[edit].second += flagged;
  }
  std::string table;
  for (const auto& [edit, counts] : by_edit)
    table += edit + " " + std::to_string(counts.second) + " of " + std::to_string(counts.first) + " flagged; ";
  INFO(table);
  CHECK(pairs >= 100);
  CHECK(tally.edits_flagged * 100 >= tally.edits * 80);
  CHECK(tally.untouched_flagged * 100 <= tally.untouched * 10);
}

TEST_CASE("in the seed, one sentence is put together from two and the working groups are not found", "[checks]") {
  const Annotation article = seed();
  const std::vector<Check> checks = check_claims(article);
  REQUIRE(checks.size() == 9);  // four sentences of the abstract, five of the closing
  for (size_t i = 0; i < checks.size(); ++i) CHECK(checks[i].sentence == (i < 4 ? i : 18 + i));

  const Check& concerns = checks[1];
  CHECK(name_of(concerns.verdict) == std::string("combined"));
  REQUIRE(concerns.parts.size() == 2);
  CHECK(slice(article.text, concerns.parts[0].span) == "President Trump’s comments attributing blame to Ukraine");
  CHECK(slice(article.text, concerns.parts[1].span) == "have raised concerns among allies.");
  CHECK(concerns.parts[0].support[0].sentence == 8);
  CHECK(concerns.parts[1].support[0].sentence == 6);

  const Check& absence = checks[2];  // packs what was missing and what was talked about
  CHECK(name_of(absence.verdict) == std::string("combined"));
  REQUIRE(absence.parts.size() == 2);
  CHECK(absence.parts[0].support[0].sentence == 6);
  CHECK(absence.parts[1].support[0].sentence == 14);
  CHECK(absence.parts[1].verdict == Verdict::firmer);  // the body: points that "will include" these

  const Check& missions = checks[3];  // "plans to reopen" them, but nobody says what they suggest
  REQUIRE(missions.parts.size() == 2);
  CHECK(slice(article.text, missions.parts[0].span) == "The initiative to re-establish diplomatic missions");
  CHECK(missions.parts[0].verdict == Verdict::found);
  CHECK(missions.parts[0].support[0].sentence == 5);
  CHECK(missions.parts[1].verdict == Verdict::not_found);

  const Check& groups = checks[6];
  CHECK(name_of(groups.verdict) == std::string("not-found"));
  REQUIRE_FALSE(groups.parts.empty());
  CHECK(name_of(groups.parts[0].verdict) == std::string("not-found"));
  CHECK(slice(article.text, groups.parts[0].span).starts_with("The establishment of working groups"));
}

TEST_CASE("without an abstract, or without a body, nothing is checked", "[checks]") {
  Annotation article = seed();
  for (Block& block : article.blocks)
    if (block.role == BlockRole::abstract) block.role = BlockRole::body;
  CHECK(check_claims(article).empty());
  for (Block& block : article.blocks) block.role = BlockRole::abstract;
  CHECK(check_claims(article).empty());
  CHECK(check_claims(Annotation{}).empty());
}

TEST_CASE("a label is no sentence to be checked", "[checks]") {
  Annotation article = read_marked("Key points\n\nThe port closed.\n\nThe port of Santos closed on Monday.").article;
  REQUIRE(article.sentences.size() == 3);
  article.blocks[0].role = article.blocks[1].role = BlockRole::abstract;
  article.blocks[2].role = BlockRole::body;
  const std::vector<Check> checks = check_claims(article);
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].sentence == 1);
  CHECK(checks[0].verdict == Verdict::found);
}

TEST_CASE("a long article against itself takes no quadratic time, and its parts stay in place", "[checks]") {
  const std::string line = GENERATE(as<std::string>(), "Ana said that the port may close, and Omar paid 12 men. ",
                                    "and the ship sank while it rained because ", "1 ", "x, ");
  std::string text;
  for (int half = 0; half < 2; ++half) {
    for (int i = 0; i < 4000; ++i) text += line;
    text += "\n\n";
  }
  Annotation article = read_marked(text).article;
  article.blocks[0].role = BlockRole::abstract;
  article.blocks[1].role = BlockRole::body;
  for (const Check& check : check_claims(article)) {
    const Span sentence = article.sentences[check.sentence].span;
    uint32_t end = sentence.begin;
    for (const CheckPart& part : check.parts) {
      CHECK(part.span.begin >= end);
      CHECK(part.span.size() > 0);
      end = part.span.end;
      for (const Support& support : part.support) CHECK((support.score > 0 && support.score <= 1.0001f));
    }
    CHECK(end <= sentence.end);
  }
}
