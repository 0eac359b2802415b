// Bytes -> text, and text -> code points. Text is from here on valid UTF-8 with LF line ends.
// Tested by utf8.test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace annotator {

// The text that any bytes stand for. CRLF and CR become LF. Each maximal part of a sequence that is not UTF-8 becomes
// one U+FFFD, as browsers do it (WHATWG Encoding), and *repaired (may be null) then is true. NUL bytes and a byte order
// mark are kept: nothing else changes.
std::string valid_utf8(std::string_view bytes, bool* repaired = nullptr);

// The code point that begins at byte `at` of a valid text; `at` moves behind it. Needs at < text.size().
char32_t next_code_point(std::string_view text, size_t& at);

// Appends a code point (a Unicode scalar value) to a text.
void append_code_point(std::string& text, char32_t c);

// The code point that ends before byte `at` of a valid text; `at` moves to where it begins. Needs at > 0.
char32_t previous_code_point(std::string_view text, size_t& at);

}  // namespace annotator
