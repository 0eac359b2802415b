// Whom a speaker's words stand for: "Foreign Minister Lavrov", "he", "the Somali government", "the group".
// Tested by tests/speech/speech.test.cpp with tests/cases/speech.txt.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../annotation.h"
#include "../entities/words.h"

namespace annotator {

// Reads an article from its begin to its end: what stands for somebody named before ("she", "the company") is looked
// up among those who were heard so far. Nobody is guessed at: words that say too little are of nobody named.
class Speakers {
 public:
  Speakers(const Annotation& article, const std::vector<uint32_t>& quotations);

  // The words with the names that they begin or end in whole, and without a preposition at their end; of a name that owns
  // another speaker ("Britain" of "Britain's ITV") that other.
  TokenRange whole(TokenRange words) const;

  // The entity that the words stand for, or none: unnamed.
  //
  // A name is meant where it is all that the words say ("The Washington Post newspaper", "a report by the ministry"),
  // not where they are about others ("Trump’s lawyer", "U.S. officials"). A government, campaign or administration
  // speaks as its country or its head. Of names joined by "and" the first is meant. Pronouns, titles ("the president")
  // and kinds of bodies ("the bank") stand for the last named before who fits.
  uint32_t entity(TokenRange words) const;

  // What words that name nobody describe, whom the article may name in its next sentence: a person ("Spain’s interior
  // minister"), a body ("a rights group"), or nobody in particular ("officials").
  enum class Unnamed { nobody, person, body };
  Unnamed unnamed_as(TokenRange words) const;

  // Remembers who has just spoken in this sentence; none: somebody unnamed, whom the words describe.
  void heard(uint32_t entity, uint32_t sentence, TokenRange words);

  // The first person named in a stretch of text; none if there is none.
  uint32_t first_person_in(Span span) const;

 private:
  enum class Voice { unknown, person, body };

  struct Role {
    uint32_t person;
    std::vector<std::string> title;  // up to the first preposition, folded
  };

  Voice voice_of(TokenRange words) const;
  uint32_t named(TokenRange words) const;
  uint32_t person_meant(uint32_t pronoun) const;
  uint32_t body_meant(uint32_t before, std::string_view kind, bool has_spoken = false) const;
  uint32_t first_body_in(Span span) const;
  uint32_t author_meant(uint32_t before, std::string_view voice) const;
  uint32_t title_meant(TokenRange words) const;
  uint32_t country_meant(uint32_t token) const;
  std::string key_of(uint32_t entity) const;
  uint32_t name_before(uint32_t token) const;
  uint32_t antecedent(uint32_t token) const;
  uint32_t subject_before(uint32_t sentence) const;
  uint32_t opening_person(uint32_t sentence) const;
  uint32_t heard_within(uint32_t sentences, uint32_t sentence) const;
  uint32_t last_mention_before(uint32_t entity, uint32_t place) const;
  uint32_t first_in(const std::vector<uint32_t>& mentions, Span span) const;
  bool is_person(uint32_t entity) const;
  bool is_body(uint32_t entity) const;

  const Annotation& article_;
  std::vector<uint32_t> people_, subjects_;  // mentions outside quotations, ascending; all, and those behind no preposition
  std::vector<uint32_t> bodies_;             // mentions, ascending
  std::unordered_map<std::string, std::vector<Role>> roles_;        // by the last word of the title
  std::unordered_map<std::string, std::vector<uint32_t>> by_word_;  // organizations by each word of their names
  uint32_t last_person_ = none, last_person_sentence_ = 0;          // who spoke last
  uint32_t last_body_ = none, last_body_sentence_ = 0;
  uint32_t last_ = none, last_sentence_ = 0;  // who of all spoke last
  Voice last_unnamed_ = Voice::unknown;       // if that was nobody named
};

}  // namespace annotator
