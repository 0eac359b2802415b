#include "together.h"

#include "../entities/repeats.h"
#include "../entities/resolve.h"

namespace annotator {
namespace {

constexpr std::string_view between = "\n\n";  // blocks do not run into each other

// Appends the items of b, each changed by shift().
template <typename T, typename Shift>
void append(std::vector<T>& to, const std::vector<T>& items, uint32_t bytes, Shift shift) {
  for (T item : items) {
    item.span.begin += bytes;
    item.span.end += bytes;
    shift(item);
    to.push_back(std::move(item));
  }
}

void append(Annotation& both, const Annotation& article) {
  const auto bytes = static_cast<uint32_t>(both.text.size());
  const auto blocks = static_cast<uint32_t>(both.blocks.size());
  const auto sentences = static_cast<uint32_t>(both.sentences.size());
  append(both.blocks, article.blocks, bytes, [](Block&) {});
  append(both.sentences, article.sentences, bytes, [&](Sentence& sentence) { sentence.block += blocks; });
  append(both.tokens, article.tokens, bytes, [&](Token& token) { token.sentence += sentences; });
  append(both.certainty, article.certainty, bytes, [&](Certainty& mark) { mark.sentence += sentences; });
  append(both.mentions, article.mentions, bytes, [](Mention& mention) { mention.entity = none; });
  both.text += article.text;
}

}  // namespace

uint32_t begin_of_second(const Annotation& a) { return static_cast<uint32_t>(a.text.size() + between.size()); }

Annotation put_together(const Annotation& a, const Annotation& b) {
  Annotation both;
  append(both, a);
  both.text += between;
  append(both, b);
  mark_repeats(both);
  resolve(both);
  return both;
}

}  // namespace annotator
