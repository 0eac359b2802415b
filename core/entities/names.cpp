#include "names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "../article/unicode.h"
#include "../article/utf8.h"
#include "words.h"

namespace annotator {
namespace {

// Generation marks and degrees after a name.
constexpr std::array<std::string_view, 14> name_suffixes = {
    "esq", "ii", "iii", "iv", "jnr", "jr", "md", "phd", "sr", "v", "vi", "vii", "viii", "xvi"};
static_assert(std::is_sorted(name_suffixes.begin(), name_suffixes.end()));

// First names and their usual short forms; both directions are looked up.
constexpr std::pair<std::string_view, std::string_view> short_first_names[] = {
    {"abe", "abraham"}, {"al", "albert"}, {"alex", "alexander"}, {"andy", "andrew"}, {"ben", "benjamin"},
    {"beth", "elizabeth"},
    {"bernie", "bernard"}, {"bill", "william"}, {"bob", "robert"}, {"charlie", "charles"},
    {"chris", "christopher"}, {"chuck", "charles"}, {"dan", "daniel"}, {"dave", "david"}, {"dick", "richard"},
    {"don", "donald"}, {"ed", "edward"}, {"fred", "frederick"}, {"greg", "gregory"}, {"jeff", "jeffrey"},
    {"jim", "james"}, {"joe", "joseph"}, {"jon", "jonathan"}, {"josh", "joshua"}, {"ken", "kenneth"}, {"larry", "lawrence"}, {"liz", "elizabeth"},
    {"marty", "martin"}, {"matt", "matthew"}, {"meg", "margaret"}, {"mike", "michael"}, {"mitch", "mitchell"},
    {"nick", "nicholas"}, {"pat", "patrick"}, {"pete", "peter"}, {"phil", "philip"}, {"ray", "raymond"},
    {"rick", "richard"}, {"rob", "robert"}, {"ron", "ronald"}, {"sam", "samuel"}, {"steve", "steven"},
    {"sue", "susan"}, {"ted", "edward"}, {"tim", "timothy"}, {"tom", "thomas"}, {"tony", "anthony"},
    {"will", "william"}, {"zach", "zachary"}, {"zack", "zachary"},
};

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

bool is_initial(std::string_view word) { return word.size() == 1; }

// "chad" of "chadwick": shorter ones, and all but a letter, begin too many names.
constexpr size_t least_beginning = 3;

bool are_short_forms(std::string_view a, std::string_view b) {
  for (const auto& [small, full] : short_first_names)
    if ((a == small && b == full) || (a == full && b == small)) return true;
  return false;
}

// "j" and "james", "jd" and "james" or "j", "mike" and "michael", "mohamed" and "mohamed".
bool first_names_agree(std::string_view a, std::string_view b) {
  if (a == b || are_short_forms(a, b)) return true;
  return a.front() == b.front() && (is_initial(a) || is_initial(b));
}

struct PersonParts {
  Words words;  // without suffix
  std::string suffix;
};

PersonParts parts_of(const Words& name) {
  PersonParts parts{.words = name, .suffix = {}};
  if (name.size() > 1 && listed(name_suffixes, name.back())) {
    parts.suffix = name.back();
    parts.words.pop_back();
  }
  return parts;
}

// Whether the names between first name and surname can be the same: each of the shorter list agrees with one of the
// longer, in order. "W." does not agree with "H. W.", nothing agrees with all.
bool middle_names_agree(const Words& a, const Words& b) {
  const size_t na = a.size() - 2, nb = b.size() - 2;
  if (na > nb) return middle_names_agree(b, a);
  if (na == nb)
    return std::equal(a.begin() + 1, a.end() - 1, b.begin() + 1, first_names_agree);
  size_t matched = 0;
  for (size_t i = 0; i < nb && matched < na; ++i)
    if (!is_initial(b[1 + i]) && first_names_agree(a[1 + matched], b[1 + i])) ++matched;
  return matched == na;
}

bool ends_with(const Words& full, const Words& part) {
  return part.size() < full.size() && std::equal(part.begin(), part.end(), full.end() - part.size());
}

bool starts_with(const Words& full, const Words& part) {
  return part.size() < full.size() && std::equal(part.begin(), part.end(), full.begin());
}

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

Words place_key(Words key) {
  if (key == Words{"america"}) return {"united", "states"};
  if (key == Words{"britain"} || key == Words{"great", "britain"}) return {"united", "kingdom"};
  if (key == Words{"dc"}) return {"washington", "dc"};  // not "washington": "Washington, D.C." is often two names
  if (key == Words{"vatican", "city"}) return {"vatican"};
  if (key.size() > 1 && (key.back() == "province" || key.back() == "county")) key.pop_back();
  return key;
}

void drop_plural(std::string& word) {
  if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
}

Words without_country(const Words& key) {
  const bool has_country = key.size() > 2 && ((key[0] == "united" && (key[1] == "states" || key[1] == "nations")) ||
                                              (key[0] == "european" && key[1] == "union"));
  return has_country ? Words(key.begin() + 2, key.end()) : key;
}

Words without_small_words(Words words) {
  std::erase_if(words, [](const std::string& word) { return listed(small_words, word); });
  return words;
}

bool have_same_words(Words a, Words b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// Whether all words of part stand in full, in order.
bool is_subsequence(const Words& part, const Words& full) {
  size_t found = 0;
  for (const std::string& word : full)
    if (found < part.size() && part[found] == word) ++found;
  return found == part.size();
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

bool is_acronym_of_words(std::string_view acronym, const Words& full) {
  // reached[i]: the first i letters are made of the words so far. Each word gives one letter, and in a longer acronym
  // up to four; small words may give none.
  std::vector<bool> reached(acronym.size() + 1);
  reached[0] = true;
  const size_t most = acronym.size() > 3 ? 4 : 1;
  for (const std::string& word : full) {
    std::vector<bool> next(acronym.size() + 1);
    for (size_t i = 0; i <= acronym.size(); ++i) {
      if (!reached[i]) continue;
      if (listed(small_words, word)) next[i] = true;
      for (size_t n = 1; n <= most && i + n <= acronym.size() && n <= word.size(); ++n) {
        if (acronym[i + n - 1] != word[n - 1]) break;
        next[i + n] = true;
      }
    }
    reached = std::move(next);
  }
  return reached[acronym.size()];
}

// Whether some letters are others but for one that is neither the first nor the last.
bool leaves_out_a_letter(std::string_view letters, std::string_view all) {
  for (size_t i = 1; i + 1 < all.size(); ++i)
    if (letters.substr(0, i) == all.substr(0, i) && letters.substr(i) == all.substr(i + 1)) return true;
  return false;
}

constexpr std::string_view digits_in_words[] = {"zero", "one", "two",   "three", "four",
                                                "five", "six", "seven", "eight", "nine"};

// "7" of "seven": acronyms have digits for numbers, and all of those of "20" and "20th".
std::string letters_of(const std::string& word) {
  for (size_t digit = 0; digit < std::size(digits_in_words); ++digit)
    if (word == digits_in_words[digit]) return std::to_string(digit);
  const auto is_no_digit = [](unsigned char c) { return !is_digit(c); };
  const auto digits = static_cast<size_t>(std::find_if(word.begin(), word.end(), is_no_digit) - word.begin());
  return word.substr(0, std::max<size_t>(1, digits));
}

bool is_numbered(const Words& full) {
  return std::any_of(full.begin(), full.end(), [](const std::string& word) {
    return is_digit(static_cast<unsigned char>(letters_of(word).front()));
  });
}

// Acronyms that take some of the words, or all in another order: "RMT" of "National Union of Rail, Maritime and
// Transport Workers", "ODESC" of "Officials Committee for Domestic and External Security Coordination", "FARC" of
// "Revolutionary Armed Forces of Colombia".
bool is_loose_acronym_of(std::string_view acronym, const Words& full) {
  const std::string initials = initials_of(full);
  if (acronym.size() < 3 || initials.size() < acronym.size()) return false;
  if (initials.find(acronym) != std::string::npos) return true;
  if (acronym.size() > 3 && initials.size() == acronym.size() + 1 && leaves_out_a_letter(acronym, initials)) return true;
  return acronym.size() > 3 && initials.size() == acronym.size() &&
         std::is_permutation(initials.begin(), initials.end(), acronym.begin());
}

// ---- misspelt names ------------------------------------------------------------------------------------------

// One letter more, less or other, or two letters swapped.
bool differ_by_a_letter(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) return differ_by_a_letter(b, a);
  if (a == b || b.size() > a.size() + 1) return false;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::string_view rest = a.substr(same), other = b.substr(same);
  if (a.size() < b.size()) return rest == other.substr(1);
  if (rest.substr(1) == other.substr(1)) return true;
  return rest.size() > 1 && rest[0] == other[1] && rest[1] == other[0] && rest.substr(2) == other.substr(2);
}

bool is_of_letters(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// Shorter words of one letter's difference are mostly two words; a vowel is one way to spell a foreign name.
constexpr size_t least_misspelt = 6, least_other_vowel = 5;

bool are_spelt_alike(std::string_view a, std::string_view b) {
  if (!is_of_letters(a) || !is_of_letters(b) || a.front() != b.front()) return false;
  return (a.size() >= least_misspelt && differ_by_a_letter(a, b)) ||
         (a.size() >= least_other_vowel && differ_by_a_vowel(a, b));
}

// Whether an event's name goes on with no more than its kind or year: "Hopman Cup", "Beyond Fest 2019".
bool leaves_out_event_kind(const Words& part, const Words& full) {
  const auto is_left_out = [](const std::string& word) {
    return listed(event_kinds, word) || (word.size() == 4 && !is_of_letters(word));
  };
  return starts_with(full, part) && std::all_of(full.begin() + static_cast<ptrdiff_t>(part.size()), full.end(), is_left_out);
}

}  // namespace

std::string joined(const Words& words) {
  std::string key;
  for (const std::string& word : words) key += word + ' ';
  return key;
}

bool differ_by_a_vowel(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return a.size() == b.size() && x != a.end() && is_vowel(*x) && is_vowel(*y) && std::equal(x + 1, a.end(), y + 1);
}

bool are_misspelt_alike(const Words& a, const Words& b) {
  if (a.size() != b.size()) return false;
  size_t misspelt = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (!are_spelt_alike(a[i], b[i])) return false;
    ++misspelt;
  }
  return misspelt == 1;
}

bool has_initials(std::string_view initials, const Words& full) {
  if (initials.size() < 2 || initials.size() != full.size()) return false;
  for (size_t i = 0; i < full.size(); ++i)
    if (full[i].front() != initials[i]) return false;
  return true;
}

bool leaves_out_surname(const Words& part, const Words& full) {
  return part.size() > 1 && part.front().size() > 1 && part.size() < full.size() && part.front() == full.front() &&
         part.back() != full.back() && is_subsequence(part, full);
}

bool may_be_same_person(const Words& a, const Words& b) {
  const PersonParts p = parts_of(a), q = parts_of(b);
  if (!p.suffix.empty() && !q.suffix.empty() && p.suffix != q.suffix) return false;
  if (p.words == q.words) return true;
  if (p.words.size() < 2 || q.words.size() < 2) return false;
  return p.words.back() == q.words.back() && first_names_agree(p.words.front(), q.words.front()) &&
         middle_names_agree(p.words, q.words);
}

bool is_surname_in(const Words& part, const Words& full) {
  const Words shorter = parts_of(part).words, longer = parts_of(full).words;
  return !shorter.empty() && !is_initial(shorter.back()) && ends_with(longer, shorter);
}

bool is_given_name_in(std::string_view word, const Words& full) {
  if (word.size() < 2 || full.size() < 2) return false;
  return std::find(full.begin(), full.end() - 1, word) != full.end() - 1 || is_short_given_name(word, full);
}

bool is_short_given_name(std::string_view word, const Words& full) {
  const std::string_view given = full.front();
  return are_short_forms(word, given) || (word.size() >= least_beginning && given.size() > word.size() + 1 && given.starts_with(word));
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

std::string acronym_letters(std::string_view text) {
  std::string letters;
  int capitals = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '.' || c == '&' || c == '-') continue;
    if (!is_letter(c) && !is_digit(c)) return {};
    capitals += is_upper(c);
    const char32_t lower = fold(c);
    if (lower >= 0x80) return {};
    letters += static_cast<char>(lower);
  }
  const bool is_numbered = capitals == 1 && letters.size() > 1 && letters.size() <= 3 &&
                           std::all_of(letters.begin() + 1, letters.end(), [](char c) { return c >= '0' && c <= '9'; });
  return (capitals >= 2 && letters.size() <= 8) || is_numbered ? letters : std::string();
}

bool is_acronym_of(std::string_view acronym, const Words& key) {
  if (acronym.size() < 2 || key.size() < 2) return false;
  if (is_loose_acronym_of(acronym, key)) return true;
  const Words national = without_country(key);
  if (is_numbered(key) && initials_of(key) == acronym) return true;  // "G20", "Group of 20"
  // "VA" of "Department of Veterans Affairs"
  const bool is_department = national.front() == "department" || national.front() == "ministry";
  if (is_department && national.size() > 3 && national[1] == "of" &&
      is_acronym_of_words(acronym, Words(national.begin() + 2, national.end())))
    return true;
  if (is_acronym_of_words(acronym, key) || (national.size() > 1 && is_acronym_of_words(acronym, national))) return true;
  // The c of "Company" or "Corporation", which keys leave out.
  return acronym.size() > 2 && acronym.back() == 'c' && is_acronym_of_words(acronym.substr(0, acronym.size() - 1), key);
}

std::string initials_of(const Words& words) {
  std::string initials;
  for (const std::string& word : without_small_words(words)) initials += letters_of(word);
  return initials;
}

bool abbreviates(std::string_view letters, std::string_view word) {
  if (letters.size() < 2 || letters.size() >= word.size() || letters.front() != word.front()) return false;
  size_t found = 0;
  for (const char c : word)
    if (found < letters.size() && letters[found] == c) ++found;
  return found == letters.size();
}

bool is_short_form_of(EntityType type, const Words& part, const Words& full) {
  if (part.empty() || (part.size() == 1 && (part[0].size() < 2 || listed(small_words, part[0])))) return false;
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
