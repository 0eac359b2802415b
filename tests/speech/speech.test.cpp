// core/speech/speech.cpp on tests/cases/speech.txt, and what holds for any scores.
#include <catch2/catch.hpp>

#include "../../core/entities/resolve.h"
#include "../../core/entities/words.h"
#include "../../core/speech/speech.h"
#include "../../core/speech/speech_verbs.h"
#include "../cases.h"
#include "../entities/marked.h"

using namespace annotator;

namespace {

const std::vector<std::string> layers = {"SPEAKER", "CUE", "CONTENT"};

// Logits of a network that is sure of the marks.
std::vector<float> sure_scores(const MarkedArticle& marked) {
  std::vector<float> scores(marked.article.tokens.size() * speech_labels);
  for (size_t i = 0; i < scores.size(); i += 3) scores[i] = 5;
  for (const auto& [label, span] : marked.marks) {
    const auto layer = static_cast<size_t>(std::find(layers.begin(), layers.end(), label) - layers.begin());
    if (layer == layers.size()) continue;
    const TokenRange tokens = tokens_in(marked.article, span);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t)
      scores[t * speech_labels + 3 * layer + (t == tokens.begin ? 1 : 2)] = 12;
  }
  return scores;
}

std::string speech_lines(std::string_view source) {
  const MarkedArticle marked = read_marked(source);
  Annotation article = with_mentions(marked);
  resolve(article);
  std::string lines;
  for (const Speech& s : find_speech(article, sure_scores(marked))) {
    if (!lines.empty()) lines += '\n';
    const char* kinds[] = {"direct", "indirect", "mixed"};
    lines += std::string(kinds[static_cast<int>(s.kind)]) + " | " + on_one_line(article, s.content) + " | ";
    lines += s.speaker_entity != none ? article.entities[s.speaker_entity].name
             : s.speaker.size() > 0   ? "(" + on_one_line(article, s.speaker) + ")"
                                      : "-";
    lines += " | " + (s.cue.size() > 0 ? on_one_line(article, s.cue) : std::string("-"));
  }
  return lines;
}

}  // namespace

TEST_CASE("speech is that of the cases", "[speech]") {
  check_cases("speech.txt", speech_lines);
}

TEST_CASE("a verb has its kind in every form", "[speech]") {
  CHECK(kind_of_verb("says") == VerbKind::say);
  CHECK(kind_of_verb("told") == VerbKind::say);
  CHECK(kind_of_verb("replies") == VerbKind::say);
  CHECK(kind_of_verb("claiming") == VerbKind::claim);
  CHECK(kind_of_verb("conceded") == VerbKind::admit);
  CHECK(kind_of_verb("denied") == VerbKind::deny);
  CHECK(kind_of_verb("planned") == VerbKind::hope);
  CHECK(kind_of_verb("urges") == VerbKind::ask);
  CHECK(kind_of_verb("criticised") == VerbKind::judge);
  CHECK(kind_of_verb("sailed") == VerbKind::other);
  CHECK(kind_of_verb("s") == VerbKind::other);

  const MarkedArticle marked = read_marked(
      "[SPEAKER He] [CUE was quoted as saying] [CONTENT yes]. [CUE According to] [SPEAKER her], [CONTENT no].");
  Annotation article = marked.article;
  const std::vector<Speech> speech = find_speech(article, sure_scores(marked));
  REQUIRE(speech.size() == 2);
  CHECK(speech[0].verb == VerbKind::say);
  CHECK(speech[1].verb == VerbKind::say);
}

TEST_CASE("contents are disjoint, sorted, within a sentence, whatever the scores", "[speech]") {
  const Annotation article =
      read_marked("“We are late,” she said. He agreed: they should go now. Nobody else spoke; all were tired.").article;
  unsigned seed = 7;
  for (int round = 0; round < 200; ++round) {
    std::vector<float> scores(article.tokens.size() * speech_labels);
    for (float& score : scores) {
      seed = seed * 1664525u + 1013904223u;
      score = static_cast<float>(seed >> 16) / 65536.0f * 8 - 4;
    }
    uint32_t end = 0;
    for (const Speech& s : find_speech(article, scores)) {
      CHECK(s.content.begin >= end);
      CHECK(s.content.size() > 0);
      end = s.content.end;
      const Span sentence = article.sentences[s.sentence].span;
      CHECK((sentence.begin <= s.content.begin && s.content.end <= sentence.end));
      CHECK((s.score >= 0 && s.score <= 1));
    }
  }
}

TEST_CASE("very many statements in one sentence take no quadratic time", "[speech]") {
  std::string source;
  for (int i = 0; i < 30000; ++i) source += "[SPEAKER he] [CUE said] [CONTENT it was so] and ";
  const MarkedArticle marked = read_marked(source);
  REQUIRE(marked.article.sentences.size() == 1);
  CHECK(find_speech(marked.article, sure_scores(marked)).size() == 30000);
}

TEST_CASE("an article without tokens has no speech", "[speech]") {
  CHECK(find_speech(Annotation{}, {}).empty());
}
