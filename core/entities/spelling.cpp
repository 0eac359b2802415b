#include "spelling.h"

#include <algorithm>
#include <string>

namespace annotator {
namespace {

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

}  // namespace

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

}  // namespace annotator
