// A file of named tensors, byte by byte as model/FORMAT.md describes it: found, measured and checked, not copied.
// Tested by tests/encoder/model_file.test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "sha256.h"

namespace annotator {

// f32, i32, u8: plain arrays. i8 [rows, columns]: a f32 scale per row, then the numbers. i4 [rows, columns]: a float16
// scale per 32 columns, then the numbers in nibbles, the even column in the low one, each 8 too large.
enum class TensorType : uint8_t { f32, i32, u8, i8, i4 };

// The bytes of a file, in memory that is not filled with zeros first.
class FileBytes {
 public:
  FileBytes() = default;
  explicit FileBytes(size_t size) : bytes_(new std::byte[size]), size_(size) {}

  std::byte* data() { return bytes_.get(); }
  operator std::span<const std::byte>() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  size_t size_ = 0;
};

struct Tensor {
  std::string name;
  TensorType type = TensorType::f32;
  std::vector<uint32_t> shape;
  std::span<const std::byte> bytes;  // of the file; little-endian, and perhaps not aligned in memory
};

struct TensorFile {
  nlohmann::ordered_json header;  // an object
  std::vector<Tensor> tensors;
  std::string sha256;  // of the whole file, 64 hex digits, as sha256sum prints it

  const Tensor* find(std::string_view name) const;  // null where there is none
};

// The SHA-256 of a file's bytes, of those before the checksum at its end and of all.
struct FileDigests {
  Digest content, whole;
};

// The file's parts, which point into bytes. Empty, and *why says what is wrong and where, if the bytes are no such
// file, another version, cut off or altered. digests: where they are known already, which saves most of the time.
std::optional<TensorFile> read_tensor_file(std::span<const std::byte> bytes, std::string* why,
                                           const FileDigests* digests = nullptr);

// The numbers of a tensor of f32 or i32.
std::vector<float> floats(const Tensor& tensor);
std::vector<int32_t> integers(const Tensor& tensor);

// "i4 [16384, 384]"
std::string describe(TensorType type, std::span<const uint32_t> shape);

}  // namespace annotator
