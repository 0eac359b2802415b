#include "attributions.h"

#include <algorithm>
#include <array>
#include <string>

#include "quotations.h"
#include "speaker_words.h"
#include "speech_verbs.h"
#include "subjects.h"

namespace annotator {
namespace {

// ---- at the end of a sentence ----------------------------------------------------------------------------------

struct Attribution {
  TokenRange speaker, cue;
  uint32_t comma = 0;
};

bool is_saying(VerbKind kind) {
  return kind == VerbKind::say || kind == VerbKind::claim || kind == VerbKind::warn || kind == VerbKind::admit;
}

// Who is said to hear what others tell: "a court has heard".
bool is_hearing_body(std::string_view word) {
  constexpr std::array<std::string_view, 8> bodies = {"committee", "court",  "hearing",  "inquest",
                                                      "inquiry",   "jurors", "jury",     "tribunal"};
  static_assert(std::is_sorted(bodies.begin(), bodies.end()));
  return listed(bodies, word);
}

bool is_day(EntityType type) { return type == EntityType::date || type == EntityType::time; }

// The mention that these words end in; null where they end in none.
const Mention* last_mention(const Annotation& article, TokenRange words) {
  const std::span<const Mention> mentions = mentions_in(article, span_of(article, words));
  const bool ends = !mentions.empty() && mentions.back().span.end == article.tokens[words.end - 1].span.end;
  return ends ? &mentions.back() : nullptr;
}

bool ends_in_name(const Annotation& article, TokenRange words) {
  const Mention* last = last_mention(article, words);
  return last != nullptr && last->type < EntityType::date;
}

// Where an attribution at the end of a sentence ends, without the day and the occasion: "said | in a statement on
// Friday."
uint32_t attribution_end(const Annotation& article, TokenRange tokens) {
  constexpr uint32_t most_words = 5;  // of an occasion
  uint32_t end = tokens.end;
  while (end > tokens.begin && token_text(article, end - 1) == ".") --end;
  if (end == tokens.begin) return end;
  const Mention* last = last_mention(article, {tokens.begin, end});
  if (last != nullptr && is_day(last->type)) {
    end = tokens_in(article, last->span).begin;
    if (end > tokens.begin && is_preposition(folded(article, end - 1))) --end;
  }
  for (uint32_t t = end; t > tokens.begin && end - t < most_words; --t) {
    const std::string word = folded(article, t - 1);
    if (word != "in" && word != "at") continue;
    if (t < end && (folded(article, t) == "a" || folded(article, t) == "an")) return t - 1;
  }
  return end;
}

// ", the National Audit Office has found."; no words where the sentence ends in none.
Attribution attribution_at_end(const Annotation& article, const SentenceSpeech& sentence, TokenRange tokens) {
  constexpr uint32_t most_words = 12;
  const uint32_t end = attribution_end(article, tokens);
  if (end < tokens.begin + 4) return {};
  const TokenRange cue{end - 1, end};
  const std::string verb = folded(article, cue.begin);
  const bool is_hearing = verb == "heard" || verb == "hears";
  if (!is_lower(article, cue.begin) || verb.ends_with("ing") || (!is_hearing && !is_saying(kind_of_verb(verb)))) return {};
  const uint32_t speaker_end = subject_end(article, tokens.begin, cue.begin);
  uint32_t begin = speaker_end;
  while (begin > tokens.begin && speaker_end - begin < most_words &&
         (is_word(article, begin - 1) || is_joined_to_previous(article, begin)))
    --begin;
  const TokenRange speaker{begin, speaker_end};
  if (speaker.size() == 0 || begin == tokens.begin || !is_comma(article, begin - 1)) return {};
  const std::string first = folded(article, begin);
  if (is_relative(first) || is_preposition(first) || first == "and" || first == "but" || first == "as") return {};
  if (has_any_in(sentence.cues, speaker) || (is_hearing && !is_hearing_body(folded(article, speaker_end - 1)))) return {};
  const bool is_marked = has_any_in(sentence.cues, cue);
  if (!is_marked && verb.ends_with("s")) return {};  // "security issues"
  const bool is_named = ends_in_name(article, speaker) || ending_at(sentence.speakers, speaker.end) != nullptr;
  const bool is_sure = is_named || (is_marked && !has_any_in(sentence.contents, speaker));
  return is_sure ? Attribution{speaker, cue, begin - 1} : Attribution{};
}

void replace(std::vector<Marked>& spans, TokenRange within, TokenRange with) {
  std::erase_if(spans, [&](const Marked& s) { return s.tokens.begin < within.end && within.begin < s.tokens.end; });
  spans.insert(spans.begin() + static_cast<ptrdiff_t>(first_ending_after(spans, with.begin)), {with, 0, true});
}

// All before ", according to two officials." where nothing else is marked but these.
void complete_according_to(const Annotation& article, TokenRange tokens, SentenceSpeech& sentence) {
  if (!sentence.contents.empty() || sentence.cues.size() != 1 || sentence.speakers.size() != 1) return;
  const TokenRange cue = sentence.cues[0].tokens, speaker = sentence.speakers[0].tokens;
  const bool is_according = folded(article, cue.begin) == "according" && speaker.begin >= cue.end;
  if (!is_according || cue.begin < tokens.begin + 2 || !is_comma(article, cue.begin - 1)) return;
  sentence.contents.push_back({{tokens.begin, cue.begin - 1}, 0, true});
}

// The content before the comma of an attribution is all of its sentence up to there, or of the part behind a semicolon.
void complete_attribution(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange tokens,
                          const Attribution& found, SentenceSpeech& sentence) {
  if (found.cue.size() == 0) return;
  TokenRange content{tokens.begin, found.comma};
  for (uint32_t t = tokens.begin; t < found.comma; ++t)
    if (token_text(article, t) == ";" && !has_any_in(sentence.contents, {content.begin, t})) content.begin = t + 1;
  // Another cue says whose the words before the comma are, and so does a quotation that is found.
  if (has_any_in(sentence.cues, content)) return;
  const Marked* marked = ending_at(sentence.contents, found.comma);
  const bool is_whole = marked != nullptr && (marked->tokens.begin == content.begin ||
                                              token_text(article, marked->tokens.begin - 1) == ":");  // "Summary: ..."
  if (is_whole && has_any_in(sentence.cues, found.cue) && has_any_in(sentence.speakers, found.speaker)) return;
  if (marked != nullptr && kind_of(article, quotations, marked->tokens) == SpeechKind::direct) return;
  replace(sentence.contents, {content.begin, std::min(found.cue.begin, found.speaker.begin)}, content);
  replace(sentence.cues, found.cue, found.cue);
  replace(sentence.speakers, {tokens.begin, std::max(found.cue.begin, found.speaker.end)}, found.speaker);
}

// ", said Ann Lee, director of the agency." behind words of which a part is marked; no words where there is none.
Attribution inverted_attribution(const Annotation& article, const SentenceSpeech& sentence, TokenRange tokens) {
  for (const Marked& cue : sentence.cues) {
    const uint32_t verb = cue.tokens.begin;
    if (verb < tokens.begin + 4 || cue.tokens.size() != 1 || !is_comma(article, verb - 1)) continue;
    if (!is_saying(kind_of_verb(folded(article, verb)))) continue;
    if (!has_any_in(sentence.contents, {tokens.begin, verb - 1})) continue;
    const size_t next = first_ending_after(sentence.speakers, cue.tokens.end);
    if (next == sentence.speakers.size()) continue;
    const TokenRange speaker = sentence.speakers[next].tokens;
    const bool is_behind = speaker.begin == cue.tokens.end;
    if (is_behind && !has_any_in(sentence.contents, speaker)) return {speaker, cue.tokens, verb - 1};
  }
  return {};
}

// Attributions at the end of the sentence, or in it where what is before them is marked in part: "..., the company said on
// Thursday, ...", "..., the team wrote in the journal", but not "Speaking to Reuters, the mayor said, ...".
void complete_attributions(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange tokens,
                           SentenceSpeech& sentence) {
  constexpr uint32_t most_words = 200;  // of the sentence that are looked at: each comma looks back
  for (uint32_t end = tokens.begin + 1; end < std::min(tokens.end, tokens.begin + most_words); ++end) {
    const bool ends_in_cue = ending_at(sentence.cues, end) != nullptr;
    if (!is_comma(article, end) && !ends_in_cue) continue;
    const TokenRange part{tokens.begin, end};
    const Attribution found = attribution_at_end(article, sentence, part);
    const bool is_in_part = found.cue.size() > 0 && ending_at(sentence.contents, found.comma) != nullptr;
    if (is_in_part) complete_attribution(article, quotations, part, found, sentence);
  }
  const Attribution found = attribution_at_end(article, sentence, tokens);
  if (found.cue.size() == 0) complete_according_to(article, tokens, sentence);
  complete_attribution(article, quotations, tokens, found, sentence);
  complete_attribution(article, quotations, tokens, inverted_attribution(article, sentence, tokens), sentence);
}

// "[An inquiry into the deaths has] found that [he was ignored]": what goes on to a cue that has its content behind is who
// says it.
void take_subjects_from_contents(const Annotation& article, SentenceSpeech& sentence) {
  if (sentence.cues.empty()) return;
  const TokenRange cue = sentence.cues.front().tokens;
  const Marked* before = ending_at(sentence.contents, cue.begin);
  if (before == nullptr || !is_saying(kind_of_verb(folded(article, cue.begin)))) return;
  const TokenRange words = before->tokens;
  const std::string last = folded(article, words.end - 1);
  const bool is_perfect = words.size() > 1 && (last == "had" || last == "has" || last == "have");
  const bool has_content = has_any_in(sentence.contents, {cue.end, cue.end + 2});
  if (!is_perfect || !has_content || has_any_in(sentence.speakers, {0, cue.begin})) return;
  sentence.contents.erase(sentence.contents.begin() + (before - sentence.contents.data()));
  replace(sentence.speakers, words, {words.begin, subject_end(article, words.begin, cue.begin)});
}

// ---- borders of contents and cues ------------------------------------------------------------------------------

// What is asked of somebody who then speaks, or who wants no name: "Asked whether ...", "asked not to be named".
bool is_asked(const Annotation& article, TokenRange tokens, TokenRange content) {
  if (content.begin == tokens.begin) return false;
  const std::string before = folded(article, content.begin - 1), first = folded(article, content.begin);
  if (before == "asked" && (first == "whether" || first == "if" || first == "about")) return true;
  return before == "not" && first == "to" && content.size() > 2 && folded(article, content.begin + 1) == "be";
}

// "reported | last week": when it was said.
bool is_day(const Annotation& article, TokenRange content) {
  const Mention* last = last_mention(article, content);
  return last != nullptr && is_day(last->type) && last->span.begin == article.tokens[content.begin].span.begin;
}

// No more than a mark, an article, or the begin of a score ("ruled | 6- | 3").
bool is_scrap(const Annotation& article, TokenRange content) {
  if (content.size() == 1) return !is_word(article, content.begin) || is_determiner(folded(article, content.begin));
  return content.size() == 2 && token_text(article, content.end - 1) == "-";
}

bool has_auxiliary(const Annotation& article, TokenRange words) {
  constexpr std::array<std::string_view, 17> auxiliaries = {"are", "can", "could", "did", "does", "had", "has", "have", "is",
                                                            "may", "might", "must", "should", "was", "were", "will", "would"};
  static_assert(std::is_sorted(auxiliaries.begin(), auxiliaries.end()));
  for (uint32_t t = words.begin; t < words.end; ++t)
    if (listed(auxiliaries, folded(article, t))) return true;
  return false;
}

// Behind what opens a content and is none of it: "claimed | – without evidence – that | he was ill", ", and | it may rain",
// ", who drives a truck, | will go" of a speaker. Its end where that is all.
uint32_t behind_opening(const Annotation& article, const SentenceSpeech& sentence, TokenRange content) {
  const auto is_dash = [&](uint32_t t) { return token_text(article, t) == "–" || token_text(article, t) == "—"; };
  const std::string first = folded(article, content.begin);
  const std::span<const Mention> names = mentions_in(article, span_of(article, content));
  if (!names.empty() && names[0].type == EntityType::date) {  // "suggested | last November that | it was"
    const TokenRange day = tokens_in(article, names[0].span);
    const bool is_first = day.begin == content.begin || (day.begin == content.begin + 1 && is_preposition(first));
    if (is_first && day.end + 1 < content.end && folded(article, day.end) == "that") return day.end + 1;
  }
  const bool is_behind_comma = content.begin > 0 && is_comma(article, content.begin - 1);
  if (is_behind_comma && (first == "and" || first == "but") && is_lower(article, content.begin)) return content.begin + 1;
  // "he says, | standing beside the ramp", but not "he says, [moving on is good]"
  const bool is_behind_cue = is_behind_comma && ending_at(sentence.cues, content.begin - 1) != nullptr;
  if (is_behind_cue && first.ends_with("ing") && !has_auxiliary(article, content)) return content.end;
  const bool is_clause = is_behind_comma && (first == "who" || first == "which" || first == "whose");
  if (!is_clause && !is_dash(content.begin)) return content.begin;
  uint32_t t = content.begin + 1;
  while (t < content.end && !(is_clause ? is_comma(article, t) : is_dash(t))) ++t;
  if (t == content.end) return is_clause ? t : content.begin;
  return t + 1 < content.end && folded(article, t + 1) == "that" ? t + 2 : t + 1;
}

bool is_in(const std::vector<Marked>& spans, TokenRange tokens) {
  const size_t first = first_ending_after(spans, tokens.end - 1);
  return first < spans.size() && spans[first].tokens.begin <= tokens.begin;
}

// Behind "PARIS (AP) — " at the begin of a sentence; its begin where there is no such place.
uint32_t behind_dateline(const Annotation& article, TokenRange tokens) {
  constexpr uint32_t most_words = 12;
  const std::string_view place = token_text(article, tokens.begin);
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool is_capitals = place.size() > 2 && std::none_of(place.begin(), place.end(), is_small);
  if (!is_capitals || !is_capitalised(article, tokens.begin)) return tokens.begin;
  for (uint32_t t = tokens.begin + 1; t + 1 < std::min(tokens.end, tokens.begin + most_words); ++t) {
    const std::string_view text = token_text(article, t);
    if ((text == "—" || text == "–" || text == "-") && !is_joined_to_previous(article, t + 1)) return t + 1;
  }
  return tokens.begin;
}

// "quoted in | the Commons"
void end_behind_prepositions(const Annotation& article, SentenceSpeech& sentence) {
  for (size_t i = 0; i < sentence.contents.size(); ++i) {
    TokenRange& content = sentence.contents[i].tokens;
    if (content.size() < 2 || !is_preposition(folded(article, content.end - 1))) continue;
    const TokenRange name{content.end, end_of_name_at(article, content.end)};
    const bool is_free = i + 1 == sentence.contents.size() || name.end <= sentence.contents[i + 1].tokens.begin;
    if (is_free && !has_any_in(sentence.cues, name) && !has_any_in(sentence.speakers, name)) content.end = name.end;
  }
}

// "“Never,” | Ann Lee of the Cape Town"-based forum said: who stands behind a quotation speaks it.
void end_with_quotations(const std::vector<uint32_t>& quotations, SentenceSpeech& sentence) {
  for (Marked& content : sentence.contents) {
    const size_t first = first_ending_after(sentence.speakers, content.tokens.begin);
    if (first == sentence.speakers.size()) continue;
    const uint32_t speaker = sentence.speakers[first].tokens.begin;
    if (speaker <= content.tokens.begin || speaker >= content.tokens.end) continue;
    if (quotations[speaker] == 0 && quotations[speaker - 1] > 0) content.tokens.end = speaker;
  }
}

// Where what denies a cue begins: "has not | said", "declined to | say"; the cue where nothing does.
uint32_t denial_before(const Annotation& article, uint32_t first, uint32_t cue) {
  constexpr std::array<std::string_view, 8> auxiliaries = {"could", "did", "do", "does", "had", "has", "have", "would"};
  static_assert(std::is_sorted(auxiliaries.begin(), auxiliaries.end()));
  constexpr std::array<std::string_view, 6> refusals = {"decline", "declined", "declines", "refuse", "refused", "refuses"};
  static_assert(std::is_sorted(refusals.begin(), refusals.end()));
  if (cue < first + 2) return cue;
  const std::string last = folded(article, cue - 1), before = folded(article, cue - 2);
  if (last == "to") return listed(refusals, before) ? cue - 2 : cue;
  if (last != "not" && last != "never") return cue;
  return listed(auxiliaries, before) ? cue - 2 : cue - 1;
}

// "has not said": a cue is no statement of what it denies.
void take_denials_in(const Annotation& article, TokenRange tokens, SentenceSpeech& sentence) {
  join_where(sentence.cues, [&](TokenRange gap) {  // "declined to" | "say"
    return gap.size() == 0 && folded(article, gap.begin - 1) == "to";
  });
  uint32_t first = tokens.begin;
  for (Marked& cue : sentence.cues) {
    const uint32_t begin = denial_before(article, first, cue.tokens.begin);
    const TokenRange denial{begin, cue.tokens.begin};
    if (!has_any_in(sentence.contents, denial) && !has_any_in(sentence.speakers, denial)) cue.tokens.begin = begin;
    first = cue.tokens.end;
  }
}

// The verb beside a speaker where the network marked none in the sentence: "..., Ambassador Lee | wrote".
void find_missed_cue(const Annotation& article, TokenRange tokens, SentenceSpeech& sentence) {
  if (!sentence.cues.empty() || sentence.contents.empty()) return;
  const auto is_verb = [&](uint32_t t) {
    return t >= tokens.begin && t < tokens.end && is_lower(article, t) && !has_any_in(sentence.contents, {t, t + 1}) &&
           is_saying(kind_of_verb(folded(article, t)));
  };
  for (const Marked& speaker : sentence.speakers) {
    uint32_t verb = speaker.tokens.end;
    if (!is_verb(verb)) verb = speaker.tokens.begin - 1;
    if (!is_verb(verb)) continue;
    sentence.cues.push_back({{verb, verb + 1}, 0, true});
    return;
  }
}

// "pointed | a gun": only who points out or to something says it.
void leave_out_gestures(const Annotation& article, SentenceSpeech& sentence) {
  std::erase_if(sentence.cues, [&](const Marked& cue) {
    const uint32_t next = cue.tokens.end;
    if (folded(article, cue.tokens.begin) != "pointed" || cue.tokens.size() > 1 || next >= article.tokens.size()) return false;
    if (folded(article, next) == "out" || folded(article, next) == "to") return false;
    std::erase_if(sentence.contents, [&](const Marked& content) { return content.tokens.begin == next; });
    return true;
  });
}

}  // namespace

void read_attributions(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange tokens,
                       SentenceSpeech& sentence) {
  leave_out_gestures(article, sentence);
  for (Marked& content : sentence.contents)
    if (quotations[content.tokens.begin] == 0) content.tokens.begin = behind_opening(article, sentence, content.tokens);
  std::erase_if(sentence.contents, [&](const Marked& content) {
    return content.tokens.size() == 0 || is_asked(article, tokens, content.tokens) || is_day(article, content.tokens) ||
           is_in(sentence.cues, content.tokens) || is_scrap(article, content.tokens);
  });
  take_subjects_from_contents(article, sentence);
  end_with_quotations(quotations, sentence);
  find_missed_cue(article, tokens, sentence);
  complete_attributions(article, quotations, tokens, sentence);
  end_behind_prepositions(article, sentence);
  take_denials_in(article, tokens, sentence);
  if (const uint32_t begin = behind_dateline(article, tokens); begin > tokens.begin && !sentence.contents.empty()) {
    TokenRange& first = sentence.contents.front().tokens;
    if (first.begin < begin && begin < first.end) first.begin = begin;
  }
}

}  // namespace annotator
