// Which mentions are of one entity: by their words, by what the article says of them, in the order of the text.
// Tested in tests/entities/resolve.test.cpp.
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// The mentions of each entity, indices into Annotation::mentions; every mention stands in one group, with others of its
// type. Ordered by type, then by the longest names; the mentions of a group as they were found, not by their place.
// Reads text, tokens and mentions, whose types must be settled.
std::vector<std::vector<uint32_t>> group_mentions(const Annotation& article);

}  // namespace annotator
