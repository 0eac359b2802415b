// Byte offsets in code points and UTF-16 units, by a table and against a slow count from the beginning.
#include "json/offsets.h"

#include <catch2/catch.hpp>

#include "article/utf8.h"

using namespace annotator;

TEST_CASE("offsets count the unit asked for", "[json]") {
  const std::string text = "aé€😀z";  // 1, 2, 3, 4 and 1 bytes
  struct Row {
    uint32_t byte, codepoint, utf16;
  };
  const Row row = GENERATE(values<Row>({{0, 0, 0}, {1, 1, 1}, {3, 2, 2}, {6, 3, 3}, {10, 4, 5}, {11, 5, 6}}));
  CHECK(OffsetMap(text, Unit::codepoint)(row.byte) == row.codepoint);
  CHECK(OffsetMap(text, Unit::utf16)(row.byte) == row.utf16);
  CHECK(OffsetMap(text, Unit::utf8)(row.byte) == row.byte);
}

TEST_CASE("an empty text has the offset 0", "[json]") {
  CHECK(OffsetMap("", Unit::utf16)(0) == 0);
}

TEST_CASE("offsets are right around every mark", "[json]") {
  // Lengths around the distance of the marks, and characters of every width across them.
  std::string text;
  for (int i = 0; i < 40; ++i) text += i % 3 == 0 ? "😀" : i % 3 == 1 ? "é" : "€x";
  const OffsetMap codepoints(text, Unit::codepoint), utf16(text, Unit::utf16);
  uint32_t expected_codepoints = 0, expected_utf16 = 0;
  for (size_t at = 0; at < text.size();) {
    CHECK(codepoints(static_cast<uint32_t>(at)) == expected_codepoints);
    CHECK(utf16(static_cast<uint32_t>(at)) == expected_utf16);
    expected_utf16 += next_code_point(text, at) > 0xFFFF ? 2 : 1;
    expected_codepoints += 1;
  }
  CHECK(codepoints(static_cast<uint32_t>(text.size())) == expected_codepoints);

  const size_t length = GENERATE(63u, 64u, 65u, 128u);
  const std::string letters(length, 'a');
  CHECK(OffsetMap(letters, Unit::utf16)(static_cast<uint32_t>(length)) == length);
}

TEST_CASE("offsets lead back to their bytes, and to none inside a character", "[json]") {
  const std::string text = "aé€😀z";
  const Unit unit = GENERATE(Unit::codepoint, Unit::utf16, Unit::utf8);
  const OffsetMap offsets(text, unit);
  const ByteMap bytes(text, unit);
  for (const uint32_t byte : {0u, 1u, 3u, 6u, 10u, 11u}) CHECK(bytes(offsets(byte)) == byte);
  CHECK(!bytes(offsets(11) + 1));
  CHECK(!bytes(UINT64_MAX));
  CHECK(!ByteMap(text, Unit::utf16)(4));  // the second half of the pair
  CHECK(!ByteMap(text, Unit::utf8)(2));
}

TEST_CASE("units have names", "[json]") {
  const Unit unit = GENERATE(Unit::codepoint, Unit::utf16, Unit::utf8);
  CHECK(unit_from_name(unit_name(unit)) == unit);
  CHECK(!unit_from_name("utf-16"));
}
