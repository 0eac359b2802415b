// libFuzzer: any bytes are a model or are refused with a reason. A checksum ends a model file, and random bytes never
// match it, so each input is also tried with the right checksum behind it: only then do header and tensors get read.
//   build/sanitize/fuzz_model -max_total_time=60 corpus
#include <cstdlib>
#include <string>

#include "encoder/encoder.h"
#include "encoder/sha256.h"

namespace {

void load(std::span<const std::byte> bytes) {
  std::string why;
  const auto encoder = annotator::load_encoder(bytes, &why);
  if (!encoder && why.empty()) abort();
  if (encoder && encoder->sha256().size() != 64) abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // A copy of the exact size, so that the sanitizers see one byte too far.
  const auto* begin = reinterpret_cast<const std::byte*>(data);
  load(std::vector<std::byte>(begin, begin + size));

  std::vector<std::byte> sealed(begin, begin + size);
  const auto digest = annotator::Sha256().add(sealed).digest();
  sealed.insert(sealed.end(), digest.begin(), digest.end());
  sealed.shrink_to_fit();
  load(sealed);
  return 0;
}
