// Whether paragraphs tell the same again: how an abstract and a closing without a label are known.
// Tested by blocks.test.cpp with tests/cases/blocks.txt.
#pragma once

#include <string_view>

#include "../annotation.h"

namespace annotator {

// Whether `first`, a paragraph, is told again: `next`, the paragraph after it, begins the story anew in much the same
// words, and `rest`, all paragraphs after it, tells nearly all of it.
bool is_told_again(std::string_view text, Span first, Span next, Span rest);

// Whether `last`, a paragraph, sums up: it has much of the abstract again, no name or number that `before`, all that
// stands before it, has not, and quotes nobody. The usual last paragraph of news, background or one more voice, has
// something new.
bool sums_up(std::string_view text, Span abstract, Span before, Span last);

}  // namespace annotator
