#include "speech.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "../encoder/kernels.h"
#include "../entities/words.h"
#include "speakers.h"
#include "speech_verbs.h"

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

struct SentenceSpeech {
  std::vector<Marked> speakers, cues, contents;
};

// Contents are cut too often: those with at most this many tokens between them are one, if no cue or speaker is there.
constexpr uint32_t most_bridged = 2;

// Contents less likely than this are left out: without a cue it takes more to believe in one.
constexpr float least_score = 0.6f, least_score_without_cue = 0.7f;

// The first of some spans, in text order, that ends behind a token.
size_t first_ending_after(const std::vector<Marked>& spans, uint32_t token) {
  const auto ends_before = [&](const Marked& span) { return span.tokens.end <= token; };
  return static_cast<size_t>(std::partition_point(spans.begin(), spans.end(), ends_before) - spans.begin());
}

bool has_any_in(const std::vector<Marked>& spans, TokenRange gap) {
  const size_t first = first_ending_after(spans, gap.begin);
  return first < spans.size() && spans[first].tokens.begin < gap.end;
}

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
    sentence.cues.insert(place, {cue, 1});
  }
}

// "The president" and "the prime minister" who say the same are one speaker, of two names.
void join_speakers(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_between = 8;
  std::vector<Marked> joined;
  for (const Marked& speaker : sentence.speakers) {
    if (!joined.empty()) {
      Marked& last = joined.back();
      const TokenRange gap{last.tokens.end, speaker.tokens.begin};
      const bool has_and = gap.size() > 0 && (folded(article, gap.begin) == "and" || folded(article, gap.begin) == ",");
      if (has_and && gap.size() <= most_between && !has_any_in(sentence.cues, gap) &&
          !has_any_in(sentence.contents, gap)) {
        last.tokens.end = speaker.tokens.end;
        continue;
      }
    }
    joined.push_back(speaker);
  }
  sentence.speakers = std::move(joined);
}

// The span nearest to these tokens, outside of the content; of two equally near the one before.
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

// ---- quotation marks -----------------------------------------------------------------------------------------

// Which quotation each token stands in, from 1; 0 outside. Its marks belong to it. A quotation left open goes on in the
// next block only if that begins with a mark again.
std::vector<uint32_t> find_quotations(const Annotation& article) {
  std::vector<uint32_t> quotations(article.tokens.size());
  uint32_t last = 0, block = none;
  bool is_open = false;
  for (uint32_t t = 0; t < article.tokens.size(); ++t) {
    const uint32_t here = article.sentences[article.tokens[t].sentence].block;
    const std::string_view text = token_text(article, t);
    const bool was_open = is_open;
    if (here != block) is_open = false;
    const bool opens = !is_open && (text == "“" || text == "\"");
    const bool closes = is_open && (text == "”" || text == "\"");
    if (opens) {
      is_open = true;
      if (!(was_open && here != block)) ++last;
    }
    quotations[t] = is_open ? last : 0;
    if (closes) is_open = false;
    block = here;
  }
  return quotations;
}

SpeechKind kind_of(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange content) {
  bool any = false, all = true;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    if (!is_word(article, t)) continue;
    any |= quotations[t] > 0;
    all &= quotations[t] > 0;
  }
  return !any ? SpeechKind::indirect : all ? SpeechKind::direct : SpeechKind::mixed;
}

// ---- turns of an interview -----------------------------------------------------------------------------------

