// SHA-256 (FIPS 180-4): names a model file and a text by their bytes, and finds a file altered on its way.
// Tested by tests/encoder/sha256.test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace annotator {

using Digest = std::array<std::byte, 32>;

class Sha256 {
 public:
  Sha256& add(std::span<const std::byte> bytes);

  // The digest of what was added so far; more may be added afterwards.
  Digest digest() const;

 private:
  void add_block(const std::byte* block);

  std::array<uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> rest_ = {};  // bytes that do not fill a block yet
  uint64_t size_ = 0;                    // bytes added
};

// 64 lower-case hex digits.
std::string hex(const Digest& digest);
std::string sha256_hex(std::string_view text);

}  // namespace annotator
