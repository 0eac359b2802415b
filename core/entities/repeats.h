// A name that the network marks in one place and leaves out or runs together with another elsewhere is marked there
// too. Tested in tests/entities/repeats.test.cpp and tests/cases/repeats.txt.
#pragma once

#include "../annotation.h"

namespace annotator {

// Adds the unmarked places where the very words of a marked name stand again, if its mentions agree on one type, one of
// them is sure, and they are at least as many as the unmarked places; those of the surname of a person named in full, a
// storm without its kind and an acronym in brackets, also if they are fewer. A place beside another capitalised word is
// left alone: it may be a part of a longer name. Takes "the University and Ada Bell" apart where Bell is a person.
// Needs tokens and mentions (in text order, disjoint) and keeps them so.
void mark_repeats(Annotation& article);

}  // namespace annotator
