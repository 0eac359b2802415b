// Sentences first: what stands in the same words in both is out of the question. Of the rest, what each text tells
// becomes facts with keys (facts.h), and what the other does not tell is a difference.
#include "compare.h"

#include <algorithm>

#include "../entities/words.h"
#include "alignment.h"
#include "facts.h"
#include "together.h"

namespace annotator {
namespace {

using Facts = std::vector<Fact>;

// ---- keys ----------------------------------------------------------------------------------------------------

// The words of a span, folded: for what has no value.
std::string words_of(const Annotation& article, Span span) {
  std::string words = "words";
  for (const Lexeme& word : compared_words(article.text, span)) words += ' ' + word.text;
  return words;
}

// Of what it is called in both texts together. "Ukrainian" and "Ukraine" are one.
std::string key_of(const Annotation& both, const Mention& mention) {
  const uint32_t country = both.entities[mention.entity].country;
  return "entity " + std::to_string(country == none ? mention.entity : country);
}

std::string key_of(const Annotation& article, const Number& number) {
  if (number.value.empty()) return words_of(article, number.span);
  const std::string kind = std::to_string(static_cast<int>(number.kind));
  const std::string modifier = std::to_string(static_cast<int>(number.modifier));
  return kind + ' ' + number.value + '-' + number.high + ' ' + number.unit + ' ' + modifier;
}

std::string key_of(const Annotation& article, const Time& time) {
  if (time.value.empty()) return words_of(article, time.span);
  return time.value + ' ' + std::string(time.part) + ' ' + std::to_string(static_cast<int>(time.modifier));
}

// ---- facts ---------------------------------------------------------------------------------------------------

uint32_t sentence_at(const Annotation& article, uint32_t byte) {
  const auto sentence = std::partition_point(article.sentences.begin(), article.sentences.end(),
                                             [&](const Sentence& s) { return s.span.end <= byte; });
  return static_cast<uint32_t>(sentence - article.sentences.begin());
}

bool is_name(EntityType type) { return type < EntityType::date; }

const Mention* mention_at(const std::vector<Mention>& mentions, uint32_t place) {
  const auto mention =
      std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.span.begin < place; });
  return mention != mentions.end() && mention->span.begin == place ? &*mention : nullptr;
}

// first: where the article begins in both, which may know more names in it.
Facts names_of(const Annotation& both, const Annotation& article, uint32_t first) {
  Facts facts;
  for (const Mention& mention : both.mentions) {
    const Span span{mention.span.begin - first, mention.span.end - first};
    if (mention.span.begin < first || span.begin >= article.text.size() || !is_name(mention.type)) continue;
    const Mention* own = mention_at(article.mentions, span.begin);
    facts.push_back({.key = key_of(both, mention), .kind = static_cast<uint32_t>(mention.type),
                     .index = own ? own->entity : none, .span = span, .told_by = span,
                     .sentence = sentence_at(article, span.begin)});
  }
  return facts;
}

Span around(Span x, Span y) { return {std::min(x.begin, y.begin), std::max(x.end, y.end)}; }

Facts voices_of(const Annotation& both, const Annotation& article, uint32_t first) {
  Facts facts;
  for (const Speech& speech : article.speech) {
    if (speech.speaker.size() == 0) continue;
    Fact fact{.index = speech.speaker_entity, .span = speech.speaker,
              .told_by = around(speech.speaker, speech.cue.size() > 0 ? speech.cue : speech.content),
              .sentence = sentence_at(article, speech.speaker.begin)};
    if (fact.index == none) {
      fact.key = words_of(article, speech.speaker);
    } else {
      const Mention& mention = article.mentions[article.entities[fact.index].mentions.front()];
      fact.key = key_of(both, *mention_at(both.mentions, first + mention.span.begin));
    }
    facts.push_back(std::move(fact));
  }
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Fact& x, const Fact& y) { return x.span.begin < y.span.begin; });
  return facts;
}

Facts numbers_of(const Annotation& article) {
  Facts facts;
  for (uint32_t n = 0; n < article.numbers.size(); ++n) {
    const Number& number = article.numbers[n];
    facts.push_back({.key = key_of(article, number), .kind = static_cast<uint32_t>(number.kind), .index = n,
                     .span = number.span, .told_by = number.span, .sentence = number.sentence});
  }
  return facts;
}

Facts times_of(const Annotation& article) {
  Facts facts;
  for (uint32_t t = 0; t < article.times.size(); ++t) {
    const Time& time = article.times[t];
    Fact fact{.key = key_of(article, time), .index = t, .span = time.span, .told_by = time.span,
              .sentence = time.sentence};
    if (time.anchored) fact.words = words_of(article, time.span);
    facts.push_back(std::move(fact));
  }
  return facts;
}

