// The network's speech labels of a sentence -> spans of speakers, cues and contents.
// Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

// Tokens that are marked in one sentence.
struct Marked {
  TokenRange tokens;
  float score = 0;  // mean probability of its tokens to be marked
  bool by_rule = false;  // then it has no score
};

// In text order, of each kind disjoint.
struct SentenceSpeech {
  std::vector<Marked> speakers, cues, contents;
};

// The spans of a sentence's tokens: those of the likeliest labels, with contents that were cut too often put together
// and those that hold a second cue (", claiming") cut at it. scores: of all tokens [tokens, speech_labels], as
// WindowScores has them. quotations: of each token, 0 outside (quotations.h); they are left whole.
SentenceSpeech find_spans(const Annotation& article, std::span<const float> scores,
                          const std::vector<uint32_t>& quotations, TokenRange sentence);

// Of spans in text order, the first that ends behind a token; their number if none does.
size_t first_ending_after(const std::vector<Marked>& spans, uint32_t token);

// The span that ends before this token; null if there is none.
const Marked* ending_at(const std::vector<Marked>& spans, uint32_t end);

bool has_any_in(const std::vector<Marked>& spans, TokenRange tokens);

// Neighbours are one where joins(the tokens between them) says so.
template <class Joins>
void join_where(std::vector<Marked>& spans, Joins joins) {
  std::vector<Marked> joined;
  for (const Marked& span : spans) {
    if (joined.empty() || !joins(TokenRange{joined.back().tokens.end, span.tokens.begin})) {
      joined.push_back(span);
      continue;
    }
    joined.back().tokens.end = span.tokens.end;
    joined.back().score = (joined.back().score + span.score) / 2;
  }
  spans = std::move(joined);
}

// The span nearest to these tokens, outside of the content; of two equally near the one before; null if there is none.
const Marked* nearest(const std::vector<Marked>& spans, TokenRange to, TokenRange content);

}  // namespace annotator
