// The table of contents of the core: every stage in order, each a function from what was found before.
// Tested by tests/articles/articles.test.cpp and tests/hostile.test.cpp.
#include "annotate.h"

#include <algorithm>

#include "article/blocks.h"
#include "article/language.h"
#include "article/sentences.h"
#include "article/tokens.h"
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

Reading::Reading(std::string_view text, const Encoder& encoder, const Options& options, WindowCache* cache)
    : encoder_(encoder), options_(options), cache_(cache != nullptr ? *cache : own_cache_.emplace(encoder)) {
  annotation_.text = valid_utf8(text, &annotation_.repaired);
  annotation_.published = options.published;
  annotation_.blocks = find_blocks(annotation_.text);
  set_roles(annotation_.blocks, options.roles);
  annotation_.sentences = find_sentences(annotation_.text, annotation_.blocks);
  annotation_.tokens = find_tokens(annotation_.text, annotation_.sentences);
  annotation_.language = find_language(annotation_.text);
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
  mark_repeats(annotation_);
  resolve(annotation_);

  annotation_.speech = find_speech(annotation_, speech_scores_);
  annotation_.certainty = find_certainty(annotation_);
  mark_certainty(annotation_.speech, annotation_.certainty);
  annotation_.numbers = find_numbers(annotation_);
  annotation_.conflicts = find_conflicts(annotation_);
  set_published(annotation_);
  annotation_.times = find_times(annotation_);
  annotation_.timeline = order_times(annotation_.times);
  annotation_.checks = check_claims(annotation_);

  const std::vector<float> scores = encoder_.salience(annotation_, vectors_, candidates_);
  std::vector<float> salience(annotation_.sentences.size());
  for (size_t i = 0; i < candidates_.size(); ++i) salience[candidates_[i]] = scores[i];
  annotation_.summary = summarize(annotation_, salience, options_.summary_sentences);
  annotation_.phrases = find_phrases(annotation_);
  return std::move(annotation_);
}

Annotation annotate(std::string_view text, const Encoder& encoder, const Options& options) {
  return Reading(text, encoder, options).finish();
}

}  // namespace annotator
