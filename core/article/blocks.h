// Text -> blocks: paragraphs and lines that stand alone, each with the part it plays in an article.
// Tested by blocks.test.cpp with tests/cases/blocks.txt.
#pragma once

#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

// Splits text into blocks: in order, disjoint, none empty, none beginning or ending with white space; only white space
// lies between them. A block is a paragraph set off by blank lines, its lines joined where they were wrapped at a fixed
// width; otherwise it is a line. Roles are given only where the signs are clear; what is not sure is body.
std::vector<Block> find_blocks(std::string_view text);

// Whether blocks of a role tell the story in prose: abstract, body, closing. These are counted as the paragraphs.
bool is_paragraph(BlockRole role);

// Blocks take the roles that the caller gives; what is given for a block that is not there is passed over.
void set_roles(std::vector<Block>& blocks, const std::vector<GivenRole>& roles);

// What a caller says of the abstract: left to the rules; the first paragraph is it; there is none.
enum class AbstractIs : uint8_t { ruled, first, none };
void set_abstract(std::vector<Block>& blocks, AbstractIs what);

// Where the first source block names the source: the host of an address ("apnews.com"), or the name ("Reuters").
// (0, 0) where no block does.
Span find_source(std::string_view text, const std::vector<Block>& blocks);

}  // namespace annotator
