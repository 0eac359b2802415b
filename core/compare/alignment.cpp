// Sentences are brought up by the terms that they share, through an index, as the checks do it; a term weighs the less
// the more sentences have it. A term that very many have brings none up, so that the time is linear in the texts.
#include "alignment.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <unordered_map>

#include "../checks/claims.h"
#include "word_changes.h"

namespace annotator {
namespace {

// Share of the weighted words of two sentences that both have.
constexpr float least_alike = 0.42f;
constexpr float least_alike_beside = 0.2f;  // next to two sentences that belong together

constexpr size_t most_sentences_of_term = 64;  // of one text
constexpr size_t most_candidates = 8;          // of a sentence

std::string key_of(const Annotation& article, uint32_t sentence) {
  std::string key;
  for (const Lexeme& word : compared_words(article.text, article.sentences[sentence].span)) key += word.text + '\n';
  return key;
}

using Places = std::unordered_map<std::string, uint32_t>;  // the first sentence with these words

Places places_of(const Annotation& article, std::vector<std::string>* keys) {
  Places places;
  for (uint32_t s = 0; s < article.sentences.size(); ++s) {
    keys->push_back(key_of(article, s));
    places.emplace(keys->back(), s);
  }
  return places;
}

void find_same(const std::vector<std::string>& keys, const Places& others, std::vector<Counterpart>& counterparts) {
  for (const std::string& key : keys) {
    const auto place = others.find(key);
    counterparts.push_back(place == others.end() ? Counterpart{} : Counterpart{place->second, true});
  }
}

// That a sentence has a term. Sentences are those of both texts together.
struct Entry {
  uint64_t key;
  uint32_t sentence;

  auto operator<=>(const Entry&) const = default;
};

struct Candidate {
  float alike;
  uint32_t a, b;
};

// The sentences of two texts that have no counterpart yet, and how alike they are.
class Unlike {
 public:
  Unlike(const Annotation& both, Alignment& alignment)
      : alignment_(alignment), second_(static_cast<uint32_t>(alignment.of_a.size())), terms_(both.sentences.size()),
        weights_(both.sentences.size()) {
    std::vector<uint32_t> open;
    for (uint32_t s = 0; s < both.sentences.size(); ++s)
      if (counterpart(s).sentence == none && tells_something(both, s)) open.push_back(s);
    const Claims claims = find_claims(both, open);
    for (const Clause& clause : claims.clauses)
      for (uint32_t t = clause.begin_term; t < clause.end_term; ++t)
        index_.push_back({claims.terms[t].key, clause.sentence});
    std::sort(index_.begin(), index_.end());
    index_.erase(std::unique(index_.begin(), index_.end()), index_.end());
    for (size_t begin = 0, end = 0; begin < index_.size(); begin = end) {
      while (end < index_.size() && index_[end].key == index_[begin].key) ++end;
      const float weight = 1.0f / std::sqrt(static_cast<float>(end - begin));
      for (size_t i = begin; i < end; ++i) {
        terms_[index_[i].sentence].push_back({begin, end, weight});
        weights_[index_[i].sentence] += weight;
      }
    }
  }

