// Text -> whether it is English, which is the one language that the network and the rules have learnt.
// Tested by language.test.cpp with tests/cases/language.txt.
#pragma once

#include <string_view>

#include "../annotation.h"

namespace annotator {

// By the script of its letters and by its small words ("the", "of"; "der", "les"). Names say nothing, so words that
// begin with a capital do not count. A text with too few words is unknown, and so is one with too few small words of
// any language: a table, a list of names. Reads no more than the first 20,000 words.
Language find_language(std::string_view text);

}  // namespace annotator
