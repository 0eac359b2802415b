// What the order of a sentence's words says of the speakers that the network marked in it: which words are one speaker's,
// and which speaker is the subject of a cue. Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include "../annotation.h"
#include "../entities/words.h"
#include "spans.h"

namespace annotator {

// Speakers are one with what says where they are or of whom ("two officials familiar with the matter"), and are those
// whose own words have another noun before them ("a figure the council said it doubts").
void read_speakers(const Annotation& article, SentenceSpeech& sentence);

// Whose the cue of a content is; empty where nobody is marked. The nearest speaker, but one before the cue where the
// content comes right behind it ("[Officials], however, [reported] [31 dead], a figure [the council] doubts"), and none of
// whom only a clause or an apposition tells that ends before the cue ("[Lee], who met [Cole] in May, [said]").
TokenRange speaker_of(const Annotation& article, const SentenceSpeech& sentence, TokenRange cue, TokenRange content);

// The first token of what stands between a subject and its verb ("has also said"); the verb where nothing does. No
// further back than `first`.
uint32_t subject_end(const Annotation& article, uint32_t first, uint32_t verb);

// A comma that is not that of "3,200".
bool is_comma(const Annotation& article, uint32_t token);

// "who", "which"
bool is_relative(std::string_view word);

// Where the name ends that begins at a token or behind an article there; the token where there is none.
uint32_t end_of_name_at(const Annotation& article, uint32_t token);

}  // namespace annotator
