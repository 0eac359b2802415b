// core/article/unicode.cpp: classes, case and folds of code points. The expected values are from the Unicode standard.
#include <catch2/catch.hpp>

#include "../../core/article/unicode.h"

using namespace annotator;

TEST_CASE("code points have their class", "[unicode]") {
  const auto [c, kind] = GENERATE(table<char32_t, CharClass>({
      {U'\0', CharClass::space}, {U'\n', CharClass::space}, {U' ', CharClass::space}, {0x7F, CharClass::space},
      {0x85, CharClass::space}, {0xA0, CharClass::space}, {0x2028, CharClass::space}, {0x3000, CharClass::space},
      {U'a', CharClass::word}, {U'Z', CharClass::word}, {U'5', CharClass::word}, {U'é', CharClass::word},
      {U'½', CharClass::word}, {U'東', CharClass::word}, {U'ª', CharClass::word}, {0x10FFF, CharClass::other},
      {0x0301, CharClass::extend}, {0xAD, CharClass::extend}, {0x200B, CharClass::extend}, {0xFEFF, CharClass::extend},
      {0xE0001, CharClass::extend}, {0x0903, CharClass::extend},
      {U'.', CharClass::other}, {U'$', CharClass::other}, {U'_', CharClass::other}, {U'’', CharClass::other},
      {U'😀', CharClass::other}, {0xE000, CharClass::other}, {0xFFFD, CharClass::other}, {0x378, CharClass::other},
      {0xD800, CharClass::other}, {0x10FFFF, CharClass::other},
  }));
  CHECK(char_class(c) == kind);
}

TEST_CASE("letters have case, numbers have none", "[unicode]") {
  CHECK((is_upper(U'A') && is_upper(U'É') && is_upper(U'Ж') && is_upper(U'Ǆ') && is_upper(U'ǅ') && is_upper(0x1D400)));
  CHECK_FALSE((is_upper(U'a') || is_upper(U'ß') || is_upper(U'東') || is_upper(U'1') || is_upper(U'Ⅻ')));
  CHECK((is_lower(U'a') && is_lower(U'ß') && is_lower(U'ж') && is_lower(U'ǆ')));
  CHECK_FALSE((is_lower(U'A') || is_lower(U'ʰ') || is_lower(U'東') || is_lower(U'ª')));
  CHECK((is_letter(U'A') && is_letter(U'a') && is_letter(U'東') && is_letter(U'ʰ') && is_letter(U'ª')));
  CHECK_FALSE((is_letter(U'1') || is_letter(U'.') || is_letter(0x0301) || is_letter(U' ')));
  CHECK((is_digit(U'0') && is_digit(U'9') && is_digit(U'٣') && is_digit(U'９')));
  CHECK_FALSE((is_digit(U'½') || is_digit(U'²') || is_digit(U'Ⅻ') || is_digit(U'a') || is_digit(U'/')));
  CHECK((is_number(U'0') && is_number(U'½') && is_number(U'²') && is_number(U'Ⅻ')));
  CHECK_FALSE((is_number(U'a') || is_number(U'.')));
}

TEST_CASE("a fold is lower case without marks", "[unicode]") {
  const auto [c, folded] = GENERATE(table<char32_t, char32_t>({
      {U'A', U'a'}, {U'Z', U'z'}, {U'a', U'a'}, {U'@', U'@'}, {U'[', U'['}, {U'5', U'5'}, {U'é', U'e'}, {U'É', U'e'},
      {U'ý', U'y'}, {U'Ç', U'c'}, {U'ø', U'ø'}, {U'Ø', U'ø'}, {U'Ł', U'ł'}, {U'ł', U'ł'}, {U'ß', U'ß'}, {U'ẞ', U'ß'},
      {U'İ', U'i'}, {U'ı', U'ı'}, {U'Ж', U'ж'}, {U'Й', U'и'}, {U'Ё', U'е'}, {U'Ά', U'α'}, {U'Σ', U'σ'}, {U'ς', U'ς'},
      {U'한', U'한'}, {U'東', U'東'}, {0xF900, 0x8C48}, {0x212B, U'a'}, {0x2126, U'ω'}, {0x1E9B, 0x17F}, {0x1FBE, U'ι'},
      {0x10400, 0x10428}, {0x2FA1D, 0x2A600}, {0x0301, 0x0301}, {0x10FFFF, 0x10FFFF}, {0, 0},
  }));
  CHECK(static_cast<uint32_t>(fold(c)) == static_cast<uint32_t>(folded));
}

TEST_CASE("folding twice changes nothing more, and keeps the class", "[unicode]") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (fold(fold(c)) != fold(c) || char_class(fold(c)) != char_class(c)) FAIL("at " << static_cast<uint32_t>(c));
    if (is_upper(fold(c)) && c < 128) FAIL("still upper case at " << static_cast<uint32_t>(c));
    const bool word = is_letter(c) || is_number(c);
    if (word != (char_class(c) == CharClass::word)) FAIL("class at " << static_cast<uint32_t>(c));
  }
}
