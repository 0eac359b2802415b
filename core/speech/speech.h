// Speech scores of the network -> who said what: the words reported, the article's own verb, and the speaker.
// Tested in tests/speech/speech.test.cpp and tests/cases/speech.txt.
#pragma once

#include <span>
#include <vector>

#include "../annotation.h"
#include "../encoder/encoder.h"

namespace annotator {

// Finds reported speech. speech_scores: [tokens of the article, speech_labels] logits. Sorted by content.begin;
// contents are disjoint and lie within a sentence. A statement that its cue splits ("Yes," she said, "we can.") is
// two entries with one cue.
//
// The speaker is the one marked nearest to the cue, as speakers.h reads its words. Nobody speaks in "is reported" and
// "reportedly". A quotation without a speaker in its sentence takes that of its other sentences or of the statement
// right before; in an interview the labels ("Ann Lee:") say whose turn it is. Reads text, blocks, sentences, tokens,
// mentions and entities with their roles.
std::vector<Speech> find_speech(const Annotation& article, std::span<const float> speech_scores);

}  // namespace annotator
