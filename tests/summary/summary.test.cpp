// core/summary/summary.cpp on tests/cases/summary.txt, and what holds for any salience.
#include <catch2/catch.hpp>

#include <sstream>

#include "../../core/entities/resolve.h"
#include "../../core/summary/summary.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

// The first line of a case: the length asked for, then the salience of each candidate.
struct SummaryCase {
  uint32_t length = 0;
  std::vector<float> salience;
  Annotation article;
};

SummaryCase read_summary_case(const std::string& input) {
  SummaryCase c;
  std::istringstream numbers(input.substr(0, input.find('\n')));
  numbers >> c.length;
  for (float value; numbers >> value;) c.salience.push_back(value);
  c.article = with_mentions(read_marked(input.substr(input.find('\n') + 1)));
  resolve(c.article);
  return c;
}

Summary summary_of(const SummaryCase& c) {
  const std::vector<uint32_t> candidates = summary_candidates(c.article);
  std::vector<float> salience(c.article.sentences.size());
  for (size_t i = 0; i < candidates.size() && i < c.salience.size(); ++i) salience[candidates[i]] = c.salience[i];
  return summarize(c.article, salience, c.length);
}

std::string summary_lines(const std::string& input) {
  const SummaryCase c = read_summary_case(input);
  const Summary summary = summary_of(c);
  std::string lines;
  for (const SummarySentence& s : summary.sentences) {
    const std::string_view text = slice(c.article.text, c.article.sentences[s.sentence].span);
    lines += std::to_string(s.rank) + " " + std::string(text.substr(0, text.find(' '))) + "\n";
  }
  lines += "blocks";
  for (const uint32_t block : summary.covered_blocks) lines += " " + std::to_string(block + 1);
  lines += "\nmissing";
  for (const uint32_t entity : summary.missing_entities) lines += " " + c.article.entities[entity].name;
  return lines;
}

// An article of so many body sentences of eight words.
Annotation article_of(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i)
    text += "Number " + std::to_string(i) + " of these sentences has eight words.\n\n";
  return read_marked(text).article;
}

}  // namespace

TEST_CASE("summaries are those of the cases", "[summary]") {
  check_cases("summary.txt", summary_lines);
}

TEST_CASE("a summary has the length asked for, in text order, with ranks from 1", "[summary]") {
  const Annotation article = article_of(20);
  std::vector<float> salience(20);
  for (size_t i = 0; i < 20; ++i) salience[i] = static_cast<float>((i * 7) % 20) / 20;
  for (uint32_t length = 1; length <= 7; ++length) {
    const Summary summary = summarize(article, salience, length);
    REQUIRE(summary.sentences.size() == length);
    CHECK(std::is_sorted(summary.sentences.begin(), summary.sentences.end(),
                         [](const SummarySentence& a, const SummarySentence& b) { return a.sentence < b.sentence; }));
    std::vector<uint32_t> ranks;
    for (const SummarySentence& s : summary.sentences) {
      ranks.push_back(s.rank);
      CHECK(s.score == salience[s.sentence]);
    }
    std::sort(ranks.begin(), ranks.end());
    for (uint32_t i = 0; i < length; ++i) CHECK(ranks[i] == i + 1);
  }
  CHECK(summarize(article, salience, 0).sentences.size() == 1);
  CHECK(summarize(article, salience, 99).sentences.size() == 7);
}

TEST_CASE("a short text has no summary, and none has every sentence", "[summary]") {
  const std::vector<float> salience(20, 0.5f);
  CHECK(summarize(article_of(2), salience, 3).sentences.empty());
  CHECK(summarize(article_of(4), salience, 3).sentences.empty());  // 32 words
  CHECK(summarize(article_of(5), salience, 7).sentences.size() == 4);
  CHECK(summarize(Annotation{}, {}, 3).sentences.empty());
}
