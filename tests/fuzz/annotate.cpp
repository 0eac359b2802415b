// libFuzzer: any bytes in, a valid document out. Every text is tagged at random (encoder/tiny_model.h), written in one of the
// three units, and checked as the tests check documents (tests/json/check_document.h); and its bytes are a request too.
//   build/sanitize/fuzz_annotate -max_total_time=60 corpus tests/articles/*/ tests/cases
// A finding becomes a case in tests/hostile.test.cpp.
#include <cstdio>
#include <cstdlib>

#include "../encoder/tiny_model.h"
#include "../json/check_document.h"
#include "annotate.h"
#include "json/annotation_json.h"
#include "json/request.h"

namespace {

using namespace annotator;

// Longer texts take their time and find nothing that two paragraphs do not.
constexpr size_t longest = 1500;

void require_valid(const std::string& document) {
  const std::string complaint = check_document(document);
  if (complaint.empty()) return;
  fprintf(stderr, "%s\n%s\n", complaint.c_str(), document.c_str());
  abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), std::min(size, longest));
  static const Encoder encoder = tiny_encoder();
  const auto unit = static_cast<Unit>(size % 3);
  require_valid(write_document(annotate(bytes, encoder), {"m", "0"}, unit));
  std::string why;
  const auto request = parse_request(bytes, {}, &why);
  if (request.has_value() != why.empty()) abort();
  return 0;
}
