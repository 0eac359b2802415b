#include "acronyms.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "../article/unicode.h"
#include "../article/utf8.h"
#include "names.h"

namespace annotator {
namespace {

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
      if (is_small_word(word)) next[i] = true;
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
  if (acronym.size() == 3) return false;
  if (initials.size() == acronym.size() + 1 && leaves_out_a_letter(acronym, initials)) return true;
  return initials.size() == acronym.size() &&
         std::is_permutation(initials.begin(), initials.end(), acronym.begin());
}

}  // namespace

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

}  // namespace annotator
