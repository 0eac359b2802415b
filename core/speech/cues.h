// What the words that introduce a statement say of it: "said", "was quoted as saying", "reportedly".
// Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

// The kind of the first verb of the list in a cue ("was quoted as saying"); "according to" only says.
VerbKind kind_of_cue(const Annotation& article, TokenRange cue);

// Whether a cue says that it is nobody’s in particular: "reportedly", "is expected", but not "was denied by", "was
// quoted as saying".
bool is_nobodys(const Annotation& article, TokenRange cue, TokenRange speaker);

// Whether the verb of a cue may have a thing for its subject: "the shift suggests that", "which was unclear, indicating
// that".
bool is_of_things(const Annotation& article, TokenRange cue);

// "It would be wrong to say that", which nobody says. Others go on to warn or to recommend.
bool is_to_say(const Annotation& article, TokenRange cue);

// Nothing is marked as the speaker, or a thing, or those between whom it is: "Discussions were opened, indicating that",
// "talks between Rubio and Lavrov signal".
bool is_no_voice(const Annotation& article, TokenRange speaker);

}  // namespace annotator