// The most important entity first, as in the document.
void sort_by_entity(std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(), [](const Item& x, const Item& y) { return x.index < y.index; });
}

// ---- sentences -----------------------------------------------------------------------------------------------

std::vector<uint32_t> alone(const Annotation& article, const std::vector<Counterpart>& counterparts) {
  std::vector<uint32_t> sentences;
  for (uint32_t s = 0; s < counterparts.size(); ++s)
    if (counterparts[s].sentence == none && tells_something(article, s)) sentences.push_back(s);
  return sentences;
}

SentenceDifferences sentences_of(const Annotation& a, const Annotation& b, const Alignment& alignment) {
  SentenceDifferences differences{alone(a, alignment.of_a), alone(b, alignment.of_b), {}};
  for (uint32_t s = 0; s < alignment.of_a.size(); ++s) {
    const Counterpart& other = alignment.of_a[s];
    if (other.sentence == none || other.same) continue;
    differences.changed.push_back(
        {s, other.sentence,
         find_word_changes(a.text, a.sentences[s].span, b.text, b.sentences[other.sentence].span)});
  }
  return differences;
}

// ---- certainty -----------------------------------------------------------------------------------------------

// The marks of a sentence that have changed words; indices.
std::vector<uint32_t> changed_marks(const std::vector<Certainty>& marks, uint32_t sentence,
                                    const std::vector<WordChange>& changes, Span WordChange::*side) {
  std::vector<uint32_t> changed;
  const auto is_before = [&](const Certainty& mark) { return mark.sentence < sentence; };
  auto mark = std::partition_point(marks.begin(), marks.end(), is_before);
  for (; mark != marks.end() && mark->sentence == sentence; ++mark)
    if (is_changed(mark->span, changes, side)) changed.push_back(static_cast<uint32_t>(mark - marks.begin()));
  return changed;
}

// Those of a class that none of the others has.
std::vector<uint32_t> without(const std::vector<uint32_t>& marks, const std::vector<Certainty>& all,
                              const std::vector<uint32_t>& others, const std::vector<Certainty>& all_others) {
  uint32_t classes = 0;
  for (const uint32_t other : others) classes |= 1u << static_cast<uint32_t>(all_others[other].kind);
  std::vector<uint32_t> left;
  for (const uint32_t mark : marks)
    if (!(classes >> static_cast<uint32_t>(all[mark].kind) & 1u)) left.push_back(mark);
  return left;
}

std::vector<CertaintyChange> certainty_of(const Annotation& a, const Annotation& b,
                                          const std::vector<SentencePair>& pairs) {
  std::vector<CertaintyChange> found;
  for (uint32_t p = 0; p < pairs.size(); ++p) {
    const SentencePair& pair = pairs[p];
    const auto in_a = changed_marks(a.certainty, pair.a, pair.changes, &WordChange::a);
    const auto in_b = changed_marks(b.certainty, pair.b, pair.changes, &WordChange::b);
    CertaintyChange change{.pair = p,
                           .a = without(in_a, a.certainty, in_b, b.certainty),
                           .b = without(in_b, b.certainty, in_a, a.certainty)};
    if (!change.a.empty() || !change.b.empty()) found.push_back(std::move(change));
  }
  return found;
}

bool is_empty(const Differences& differences) {
  return differences.only_a.empty() && differences.only_b.empty() && differences.changed.empty();
}

}  // namespace

bool Comparison::same() const {
  return is_empty(entities) && is_empty(voices) && is_empty(numbers) && is_empty(times) && certainty.empty() &&
         sentences.only_a.empty() && sentences.only_b.empty() && sentences.changed.empty();
}

Comparison compare(const Annotation& a, const Annotation& b) {
  const Annotation both = put_together(a, b);
  const uint32_t second = begin_of_second(a);
  const Alignment alignment = align(both, a, b);

  Comparison comparison;
  comparison.sentences = sentences_of(a, b, alignment);
  comparison.certainty = certainty_of(a, b, comparison.sentences.changed);
  const Sides sides(alignment, comparison.sentences.changed);
  comparison.entities = find_differences(names_of(both, a, 0), names_of(both, b, second), sides);
  sort_by_entity(comparison.entities.only_a);
  sort_by_entity(comparison.entities.only_b);
  comparison.voices = find_differences(voices_of(both, a, 0), voices_of(both, b, second), sides);
  comparison.numbers = find_differences(numbers_of(a), numbers_of(b), sides);
  comparison.times = find_differences(times_of(a), times_of(b), sides);
  return comparison;
}

}  // namespace annotator
