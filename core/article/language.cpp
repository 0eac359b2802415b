// Counts letters by script and words by list. English prose has about 40 of the English small words in 100 words that
// begin in lower case, other languages in Latin letters less than 10 (Danish and Dutch share the most with it), so the
// bars lie far from both. Tested by language.test.cpp with tests/cases/language.txt.
#include "language.h"

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

struct Counts {
  uint32_t words = 0;  // in Latin letters that do not begin with a capital, or are all capitals and more than one
  uint32_t english = 0, other = 0;  // of these
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

Counts count(std::string_view text) {
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
    counts.english += is_in<english_words>(word.folded);
    counts.other += is_in<other_words>(word.folded);
  }
  return counts;
}

}  // namespace

Language find_language(std::string_view text) {
  const Counts n = count(text);
  if (n.other_letters >= least_other_letters && n.other_letters > n.latin_letters) return Language::other;
  if (n.words < least_words) return Language::unknown;
  const auto reaches = [&](uint32_t part, uint32_t percent) { return part * 100 >= n.words * percent; };
  if (reaches(n.english, least_english) && n.english > n.other) return Language::english;
  const bool has_signs = n.other > n.english && reaches(n.other, least_other);
  if (has_signs && !reaches(n.english, most_english_elsewhere)) return Language::other;
  const bool has_none = n.words >= least_words_without_signs && !reaches(n.english, almost_no_english);
  return has_none ? Language::other : Language::unknown;
}

}  // namespace annotator
