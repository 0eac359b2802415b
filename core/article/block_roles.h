// What each block is for. Used by blocks.cpp only; tested by blocks.test.cpp with tests/cases/blocks.txt.
#pragma once

#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

// Sets the role of blocks that are all body so far. Lines of the page around the article (aside), at the head (title,
// byline, dateline) and at the foot (source) go by their form; an abstract and a closing by a label before them, or by how
// they tell the story again.
void assign_roles(std::string_view text, std::vector<Block>& blocks);

}  // namespace annotator
