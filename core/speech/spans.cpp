#include "spans.h"

#include <algorithm>
#include <array>
#include <string>

#include "../encoder/encoder.h"
#include "../encoder/kernels.h"
#include "speech_verbs.h"

namespace annotator {
namespace {

// ---- spans of each layer -------------------------------------------------------------------------------------

enum Layer { speaker_layer, cue_layer, content_layer };
enum Label { O, B, I };

float logit(std::span<const float> scores, uint32_t token, Layer layer, Label label) {
  return scores[token * speech_labels + 3u * layer + label];
}

float marked_probability(std::span<const float> scores, uint32_t token, Layer layer) {
  std::array<float, 3> row;
  std::copy_n(scores.begin() + (token * speech_labels + 3 * layer), 3, row.begin());
  softmax(row);
  return row[B] + row[I];
}

Marked marked(std::span<const float> scores, TokenRange tokens, Layer layer) {
  float sum = 0;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) sum += marked_probability(scores, t, layer);
  return {tokens, sum / static_cast<float>(tokens.size())};
}

// The spans of the likeliest labels in which I only follows B or I (Viterbi on logits: the softmax of a token shifts
// all its labels alike).
std::vector<Marked> decode(std::span<const float> scores, TokenRange sentence, Layer layer) {
  struct Step {
    float out, in;              // best sums that end outside, inside a span
    bool out_from_in, goes_on;  // where those came from: out after a span; in by I
  };
  std::vector<Step> steps;
  float out = 0, in = -1e30f;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const float before = std::max(out, in);
    const float begins = before + logit(scores, t, layer, B), goes_on = in + logit(scores, t, layer, I);
    steps.push_back({before + logit(scores, t, layer, O), std::max(begins, goes_on), in > out, goes_on > begins});
    out = steps.back().out, in = steps.back().in;
  }
  std::vector<Marked> spans;
  bool is_in = in > out;
  uint32_t end = sentence.end;
  for (uint32_t t = sentence.end; t-- > sentence.begin;) {
    const Step& step = steps[t - sentence.begin];
    if (!is_in) {
      is_in = step.out_from_in;
      end = t;
    } else if (!step.goes_on) {
      spans.push_back(marked(scores, {t, end}, layer));
      const Step* before = t > sentence.begin ? &steps[t - 1 - sentence.begin] : nullptr;
      is_in = before && before->in > before->out;
      end = t;
    }
  }
  std::reverse(spans.begin(), spans.end());
  return spans;
}

// ---- one sentence --------------------------------------------------------------------------------------------

// Contents are cut too often: those with at most this many tokens between them are one, if no cue or speaker is there.
constexpr uint32_t most_bridged = 2;

// No content begins or ends with a comma or colon.
void trim_contents(const Annotation& article, SentenceSpeech& sentence) {
  const auto is_trimmed = [&](uint32_t token) {
    const std::string_view text = token_text(article, token);
    return text == "," || text == ";" || text == ":";
  };
  for (Marked& content : sentence.contents) {
    while (content.tokens.size() > 0 && is_trimmed(content.tokens.begin)) ++content.tokens.begin;
    while (content.tokens.size() > 0 && is_trimmed(content.tokens.end - 1)) --content.tokens.end;
  }
  std::erase_if(sentence.contents, [](const Marked& content) { return content.tokens.size() == 0; });
}

void bridge_contents(SentenceSpeech& sentence) {
  join_where(sentence.contents, [&](TokenRange gap) {
    return gap.size() <= most_bridged && !has_any_in(sentence.cues, gap) && !has_any_in(sentence.speakers, gap);
  });
}

// Whether a participle says that somebody goes on to speak: "claiming", but not "hoping", "speaking".
bool is_speaking_participle(std::string_view word) {
  if (!word.ends_with("ing")) return false;
  for (const std::string_view other : {"considering", "directing", "pressing", "reading", "speaking", "talking"})
    if (word == other) return false;
  const VerbKind kind = kind_of_verb(word);
  return kind != VerbKind::other && kind != VerbKind::hope;
}

