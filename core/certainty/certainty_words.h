// The words that say how sure an article is, in one place: what is not here is not marked. All folded, one space between
// tokens, sorted token by token. Version 1, in the document as engine.certaintyWords: a change of a list changes it.
// Read by certainty.cpp, whose own rules are for the words that need their neighbours: may, might, could, will, should,
// if, not. Tested by tests/cases/certainty.txt.
#pragma once

#include <string_view>

#include "../annotation.h"

namespace annotator {

inline constexpr int certainty_words_version = 1;

struct CertaintyWords {
  std::string_view words;
  CertaintyClass kind;
};

inline constexpr CertaintyWords certainty_words[] = {
    {"agreed to", CertaintyClass::planned},
    {"agrees to", CertaintyClass::planned},
    {"aim to", CertaintyClass::planned},
    {"aiming to", CertaintyClass::planned},
    {"aims to", CertaintyClass::planned},
    {"alleged", CertaintyClass::hedged},
    {"allegedly", CertaintyClass::hedged},
    {"apparent", CertaintyClass::hedged},
    {"apparently", CertaintyClass::hedged},
    {"appear to", CertaintyClass::hedged},
    {"appeared to", CertaintyClass::hedged},
    {"appears to", CertaintyClass::hedged},
    {"are due to be", CertaintyClass::planned},
    {"are going to", CertaintyClass::planned},
    {"as long as", CertaintyClass::conditional},
    {"assuming that", CertaintyClass::conditional},
    {"be scheduled", CertaintyClass::planned},
    {"believed to", CertaintyClass::hedged},
    {"cannot", CertaintyClass::denied},
    {"conceivably", CertaintyClass::hedged},
    {"contingent on", CertaintyClass::conditional},
    {"declined to", CertaintyClass::denied},
    {"declines to", CertaintyClass::denied},
    {"denial", CertaintyClass::denied},
    {"denials", CertaintyClass::denied},
    {"denied", CertaintyClass::denied},
    {"denies", CertaintyClass::denied},
    {"deny", CertaintyClass::denied},
    {"denying", CertaintyClass::denied},
    {"depend on", CertaintyClass::conditional},
    {"depending on", CertaintyClass::conditional},
    {"depends on", CertaintyClass::conditional},
    {"disputed", CertaintyClass::denied},
    {"disputes", CertaintyClass::denied},
    {"doubtful", CertaintyClass::hedged},
    {"expected to", CertaintyClass::planned},
    {"forthcoming", CertaintyClass::planned},
    {"hope for", CertaintyClass::planned},
    {"hope that", CertaintyClass::planned},
    {"hope to", CertaintyClass::planned},
    {"hopes for", CertaintyClass::planned},
    {"hopes that", CertaintyClass::planned},
    {"hopes to", CertaintyClass::planned},
    {"hoping for", CertaintyClass::planned},
    {"hoping that", CertaintyClass::planned},
    {"hoping to", CertaintyClass::planned},
    {"in case of", CertaintyClass::conditional},
    {"in doubt", CertaintyClass::hedged},
    {"in the event", CertaintyClass::conditional},
    {"intend to", CertaintyClass::planned},
    {"intended to", CertaintyClass::planned},
    {"intending to", CertaintyClass::planned},
    {"intends to", CertaintyClass::planned},
    {"is due to be", CertaintyClass::planned},
    {"is going to", CertaintyClass::planned},
    {"likelihood", CertaintyClass::hedged},
    {"likely", CertaintyClass::hedged},
    {"maybe", CertaintyClass::hedged},
    {"never", CertaintyClass::denied},
    {"no evidence", CertaintyClass::denied},
    {"no longer", CertaintyClass::denied},
    {"non - negotiable", CertaintyClass::denied},
    {"not certain", CertaintyClass::hedged},
    {"not clear", CertaintyClass::hedged},
    {"on condition that", CertaintyClass::conditional},
    {"on the condition that", CertaintyClass::conditional},
    {"perhaps", CertaintyClass::hedged},
    {"plan for", CertaintyClass::planned},
    {"plan to", CertaintyClass::planned},
    {"planned", CertaintyClass::planned},
    {"planning to", CertaintyClass::planned},
    {"plans for", CertaintyClass::planned},
    {"plans to", CertaintyClass::planned},
    {"pledge to", CertaintyClass::planned},
    {"pledged to", CertaintyClass::planned},
    {"pledges to", CertaintyClass::planned},
    {"possibility", CertaintyClass::hedged},
    {"possible", CertaintyClass::hedged},
    {"possibly", CertaintyClass::hedged},
    {"potential", CertaintyClass::hedged},
    {"potentially", CertaintyClass::hedged},
    {"preparing to", CertaintyClass::planned},
    {"presumably", CertaintyClass::hedged},
    {"presumed", CertaintyClass::hedged},
    {"probable", CertaintyClass::hedged},
    {"probably", CertaintyClass::hedged},
    {"promise to", CertaintyClass::planned},
    {"promised to", CertaintyClass::planned},
    {"promises to", CertaintyClass::planned},
    {"proposed", CertaintyClass::planned},
    {"proposes to", CertaintyClass::planned},
    {"provided that", CertaintyClass::conditional},
    {"providing that", CertaintyClass::conditional},
    {"purported", CertaintyClass::hedged},
    {"purportedly", CertaintyClass::hedged},
    {"refused to", CertaintyClass::denied},
    {"refuses to", CertaintyClass::denied},
    {"refusing to", CertaintyClass::denied},
    {"refuted", CertaintyClass::denied},
    {"rejected", CertaintyClass::denied},
    {"rejecting", CertaintyClass::denied},
    {"rejects", CertaintyClass::denied},
    {"remain uncertain", CertaintyClass::hedged},
    {"remain unclear", CertaintyClass::hedged},
    {"remained uncertain", CertaintyClass::hedged},
    {"remained unclear", CertaintyClass::hedged},
    {"remains uncertain", CertaintyClass::hedged},
    {"remains unclear", CertaintyClass::hedged},
    {"reported to", CertaintyClass::hedged},
    {"reportedly", CertaintyClass::hedged},
    {"rule out", CertaintyClass::denied},
    {"ruled out", CertaintyClass::denied},
    {"rules out", CertaintyClass::denied},
    {"ruling out", CertaintyClass::denied},
    {"rumored", CertaintyClass::hedged},
    {"rumored to", CertaintyClass::hedged},
    {"rumoured", CertaintyClass::hedged},
    {"rumoured to", CertaintyClass::hedged},
    {"scheduled for", CertaintyClass::planned},
    {"scheduled to", CertaintyClass::planned},
    {"seem", CertaintyClass::hedged},
    {"seemed", CertaintyClass::hedged},
    {"seemingly", CertaintyClass::hedged},
    {"seems", CertaintyClass::hedged},
    {"set to", CertaintyClass::planned},
    {"shall", CertaintyClass::planned},
    {"slated for", CertaintyClass::planned},
    {"slated to", CertaintyClass::planned},
    {"so long as", CertaintyClass::conditional},
    {"speculation", CertaintyClass::hedged},
    {"subject to approval", CertaintyClass::conditional},
    {"suggest", CertaintyClass::hedged},
    {"suggested", CertaintyClass::hedged},
    {"suggesting", CertaintyClass::hedged},
    {"suggests", CertaintyClass::hedged},
    {"supposedly", CertaintyClass::hedged},
    {"suspected", CertaintyClass::hedged},
    {"thought to", CertaintyClass::hedged},
    {"uncertain", CertaintyClass::hedged},
    {"uncertainty", CertaintyClass::hedged},
    {"unclear", CertaintyClass::hedged},
    {"unconfirmed", CertaintyClass::hedged},
    {"unless", CertaintyClass::conditional},
    {"unlikely", CertaintyClass::hedged},
    {"unverified", CertaintyClass::hedged},
    {"upcoming", CertaintyClass::planned},
    {"vow to", CertaintyClass::planned},
    {"vowed to", CertaintyClass::planned},
    {"vows to", CertaintyClass::planned},
};

// What somebody must have done for it to be done: a claim, or the opening of talks. Without "by ..." nobody is named.
inline constexpr std::string_view claim_participles[] = {
    "accused", "advised", "agreed", "alleged", "announced", "asked", "blamed", "claimed", "confirmed", "criticised",
    "criticized", "debated", "decided", "declared", "disclosed", "discussed", "emphasised", "emphasized",
    "expressed", "feared", "floated", "informed", "initiated", "mentioned", "mooted", "noted", "ordered",
    "outlined", "proposed", "questioned", "raised", "recommended", "reported", "revealed", "said", "stated",
    "stressed", "suggested", "told", "urged", "voiced", "warned",
};

// Behind these, "may", "might", "could" and "will" are nouns: "the military might", "his will".
inline constexpr std::string_view before_nouns[] = {
    "a", "free", "good", "her", "his", "ill", "its", "living", "military", "my", "no", "of", "our", "political", "s",
    "strong", "the", "their", "with", "your",
};

// In front of these, they are no verbs: "may and might", "the will of".
inline constexpr std::string_view behind_nouns[] = {"and", "in", "is", "of", "or", "that", "to", "was"};

// Behind these, "if" is "whether".
inline constexpr std::string_view before_whether[] = {
    "ask", "asked", "asking", "asks", "check", "decide", "determine", "doubt", "doubted", "know", "known", "knows",
    "question", "questioned", "see", "tell", "unclear", "unsure", "wonder", "wondered", "wondering", "wonders",
};

// Before "were announced", these make it a clause beside, or no announcement.
inline constexpr std::string_view before_relative[] = {"never", "not", "that", "which", "who"};

// The subject of "should a settlement come", "should they agree".
inline constexpr std::string_view inverted_subjects[] = {
    "a", "an", "any", "anyone", "anything", "both", "either", "he", "her", "his", "it", "its", "she", "the", "their",
    "there", "these", "they", "this", "those", "we", "you",
};

// In front of "not", these make another word of it: "whether or not", "if not".
inline constexpr std::string_view before_other_not[] = {"if", "may", "might", "must", "or", "should", "why"};

// And behind it: "not only", "not least".
inline constexpr std::string_view behind_other_not[] = {"just", "least", "merely", "only", "simply", "to", "unlike"};

}  // namespace annotator
