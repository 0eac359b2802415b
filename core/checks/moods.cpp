#include "moods.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "voices.h"

namespace annotator {
namespace {

// Verbs of other kinds than claim and believe that do not vouch for what is said; the begins of their forms.
constexpr std::string_view doubting_verbs[] = {"accus", "estimat", "fear", "guess", "suggest", "think", "thought"};

// Whether the verb keeps its distance from the words: "alleged", "suspects", "accused".
bool is_doubting(std::string_view cue, VerbKind verb) {
  if (verb == VerbKind::claim || verb == VerbKind::believe) return true;
  return std::any_of(std::begin(doubting_verbs), std::end(doubting_verbs),
                     [&](std::string_view begin) { return cue.find(begin) != cue.npos; });
}

void add_cue(Mood& mood, Cue cue) {
  if (cue == Cue::hedge || cue == Cue::condition) mood.hedged = true;
  if (cue == Cue::plan) mood.planned = true;
  if (cue == Cue::denial) mood.denied = true;
  if (cue == Cue::refusal) mood.refused = true;
  if (cue == Cue::absence) mood.absent = true;
}

bool doubts(const Body& body, const Speech* speech) {
  return speech != nullptr && is_doubting(slice(body.article().text, speech->cue), speech->verb);
}

}  // namespace

bool contradict(const Mood& a, const Mood& b) {
  const bool a_says_no = a.denied || a.refused, b_says_no = b.denied || b.refused;
  return a_says_no != b_says_no && !(a_says_no ? b.absent : a.absent);
}

Mood mood_here(const Body& body, const Clause& clause, Span within, const Speech* speech, uint32_t sentence) {
  Mood mood;
  for (const CueAt& cue : clause.cues) {
    if (cue.place < within.begin || cue.place >= within.end) continue;
    if (cue.cue != Cue::absence || !body.says(sentence, cue.key)) add_cue(mood, cue.cue);
  }
  if (doubts(body, speech)) mood.hedged = true;
  return mood;
}

Mood mood_there(const Body& body, std::span<const Sought> terms, uint32_t sentence, bool is_speech) {
  Mood mood;
  float most = 0;
  const std::span<const Clause> clauses = body.clauses(sentence);
  std::vector<float> said;
  for (const Clause& clause : clauses) {
    said.push_back(body.said(terms, clause, clause.span));
    most = std::max(most, said.back());
  }
  for (size_t c = 0; c < clauses.size(); ++c) {
    if (said[c] < most * 0.5f) continue;
    for (const CueAt& cue : clauses[c].cues) {
      const auto is_here = [&](const Sought& sought) { return sought.term.key == cue.key; };
      if (cue.cue != Cue::absence || std::none_of(terms.begin(), terms.end(), is_here)) add_cue(mood, cue.cue);
    }
  }
  if (!is_speech && doubts(body, speech_of(body, terms, sentence))) mood.hedged = true;
  return mood;
}

}  // namespace annotator
