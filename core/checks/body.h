// What the body says, as an index of the words of its sentences, and which of these say most of some words.
// Tested through checks in tests/checks/checks.test.cpp.
#pragma once

#include <span>
#include <vector>

#include "../annotation.h"
#include "claims.h"

namespace annotator {

// The sentences of the blocks with a role, ascending.
std::vector<uint32_t> sentences_of(const Annotation& article, BlockRole role);

// That a sentence of the body has a term with this key.
struct Entry {
  uint64_t key;
  uint32_t body;  // index into the body's sentences

  bool operator==(const Entry&) const = default;
  bool operator<(const Entry& other) const { return key != other.key ? key < other.key : body < other.body; }
};

// A term that is looked for: who says it, by its key and by its last word, in text order.
struct Sought {
  Term term;
  std::span<const Entry> by_key, by_word;  // of the Body that seeks
  float weight = 0;                        // the less, the more sentences say it

  bool is_seen() const { return !by_key.empty() || !by_word.empty(); }
};

float weight(std::span<const Sought> terms);

struct Match {
  uint32_t body = 0;  // index into the body's sentences
  float share = 0;    // of the weighted words
  float rank = 0;     // the share less what is missing
};

class Body {
 public:
  explicit Body(const Annotation& article);

  const Annotation& article() const { return article_; }
  bool empty() const { return sentences_.empty(); }
  uint32_t sentence(uint32_t body) const { return sentences_[body]; }  // index into Annotation::sentences

  // The clauses of a sentence; of a very long one the first.
  std::span<const Clause> clauses(uint32_t body) const;

  Sought seek(const Term& term) const;

  bool says(uint32_t body, uint64_t key) const;
  bool says(uint32_t body, const Sought& sought) const;

  // A name in the sentences right before, if this one speaks of someone or something named before. Paragraphs of news
  // are short: "he" is often of the one before.
  bool means(uint32_t body, const Sought& sought) const;

  // The share of weighted terms that a sentence says or means.
  float share(std::span<const Sought> terms, uint32_t body) const;

  // The weight of the terms that one of its clauses says within a span.
  float said(std::span<const Sought> terms, const Clause& clause, Span within) const;

  // The sentences that say most of some terms, the best first. Not for two threads at once.
  std::vector<Match> best(std::span<const Sought> terms) const;

  // The names and numbers among the terms that a sentence lacks, where that makes a difference. Names of places and
  // peoples may come from anywhere in the body, and a small number in words may be a count that the body does not make.
  std::vector<const Term*> missing(std::span<const Sought> terms, uint32_t body) const;

 private:
  void add(const Term& term, uint32_t body);
  std::span<const Entry> entries(uint64_t key) const;
  void bring_up(std::span<const Entry> entries, float weight, std::vector<uint32_t>& touched) const;
  uint32_t block(uint32_t body) const { return article_.sentences[sentences_[body]].block; }
  bool says_nearby(uint32_t body, const Sought& sought) const;
  bool contradicts(const Sought& sought, uint32_t body) const;

  const Annotation& article_;
  const std::vector<uint32_t> sentences_;
  const Claims claims_;
  std::vector<uint32_t> clauses_from_;  // of each sentence: its first clause; and one more
  std::vector<bool> refers_, has_number_, has_day_;  // of each sentence
  std::vector<Entry> index_;            // sorted
  mutable std::vector<float> shares_;   // of each sentence, for best(); all 0 between its calls
};

}  // namespace annotator