// The words of a block’s label, "((Ann Lee))", "Ann Lee:" or "Q:"; empty if it has none.
TokenRange label_of_block(const Annotation& article, uint32_t first) {
  constexpr uint32_t most_label_words = 6;
  const auto is = [&](uint32_t token, std::string_view mark) {
    return token < article.tokens.size() && token_text(article, token) == mark;
  };
  const uint32_t sentence = article.tokens[first].sentence;
  const bool is_bracketed = is(first, "(") || is(first, "[");
  uint32_t begin = first;
  while (is_bracketed && begin < first + 2 && (is(begin, "(") || is(begin, "["))) ++begin;
  uint32_t end = begin;
  const auto closes = [&] { return is_bracketed ? is(end, ")") || is(end, "]") : is(end, ":"); };
  while (end < article.tokens.size() && article.tokens[end].sentence == sentence && end - begin <= most_label_words &&
         !closes())
    ++end;
  if (end == begin || !closes() || (is_bracketed && !is(end + 1, ")") && !is(end + 1, "]") && !is(end + 1, ":")))
    return {};
  if (is_bracketed) return {begin, end};
  for (uint32_t t = begin; t < end; ++t)
    if (is_word(article, t) && !is_capitalised(article, t)) return {};
  return {begin, end};
}

// Who has the word in each block of an interview, as the words of its label; a block without one goes on with the label
// before. Empty for a text that has labels on fewer than three blocks, or no label twice.
std::vector<TokenRange> find_turns(const Annotation& article) {
  constexpr size_t least_labels = 3;
  std::vector<TokenRange> turns(article.blocks.size());
  std::unordered_set<std::string> labels;
  size_t labelled = 0;
  for (uint32_t t = 0, block = none; t < article.tokens.size(); ++t) {
    const uint32_t here = article.sentences[article.tokens[t].sentence].block;
    if (here == block) continue;
    const TokenRange before = block == none ? TokenRange{} : turns[block];
    block = here;
    turns[here] = label_of_block(article, t);
    if (turns[here].size() == 0) {
      turns[here] = before;
    } else {
      ++labelled;
      labels.insert(on_one_line(article, span_of(article, turns[here])));
    }
  }
  if (labelled < least_labels || labels.size() == labelled) turns.clear();
  return turns;
}

// ---- all of an article ---------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 7> forms_of_be = {"are", "be", "been", "being", "is", "was", "were"};
static_assert(std::is_sorted(forms_of_be.begin(), forms_of_be.end()));

// What a thing does as often as a person.
constexpr std::array<std::string_view, 6> verbs_of_things = {"highlight", "indicate",   "signal",
                                                             "suggest",   "underscore", "underline"};

// Things that show something rather than say it, without a final s. Reports, studies and polls do say.
constexpr std::array<std::string_view, 17> showing_things = {
    "absence", "agreement", "announcement", "change", "development", "discussion", "evidence", "initiative", "meeting",
    "move", "negotiation", "result", "shift", "sign", "talk", "trend", "visit"};
static_assert(std::is_sorted(showing_things.begin(), showing_things.end()));

// A statement before it is known whose it is.
struct Statement {
  Speech speech;
  TokenRange content, cue, speaker;  // empty where there is none
};

class Finder {
 public:
  Finder(const Annotation& article, std::span<const float> scores)
      : article_(article), scores_(scores), quotations_(find_quotations(article)), turns_(find_turns(article)),
        speakers_(article) {}

  std::vector<Speech> find() {
    for (uint32_t begin = 0, end; begin < article_.tokens.size(); begin = end) {
      end = begin + 1;
      while (end < article_.tokens.size() && article_.tokens[end].sentence == article_.tokens[begin].sentence) ++end;
      read_sentence({begin, end});
    }
    for (size_t i = 0; i < found_.size(); ++i) attribute(i);
    for (size_t i = 0; i < found_.size(); ++i) name_later(i);
    std::vector<Speech> speech;
    for (Statement& statement : found_) speech.push_back(statement.speech);
    return speech;
  }

 private:
  void read_sentence(TokenRange tokens) {
    SentenceSpeech sentence{decode(scores_, tokens, speaker_layer), decode(scores_, tokens, cue_layer),
                            decode(scores_, tokens, content_layer)};
    bridge_contents(sentence);
    join_speakers(article_, sentence);
    split_at_participles(article_, quotations_, sentence);
    trim_contents(article_, sentence);
    for (const Marked& content : sentence.contents) add(sentence, content);
  }

