#include "numbers.h"

#include <string>

#include "../entities/words.h"
#include "lexemes.h"
#include "number_grammar.h"

namespace annotator {
namespace {

// Longer mentions are none that the grammar reads.
constexpr uint32_t longest_mention = 200;  // bytes

bool is_number(EntityType type) { return type >= EntityType::percent && type <= EntityType::cardinal; }

NumberKind kind_of(EntityType type) {
  switch (type) {
    case EntityType::money: return NumberKind::money;
    case EntityType::percent: return NumberKind::percent;
    case EntityType::quantity: return NumberKind::quantity;
    case EntityType::ordinal: return NumberKind::ordinal;
    default: return NumberKind::cardinal;
  }
}

Number read(const Annotation& article, const Mention& mention) {
  Number number;
  number.span = mention.span;
  number.kind = kind_of(mention.type);
  const TokenRange tokens = tokens_in(article, mention.span);
  if (tokens.size() == 0) return number;
  number.sentence = article.tokens[tokens.begin].sentence;
  if (mention.span.size() > longest_mention) return number;
  const NumberReading reading = read_number(read_lexemes(article.text, mention.span), mention.type);
  if (reading.value) number.value = to_string(*reading.value);
  if (reading.high) number.high = to_string(*reading.high);
  number.unit = reading.unit;
  number.assumed = reading.assumed;
  number.modifier = reading.modifier;
  return number;
}

bool is_dollar(std::string_view unit) {
  return unit == "AUD" || unit == "CAD" || unit == "NZD" || unit == "HKD" || unit == "SGD" || unit == "TWD";
}

// Where the article names dollars of one other country and of no more, its "$" is theirs, as far as can be told.
void settle_dollars(std::vector<Number>& numbers) {
  std::string named;
  for (const Number& number : numbers) {
    if (number.assumed || !(is_dollar(number.unit) || number.unit == "USD")) continue;
    if (!named.empty() && named != number.unit) return;
    named = number.unit;
  }
  if (!is_dollar(named)) return;
  for (Number& number : numbers)
    if (number.assumed && number.unit == "USD") number.unit = named;
}

}  // namespace

std::vector<Number> find_numbers(const Annotation& article) {
  std::vector<Number> numbers;
  for (const Mention& mention : article.mentions)
    if (is_number(mention.type)) numbers.push_back(read(article, mention));
  settle_dollars(numbers);
  return numbers;
}

}  // namespace annotator
