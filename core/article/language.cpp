// Counts letters by script and words by list. English prose has about 40 of the English small words in 100 words that
// begin in lower case, other languages in Latin letters less than 10 (Danish and Dutch share the most with it), so the
// bars lie far from both. Tested by language.test.cpp with tests/cases/language.txt.
#include "language.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "language_words.h"
#include "unicode.h"
#include "utf8.h"
#include "word_list.h"

namespace annotator {
namespace {

constexpr uint32_t most_words = 20000;
// Fewer say nothing. In letters that are not Latin fewer will do, since no English has them; but a name or a quotation
// in them does not make a text, so most of its letters must be.
constexpr uint32_t least_words = 20, least_other_letters = 20;
// Of 100 words: English from the first on; another language below the second, if that also has small words of its own
// or the text is long enough for their absence to mean something.
constexpr uint32_t least_english = 18, most_english_elsewhere = 12, least_other = 5, almost_no_english = 4;
constexpr uint32_t least_words_without_signs = 60;

// A language is named if so many of 100 words are small words of it, and a quarter more than of any other.
constexpr uint32_t least_told = 12;
constexpr uint32_t most_letters = 5000;  // that are looked at to name it by them

struct Counts {
  uint32_t words = 0;  // in Latin letters that do not begin with a capital, or are all capitals and more than one
  uint32_t latin_letters = 0, other_letters = 0;
};

// Basic Latin to Latin Extended-B, with IPA letters; and Latin Extended Additional (Vietnamese).
bool is_latin(char32_t c) { return c < 0x2B0 || (c >= 0x1E00 && c < 0x1F00); }

// A word's letters, folded as far as they are in ASCII, and how it is written.
struct Word {
  std::string folded;
  bool first_upper = false, any_lower = false, latin = true;

  void add(char32_t c, bool first) {
    if (first) first_upper = is_upper(c);
    any_lower = any_lower || is_lower(c);
    latin = latin && is_latin(c);
    const char32_t lower = fold(c);
    folded += lower < 0x80 ? static_cast<char>(lower) : '?';
  }
};

// The word at `at`, which moves behind it. No word of the lists is longer than what is kept of it.
Word read_word(std::string_view text, size_t& at, Counts& counts) {
  constexpr size_t longest_kept = 16;
  Word word;
  bool first = true;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (char_class(c) == CharClass::word) {
      if (is_letter(c)) ++(is_latin(c) ? counts.latin_letters : counts.other_letters);
      if (word.folded.size() < longest_kept) word.add(c, first);
      first = false;
    } else if (char_class(c) != CharClass::extend) {
      break;
    }
    at = next;
  }
  return word;
}

// use(word) hears of each word in Latin letters that is no name, folded.
template <typename Use>
Counts count(std::string_view text, Use use) {
  Counts counts;
  for (size_t at = 0; at < text.size() && counts.words < most_words;) {
    size_t next = at;
    if (!is_word(next_code_point(text, next))) {
      at = next;
      continue;
    }
    const Word word = read_word(text, at, counts);
    const bool is_name = word.first_upper && word.any_lower;
    const bool is_initial = word.first_upper && word.folded.size() == 1;
    if (!word.latin || is_name || is_initial || !is_letter(static_cast<unsigned char>(word.folded[0]))) continue;
    ++counts.words;
    use(word.folded);
  }
  return counts;
}

// words: each between spaces
bool has_word(std::string_view words, const std::string& word) {
  for (size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  }
  return false;
}

bool is_in_other_letters(const Counts& n) {
  return n.other_letters >= least_other_letters && n.other_letters > n.latin_letters;
}

std::string_view name_by_letters(std::string_view text) {
  for (const Letters& of : letters) {
    uint32_t all = 0, between = 0, own = 0, never = 0;
    for (size_t at = 0; at < text.size() && all < most_letters;) {
      const char32_t c = next_code_point(text, at);
      if (!is_letter(c) || is_latin(c)) continue;
      ++all;
      between += c >= of.first && c <= of.last;
      own += of.own.find(c) != of.own.npos;
      never += of.never.find(c) != of.never.npos;
    }
    if (between * 10 >= all * 9 && (of.own.empty() || own > 0) && never == 0) return of.code;
  }
  return {};
}

}  // namespace

Language find_language(std::string_view text) {
  uint32_t english = 0, other = 0;
  const Counts n = count(text, [&](const std::string& word) {
    english += is_in<english_words>(word);
    other += is_in<other_words>(word);
  });
  if (is_in_other_letters(n)) return Language::other;
  if (n.words < least_words) return Language::unknown;
  const auto reaches = [&](uint32_t part, uint32_t percent) { return part * 100 >= n.words * percent; };
  if (reaches(english, least_english) && english > other) return Language::english;
  const bool has_signs = other > english && reaches(other, least_other);
  if (has_signs && !reaches(english, most_english_elsewhere)) return Language::other;
  const bool has_none = n.words >= least_words_without_signs && !reaches(english, almost_no_english);
  return has_none ? Language::other : Language::unknown;
}

std::string_view language_code(std::string_view text, Language language) {
  if (language != Language::other) return language == Language::english ? "en" : "";
  uint32_t found[std::size(small_words)] = {};
  const Counts n = count(text, [&](const std::string& word) {
    for (size_t i = 0; i < std::size(small_words); ++i) found[i] += has_word(small_words[i].words, word);
  });
  if (is_in_other_letters(n)) return name_by_letters(text);
  const uint32_t* const best = std::max_element(std::begin(found), std::end(found));
  uint32_t next = 0;
  for (const uint32_t& count : found) {
    if (&count != best) next = std::max(next, count);
  }
  const bool is_told = *best * 100 >= n.words * least_told && *best * 4 >= next * 5;
  return is_told ? small_words[best - found].code : std::string_view();
}

}  // namespace annotator
