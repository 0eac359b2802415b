#include "grouping.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "acronyms.h"
#include "introductions.h"
#include "names.h"
#include "people.h"
#include "spelling.h"
#include "words.h"

namespace annotator {
namespace {

// All mentions of one type that say the same words.
struct Form {
  EntityType type;
  std::string text;  // as it first appears
  Words words;
  std::vector<uint32_t> mentions;  // ascending
  bool is_label = false;           // of a turn in an interview: "((WN))"
  uint32_t introduced_by = none;   // the longer form that it is said to be another name of: "World Bank (WB)"
};

void append(std::vector<uint32_t>& to, const std::vector<uint32_t>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

// Forms found to be one entity; the longest form leads.
struct Group {
  Words lead;
  std::vector<uint32_t> mentions;
  uint32_t part_of = none;  // the group that it was merged into
};

// ---- forms ---------------------------------------------------------------------------------------------------

// What mentions of one form share. Names are compared by their words, dates and numbers by their whole text, since
// "$5" is not "5%".
std::string form_key(const Annotation& article, const Mention& mention, const Words& words) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(mention.type)));
  if (is_name(mention.type) && !words.empty()) return key + joined(words);
  const TokenRange tokens = tokens_in(article, mention.span);
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) key += folded(article, t) + ' ';
  return key;
}

Words compared_words(const Annotation& article, const Mention& mention) {
  const Words words = name_words(article, mention.span);
  if (mention.type == EntityType::person) return words;
  return name_key(mention.type, words);
}

// Whether a mention is all that stands in double brackets, as the labels of an interview do.
bool is_label(const Annotation& article, Span mention) {
  const std::string_view text = article.text;
  return mention.begin >= 2 && text.substr(mention.begin - 2, 2) == "((" && text.substr(mention.end, 2) == "))";
}

std::vector<Form> collect_forms(const Annotation& article) {
  std::vector<Form> forms;
  std::unordered_map<std::string, size_t> index;
  uint32_t previous = none;  // the form of the last name
  for (uint32_t m = 0; m < article.mentions.size(); ++m) {
    const Mention& mention = article.mentions[m];
    Words words = compared_words(article, mention);
    const auto [place, is_new] = index.emplace(form_key(article, mention, words), forms.size());
    if (is_new) forms.push_back({mention.type, on_one_line(article, mention.span), std::move(words), {}, false, none});
    Form& form = forms[place->second];
    if (is_introduced(article, m) && previous != place->second) {
      const bool is_longer = form.words.size() > forms[previous].words.size();
      Form& shorter = is_longer ? forms[previous] : form;
      if (shorter.introduced_by == none)
        shorter.introduced_by = is_longer ? static_cast<uint32_t>(place->second) : previous;
    }
    form.mentions.push_back(m);
    form.is_label = form.is_label || is_label(article, mention.span);
    if (is_name(mention.type)) previous = static_cast<uint32_t>(place->second);
  }
  return forms;
}

// ---- groups --------------------------------------------------------------------------------------------------

// Beyond so many names each is not compared with every other.
constexpr size_t most_compared = 256;

// Groups of one type, to be found by the words of their leading names.
class Groups {
 public:
  std::vector<Group> all;

  uint32_t add(const Words& lead) {
    const auto group = static_cast<uint32_t>(all.size());
    all.push_back({lead, {}, none});
    for (const std::string& word : lead) {
      auto& listed_groups = by_word_[word];
      if (listed_groups.empty() || listed_groups.back() != group) listed_groups.push_back(group);
    }
    if (lead.size() > 1) by_initial_[lead[0].front()].push_back(group);
    if (lead.size() > 2 && lead[2].front() != lead[0].front()) by_initial_[lead[2].front()].push_back(group);
    return group;
  }

  // The group itself or the one that it was merged into; none of none.
  uint32_t whole(uint32_t group) const {
    while (group != none && all[group].part_of != none) group = all[group].part_of;
    return group;
  }

  // Puts the mentions of a second group into a first, which from now on is found by both leading names.
  void merge(uint32_t group, uint32_t other) {
    if (group == other) return;
    append(all[group].mentions, std::exchange(all[other].mentions, {}));
    all[other].part_of = group;
  }

  // All groups whose leading name passes the test; none if there are very many.
  template <typename Test>
  std::vector<uint32_t> with_any_word(Test test) const {
    std::vector<uint32_t> found;
    if (all.size() > most_compared) return found;
    for (uint32_t group = 0; group < all.size(); ++group)
      if (test(all[group].lead)) add_whole(found, group);
    return found;
  }

