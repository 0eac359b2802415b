// What kind of saying a verb is: "claimed" keeps its distance, "denied" denies. The list is what the document and the
// page go by; a verb that is not in it is `other`. Read by speech.cpp; tested in tests/speech/speech.test.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

inline constexpr int speech_verbs_version = 1;  // a change of the list changes it

// Base forms, sorted.
inline constexpr std::array<std::pair<std::string_view, VerbKind>, 157> verb_kinds = {{
    {"accuse", VerbKind::judge}, {"acknowledge", VerbKind::admit}, {"add", VerbKind::say}, {"admit", VerbKind::admit},
    {"advise", VerbKind::ask}, {"aim", VerbKind::hope}, {"allege", VerbKind::claim}, {"announce", VerbKind::say},
    {"answer", VerbKind::say}, {"apologise", VerbKind::admit}, {"apologize", VerbKind::admit},
    {"appeal", VerbKind::ask}, {"applaud", VerbKind::judge}, {"argue", VerbKind::say}, {"ask", VerbKind::ask},
    {"assert", VerbKind::claim}, {"assess", VerbKind::believe}, {"attack", VerbKind::judge}, {"beg", VerbKind::ask},
    {"believe", VerbKind::believe}, {"blame", VerbKind::judge}, {"blast", VerbKind::judge}, {"boast", VerbKind::claim},
    {"call", VerbKind::say}, {"caution", VerbKind::warn}, {"challenge", VerbKind::ask}, {"cite", VerbKind::say},
    {"claim", VerbKind::claim}, {"clarify", VerbKind::say}, {"command", VerbKind::ask}, {"commend", VerbKind::judge},
    {"comment", VerbKind::say}, {"concede", VerbKind::admit}, {"conclude", VerbKind::say}, {"condemn", VerbKind::judge},
    {"confess", VerbKind::admit}, {"confirm", VerbKind::say}, {"consider", VerbKind::believe},
    {"contend", VerbKind::claim}, {"continue", VerbKind::say}, {"credit", VerbKind::judge},
    {"criticise", VerbKind::judge}, {"criticize", VerbKind::judge}, {"decide", VerbKind::rule},
    {"declare", VerbKind::say}, {"decry", VerbKind::judge}, {"deem", VerbKind::believe}, {"demand", VerbKind::ask},
    {"denounce", VerbKind::judge}, {"deny", VerbKind::deny}, {"deplore", VerbKind::judge}, {"describe", VerbKind::say},
    {"detail", VerbKind::say}, {"determine", VerbKind::rule}, {"direct", VerbKind::ask}, {"disavow", VerbKind::deny},
    {"disclose", VerbKind::say}, {"dismiss", VerbKind::deny}, {"dispute", VerbKind::deny}, {"doubt", VerbKind::believe},
    {"elaborate", VerbKind::say}, {"emphasise", VerbKind::say}, {"emphasize", VerbKind::say},
    {"encourage", VerbKind::ask}, {"estimate", VerbKind::say}, {"expect", VerbKind::hope}, {"explain", VerbKind::say},
    {"express", VerbKind::say}, {"fear", VerbKind::warn}, {"find", VerbKind::say}, {"hail", VerbKind::judge},
    {"highlight", VerbKind::say}, {"hope", VerbKind::hope}, {"identify", VerbKind::say}, {"indicate", VerbKind::say},
    {"inform", VerbKind::say}, {"insist", VerbKind::claim}, {"instruct", VerbKind::ask}, {"intend", VerbKind::hope},
    {"invite", VerbKind::ask}, {"issue", VerbKind::say}, {"judge", VerbKind::believe}, {"lament", VerbKind::judge},
    {"laud", VerbKind::judge}, {"look", VerbKind::hope}, {"maintain", VerbKind::claim}, {"mention", VerbKind::say},
    {"mock", VerbKind::judge}, {"note", VerbKind::say}, {"observe", VerbKind::say}, {"oppose", VerbKind::deny},
    {"order", VerbKind::ask}, {"outline", VerbKind::say}, {"plan", VerbKind::hope}, {"pledge", VerbKind::hope},
    {"point", VerbKind::say}, {"post", VerbKind::say}, {"praise", VerbKind::judge}, {"predict", VerbKind::say},
    {"press", VerbKind::ask}, {"project", VerbKind::say}, {"promise", VerbKind::hope}, {"propose", VerbKind::hope},
    {"purport", VerbKind::claim}, {"question", VerbKind::judge}, {"quote", VerbKind::say}, {"read", VerbKind::say},
    {"reaffirm", VerbKind::say}, {"rebuff", VerbKind::deny}, {"rebuke", VerbKind::judge}, {"recall", VerbKind::say},
    {"recommend", VerbKind::ask}, {"recount", VerbKind::say}, {"refuse", VerbKind::deny}, {"refute", VerbKind::deny},
    {"regard", VerbKind::believe}, {"reiterate", VerbKind::say}, {"reject", VerbKind::deny}, {"relate", VerbKind::say},
    {"remark", VerbKind::say}, {"repeat", VerbKind::say}, {"reply", VerbKind::say}, {"report", VerbKind::say},
    {"request", VerbKind::ask}, {"require", VerbKind::ask}, {"respond", VerbKind::say}, {"reveal", VerbKind::say},
    {"rule", VerbKind::rule}, {"say", VerbKind::say}, {"seek", VerbKind::hope}, {"show", VerbKind::say},
    {"signal", VerbKind::say}, {"slam", VerbKind::judge}, {"speak", VerbKind::say}, {"speculate", VerbKind::believe},
    {"state", VerbKind::say}, {"stress", VerbKind::say}, {"suggest", VerbKind::say}, {"suspect", VerbKind::believe},
    {"talk", VerbKind::say}, {"tell", VerbKind::say}, {"testify", VerbKind::say}, {"thank", VerbKind::judge},
    {"think", VerbKind::say}, {"threaten", VerbKind::hope}, {"tweet", VerbKind::say}, {"underline", VerbKind::say},
    {"underscore", VerbKind::say}, {"urge", VerbKind::ask}, {"voice", VerbKind::say}, {"vow", VerbKind::hope},
    {"want", VerbKind::hope}, {"warn", VerbKind::warn}, {"welcome", VerbKind::judge}, {"wish", VerbKind::hope},
    {"worry", VerbKind::warn}, {"write", VerbKind::say},
}};
static_assert(std::is_sorted(verb_kinds.begin(), verb_kinds.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));

