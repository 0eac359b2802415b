// Words beside a person's name that say what they are: "U.S. Secretary of State", "the owner of a lodge".
// Tested in tests/entities/resolve.test.cpp with tests/cases/resolve.txt.
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// The roles that stand directly before or after a mention of a person, in text order, without articles: a title
// ("Russian Foreign Minister Sergey Lavrov"), words in apposition ("Rubio, the U.S. secretary of state,"), or what the
// person is said to be ("Rubio is the U.S. secretary of state"). Reads sentences, tokens and mentions.
std::vector<Span> find_roles(const Annotation& article, uint32_t mention);

}  // namespace annotator
