// Name scores of the network -> mentions: the likeliest spans that the BIOES labels allow, with exact borders.
// Tested in tests/entities/mentions.test.cpp and tests/cases/mentions.txt.
#pragma once

#include <span>
#include <vector>

#include "../annotation.h"
#include "../encoder/encoder.h"

namespace annotator {

// Spans less likely than this are no mentions: they are wrong more often than right.
inline constexpr float least_mention_score = 0.5f;

// Finds the names, dates and numbers in one window of an article. name_logits: [tokens of the window, name_labels],
// already divided by the calibration temperature. Mentions are in text order and disjoint, and none crosses a sentence.
//
// A mention's score is the probability of the span as a whole under all label sequences that BIOES allows. Its borders
// follow the labels, but for a leading article, a title before a person, a final possessive, and quotation marks or
// brackets without their partner, which are no part of a name. Web and mail addresses are no names ("apnews.com" in a
// source line), and words that say no number are no amount.
std::vector<Mention> find_mentions(const Annotation& article, const Window& window,
                                   std::span<const float> name_logits);

}  // namespace annotator
