#include "speech.h"

#include "../entities/words.h"
#include "attributions.h"
#include "cues.h"
#include "quotations.h"
#include "spans.h"
#include "speakers.h"
#include "subjects.h"
#include "turns.h"

namespace annotator {
namespace {

// Contents less likely than this are left out: without a cue it takes more to believe in one.
constexpr float least_score = 0.6f, least_score_without_cue = 0.7f;

// Tokens, and score, of a part of a sentence that is taken for a statement without a cue. Among 1,095 articles five are.
constexpr uint32_t least_without_cue = 5;
constexpr float least_score_of_part = 0.8f;

// A statement before it is known whose it is.
struct Statement {
  Speech speech;
  TokenRange content, cue, speaker;  // empty where there is none
};

// What opens a content, and is none alone.
bool is_conjunction(std::string_view word) {
  return word == "that" || word == "whether" || word == "if" || word == "how" || word == "why" || word == "what";
}

class Finder {
 public:
  Finder(const Annotation& article, std::span<const float> scores)
      : article_(article), scores_(scores), quotations_(find_quotations(article)), turns_(find_turns(article)),
        speakers_(article, quotations_) {}

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
    SentenceSpeech sentence = find_spans(article_, scores_, quotations_, tokens);
    read_speakers(article_, sentence);
    read_attributions(article_, quotations_, tokens, sentence);
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
    speech.by_rule = content.by_rule;
    const Marked* cue = nearest(sentence.cues, content.tokens, content.tokens);
    if (!content.by_rule && content.score < (cue ? least_score : least_score_without_cue)) return;
    if (content.tokens.size() == 1 && (!cue || is_conjunction(folded(article_, content.tokens.begin)))) return;
    if (cue) {
      statement.cue = cue->tokens;
      speech.cue = span_of(article_, cue->tokens);
      speech.verb = kind_of_cue(article_, cue->tokens);
    }
    const TokenRange speaker = speaker_of(article_, sentence, cue ? cue->tokens : content.tokens, content.tokens);
    if (speaker.size() > 0 && !(cue && is_nobodys(article_, cue->tokens, speaker))) statement.speaker = speaker;
    if (cue && speaker.size() == 0 && is_to_say(article_, cue->tokens)) return;
    if (cue && is_of_things(article_, cue->tokens) && is_no_voice(article_, statement.speaker)) return;
    // Without a cue a whole sentence is an answer in an interview; a part of one is somebody's words only if it is long
    // and a speaker is marked: then it is the cue that the network has missed.
    if (!cue && speech.kind == SpeechKind::indirect) {
      const bool is_whole = is_whole_sentence(content.tokens);
      const bool is_too_little = content.tokens.size() < least_without_cue || content.score < least_score_of_part;
      if (!is_whole && (statement.speaker.size() == 0 || is_too_little)) return;
      if (is_whole && is_heading(content.tokens)) return;
      if (is_whole) speech.kind = SpeechKind::direct;
    }
    found_.push_back(statement);
  }

  bool is_whole_sentence(TokenRange content) const {
    const auto is_cut = [&](uint32_t t) { return is_beside(content, t) && is_word(article_, t); };
    return !(content.begin > 0 && is_cut(content.begin - 1)) && !is_cut(content.end);
  }

  // Whether a sentence ends in a word: "12:05 Flights cancelled".
  bool is_heading(TokenRange content) const {
    return !is_beside(content, content.end) && is_word(article_, content.end - 1);
  }

  // Whether there is such a token, in the content's sentence.
  bool is_beside(TokenRange content, uint32_t token) const {
    return token < article_.tokens.size() && article_.tokens[token].sentence == article_.tokens[content.begin].sentence;
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
