// The table of contents of the core: every stage in order, each a function from what was found before.
// Tested by tests/articles/articles.test.cpp and tests/hostile.test.cpp.
#include "annotate.h"

#include <algorithm>

#include "article/blocks.h"
#include "article/language.h"
#include "article/sentences.h"
#include "article/tokens.h"
#include "article/url.h"
#include "article/utf8.h"
#include "entities/mentions.h"
#include "entities/repeats.h"
#include "entities/resolve.h"
#include "speech/speech.h"
#include "certainty/certainty.h"
#include "numbers/numbers.h"
#include "times/times.h"
#include "checks/checks.h"
#include "summary/phrases.h"
#include "summary/summary.h"

namespace annotator {

Annotation begin_annotation(std::string_view text, const Options& options) {
  Annotation annotation;
  annotation.text = valid_utf8(text, &annotation.repaired);
  annotation.published = options.published;
  annotation.url = options.url;
  annotation.blocks = find_blocks(annotation.text);
  set_abstract(annotation.blocks, options.abstract);
  set_roles(annotation.blocks, options.roles);
  set_url(annotation);
  annotation.sentences = find_sentences(annotation.text, annotation.blocks);
  annotation.tokens = find_tokens(annotation.text, annotation.sentences);
  annotation.language = find_language(annotation.text);
  annotation.language_code = language_code(annotation.text, annotation.language);
  return annotation;
}

void complete_annotation(Annotation& annotation, const std::vector<float>& speech_scores,
                         const std::vector<float>& salience, const Options& options) {
  mark_repeats(annotation);
  resolve(annotation);

  annotation.speech = find_speech(annotation, speech_scores);
  annotation.certainty = find_certainty(annotation);
  mark_certainty(annotation.speech, annotation.certainty);
  annotation.numbers = find_numbers(annotation);
  annotation.conflicts = find_conflicts(annotation);
  set_published(annotation);
  annotation.times = find_times(annotation);
  annotation.timeline = order_times(annotation.times);
  annotation.checks = check_claims(annotation);
  annotation.summary = summarize(annotation, salience, options.summary_sentences);
  annotation.phrases = find_phrases(annotation);
}

Reading::Reading(std::string_view text, const Encoder& encoder, const Options& options, WindowCache* cache)
    : encoder_(encoder), options_(options), cache_(cache != nullptr ? *cache : own_cache_.emplace(encoder)) {
  annotation_ = begin_annotation(text, options);
  windows_ = encoder.windows(annotation_);
  candidates_ = summary_candidates(annotation_);
  vectors_ = SentenceVectors(candidates_.size(), encoder.hidden());
  speech_scores_.resize(annotation_.tokens.size() * speech_labels);
}

bool Reading::step() {
  if (next_ == windows_.size()) return false;
  const Window& window = windows_[next_++];
  const WindowScores& scores = cache_.read(window);

  const std::vector<Mention> mentions = find_mentions(annotation_, window, scores.names);
  annotation_.mentions.insert(annotation_.mentions.end(), mentions.begin(), mentions.end());

  std::copy(scores.speech.begin(), scores.speech.end(),
            speech_scores_.begin() + static_cast<ptrdiff_t>(window.begin_token) * speech_labels);
  keep_vectors(window, scores.sentences);
  return true;
}

// vectors: of the window's sentences that have tokens. A sentence that an earlier window began keeps the vector of its
// first part.
void Reading::keep_vectors(const Window& window, const std::vector<float>& vectors) {
  const size_t hidden = static_cast<size_t>(encoder_.hidden());
  const auto& tokens = annotation_.tokens;
  const float* vector = vectors.data();
  for (uint32_t t = window.begin_token; t < window.end_token; ++t) {
    const uint32_t sentence = tokens[t].sentence;
    const bool begins = t == 0 || tokens[t - 1].sentence != sentence;
    if (!begins && t != window.begin_token) continue;
    const auto candidate = std::lower_bound(candidates_.begin(), candidates_.end(), sentence);
    if (begins && candidate != candidates_.end() && *candidate == sentence) {
      vectors_.set(static_cast<size_t>(candidate - candidates_.begin()), {vector, hidden});
    }
    vector += hidden;
  }
}

Annotation Reading::finish() && {
  while (step()) {
  }
  const std::vector<float> scores = encoder_.salience(annotation_, vectors_, candidates_);
  std::vector<float> salience(annotation_.sentences.size());
  for (size_t i = 0; i < candidates_.size(); ++i) salience[candidates_[i]] = scores[i];
  complete_annotation(annotation_, speech_scores_, salience, options_);
  return std::move(annotation_);
}

Annotation annotate(std::string_view text, const Encoder& encoder, const Options& options) {
  return Reading(text, encoder, options).finish();
}

}  // namespace annotator
