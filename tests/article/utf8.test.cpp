// core/article/utf8.cpp: repair, decoding, and lengths in other units.
#include <catch2/catch.hpp>

#include <random>

#include "../../core/article/utf8.h"

using namespace annotator;

namespace {

#define FFFD "\xEF\xBF\xBD"

// The one right way to write a code point.
std::string encode(char32_t c) {
  const auto next = [c](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), next(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), next(6), next(0)};
  return {static_cast<char>(0xF0 | c >> 18), next(12), next(6), next(0)};
}

bool is_scalar(char32_t c) { return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF); }

std::string random_bytes(std::mt19937& random) {
  // Mostly bytes with which sequences begin and go on, so that nearly right ones are common.
  const std::string bytes = "a\r\n\x80\x8F\x90\x9F\xA0\xBF\xC0\xC2\xDF\xE0\xE1\xED\xEF\xF0\xF1\xF4\xF5\xFF";
  std::string text;
  for (size_t length = random() % 40; length > 0; --length) text += bytes[random() % bytes.size()];
  return text;
}

}  // namespace

TEST_CASE("each maximal part of a broken sequence becomes one U+FFFD", "[utf8]") {
  using std::string;
  const auto [bytes, text] = GENERATE(table<string, string>({
      {"\x80", FFFD},                                  // goes on with nothing
      {"a\xC3", "a" FFFD},                             // cut off at the end
      {"\xE2\x82", FFFD},                              // two of three bytes: one error
      {"\xE2\x82z", FFFD "z"},
      {"\xF0\x9F\x98", FFFD},                          // three of four bytes
      {"\xF0\x9F\x98\xF0\x9F\x98\x80", FFFD "😀"},
      {"\xC0\x80", FFFD FFFD},                         // overlong NUL: neither byte begins anything
      {"\xE0\x80\x80", FFFD FFFD FFFD},                // overlong
      {"\xED\xA0\x80", FFFD FFFD FFFD},                // a surrogate
      {"\xF4\x90\x80\x80", FFFD FFFD FFFD FFFD},       // above U+10FFFF
      {"\xF5\xFF\xFE", FFFD FFFD FFFD},                // no such bytes
      {"\x93quoted\x94", FFFD "quoted" FFFD},          // Windows-1252
      {"caf\xE9 au lait", "caf" FFFD " au lait"},      // Latin-1
  }));
  bool repaired = false;
  CHECK(valid_utf8(bytes, &repaired) == text);
  CHECK(repaired);
  CHECK(valid_utf8(bytes) == text);
}

TEST_CASE("line ends become LF, and nothing else changes", "[utf8]") {
  const std::string nul(1, '\0');
  const auto [bytes, text] = GENERATE_COPY(table<std::string, std::string>({
      {"", ""},
      {"a\r\nb", "a\nb"},
      {"a\rb", "a\nb"},
      {"a\n\rb\r", "a\n\nb\n"},
      {"\r\r\n\r\n", "\n\n\n"},
      {"a" + nul + "b", "a" + nul + "b"},
      {"\xEF\xBB\xBF" "a", "\xEF\xBB\xBF" "a"},
      {FFFD, FFFD},                                    // what is U+FFFD already is no error
      {"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", "\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"},
      {"Zelenskyý ’ 東 😀\t\x7F", "Zelenskyý ’ 東 😀\t\x7F"},
  }));
  bool repaired = true;
  CHECK(valid_utf8(bytes, &repaired) == text);
  CHECK_FALSE(repaired);
}

TEST_CASE("any bytes become code points that encode to the text again", "[utf8]") {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes = random_bytes(random);
    const std::string text = valid_utf8(bytes);
    std::string again;
    bool good = true;
    for (size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      good = good && is_scalar(c) && c != '\r';
      again += encode(c);
    }
    REQUIRE(good);
    REQUIRE(again == text);
    bool repaired = true;
    REQUIRE(valid_utf8(text, &repaired) == text);
    REQUIRE_FALSE(repaired);
  }
}

TEST_CASE("every code point is read forwards and backwards, and written", "[utf8]") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar(c)) continue;
    const std::string text = "é" + encode(c) + "é";
    size_t at = 2;
    if (next_code_point(text, at) != c || at != text.size() - 2) FAIL("forwards at " << static_cast<uint32_t>(c));
    if (previous_code_point(text, at) != c || at != 2) FAIL("backwards at " << static_cast<uint32_t>(c));
    std::string written = "é";
    append_code_point(written, c);
    if (written + "é" != text) FAIL("written at " << static_cast<uint32_t>(c));
  }
}
