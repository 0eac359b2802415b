// A clause that no sentence of the body says, cut into pieces that its sentences do say.
// Tested through checks in tests/checks/checks.test.cpp.
#pragma once

#include <span>
#include <vector>

#include "body.h"
#include "claims.h"

namespace annotator {

// Terms that follow one another, and the body's sentence that says most of them.
struct ClausePiece {
  uint32_t begin_term = 0, end_term = 0;  // indices into Claims::terms
  uint32_t body = 0;                      // index into the body's sentences
  float said = 0;                         // weight of the terms that the sentence says
  bool found = false;                     // enough of them
};

struct Cut {
  std::vector<ClausePiece> pieces;  // in text order; none: the clause is better left whole
  bool is_whole = false;      // all of them are found
};

// A clause may pack what some sentences say, as abstracts do. Its pieces, each with its own sentence: all of them found
// and having `least` of the whole; or, if one_is_enough, one beyond doubt, so that it is seen what is not.
// terms: what is sought for Claims::terms. matches: the sentences that say most of the clause, the best first.
Cut cut_in_pieces(const Body& body, std::span<const Sought> terms, const Clause& clause,
                  const std::vector<Match>& matches, float least, bool one_is_enough);

}  // namespace annotator
