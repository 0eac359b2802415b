// Decodes and repairs UTF-8. A lead byte says how many bytes follow and what the first of them may be (Unicode 14,
// table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF); the longest start of such a sequence that is
// not completed is one error. Tested by utf8.test.cpp.
#include "utf8.h"

namespace annotator {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

uint8_t byte_at(std::string_view bytes, size_t at) { return static_cast<uint8_t>(bytes[at]); }

bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

struct Lead {
  size_t length;            // bytes of the whole sequence; 0: no sequence begins with this byte
  uint8_t least, greatest;  // of the second byte
};

Lead lead(uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// The bytes from `at` that are one code point (*valid) or one error.
size_t sequence_length(std::string_view bytes, size_t at, bool* valid) {
  const auto [length, least, greatest] = lead(byte_at(bytes, at));
  *valid = length != 0;
  for (size_t i = 1; i < length; ++i) {
    const bool here = at + i < bytes.size();
    const uint8_t byte = here ? byte_at(bytes, at + i) : 0;
    *valid = here && (i == 1 ? byte >= least && byte <= greatest : continues(byte));
    if (!*valid) return i;
  }
  return length == 0 ? 1 : length;
}

}  // namespace

std::string valid_utf8(std::string_view bytes, bool* repaired) {
  std::string text;
  text.reserve(bytes.size());
  bool all_valid = true;
  for (size_t at = 0; at < bytes.size();) {
    if (bytes[at] == '\r') {
      text += '\n';
      at += bytes.substr(at, 2) == "\r\n" ? 2 : 1;
      continue;
    }
    bool valid = false;
    const size_t length = sequence_length(bytes, at, &valid);
    text += valid ? bytes.substr(at, length) : replacement;
    all_valid = all_valid && valid;
    at += length;
  }
  if (repaired) *repaired = !all_valid;
  return text;
}

char32_t next_code_point(std::string_view text, size_t& at) {
  const uint8_t first = byte_at(text, at++);
  if (first < 0x80) return first;
  char32_t c = first & (first < 0xE0 ? 0x1F : first < 0xF0 ? 0x0F : 0x07);
  while (at < text.size() && continues(byte_at(text, at))) c = c << 6 | (byte_at(text, at++) & 0x3F);
  return c;
}

void append_code_point(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
  } else if (c < 0x10000) {
    text += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
             static_cast<char>(0x80 | (c & 63))};
  } else {
    text += {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
             static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
  }
}

char32_t previous_code_point(std::string_view text, size_t& at) {
  do --at;
  while (at > 0 && continues(byte_at(text, at)));
  size_t begin = at;
  return next_code_point(text, begin);
}

}  // namespace annotator
