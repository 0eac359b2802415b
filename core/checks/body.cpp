// A word counts the less the more sentences have it. Only words that at most 256 sentences have bring sentences up, so
// that the time is linear in the text. Tried and lost, on the summaries that people wrote of GUM (train): the network's
// sentence vectors tell the part of a summary from another article's with AUC 0.66, shared words with 0.99, and both
// together do no better; vectors of words and of word pieces do not help either.
#include "body.h"

#include <algorithm>
#include <cmath>

namespace annotator {
namespace {

// Weights of a term beside 1, the weight of what one sentence of the body has.
constexpr float day_weight = 0.5f;
constexpr float saying_weight = 0.5f;
constexpr float unseen_weight = 0.6f;  // of what no sentence of the body has
constexpr float missing_cost = 0.1f;   // of a name or number, when sentences are compared

constexpr uint32_t most_sentences_back = 2;  // to the name that "he" stands for
constexpr size_t most_sentences_of_word = 256;
constexpr size_t sentences_compared = 6;
constexpr uint32_t most_clauses = 32;  // that are looked at of one sentence

bool has(std::span<const Entry> entries, uint32_t body) {
  const auto is_before = [&](const Entry& e) { return e.body < body; };
  const auto entry = std::partition_point(entries.begin(), entries.end(), is_before);
  return entry != entries.end() && entry->body == body;
}

bool same(const Term& a, const Term& b) {
  return a.key == b.key || (a.word_key != 0 && (a.word_key == b.key || a.word_key == b.word_key));
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

std::vector<uint32_t> sentences_of(const Annotation& article, BlockRole role) {
  std::vector<uint32_t> sentences;
  for (uint32_t s = 0; s < article.sentences.size(); ++s)
    if (article.blocks[article.sentences[s].block].role == role) sentences.push_back(s);
  return sentences;
}

float weight(std::span<const Sought> terms) {
  float sum = 0;
  for (const Sought& term : terms) sum += term.weight;
  return sum;
}

// ---- the index -----------------------------------------------------------------------------------------------

Body::Body(const Annotation& article)
    : article_(article), sentences_(sentences_of(article, BlockRole::body)), claims_(find_claims(article, sentences_)) {
  clauses_from_.reserve(sentences_.size() + 1);
  refers_.resize(sentences_.size());
  has_number_.resize(sentences_.size());
  has_day_.resize(sentences_.size());
  for (uint32_t c = 0, b = 0; b < sentences_.size(); ++b) {
    clauses_from_.push_back(c);
    for (; c < claims_.clauses.size() && claims_.clauses[c].sentence == sentences_[b]; ++c) {
      refers_[b] = refers_[b] || claims_.clauses[c].refers;
      for (uint32_t t = claims_.clauses[c].begin_term; t < claims_.clauses[c].end_term; ++t) add(claims_.terms[t], b);
    }
  }
  clauses_from_.push_back(static_cast<uint32_t>(claims_.clauses.size()));
  std::sort(index_.begin(), index_.end());
  index_.erase(std::unique(index_.begin(), index_.end()), index_.end());
  shares_.resize(sentences_.size());
}

void Body::add(const Term& term, uint32_t body) {
  if (term.kind == TermKind::number) has_number_[body] = true;
  if (term.kind == TermKind::day) has_day_[body] = true;
  index_.push_back({term.key, body});
  if (term.word_key != 0 && term.word_key != term.key) index_.push_back({term.word_key, body});
}

std::span<const Entry> Body::entries(uint64_t key) const {
  const auto first = std::lower_bound(index_.begin(), index_.end(), Entry{key, 0});
  const auto last = std::upper_bound(first, index_.end(), Entry{key, none});
  return {index_.data() + (first - index_.begin()), size_t(last - first)};
}

std::span<const Clause> Body::clauses(uint32_t body) const {
  const uint32_t count = std::min(clauses_from_[body + 1] - clauses_from_[body], most_clauses);
  return std::span(claims_.clauses).subspan(clauses_from_[body], count);
}

Sought Body::seek(const Term& term) const {
  Sought sought{.term = term, .by_key = entries(term.key)};
  if (term.word_key != 0 && term.word_key != term.key) sought.by_word = entries(term.word_key);
  const size_t sentences = std::max<size_t>({1, sought.by_key.size(), sought.by_word.size()});
  sought.weight = 1.0f / std::sqrt(static_cast<float>(sentences));
  if (term.kind == TermKind::day) sought.weight *= day_weight;
  if (term.says) sought.weight *= saying_weight;
  if (!sought.is_seen()) sought.weight *= unseen_weight;
  return sought;
}

// ---- what a sentence says ------------------------------------------------------------------------------------

bool Body::says(uint32_t body, uint64_t key) const { return has(entries(key), body); }

bool Body::says(uint32_t body, const Sought& sought) const {
  return has(sought.by_key, body) || has(sought.by_word, body);
}

bool Body::means(uint32_t body, const Sought& sought) const {
  if (sought.term.kind != TermKind::name || !refers_[body]) return false;
  for (uint32_t back = 1; back <= most_sentences_back && back <= body; ++back)
    if (says(body - back, sought)) return true;
  return false;
}

// In the sentence before or behind, in the same block.
bool Body::says_nearby(uint32_t body, const Sought& sought) const {
  return (body > 0 && block(body - 1) == block(body) && says(body - 1, sought)) ||
         (body + 1 < sentences_.size() && block(body + 1) == block(body) && says(body + 1, sought));
}

// Whether a sentence without this number or day says another, or nothing that this could be counted from.
bool Body::contradicts(const Sought& sought, uint32_t body) const {
  const Term& term = sought.term;
  if (term.kind == TermKind::number && !term.small) return true;
  if (term.kind == TermKind::day && !sought.is_seen()) return true;
  return term.kind == TermKind::number ? has_number_[body] : has_day_[body];
}

float Body::share(std::span<const Sought> terms, uint32_t body) const {
  float said = 0, all = 0;
  for (const Sought& term : terms) {
    all += term.weight;
    if (says(body, term) || means(body, term)) said += term.weight;
  }
  return all > 0 ? said / all : 0;
}

float Body::said(std::span<const Sought> terms, const Clause& clause, Span within) const {
  float said = 0;
  for (const Sought& sought : terms) {
    for (uint32_t t = clause.begin_term; t < clause.end_term; ++t) {
      const Term& there = claims_.terms[t];
      if (!overlap(there.span, within) || !same(sought.term, there)) continue;
      said += sought.weight;
      break;
    }
  }
  return said;
}

std::vector<const Term*> Body::missing(std::span<const Sought> terms, uint32_t body) const {
  std::vector<const Term*> lacking;
  for (const Sought& sought : terms) {
    const Term& term = sought.term;
    if (term.kind == TermKind::word || says(body, sought) || means(body, sought)) continue;
    if (term.kind == TermKind::name) {
      const bool moves = term.type != EntityType::person && term.type != EntityType::org;
      if (moves ? sought.is_seen() : term.type == EntityType::org && says_nearby(body, sought)) continue;
    } else if (says_nearby(body, sought) || !contradicts(sought, body)) {
      continue;
    }
    lacking.push_back(&term);
  }
  return lacking;
}

// ---- which sentences say most --------------------------------------------------------------------------------

// Adds to the shares of these sentences.
void Body::bring_up(std::span<const Entry> entries, float weight, std::vector<uint32_t>& touched) const {
  if (entries.size() > most_sentences_of_word) return;
  for (const Entry& entry : entries) {
    if (shares_[entry.body] == 0) touched.push_back(entry.body);
    shares_[entry.body] += weight;
  }
}

std::vector<Match> Body::best(std::span<const Sought> terms) const {
  std::vector<uint32_t> touched;
  for (const Sought& term : terms) {
    bring_up(term.by_key, term.weight, touched);
    bring_up(term.by_word, term.weight, touched);
  }
  const size_t few = std::min(touched.size(), sentences_compared);
  std::partial_sort(touched.begin(), touched.begin() + static_cast<ptrdiff_t>(few), touched.end(),
                    [&](uint32_t a, uint32_t b) { return shares_[a] != shares_[b] ? shares_[a] > shares_[b] : a < b; });
  for (const uint32_t body : touched) shares_[body] = 0;
  touched.resize(few);
  std::vector<Match> matches;
  for (const uint32_t body : touched) {
    const float said = share(terms, body);
    matches.push_back({body, said, said - missing_cost * static_cast<float>(missing(terms, body).size())});
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.rank > b.rank; });
  return matches;
}

}  // namespace annotator
