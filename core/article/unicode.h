// What a code point is: its class for tokens, its case, and its fold for look-up in vocabularies.
// From Unicode general categories, by the tables that unicode_tables.py wrote. Tested by unicode.test.cpp.
#pragma once

#include <cstdint>

namespace annotator {

enum class CharClass : uint8_t {
  space,   // Z*, Cc: with NUL, TAB and LF
  word,    // L*, N*
  extend,  // M*, Cf: belongs to what stands before it
  other,   // all else: punctuation, symbols, private and unassigned code points
};

CharClass char_class(char32_t c);

bool is_letter(char32_t c);  // L*
bool is_upper(char32_t c);   // Lu, Lt
bool is_lower(char32_t c);   // Ll
bool is_digit(char32_t c);   // Nd
bool is_number(char32_t c);  // N*

inline bool is_space(char32_t c) { return char_class(c) == CharClass::space; }
inline bool is_word(char32_t c) { return char_class(c) == CharClass::word; }

// Lower case without marks: "É" -> "e". Always one code point; Hangul syllables stay whole, and code points of class
// extend are returned as they are (whoever folds a word leaves them out).
char32_t fold(char32_t c);

}  // namespace annotator