  void add(const SentenceSpeech& sentence, const Marked& content) {
    Statement statement;
    statement.content = content.tokens;
    Speech& speech = statement.speech;
    speech.content = span_of(article_, content.tokens);
    speech.sentence = article_.tokens[content.tokens.begin].sentence;
    speech.kind = kind_of(article_, quotations_, content.tokens);
    speech.score = content.score;
    const Marked* cue = nearest(sentence.cues, content.tokens, content.tokens);
    if (content.score < (cue ? least_score : least_score_without_cue)) return;
    if (!cue && content.tokens.size() == 1) return;
    if (cue) {
      statement.cue = cue->tokens;
      speech.cue = span_of(article_, cue->tokens);
      speech.verb = kind_of_cue(cue->tokens);
    }
    const Marked* speaker = nearest(sentence.speakers, cue ? cue->tokens : content.tokens, content.tokens);
    if (speaker && !(cue && is_nobodys(cue->tokens, speaker->tokens))) statement.speaker = speaker->tokens;
    if (cue && is_of_things(cue->tokens) && is_no_voice(statement.speaker)) return;
    if (statement.speaker.size() == 0) {
      if (!cue && speech.kind == SpeechKind::indirect && turns_.empty() && !is_whole_sentence(content.tokens)) return;
    }
    // Without a cue, a whole sentence is an answer in an interview.
    if (!cue && speech.kind == SpeechKind::indirect && is_whole_sentence(content.tokens))
      speech.kind = SpeechKind::direct;
    found_.push_back(statement);
  }

  // The kind of the first verb of the list in a cue ("was quoted as saying"); "according to" only says.
  VerbKind kind_of_cue(TokenRange cue) const {
    for (uint32_t t = cue.begin; t < cue.end; ++t) {
      const std::string word = folded(article_, t);
      if (word == "according") return VerbKind::say;
      if (const VerbKind kind = kind_of_verb(word); kind != VerbKind::other) return kind;
    }
    return VerbKind::other;
  }

  // Whether a cue says that it is nobody’s in particular: "reportedly", "is expected", but not "was denied by", "was
  // quoted as saying".
  bool is_nobodys(TokenRange cue, TokenRange speaker) const {
    const std::string last = folded(article_, cue.end - 1);
    if (last == "reportedly" || last == "allegedly" || last == "reputedly" || last == "supposedly") return true;
    if (last.ends_with("ing") || speaker.begin == cue.end) return false;
    for (uint32_t t = cue.end; t < std::min(speaker.begin, cue.end + 3); ++t)
      if (folded(article_, t) == "by") return false;
    for (uint32_t t = cue.begin - std::min<uint32_t>(cue.begin, most_between_passive); t < cue.end; ++t) {
      if (article_.tokens[t].sentence != article_.tokens[cue.begin].sentence) continue;
      if (t + 1 < cue.end || t < cue.begin) {
        const std::string word = folded(article_, t);
        if (listed(forms_of_be, word)) return last.ends_with("ed") || last == "said" || last == "thought";
      }
    }
    return false;
  }

  // Whether the verb of a cue has a thing for its subject where no speaker is marked: "the shift suggests that", "which
  // was unclear, indicating that". Nobody speaks there.
  bool is_of_things(TokenRange cue) const {
    const std::string last = folded(article_, cue.end - 1);
    return std::any_of(verbs_of_things.begin(), verbs_of_things.end(), [&](std::string_view verb) {
      if (!last.starts_with(verb.substr(0, verb.size() - 1))) return false;
      return last == verb || last.ends_with("s") || last.ends_with("ing");
    });
  }

  // Nothing is marked as the speaker, or a thing: "Discussions were opened, indicating that".
  bool is_no_voice(TokenRange speaker) const {
    if (speaker.size() == 0) return true;
    std::string word = folded(article_, speaker.end - 1);
    if (word.ends_with("s")) word.pop_back();
    return speaker.size() <= 2 && listed(showing_things, word);
  }