inline constexpr std::pair<std::string_view, std::string_view> irregular_verbs[] = {
    {"begged", "beg"}, {"found", "find"}, {"said", "say"}, {"shown", "show"}, {"sought", "seek"}, {"spoke", "speak"},
    {"spoken", "speak"}, {"thought", "think"}, {"told", "tell"}, {"written", "write"}, {"wrote", "write"},
};

// The kind of a verb in its base form; `other` for any other word.
inline VerbKind kind_of_base(std::string_view verb) {
  return value_of(verb_kinds, verb, VerbKind::other);
}

// The kind of a folded word in any of its forms: "denies", "denied", "denying"; "says"; "planned".
inline VerbKind kind_of_verb(std::string_view word) {
  for (const auto& [form, base] : irregular_verbs)
    if (word == form) return kind_of_base(base);
  if (const VerbKind kind = kind_of_base(word); kind != VerbKind::other) return kind;
  constexpr std::pair<std::string_view, std::string_view> endings[] = {
      {"ies", "y"}, {"ied", "y"}, {"es", ""}, {"s", ""}, {"ed", ""}, {"d", ""}, {"ing", ""}, {"ing", "e"}};
  for (const auto& [ending, base_ending] : endings) {
    if (!word.ends_with(ending)) continue;
    std::string base = std::string(word.substr(0, word.size() - ending.size())) + std::string(base_ending);
    if (const VerbKind kind = kind_of_base(base); kind != VerbKind::other) return kind;
    const size_t n = base.size();
    if (n < 4 || base[n - 1] != base[n - 2]) continue;
    base.pop_back();  // "planned"
    if (const VerbKind kind = kind_of_base(base); kind != VerbKind::other) return kind;
  }
  return VerbKind::other;
}

}  // namespace annotator
