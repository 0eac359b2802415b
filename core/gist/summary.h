// Sentence salience -> summary: an extract of the article's body, in text order.
// Tested in tests/gist/summary.test.cpp and tests/cases/summary.txt.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../annotation.h"

namespace annotator {

// The sentences that a summary may choose from, in text order: those of body blocks that are no mere fragment. Where an
// article has no body, those of its abstract, then of its closing. Salience is asked for these.
std::vector<uint32_t> summary_candidates(const Annotation& article);

// Chooses `length` (1 to 7, others are clamped) sentences. salience: one for each sentence of the article, 0 to 1; only
// those of summary_candidates() are read. Sentences are taken one by one: the most salient that says the least again of
// what is chosen already. Empty if the body has fewer than 40 words or no more sentences than asked for.
// Reads text, blocks, sentences, tokens, mentions and entities.
Summary summarize(const Annotation& article, std::span<const float> salience, uint32_t length);

}  // namespace annotator