  bool is_whole_sentence(TokenRange content) const {
    const auto is_cut = [&](uint32_t t) {
      return t < article_.tokens.size() && is_word(article_, t) &&
             article_.tokens[t].sentence == article_.tokens[content.begin].sentence;
    };
    return !(content.begin > 0 && is_cut(content.begin - 1)) && !is_cut(content.end);
  }

  // ---- whose it is

  void attribute(size_t i) {
    Statement& statement = found_[i];
    const bool has_cue = statement.cue.size() > 0;
    const uint32_t block = article_.sentences[statement.speech.sentence].block;
    if (!has_cue && !turns_.empty() && turns_[block].size() > 0) statement.speaker = turns_[block];
    if (statement.speaker.size() > 0) set_speaker(statement);
    else if (!has_cue && statement.speech.kind != SpeechKind::indirect) take_speaker(i);
    speakers_.heard(statement.speech.speaker_entity, statement.speech.sentence, statement.speaker);
  }

  void set_speaker(Statement& statement) {
    const TokenRange words = speakers_.whole(statement.speaker);
    statement.speech.speaker = span_of(article_, words);
    statement.speech.speaker_entity = speakers_.entity(words);
  }

  // Words of a quotation whose sentence names no speaker: those of the quotation’s other sentences, or of the statement
  // right before.
  void take_speaker(size_t i) {
    Statement& statement = found_[i];
    const uint32_t quotation = quotations_[statement.content.end - 1];
    const auto is_same = [&](const Statement& other) {
      return quotation > 0 && quotations_[other.content.begin] == quotation;
    };
    const auto take = [&](const Statement& other) {
      statement.speech.speaker = other.speech.speaker;
      statement.speech.speaker_entity = other.speech.speaker_entity;
    };
    if (i > 0 && is_same(found_[i - 1])) return take(found_[i - 1]);
    for (size_t next = i + 1; next < found_.size() && is_same(found_[next]); ++next) {
      if (found_[next].speaker.size() == 0) continue;
      statement.speaker = found_[next].speaker;
      return set_speaker(statement);
    }
    if (i > 0 && found_[i - 1].speech.sentence + 1 >= statement.speech.sentence) return take(found_[i - 1]);
  }

  // "Spain’s interior minister" is whom the article names for the first time as the speaker of a sentence right after.
  void name_later(size_t i) {
    Speech& speech = found_[i].speech;
    if (speech.speaker_entity != none || found_[i].speaker.size() == 0) return;
    const Speakers::Unnamed kind = speakers_.unnamed_as(speakers_.whole(found_[i].speaker));
    if (kind == Speakers::Unnamed::nobody) return;
    const EntityType type = kind == Speakers::Unnamed::person ? EntityType::person : EntityType::org;
    for (size_t next = i + 1; next < std::min(found_.size(), i + 8); ++next) {
      const Speech& later = found_[next].speech;
      if (later.sentence > speech.sentence + 2) return;
      if (later.sentence == speech.sentence || later.speaker_entity == none) continue;
      const Entity& entity = article_.entities[later.speaker_entity];
      const uint32_t end = article_.sentences[speech.sentence].span.end;
      const bool is_new = article_.mentions[entity.mentions[0]].span.begin >= end;
      if (is_new && entity.type == type) speech.speaker_entity = later.speaker_entity;
      return;
    }
  }

  static constexpr uint32_t most_between_passive = 3;  // words: "is not widely expected"

  const Annotation& article_;
  std::span<const float> scores_;
  const std::vector<uint32_t> quotations_;
  const std::vector<TokenRange> turns_;  // of each block
  Speakers speakers_;
  std::vector<Statement> found_;
};

}  // namespace

std::vector<Speech> find_speech(const Annotation& article, std::span<const float> speech_scores) {
  return Finder(article, speech_scores).find();
}

}  // namespace annotator
