// libFuzzer: any bytes in, a valid document out. Every text is read with the shipped weights, written in the three
// units, and checked as the tests check documents (tests/json/check_document.h); and the same bytes are a request too.
//   build/sanitize/fuzz_annotate -max_total_time=60 corpus tests/articles/*/ tests/cases
// A finding becomes a case in tests/hostile.test.cpp.
#include <cstdio>
#include <cstdlib>

#include "../articles/model.h"
#include "../json/check_document.h"
#include "annotate.h"
#include "json/annotation_json.h"
#include "json/request.h"

namespace {

using namespace annotator;

// Longer texts cost the network more than they find: a window is 128 pieces.
constexpr size_t longest = 2000;

void require_valid(const std::string& document) {
  const std::string complaint = check_document(document);
  if (complaint.empty()) return;
  fprintf(stderr, "%s\n%s\n", complaint.c_str(), document.c_str());
  abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), std::min(size, longest));
  const Annotation annotation = annotate(bytes, shipped_model());
  for (const Unit unit : {Unit::codepoint, Unit::utf16, Unit::utf8}) {
    require_valid(write_document(annotation, {"m", "0"}, unit));
  }
  std::string why;
  const auto request = parse_request(bytes, {}, &why);
  if (request.has_value() != why.empty()) abort();
  return 0;
}
