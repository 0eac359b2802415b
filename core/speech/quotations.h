// Which words stand in quotation marks. Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include <vector>

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

// Which quotation each token stands in, from 1; 0 outside. Its marks belong to it, “ ” or " " or ‘ ’ or ' ', and so does
// what is quoted within it in other marks. A quotation left open goes on in the next block only if that begins with the
// same mark again.
std::vector<uint32_t> find_quotations(const Annotation& article);

// Whether all words of a content stand in quotations, some, or none.
SpeechKind kind_of(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange content);

}  // namespace annotator
