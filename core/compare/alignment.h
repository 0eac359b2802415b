// Which sentences of two texts say the same, by their words. Tested in tests/compare/compare.test.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "../annotation.h"

namespace annotator {

// Of a sentence: the one of the other text that says the same.
struct Counterpart {
  uint32_t sentence = none;  // index into the other text's sentences; none: nothing is near enough
  bool same = false;         // in the very same words; several sentences may then have one counterpart
};

struct Alignment {
  std::vector<Counterpart> of_a, of_b;  // of each sentence
};

// both: the texts put together. Sentences with the same compared words first; of the others those that share enough of
// their weighty words (claims.h), each with one at most, the most alike first; then those that stand beside two that
// belong together, which need less in common. A source line has a counterpart only in the very same words.
Alignment align(const Annotation& both, const Annotation& a, const Annotation& b);

// Not so a source line: it says where a text is from.
bool tells_something(const Annotation& article, uint32_t sentence);

}  // namespace annotator
