// libFuzzer: any bytes are a model, or are refused with a reason. A checksum ends a model file, which random bytes never
// match; so the input is tried as it is, and then as changes to a right model file with the digests that it had before:
// only so do header and tensors get read, and no time goes into hashing. What loads reads an article, with whatever
// weights it got.
//   build/sanitize/fuzz_model -entropic=0 -max_len=400 corpus
// A finding becomes a case in tests/encoder/model_file.test.cpp.
#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "../encoder/tiny_model.h"
#include "../json/check_document.h"
#include "annotate.h"
#include "encoder/model_file.h"
#include "json/annotation_json.h"

namespace {

using Bytes = std::vector<std::byte>;

// What any weights make of an article is a document. Checking it takes most of the time, so that is done for few sizes.
void read_article(const annotator::Encoder& encoder, size_t size) {
  const auto annotation = annotator::annotate("Ana ran.", encoder);
  if (size % 8 != 0) return;
  const std::string document =
      annotator::write_document(annotation, {encoder.name(), encoder.sha256()}, annotator::Unit::utf16);
  if (!annotator::check_document(document).empty()) abort();
}

std::optional<annotator::Encoder> load(const Bytes& bytes, const annotator::FileDigests* digests) {
  std::string why;
  auto encoder = annotator::load_encoder(bytes, &why, digests);
  if (encoder.has_value() != why.empty()) abort();
  return encoder;
}

// Each change of the input: a place (2 bytes; the header's JSON comes first), a length, and as many bytes. The checksum
// at the end stays.
Bytes changed(Bytes model, std::string_view changes) {
  const size_t content = model.size() - sizeof(annotator::Digest);
  while (changes.size() > 3) {
    uint16_t place;
    std::memcpy(&place, changes.data(), sizeof place);
    const size_t begin = std::min<size_t>(place, content);
    const size_t length = std::min<size_t>({static_cast<uint8_t>(changes[2]), changes.size() - 3, content - begin});
    std::memcpy(model.data() + begin, changes.data() + 3, length);
    changes.remove_prefix(3 + length);
  }
  return model;
}

Bytes right_model() {
  const std::vector<std::string> pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##n"};
  const std::string file = annotator::file_of(annotator::tiny_model(pieces));
  const auto bytes = std::as_bytes(std::span(file.data(), file.size()));
  return Bytes(bytes.begin(), bytes.end());
}

annotator::FileDigests digests_of(const Bytes& model) {
  annotator::FileDigests digests;
  std::copy_n(model.end() - digests.content.size(), digests.content.size(), digests.content.begin());
  digests.whole = annotator::Sha256().add(model).digest();
  return digests;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Bytes model = right_model();
  static const annotator::FileDigests digests = digests_of(model);
  const auto* begin = reinterpret_cast<const std::byte*>(data);
  load(Bytes(begin, begin + size), nullptr);
  const auto encoder = load(changed(model, {reinterpret_cast<const char*>(data), size}), &digests);
  if (encoder) read_article(*encoder, size);
  return 0;
}
