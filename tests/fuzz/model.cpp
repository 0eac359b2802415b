// libFuzzer: any bytes are a model, or are refused with a reason. A checksum ends a model file, which random bytes never
// match; so the input is tried as it is, and then as changes to a right model file whose checksum is made right again:
// only so do header and tensors get read. What loads reads an article, with whatever weights it got.
//   build/sanitize/fuzz_model -entropic=0 -max_len=400 corpus
// A finding becomes a case in tests/encoder/model_file.test.cpp.
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "../encoder/tiny_model.h"
#include "../json/check_document.h"
#include "annotate.h"
#include "json/annotation_json.h"

namespace {

using Bytes = std::vector<std::byte>;

void load(const Bytes& bytes) {
  std::string why;
  const auto encoder = annotator::load_encoder(bytes, &why);
  if (encoder.has_value() != why.empty()) abort();
  if (!encoder) return;
  const auto annotation = annotator::annotate("Ana ran.", *encoder);
  const std::string document =
      annotator::write_document(annotation, {encoder->name(), encoder->sha256()}, annotator::Unit::utf16);
  if (!annotator::check_document(document).empty()) abort();
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
    const std::vector<std::string> pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##n"};
    const std::string file = annotator::file_of(annotator::tiny_model(pieces));
    const auto bytes = std::as_bytes(std::span(file.data(), file.size()));
    return Bytes(bytes.begin(), bytes.end());
  }();
  const auto* begin = reinterpret_cast<const std::byte*>(data);
  load(Bytes(begin, begin + size));
  load(changed(model, {reinterpret_cast<const char*>(data), size}));
  return 0;
}
