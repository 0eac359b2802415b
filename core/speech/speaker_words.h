// What a speaker's words say of a name in them: that it speaks, or that somebody of it or before it does.
// Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

// Words by which a body speaks ("the report", "the ministry’s statement"), and those by which a person does too.
bool is_voice(std::string_view word);
bool is_voice_of_person(std::string_view word);

bool is_preposition(std::string_view word);
bool is_determiner(std::string_view word);

// A word without a capital.
bool is_lower(const Annotation& article, uint32_t token);

// The mentions that begin inside a span.
std::span<const Mention> mentions_in(const Annotation& article, Span span);

// Whether a name of no person is all that the speaker's words say, but for words before it that only describe it
// ("Taiwan’s Constitutional Court") and words behind it that speak for it, that say where it is, or that name others.
// "U.S. officials" are not the U.S.
bool speaks_for_itself(const Annotation& article, TokenRange speaker, TokenRange name, bool is_place);

// Whether the speaker's words are this person's name with a title, not words about somebody else: "Trump’s lawyer",
// "friends of Rubio", "a brother of President Karzai".
bool is_person_meant(const Annotation& article, TokenRange speaker, TokenRange name);

// "California-based company": whether the words say where somebody is.
bool is_of_a_place(const Annotation& article, TokenRange words);

// "The prime minister's official spokesman": whether one of the words owns the last.
bool has_owner(const Annotation& article, TokenRange words);

// Behind a name that owns what follows ("Windsor Locks' first selectman, Chris Kervick"): from what it owns to the end of
// the person's or body's name that this leads to; the words as they are where there is no such name.
TokenRange without_owner(const Annotation& article, TokenRange words);

}  // namespace annotator
