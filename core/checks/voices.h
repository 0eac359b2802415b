// Whose words a clause of the abstract is, and whose words the same are in the body.
// Tested through checks in tests/checks/checks.test.cpp.
#pragma once

#include <span>
#include <vector>

#include "../annotation.h"
#include "body.h"
#include "claims.h"

namespace annotator {

// The speech that a clause is, or holds; null if there is none.
const Speech* speech_at(const Annotation& article, const Clause& clause);

// The speech of a body sentence whose words hold the most of the terms, and half of what the sentence says of them;
// null if there is none.
const Speech* speech_of(const Body& body, std::span<const Sought> terms, uint32_t sentence);

// Whether a named speaker's words are somebody else's in all sentences that say them about as well as the best.
bool differs(const Body& body, const Speech& speech, std::span<const Sought> terms, const std::vector<Match>& matches);

}  // namespace annotator
