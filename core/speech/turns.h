// Who has the word in an interview. Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include <vector>

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

// Who has the word in each block of an interview, as the words of its label ("Ann Lee:", "((Ann Lee))", "Q:"); a block
// without one goes on with the label before. Empty for a text that has labels on fewer than three blocks, or no label
// twice.
std::vector<TokenRange> find_turns(const Annotation& article);

}  // namespace annotator
