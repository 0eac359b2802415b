// Byte offsets of a UTF-8 text in the unit that a reader of the document counts in: the one place where units change.
// Inside the core everything is bytes; files count code points (W3C, brat), JavaScript counts UTF-16 code units.
// Tested by tests/json/offsets.test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace annotator {

enum class Unit : uint8_t { codepoint, utf16, utf8 };

const char* unit_name(Unit unit);                            // "codepoint", "utf16", "utf8"
std::optional<Unit> unit_from_name(std::string_view name);   // empty if it is none of the three

class OffsetMap {
 public:
  // O(text). text must be valid UTF-8 and outlive the map.
  OffsetMap(std::string_view text, Unit unit);

  // The units before byte, which must be a character border from 0 to the size of the text. Looks at 64 bytes at most.
  uint32_t operator()(uint32_t byte) const;

  Unit unit() const { return unit_; }

 private:
  std::string_view text_;
  Unit unit_;
  std::vector<uint32_t> marks_;  // units before bytes 0, 64, 128 ...
};

// The way back: offsets of a document in bytes.
class ByteMap {
 public:
  // O(text), 4 bytes of memory a unit. text must be valid UTF-8.
  ByteMap(std::string_view text, Unit unit);

  // The byte that so many units come before; empty behind the end of the text and inside a character.
  std::optional<uint32_t> operator()(uint64_t units) const;

 private:
  std::vector<uint32_t> bytes_;  // of each number of units; UINT32_MAX inside a character
};

}  // namespace annotator
