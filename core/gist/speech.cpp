#include "speech.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

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
  const std::vector<Mention>& mentions = article.mentions;
  const auto begins_before = [](uint32_t place) { return [place](const Mention& m) { return m.span.begin < place; }; };
  const auto first = std::partition_point(mentions.begin(), mentions.end(), begins_before(span.begin));
  const auto last = std::partition_point(first, mentions.end(), begins_before(span.end));
  return std::span(mentions).subspan(first - mentions.begin(), last - first);
}

bool is_possessive(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  return is_joined_to_previous(article, token) && (text == "'" || text == "’");
}

// Longer speakers are no speakers.
constexpr uint32_t most_speaker_words = 60;

// Words behind a name that speak for it: "The Washington Post newspaper", "the IMF report", "the U.S. government".
constexpr std::array<std::string_view, 14> voices = {"agency",    "data",   "government", "magazine", "news",
                                                     "newspaper", "press",  "report",     "reports",  "statement",
                                                     "statistics", "study", "survey",     "website"};
static_assert(std::is_sorted(voices.begin(), voices.end()));

constexpr std::array<std::string_view, 8> prepositions = {"at", "by", "for", "from", "in", "of", "to", "with"};
static_assert(std::is_sorted(prepositions.begin(), prepositions.end()));

bool is_preposition(std::string_view word) { return listed(prepositions, word); }

bool joins_names(std::string_view word) { return word == "and" || word == "or" || word == ","; }

// The folded tokens of a range.
std::vector<std::string> folded_tokens(const Annotation& article, TokenRange tokens) {
  std::vector<std::string> words;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) words.push_back(folded(article, t));
  return words;
}

// Whether a name of no person is all that the speaker's words say, but for words before it that only describe it
// ("Taiwan’s Constitutional Court") and words behind it that speak for it, that say where it is, or that name others.
// "U.S. officials" are not the U.S.
bool speaks_for_itself(const Annotation& article, TokenRange speaker, TokenRange name) {
  for (const std::string& word : folded_tokens(article, {speaker.begin, name.begin}))
    if (is_preposition(word) || joins_names(word)) return false;
  const std::vector<std::string> behind = folded_tokens(article, {name.end, speaker.end});
  if (behind.size() == 3 && is_possessive(article, name.end)) return behind[2] == "government";
  for (const std::string& word : behind) {
    if (is_preposition(word) || joins_names(word)) return true;
    if (!listed(voices, word)) return false;
  }
  return true;
}

// Whether the speaker's words are this person's name with a title, not words about somebody else: "Trump’s lawyer",
// "the Trump campaign", "friends of Rubio", "a spokesman for President Obama".
bool is_person_meant(const Annotation& article, TokenRange speaker, TokenRange name) {
  if (name.end < speaker.end) {
    const bool is_attribute = is_word(article, name.end) && !joins_names(folded(article, name.end));
    if (is_attribute || is_possessive(article, name.end)) return false;
  }
  const std::vector<std::string> title = folded_tokens(article, {speaker.begin, name.begin});
  if (!title.empty() && is_preposition(title.back())) return false;
  return std::none_of(title.begin(), title.end(), [](const std::string& word) {
    return is_preposition(word) && word != "of" && word != "in" && word != "to";
  });
}

// The entity whose name the speaker's words are: a person in them who is not only mentioned ("Trump’s lawyer", "friends
// of Rubio"), or another name that speaks for itself.
uint32_t entity_named(const Annotation& article, Span speaker) {
  const TokenRange tokens = tokens_in(article, speaker);
  if (tokens.size() > most_speaker_words) return none;
  for (const Mention& mention : mentions_in(article, speaker)) {
    const TokenRange name = tokens_in(article, mention.span);
    if (name.size() == 0) continue;
    if (mention.type == EntityType::person) {
      if (is_person_meant(article, tokens, name)) return mention.entity;
    } else if (mention.type != EntityType::norp && mention.type < EntityType::date) {
      if (speaks_for_itself(article, tokens, name)) return mention.entity;
    }
  }
  return none;
}

bool is_person(const Annotation& article, uint32_t entity) {
  return entity != none && article.entities[entity].type == EntityType::person;
}

// The role's words up to its first preposition: "prime minister" of "prime minister of Spain".
std::vector<std::string> role_title(const Annotation& article, Span role) {
  std::vector<std::string> words = folded_tokens(article, tokens_in(article, role));
  words.erase(std::find_if(words.begin(), words.end(), is_preposition), words.end());
  return words;
}

// Whom a title alone stands for ("the prime minister"): the one person of the article with a role that ends in these
// words; none where several have it.
class Titles {
 public:
  explicit Titles(const Annotation& article) : article_(article) {
    for (uint32_t e = 0; e < article.entities.size(); ++e)
      for (const Span role : article.entities[e].roles) add(role_title(article, role), e);
  }