  void pair_most_alike() {
    std::vector<Candidate> candidates;
    std::vector<float> shared(alignment_.of_b.size());
    for (uint32_t a = 0; a < second_; ++a) {
      for (const uint32_t b : nearest(a, shared)) {
        const float alike = this->alike(a, b);
        if (alike >= least_alike) candidates.push_back({alike, a, b});
      }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
      return x.alike != y.alike ? x.alike > y.alike : x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    for (const Candidate& candidate : candidates) pair_if_open(candidate.a, candidate.b);
  }

  // Goes through a in both directions; what was paired makes room for its neighbour.
  void pair_neighbours() {
    for (uint32_t a = 1; a < second_; ++a) {
      const uint32_t before = alignment_.of_a[a - 1].sentence;
      if (before != none) pair_beside(a, before + 1);
    }
    for (uint32_t a = second_; a-- > 1;) {
      const uint32_t behind = alignment_.of_a[a].sentence;
      if (behind != none && behind > 0) pair_beside(a - 1, behind - 1);
    }
  }

 private:
  // A term of a sentence, by the entries of all that have it.
  struct TermOf {
    size_t begin, end;
    float weight;
  };

  Counterpart& counterpart(uint32_t sentence) {
    return sentence < second_ ? alignment_.of_a[sentence] : alignment_.of_b[sentence - second_];
  }

  bool are_open(uint32_t a, uint32_t b) const {
    return b < alignment_.of_b.size() && alignment_.of_a[a].sentence == none && alignment_.of_b[b].sentence == none;
  }

  void pair_if_open(uint32_t a, uint32_t b) {
    if (!are_open(a, b)) return;
    alignment_.of_a[a].sentence = b;
    alignment_.of_b[b].sentence = a;
  }

  void pair_beside(uint32_t a, uint32_t b) {
    if (are_open(a, b) && alike(a, b) >= least_alike_beside) pair_if_open(a, b);
  }

  // The sentences of b that share most with one of a, by the terms that few have. shared: zeroes, and left so.
  std::vector<uint32_t> nearest(uint32_t a, std::vector<float>& shared) const {
    std::vector<uint32_t> touched;
    for (const TermOf& term : terms_[a]) {
      const auto all = std::span(index_).subspan(term.begin, term.end - term.begin);
      const auto is_of_a = [&](const Entry& entry) { return entry.sentence < second_; };
      const auto first = std::partition_point(all.begin(), all.end(), is_of_a);
      if (static_cast<size_t>(all.end() - first) > most_sentences_of_term) continue;
      for (auto entry = first; entry != all.end(); ++entry) {
        const uint32_t b = entry->sentence - second_;
        if (shared[b] == 0) touched.push_back(b);
        shared[b] += term.weight;
      }
    }
    const auto few = static_cast<ptrdiff_t>(std::min(touched.size(), most_candidates));
    std::partial_sort(touched.begin(), touched.begin() + few, touched.end(),
                      [&](uint32_t x, uint32_t y) { return shared[x] != shared[y] ? shared[x] > shared[y] : x < y; });
    for (const uint32_t b : touched) shared[b] = 0;
    touched.resize(static_cast<size_t>(few));
    return touched;
  }

  // 0 to 1. Looks the terms of the one with fewer up among those of the other.
  float alike(uint32_t a, uint32_t b) const {
    const std::vector<TermOf>* fewer = &terms_[a];
    const std::vector<TermOf>* more = &terms_[second_ + b];
    if (fewer->size() > more->size()) std::swap(fewer, more);
    float shared = 0;
    for (const TermOf& term : *fewer) {
      const auto is_before = [&](const TermOf& other) { return other.begin < term.begin; };
      const auto other = std::partition_point(more->begin(), more->end(), is_before);
      if (other != more->end() && other->begin == term.begin) shared += term.weight;
    }
    const float all = weights_[a] + weights_[second_ + b];
    return all > 0 ? 2 * shared / all : 0;
  }

  Alignment& alignment_;
  const uint32_t second_;  // the first sentence of b
  std::vector<Entry> index_;
  std::vector<std::vector<TermOf>> terms_;  // of each sentence, in the order of the index
  std::vector<float> weights_;              // of all terms of each sentence
};

}  // namespace

bool tells_something(const Annotation& article, uint32_t sentence) {
  const BlockRole role = article.blocks[article.sentences[sentence].block].role;
  return role != BlockRole::source && role != BlockRole::aside;
}

Alignment align(const Annotation& both, const Annotation& a, const Annotation& b) {
  Alignment alignment;
  std::vector<std::string> keys_a, keys_b;
  const Places places_a = places_of(a, &keys_a), places_b = places_of(b, &keys_b);
  find_same(keys_a, places_b, alignment.of_a);
  find_same(keys_b, places_a, alignment.of_b);
  Unlike unlike(both, alignment);
  unlike.pair_most_alike();
  unlike.pair_neighbours();
  return alignment;
}

}  // namespace annotator
