// core/entities/mentions.cpp on tests/cases/mentions.txt, and its probabilities against all label sequences counted
// out.
#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

#include "../../core/entities/mentions.h"
#include "../../core/entities/words.h"
#include "../cases.h"
#include "marked.h"

using namespace annotator;

namespace {

enum Part { B, I, E, S };
int label_of(int type, Part part) { return 1 + 4 * type + part; }

Window whole(const Annotation& article) {
  return {0, static_cast<uint32_t>(article.tokens.size()), 0, static_cast<uint32_t>(article.sentences.size())};
}

// Logits of a network that is sure of the marks.
std::vector<float> sure_logits(const MarkedArticle& marked) {
  std::vector<float> logits(marked.article.tokens.size() * name_labels);
  for (size_t t = 0; t < marked.article.tokens.size(); ++t) logits[t * name_labels] = 5;
  for (const auto& [label, span] : marked.marks) {
    const auto place = std::find(type_labels().begin(), type_labels().end(), label);
    const auto type = static_cast<int>(place - type_labels().begin());
    const TokenRange tokens = tokens_in(marked.article, span);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const bool first = t == tokens.begin, last = t + 1 == tokens.end;
      logits[t * name_labels + label_of(type, first && last ? S : first ? B : last ? E : I)] = 12;
    }
  }
  return logits;
}

// Any logits, the same in every run.
std::vector<float> mixed_logits(size_t tokens, unsigned seed) {
  std::vector<float> logits(tokens * name_labels);
  for (float& logit : logits) {
    seed = seed * 1664525u + 1013904223u;
    logit = static_cast<float>(seed >> 16) / 65536.0f * 24 - 12;
  }
  return logits;
}

// Calls back with each label sequence that BIOES allows, of the first two types, and its probability (not normalised).
void each_sequence(const std::vector<float>& logits, size_t tokens, std::vector<int>& labels, double probability,
                   const std::function<void(const std::vector<int>&, double)>& call) {
  const int before = labels.empty() ? 0 : labels.back();
  const bool open = before > 0 && ((before - 1) % 4 == B || (before - 1) % 4 == I);
  if (labels.size() == tokens) {
    if (!open) call(labels, probability);
    return;
  }
  for (int label = 0; label < name_labels; ++label) {
    const bool continues = label > 0 && ((label - 1) % 4 == I || (label - 1) % 4 == E);
    if (continues != open || (open && (label - 1) / 4 != (before - 1) / 4)) continue;
    labels.push_back(label);
    const double p = std::exp(static_cast<double>(logits[(labels.size() - 1) * name_labels + label]));
    each_sequence(logits, tokens, labels, probability * p, call);
    labels.pop_back();
  }
}

}  // namespace

TEST_CASE("mentions have the borders of the cases", "[mentions]") {
  for (const Case& c : read_cases("mentions.txt")) {
    SECTION(c.heading + " (line " + std::to_string(c.line) + ")") {
      const MarkedArticle marked = read_marked(c.input);
      const auto mentions = find_mentions(marked.article, whole(marked.article), sure_logits(marked));
      CHECK(mention_lines(marked.article, mentions) == c.expected);
      for (const Mention& m : mentions) CHECK((m.score > 0.9f && m.score <= 1.0f));
    }
  }
}

TEST_CASE("a mention's score is its share of all allowed label sequences", "[mentions]") {
  const MarkedArticle marked = read_marked("one two three");
  int compared = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const std::vector<float> logits = mixed_logits(3, seed);
    double all = 0, best = -1;
    std::vector<int> likeliest, labels;
    each_sequence(logits, 3, labels, 1, [&](const std::vector<int>& sequence, double p) {
      all += p;
      if (p > best) best = p, likeliest = sequence;
    });
    size_t names = 0;
    for (const int label : likeliest) names += label > 0 && ((label - 1) % 4 == B || (label - 1) % 4 == S);

    const auto mentions = find_mentions(marked.article, whole(marked.article), logits);
    REQUIRE(mentions.size() <= names);  // the least likely are left out
    for (const Mention& m : mentions) {
      ++compared;
      const TokenRange tokens = tokens_in(marked.article, m.span);
      const int type = static_cast<int>(m.type);
      CHECK(likeliest[tokens.begin] == label_of(type, tokens.size() == 1 ? S : B));
      double with = 0;
      each_sequence(logits, 3, labels, 1, [&](const std::vector<int>& sequence, double p) {
        const bool same = tokens.size() == 1 ? sequence[tokens.begin] == label_of(type, S)
                                             : sequence[tokens.begin] == label_of(type, B) &&
                                                   sequence[tokens.end - 1] == label_of(type, E) &&
                                                   (tokens.size() == 2 || sequence[1] == label_of(type, I));
        if (same) with += p;
      });
      CHECK(m.score == Approx(with / all).epsilon(1e-4));
      CHECK(m.score >= least_mention_score);
    }
  }
  CHECK(compared > 10);
}

TEST_CASE("names do not cross sentences, and labels that contradict each other give none", "[mentions]") {
  const MarkedArticle marked = read_marked("He met Marco. Rubio left.");
  REQUIRE(marked.article.sentences.size() == 2);
  std::vector<float> logits(marked.article.tokens.size() * name_labels);
  logits[2 * name_labels + label_of(0, B)] = 9;  // Marco
  logits[4 * name_labels + label_of(0, E)] = 9;  // Rubio, in the next sentence
  for (const Mention& m : find_mentions(marked.article, whole(marked.article), logits)) {
    const TokenRange tokens = tokens_in(marked.article, m.span);
    CHECK(marked.article.tokens[tokens.begin].sentence == marked.article.tokens[tokens.end - 1].sentence);
  }
}

TEST_CASE("extreme logits give probabilities, not infinities", "[mentions]") {
  const MarkedArticle marked = read_marked("one two three four");
  std::vector<float> logits(4 * name_labels, -1e30f);
  for (int t = 0; t < 4; ++t) logits[t * name_labels + label_of(t, I)] = 1e30f;  // none of these may stand alone
  for (const Mention& m : find_mentions(marked.article, whole(marked.article), logits))
    CHECK((m.score >= 0 && m.score <= 1));
  CHECK(find_mentions(marked.article, {2, 2, 0, 0}, {}).empty());
}
