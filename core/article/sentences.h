// Blocks -> sentences. Tested by sentences.test.cpp with tests/cases/sentences.txt.
#pragma once

#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

// Splits text into sentences: in order, disjoint, none empty; white space between them belongs to none. Every other
// character of a block belongs to a sentence of it, and a sentence never crosses a block. Knows abbreviations ("U.S."),
// initials, ellipses, closing quotes, numbers and addresses. Blocks are those that find_blocks found in this text.
std::vector<Sentence> find_sentences(std::string_view text, const std::vector<Block>& blocks);

}  // namespace annotator
