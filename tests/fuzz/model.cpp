// libFuzzer: any bytes are a model, or are refused with a reason. A checksum ends a model file, which random bytes never
// match; so the input is tried as it is, and then as changes to a right model file whose checksum is made right again:
// only so do header and tensors get read.
//   build/sanitize/fuzz_model -max_total_time=60 corpus
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "../encoder/tiny_model.h"

namespace {

using Bytes = std::vector<std::byte>;

void load(const Bytes& bytes) {
  std::string why;
  const auto encoder = annotator::load_encoder(bytes, &why);
  if (!encoder && why.empty()) abort();
  if (encoder && encoder->sha256().size() != 64) abort();
}

// Each change of the input: a place (2 bytes; the header's JSON comes first), a length, and as many bytes.
Bytes changed(Bytes model, std::string_view changes) {
  constexpr size_t digest_size = 32;
  model.resize(model.size() - digest_size);
  while (changes.size() > 3) {
    uint16_t place;
    std::memcpy(&place, changes.data(), sizeof place);
    const size_t begin = std::min<size_t>(place, model.size());
    const size_t length = std::min<size_t>({static_cast<uint8_t>(changes[2]), changes.size() - 3, model.size() - begin});
    std::memcpy(model.data() + begin, changes.data() + 3, length);
    changes.remove_prefix(3 + length);
  }
  const auto digest = annotator::Sha256().add(model).digest();
  model.insert(model.end(), digest.begin(), digest.end());
  return model;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Bytes model = [] {
    const std::string file = annotator::file_of(annotator::tiny_model());
    const auto bytes = std::as_bytes(std::span(file.data(), file.size()));
    return Bytes(bytes.begin(), bytes.end());
  }();
  const auto* begin = reinterpret_cast<const std::byte*>(data);
  load(Bytes(begin, begin + size));
  load(changed(model, {reinterpret_cast<const char*>(data), size}));
  return 0;
}
