#include "facts.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace annotator {
namespace {

using Facts = std::vector<Fact>;
using Keys = std::unordered_set<std::string>;

// The facts that one text tells, in whichever of the two they are marked.
struct Told {
  Keys keys, words;

  void add(const Fact& fact) {
    keys.insert(fact.key);
    if (!fact.words.empty()) words.insert(fact.words);
  }

  bool has(const Fact& fact) const {
    return keys.contains(fact.key) || words.contains(fact.key) || (!fact.words.empty() && keys.contains(fact.words));
  }
};

// The facts of a sentence, of facts in text order.
std::span<const Fact> facts_in(const Facts& facts, uint32_t sentence) {
  const auto is_before = [&](const Fact& fact) { return fact.sentence < sentence; };
  const auto is_in = [&](const Fact& fact) { return fact.sentence == sentence; };
  const auto first = std::partition_point(facts.begin(), facts.end(), is_before);
  const auto last = std::partition_point(first, facts.end(), is_in);
  return std::span(facts).subspan(static_cast<size_t>(first - facts.begin()), static_cast<size_t>(last - first));
}

// Whether a span has words of a change or stands right beside one: of "about 30" the "about" may be new.
bool touches_change(Span span, const std::vector<WordChange>& changes, Span WordChange::*side) {
  const Span wider{span.begin == 0 ? 0 : span.begin - 1, span.end + 1};
  const auto change = std::partition_point(changes.begin(), changes.end(),
                                           [&](const WordChange& c) { return (c.*side).end < wider.begin; });
  return change != changes.end() && ((*change).*side).begin <= wider.end;
}

// The facts of a sentence that the other one of its pair does not tell, beside a change: each once, and those of one
// kind together.
std::vector<const Fact*> new_facts(std::span<const Fact> facts, std::span<const Fact> others,
                                   const std::vector<WordChange>& changes, Span WordChange::*side) {
  Told told;
  for (const Fact& other : others) told.add(other);
  std::vector<const Fact*> found;
  for (const Fact& fact : facts) {
    if (told.has(fact) || !touches_change(fact.span, changes, side)) continue;
    told.add(fact);
    found.push_back(&fact);
  }
  std::stable_sort(found.begin(), found.end(), [](const Fact* x, const Fact* y) { return x->kind < y->kind; });
  return found;
}

// What took the place of something: keys of facts with their sentences.
class Taken {
 public:
  void add(const Fact& fact) { places_.insert(place_of(fact)); }
  bool has(const Fact& fact) const { return places_.contains(place_of(fact)); }

 private:
  static std::string place_of(const Fact& fact) { return std::to_string(fact.sentence) + ' ' + fact.key; }

  Keys places_;
};

// Appends what stands in the place of what in a pair of sentences: where both tell as many new facts of a kind, the
// first of one stands for the first of the other, and so on.
void find_changes(std::span<const Fact* const> a, std::span<const Fact* const> b, uint32_t pair,
                  std::vector<Change>& changed, Taken& taken_a, Taken& taken_b) {
  const auto size_of_kind = [](std::span<const Fact* const> facts, uint32_t kind) {
    const auto is_it = [&](const Fact* fact) { return fact->kind == kind; };
    return static_cast<size_t>(std::find_if_not(facts.begin(), facts.end(), is_it) - facts.begin());
  };
  while (!a.empty() && !b.empty()) {
    const uint32_t kind = std::min(a.front()->kind, b.front()->kind);
    const size_t in_a = size_of_kind(a, kind), in_b = size_of_kind(b, kind);
    for (size_t i = 0; in_a == in_b && i < in_a; ++i) {
      changed.push_back({{a[i]->index, {a[i]->span}}, {b[i]->index, {b[i]->span}}, pair});
      taken_a.add(*a[i]);
      taken_b.add(*b[i]);
    }
    a = a.subspan(in_a);
    b = b.subspan(in_b);
  }
}

// What one text tells and the other does not, each once with all its places.
std::vector<Item> items_of(const Facts& facts, const Told& others, const Taken& taken) {
  std::vector<Item> items;
  std::unordered_map<std::string, size_t> place_of;
  for (const Fact& fact : facts) {
    if (others.has(fact) || taken.has(fact)) continue;
    const auto [place, is_new] = place_of.emplace(fact.key, items.size());
    if (is_new) items.push_back({fact.index, {}});
    items[place->second].spans.push_back(fact.span);
  }
  return items;
}

}  // namespace

bool is_changed(Span span, const std::vector<WordChange>& changes, Span WordChange::*side) {
  const auto change = std::partition_point(changes.begin(), changes.end(),
                                           [&](const WordChange& c) { return (c.*side).end <= span.begin; });
  return change != changes.end() && ((*change).*side).begin < span.end;
}

Sides::Sides(const Alignment& alignment, const std::vector<SentencePair>& pairs)
    : alignment_(alignment), pairs_(pairs), pair_of_a_(alignment.of_a.size(), none),
      pair_of_b_(alignment.of_b.size(), none) {
  for (uint32_t p = 0; p < pairs.size(); ++p) pair_of_a_[pairs[p].a] = pair_of_b_[pairs[p].b] = p;
}

bool Sides::is_kept(const Fact& fact, const std::vector<Counterpart>& counterparts,
                    const std::vector<uint32_t>& pair_of, Span WordChange::*side) const {
  if (counterparts[fact.sentence].same) return true;
  const uint32_t pair = pair_of[fact.sentence];
  return pair != none && !is_changed(fact.told_by, pairs_[pair].changes, side);
}

Differences find_differences(const Facts& a, const Facts& b, const Sides& sides) {
  Told in_a, in_b;
  for (const Fact& fact : a) {
    in_a.add(fact);
    if (sides.stands_in_b(fact)) in_b.add(fact);
  }
  for (const Fact& fact : b) {
    in_b.add(fact);
    if (sides.stands_in_a(fact)) in_a.add(fact);
  }
  Differences differences;
  Taken taken_a, taken_b;
  for (uint32_t p = 0; p < sides.pairs().size(); ++p) {
    const SentencePair& pair = sides.pairs()[p];
    const auto of_a = facts_in(a, pair.a), of_b = facts_in(b, pair.b);
    const auto new_in_a = new_facts(of_a, of_b, pair.changes, &WordChange::a);
    const auto new_in_b = new_facts(of_b, of_a, pair.changes, &WordChange::b);
    find_changes(new_in_a, new_in_b, p, differences.changed, taken_a, taken_b);
  }
  differences.only_a = items_of(a, in_b, taken_a);
  differences.only_b = items_of(b, in_a, taken_b);
  return differences;
}

}  // namespace annotator