// The participle of a cue behind a comma and at most one adverb: ", claiming", ", further claiming"; its end where there
// is none.
uint32_t participle_behind(const Annotation& article, uint32_t comma, uint32_t end) {
  if (token_text(article, comma) != ",") return end;
  for (uint32_t t = comma + 1; t < std::min(end, comma + 3); ++t)
    if (is_speaking_participle(folded(article, t))) return t;
  return end;
}

// In "[CONTENT talks will go on, stressing the need for them]" the participle is a cue of its own, with the content
// behind it. Quotations are left whole.
void split_at_participles(const Annotation& article, const std::vector<uint32_t>& quotations,
                          SentenceSpeech& sentence) {
  std::vector<Marked> split;
  std::vector<TokenRange> cues;
  for (Marked content : sentence.contents) {
    const uint32_t end = content.tokens.end;
    for (uint32_t t = content.tokens.begin + 1; t < end; ++t) {
      const uint32_t participle = participle_behind(article, t, end);
      if (participle == end || quotations[t] > 0 || quotations[participle] > 0) continue;
      uint32_t begin = participle + 1;
      if (begin < end && folded(article, begin) == "that") ++begin;
      if (begin + 1 >= end) break;
      split.push_back({{content.tokens.begin, t}, content.score});
      content.tokens.begin = begin;
      cues.push_back({participle, participle + 1});
      t = begin;
    }
    split.push_back(content);
  }
  sentence.contents = std::move(split);
  for (const TokenRange cue : cues) {
    if (has_any_in(sentence.cues, cue)) continue;
    const auto place = sentence.cues.begin() + static_cast<ptrdiff_t>(first_ending_after(sentence.cues, cue.begin));
    sentence.cues.insert(place, {cue, 0, true});
  }
}

// "The president" and "the prime minister" who say the same are one speaker, of two names.
void join_speakers(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_between = 8;
  join_where(sentence.speakers, [&](TokenRange gap) {
    const bool has_and = gap.size() > 0 && (folded(article, gap.begin) == "and" || folded(article, gap.begin) == ",");
    return has_and && gap.size() <= most_between && !has_any_in(sentence.cues, gap) &&
           !has_any_in(sentence.contents, gap);
  });
}

}  // namespace

size_t first_ending_after(const std::vector<Marked>& spans, uint32_t token) {
  const auto ends_before = [&](const Marked& span) { return span.tokens.end <= token; };
  return static_cast<size_t>(std::partition_point(spans.begin(), spans.end(), ends_before) - spans.begin());
}

const Marked* ending_at(const std::vector<Marked>& spans, uint32_t end) {
  const size_t first = first_ending_after(spans, end - 1);
  return first < spans.size() && spans[first].tokens.end == end ? &spans[first] : nullptr;
}

bool has_any_in(const std::vector<Marked>& spans, TokenRange tokens) {
  const size_t first = first_ending_after(spans, tokens.begin);
  return first < spans.size() && spans[first].tokens.begin < tokens.end;
}

const Marked* nearest(const std::vector<Marked>& spans, TokenRange to, TokenRange content) {
  const auto is_in_content = [&](const Marked& span) {
    return span.tokens.begin < content.end && content.begin < span.tokens.end;
  };
  size_t before = first_ending_after(spans, to.begin), after = first_ending_after(spans, to.end - 1);
  if (after < spans.size() && spans[after].tokens.begin < to.end) ++after;
  while (before > 0 && is_in_content(spans[before - 1])) --before;
  while (after < spans.size() && is_in_content(spans[after])) ++after;
  if (before == 0) return after < spans.size() ? &spans[after] : nullptr;
  if (after == spans.size()) return &spans[before - 1];
  const bool is_after_nearer = spans[after].tokens.begin - to.end < to.begin - spans[before - 1].tokens.end;
  return &spans[is_after_nearer ? after : before - 1];
}

SentenceSpeech find_spans(const Annotation& article, std::span<const float> scores,
                          const std::vector<uint32_t>& quotations, TokenRange tokens) {
  SentenceSpeech sentence{decode(scores, tokens, speaker_layer), decode(scores, tokens, cue_layer),
                          decode(scores, tokens, content_layer)};
  bridge_contents(sentence);
  join_speakers(article, sentence);
  split_at_participles(article, quotations, sentence);
  trim_contents(article, sentence);
  return sentence;
}

}  // namespace annotator
