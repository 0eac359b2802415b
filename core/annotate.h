// The whole way from text to Annotation. Total: any bytes in, a valid Annotation out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotation.h"
#include "article/blocks.h"
#include "encoder/encoder.h"
#include "encoder/window_cache.h"

namespace annotator {

struct Options {
  uint32_t summary_sentences = 3;  // 1 to 7
  std::string published;           // YYYY-MM-DD, YYYY-MM or YYYY, or empty: unknown
  std::string url;                 // the article's address (article/url.h), or empty: unknown
  AbstractIs abstract = AbstractIs::ruled;
  std::vector<GivenRole> roles;    // instead of those that find_blocks() gives; the other blocks keep theirs
};

// What is known before the network reads: text, blocks, sentences, tokens and language.
Annotation begin_annotation(std::string_view text, const Options& options);

// What is found from the mentions, and from what else the network says of an article: speech_scores, [tokens,
// speech_labels], and the salience of each sentence, 0 to 1.
void complete_annotation(Annotation& annotation, const std::vector<float>& speech_scores,
                         const std::vector<float>& salience, const Options& options);

// Reads one article in steps, so that a page can show each window's names as soon as they are found:
//   Reading reading(text, encoder, options);
//   while (reading.step()) show(reading.annotation().mentions);
//   Annotation whole = std::move(reading).finish();
// The encoder must outlive the reading, and so must the cache, which may serve one reading after another.
class Reading {
 public:
  // cache: of the same encoder; without one the reading has its own
  Reading(std::string_view text, const Encoder& encoder, const Options& options, WindowCache* cache = nullptr);

  // What is known so far: text, blocks, sentences and tokens at once, mentions window by window.
  const Annotation& annotation() const { return annotation_; }
  size_t windows() const { return windows_.size(); }
  size_t windows_read() const { return next_; }

  // Reads the next window; false, and nothing done, when all are read.
  bool step();

  // Reads what is left, then puts names together and finds summary and speech.
  Annotation finish() &&;

 private:
  void keep_vectors(const Window& window, const std::vector<float>& vectors);

  const Encoder& encoder_;
  Options options_;
  Annotation annotation_;
  std::optional<WindowCache> own_cache_;
  WindowCache& cache_;
  std::vector<Window> windows_;
  size_t next_ = 0;
  std::vector<uint32_t> candidates_;  // the sentences that the summary may choose
  SentenceVectors vectors_;           // of the candidates
  std::vector<float> speech_scores_;  // [tokens, speech_labels]
};

Annotation annotate(std::string_view text, const Encoder& encoder, const Options& options = {});

}  // namespace annotator
