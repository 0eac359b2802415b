// libFuzzer: any bytes are an article, and a valid document and exports come of it. The bytes are the tags of their
// tokens too, in place of a network's: so the input says what is a name and what is speech, in every order, and nothing
// is spent on arithmetic that is the same for all texts.
//   build/sanitize/fuzz_article -entropic=0 -max_len=600 corpus build/fuzz/cases
// A finding becomes a case in tests/hostile.test.cpp.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "../json/check_document.h"
#include "annotate.h"
#include "entities/mentions.h"
#include "exports/exports.h"
#include "json/annotation_json.h"

namespace {

using namespace annotator;

constexpr float sure = 10;  // a logit, beside 0 of the other labels

// From the end of the text, so that its beginning can change without all tags, and the other way round.
uint8_t tag_byte(std::string_view bytes, size_t token) {
  return static_cast<uint8_t>(bytes[bytes.size() - 1 - token % bytes.size()]);
}

// Labels as a network that mostly keeps to its own last type: half of the bytes are no name, the others say the place
// in it, and at its beginning the type.
std::vector<float> name_scores(std::string_view bytes, size_t tokens) {
  std::vector<float> scores(tokens * name_labels);
  int type = 0;
  for (size_t t = 0; t < tokens; ++t) {
    const int byte = tag_byte(bytes, t), place = byte & 3;
    if (place == 0 || place == 3) type = (byte >> 2) % entity_types;
    const int label = byte & 0x40 ? 0 : 1 + 4 * type + place;
    scores[t * name_labels + static_cast<size_t>(label)] = sure;
  }
  return scores;
}

std::vector<float> speech_scores(std::string_view bytes, size_t tokens) {
  std::vector<float> scores(tokens * speech_labels);
  for (size_t t = 0; t < tokens; ++t) {
    int byte = tag_byte(bytes, t);
    for (size_t channel = 0; channel < 3; ++channel, byte /= 3) {
      scores[t * speech_labels + channel * 3 + static_cast<size_t>(byte % 3)] = sure;
    }
  }
  return scores;
}

Annotation annotate_as_tagged(std::string_view bytes) {
  Annotation article = begin_annotation(bytes, {});
  Window window;
  window.end_token = static_cast<uint32_t>(article.tokens.size());
  window.end_sentence = static_cast<uint32_t>(article.sentences.size());
  if (!article.tokens.empty()) {
    article.mentions = find_mentions(article, window, name_scores(bytes, article.tokens.size()));
  }
  std::vector<float> salience;
  for (size_t i = 0; i < article.sentences.size(); ++i) salience.push_back(float(tag_byte(bytes, i)) / 255);
  complete_annotation(article, speech_scores(bytes, article.tokens.size()), salience, {});
  return article;
}

void require_valid(const std::string& document) {
  const std::string complaint = check_document(document);
  if (complaint.empty()) return;
  fprintf(stderr, "%s\n%s\n", complaint.c_str(), document.c_str());
  abort();
}

// Reading JSON again takes most of the time, so an input of eight is written: as the sum of its bytes falls.
bool is_written(std::string_view bytes) {
  uint8_t sum = 0;
  for (const char byte : bytes) sum += static_cast<uint8_t>(byte);
  return sum % 8 == 0;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Annotation annotation = annotate_as_tagged(bytes);
  if (!is_written(bytes)) return 0;
  const auto unit = static_cast<Unit>(size % 3);
  const std::string json = write_document(annotation, {"m", "0"}, unit);
  require_valid(json);
  std::string why;
  const auto document = read_document(json, unit, &why);
  if (!document) return fprintf(stderr, "%s\n", why.c_str()), abort(), 0;
  const auto format = static_cast<Format>(size % (static_cast<size_t>(Format::html) + 1));
  if (export_files(*document, format).empty()) abort();
  return 0;
}