  // The groups whose leading name has this word and passes the test; none if too many have the word.
  template <typename Test>
  std::vector<uint32_t> with_word(const std::string& word, Test test) const {
    return passing(by_word_, word, test);
  }

  // The same for names of several words that begin with this letter, at once or after a country of two words.
  template <typename Test>
  std::vector<uint32_t> with_initial(char initial, Test test) const {
    return passing(by_initial_, initial, test);
  }

 private:
  template <typename Index, typename Test>
  std::vector<uint32_t> passing(const Index& index, const typename Index::key_type& key, Test test) const {
    const auto place = index.find(key);
    if (place == index.end() || place->second.size() > most_candidates) return {};
    std::vector<uint32_t> found;
    for (const uint32_t group : place->second)
      if (test(all[group].lead)) add_whole(found, group);
    return found;
  }

  void add_whole(std::vector<uint32_t>& found, uint32_t group) const {
    group = whole(group);
    if (std::find(found.begin(), found.end(), group) == found.end()) found.push_back(group);
  }

  std::unordered_map<std::string, std::vector<uint32_t>> by_word_;
  std::unordered_map<char, std::vector<uint32_t>> by_initial_;
};

// Forms with the most words first, so that short forms find the names they are short for; else in text order.
std::vector<const Form*> longest_first(const std::vector<Form>& forms, EntityType type) {
  std::vector<const Form*> ordered;
  for (const Form& form : forms)
    if (form.type == type) ordered.push_back(&form);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Form* a, const Form* b) { return a->words.size() > b->words.size(); });
  return ordered;
}

// ---- people --------------------------------------------------------------------------------------------------

// Gives each mention of a surname that several people share ("the court" where there are several) to the one of them
// who alone was named before it, and the later ones to the same; to none of them as soon as that is not sure.
void share_out(const Annotation& article, const Form& form, const std::vector<uint32_t>& people, Groups& groups) {
  std::vector<std::vector<uint32_t>> named;  // where each of the people is named in full
  for (const uint32_t person : people) named.push_back(groups.all[person].mentions);
  uint32_t usual = none;  // who the surname alone stood for so far, an index into people
  std::vector<uint32_t> unsure;
  for (const uint32_t mention : form.mentions) {
    uint32_t before = none, near_by = 0, count = 0;
    for (uint32_t p = 0; p < people.size(); ++p) {
      const auto next = std::lower_bound(named[p].begin(), named[p].end(), mention);
      if (next == named[p].begin()) continue;
      before = p;
      ++count;
      near_by += p != usual && sentence_of(article, *(next - 1)) + 1 >= sentence_of(article, mention);
    }
    if (usual == none && count == 1) usual = before;
    if (usual != none && (count == 1 || near_by == 0)) groups.all[people[usual]].mentions.push_back(mention);
    else unsure.push_back(mention);
  }
  if (!unsure.empty()) groups.all[groups.add(form.words)].mentions = std::move(unsure);
}

// The people that a name means which is neither a surname nor another form of theirs: a given name, initials, a name
// without its last surname, a misspelt one.
std::vector<uint32_t> people_meant(const Groups& groups, const Form& form) {
  const Words& words = form.words;
  std::vector<uint32_t> people;
  if (words.size() == 1)
    people = groups.with_word(words[0], [&](const Words& full) { return is_given_name_in(words[0], full); });
  if (people.empty() && words.size() == 1)
    people = groups.with_any_word([&](const Words& full) { return is_given_name_in(words[0], full); });
  if (people.empty() && words.size() > 1)
    people = groups.with_word(words[0], [&](const Words& full) { return leaves_out_surname(words, full); });
  if (people.empty() && words.size() == 1 && !acronym_letters(form.text).empty())
    people = groups.with_any_word([&](const Words& full) { return has_initials(words[0], full); });
  if (people.empty())
    people = groups.with_any_word([&](const Words& full) {
      return are_misspelt_alike(words, full) || (words.size() == 1 && are_misspelt_alike(words, {full.back()}));
    });
  return people;
}

