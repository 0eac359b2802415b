// Which parts of a document a caller asked for: `annotate --only speech`, `include` in a request.
// Tested by tests/json/annotation_json.test.cpp and request.test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace annotator {

// entities go with their mentions, times with the timeline, numbers with their conflicts. What a document always has is
// no part: where it is from, its blocks and sentences.
enum class Part : uint8_t { text, summary, phrases, entities, speech, certainty, times, numbers, checks };
inline constexpr int all_parts = 9;
inline constexpr const char* part_names[all_parts] = {"text",      "summary", "phrases", "entities", "speech",
                                                      "certainty", "times",   "numbers", "checks"};

inline std::optional<Part> part_from_name(std::string_view name) {
  for (int part = 0; part < all_parts; ++part) {
    if (name == part_names[part]) return static_cast<Part>(part);
  }
  return std::nullopt;
}

// All of them, unless some are taken out.
class Parts {
 public:
  bool has(Part part) const { return bits_ >> static_cast<int>(part) & 1; }
  bool whole() const { return bits_ == every; }

  Parts with(Part part) const { return Parts(bits_ | bit(part)); }
  Parts without(Part part) const { return Parts(bits_ & ~bit(part)); }
  // Nothing but the text, if it was there.
  Parts bare() const { return Parts(bits_ & bit(Part::text)); }

  Parts() = default;
  bool operator==(const Parts&) const = default;

 private:
  static constexpr unsigned every = (1u << all_parts) - 1;
  static constexpr unsigned bit(Part part) { return 1u << static_cast<int>(part); }
  explicit Parts(unsigned bits) : bits_(bits) {}

  unsigned bits_ = every;
};

}  // namespace annotator
