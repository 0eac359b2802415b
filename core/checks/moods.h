// How sure a clause of the abstract is of what it says, and how sure the body is.
// Tested through checks in tests/checks/checks.test.cpp.
#pragma once

#include <span>

#include "../annotation.h"
#include "body.h"
#include "claims.h"

namespace annotator {

struct Mood {
  bool hedged = false, planned = false, denied = false, refused = false, absent = false;

  // 3: a fact; 2: a plan; 1: a possibility.
  int firmness() const { return hedged ? 1 : planned ? 2 : 3; }
};

// Whether one says no and the other says nothing like it.
bool contradict(const Mood& a, const Mood& b);

// Of a clause within a span of it, whose words are this speech (null: nobody's), beside a sentence of the body. What
// speaks of absence in both, as "the ban" may, takes nothing back.
Mood mood_here(const Body& body, const Clause& clause, Span within, const Speech* speech, uint32_t sentence);

// Of the clauses of a body sentence that say most of the terms. is_speech: whether the terms are somebody's words, so
// that it is no matter who says them there.
Mood mood_there(const Body& body, std::span<const Sought> terms, uint32_t sentence, bool is_speech);

}  // namespace annotator
