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

// "en" of English; of another language the one that its small words or its letters are most like: "de", of ISO 639-1.
// Empty where two are about as likely, where the letters are those of many, and where the language is not known.
std::string_view language_code(std::string_view text, Language language);

}  // namespace annotator
