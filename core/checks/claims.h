// Sentences -> claims: their clauses, and the words of these in a form in which the claims of two sentences can be
// compared. Read by checks and phrases. Tested in tests/checks/claims.test.cpp and through tests/cases/checks.txt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

enum class TermKind : uint8_t { word, name, number, day };

// A word that says something. Two terms say the same if a key of one is a key of the other.
struct Term {
  TermKind kind = TermKind::word;
  EntityType type = EntityType::person;  // of a name
  bool small = false;                    // a number that is written as a word, up to three
  bool says = false;                     // a verb of saying: it tells little of what is said
  uint32_t entity = none;                // of a name
  uint64_t key = 0;                      // of a word: its stem or what that stands for; of a name: its entity
  uint64_t word_key = 0;                 // of a name: its last word, in case it was not known for a name elsewhere
  Span span;
};

enum class Cue : uint8_t { hedge, plan, condition, denial, refusal, absence };

struct CueAt {
  Cue cue;
  uint64_t key;    // of the word
  uint32_t place;  // its first byte
};

// Where a clause can be cut in two.
struct Border {
  uint32_t term;   // the first behind it
  uint32_t place;  // byte where what is behind it begins: "with", "was", ...
  bool verb;       // a predicate begins there; else a preposition, conjunction or relative pronoun
};

struct Clause {
  Span span;
  uint32_t sentence = 0;                    // index into Annotation::sentences
  uint32_t begin_term = 0, end_term = 0;    // indices into Claims::terms
  std::vector<Border> borders;              // with terms on both sides, in text order
  std::vector<CueAt> cues;                  // in text order
  bool refers = false;                      // has a pronoun, or begins as what was named before ("the company")

  uint32_t size() const { return end_term - begin_term; }
};

struct Claims {
  std::vector<Term> terms;      // in text order
  std::vector<Clause> clauses;  // in text order; each sentence has one at least
};

// The claims of some sentences of the article, given in text order. Reads text, sentences, mentions, entities and
// certainty.
// A clause has at most 64 terms; what would have more is cut.
Claims find_claims(const Annotation& article, const std::vector<uint32_t>& sentences);

// A word that can be a clause's verb, by lists and by its ending in -ed.
bool is_finite_verb(std::string_view word);

// The part of an ASCII word that its other forms share: "negotiations", "negotiating" -> "negoti". Others stay whole.
std::string stem_of(std::string word);

}  // namespace annotator
