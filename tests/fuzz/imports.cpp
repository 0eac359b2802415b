// libFuzzer: what others hand in, which any bytes may be. A request is understood or refused with a reason; so is a
// document, and one that is read can be written in every format.
//   build/sanitize/fuzz_imports -entropic=0 -max_len=8000 corpus tests/fuzz/imports
// A finding becomes a case in tests/exports/document.test.cpp or tests/json/request.test.cpp.
#include <cstdlib>

#include "exports/exports.h"
#include "json/request.h"

using namespace annotator;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string why;
  if (parse_request(bytes, {}, &why).has_value() != why.empty()) abort();
  request_id(bytes);

  why.clear();
  const auto document = read_document(bytes, static_cast<Unit>(size % 3), &why);
  if (document.has_value() != why.empty()) abort();
  if (!document) return 0;
  for (int format = 0; format <= static_cast<int>(Format::html); ++format) {
    if (export_files(*document, static_cast<Format>(format)).empty()) abort();
  }
  return 0;
}
