// The longest common subsequence of what is left when common ends are cut off, by the table of textbooks.
#include "word_changes.h"

#include <algorithm>

namespace annotator {
namespace {

constexpr size_t most_pairs = 65536;
constexpr size_t most_letters_absorbed = 3;

// Words begin, ..., end - 1 of each side.
struct Gap {
  size_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;
};

bool same(const Lexeme& a, const Lexeme& b) { return a.kind == b.kind && a.text == b.text; }

using Words = std::vector<Lexeme>;

// Lengths of the longest common subsequence of what follows each pair of places.
class Table {
 public:
  Table(const Words& a, const Words& b, const Gap& gap)
      : columns_(gap.b_end - gap.b_begin + 1), lengths_((gap.a_end - gap.a_begin + 1) * columns_) {
    for (size_t i = gap.a_end - gap.a_begin; i-- > 0;) {
      for (size_t j = columns_ - 1; j-- > 0;) {
        const bool both = same(a[gap.a_begin + i], b[gap.b_begin + j]);
        at(i, j) = both ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  uint32_t& at(size_t i, size_t j) { return lengths_[i * columns_ + j]; }

 private:
  size_t columns_;
  std::vector<uint32_t> lengths_;
};

// The gaps between the words that both have, in order.
std::vector<Gap> gaps_of(const Words& a, const Words& b, const Gap& whole) {
  const size_t n = whole.a_end - whole.a_begin, m = whole.b_end - whole.b_begin;
  if (n == 0 || m == 0 || n > most_pairs / m) return {whole};
  Table table(a, b, whole);
  std::vector<Gap> gaps;
  Gap gap{whole.a_begin, whole.a_begin, whole.b_begin, whole.b_begin};
  while (gap.a_end < whole.a_end && gap.b_end < whole.b_end) {
    const size_t i = gap.a_end - whole.a_begin, j = gap.b_end - whole.b_begin;
    if (same(a[gap.a_end], b[gap.b_end]) && table.at(i, j) == table.at(i + 1, j + 1) + 1) {
      if (gap.a_begin < gap.a_end || gap.b_begin < gap.b_end) gaps.push_back(gap);
      gap = {gap.a_end + 1, gap.a_end + 1, gap.b_end + 1, gap.b_end + 1};
    } else if (table.at(i + 1, j) >= table.at(i, j + 1)) {
      ++gap.a_end;
    } else {
      ++gap.b_end;
    }
  }
  gap.a_end = whole.a_end, gap.b_end = whole.b_end;
  if (gap.a_begin < gap.a_end || gap.b_begin < gap.b_end) gaps.push_back(gap);
  return gaps;
}

bool is_short(const Lexeme& word) {
  return word.kind != LexemeKind::number && word.text.size() <= most_letters_absorbed;
}

// Joins gaps that only a short word parts: "[12] of [them]" reads better as one change.
std::vector<Gap> joined(const Words& a, const std::vector<Gap>& gaps) {
  std::vector<Gap> kept;
  for (const Gap& gap : gaps) {
    const bool near = !kept.empty() && gap.a_begin == kept.back().a_end + 1;
    if (near && is_short(a[kept.back().a_end])) {
      kept.back().a_end = gap.a_end;
      kept.back().b_end = gap.b_end;
    } else {
      kept.push_back(gap);
    }
  }
  return kept;
}

Span span_of(const Words& words, size_t begin, size_t end, Span around) {
  if (begin < end) return {words[begin].span.begin, words[end - 1].span.end};
  const uint32_t place = begin == 0 ? around.begin : words[begin - 1].span.end;
  return {place, place};
}

}  // namespace

std::vector<Lexeme> compared_words(std::string_view text, Span span) {
  Words words = read_lexemes(text, span);
  for (Lexeme& word : words) {
    for (const std::string_view mark : {"“", "”", "„", "«", "»"})
      if (word.text == mark) word.text = "\"";
  }
  return words;
}

std::vector<WordChange> find_word_changes(std::string_view a, Span in_a, std::string_view b, Span in_b) {
  const Words words_a = compared_words(a, in_a), words_b = compared_words(b, in_b);
  Gap middle{0, words_a.size(), 0, words_b.size()};
  while (middle.a_begin < middle.a_end && middle.b_begin < middle.b_end &&
         same(words_a[middle.a_begin], words_b[middle.b_begin]))
    ++middle.a_begin, ++middle.b_begin;
  while (middle.a_begin < middle.a_end && middle.b_begin < middle.b_end &&
         same(words_a[middle.a_end - 1], words_b[middle.b_end - 1]))
    --middle.a_end, --middle.b_end;
  if (middle.a_begin == middle.a_end && middle.b_begin == middle.b_end) return {};

  std::vector<WordChange> changes;
  for (const Gap& gap : joined(words_a, gaps_of(words_a, words_b, middle)))
    changes.push_back({span_of(words_a, gap.a_begin, gap.a_end, in_a), span_of(words_b, gap.b_begin, gap.b_end, in_b)});
  return changes;
}

}  // namespace annotator
