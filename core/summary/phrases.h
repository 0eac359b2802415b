// Key phrases: what an article keeps coming back to that is no name. Tested in tests/summary/phrases.test.cpp with
// tests/cases/phrases.txt.
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// At most ten phrases of two to four words that the article has at least twice, in the same words but for their endings
// ("diplomatic mission", "diplomatic missions"), the weightiest first: a phrase weighs its words times its places. None
// is part of another. A phrase is a run of words between small words, verbs, adverbs, numbers, dates, people's names
// and punctuation; names of places and organizations may stand in it ("U.S. sanctions policy") but do not end it. What
// begins a role ("Foreign Minister") counts as part of a name.
// Reads text, blocks, sentences, mentions and entities.
std::vector<Phrase> find_phrases(const Annotation& article);

}  // namespace annotator
