// Where numbers of one article disagree. Each rule looks at the words between numbers of one sentence, or at two
// sentences of nearly the same words; numbers that are bounded ("about 30"), ranges and unknown ones are left alone.
#include <algorithm>
#include <map>
#include <optional>

#include "../entities/words.h"
#include "amounts.h"
#include "numbers.h"
#include "rational.h"

namespace annotator {
namespace {

// The most words between two numbers that belong together.
constexpr uint32_t widest_gap = 8;

// Two sentences tell the same if they share so many of all their words, and at least so many.
constexpr double least_shared = 0.7;
constexpr size_t least_words = 6;

// With one number, sentences are compared with so many earlier ones at most.
constexpr size_t most_compared = 20;

// The value that the text of a Number's value says.
std::optional<Rational> value_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  if (text.empty() || text.find('/') != std::string_view::npos) return std::nullopt;
  std::optional<Rational> value = decimal(text);
  if (value && is_negative) value->top = -value->top;
  return value;
}

class Finder {
 public:
  explicit Finder(const Annotation& article) : article_(article) {
    for (const Number& number : article.numbers) {
      const bool is_exact = number.modifier == Modifier::none && number.high.empty();
      values_.push_back(is_exact ? value_of(number.value) : std::nullopt);
      tokens_.push_back(tokens_in(article, number.span));
    }
  }

  std::vector<NumberConflict> find() {
    for (uint32_t begin = 0, end; begin < values_.size(); begin = end) {
      end = begin + 1;
      while (end < values_.size() && article_.numbers[end].sentence == article_.numbers[begin].sentence) ++end;
      read_sentence(begin, end);
    }
    read_repeated();
    std::stable_sort(found_.begin(), found_.end(), [](const NumberConflict& a, const NumberConflict& b) {
      return a.numbers[0] < b.numbers[0];
    });
    return std::move(found_);
  }

 private:
  const Number& number(uint32_t n) const { return article_.numbers[n]; }

  bool is_cardinal(uint32_t n) const { return number(n).kind == NumberKind::cardinal && values_[n]; }
  bool is_percent(uint32_t n) const { return number(n).unit == "%" && values_[n]; }

  // The words from behind one number to the next, joined by spaces; "" also where they are too many.
  std::string words_between(uint32_t from, uint32_t to) const {
    const uint32_t begin = tokens_[from].end, end = tokens_[to].begin;
    if (end < begin || end - begin > widest_gap) return {};
    std::string words;
    for (uint32_t t = begin; t < end; ++t) words += (words.empty() ? "" : " ") + folded(article_, t);
    return words;
  }

  std::string word_at(uint32_t token) const {
    return token < article_.tokens.size() ? folded(article_, token) : std::string();
  }

  void read_sentence(uint32_t begin, uint32_t end) {
    for (uint32_t n = begin; n + 2 < end; ++n) {
      if (is_cardinal(n) && is_cardinal(n + 1) && is_percent(n + 2)) read_share(n);
      if (values_[n] && values_[n + 1] && is_percent(n + 2)) read_change(n);
      if (is_cardinal(n) && is_cardinal(n + 1) && is_cardinal(n + 2)) read_total(n);
    }
    for (uint32_t n = begin; n + 2 < end; ++n) {
      if (read_parts(n, end)) break;
    }
  }

  void add(ConflictKind kind, uint32_t first, uint32_t last, Rational reckoned) {
    NumberConflict conflict{kind, {}, to_string(reckoned)};
    for (uint32_t n = first; n <= last; ++n) conflict.numbers.push_back(n);
    found_.push_back(std::move(conflict));
  }

  // Half a unit of the last digit that is written.
  static Rational rounding(const std::string& value) {
    const size_t point = value.find('.');
    int64_t bottom = 2;
    if (point != std::string::npos)
      for (size_t i = point + 1; i < value.size() && bottom < 1000000000000; ++i) bottom *= 10;
    return {1, bottom};
  }

  static bool is_between(Rational low, Rational value, Rational high) {
    return !is_less(value, low) && !is_less(high, value);
  }

