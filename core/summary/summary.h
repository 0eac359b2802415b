// Sentence salience -> summary: an extract of the article's body, in text order.
// Tested in tests/summary/summary.test.cpp and tests/cases/summary.txt.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../annotation.h"

namespace annotator {

// The sentences that a summary may choose from, in text order: those of body blocks, without fragments of fewer than
// five words. Where an article has no body, those of its abstract, or else of its closing. Salience is asked for these.
std::vector<uint32_t> summary_candidates(const Annotation& article);

// Chooses `length` sentences (1 to 7, others are clamped; always fewer than all candidates). salience: one for each
// sentence of the article, 0 to 1; only those of summary_candidates() are read. Sentences are taken one by one, each
// the most salient less what it says again of those chosen before. Empty if the candidates are fewer than three or have
// fewer than 40 words.
// Reads text, blocks, sentences, tokens, mentions and entities.
Summary summarize(const Annotation& article, std::span<const float> salience, uint32_t length);

}  // namespace annotator
