// What the tests of kernels share: numbers that look random, and the comparison bit by bit on each instruction set.
#pragma once

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "encoder/kernels.h"

namespace annotator {

// The same numbers on every machine: a linear congruential generator.
class Numbers {
 public:
  explicit Numbers(uint32_t seed) : state_(seed) {}

  int between(int least, int most) {
    state_ = state_ * 1664525 + 1013904223;
    return least + int((state_ >> 8) % uint32_t(most - least + 1));
  }
  float number(float largest) { return float(between(-1000000, 1000000)) / 1000000.0f * largest; }
  std::vector<float> numbers(size_t count, float largest) {
    std::vector<float> all(count);
    for (float& x : all) x = number(largest);
    return all;
  }

 private:
  uint32_t state_;
};

// Equal bits, so that 0 and -0 differ, and the place of the first that are not.
inline void require_equal(const std::vector<float>& found, const std::vector<float>& expected) {
  REQUIRE(found.size() == expected.size());
  for (size_t i = 0; i < found.size(); ++i) {
    if (std::memcmp(&found[i], &expected[i], sizeof(float)) == 0) continue;
    FAIL("element " << i << " is " << found[i] << ", not " << expected[i]);
  }
}

// Runs a test on each instruction set.
template <class Test>
void on_each_instruction_set(Test test) {
  for (const std::string_view name : instruction_sets()) {
    use_instruction_set(name);
    INFO("instruction set " << name);
    test();
  }
  use_instruction_set({});
}

}  // namespace annotator
