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
#include "entities/resolve.h"
#include "gist/certainty.h"
#include "gist/checks.h"
#include "gist/numbers.h"
#include "gist/phrases.h"
#include "gist/speech.h"
#include "gist/summary.h"
#include "gist/times.h"

namespace annotator {

Reading::Reading(std::string_view text, const Encoder& encoder, const Options& options)
    : encoder_(encoder), options_(options) {
  annotation_.text = valid_utf8(text, &annotation_.repaired);
  annotation_.published = options.published;
  annotation_.blocks = find_blocks(annotation_.text);
  set_roles(annotation_.blocks, options.roles);
  annotation_.sentences = find_sentences(annotation_.text, annotation_.blocks);
  annotation_.tokens = find_tokens(annotation_.text, annotation_.sentences);
  annotation_.language = find_language(annotation_.text);
  windows_ = encoder.windows(annotation_);
  sentence_vectors_.resize(annotation_.sentences.size() * static_cast<size_t>(encoder.hidden()));
  speech_scores_.resize(annotation_.tokens.size() * speech_labels);
}

bool Reading::step() {
  if (next_ == windows_.size()) return false;
  const Window& window = windows_[next_++];
  const WindowScores scores = encoder_.read(annotation_, window);

  const std::vector<Mention> mentions = find_mentions(annotation_, window, scores.names);
  annotation_.mentions.insert(annotation_.mentions.end(), mentions.begin(), mentions.end());

  std::copy(scores.speech.begin(), scores.speech.end(),
            speech_scores_.begin() + static_cast<ptrdiff_t>(window.begin_token) * speech_labels);

  // A sentence that an earlier window began keeps the vector of its first part.
  const auto& tokens = annotation_.tokens;
  const bool begun = window.begin_token > 0 && tokens[window.begin_token - 1].sentence == window.begin_sentence;
  const ptrdiff_t skipped = begun ? encoder_.hidden() : 0;
  std::copy(scores.sentences.begin() + skipped, scores.sentences.end(),
            sentence_vectors_.begin() + static_cast<ptrdiff_t>(window.begin_sentence) * encoder_.hidden() + skipped);
  return true;
}

Annotation Reading::finish() && {
  while (step()) {
  }
  resolve(annotation_);

  const std::vector<uint32_t> candidates = summary_candidates(annotation_);
  const std::vector<float> scores = encoder_.salience(annotation_, sentence_vectors_, candidates);
  std::vector<float> salience(annotation_.sentences.size());
  for (size_t i = 0; i < candidates.size(); ++i) salience[candidates[i]] = scores[i];

  annotation_.summary = summarize(annotation_, salience, options_.summary_sentences);
  annotation_.phrases = find_phrases(annotation_);
  annotation_.speech = find_speech(annotation_, speech_scores_);
  annotation_.checks = check_claims(annotation_);
  return std::move(annotation_);
}

Annotation annotate(std::string_view text, const Encoder& encoder, const Options& options) {
  return Reading(text, encoder, options).finish();
}

}  // namespace annotator
  set_published(annotation_);
  annotation_.times = find_times(annotation_);
  annotation_.timeline = order_times(annotation_.times);
  annotation_.numbers = find_numbers(annotation_);
  annotation_.conflicts = find_conflicts(annotation_);
  annotation_.certainty = find_certainty(annotation_);