  // "45 of 60 seats, or 70 percent": in brackets or behind "or".
  void read_share(uint32_t n) {
    const std::string of = words_between(n, n + 1);
    if (of != "of" && of != "of the" && of != "out of" && of != "out of the") return;
    const std::string or_ = words_between(n + 1, n + 2);
    const bool is_said = or_.ends_with("(") || or_.ends_with(", or");
    if (!is_said || or_.find("and") != std::string::npos) return;
    if (values_[n + 1]->top <= 0 || values_[n]->bottom != 1 || values_[n + 1]->bottom != 1) return;
    const auto share = product({values_[n]->top, 1}, {100, 1});
    if (share) report_share(n, product(*share, {1, values_[n + 1]->top}));
  }

  void report_share(uint32_t n, std::optional<Rational> share) {
    if (!share || is_less({100, 1}, *share)) return;
    if (!is_near(*share, n + 2)) add(ConflictKind::share, n, n + 2, *tenths(*share));
  }

  // Whether a percentage is this one, rounded or cut off.
  bool is_near(Rational reckoned, uint32_t percent) const {
    Rational margin = rounding(number(percent).value);
    margin.top *= 2;
    const auto low = sum(*values_[percent], {-margin.top, margin.bottom}), high = sum(*values_[percent], margin);
    return !low || !high || is_between(*low, reckoned, *high);
  }

  // To one decimal.
  static std::optional<Rational> tenths(Rational value) {
    const auto ten = product(value, {20, 1});
    const int64_t twentieths = ten ? ten->top / ten->bottom : 0;
    return ratio((twentieths + (twentieths > 0 ? 1 : -1)) / 2, 10);
  }

  // "from $10 million to $12 million, a 30 percent increase".
  void read_change(uint32_t n) {
    const Number& first = number(n);
    if (first.kind == NumberKind::ordinal || first.kind != number(n + 1).kind || first.unit == "%") return;
    if (first.unit != number(n + 1).unit && !first.unit.empty()) return;
    if (tokens_[n].begin == 0 || word_at(tokens_[n].begin - 1) != "from") return;
    const std::string to = words_between(n, n + 1);
    if (to != "to" && !to.ends_with(" to")) return;
    const std::string behind = words_between(n + 1, n + 2);
    if (behind != ", a" && behind != ", an" && behind != ", up" && behind != ", down" && behind != "( a") return;
    if (behind.ends_with("a")) {
      const std::string noun = word_at(tokens_[n + 2].end);
      static constexpr std::string_view changes[] = {"cut",  "decline",  "decrease", "drop", "fall",
                                                     "gain", "increase", "jump",     "rise"};
      if (std::find(std::begin(changes), std::end(changes), noun) == std::end(changes)) return;
    }
    if (values_[n]->top <= 0 || values_[n + 1]->top <= 0) return;
    report_change(n);
  }

  void report_change(uint32_t n) {
    const auto change_of = [](Rational from, Rational to) -> std::optional<Rational> {
      const auto by = from.top > 0 ? product(to, {from.bottom, from.top}) : std::nullopt;
      const auto part = by ? sum(*by, {-1, 1}) : std::nullopt;
      return part ? product(*part, {part->top < 0 ? -100 : 100, 1}) : std::nullopt;
    };
    // Both ends may be rounded by one in a hundred.
    const auto less = [](Rational v) { return product(v, {99, 100}); };
    const auto more = [](Rational v) { return product(v, {101, 100}); };
    const auto a = less(*values_[n]), b = more(*values_[n]), c = less(*values_[n + 1]), d = more(*values_[n + 1]);
    if (!a || !b || !c || !d) return;
    const auto reckoned = change_of(*values_[n], *values_[n + 1]);
    const auto one = change_of(*a, *d), other = change_of(*b, *c);
    if (!reckoned || !one || !other) return;
    const Rational said = *values_[n + 2];
    const Rational low = is_less(*one, *other) ? *one : *other, high = is_less(*one, *other) ? *other : *one;
    if (!is_between(low, said, high) && !is_near(*reckoned, n + 2))
      add(ConflictKind::change, n, n + 2, *tenths(*reckoned));
  }

  // "12 men and 14 women, a total of 25".
  void read_total(uint32_t n) {
    const std::string and_ = words_between(n, n + 1), total = words_between(n + 1, n + 2);
    const bool is_total = total.ends_with(", a total of") || total.ends_with(", for a total of") ||
                          total.ends_with(", totaling") || total.ends_with(", totalling");
    if (!is_total || !and_.ends_with(" and")) return;
    const auto whole = sum(*values_[n], *values_[n + 1]);
    if (whole && *whole != *values_[n + 2]) add(ConflictKind::sum, n, n + 2, *whole);
  }

