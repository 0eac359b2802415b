#include "people.h"

#include <algorithm>
#include <array>
#include <utility>

namespace annotator {
namespace {

// Generation marks and degrees after a name.
constexpr std::array<std::string_view, 14> name_suffixes = {
    "esq", "ii", "iii", "iv", "jnr", "jr", "md", "phd", "sr", "v", "vi", "vii", "viii", "xvi"};
static_assert(std::is_sorted(name_suffixes.begin(), name_suffixes.end()));

// First names and their usual short forms; both directions are looked up.
constexpr std::pair<std::string_view, std::string_view> short_first_names[] = {
    {"abby", "abigail"}, {"abe", "abraham"}, {"al", "albert"}, {"alex", "alexander"}, {"andy", "andrew"},
    {"angie", "angela"}, {"barb", "barbara"}, {"becky", "rebecca"}, {"ben", "benjamin"}, {"bernie", "bernard"},
    {"beth", "elizabeth"}, {"betty", "elizabeth"}, {"bill", "william"}, {"billy", "william"}, {"bob", "robert"},
    {"bobby", "robert"}, {"brad", "bradley"}, {"cathy", "catherine"}, {"charlie", "charles"},
    {"chris", "christopher"}, {"chuck", "charles"}, {"cindy", "cynthia"}, {"connie", "constance"}, {"dan", "daniel"},
    {"danny", "daniel"}, {"dave", "david"}, {"debbie", "deborah"}, {"dick", "richard"}, {"don", "donald"},
    {"doug", "douglas"}, {"ed", "edward"}, {"eddie", "edward"}, {"fran", "frances"}, {"fred", "frederick"},
    {"freddie", "frederick"}, {"gabe", "gabriel"}, {"gene", "eugene"}, {"gerry", "gerald"}, {"greg", "gregory"},
    {"hank", "henry"}, {"harry", "harold"}, {"harry", "henry"}, {"jack", "john"}, {"jackie", "jacqueline"},
    {"jake", "jacob"}, {"jeff", "jeffrey"}, {"jenny", "jennifer"}, {"jerry", "gerald"}, {"jess", "jessica"},
    {"jim", "james"}, {"jimmy", "james"}, {"joe", "joseph"}, {"johnny", "john"}, {"jon", "jonathan"},
    {"josh", "joshua"}, {"kate", "katherine"}, {"kathy", "katherine"}, {"ken", "kenneth"}, {"kenny", "kenneth"},
    {"kim", "kimberly"}, {"larry", "lawrence"}, {"lenny", "leonard"}, {"leo", "leonard"}, {"liz", "elizabeth"},
    {"lou", "louis"}, {"maggie", "margaret"}, {"mandy", "amanda"}, {"marty", "martin"}, {"matt", "matthew"},
    {"max", "maximilian"}, {"meg", "margaret"}, {"mickey", "michael"}, {"mike", "michael"}, {"mitch", "mitchell"},
    {"nate", "nathan"}, {"nate", "nathaniel"}, {"nick", "nicholas"}, {"pam", "pamela"}, {"pat", "patrick"},
    {"patty", "patricia"}, {"peggy", "margaret"}, {"penny", "penelope"}, {"pete", "peter"}, {"phil", "philip"},
    {"ray", "raymond"}, {"rick", "richard"}, {"ricky", "richard"}, {"rob", "robert"}, {"ron", "ronald"},
    {"rudy", "rudolph"}, {"russ", "russell"}, {"sam", "samuel"}, {"sandy", "sandra"}, {"sid", "sidney"},
    {"stan", "stanley"}, {"steph", "stephanie"}, {"steve", "steven"}, {"sue", "susan"}, {"ted", "edward"},
    {"teddy", "edward"}, {"terry", "terrence"}, {"theo", "theodore"}, {"tim", "timothy"}, {"tom", "thomas"},
    {"tommy", "thomas"}, {"tony", "anthony"}, {"vic", "victor"}, {"vince", "vincent"}, {"walt", "walter"},
    {"will", "william"}, {"zach", "zachary"}, {"zack", "zachary"},
};

bool is_initial(std::string_view word) { return word.size() == 1; }

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

}  // namespace

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
  constexpr size_t least_beginning = 3, least_left_out = 2;
  const std::string_view given = full.front();
  const bool begins = word.size() >= least_beginning && given.size() >= word.size() + least_left_out;
  return are_short_forms(word, given) || (begins && given.starts_with(word));
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

}  // namespace annotator
