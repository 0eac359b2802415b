// What type a name is, where its mentions disagree. Tested in tests/entities/resolve.test.cpp.
#pragma once

#include "../annotation.h"
#include "words.h"

namespace annotator {

// Whether a name is the agency of a report, as it stands before its first words: "PARIS (Reuters) —".
bool is_dateline_agency(const Annotation& article, TokenRange name);

// Gives unsure mentions the type that the same words have elsewhere in the article, a surname that of the person named
// in full, an acronym or ending that of what it is short for, where the scores there sum to more; the writers in a
// byline count as people, the agency of a dateline as an organization. The new score is the type's share of all.
// However sure the network is, a person whose name ends as a club's ("Rovers") or is what a company's or club's begins
// with is that organization, and a place that ends in a person's name that person. Changes Mention::type, score and
// why.
void settle_types(Annotation& article);

}  // namespace annotator
