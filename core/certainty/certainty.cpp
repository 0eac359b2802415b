#include "certainty.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "../article/blocks.h"
#include "../entities/words.h"
#include "certainty_words.h"

namespace annotator {
namespace {

// "By ..." is looked for among so many tokens behind a passive.
constexpr uint32_t farthest_by = 12;

template <typename List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_apostrophe(std::string_view token) { return token == "'" || token == "’"; }

// The first of space-separated words; words is left with the rest.
std::string_view take_first(std::string_view& words) {
  const size_t space = words.find(' ');
  const std::string_view first = words.substr(0, space);
  words = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  return first;
}

class Finder {
 public:
  explicit Finder(const Annotation& article) : article_(article) {
    for (uint32_t t = 0; t < article.tokens.size(); ++t) words_.push_back(folded(article, t));
    is_name_.resize(words_.size());
    is_cue_.resize(words_.size());
    for (const Mention& mention : article.mentions) mark(mention.span, is_name_);
    for (const Speech& speech : article.speech) mark(speech.cue, is_cue_);
  }

  std::vector<Certainty> find() {
    for (uint32_t t = 0; t < words_.size();) {
      const uint32_t end = is_name_[t] || !is_prose(t) ? t : read_at(t);
      t = std::max(end, t + 1);
    }
    return std::move(found_);
  }

 private:
  void mark(Span span, std::vector<bool>& tokens) const {
    const TokenRange range = tokens_in(article_, span);
    for (uint32_t t = range.begin; t < range.end; ++t) tokens[t] = true;
  }

  bool is_prose(uint32_t t) const {
    const BlockRole role = article_.blocks[article_.sentences[article_.tokens[t].sentence].block].role;
    return role == BlockRole::title || is_paragraph(role);
  }

  // The word at a place beside t, of the same sentence and no name; else empty.
  std::string_view word(uint32_t t, int64_t step) const {
    const int64_t place = t + step;
    if (place < 0 || place >= static_cast<int64_t>(words_.size())) return {};
    return article_.tokens[place].sentence == article_.tokens[t].sentence ? std::string_view(words_[place]) : "";
  }

  // Behind what is found at t; t where nothing is.
  uint32_t read_at(uint32_t t) {
    const std::string_view here = words_[t];
    if (here == "may" || here == "might" || here == "could") return read_modal(t, CertaintyClass::hedged);
    if (here == "will") return read_modal(t, CertaintyClass::planned);
    if (here == "ll" && is_apostrophe(word(t, -1))) return add(CertaintyClass::planned, t, t + 1);
    if (here == "should") return read_should(t);
    if (here == "if") return read_if(t);
    if (const uint32_t end = read_passive(t); end > t) return end;
    if (const uint32_t end = read_listed(t); end > t) return end;
    return read_negation(t);
  }

  uint32_t add(CertaintyClass kind, uint32_t begin, uint32_t end) {
    found_.push_back({kind, span_of(article_, {begin, end}), article_.tokens[begin].sentence});
    return end;
  }

  // "May", "could", "will" with a verb, in small letters: at the beginning of a sentence they ask, or are a month or a
  // name. "Could not" and "will not" are denied, "may not" is hedged.
  uint32_t read_modal(uint32_t t, CertaintyClass kind) {
    const std::string_view next = word(t, 1);
    if (next == "not" && words_[t] != "may" && words_[t] != "might") return add(CertaintyClass::denied, t, t + 2);
    if (next.empty() || !is_word(article_, t + 1) || is_capitalised(article_, t)) return t;
    if (is_one_of(before_nouns, word(t, -1)) || is_one_of(behind_nouns, next)) return t;
    return add(kind, t, t + 1);
  }

  // "Should a settlement come", but neither "they should come" nor "what should they do?".
  uint32_t read_should(uint32_t t) {
    const bool is_inverted = is_one_of(inverted_subjects, word(t, 1));
    const std::string_view before = word(t, -1);
    if (!is_inverted || before.substr(0, 2) == "wh" || before == "how" || is_question(t)) return t;
    return add(CertaintyClass::conditional, t, t + 1);
  }

  bool is_question(uint32_t t) const {
    const std::string_view text = slice(article_.text, article_.sentences[article_.tokens[t].sentence].span);
    return text.substr(text.size() - std::min<size_t>(text.size(), 6)).find('?') != std::string_view::npos;
  }

  uint32_t read_if(uint32_t t) {
    const std::string_view before = word(t, -1), next = word(t, 1);
    const bool is_other = before == "as" || next == "not" || next == "any" || next == "only" || next == "anything" ||
                          is_one_of(before_whether, before);
    if (is_other || next.empty() || !is_word(article_, t + 1)) return t;
    return add(CertaintyClass::conditional, t, t + 1);
  }

