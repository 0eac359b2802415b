// Nothing in a file is believed: each number is checked before it is used, in 64 bits, so that no sum can overflow.
#include "model_file.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace annotator {
namespace {

static_assert(std::endian::native == std::endian::little, "the file is little-endian and is read as it lies");

constexpr std::string_view magic = "ANNOTATE";
constexpr uint32_t version = 2;
constexpr size_t header_begin = 16;  // magic, version, size of the header
constexpr size_t alignment = 64;     // of header's end and of every tensor, in the file
constexpr size_t checksum_size = 32;
constexpr uint64_t largest_count = 1u << 30;  // of a tensor's numbers: any sum of such counts fits into 64 bits
constexpr uint64_t largest_offset = uint64_t(1) << 40;
constexpr size_t most_tensors = 1000;
constexpr std::string_view type_names[] = {"f32", "i32", "u8", "i8", "i4"};

bool fail(std::string* why, std::string what) {
  *why = std::move(what);
  return false;
}

uint32_t little_endian(std::span<const std::byte> bytes, size_t at) {
  uint32_t value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// Bytes that a tensor takes; 0 if no tensor of this type has such a shape.
uint64_t bytes_of(TensorType type, const std::vector<uint32_t>& shape) {
  uint64_t count = 1;
  for (const uint32_t n : shape) {
    count *= n;
    if (n == 0 || count > largest_count) return 0;
  }
  switch (type) {
    case TensorType::f32:
    case TensorType::i32: return 4 * count;
    case TensorType::u8: return count;
    case TensorType::i8: return shape.size() == 2 ? 4 * uint64_t(shape[0]) + count : 0;
    case TensorType::i4: return shape.size() == 2 && shape[1] % 32 == 0 ? count / 32 * 2 + count / 2 : 0;
  }
  return 0;
}

bool read_start(std::span<const std::byte> bytes, size_t& header_size, std::string* why) {
  const size_t seen = std::min(bytes.size(), magic.size());
  if (seen == 0 || std::memcmp(bytes.data(), magic.data(), seen) != 0) {
    return fail(why, "this is no model file: it does not begin with \"ANNOTATE\"");
  }
  const std::string size = std::to_string(bytes.size()) + " bytes";
  if (bytes.size() < header_begin) return fail(why, "the model file is cut off: it has only " + size);
  if (const uint32_t found = little_endian(bytes, 8); found != version) {
    return fail(why, "the model file is of version " + std::to_string(found) + "; this program reads version " +
                         std::to_string(version));
  }
  header_size = little_endian(bytes, 12);
  if (header_size > bytes.size() - header_begin) {
    return fail(why, "the model file is cut off in its header: it has only " + size);
  }
  if ((header_begin + header_size) % alignment != 0) {
    return fail(why, "the model file's header ends at byte " + std::to_string(header_begin + header_size) +
                         ", which is no multiple of " + std::to_string(alignment));
  }
  return true;
}

// Takes an unsigned number out of a JSON object.
std::optional<uint64_t> number(const nlohmann::ordered_json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_unsigned()) return {};
  return found->get<uint64_t>();
}

bool read_type_and_shape(const nlohmann::ordered_json& entry, Tensor& tensor) {
  const auto type = entry.find("type"), shape = entry.find("shape");
  if (type == entry.end() || !type->is_string() || shape == entry.end() || !shape->is_array()) return false;
  const auto known = std::find(std::begin(type_names), std::end(type_names), type->get_ref<const std::string&>());
  if (known == std::end(type_names)) return false;
  tensor.type = static_cast<TensorType>(known - std::begin(type_names));
  for (const auto& n : *shape) {
    if (!n.is_number_unsigned() || n.get<uint64_t>() > largest_count) return false;
    tensor.shape.push_back(static_cast<uint32_t>(n.get<uint64_t>()));
  }
  return !tensor.shape.empty();
}

// A tensor and where its bytes begin, without the bytes.
bool read_tensor(const nlohmann::ordered_json& entry, size_t payload_begin, Tensor& tensor, uint64_t& begin, std::string* why) {
  const auto name = entry.is_object() ? entry.find("name") : entry.end();
  if (!entry.is_object() || name == entry.end() || !name->is_string()) {
    return fail(why, "the model file's header lists a tensor without a name");
  }
  tensor.name = name->get<std::string>();
  const std::string subject = "tensor " + tensor.name + " of the model file ";
  if (!read_type_and_shape(entry, tensor)) return fail(why, subject + "has no known type and shape");
  const std::optional<uint64_t> offset = number(entry, "offset"), size = number(entry, "bytes");
  if (!offset || !size) return fail(why, subject + "has no place");
  if (const uint64_t needed = bytes_of(tensor.type, tensor.shape); needed == 0 || needed != *size) {
    return fail(why, subject + "has " + std::to_string(*size) + " bytes, not the " + std::to_string(needed) + " of " +
                         describe(tensor.type, tensor.shape));
  }
  if (*offset < payload_begin || *offset % alignment != 0 || *offset > largest_offset) {
    return fail(why, subject + "begins at byte " + std::to_string(*offset) + ", where none can");
  }
  begin = *offset;
  return true;
}

bool check_size(uint64_t needed, size_t size, std::string* why) {
  if (size == needed) return true;
  return fail(why, (size < needed ? "the model file is cut off: it has " : "the model file is too long: it has ") +
                       std::to_string(size) + " bytes instead of " + std::to_string(needed));
}

// Finds the tensors that the header lists and gives each its bytes.
bool read_tensors(const nlohmann::ordered_json& list, size_t payload_begin, std::span<const std::byte> bytes, TensorFile& file,
                  std::string* why) {
  if (list.size() > most_tensors) {
    return fail(why, "the model file's header lists " + std::to_string(list.size()) + " tensors");
  }
  std::vector<uint64_t> begins;
  uint64_t end = payload_begin;
  for (const auto& entry : list) {
    Tensor tensor;
    uint64_t begin = 0;
    if (!read_tensor(entry, payload_begin, tensor, begin, why)) return false;
    if (file.find(tensor.name) != nullptr) {
      return fail(why, "tensor " + tensor.name + " stands twice in the model file");
    }
    begins.push_back(begin);
    end = std::max(end, begin + bytes_of(tensor.type, tensor.shape));
    file.tensors.push_back(std::move(tensor));
  }
  if (!check_size((end + alignment - 1) / alignment * alignment + checksum_size, bytes.size(), why)) return false;
  for (size_t i = 0; i < begins.size(); ++i) {
    Tensor& tensor = file.tensors[i];
    tensor.bytes = bytes.subspan(size_t(begins[i]), size_t(bytes_of(tensor.type, tensor.shape)));
  }
  return true;
}

FileDigests digests_of(std::span<const std::byte> bytes) {
  Sha256 sum;
  const Digest content = sum.add(bytes.first(bytes.size() - checksum_size)).digest();
  return {content, sum.add(bytes.last(checksum_size)).digest()};
}

// The last 32 bytes are the digest of all before them.
bool check_sum(std::span<const std::byte> bytes, const FileDigests& digests, std::string* why) {
  const auto stored = bytes.last(checksum_size);
  if (std::equal(stored.begin(), stored.end(), digests.content.begin())) return true;
  return fail(why, "the model file is damaged: its bytes do not have the checksum at its end");
}

}  // namespace

