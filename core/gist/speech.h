// Speech scores of the network -> who said what: the words reported, the article's own verb, and the speaker.
// Tested in tests/gist/speech.test.cpp and tests/cases/speech.txt.
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
// The speaker's entity is the name in the speaker's words, unless they are about others ("Trump’s lawyer", "U.S.
// officials"); for "he" and "she" the person they most likely stand for, for a title alone ("the president") the one
// person of the article who has it. Reads text, sentences, tokens, mentions and entities with their roles.
std::vector<Speech> find_speech(const Annotation& article, std::span<const float> speech_scores);

}  // namespace annotator