  // The longest phrase of the list that stands here.
  uint32_t read_listed(uint32_t t) {
    const auto first_word = [](const CertaintyWords& each) { return each.words.substr(0, each.words.find(' ')); };
    const auto first = std::partition_point(std::begin(certainty_words), std::end(certainty_words),
                                            [&](const CertaintyWords& each) { return first_word(each) < words_[t]; });
    uint32_t longest = t;
    CertaintyClass kind = CertaintyClass::hedged;
    for (auto each = first; each != std::end(certainty_words) && first_word(*each) == words_[t]; ++each) {
      const uint32_t end = end_of(each->words, t);
      if (end > longest) longest = end, kind = each->kind;
    }
    if (longest == t || (is_cue_[t] && words_[t].starts_with("suggest"))) return t;
    return add(kind, t, longest);
  }

  // Behind the words, if they stand at t; else t.
  uint32_t end_of(std::string_view words, uint32_t t) const {
    uint32_t at = t;
    while (!words.empty()) {
      if (word(t, at - t) != take_first(words) || is_name_[at]) return t;
      ++at;
    }
    return at;
  }

  // "Did not", "didn’t"; not "not only", "whether or not".
  uint32_t read_negation(uint32_t t) {
    if (words_[t] == "t" && is_apostrophe(word(t, -1)) && t >= 2 && word(t, -2).ends_with("n")) {
      if (is_joined_to_previous(article_, t) && is_joined_to_previous(article_, t - 1) && !overlaps(t - 2))
        return add(CertaintyClass::denied, t - 2, t + 1);
    }
    if (words_[t] != "not") return t;
    if (is_one_of(before_other_not, word(t, -1)) || is_one_of(behind_other_not, word(t, 1))) return t;
    return add(CertaintyClass::denied, t, t + 1);
  }

  bool overlaps(uint32_t t) const {
    return !found_.empty() && found_.back().span.end > article_.tokens[t].span.begin;
  }

  // "Were also outlined", without "by ..." behind it, in no clause of "which" or "that".
  uint32_t read_passive(uint32_t t) {
    const std::string_view here = words_[t];
    const bool is_be = here == "is" || here == "are" || here == "was" || here == "were" || here == "been";
    if (!is_be || is_beside_clause(t)) return t;
    uint32_t end = t + 1;
    while (end < t + 3 && is_adverb(word(t, end - t))) ++end;
    if (!is_one_of(claim_participles, word(t, end - t)) || is_name_[end]) return t;
    for (uint32_t k = end + 1; k < end + farthest_by; ++k) {
      const std::string_view next = word(t, k - t);
      if (next == "by") return t;
      if (next.empty() || next == "." || next == ";" || next == "," || next == ":") break;
    }
    return add(CertaintyClass::doer_missing, t, end + 1);
  }

  // Whether "which" or "that" opens the clause of this "were", "have been", or it is denied: "have not been".
  bool is_beside_clause(uint32_t t) const {
    for (int64_t step = -1; step >= -2; --step) {
      const std::string_view before = word(t, step);
      if (is_one_of(before_relative, before)) return true;
      if (before != "have" && before != "has" && before != "had") break;
    }
    return false;
  }

  static bool is_adverb(std::string_view word) {
    return word == "also" || word == "then" || word == "later" || word == "again" || word == "first" ||
           word == "being" || (word.size() > 3 && word.ends_with("ly"));
  }

  const Annotation& article_;
  std::vector<std::string> words_;             // of each token, folded
  std::vector<bool> is_name_, is_cue_;         // of each token: within a mention, within the cue of speech
  std::vector<Certainty> found_;
};

}  // namespace

std::vector<Certainty> find_certainty(const Annotation& article) { return Finder(article).find(); }

void mark_certainty(std::vector<Speech>& speech, const std::vector<Certainty>& certainty) {
  for (Speech& statement : speech) {
    const auto is_before = [&](const Certainty& words) { return words.span.begin < statement.content.begin; };
    std::vector<CertaintyClass>& kinds = statement.certainty;
    for (auto words = std::partition_point(certainty.begin(), certainty.end(), is_before);
         words != certainty.end() && words->span.end <= statement.content.end; ++words)
      if (std::find(kinds.begin(), kinds.end(), words->kind) == kinds.end()) kinds.push_back(words->kind);
    std::sort(kinds.begin(), kinds.end());
  }
}

}  // namespace annotator