const Tensor* TensorFile::find(std::string_view name) const {
  const auto found = std::find_if(tensors.begin(), tensors.end(), [&](const Tensor& t) { return t.name == name; });
  return found == tensors.end() ? nullptr : &*found;
}

std::optional<TensorFile> read_tensor_file(std::span<const std::byte> bytes, std::string* why,
                                           const FileDigests* digests) {
  size_t header_size = 0;
  if (!read_start(bytes, header_size, why)) return {};
  TensorFile file;
  const char* header = reinterpret_cast<const char*>(bytes.data()) + header_begin;
  file.header = nlohmann::ordered_json::parse(header, header + header_size, nullptr, /*allow_exceptions=*/false);
  const auto list = file.header.is_object() ? file.header.find("tensors") : file.header.end();
  if (!file.header.is_object() || list == file.header.end() || !list->is_array()) {
    fail(why, "the model file's header is damaged: it is no JSON object with a list of tensors");
    return {};
  }
  if (!read_tensors(*list, header_begin + header_size, bytes, file, why)) return {};
  const FileDigests sums = digests != nullptr ? *digests : digests_of(bytes);
  if (!check_sum(bytes, sums, why)) return {};
  file.sha256 = hex(sums.whole);
  return file;
}

std::vector<float> floats(const Tensor& tensor) {
  std::vector<float> values(tensor.bytes.size() / sizeof(float));
  std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(float));
  return values;
}

std::vector<int32_t> integers(const Tensor& tensor) {
  std::vector<int32_t> values(tensor.bytes.size() / sizeof(int32_t));
  std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(int32_t));
  return values;
}

std::string describe(TensorType type, std::span<const uint32_t> shape) {
  std::string text(type_names[static_cast<size_t>(type)]);
  for (size_t i = 0; i < shape.size(); ++i) text += (i == 0 ? " [" : ", ") + std::to_string(shape[i]);
  return text + "]";
}

}  // namespace annotator
