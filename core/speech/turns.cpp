#include "turns.h"

#include <string>
#include <unordered_set>

namespace annotator {
namespace {

// The words of a block’s label, "((Ann Lee))", "Ann Lee:" or "Q:"; empty if it has none.
TokenRange label_of_block(const Annotation& article, uint32_t first) {
  constexpr uint32_t most_label_words = 6;
  const auto is = [&](uint32_t token, std::string_view mark) {
    return token < article.tokens.size() && token_text(article, token) == mark;
  };
  const uint32_t sentence = article.tokens[first].sentence;
  const bool is_bracketed = is(first, "(") || is(first, "[");
  uint32_t begin = first;
  while (is_bracketed && begin < first + 2 && (is(begin, "(") || is(begin, "["))) ++begin;
  uint32_t end = begin;
  const auto closes = [&] { return is_bracketed ? is(end, ")") || is(end, "]") : is(end, ":"); };
  while (end < article.tokens.size() && article.tokens[end].sentence == sentence && end - begin <= most_label_words &&
         !closes())
    ++end;
  if (end == begin || !closes() || (is_bracketed && !is(end + 1, ")") && !is(end + 1, "]") && !is(end + 1, ":")))
    return {};
  if (is_bracketed) return {begin, end};
  for (uint32_t t = begin; t < end; ++t)
    if (is_word(article, t) && !is_capitalised(article, t)) return {};
  return {begin, end};
}

}  // namespace

std::vector<TokenRange> find_turns(const Annotation& article) {
  constexpr size_t least_labels = 3;
  std::vector<TokenRange> turns(article.blocks.size());
  std::unordered_set<std::string> labels;
  size_t labelled = 0;
  for (uint32_t t = 0, block = none; t < article.tokens.size(); ++t) {
    const uint32_t here = article.sentences[article.tokens[t].sentence].block;
    if (here == block) continue;
    const TokenRange before = block == none ? TokenRange{} : turns[block];
    block = here;
    turns[here] = label_of_block(article, t);
    if (turns[here].size() == 0) {
      turns[here] = before;
    } else {
      ++labelled;
      labels.insert(on_one_line(article, span_of(article, turns[here])));
    }
  }
  if (labelled < least_labels || labels.size() == labelled) turns.clear();
  return turns;
}

}  // namespace annotator
