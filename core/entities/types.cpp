// Mentions vote for the types of their words, and for those of other forms of the same name: variants of a country,
// acronyms, what the name of an event ends in.
#include "types.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "acronyms.h"
#include "introductions.h"
#include "names.h"
#include "people.h"
#include "words.h"

namespace annotator {
namespace {

// A type that is this sure somewhere may overrule others, which are less sure than this.
constexpr float least_sure_score = 0.8f, most_unsure_score = 0.9f;

// The words of each mention.
using MentionWords = std::vector<Words>;

// "World Bank (WB)": whatever type one of them surely is, the other is too.
bool is_acronym_of_previous(const Annotation& article, const MentionWords& words, uint32_t mention) {
  if (!is_bracketed(article, mention) || !is_name(article.mentions[mention - 1].type)) return false;
  const std::string letters = acronym_letters(slice(article.text, article.mentions[mention].span));
  return !letters.empty() && is_acronym_of(letters, name_key(article.mentions[mention - 1].type, words[mention - 1]));
}

// How much the mentions of one form speak for each type.
struct Votes {
  std::array<float, entity_types> sum{}, most{};

  void add(EntityType type, float score) {
    sum[static_cast<size_t>(type)] += score;
    most[static_cast<size_t>(type)] = std::max(most[static_cast<size_t>(type)], score);
  }
  void add(const Votes& other) {
    for (size_t type = 0; type < sum.size(); ++type) {
      sum[type] += other.sum[type];
      most[type] = std::max(most[type], other.most[type]);
    }
  }
};
using VotesByForm = std::unordered_map<std::string, Votes>;

// What forms that vote together share: "U.S.", "United States"; "Tesla", "Tesla Inc."
std::string votes_key(const Words& words) { return joined(name_key(EntityType::org, words)); }

// Acronyms of fewer letters are those of too many names.
constexpr size_t least_acronym = 3;

// A form as it votes.
struct Voter {
  EntityType type = EntityType::person;
  Words words;
  std::string key;
  std::string letters;  // of an acronym
};

// The forms of the article's names, each once.
std::vector<Voter> find_voters(const Annotation& article, const MentionWords& words) {
  std::unordered_set<std::string> seen;
  std::vector<Voter> voters;
  for (size_t m = 0; m < words.size(); ++m) {
    const Mention& mention = article.mentions[m];
    if (!is_name(mention.type) || words[m].empty()) continue;
    std::string key = votes_key(words[m]);
    if (!seen.insert(key).second) continue;
    voters.push_back({mention.type, words[m], std::move(key), acronym_letters(slice(article.text, mention.span))});
  }
  return voters;
}

// An acronym and the names that it is the letters of vote together: "WTO", "World Trade Organization".
void join_votes_of_acronyms(const std::vector<Voter>& voters, VotesByForm& votes) {
  std::unordered_map<std::string, std::vector<const Voter*>> spelled_out;  // by their letters
  for (const Voter& voter : voters)
    if (voter.type != EntityType::person && voter.words.size() >= least_acronym)
      spelled_out[initials_of(name_key(voter.type, voter.words))].push_back(&voter);
  for (const Voter& voter : voters) {
    const auto names = spelled_out.find(voter.letters);
    if (voter.letters.size() < least_acronym || names == spelled_out.end()) continue;
    if (names->second.size() > most_candidates) continue;
    const Votes own = votes[voter.key];
    for (const Voter* name : names->second) {
      votes[voter.key].add(votes[name->key]);
      votes[name->key].add(own);
    }
  }
}

// An event, law or product votes for what its name ends in too: "Hurricane Katrina" for "Katrina". Not an organization,
// whose name may end in a place ("University of Tasmania").
void lend_votes_to_endings(const std::vector<Voter>& voters, VotesByForm& votes) {
  std::unordered_map<std::string, std::vector<const Voter*>> by_last_word;
  for (const Voter& voter : voters) {
    const bool may_lend =
        voter.type == EntityType::event || voter.type == EntityType::law || voter.type == EntityType::product;
    if (may_lend && voter.words.size() > 1) by_last_word[voter.words.back()].push_back(&voter);
  }
  for (const Voter& voter : voters) {
    const auto names = by_last_word.find(voter.words.back());
    if (names == by_last_word.end() || names->second.size() > most_candidates) continue;
    Votes lent;
    for (const Voter* name : names->second) {
      const bool is_ending = name->words.size() > voter.words.size() &&
                             std::equal(voter.words.rbegin(), voter.words.rend(), name->words.rbegin());
      if (is_ending) lent.add(votes[name->key]);
    }
    votes[voter.key].add(lent);
  }
}

// A person named in full votes for what their given name is short for: "Chadwick Roche" for "Chad", no country.
void lend_votes_to_short_names(const std::vector<Voter>& voters, VotesByForm& votes) {
  std::unordered_map<char, std::vector<const Voter*>> people;  // by the first letter of their names
  for (const Voter& voter : voters)
    if (voter.type == EntityType::person && voter.words.size() > 1) people[voter.words[0].front()].push_back(&voter);
  for (const Voter& voter : voters) {
    const auto full = people.find(voter.words[0].front());
    if (voter.words.size() > 1 || full == people.end() || full->second.size() > most_candidates) continue;
    Votes lent;
    for (const Voter* person : full->second)
      if (is_short_given_name(voter.words[0], person->words)) lent.add(votes[person->key]);
    votes[voter.key].add(lent);
  }
}

// An organization votes for what its name begins with, where that may be short for it and is nobody's name who is named
// in full: "Samsung Electronics" for "Samsung".
void lend_votes_to_beginnings(const std::vector<Voter>& voters, VotesByForm& votes) {
  std::unordered_set<std::string> parts_of_people;
  std::unordered_map<std::string, std::vector<const Voter*>> by_first_word;
  for (const Voter& voter : voters) {
    if (voter.words.size() < 2) continue;
    if (voter.type == EntityType::person) parts_of_people.insert(voter.words.begin(), voter.words.end());
    if (voter.type == EntityType::org) by_first_word[voter.words[0]].push_back(&voter);
  }
  for (const Voter& voter : voters) {
    if (voter.type != EntityType::person || voter.words.size() > 1 || parts_of_people.contains(voter.words[0])) continue;
    const auto names = by_first_word.find(voter.words[0]);
    if (names == by_first_word.end() || names->second.size() > most_candidates) continue;
    for (const Voter* name : names->second)
      if (is_short_form_of(EntityType::org, voter.words, name->words)) votes[voter.key].add(votes[name->key]);
  }
}

// Whether a mention stands where writers are named: "By Ann Lee and Ian Cole".
bool is_in_byline(const Annotation& article, const Mention& mention) {
  const uint32_t first = tokens_in(article, mention.span).begin;
  if (article.blocks[article.sentences[article.tokens[first].sentence].block].role != BlockRole::byline) return false;
  const std::string before = first > 0 ? folded(article, first - 1) : "";
  return before == "by" || before == "and";
}

void settle(Mention& mention, EntityType type, const char* why) {
  mention.type = type;
  mention.why.push_back(why);
}

// A person whose name ends as only organizations' do is one, however sure the network is: "Carrick Rovers".
void find_organizations_by_ending(Annotation& article, const MentionWords& words) {
  for (size_t m = 0; m < words.size(); ++m)
    if (article.mentions[m].type == EntityType::person && ends_as_organization(words[m]))
      settle(article.mentions[m], EntityType::org, "what its name ends in");
}

// A person whose name is what a company's or club's begins with is that, however sure the network is: "Tesla" of "Tesla
// Motors Inc." But not the surname or given name of somebody who is named in full.
void find_organizations_among_people(Annotation& article, const MentionWords& words) {
  constexpr size_t most_words = 8;
  std::unordered_set<std::string> beginnings, parts_of_people;
  for (size_t m = 0; m < words.size(); ++m) {
    const EntityType type = article.mentions[m].type;
    if (type == EntityType::person && words[m].size() > 1) parts_of_people.insert(words[m].begin(), words[m].end());
    if (type != EntityType::org || !(has_company_form(words[m]) || ends_as_organization(words[m]))) continue;
    Words beginning;
    for (const std::string& word : name_key(EntityType::org, words[m])) {
      if (beginning.size() == most_words) break;
      beginning.push_back(word);
      beginnings.insert(joined(beginning));
    }
  }
  if (beginnings.empty()) return;
  for (size_t m = 0; m < words.size(); ++m) {
    if (article.mentions[m].type != EntityType::person) continue;
    if (words[m].size() == 1 && parts_of_people.contains(words[m][0])) continue;
    if (beginnings.contains(joined(words[m]))) settle(article.mentions[m], EntityType::org, same_name_elsewhere);
  }
}

// What places are called that have somebody's surname: "Port Stanley".
constexpr std::array<std::string_view, 16> place_beginnings = {
    "camp", "cape", "east", "fort", "lake", "mount", "new", "north", "point", "port", "saint", "san", "santa", "south",
    "st", "west"};
static_assert(std::is_sorted(place_beginnings.begin(), place_beginnings.end()));

// A place of several words that ends in what elsewhere is a person's whole name is that person, however sure the
// network is: "Baitullah Mehsud" beside "Mehsud".
void find_people_among_places(Annotation& article, const MentionWords& words) {
  std::unordered_set<std::string> surnames;
  for (size_t m = 0; m < words.size(); ++m)
    if (article.mentions[m].type == EntityType::person && words[m].size() == 1) surnames.insert(words[m][0]);
  for (size_t m = 0; m < words.size(); ++m) {
    if (article.mentions[m].type != EntityType::gpe || words[m].size() < 2) continue;
    if (!surnames.contains(words[m].back()) || listed(place_beginnings, words[m].front())) continue;
    settle(article.mentions[m], EntityType::person, same_name_elsewhere);
  }
}

VotesByForm count_votes(const Annotation& article, const MentionWords& words) {
  VotesByForm votes;
  for (uint32_t m = 0; m < article.mentions.size(); ++m) {
    const Mention& mention = article.mentions[m];
    if (!is_name(mention.type)) continue;
    votes[votes_key(words[m])].add(mention.type, mention.score);
    if (words[m].size() > 1 && is_in_byline(article, mention)) votes[votes_key(words[m])].add(EntityType::person, 1);
    if (is_dateline_agency(article, tokens_in(article, mention.span)))
      votes[votes_key(words[m])].add(EntityType::org, 1);
    if (is_acronym_of_previous(article, words, m)) {
      const Mention& name = article.mentions[m - 1];
      votes[votes_key(words[m])].add(name.type, name.score);
      votes[votes_key(words[m - 1])].add(mention.type, mention.score);
    }
    if (mention.type == EntityType::person && words[m].size() > 1)
      votes[votes_key({words[m].back()})].add(mention.type, mention.score);
  }
  const std::vector<Voter> voters = find_voters(article, words);
  join_votes_of_acronyms(voters, votes);
  lend_votes_to_endings(voters, votes);
  lend_votes_to_short_names(voters, votes);
  lend_votes_to_beginnings(voters, votes);
  return votes;
}

}  // namespace

bool is_dateline_agency(const Annotation& article, TokenRange name) {
  if (name.size() == 0 || name.begin == 0 || name.end + 1 >= article.tokens.size()) return false;
  const std::string_view dash = token_text(article, name.end + 1);
  return token_text(article, name.begin - 1) == "(" && token_text(article, name.end) == ")" &&
         (dash == "-" || dash == "–" || dash == "—");
}

void settle_types(Annotation& article) {
  MentionWords words;
  for (const Mention& mention : article.mentions) words.push_back(name_words(article, mention.span));
  find_organizations_by_ending(article, words);
  VotesByForm votes = count_votes(article, words);
  find_organizations_among_people(article, words);
  find_people_among_places(article, words);
  for (size_t m = 0; m < words.size(); ++m) {
    Mention& mention = article.mentions[m];
    const bool is_settled = mention.score >= most_unsure_score || mention.type == EntityType::language;
    if (!is_name(mention.type) || is_settled) continue;
    const Votes& vote = votes[votes_key(words[m])];
    const auto best = static_cast<size_t>(std::max_element(vote.sum.begin(), vote.sum.end()) - vote.sum.begin());
    if (static_cast<EntityType>(best) == mention.type || vote.most[best] < least_sure_score) continue;
    settle(mention, static_cast<EntityType>(best), same_name_elsewhere);
    mention.score = vote.sum[best] / std::accumulate(vote.sum.begin(), vote.sum.end(), 0.0f);
  }
}

}  // namespace annotator
