#include "times.h"

#include <algorithm>
#include <iterator>

#include "../entities/words.h"
#include "calendar.h"
#include "publication.h"
#include "time_grammar.h"
#include "time_words.h"

namespace annotator {
namespace {

// Verbs are looked for among so many tokens before the words, and then behind them.
constexpr uint32_t farthest_verb = 24;

// Longer mentions are none that the grammar reads.
constexpr uint32_t longest_mention = 200;  // bytes

template <typename List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_past_verb(std::string_view word) {
  return is_one_of(past_verbs, word) || (word.size() > 4 && word.substr(word.size() - 2) == "ed");
}

// The month or year that a time is in, counted from any day of a month or year: here from its first and its last.
// "Three years ago" is about 2022 from any day of 2025; "yesterday" may be in either of two years.
std::optional<Time> common(Time early, const Time& late, bool is_month) {
  if (early.value == late.value) return early;
  if (early.kind != TimeKind::date || early.first.empty() || late.last.empty()) return std::nullopt;
  const Date first = read_iso(early.first), last = read_iso(late.last);
  if (first.year != last.year || (is_month && first.month != last.month)) return std::nullopt;
  const Date date{first.year, is_month ? first.month : 0};
  early.value = iso(date) + (early.value.ends_with('~') ? "~" : "");
  early.first = iso(date_of(first_day(date)));
  early.last = iso(date_of(last_day(date)));
  return early;
}

class Finder {
 public:
  explicit Finder(const Annotation& article) : article_(article) {
    if (!article.published.empty()) published_ = read_iso(article.published);
  }

  std::vector<Time> find() {
    std::vector<Time> times;
    for (const Mention& mention : article_.mentions) {
      if (mention.type != EntityType::date && mention.type != EntityType::time) continue;
      times.push_back(read(mention));
    }
    return times;
  }

 private:
  Time read(const Mention& mention) {
    const TokenRange tokens = tokens_in(article_, mention.span);
    Time time;
    uint32_t sentence = 0;
    if (tokens.size() > 0 && mention.span.size() <= longest_mention) {
      sentence = article_.tokens[tokens.begin].sentence;
      const uint32_t block = article_.sentences[sentence].block;
      if (block != told_block_) told_year_ = 0;
      told_block_ = block;
      TimeContext context;
      context.type = mention.type;
      context.tense = tense_at(tokens);
      context.told_year = told_year_;
      context.is_apposed = is_comma(tokens.begin, -1) && is_comma(tokens.end, 0);
      time = read_counted(read_lexemes(article_.text, mention.span), context);
    } else {
      time.kind = mention.type == EntityType::time ? TimeKind::time : TimeKind::date;
    }
    time.span = mention.span;
    time.sentence = sentence;
    if (!time.first.empty() && !time.anchored) told_year_ = read_iso(time.first).year;
    return time;
  }

  // Of a publication whose month or year alone is known, what holds for all its days.
  Time read_counted(const std::vector<Lexeme>& words, TimeContext context) const {
    if (published_) {
      context.published = first_day(*published_);
      const Time early = read_time(words, context);
      if (published_->day) return early;
      context.published = last_day(*published_);
      if (const auto time = common(early, read_time(words, context), published_->month > 0)) return *time;
      context.published = std::nullopt;
    }
    return read_time(words, context);
  }

  bool is_comma(uint32_t token, int step) const {
    if (step < 0 && token == 0) return false;
    const uint32_t place = token + step;
    if (place >= article_.tokens.size()) return false;
    const std::string_view text = token_text(article_, place);
    return text == "," || (step == 0 && text == ".");
  }

  // The verb nearest before the words says which way they lie, or else the nearest behind them.
  Tense tense_at(TokenRange tokens) const {
    if (!published_) return Tense::unknown;
    const uint32_t sentence = article_.tokens[tokens.begin].sentence;
    const uint32_t stop = tokens.begin > farthest_verb ? tokens.begin - farthest_verb : 0;
    for (uint32_t t = tokens.begin; t-- > stop;) {
      if (article_.tokens[t].sentence != sentence) break;
      if (const auto tense = tense_of(t)) return *tense;
    }
    const auto end = std::min<size_t>(article_.tokens.size(), tokens.end + farthest_verb);
    for (uint32_t t = tokens.end; t < end && article_.tokens[t].sentence == sentence; ++t)
      if (const auto tense = tense_of(t)) return *tense;
    return Tense::unknown;
  }

  std::optional<Tense> tense_of(uint32_t token) const {
    const std::string word = folded(article_, token);
    const std::string before = token > 0 ? folded(article_, token - 1) : std::string();
    if (is_one_of(future_verbs, word)) {
      const bool was = before == "was" || before == "were" || before == "had";
      return was && is_one_of(planned_participles, word) ? Tense::unknown : Tense::future;
    }
    if (word == "to" && is_one_of(before_future_to, before)) return Tense::future;
    if (is_one_of(possible_verbs, word) && token_text(article_, token) != "May") {
      const std::string next = token + 1 < article_.tokens.size() ? folded(article_, token + 1) : std::string();
      if (next != "have" && next != "not") return Tense::future;
    }
    // "To be carried out", "will be built": when that is, says what stands before "be".
    if (is_past_verb(word) && before != "be") return Tense::past;
    return std::nullopt;
  }

  const Annotation& article_;
  std::optional<Date> published_;
  int told_year_ = 0;
  uint32_t told_block_ = none;
};

// What comes first in time: by the first day, an open beginning by its end.
const std::string& first_known(const Time& time) { return time.first.empty() ? time.last : time.first; }
const std::string& last_known(const Time& time) { return time.last.empty() ? time.first : time.last; }

}  // namespace

void set_published(Annotation& article) {
  if (!article.published.empty()) return;
  if (const auto publication = find_publication(article)) {
    article.published = iso(date_of(publication->day));
    article.published_span = publication->span;
  }
}

std::vector<Time> find_times(const Annotation& article) { return Finder(article).find(); }

std::vector<uint32_t> order_times(const std::vector<Time>& times) {
  std::vector<uint32_t> order;
  for (uint32_t t = 0; t < times.size(); ++t)
    if (!first_known(times[t]).empty()) order.push_back(t);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const int first = first_known(times[a]).compare(first_known(times[b]));
    return first ? first < 0 : last_known(times[a]) < last_known(times[b]);
  });
  return order;
}

}  // namespace annotator
