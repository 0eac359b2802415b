#include "speakers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "../entities/countries.h"
#include "../entities/names.h"
#include "../entities/titles.h"
#include "../entities/types.h"
#include "speaker_words.h"
#include "subjects.h"

namespace annotator {
namespace {

// Longer speakers are no speakers.
constexpr uint32_t most_speaker_words = 60;

// Kinds of bodies that "the ..." takes up. Those of the first list say little ("the group"): they stand for whatever
// body spoke or was named last. The others only for one that has the word in its name.
constexpr std::array<std::string_view, 28> any_body = {
    "agency", "airline", "alliance", "automaker", "bank", "bloc", "body", "broadcaster", "charity", "club", "coalition",
    "company", "corporation", "firm", "group", "magazine", "maker", "manufacturer", "movement", "network", "newspaper",
    "organisation", "organization", "outlet", "party", "publication", "retailer", "union"};
static_assert(std::is_sorted(any_body.begin(), any_body.end()));
constexpr std::array<std::string_view, 22> bodies_by_name = {
    "assembly", "association", "authority", "board", "bureau", "college", "commission", "committee", "council",
    "court", "department", "embassy", "federation", "foundation", "hospital", "institute", "ministry", "office",
    "parliament", "senate", "service", "university"};
static_assert(std::is_sorted(bodies_by_name.begin(), bodies_by_name.end()));

// Whether "the ..." is one person of a country: "the Italian", "the Dutchman"; "the French" are many.
bool is_countryman(std::string_view word) {
  constexpr std::array<std::string_view, 10> nouns = {"dutchman", "dutchwoman", "englishman", "frenchman", "frenchwoman",
                                                      "irishman", "irishwoman", "scotsman",   "spaniard",  "welshman"};
  static_assert(std::is_sorted(nouns.begin(), nouns.end()));
  if (listed(nouns, word)) return true;
  const bool is_plural = word.ends_with("sh") || word.ends_with("ch") || word.ends_with("ss") || word.ends_with("ese");
  return !is_plural && !country_of(word).empty();
}

// "The 46-year-old"
bool is_age(const Annotation& article, TokenRange words) {
  return words.size() == 6 && folded(article, words.end - 1) == "old" && folded(article, words.end - 3) == "year";
}

// The role's words up to its first preposition: "prime minister" of "prime minister of Spain".
std::vector<std::string> title_of(const Annotation& article, TokenRange role) {
  std::vector<std::string> words;
  for (uint32_t t = role.begin; t < role.end; ++t) {
    const std::string word = folded(article, t);
    if (is_preposition(word)) break;
    if (is_word(article, t)) words.push_back(word);
  }
  return words;
}

}  // namespace

Speakers::Speakers(const Annotation& article, const std::vector<uint32_t>& quotations) : article_(article) {
  for (uint32_t m = 0; m < article.mentions.size(); ++m) {
    const Mention& mention = article.mentions[m];
    if (mention.entity == none) continue;
    const TokenRange name = tokens_in(article, mention.span);
    if (name.size() == 0) continue;
    if (mention.type == EntityType::person && quotations[name.begin] == 0) {
      people_.push_back(m);
      if (name.begin == 0 || !is_preposition(folded(article, name.begin - 1))) subjects_.push_back(m);
    }
    // The agency is nobody that the report tells of.
    if (mention.type == EntityType::org && !is_dateline_agency(article, name)) bodies_.push_back(m);
  }
  for (uint32_t e = 0; e < article.entities.size(); ++e) {
    const Entity& entity = article.entities[e];
    for (const Span role : entity.roles) {
      std::vector<std::string> title = title_of(article, tokens_in(article, role));
      if (!title.empty()) roles_[title.back()].push_back({e, title});
    }
    if (entity.type != EntityType::org) continue;
    for (const std::string& word : name_words(article, article.mentions[entity.mentions[0]].span)) {
      auto& entities = by_word_[word];
      if (entities.empty() || entities.back() != e) entities.push_back(e);
    }
  }
}

bool Speakers::is_person(uint32_t entity) const {
  return entity != none && article_.entities[entity].type == EntityType::person;
}

bool Speakers::is_body(uint32_t entity) const {
  return entity != none && (article_.entities[entity].type == EntityType::org ||
                            article_.entities[entity].type == EntityType::norp ||
                            article_.entities[entity].type == EntityType::gpe);
}

void Speakers::heard(uint32_t entity, uint32_t sentence, TokenRange words) {
  last_ = entity;
  last_sentence_ = sentence;
  last_unnamed_ = entity == none && words.size() > 0 ? voice_of(words) : Voice::unknown;
  if (is_person(entity)) last_person_ = entity, last_person_sentence_ = sentence;
  if (is_body(entity)) last_body_ = entity, last_body_sentence_ = sentence;
}

// Of words that name nobody: one person ("a spokesman"), one body ("the military"), or neither ("officials", "he").
Speakers::Voice Speakers::voice_of(TokenRange words) const {
  const std::vector<std::string> title = title_of(article_, words);
  if (title.size() < 2) return Voice::unknown;
  if (listed(role_nouns, title.back())) return Voice::person;
  return title.back().ends_with("s") ? Voice::unknown : Voice::body;
}

TokenRange Speakers::whole(TokenRange words) const {
  words = without_owner(article_, words);
  const auto& mentions = article_.mentions;
  const uint32_t sentence = article_.tokens[words.begin].sentence;
  const auto is_here = [&](uint32_t token) {
    return token < article_.tokens.size() && article_.tokens[token].sentence == sentence;
  };
  uint32_t names_end = words.begin;
  for (int i = 0; i < 2; ++i) {  // "Commissioner" | "James Rovella"; "Al" of "Al Jazeera"
    const Span span = span_of(article_, words);
    const auto next = std::partition_point(mentions.begin(), mentions.end(),
                                           [&](const Mention& m) { return m.span.end <= span.begin; });
    for (auto m = next; m != mentions.end() && m->span.begin <= span.end + 1; ++m) {
      if (m->type > EntityType::language) continue;
      const TokenRange name = tokens_in(article_, m->span);
      if (name.size() == 0 || !is_here(name.begin)) continue;
      const bool overlaps = name.begin < words.end && words.begin < name.end;
      const bool is_title = m->type == EntityType::person && is_word(article_, words.end - 1);
      const bool follows = name.begin == words.end && (is_title || is_determiner(folded(article_, words.end - 1)));
      if (!overlaps && !follows) continue;
      words.begin = std::min(words.begin, name.begin);
      words.end = std::max(words.end, name.end);
      names_end = std::max(names_end, name.end);
    }
  }
  // "officials in", but not of "Hands On", which is a name.
  while (words.size() > 1 && words.end > names_end && is_preposition(folded(article_, words.end - 1))) --words.end;
  // "The" tells "the minister", who was named before, from "minister".
  const bool has_article = words.begin > 0 && is_here(words.begin - 1) && folded(article_, words.begin - 1) == "the";
  if (has_article && is_lower(article_, words.begin)) --words.begin;
  return words;
}

uint32_t Speakers::named(TokenRange words) const {
  for (const Mention& mention : mentions_in(article_, span_of(article_, words))) {
    const TokenRange name = tokens_in(article_, mention.span);
    if (name.size() == 0) continue;
    if (mention.type == EntityType::person) {
      if (is_person_meant(article_, words, name)) return mention.entity;
    } else if (mention.type == EntityType::norp) {
      const bool is_government = words.end - name.end <= 2 && folded(article_, words.end - 1) == "government";
      const bool is_first = name.begin <= words.begin + 1;
      if (is_government && is_first && name.end < words.end) return article_.entities[mention.entity].country;
      // "The Houthis" are one movement, "the Germans" are many.
      const bool is_all = is_first && name.end == words.end && folded(article_, words.begin) == "the";
      const uint32_t people = mention.entity;
      if (is_all && country_of(key_of(people)).empty()) return people;
    } else if (mention.type < EntityType::date) {
      if (speaks_for_itself(article_, words, name, mention.type == EntityType::gpe)) return mention.entity;
    }
  }
  return none;
}

uint32_t Speakers::first_in(const std::vector<uint32_t>& mentions, Span span) const {
  const auto place = std::partition_point(mentions.begin(), mentions.end(), [&](uint32_t mention) {
    return article_.mentions[mention].span.begin < span.begin;
  });
  if (place == mentions.end() || article_.mentions[*place].span.begin >= span.end) return none;
  return article_.mentions[*place].entity;
}

uint32_t Speakers::first_person_in(Span span) const { return first_in(people_, span); }

uint32_t Speakers::first_body_in(Span span) const { return first_in(bodies_, span); }

// Who spoke last, if that was no more than so many sentences before.
uint32_t Speakers::heard_within(uint32_t sentences, uint32_t sentence) const {
  return last_person_ != none && last_person_sentence_ + sentences >= sentence ? last_person_ : none;
}

// Whom "he" or "she" stands for: nobody named, where somebody unnamed has just spoken; else the first there is of those
// whose name stands first before the pronoun in its sentence, who spoke in the sentence before, is named first in it and
// not behind a preposition, opens the paragraph, spoke in the sentence before that, is named in the one, or opens the other.
uint32_t Speakers::person_meant(uint32_t pronoun) const {
  constexpr uint32_t most_title = 40;  // bytes before a name that opens a sentence: "Israeli President"
  const uint32_t sentence = article_.tokens[pronoun].sentence;
  const auto back = [&](uint32_t n) { return n <= sentence ? article_.sentences[sentence - n].span : Span{}; };
  const uint32_t beside = first_person_in({back(0).begin, article_.tokens[pronoun].span.begin});
  if (beside != none) return beside;
  if (last_unnamed_ == Voice::person && last_sentence_ + 1 >= sentence) return none;
  for (const uint32_t person : {heard_within(1, sentence), first_in(subjects_, back(1)), opening_person(sentence),
                                heard_within(2, sentence), first_person_in(back(1)), heard_within(3, sentence),
                                first_in(subjects_, {back(2).begin, back(2).begin + most_title})})
    if (person != none) return person;
  return none;
}

// The person whose name opens the paragraph of a sentence, if nobody has spoken in it.
uint32_t Speakers::opening_person(uint32_t sentence) const {
  constexpr uint32_t most_sentences = 8;  // so far back
  uint32_t first = sentence;
  const auto is_inside = [&](uint32_t s) { return article_.sentences[s].block == article_.sentences[sentence].block; };
  while (first > 0 && is_inside(first - 1) && sentence - first <= most_sentences) --first;
  const bool has_spoken = last_person_ != none && last_person_sentence_ >= first;
  if (first == sentence || sentence - first > most_sentences || has_spoken) return none;
  const uint32_t begin = article_.sentences[first].span.begin;
  return first_person_in({begin, begin + 1});
}

// Whose "the report" is: that of who spoke last, no more than two sentences ago, where a sentence since then has the
// word too.
uint32_t Speakers::author_meant(uint32_t before, std::string_view voice) const {
  if (last_ == none || last_sentence_ + 2 < article_.tokens[before].sentence) return none;
  for (uint32_t t = before; t > 0 && before - t < most_speaker_words * 2; --t) {
    if (article_.tokens[t - 1].sentence < last_sentence_) return none;
    if (folded(article_, t - 1) == voice) return last_;
  }
  return none;
}

uint32_t Speakers::last_mention_before(uint32_t entity, uint32_t place) const {
  const auto& mentions = article_.entities[entity].mentions;
  const auto next = std::partition_point(mentions.begin(), mentions.end(),
                                         [&](uint32_t m) { return article_.mentions[m].span.begin < place; });
  return next == mentions.begin() ? none : *(next - 1);
}

// What "it" or "the group" stands for, before a token: the last body named that has the word in its name, or, where the
// word says little, who spoke in the three sentences before, or, unless it must have spoken, the body named first in one
// of the two before.
uint32_t Speakers::body_meant(uint32_t before, std::string_view kind, bool has_spoken) const {
  const uint32_t sentence = article_.tokens[before].sentence;
  const uint32_t place = article_.tokens[before].span.begin;
  if (const auto named = by_word_.find(std::string(kind)); named != by_word_.end() && named->second.size() <= 64) {
    uint32_t last = none, body = none;
    for (const uint32_t entity : named->second) {
      const uint32_t mention = last_mention_before(entity, place);
      if (mention != none && (last == none || mention > last)) last = mention, body = entity;
    }
    if (body != none) return body;
  }
  if (!kind.empty() && !listed(any_body, kind)) return none;
  if (kind.empty()) {
    const uint32_t body = first_body_in({article_.sentences[sentence].span.begin, place});
    if (body != none) return body;
    if (last_unnamed_ == Voice::body && last_sentence_ + 1 >= sentence) return none;
  }
  if (last_body_ != none && last_body_sentence_ + 3 >= sentence) return last_body_;
  if (has_spoken) return none;
  for (uint32_t back = 0; back <= 2 && back <= sentence; ++back) {
    const Span span = article_.sentences[sentence - back].span;
    const uint32_t body = first_body_in({span.begin, std::min(span.end, place)});
    if (body != none) return body;
  }
  return none;
}

// Whom a title stands for ("the prime minister"): of the people with a role that ends in its words, as many as there
// are, who was named last before; none where two of them were last named in one sentence.
uint32_t Speakers::title_meant(TokenRange words) const {
  std::vector<std::string> title = title_of(article_, words);
  if (title.size() < 2 || title[0] != "the") return none;
  title.erase(title.begin());
  const auto place = roles_.find(title.back());
  if (place == roles_.end() || place->second.size() > 64) return none;
  const auto sentence_of = [&](uint32_t mention) {
    return article_.tokens[tokens_in(article_, article_.mentions[mention].span).begin].sentence;
  };
  size_t most = 0;
  uint32_t last = none, person = none;
  bool is_sure = true;
  for (const Role& role : place->second) {
    size_t same = 0;
    while (same < std::min(title.size(), role.title.size()) &&
           title[title.size() - 1 - same] == role.title[role.title.size() - 1 - same])
      ++same;
    const uint32_t mention = last_mention_before(role.person, article_.tokens[words.begin].span.begin);
    if (mention == none || same < most || role.person == person) continue;
    const bool is_rival = same == most && last != none;
    if (is_rival && mention < last && sentence_of(mention) != sentence_of(last)) continue;
    is_sure = !is_rival || sentence_of(mention) != sentence_of(last);
    most = same, last = mention, person = role.person;
  }
  return is_sure ? person : none;
}

std::string Speakers::key_of(uint32_t entity) const {
  const Mention& mention = article_.mentions[article_.entities[entity].mentions[0]];
  std::string key;
  for (const std::string& word : name_key(mention.type, name_words(article_, mention.span)))
    key += (key.empty() ? "" : " ") + word;
  return key;
}

// Whose "the government" is: the only country named before in its paragraph, or else in the one before; with a
// country’s people or adjective counting for it.
uint32_t Speakers::country_meant(uint32_t token) const {
  const uint32_t place = article_.tokens[token].span.begin;
  const uint32_t block = article_.sentences[article_.tokens[token].sentence].block;
  for (uint32_t b = block; b <= block && b + 1 >= block; --b) {
    uint32_t country = none;
    for (const Mention& mention : mentions_in(article_, {article_.blocks[b].span.begin, place})) {
      if (mention.span.begin >= article_.blocks[b].span.end || mention.entity == none) break;
      const bool is_people = mention.type == EntityType::norp && !country_of(key_of(mention.entity)).empty();
      const uint32_t entity = is_people ? article_.entities[mention.entity].country : mention.entity;
      if (is_people && entity == none) return none;  // of a country that is not named
      if (entity == none || article_.entities[entity].type != EntityType::gpe || !is_country(key_of(entity))) continue;
      if (country != none && country != entity) return none;
      country = entity;
    }
    if (country != none) return country;
  }
  return none;
}

uint32_t Speakers::entity(TokenRange words) const {
  if (words.size() == 0 || words.size() > most_speaker_words) return none;
  if (const uint32_t name = named(words); name != none) return name;
  const std::string first = folded(article_, words.begin), last = folded(article_, words.end - 1);
  const bool is_alone = words.size() == 1 || (words.size() == 2 && last.ends_with("ly"));  // "he publicly"
  if (is_alone && (first == "he" || first == "she")) return person_meant(words.begin);
  if (is_alone && first == "it") return body_meant(words.begin, "");
  const uint32_t sentence = article_.tokens[words.begin].sentence;
  const bool has_body_spoken = last_body_ != none && last_body_sentence_ == last_sentence_;
  if (is_alone && first == "they") return has_body_spoken && last_sentence_ + 1 >= sentence ? last_body_ : none;
  if (is_alone && (first == "who" || first == "which")) return antecedent(words.begin);
  if (words.size() == 1) return none;
  if (first == "his" || first == "her")
    return last != "office" && is_voice_of_person(last) ? person_meant(words.begin) : none;
  if (first == "its") return is_voice(last) ? body_meant(words.begin, "") : none;
  if (first != "the") return none;
  if (last == "government" && words.size() == 2) return country_meant(words.begin);
  if (listed(any_body, last) || (listed(bodies_by_name, last) && words.size() == 2)) {
    // "The Ohio-based company" is more often what the article is about than whoever was named last.
    const uint32_t body = body_meant(words.begin, last, is_of_a_place(article_, words));
    if (body != none) return body;
  }
  const std::span<const Mention> named_in = mentions_in(article_, span_of(article_, words));
  if (is_voice(last) && named_in.empty()) return author_meant(words.begin, last);
  for (const Mention& mention : named_in)
    if (mention.type == EntityType::org) return none;  // "the president of the Red Cross"
  if (const uint32_t person = title_meant(words); person != none) return person;
  // "The official", "the Italian" who just spoke, where nobody is said to be one; or whom the sentence before begins with.
  const bool is_role = is_age(article_, words) ||
                       (listed(role_nouns, last) && !roles_.contains(last) && !has_owner(article_, words));
  if (!is_role && !(words.size() == 2 && is_countryman(last))) return none;
  const bool is_near = last_person_ != none && last_person_sentence_ + 2 >= sentence;
  const uint32_t subject = sentence > 0 && last_person_sentence_ + 1 != sentence ? subject_before(sentence) : none;
  return subject != none ? subject : is_near ? last_person_ : none;
}

// The entity whose name ends right before a token, but for a comma.
uint32_t Speakers::name_before(uint32_t token) const {
  if (token > 0 && token_text(article_, token - 1) == ",") --token;
  if (token == 0) return none;
  const uint32_t place = article_.tokens[token - 1].span.end;
  const auto& mentions = article_.mentions;
  const auto next = std::partition_point(mentions.begin(), mentions.end(),
                                         [&](const Mention& m) { return m.span.end < place; });
  return next != mentions.end() && next->span.end == place && next->type < EntityType::date ? next->entity : none;
}

// Of "who" and "which" the name right before; of "who" the person before an apposition: "Ann Lee, the member for Leeds,
// who".
uint32_t Speakers::antecedent(uint32_t token) const {
  const uint32_t name = name_before(token);
  if (is_person(name) || folded(article_, token) != "who" || token < 2 || !is_comma(article_, token - 1)) return name;
  const uint32_t sentence = article_.tokens[token].sentence;
  for (uint32_t t = token - 1; t-- > 0 && article_.tokens[t].sentence == sentence;) {
    if (token_text(article_, t) != ",") continue;
    const uint32_t told_of = name_before(t);
    return is_person(told_of) && is_determiner(folded(article_, t + 1)) ? told_of : name;
  }
  return name;
}

// The person whose name begins the sentence before, in the same paragraph; none if there is none.
uint32_t Speakers::subject_before(uint32_t sentence) const {
  const Sentence& before = article_.sentences[sentence - 1];
  if (before.block != article_.sentences[sentence].block) return none;
  return first_person_in({before.span.begin, before.span.begin + 1});
}

Speakers::Unnamed Speakers::unnamed_as(TokenRange words) const {
  const std::vector<std::string> title = title_of(article_, words);
  if (title.empty() || words.size() > 10) return Unnamed::nobody;
  constexpr std::array<std::string_view, 6> others = {"another", "most", "one", "other", "some", "two"};
  static_assert(std::is_sorted(others.begin(), others.end()));
  if (listed(others, folded(article_, words.begin))) return Unnamed::nobody;
  const std::string& noun = title.back();
  const bool is_indefinite = folded(article_, words.begin) == "a" || folded(article_, words.begin) == "an";
  if (is_indefinite && listed(any_body, noun)) return Unnamed::body;
  if (noun == "official" || noun == "spokesman" || noun == "spokeswoman" || noun == "spokesperson")
    return Unnamed::nobody;
  return listed(role_nouns, noun) ? Unnamed::person : Unnamed::nobody;
}

}  // namespace annotator
