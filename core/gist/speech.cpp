#include "speech.h"

#include <algorithm>
#include <array>
#include <optional>

#include "../encoder/kernels.h"
#include "../entities/words.h"

namespace annotator {
namespace {

// ---- spans of each layer -------------------------------------------------------------------------------------

enum Layer { speaker_layer, cue_layer, content_layer };
enum Label { O, B, I };

// Tokens that a layer marks in one sentence.
struct Marked {
  TokenRange tokens;
  float score = 0;  // mean probability of its tokens to be marked
};

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
    float out, in;                // best sums that end outside, inside a span
    bool out_from_in, goes_on;    // where those came from: out after a span; in by I
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
  std::ranges::reverse(spans);
  return spans;
}

// ---- one sentence --------------------------------------------------------------------------------------------

struct SentenceSpeech {
  std::vector<Marked> speakers, cues, contents;
};

// Contents are cut too often: those with at most this many tokens between them are one, if no cue or speaker is there.
constexpr uint32_t most_bridged = 2;

bool has_any_in(const std::vector<Marked>& spans, TokenRange gap) {
  return std::ranges::any_of(spans, [&](const Marked& span) {
    return span.tokens.begin < gap.end && span.tokens.end > gap.begin;
  });
}

void bridge_contents(SentenceSpeech& sentence) {
  std::vector<Marked> bridged;
  for (const Marked& content : sentence.contents) {
    if (!bridged.empty()) {
      Marked& last = bridged.back();
      const TokenRange gap{last.tokens.end, content.tokens.begin};
      if (gap.size() <= most_bridged && !has_any_in(sentence.cues, gap) && !has_any_in(sentence.speakers, gap)) {
        last.tokens.end = content.tokens.end;
        last.score = (last.score + content.score) / 2;
        continue;
      }
    }
    bridged.push_back(content);
  }
  sentence.contents = std::move(bridged);
}

uint32_t distance(TokenRange a, TokenRange b) { return b.begin >= a.end ? b.begin - a.end : a.begin - b.end; }

bool overlap(TokenRange a, TokenRange b) { return a.begin < b.end && b.begin < a.end; }

// The span nearest to these tokens, outside of the content; of two equally near the one before.
const Marked* nearest(const std::vector<Marked>& spans, TokenRange to, TokenRange content) {
  const Marked* best = nullptr;
  for (const Marked& span : spans) {
    if (overlap(span.tokens, content) || overlap(span.tokens, to)) continue;
    if (!best || distance(span.tokens, to) < distance(best->tokens, to)) best = &span;
  }
  return best;
}

// ---- quotation marks -----------------------------------------------------------------------------------------

// Whether each token stands within quotation marks; these themselves do. A quotation left open goes on in the next
// block only if that begins with a mark again.
std::vector<bool> quoted_tokens(const Annotation& article) {
  std::vector<bool> quoted(article.tokens.size());
  bool is_open = false;
  uint32_t block = none;
  for (uint32_t t = 0; t < article.tokens.size(); ++t) {
    const uint32_t here = article.sentences[article.tokens[t].sentence].block;
    if (here != block) is_open = false;
    block = here;
    const std::string_view text = token_text(article, t);
    const bool opens = text == "“" || (text == "\"" && !is_open), closes = text == "”" || (text == "\"" && is_open);
    if (opens) is_open = true;
    quoted[t] = is_open;
    if (closes) is_open = false;
  }
  return quoted;
}

SpeechKind kind_of(const Annotation& article, const std::vector<bool>& quoted, TokenRange content) {
  bool any = false, all = true;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    if (!is_word(article, t)) continue;
    any |= quoted[t];
    all &= quoted[t];
  }
  return !any ? SpeechKind::indirect : all ? SpeechKind::direct : SpeechKind::mixed;
}

// ---- who the speaker is --------------------------------------------------------------------------------------

