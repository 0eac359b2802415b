// A UTF-8 text is counted once, a mark is kept for every 64th byte, and an offset is the mark before it and the rest
// counted again: linear in the text whatever the order of the questions, at a sixteenth of its size in memory.
#include "offsets.h"

namespace annotator {
namespace {

constexpr uint32_t stride = 64;  // bytes

// The units that a character's first byte stands for; its other bytes stand for none.
uint32_t units_of(char byte, Unit unit) {
  const auto value = static_cast<unsigned char>(byte);
  const bool continues = (value & 0xC0) == 0x80;
  if (unit == Unit::utf8) return 1;
  if (continues) return 0;
  return unit == Unit::utf16 && value >= 0xF0 ? 2 : 1;  // beyond U+FFFF UTF-16 takes a surrogate pair
}

}  // namespace

const char* unit_name(Unit unit) {
  switch (unit) {
    case Unit::codepoint: return "codepoint";
    case Unit::utf16: return "utf16";
    case Unit::utf8: return "utf8";
  }
  return "";
}

std::optional<Unit> unit_from_name(std::string_view name) {
  for (const Unit unit : {Unit::codepoint, Unit::utf16, Unit::utf8}) {
    if (name == unit_name(unit)) return unit;
  }
  return std::nullopt;
}

OffsetMap::OffsetMap(std::string_view text, Unit unit) : text_(text), unit_(unit) {
  marks_.reserve(text.size() / stride + 1);
  uint32_t units = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % stride == 0) marks_.push_back(units);
    units += units_of(text[i], unit);
  }
  if (text.size() % stride == 0) marks_.push_back(units);
}

uint32_t OffsetMap::operator()(uint32_t byte) const {
  uint32_t units = marks_[byte / stride];
  for (uint32_t i = byte / stride * stride; i < byte; ++i) units += units_of(text_[i], unit_);
  return units;
}

ByteMap::ByteMap(std::string_view text, Unit unit) {
  bytes_.reserve(text.size() + 1);
  for (uint32_t byte = 0; byte < text.size(); ++byte) {
    const bool continues = (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80;
    const uint32_t units = units_of(text[byte], unit);
    for (uint32_t i = 0; i < units; ++i) bytes_.push_back(i == 0 && !continues ? byte : UINT32_MAX);
  }
  bytes_.push_back(static_cast<uint32_t>(text.size()));
}

std::optional<uint32_t> ByteMap::operator()(uint64_t units) const {
  if (units >= bytes_.size() || bytes_[units] == UINT32_MAX) return std::nullopt;
  return bytes_[units];
}

}  // namespace annotator