  // "25 people: 12 men, 4 women and 10 children": all that the sentence says behind the colon.
  bool read_parts(uint32_t total, uint32_t end) {
    if (!is_cardinal(total)) return false;
    const std::string behind = words_between(total, total + 1);
    if (!behind.ends_with(" :") || std::count(behind.begin(), behind.end(), ' ') > 3) return false;
    Rational whole;
    for (uint32_t n = total + 1; n < end; ++n) {
      if (!is_cardinal(n)) return false;
      const bool is_last = n + 1 == end;
      const std::string next = is_last ? std::string() : words_between(n, n + 1);
      const bool is_listed = next.ends_with(" ,") || next.ends_with(" and");
      if (!is_last && (!is_listed || std::count(next.begin(), next.end(), ' ') > 3)) return false;
      if (is_last && !is_end_near(n)) return false;
      const auto more = sum(whole, *values_[n]);
      if (!more) return false;
      whole = *more;
    }
    if (end - total < 3 || whole == *values_[total]) return false;
    NumberConflict conflict{ConflictKind::sum, {}, to_string(whole)};
    for (uint32_t n = total; n < end; ++n) conflict.numbers.push_back(n);
    found_.push_back(std::move(conflict));
    return true;
  }

  // The sentence ends a word or two behind the number.
  bool is_end_near(uint32_t n) const {
    for (uint32_t t = tokens_[n].end; t < tokens_[n].end + 4 && t < article_.tokens.size(); ++t) {
      if (article_.tokens[t].sentence != number(n).sentence) return true;
      const std::string word = folded(article_, t);
      if (word == "." || word == ";") return true;
      if (!is_word(article_, t)) return false;
    }
    return false;
  }

  // ---- two sentences -------------------------------------------------------------------------------------------

  // The words of a sentence but for its numbers, sorted, each once.
  std::vector<std::string> words_of(uint32_t sentence) const {
    std::vector<std::string> words;
    const TokenRange tokens = tokens_in(article_, article_.sentences[sentence].span);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      std::string word = is_word(article_, t) ? folded(article_, t) : std::string();
      if (word.size() > 2 && (word[0] < '0' || word[0] > '9')) words.push_back(std::move(word));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  static bool tell_the_same(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    const size_t all = a.size() + b.size() - both.size();
    return both.size() >= least_words && static_cast<double>(both.size()) >= least_shared * static_cast<double>(all);
  }

  // The only number of its kind in its sentence, with the word behind it: "240 people".
  void read_repeated() {
    std::map<std::string, std::vector<uint32_t>> earlier;
    for (uint32_t n = 0; n < values_.size(); ++n) {
      if (!values_[n] || number(n).kind == NumberKind::ordinal || !is_alone(n)) continue;
      const std::string key = std::to_string(static_cast<int>(number(n).kind)) + number(n).unit + ' ' +
                              word_at(tokens_[n].end);
      std::vector<uint32_t>& same = earlier[key];
      if (same.size() >= most_compared) continue;
      const std::vector<std::string> words = same.empty() ? std::vector<std::string>() : words_of(number(n).sentence);
      for (const uint32_t before : same) {
        if (*values_[before] == *values_[n] || number(before).sentence == number(n).sentence) continue;
        if (!tell_the_same(words_of(number(before).sentence), words)) continue;
        found_.push_back({ConflictKind::repeated, {before, n}, {}});
        break;
      }
      same.push_back(n);
    }
  }

  bool is_alone(uint32_t n) const {
    const auto is_other = [&](uint32_t other) {
      return number(other).sentence == number(n).sentence && number(other).kind == number(n).kind;
    };
    return !(n > 0 && is_other(n - 1)) && !(n + 1 < values_.size() && is_other(n + 1));
  }

  const Annotation& article_;
  std::vector<std::optional<Rational>> values_;  // of exact numbers
  std::vector<TokenRange> tokens_;
  std::vector<NumberConflict> found_;
};

}  // namespace

std::vector<NumberConflict> find_conflicts(const Annotation& article) { return Finder(article).find(); }

}  // namespace annotator
