// Two texts -> what one of them says and the other does not, by content: two versions of a story, or two outlets on one
// event. Names, voices, numbers, times, certainty and sentences, each a pointer to words of the one text, the other, or
// both. Tested in tests/compare/compare.test.cpp and tests/cases/compare.txt.
#pragma once

#include <cstdint>
#include <vector>

#include "../annotation.h"
#include "word_changes.h"

namespace annotator {

// One name, voice, number or time, at each place in one text that tells of it.
struct Item {
  uint32_t index = none;    // into its text's entities, numbers or times; none of an unnamed voice, and of a name that
                            // is known from the other text alone
  std::vector<Span> spans;  // in text order, one at least; of a voice the words for who speaks
};

// In the same place of two sentences that say about the same. One span each.
struct Change {
  Item a, b;
  uint32_t pair = 0;  // index into Comparison::sentences.changed
};

struct Differences {
  std::vector<Item> only_a, only_b;  // entities the most important first, others in text order
  std::vector<Change> changed;       // in the order of a; these are in neither of the lists above
};

// How sure two sentences are that say about the same.
struct CertaintyChange {
  uint32_t pair = 0;           // index into Comparison::sentences.changed
  std::vector<uint32_t> a, b;  // indices into their text's certainty: marks of a class that the other does not have
};

// Two sentences that say about the same in other words.
struct SentencePair {
  uint32_t a = 0, b = 0;            // indices into their text's sentences
  std::vector<WordChange> changes;  // in text order, one at least
};

struct SentenceDifferences {
  std::vector<uint32_t> only_a, only_b;  // indices into sentences, ascending
  std::vector<SentencePair> changed;     // in the order of a
};

struct Comparison {
  Differences entities, voices, numbers, times;
  std::vector<CertaintyChange> certainty;
  SentenceDifferences sentences;

  bool same() const;
};

// Reads all of both but summary, phrases, conflicts and checks. What stands in the very same words in both is no
// difference, whatever was found in it, so that a text has none from itself. Names are the same by the rules of
// resolve(), numbers and times by their values. The limit is paraphrase: sentences are compared by their words.
// O(n log n) in the texts together.
Comparison compare(const Annotation& a, const Annotation& b);

}  // namespace annotator
