// What the order of a sentence's words says of the statements that the network marked in it.
// Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include <vector>

#include "../annotation.h"
#include "../entities/words.h"
#include "spans.h"

namespace annotator {

// Puts right what is marked in the sentence of these tokens:
// - where it ends in an attribution (", the audit office has found.", ", according to two officials.") all before that is
//   the content; where one stands in its middle, or is turned round (", said Ann Lee."), and a part of that is marked, too;
// - a mark alone is no content;
// - what is asked of somebody ("Asked whether ...", "asked not to be named") is no content, nor are a cue's own words;
// - a content ends before its speaker ("“Never,” Ann Lee said"), in no preposition, and begins behind the place that an
//   agency puts first ("PARIS (AP) —") and behind an aside of the one who tells ("claimed – without evidence – that");
// - a verb beside the speaker is a cue, and what denies it belongs to it ("has not said").
void read_attributions(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange tokens,
                       SentenceSpeech& sentence);

}  // namespace annotator
