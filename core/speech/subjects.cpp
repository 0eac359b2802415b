#include "subjects.h"

#include <algorithm>
#include <array>
#include <string>

#include "../entities/titles.h"
#include "cues.h"
#include "speaker_words.h"

namespace annotator {
namespace {

// Tokens: so far back a clause is looked for.
constexpr uint32_t most_clause = 40;

// What stands between a subject and its verb: "has also said", "reportedly said".
bool is_before_verb(std::string_view word) {
  constexpr std::array<std::string_view, 18> words = {
      "also",      "earlier",  "had",      "has",        "have",       "initially", "later", "now",  "previously",
      "privately", "publicly", "recently", "repeatedly", "reportedly", "since",     "then",  "today", "yesterday"};
  static_assert(std::is_sorted(words.begin(), words.end()));
  return listed(words, word);
}

uint32_t first_of_sentence(const Annotation& article, uint32_t token) {
  const uint32_t sentence = article.tokens[token].sentence;
  const uint32_t least = token - std::min(token, most_clause);
  while (token > least && article.tokens[token - 1].sentence == sentence) --token;
  return token;
}

// Whether no cue and no content is marked in these tokens, so that a speaker may be.
bool is_free(const SentenceSpeech& sentence, TokenRange tokens) {
  return !has_any_in(sentence.cues, tokens) && !has_any_in(sentence.contents, tokens);
}

bool joins_speaker(std::string_view word) { return is_preposition(word) && word != "by" && word != "that"; }

// "two officials familiar" with "the matter", "A 2024 study" in the journal "Nature".
void join_across_prepositions(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_between = 3;
  join_where(sentence.speakers, [&](TokenRange gap) {
    if (gap.size() == 0 || gap.size() > most_between || !joins_speaker(folded(article, gap.begin))) return false;
    if (!is_free(sentence, gap)) return false;
    for (uint32_t t = gap.begin; t < gap.end; ++t)
      if (!is_lower(article, t)) return false;
    return true;
  });
}

// "officials in" | "Quezon"
void end_in_names(const Annotation& article, SentenceSpeech& sentence) {
  for (size_t i = 0; i < sentence.speakers.size(); ++i) {
    TokenRange& speaker = sentence.speakers[i].tokens;
    if (!joins_speaker(folded(article, speaker.end - 1))) continue;
    const TokenRange name{speaker.end, end_of_name_at(article, speaker.end)};
    const bool is_before_next = i + 1 == sentence.speakers.size() || name.end <= sentence.speakers[i + 1].tokens.begin;
    if (is_before_next && is_free(sentence, name)) speaker.end = name.end;
  }
}

// "The" | "46-year-old says": an article alone goes on to its cue.
void complete_articles(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_words = 7;
  for (Marked& speaker : sentence.speakers) {
    TokenRange& tokens = speaker.tokens;
    if (tokens.size() > 1 || !is_determiner(folded(article, tokens.begin))) continue;
    const size_t next = first_ending_after(sentence.cues, tokens.end);
    if (next == sentence.cues.size()) continue;
    const TokenRange gap{tokens.end, sentence.cues[next].tokens.begin};
    bool is_one = gap.size() > 0 && gap.size() <= most_words && !has_any_in(sentence.contents, gap) &&
                  !has_any_in(sentence.speakers, gap);
    for (uint32_t t = gap.begin; t < gap.end && is_one; ++t) is_one = is_word(article, t) || token_text(article, t) == "-";
    if (is_one) tokens.end = gap.end;
  }
}

// "two people familiar" | "with the matter"
void end_with_what_is_known(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_words = 5;
  for (Marked& speaker : sentence.speakers) {
    uint32_t& end = speaker.tokens.end;
    if (folded(article, end - 1) != "familiar" || end == article.tokens.size() || folded(article, end) != "with") continue;
    const auto last = static_cast<uint32_t>(std::min<size_t>(article.tokens.size(), end + most_words));
    const auto may_join = [&](TokenRange word) {
      return is_lower(article, word.begin) && is_free(sentence, word) && !has_any_in(sentence.speakers, word);
    };
    while (end < last && may_join({end, end + 1})) ++end;
  }
}

// "Two people close to President" | "Ann Lee": they speak, not she.
void begin_with_people_close(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_title = 3, most_words = 4;
  for (Marked& speaker : sentence.speakers) {
    const uint32_t name = speaker.tokens.begin, first = first_of_sentence(article, name);
    uint32_t to = name;
    const auto is_title = [&](uint32_t t) {
      return is_capitalised(article, t) || is_determiner(folded(article, t)) || listed(role_nouns, folded(article, t));
    };
    while (to > first && name - to < most_title && is_title(to - 1)) --to;
    if (to < first + 3 || folded(article, to - 1) != "to" || folded(article, to - 2) != "close") continue;
    const uint32_t close = to - 2;
    uint32_t begin = close;
    const auto may_join = [&](uint32_t t) { return is_word(article, t) && is_free(sentence, {t, t + 1}); };
    while (begin > first && close - begin < most_words && may_join(begin - 1)) --begin;
    speaker.tokens.begin = begin;
  }
  join_where(sentence.speakers, [](TokenRange gap) { return gap.end < gap.begin; });  // "Two people" were marked too
}

// "a study by the Academy, and | researchers": no list of two has a comma before its "and".
void cut_at_clauses(const Annotation& article, SentenceSpeech& sentence) {
  for (Marked& speaker : sentence.speakers) {
    TokenRange& tokens = speaker.tokens;
    uint32_t commas = 0, begin = tokens.begin;
    for (uint32_t t = tokens.begin + 1; t + 2 < tokens.end; ++t) {
      if (!is_comma(article, t)) continue;
      ++commas;
      if (folded(article, t + 1) == "and") begin = t + 2;
    }
    if (commas == 1) tokens.begin = begin;
  }
}

// "a figure | the council", "a test | critics": the clause of the second tells of the first.
void cut_at_bare_clauses(const Annotation& article, SentenceSpeech& sentence) {
  constexpr uint32_t most_words = 3;  // of the first
  for (Marked& speaker : sentence.speakers) {
    TokenRange& tokens = speaker.tokens;
    if (!is_determiner(folded(article, tokens.begin))) continue;
    for (uint32_t t = tokens.begin + 1; t + 1 < std::min(tokens.end, tokens.begin + most_words + 1); ++t) {
      const std::string word = folded(article, t);
      if (is_determiner(word) && t > tokens.begin + 1) tokens.begin = t;
      const bool is_noun = is_lower(article, t) && !is_preposition(word) && !word.ends_with("ing") && !word.ends_with("ed");
      if (!is_noun || word == "and" || word == "or" || word == "as") break;
    }
    const std::string last = folded(article, tokens.end - 1);
    const bool is_plural = last.ends_with("s") && listed(role_nouns, std::string_view(last).substr(0, last.size() - 1));
    if (folded(article, tokens.begin) == "a" && tokens.size() == 3 && is_plural) tokens.begin = tokens.end - 1;
  }
}

// ---- the subject of a cue --------------------------------------------------------------------------------------

// The words up to a comma that a relative clause tells more of: "The company, which ...". Empty where they are more than a
// name or a noun with its article.
TokenRange words_before(const Annotation& article, const SentenceSpeech& sentence, uint32_t first, uint32_t comma) {
  constexpr uint32_t most_words = 8;
  uint32_t begin = comma;
  while (begin > first && is_word(article, begin - 1) && comma - begin < most_words) --begin;
  while (begin < comma && (folded(article, begin) == "but" || folded(article, begin) == "and")) ++begin;
  const TokenRange words{begin, comma};
  if (words.size() == 0 || !is_free(sentence, words)) return {};
  const std::string word = folded(article, begin);
  const bool is_noun = is_determiner(word) || (is_capitalised(article, begin) && !is_preposition(word));
  return is_noun && comma - begin < most_words ? words : TokenRange{};
}

// Of whom a clause tells that holds this speaker and ends at the cue's subject's end; the speaker, which may be of no
// words, where there is no such clause.
TokenRange without_clause(const Annotation& article, const SentenceSpeech& sentence, TokenRange speaker, uint32_t cue) {
  const uint32_t first = first_of_sentence(article, cue), end = subject_end(article, first, cue);
  if (end == first || !is_comma(article, end - 1) || (speaker.size() > 0 && speaker.end > end)) return speaker;
  for (uint32_t t = std::min(speaker.begin, end); t-- > first;) {
    if (!is_comma(article, t)) continue;
    const std::string word = folded(article, t + 1);
    const bool tells_more = is_relative(word), renames = is_determiner(word) && speaker.begin > t + 1;
    if (!tells_more && !renames) continue;
    if (const Marked* told_of = ending_at(sentence.speakers, t)) return told_of->tokens;
    if (!tells_more) continue;
    const TokenRange words = words_before(article, sentence, first, t);
    return words.size() > 0 ? words : speaker;
  }
  return speaker;
}

// Whether a cue says what its subject did: "said", not "saying", "expected".
bool is_active(const Annotation& article, TokenRange cue) {
  const VerbKind kind = kind_of_cue(article, cue);
  return kind != VerbKind::other && kind != VerbKind::hope && kind != VerbKind::believe &&
         !folded(article, cue.begin).ends_with("ing");
}

// Of whom an apposition or an age before a comma tells, without what stands in brackets behind: "Ridge Inc. (Nasdaq: RDG), a
// maker of pumps, | today announced". The end of that name; the comma where there is no such apposition.
uint32_t before_apposition(const Annotation& article, uint32_t first, uint32_t comma) {
  for (uint32_t t = comma; t-- > first;) {
    if (!is_comma(article, t)) continue;
    const std::string_view next = token_text(article, t + 1);
    const bool is_age = t + 2 == comma && next.size() <= 3 && next.find_first_not_of("0123456789") == next.npos;
    if (!is_age && !is_determiner(folded(article, t + 1))) return comma;
    if (t == first || token_text(article, t - 1) != ")") return t;
    while (t > first && token_text(article, t) != "(") --t;
    return t;
  }
  return comma;
}

// The name, or the "who" of a clause, right before a cue where nothing is marked: "Mrs Lee's son, Tom, said".
TokenRange name_before(const Annotation& article, const SentenceSpeech& sentence, uint32_t cue) {
  const uint32_t first = first_of_sentence(article, cue);
  uint32_t end = subject_end(article, first, cue);
  if (end == first) return {};
  const std::string before = folded(article, end - 1);
  if (before == "who" || before == "which") return {end - 1, end};
  const bool has_comma = is_comma(article, end - 1);
  if (has_comma) --end;
  if (end == first) return {};
  const uint32_t told_of = has_comma ? before_apposition(article, first, end) : end;
  TokenRange found;
  for (const Mention& mention : mentions_in(article, span_of(article, {first, end}))) {
    const TokenRange name = tokens_in(article, mention.span);
    const bool can_speak = mention.type == EntityType::person || mention.type == EntityType::org;
    if (!can_speak || has_any_in(sentence.contents, name)) continue;
    if (name.end == end) return name;
    if (name.end == told_of) found = name;
  }
  return found;
}

}  // namespace

bool is_comma(const Annotation& article, uint32_t token) {
  return token_text(article, token) == "," && !is_joined_to_previous(article, token + 1);
}

bool is_relative(std::string_view word) {
  return word == "who" || word == "which" || word == "whose" || word == "whom" || word == "where";
}

uint32_t subject_end(const Annotation& article, uint32_t first, uint32_t verb) {
  while (verb > first && is_word(article, verb - 1) && is_before_verb(folded(article, verb - 1))) --verb;
  return verb;
}

uint32_t end_of_name_at(const Annotation& article, uint32_t token) {
  if (token >= article.tokens.size()) return token;
  uint32_t begin = token;
  if (is_determiner(folded(article, token)) && token + 1 < article.tokens.size()) ++begin;
  const uint32_t sentence = article.tokens[token].sentence;
  const std::span<const Mention> mentions = mentions_in(article, article.tokens[begin].span);
  if (article.tokens[begin].sentence != sentence || mentions.empty()) return token;
  const TokenRange name = tokens_in(article, mentions[0].span);
  return name.size() > 0 && article.tokens[name.end - 1].sentence == sentence ? name.end : token;
}

TokenRange speaker_of(const Annotation& article, const SentenceSpeech& sentence, TokenRange cue, TokenRange content) {
  const Marked* found = nearest(sentence.speakers, cue, content);
  if (found == nullptr && cue.begin == content.begin) return {};  // no cue
  if (found == nullptr) {
    const TokenRange told_of = without_clause(article, sentence, {cue.begin, cue.begin}, cue.begin);
    return told_of.size() > 0 || !is_active(article, cue) ? told_of : name_before(article, sentence, cue.begin);
  }
  const bool is_after = found->tokens.begin >= cue.end;
  const bool content_follows = content.begin >= cue.end && content.begin - cue.end <= 1;
  if (is_after && content_follows) {
    const size_t next = first_ending_after(sentence.speakers, cue.begin);
    if (next > 0) found = &sentence.speakers[next - 1];
  }
  return found->tokens.end <= cue.begin ? without_clause(article, sentence, found->tokens, cue.begin) : found->tokens;
}

void read_speakers(const Annotation& article, SentenceSpeech& sentence) {
  complete_articles(article, sentence);
  join_across_prepositions(article, sentence);
  end_in_names(article, sentence);
  end_with_what_is_known(article, sentence);
  begin_with_people_close(article, sentence);
  cut_at_clauses(article, sentence);
  cut_at_bare_clauses(article, sentence);
}

}  // namespace annotator