  uint32_t person(TokenRange speaker) const {
    const std::vector<std::string> words = folded_tokens(article_, speaker);
    if (words.size() < 2 || words.size() > most_words + 1 || words[0] != "the") return none;
    std::string title;
    for (size_t i = 1; i < words.size(); ++i) title += words[i] + ' ';
    const auto place = people_.find(title);
    return place == people_.end() ? none : place->second;
  }

 private:
  static constexpr size_t most_words = 3;

  void add(const std::vector<std::string>& words, uint32_t person) {
    std::string title;
    for (size_t n = 1; n <= std::min(most_words, words.size()); ++n) {
      title = words[words.size() - n] + ' ' + title;
      const auto [place, is_new] = people_.emplace(title, person);
      if (!is_new && place->second != person) place->second = none;
    }
  }

  const Annotation& article_;
  std::unordered_map<std::string, uint32_t> people_;
};

// ---- all of an article ---------------------------------------------------------------------------------------

class Finder {
 public:
  Finder(const Annotation& article, std::span<const float> scores)
      : article_(article), scores_(scores), quoted_(quoted_tokens(article)), titles_(article) {
    for (uint32_t m = 0; m < article.mentions.size(); ++m)
      if (is_person(article, article.mentions[m].entity)) people_.push_back(m);
  }

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
    trim_contents(article_, sentence);
    for (const Marked& content : sentence.contents) add(sentence, content);
  }

  void add(const SentenceSpeech& sentence, const Marked& content) {
    Speech speech;
    speech.content = span_of(article_, content.tokens);
    speech.sentence = article_.tokens[content.tokens.begin].sentence;
    speech.kind = kind_of(article_, quoted_, content.tokens);
    speech.score = content.score;
    const Marked* cue = nearest(sentence.cues, content.tokens, content.tokens);
    if (content.score < (cue ? least_score : least_score_without_cue)) return;
    if (!cue && content.tokens.size() == 1) return;
    if (cue) speech.cue = span_of(article_, cue->tokens);
    if (const Marked* speaker = nearest(sentence.speakers, cue ? cue->tokens : content.tokens, content.tokens))
      set_speaker(speech, span_of(article_, speaker->tokens));
    else if (!cue && speech.kind == SpeechKind::direct)
      keep_speaker(speech);
    // Without a cue, a whole sentence is an answer in an interview.
    if (!cue && speech.kind == SpeechKind::indirect && is_whole_sentence(content.tokens))
      speech.kind = SpeechKind::direct;
    found_.push_back(speech);
  }

  bool is_whole_sentence(TokenRange content) const {
    const auto is_cut = [&](uint32_t t) {
      return t < article_.tokens.size() && is_word(article_, t) &&
             article_.tokens[t].sentence == article_.tokens[content.begin].sentence;
    };
    return !(content.begin > 0 && is_cut(content.begin - 1)) && !is_cut(content.end);
  }

  void set_speaker(Speech& speech, Span speaker) {
    speech.speaker = speaker;
    speech.speaker_entity = entity_named(article_, speaker);
    if (speech.speaker_entity != none) return;
    const TokenRange words = tokens_in(article_, speaker);
    const std::string first = folded(article_, words.begin);
    if (words.size() == 1 && (first == "he" || first == "she"))
      speech.speaker_entity = person_meant(words.begin);
    else
      speech.speaker_entity = titles_.person(words);
  }

  // Whom "he" or "she" stands for: the person named first before the pronoun in its sentence, or else who spoke in the
  // three sentences before, or else the person named first in one of the two before.
  uint32_t person_meant(uint32_t pronoun) const {
    const uint32_t sentence = article_.tokens[pronoun].sentence;
    const Span before{article_.sentences[sentence].span.begin, article_.tokens[pronoun].span.begin};
    uint32_t person = first_person_in(before);
    if (person == none && !found_.empty() && found_.back().sentence + 3 >= sentence)
      person = speaking_person(found_.back());
    for (uint32_t back = 1; person == none && back <= 2 && back <= sentence; ++back)
      person = first_person_in(article_.sentences[sentence - back].span);
    return person;
  }

  // The first person named in a stretch of text.
  uint32_t first_person_in(Span span) const {
    const auto place = std::partition_point(people_.begin(), people_.end(), [&](uint32_t mention) {
      return article_.mentions[mention].span.begin < span.begin;
    });
    if (place == people_.end() || article_.mentions[*place].span.begin >= span.end) return none;
    return article_.mentions[*place].entity;
  }

  uint32_t speaking_person(const Speech& speech) const {
    return is_person(article_, speech.speaker_entity) ? speech.speaker_entity : none;
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
  const Titles titles_;
  std::vector<uint32_t> people_;  // the mentions of people
  std::vector<Speech> found_;
};

}  // namespace

std::vector<Speech> find_speech(const Annotation& article, std::span<const float> speech_scores) {
  return Finder(article, speech_scores).find();
}

}  // namespace annotator