// The mentions that begin inside a span.
std::span<const Mention> mentions_in(const Annotation& article, Span span) {
  const auto first = std::ranges::partition_point(article.mentions,
                                                  [&](const Mention& m) { return m.span.begin < span.begin; });
  const auto last = std::partition_point(first, article.mentions.end(),
                                         [&](const Mention& m) { return m.span.begin < span.end; });
  return {first, last};
}

// The entity whose name the speaker's words are: a person in them who is not only mentioned ("Trump’s lawyer", "friends
// of Rubio"), or another name that is all there is but for an article ("the U.S." but not "U.S. officials").
uint32_t entity_named(const Annotation& article, Span speaker) {
  const TokenRange tokens = tokens_in(article, speaker);
  for (const Mention& mention : mentions_in(article, speaker)) {
    const TokenRange name = tokens_in(article, mention.span);
    if (name.size() == 0) continue;
    if (mention.type == EntityType::person) {
      const bool owns = name.end < tokens.end && is_joined_to_previous(article, name.end) &&
                        (token_text(article, name.end) == "'" || token_text(article, name.end) == "’");
      const std::string before = name.begin > tokens.begin ? folded(article, name.begin - 1) : std::string();
      if (!owns && before != "of" && before != "for" && before != "to" && before != "by") return mention.entity;
    } else if (mention.type != EntityType::norp && mention.type < EntityType::date) {
      const bool first = name.begin == tokens.begin ||
                         (name.begin == tokens.begin + 1 && folded(article, tokens.begin) == "the");
      if (first && name.end == tokens.end) return mention.entity;
    }
  }
  return none;
}

// ---- all of an article ---------------------------------------------------------------------------------------

class Finder {
 public:
  Finder(const Annotation& article, std::span<const float> scores)
      : article_(article), scores_(scores), quoted_(quoted_tokens(article)) {}

  std::vector<Speech> find() {
    for (uint32_t begin = 0, end; begin < article_.tokens.size(); begin = end) {
      end = begin + 1;
      while (end < article_.tokens.size() && article_.tokens[end].sentence == article_.tokens[begin].sentence) ++end;
      read_sentence({begin, end});
    }
    return std::move(found_);
  }

 private:
  void read_sentence(TokenRange tokens) {
    SentenceSpeech sentence{decode(scores_, tokens, speaker_layer), decode(scores_, tokens, cue_layer),
                            decode(scores_, tokens, content_layer)};
    bridge_contents(sentence);
    for (const Marked& content : sentence.contents) add(sentence, content);
  }

  void add(const SentenceSpeech& sentence, const Marked& content) {
    Speech speech;
    speech.content = span_of(article_, content.tokens);
    speech.sentence = article_.tokens[content.tokens.begin].sentence;
    speech.kind = kind_of(article_, quoted_, content.tokens);
    speech.score = content.score;
    const Marked* cue = nearest(sentence.cues, content.tokens, content.tokens);
    if (cue) speech.cue = span_of(article_, cue->tokens);
    if (const Marked* speaker = nearest(sentence.speakers, cue ? cue->tokens : content.tokens, content.tokens))
      set_speaker(speech, span_of(article_, speaker->tokens));
    else if (!cue && speech.kind == SpeechKind::direct)
      keep_speaker(speech);
    found_.push_back(speech);
  }

  void set_speaker(Speech& speech, Span speaker) {
    speech.speaker = speaker;
    speech.speaker_entity = entity_named(article_, speaker);
  }

  // In a quotation of several sentences the speaker stays the same.
  void keep_speaker(Speech& speech) const {
    if (found_.empty()) return;
    const Speech& before = found_.back();
    if (before.sentence + 1 < speech.sentence || before.kind == SpeechKind::indirect) return;
    speech.speaker = before.speaker;
    speech.speaker_entity = before.speaker_entity;
  }

  const Annotation& article_;
  std::span<const float> scores_;
  const std::vector<bool> quoted_;
  std::vector<Speech> found_;
};

}  // namespace

std::vector<Speech> find_speech(const Annotation& article, std::span<const float> speech_scores) {
  return Finder(article, speech_scores).find();
}

}  // namespace annotator
