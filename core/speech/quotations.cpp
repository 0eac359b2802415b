#include "quotations.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace annotator {
namespace {

enum class Mark : uint8_t { none, opens, closes };

// Words that an apostrophe begins, without it: "’em" is no quotation.
constexpr std::array<std::string_view, 9> clipped_words = {"bout", "cause", "cept", "em", "n", "round", "til", "tis",
                                                           "twas"};
static_assert(std::is_sorted(clipped_words.begin(), clipped_words.end()));

uint32_t block_of(const Annotation& article, uint32_t token) {
  return article.sentences[article.tokens[token].sentence].block;
}

bool is_digit_first(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

// What each token is as a single quotation mark; apostrophes are none: not "don’t" and "’90s". Behind the s of a word a
// mark closes only if no other does before the next one opens: "the workers’ union". A straight mark opens only what is
// closed in its block.
std::vector<Mark> single_marks(const Annotation& article) {
  const auto count = static_cast<uint32_t>(article.tokens.size());
  std::vector<Mark> marks(count, Mark::none);
  bool closes_ahead = false;
  for (uint32_t t = count; t-- > 0;) {
    const bool is_last = t + 1 == count || block_of(article, t + 1) != block_of(article, t);
    if (is_last) closes_ahead = false;
    const std::string_view text = token_text(article, t);
    if (text != "‘" && text != "’" && text != "'") continue;
    const bool is_joined = is_joined_to_previous(article, t);
    const bool has_word_before = is_joined && is_word(article, t - 1);
    const bool is_followed = !is_last && is_joined_to_previous(article, t + 1);
    const bool has_word_behind = is_followed && is_word(article, t + 1);
    if (text != "‘" && is_joined && !has_word_behind) {
      if (closes_ahead && has_word_before && token_text(article, t - 1).ends_with('s')) continue;
      marks[t] = Mark::closes;
      closes_ahead = true;
    } else if (text != "’" && is_followed && !has_word_before) {
      const bool is_clipped = has_word_behind && (is_digit_first(token_text(article, t + 1)) ||
                                                  listed(clipped_words, folded(article, t + 1)));
      if (text == "'" && (is_clipped || !closes_ahead)) continue;
      marks[t] = Mark::opens;
      closes_ahead = false;
    }
  }
  return marks;
}

}  // namespace

std::vector<uint32_t> find_quotations(const Annotation& article) {
  enum class Open { no, in_double, in_single };
  const std::vector<Mark> single = single_marks(article);
  std::vector<uint32_t> quotations(article.tokens.size());
  uint32_t last = 0, block = none;
  Open open = Open::no;
  for (uint32_t t = 0; t < article.tokens.size(); ++t) {
    const uint32_t here = block_of(article, t);
    const std::string_view text = token_text(article, t);
    const Open before = open;
    if (here != block) open = Open::no;
    const Open opened = text == "“" || text == "\"" ? Open::in_double
                        : single[t] == Mark::opens  ? Open::in_single
                                                    : Open::no;
    const bool closes = open == Open::in_double   ? text == "”" || text == "\""
                        : open == Open::in_single ? single[t] == Mark::closes
                                                  : false;
    if (open == Open::no && opened != Open::no) {
      open = opened;
      const bool goes_on = here != block && before == opened;
      if (!goes_on) ++last;
    }
    quotations[t] = open != Open::no ? last : 0;
    if (closes) open = Open::no;
    block = here;
  }
  return quotations;
}

SpeechKind kind_of(const Annotation& article, const std::vector<uint32_t>& quotations, TokenRange content) {
  bool any = false, all = true;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    if (!is_word(article, t)) continue;
    any |= quotations[t] > 0;
    all &= quotations[t] > 0;
  }
  return !any ? SpeechKind::indirect : all ? SpeechKind::direct : SpeechKind::mixed;
}

}  // namespace annotator
