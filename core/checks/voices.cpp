#include "voices.h"

#include <algorithm>

namespace annotator {
namespace {

constexpr size_t most_statements = 32;   // that are looked at of one sentence
constexpr float about_as_well = 0.85f;   // as the best match: the share of its rank

uint32_t overlap(Span a, Span b) {
  const uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

std::span<const Speech> speeches_in(const Annotation& article, uint32_t sentence) {
  const Span span = article.sentences[sentence].span;
  const auto before = [](uint32_t place) { return [place](const Speech& s) { return s.content.begin < place; }; };
  const auto first = std::partition_point(article.speech.begin(), article.speech.end(), before(span.begin));
  const auto last = std::partition_point(first, article.speech.end(), before(span.end));
  const auto count = std::min<size_t>(static_cast<size_t>(last - first), most_statements);
  return std::span(article.speech).subspan(static_cast<size_t>(first - article.speech.begin()), count);
}

bool is_in_words(const Annotation& article, uint32_t entity, Span words) {
  const auto first = std::partition_point(article.mentions.begin(), article.mentions.end(),
                                          [&](const Mention& m) { return m.span.begin < words.begin; });
  for (auto m = first; m != article.mentions.end() && m->span.begin < words.end; ++m)
    if (m->entity == entity) return true;
  return false;
}

// The foreign minister of Russia speaks for Russia.
bool has_role_of(const Annotation& article, uint32_t person, uint32_t entity) {
  const std::vector<Span>& roles = article.entities[person].roles;
  return std::any_of(roles.begin(), roles.end(), [&](Span role) { return is_in_words(article, entity, role); });
}

// Whether the words are certainly not those of this entity: another name is their speaker, or a group.
bool is_other(const Annotation& article, uint32_t entity, const Speech& speech) {
  if (speech.speaker.size() == 0 || speech.speaker_entity == entity) return false;
  if (is_in_words(article, entity, speech.speaker)) return false;  // "officials of Acme" for Acme
  if (speech.speaker_entity != none) return !has_role_of(article, speech.speaker_entity, entity);
  const std::string_view words = slice(article.text, speech.speaker);
  return words.size() > 4 && words.ends_with("s") && words.find("his ") != 0;  // officials, analysts; not "she"
}

}  // namespace

const Speech* speech_at(const Annotation& article, const Clause& clause) {
  const Speech* longest = nullptr;
  for (const Speech& speech : speeches_in(article, clause.sentence)) {
    const uint32_t size = overlap(speech.content, clause.span);
    if (size > 0 && (!longest || size > overlap(longest->content, clause.span))) longest = &speech;
  }
  return longest;
}

const Speech* speech_of(const Body& body, std::span<const Sought> terms, uint32_t sentence) {
  const Speech* best = nullptr;
  float most = 0;
  for (const Speech& speech : speeches_in(body.article(), body.sentence(sentence))) {
    float said = 0;
    for (const Clause& clause : body.clauses(sentence))
      if (overlap(clause.span, speech.content) > 0) said += body.said(terms, clause, speech.content);
    if (said > most) best = &speech, most = said;
  }
  return most * 2 > body.share(terms, sentence) * weight(terms) ? best : nullptr;
}

bool differs(const Body& body, const Speech& speech, std::span<const Sought> terms, const std::vector<Match>& matches) {
  if (speech.speaker_entity == none) return false;
  bool any = false;
  for (const Match& match : matches) {
    if (match.rank < matches[0].rank * about_as_well) break;
    const Speech* there = speech_of(body, terms, match.body);
    if (!there || !is_other(body.article(), speech.speaker_entity, *there)) return false;
    any = true;
  }
  return any;
}

}  // namespace annotator
