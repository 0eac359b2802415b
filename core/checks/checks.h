// The abstract and the closing beside the body: does the body say it, in one place, as surely, by the same speaker?
// Tested in tests/checks/checks.test.cpp with tests/cases/checks.txt.
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// One check for each sentence of abstract and closing but their labels ("Key points"), in text order; none where the
// article has no abstract or no body. "Found" means by this tool: by words (their stems, some groups of words that say
// the same), names (as resolve() joined them) and numbers, never by what follows from what. It compares clause by clause:
//   not_found          no sentence of the body has enough of its words, nor do some together; or its best one lacks a
//                      number of it, has another day, or says the opposite
//   different_speaker  the same words are somebody else's there
//   combined           the subject's best sentence says nothing of what the predicate says, nor the other way round;
//                      or no sentence says the clause, but each of its pieces, which are parts then, has its own
//   firmer, weaker     one says it as a plan or a possibility, the other not, or not so much
// Reads text, blocks, sentences, mentions, entities, speech and certainty.
std::vector<Check> check_claims(const Annotation& article);

}  // namespace annotator