std::vector<Group> group_people(const Annotation& article, const std::vector<Form>& forms) {
  Groups groups;
  std::vector<uint32_t> group_of(forms.size(), none);
  for (const Form* form : longest_first(forms, EntityType::person)) {
    const Words& words = form->words;
    const uint32_t introduced = form->introduced_by == none ? none : groups.whole(group_of[form->introduced_by]);
    std::vector<uint32_t> people;
    if (!words.empty()) {
      people = groups.with_word(words.back(), [&](const Words& full) {
        return is_surname_in(words, full) || may_be_same_person(words, full);
      });
      if (people.empty() && introduced == none) people = people_meant(groups, *form);
      if (people.size() > 1 && words.size() == 1 && introduced == none) {
        share_out(article, *form, people, groups);
        continue;
      }
    }
    const uint32_t group = people.size() == 1 ? people[0] : introduced != none ? introduced : groups.add(words);
    if (introduced != none) groups.merge(group, introduced);  // "Day was born Mary Kappelhoff", of Doris Day
    append(groups.all[group].mentions, form->mentions);
    group_of[form - forms.data()] = group;
  }
  return std::move(groups.all);
}

// ---- organizations, places and all else ----------------------------------------------------------------------

// The groups of several words that an acronym can stand for.
std::vector<uint32_t> spelled_out(const Groups& groups, const std::string& acronym) {
  const auto test = [&](const Words& lead) { return is_acronym_of(acronym, lead); };
  std::vector<uint32_t> found = groups.with_initial(acronym.front(), test);
  return found.empty() ? groups.with_any_word(test) : found;
}

// "CENTCOM" of "U.S. CENTCOM".
std::string acronym_in(const Form& form) {
  const size_t space = form.text.find(' ');
  const bool has_country = space != form.text.npos && form.words.size() == 3 && form.words[0] == "united";
  return acronym_letters(has_country ? std::string_view(form.text).substr(space + 1) : std::string_view(form.text));
}

// Places of one word are misspelt in longer words only ("Niger", "Nigeria" are two), others in a vowel ("Taleban").
constexpr size_t least_misspelt_place = 8, least_other_vowel = 7;

std::vector<uint32_t> misspelt(const Groups& groups, const Words& words, EntityType type) {
  if (words.size() == 1 && type == EntityType::gpe && words[0].size() < least_misspelt_place) return {};
  if (words.size() == 1 && type != EntityType::gpe) {
    if (words[0].size() < least_other_vowel) return {};
    return groups.with_any_word(
        [&](const Words& full) { return full.size() == 1 && differ_by_a_vowel(words[0], full[0]); });
  }
  return groups.with_any_word([&](const Words& full) { return are_misspelt_alike(words, full); });
}

// The groups that a form can stand for.
std::vector<uint32_t> groups_meant(const Groups& groups, const Form& form) {
  const Words& words = form.words;
  if (!is_name(form.type) || words.empty()) return {};
  const std::string acronym = acronym_in(form);
  std::vector<uint32_t> found;
  if (!acronym.empty()) found = spelled_out(groups, acronym);
  if (found.empty())
    found = groups.with_word(words.front(),
                             [&](const Words& full) { return is_short_form_of(form.type, words, full); });
  if (found.empty() && form.is_label && !acronym.empty())
    found = groups.with_any_word([&](const Words& full) { return full.size() == 1 && abbreviates(acronym, full[0]); });
  if (found.empty() && form.type != EntityType::norp) found = misspelt(groups, words, form.type);
  return found;
}

std::vector<Group> group_others(const Annotation& article, const std::vector<Form>& forms, EntityType type) {
  Groups groups;
  std::vector<uint32_t> group_of(forms.size(), none);
  for (const Form* form : longest_first(forms, type)) {
    const Words& words = form->words;
    const uint32_t introduced = form->introduced_by == none ? none : groups.whole(group_of[form->introduced_by]);
    std::vector<uint32_t> found;
    if (introduced == none || acronym_letters(form->text).empty()) found = groups_meant(groups, *form);
    if (introduced != none) {  // "the Coastal Union, founded as the Fishers' League", of the Velmar Coastal Union
      if (found.size() == 1) groups.merge(introduced, found[0]);
      found = {introduced};
    }
    if (found.size() > 1) {
      share_out(article, *form, found, groups);
      continue;
    }
    const uint32_t group = found.size() == 1 ? found[0] : groups.add(words);
    append(groups.all[group].mentions, form->mentions);
    group_of[form - forms.data()] = group;
  }
  return std::move(groups.all);
}

}  // namespace

std::vector<std::vector<uint32_t>> group_mentions(const Annotation& article) {
  const std::vector<Form> forms = collect_forms(article);
  std::vector<std::vector<uint32_t>> entities;
  for (int t = 0; t < entity_types; ++t) {
    const auto type = static_cast<EntityType>(t);
    std::vector<Group> groups =
        type == EntityType::person ? group_people(article, forms) : group_others(article, forms, type);
    for (Group& group : groups)
      if (!group.mentions.empty()) entities.push_back(std::move(group.mentions));
  }
  return entities;
}

}  // namespace annotator
