// Two annotated texts as one, so that what is known of names and sentences within a text holds across two.
// Tested in tests/compare/compare.test.cpp.
#pragma once

#include "../annotation.h"

namespace annotator {

// The text of a, an empty line, the text of b: blocks, sentences, tokens, mentions and certainty of both, with b's
// spans and indices shifted. Names that are one by resolve() are one entity, whichever text they stand in; a name that
// one text's reading left out is marked where mark_repeats() knows it from the other's. Nothing else is filled in.
Annotation put_together(const Annotation& a, const Annotation& b);

// Where b begins in it.
uint32_t begin_of_second(const Annotation& a);

}  // namespace annotator
