// What two texts tell, names say, each by a key that is the same where the fact is -> what only one of them tells, and
// what took the place of what. Tested in tests/compare/compare.test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../annotation.h"
#include "alignment.h"
#include "compare.h"

namespace annotator {

// A place in one text that tells a fact.
struct Fact {
  std::string key;    // of two facts that are the same it is the same
  std::string words;  // its key where less is known: of "yesterday", reckoned to be a day; mostly empty
  uint32_t kind = 0;  // only facts of one kind take each other's place
  uint32_t index = none;  // Item::index
  Span span;
  Span told_by;  // the words that make it a fact: of a voice those that say that it speaks
  uint32_t sentence = 0;
};

// The two texts sentence by sentence, with the words that differ.
class Sides {
 public:
  Sides(const Alignment& alignment, const std::vector<SentencePair>& pairs);

  // Whether the same words stand in the other text, in a sentence that says about the same.
  bool stands_in_b(const Fact& fact) const { return is_kept(fact, alignment_.of_a, pair_of_a_, &WordChange::a); }
  bool stands_in_a(const Fact& fact) const { return is_kept(fact, alignment_.of_b, pair_of_b_, &WordChange::b); }

  const std::vector<SentencePair>& pairs() const { return pairs_; }

 private:
  bool is_kept(const Fact& fact, const std::vector<Counterpart>& counterparts, const std::vector<uint32_t>& pair_of,
               Span WordChange::*side) const;

  const Alignment& alignment_;
  const std::vector<SentencePair>& pairs_;
  std::vector<uint32_t> pair_of_a_, pair_of_b_;  // of each sentence: the index of its pair, or none
};

// Whether a span has words of a change.
bool is_changed(Span span, const std::vector<WordChange>& changes, Span WordChange::*side);

// Both in text order. Linear but for the look-up of keys.
Differences find_differences(const std::vector<Fact>& a, const std::vector<Fact>& b, const Sides& sides);

}  // namespace annotator
