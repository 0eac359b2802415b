#include "cues.h"

#include <algorithm>
#include <array>
#include <string>

#include "speech_verbs.h"

namespace annotator {
namespace {

constexpr uint32_t most_between_passive = 3;  // words: "is not widely expected"

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

// "talks between Rubio and Lavrov": what is between them shows something, not they.
bool is_behind_between(const Annotation& article, TokenRange speaker) {
  constexpr uint32_t longest_role = 10;  // "U.S. Secretary of State"
  const uint32_t first = speaker.begin - std::min(speaker.begin, longest_role);
  for (uint32_t t = speaker.begin; t-- > first;) {
    if (article.tokens[t].sentence != article.tokens[speaker.begin].sentence || token_text(article, t) == ",") return false;
    if (folded(article, t) == "between") return true;
  }
  return false;
}

}  // namespace

VerbKind kind_of_cue(const Annotation& article, TokenRange cue) {
  for (uint32_t t = cue.begin; t < cue.end; ++t) {
    const std::string word = folded(article, t);
    if (word == "according") return VerbKind::say;
    if (const VerbKind kind = kind_of_verb(word); kind != VerbKind::other) return kind;
  }
  return VerbKind::other;
}

bool is_nobodys(const Annotation& article, TokenRange cue, TokenRange speaker) {
  const std::string last = folded(article, cue.end - 1);
  if (last == "reportedly" || last == "allegedly" || last == "reputedly" || last == "supposedly") return true;
  if (last.ends_with("ing") || speaker.begin == cue.end) return false;
  for (uint32_t t = cue.end; t < std::min(speaker.begin, cue.end + 3); ++t)
    if (folded(article, t) == "by") return false;
  for (uint32_t t = cue.begin - std::min<uint32_t>(cue.begin, most_between_passive); t < cue.end; ++t) {
    if (article.tokens[t].sentence != article.tokens[cue.begin].sentence) continue;
    if (t + 1 < cue.end || t < cue.begin) {
      const std::string word = folded(article, t);
      if (listed(forms_of_be, word)) return last.ends_with("ed") || last == "said" || last == "thought";
    }
  }
  return false;
}

bool is_of_things(const Annotation& article, TokenRange cue) {
  const std::string last = folded(article, cue.end - 1);
  return std::any_of(verbs_of_things.begin(), verbs_of_things.end(), [&](std::string_view verb) {
    if (!last.starts_with(verb.substr(0, verb.size() - 1))) return false;
    return last == verb || last.ends_with("s") || last.ends_with("ing");
  });
}

bool is_to_say(const Annotation& article, TokenRange cue) {
  return cue.begin > 0 && folded(article, cue.begin - 1) == "to" && folded(article, cue.begin) == "say";
}

bool is_no_voice(const Annotation& article, TokenRange speaker) {
  if (speaker.size() == 0 || is_behind_between(article, speaker)) return true;
  std::string word = folded(article, speaker.end - 1);
  if (word.ends_with("s")) word.pop_back();
  return speaker.size() <= 2 && listed(showing_things, word);
}

}  // namespace annotator
