// Words that say how sure what is told is: hedged, planned, conditional, denied, or done by nobody who is named.
// Narrow lists (certainty_words.h) and a few rules for words that need their neighbours. No word within a name or a date
// counts: not the month of May, not Will Smith.
// Tested in tests/certainty/certainty.test.cpp with tests/cases/certainty.txt.
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// Sorted and disjoint, in the title and in prose. Reads text, blocks, sentences, tokens, mentions and the cues of
// speech: "Trump suggested that" says who spoke, "the data suggest" how sure it is.
std::vector<Certainty> find_certainty(const Annotation& article);

// Fills Speech::certainty of each statement with the classes of the words within its content.
void mark_certainty(std::vector<Speech>& speech, const std::vector<Certainty>& certainty);

}  // namespace annotator
