// What type a name is, where its mentions disagree. Tested in tests/entities/resolve.test.cpp.
#pragma once

#include "../annotation.h"

namespace annotator {

// Gives unsure mentions the type that the same words have elsewhere in the article, a surname that of the person named
// in full, an acronym or ending that of what it is short for, where the scores there sum to more. The new score is the
// type's share of all. However sure the network is, a person whose name ends as a club's ("Rovers") or is what a
// company's or club's begins with is that organization, and a place that ends in a person's name that person. Changes
// Mention::type, score and why.
void settle_types(Annotation& article);

}  // namespace annotator
