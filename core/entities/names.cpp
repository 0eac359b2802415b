#include "names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "../article/unicode.h"
#include "us_states.h"

namespace annotator {
namespace {

constexpr std::array<std::string_view, 28> company_forms = {
    "ab", "ag", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "group", "holding", "holdings", "inc",
    "incorporated", "kft", "kgaa", "limited", "llc", "llp", "lp", "ltd", "nv", "oyj", "plc", "pty", "sa", "spa",
    "srl"};
static_assert(std::is_sorted(company_forms.begin(), company_forms.end()));

// What only organizations end in, and none leaves out as it leaves out its company form.
constexpr std::array<std::string_view, 10> organization_endings = {
    "athletic", "fc", "hospital", "hotspur", "ministry", "party", "rovers", "united", "university", "wanderers"};
static_assert(std::is_sorted(organization_endings.begin(), organization_endings.end()));

// Words that a comparison or an acronym leaves out.
constexpr std::array<std::string_view, 19> small_words = {
    "a", "an", "and", "at", "by", "da", "de", "del", "des", "di", "du", "el", "for", "in", "la", "of", "on",
    "the", "to"};
static_assert(std::is_sorted(small_words.begin(), small_words.end()));

// Kinds of places and buildings, left out in the short form of a name: "Gaza" for "Gaza Strip".
constexpr std::array<std::string_view, 33> place_kinds = {
    "airport", "bay", "building", "cathedral", "center", "centre", "college", "complex", "county", "desert",
    "detention", "hospital", "hotel", "international", "island", "islands", "mosque", "museum", "ocean", "palace",
    "peninsula", "plant", "port", "power", "prison", "province", "river", "sea", "stadium", "station", "strip",
    "university", "valley"};

// Kinds that alone can stand for the name: "the Channel" for "the English Channel".
constexpr std::array<std::string_view, 6> lone_kinds = {"canal", "channel", "delta", "gulf", "peninsula", "strait"};
static_assert(std::is_sorted(lone_kinds.begin(), lone_kinds.end()));
static_assert(std::is_sorted(place_kinds.begin(), place_kinds.end()));

// Kinds of events, left out in the short form of a name.
constexpr std::array<std::string_view, 8> event_kinds = {
    "championship", "championships", "cup", "event", "fest", "festival", "open", "tournament"};
static_assert(std::is_sorted(event_kinds.begin(), event_kinds.end()));

// What a part of an organization is called: "U.N." does not stand for "U.N. Security Council".
constexpr std::array<std::string_view, 50> parts_of_organizations = {
    "academy", "agency", "assembly", "authority", "board", "branch", "bureau", "cabinet", "center", "centre",
    "chamber", "channel", "college", "command", "commission", "committee", "council", "court", "department",
    "division", "embassy", "force", "foundation", "fund", "institute", "laboratory", "league", "library",
    "ministry", "mission", "network", "news", "office", "organization", "panel", "police", "program", "programme",
    "project", "province", "radio", "research", "school", "secretariat", "senate", "service", "studio", "team",
    "television", "wing"};
static_assert(std::is_sorted(parts_of_organizations.begin(), parts_of_organizations.end()));

// Words before the name of a storm.
constexpr std::array<std::string_view, 5> storm_kinds = {
    "cyclone", "hurricane", "storm", "tropical", "typhoon"};
static_assert(std::is_sorted(storm_kinds.begin(), storm_kinds.end()));

// First words of a state's full style, which ends in "of" and the usual name: "Islamic Republic of Iran".
constexpr std::array<std::string_view, 12> state_styles = {
    "city", "commonwealth", "democratic", "federal", "federation", "islamic", "kingdom", "peoples", "province",
    "republic", "socialist", "state"};
static_assert(std::is_sorted(state_styles.begin(), state_styles.end()));

// Usual variants of a few names that begin a name or are one. The key leaves "and" out. Of two that begin a name the
// longer comes first.
Words country_key(const Words& words) {
  static const std::pair<Words, Words> variants[] = {
      {{"united", "states", "of", "america"}, {"united", "states"}},
      {{"usa"}, {"united", "states"}},
      {{"us"}, {"united", "states"}},
      {{"united", "kingdom", "of", "great", "britain", "northern", "ireland"}, {"united", "kingdom"}},
      {{"uk"}, {"united", "kingdom"}},
      {{"un"}, {"united", "nations"}},
      {{"eu"}, {"european", "union"}},
      {{"ussr"}, {"soviet", "union"}},
      {{"islamic", "state", "of", "iraq", "syria"}, {"islamic", "state"}},
      {{"islamic", "state", "of", "iraq", "levant"}, {"islamic", "state"}},
      {{"fed"}, {"federal", "reserve"}},
      {{"isil"}, {"islamic", "state"}},
      {{"isis"}, {"islamic", "state"}},
  };
  for (const auto& [variant, full] : variants) {
    if (variant.size() > words.size() || !std::equal(variant.begin(), variant.end(), words.begin())) continue;
    Words key = full;
    key.insert(key.end(), words.begin() + variant.size(), words.end());
    return key;
  }
  return words;
}

// "ore" -> "oregon", "nc" -> "north", "carolina"
Words state_key(std::string_view word) {
  const std::string_view name = us_state_of(word);
  const size_t space = name.find(' ');
  if (space == name.npos) return {std::string(name.empty() ? word : name)};
  return {std::string(name.substr(0, space)), std::string(name.substr(space + 1))};
}

Words place_key(Words key) {
  if (key.size() == 1) key = state_key(key[0]);
  if (key == Words{"america"}) return {"united", "states"};
  if (key == Words{"britain"} || key == Words{"great", "britain"}) return {"united", "kingdom"};
  if (key == Words{"dc"}) return {"washington", "dc"};  // not "washington": "Washington, D.C." is often two names
  if (key == Words{"vatican", "city"}) return {"vatican"};
  if (key.size() > 1 && key.back() == "province") key.pop_back();
  return key;
}

void drop_plural(std::string& word) {
  if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
}

bool have_same_words(Words a, Words b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// Whether part is full without the kinds of place that full ends in.
bool leaves_out_kind(const Words& part, const Words& full) {
  return starts_with(full, part) && std::all_of(full.begin() + part.size(), full.end(),
                                                [](const std::string& word) { return listed(place_kinds, word); });
}

// Whether part is what follows the last "of" of full.
bool follows_of(const Words& part, const Words& full) {
  return ends_with(full, part) && full.size() > part.size() + 1 && full[full.size() - part.size() - 1] == "of";
}

// Keys leave out the s of a plural, so that "news" may be "new".
bool names_a_part(const std::string& word) {
  return listed(parts_of_organizations, word) || listed(parts_of_organizations, word + 's');
}

// "BBC" for "BBC Radio" is wrong, "Xinhua" for "Xinhua News Agency" right: behind a short form there may be "of" and a
// place, what a news agency is called, or words that name no part of it.
bool may_be_left_out(const Words& behind) {
  if (behind.front() == "of" || behind == Words{"news", "agency"} || behind == Words{"press", "agency"}) return true;
  return behind.front() != "in" && std::none_of(behind.begin(), behind.end(), names_a_part);
}

bool is_short_organization(const Words& part, const Words& full) {
  if (part == Words{"house"} && full.front() == "white") return false;
  const Words core = without_small_words(without_country(part)), whole = without_small_words(without_country(full));
  if (core.size() > 1 && have_same_words(core, whole)) return true;
  if (ends_with(full, part)) return true;
  const Words national = without_country(full);
  const Words beginning = without_country(part);
  if (starts_with(national, beginning))
    return may_be_left_out(Words(national.begin() + static_cast<ptrdiff_t>(beginning.size()), national.end()));
  if (full.back() == "corp" && core.size() > 1 && ends_with(Words(full.begin(), full.end() - 1), core)) return true;
  return core.size() > 1 && core.size() < whole.size() && core.back() == whole.back() && is_subsequence(core, whole);
}

bool is_year(std::string_view word) {
  return word.size() == 4 && std::all_of(word.begin(), word.end(), [](unsigned char c) { return is_digit(c); });
}

// Whether an event's name goes on with no more than its kind or year: "Hopman Cup", "Beyond Fest 2019".
bool leaves_out_event_kind(const Words& part, const Words& full) {
  const auto is_left_out = [](const std::string& word) {
    return listed(event_kinds, word) || is_year(word);
  };
  return starts_with(full, part) &&
         std::all_of(full.begin() + static_cast<ptrdiff_t>(part.size()), full.end(), is_left_out);
}

}  // namespace

Words without_country(const Words& key) {
  const bool has_country = key.size() > 2 && ((key[0] == "united" && (key[1] == "states" || key[1] == "nations")) ||
                                              (key[0] == "european" && key[1] == "union"));
  return has_country ? Words(key.begin() + 2, key.end()) : key;
}

bool is_small_word(std::string_view word) { return listed(small_words, word); }

Words without_small_words(Words words) {
  std::erase_if(words, is_small_word);
  return words;
}

Words name_key(EntityType type, const Words& words) {
  Words key = words;
  const auto is_dropped = [](const std::string& word) { return word == "the" || word == "and"; };
  if (!std::all_of(key.begin(), key.end(), is_dropped)) std::erase_if(key, is_dropped);
  key = country_key(key);
  for (std::string& word : key)
    if (word == "st") word = "saint";
  // "G-7" is "G7".
  if (key.size() == 2 && key[0].size() == 1 && key[1].size() <= 2 && is_digit(static_cast<unsigned char>(key[1][0])))
    key = {key[0] + key[1]};
  if (type == EntityType::gpe) return place_key(std::move(key));
  if (type == EntityType::org)
    while (key.size() > 1 && (listed(company_forms, key.back()) || key.back() == "index")) key.pop_back();
  if (type == EntityType::event)
    while (key.size() > 1 && listed(storm_kinds, key.front())) key.erase(key.begin());
  if (!key.empty()) drop_plural(key.back());
  return key;
}

bool has_company_form(const Words& words) { return words.size() > 1 && listed(company_forms, words.back()); }

bool ends_as_organization(const Words& words) { return words.size() > 1 && listed(organization_endings, words.back()); }

bool is_short_form_of(EntityType type, const Words& part, const Words& full) {
  if (part.empty() || (part.size() == 1 && (part[0].size() < 2 || is_small_word(part[0])))) return false;
  switch (type) {
    case EntityType::org:
      return is_short_organization(part, full);
    case EntityType::gpe:
      if (part.size() == 1 && full.size() == 2 && (part[0] == "north" || part[0] == "south"))
        return full[0] == part[0];
      return listed(state_styles, full.front()) && follows_of(part, full);
    case EntityType::loc:
      return leaves_out_kind(part, full) || follows_of(part, full) ||
             (part.size() == 1 && listed(lone_kinds, part[0]) && ends_with(full, part));
    case EntityType::fac:
      return leaves_out_kind(part, full) ||
             (part.size() > 1 && part.size() < full.size() && part.back() == full.back() && is_subsequence(part, full));
    case EntityType::event:
      return ends_with(full, part) || leaves_out_event_kind(part, full);
    case EntityType::law:
    case EntityType::product:
      return ends_with(full, part);
    default:
      return false;
  }
}

}  // namespace annotator
