#include "mentions.h"

#include <algorithm>
#include <array>

#include "../encoder/kernels.h"
#include "mention_words.h"
#include "words.h"

namespace annotator {
namespace {

// ---- labels --------------------------------------------------------------------------------------------------

// After a token a name is either open, and must go on with its type, or none is ("closed"). O, B and S need a closed
// state before them, I and E an open one; B and I leave a name open. A sentence begins and ends closed.
enum Part { B, I, E, S };

constexpr int label_of(int type, Part part) { return 1 + 4 * type + part; }

// Label probabilities of the tokens of one sentence, [tokens, name_labels]. None is 0, so that every sequence of labels
// that BIOES allows is possible.
using Probabilities = std::vector<std::array<double, name_labels>>;

Probabilities probabilities_of(std::span<const float> logits) {
  Probabilities probabilities(logits.size() / name_labels);
  std::array<float, name_labels> row;
  for (size_t t = 0; t < probabilities.size(); ++t) {
    std::copy_n(logits.begin() + static_cast<ptrdiff_t>(t * name_labels), name_labels, row.begin());
    softmax(row);
    for (int label = 0; label < name_labels; ++label)
      probabilities[t][label] = row[label] > 1e-30f ? row[label] : 1e-30;
  }
  return probabilities;
}

struct LabelledSpan {
  uint32_t begin, end;  // tokens of the sentence
  int type;
};

// ---- the likeliest labels (Viterbi) --------------------------------------------------------------------------

// The names of the likeliest sequence of labels that BIOES allows, from right to left.
std::vector<LabelledSpan> likeliest_spans(const Probabilities& p) {
  // The best way to each state after token t: its probability (scaled), and the label of t on it.
  struct Step {
    double closed = 0;
    int closed_label = 0;
    std::array<double, entity_types> open{};
    std::array<Part, entity_types> open_part{};
  };
  std::vector<Step> steps(p.size() + 1);
  steps[0].closed = 1;
  for (size_t t = 0; t < p.size(); ++t) {
    const Step& before = steps[t];
    Step& after = steps[t + 1];
    after.closed = before.closed * p[t][0];
    double most = after.closed;
    for (int type = 0; type < entity_types; ++type) {
      const double ends = before.open[type] * p[t][label_of(type, E)];
      const double single = before.closed * p[t][label_of(type, S)];
      if (ends > after.closed) after.closed = ends, after.closed_label = label_of(type, E);
      if (single > after.closed) after.closed = single, after.closed_label = label_of(type, S);
      const double begins = before.closed * p[t][label_of(type, B)];
      const double goes_on = before.open[type] * p[t][label_of(type, I)];
      after.open[type] = std::max(begins, goes_on);
      after.open_part[type] = begins >= goes_on ? B : I;
      most = std::max({most, after.closed, after.open[type]});
    }
    after.closed /= most;
    for (double& open : after.open) open /= most;
  }
  std::vector<LabelledSpan> spans;
  for (auto t = static_cast<uint32_t>(p.size()); t > 0; --t) {
    const int label = steps[t].closed_label;
    if (label == 0) continue;
    const int type = (label - 1) / 4;
    const uint32_t end = t;
    if (label == label_of(type, E)) {
      do --t;
      while (steps[t].open_part[type] == I);
    }
    spans.push_back({t - 1, end, type});
  }
  return spans;
}

// ---- how likely a span is (forward-backward) -----------------------------------------------------------------

// The probability mass of each state between two tokens, over all label sequences to its left or right.
struct Mass {
  double closed = 0;
  std::array<double, entity_types> open{};

  double sum() const {
    double total = closed;
    for (const double mass : open) total += mass;
    return total;
  }
  void scale(double factor) {
    closed *= factor;
    for (double& mass : open) mass *= factor;
  }
};

struct Lattice {
  std::vector<Mass> left, right;  // [tokens + 1], left[t] and right[t] stand before token t
  std::vector<double> scales;     // [tokens], what left[t + 1] was divided by to sum to 1, and right[t] too
};

Lattice make_lattice(const Probabilities& p) {
  const size_t n = p.size();
  Lattice lattice{std::vector<Mass>(n + 1), std::vector<Mass>(n + 1), std::vector<double>(n)};
  lattice.left[0].closed = lattice.right[n].closed = 1;
  for (size_t t = 0; t < n; ++t) {
    const Mass& before = lattice.left[t];
    Mass& after = lattice.left[t + 1];
    after.closed = before.closed * p[t][0];
    for (int type = 0; type < entity_types; ++type) {
      after.closed += before.open[type] * p[t][label_of(type, E)] + before.closed * p[t][label_of(type, S)];
      after.open[type] = before.closed * p[t][label_of(type, B)] + before.open[type] * p[t][label_of(type, I)];
    }
    lattice.scales[t] = after.sum();
    after.scale(1 / lattice.scales[t]);
  }
  for (size_t t = n; t-- > 0;) {
    const Mass& after = lattice.right[t + 1];
    Mass& before = lattice.right[t];
    before.closed = p[t][0] * after.closed;
    for (int type = 0; type < entity_types; ++type) {
      before.closed += p[t][label_of(type, S)] * after.closed + p[t][label_of(type, B)] * after.open[type];
      before.open[type] = p[t][label_of(type, I)] * after.open[type] + p[t][label_of(type, E)] * after.closed;
    }
    before.scale(1 / lattice.scales[t]);
  }
  return lattice;
}

// The share of all label sequences, weighted by probability, that have exactly this span as a name of this type.
double probability_of(const LabelledSpan& span, const Probabilities& p, const Lattice& lattice) {
  double share = lattice.left[span.begin].closed * lattice.right[span.end].closed / lattice.left.back().closed;
  for (uint32_t t = span.begin; t < span.end; ++t) {
    const bool first = t == span.begin, last = t + 1 == span.end;
    const Part part = first && last ? S : first ? B : last ? E : I;
    share *= p[t][label_of(span.type, part)] / lattice.scales[t];
  }
  return std::min(share, 1.0);
}

// ---- borders -------------------------------------------------------------------------------------------------

bool is_apostrophe(std::string_view token) { return token == "'" || token == "’"; }

// Whether a name of this type ends before a possessive. Companies, works and places of trade may have one for good
// ("McDonald's"): there the labels decide.
bool sheds_possessive(EntityType type) {
  return type == EntityType::person || type == EntityType::norp || type == EntityType::gpe || type == EntityType::loc;
}

// A bracket or quotation mark with its partner.
struct Pair {
  std::string_view open, close;
};
constexpr Pair pairs[] = {{"(", ")"}, {"[", "]"}, {"“", "”"}, {"\"", "\""}, {"‘", "’"}};

bool holds(const Annotation& article, TokenRange range, std::string_view mark) {
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (token_text(article, t) == mark) return true;
  return false;
}

// Without what stands on the other side of a round or square bracket that has no partner: "Zachary (Cates" ->
// "Zachary".
TokenRange within_lone_bracket(const Annotation& article, TokenRange range) {
  for (uint32_t t = range.begin + 1; t + 1 < range.end; ++t) {
    const std::string_view mark = token_text(article, t);
    for (const auto& [open, close] : {pairs[0], pairs[1]}) {
      if (mark == open && !holds(article, {t + 1, range.end}, close)) return {range.begin, t};
      if (mark == close && !holds(article, {range.begin, t}, open)) return {t + 1, range.end};
    }
  }
  return range;
}

TokenRange without_lone_marks(const Annotation& article, TokenRange range) {
  range = within_lone_bracket(article, range);
  for (const auto& [open, close] : pairs) {
    if (range.size() == 0) break;
    if (token_text(article, range.begin) == open && !holds(article, {range.begin + 1, range.end}, close)) ++range.begin;
    if (range.size() == 0) break;
    if (token_text(article, range.end - 1) == close && !holds(article, {range.begin, range.end - 1}, open)) --range.end;
  }
  return range;
}

// "Sgt. Kiril Brodski" -> "Kiril Brodski". A title alone stays, and so does one that goes on with "of".
TokenRange without_titles(const Annotation& article, TokenRange range) {
  while (range.size() > 1 && listed(titles_before_names, folded(article, range.begin))) {
    uint32_t next = range.begin + 1;
    if (token_text(article, next) == ".") ++next;
    if (next == range.end || !is_capitalised(article, next)) break;
    range.begin = next;
  }
  return range;
}

// "summon Ann Lee" -> "Ann Lee", but "van Lee"
TokenRange without_words_before(const Annotation& article, TokenRange range) {
  const auto is_other_word = [&](uint32_t t) {
    return is_word(article, t) && !is_capitalised(article, t) && !listed(name_particles, folded(article, t)) &&
           !is_joined_to_previous(article, t + 1);
  };
  while (range.size() > 1 && is_other_word(range.begin) && is_capitalised(article, range.begin + 1)) ++range.begin;
  return range;
}

// "Ann Lee KC" -> "Ann Lee"
TokenRange without_letters_behind(const Annotation& article, TokenRange range) {
  constexpr std::array<std::string_view, 9> letters = {"CBE", "KC", "MBE", "MEP", "MP", "MSP", "OBE", "PhD", "QC"};
  while (range.size() > 2 && listed(letters, token_text(article, range.end - 1))) --range.end;
  return range;
}

// "R-S.C.", a senator's party and state, -> "S.C."
TokenRange without_party(const Annotation& article, TokenRange range) {
  const std::string_view party = token_text(article, range.begin);
  const bool is_party = range.size() > 2 && (party == "D" || party == "R") && token_text(article, range.begin + 1) == "-";
  return is_party ? TokenRange{range.begin + 2, range.end} : range;
}

TokenRange with_exact_borders(const Annotation& article, TokenRange range, EntityType type) {
  range = without_lone_marks(article, range);
  if (type > EntityType::language || range.size() == 0) return range;
  const auto text = [&](uint32_t token) { return token_text(article, token); };
  if (range.size() > 1 && (text(range.begin) == "the" || text(range.begin) == "a" || text(range.begin) == "an"))
    ++range.begin;
  if (type == EntityType::person)
    range = without_letters_behind(article, without_titles(article, without_words_before(article, range)));
  if (type == EntityType::gpe) range = without_party(article, range);
  if (sheds_possessive(type)) {
    if (range.size() > 2 && text(range.end - 1) == "s" && is_apostrophe(text(range.end - 2))) range.end -= 2;
    else if (range.size() > 1 && is_apostrophe(text(range.end - 1))) --range.end;
  }
  return range;
}

// ---- numbers and times ---------------------------------------------------------------------------------------

bool is_amount(EntityType type) { return type >= EntityType::percent; }

// Whether a word can say a number: with a digit, by its name, or in letters that we have no names for.
bool can_say_number(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  const auto is_digit_or_foreign = [](char c) { return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127; };
  if (std::any_of(text.begin(), text.end(), is_digit_or_foreign)) return true;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 1 && std::all_of(text.begin(), text.end(), is_capital)) return true;  // "XIV"
  const std::string word = folded(article, token);
  return listed(number_names, word) || word.ends_with("teen") || word.ends_with("th") || word.ends_with("ths");
}

// "sevengill sharks" hold no number.
bool says_number(const Annotation& article, TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (can_say_number(article, t)) return true;
  return false;
}

// One of the mentions that a span of labels holds.
struct TypedRange {
  TokenRange tokens;
  EntityType type;
};

// "45 of the 60" are two numbers, "hundreds of thousands" is one: the parts of a cardinal number.
std::vector<TypedRange> parts_of_number(const Annotation& article, TokenRange range) {
  constexpr EntityType type = EntityType::cardinal;
  for (uint32_t of = range.begin + 1; of + 1 < range.end; ++of) {
    if (token_text(article, of) != "of" || !can_say_number(article, of - 1)) continue;
    if (folded(article, of - 1).ends_with("s")) continue;
    const uint32_t next = token_text(article, of + 1) == "the" ? of + 2 : of + 1;
    if (next < range.end && can_say_number(article, next))
      return {{{range.begin, of}, type}, {{next, range.end}, type}};
  }
  return {{range, type}};
}

// A plain number that is no year.
bool is_count(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  return text.size() <= 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "Down from 87 four years ago": a number that no date begins with, and the date.
std::vector<TypedRange> parts_of_date(const Annotation& article, TokenRange range) {
  const uint32_t next = range.begin + 1;
  const bool is_two = range.size() > 2 && is_count(article, range.begin) && listed(number_names, folded(article, next));
  if (!is_two) return {{range, EntityType::date}};
  return {{{range.begin, next}, EntityType::cardinal}, {{next, range.end}, EntityType::date}};
}

// "From 19 minutes to 11": a length and a number, no time of day.
std::vector<TypedRange> parts_of_time(const Annotation& article, TokenRange range) {
  const uint32_t unit = range.begin + 1, to = range.begin + 2;
  const bool is_change = range.size() == 4 && range.begin > 0 && folded(article, range.begin - 1) == "from" &&
                         (folded(article, unit) == "minutes" || folded(article, unit) == "seconds") &&
                         folded(article, to) == "to" && can_say_number(article, to + 1);
  if (!is_change) return {{range, EntityType::time}};
  return {{{range.begin, to}, EntityType::time}, {{to + 1, range.end}, EntityType::cardinal}};
}

// "Northgate United 3-1 Harbour Athletic": who plays whom, around a result.
std::vector<TypedRange> parts_of_match(const Annotation& article, TokenRange range, EntityType type) {
  for (uint32_t t = range.begin + 1; t + 3 < range.end; ++t) {
    const std::string_view dash = token_text(article, t + 1);
    const bool is_result = is_count(article, t) && is_count(article, t + 2) && (dash == "-" || dash == "–") &&
                           is_joined_to_previous(article, t + 1) && is_joined_to_previous(article, t + 2);
    if (is_result) return {{{range.begin, t}, type}, {{t + 3, range.end}, type}};
  }
  return {{range, type}};
}

// "The Arizona Democrat": where somebody is from, and of which party.
std::vector<TypedRange> parts_of_party_member(const Annotation& article, TokenRange range) {
  const std::string party = folded(article, range.end - 1);
  if (range.size() != 2 || (party != "democrat" && party != "republican")) return {{range, EntityType::org}};
  return {{{range.begin, range.begin + 1}, EntityType::gpe}, {{range.begin + 1, range.end}, EntityType::norp}};
}

// What the network has run together.
std::vector<TypedRange> parts_of(const Annotation& article, TokenRange range, EntityType type) {
  if (type == EntityType::cardinal) return parts_of_number(article, range);
  if (type == EntityType::date) return parts_of_date(article, range);
  if (type == EntityType::time) return parts_of_time(article, range);
  if (type == EntityType::org && range.size() == 2) return parts_of_party_member(article, range);
  if (type == EntityType::org || type == EntityType::gpe) return parts_of_match(article, range, type);
  return {{range, type}};
}

// "Between 0.3% and 2.2%": what the network has taken apart, or has found the second half of.
void join_between(const Annotation& article, std::vector<Mention>& mentions) {
  constexpr uint32_t most_between = 6;  // tokens
  std::vector<Mention> joined;
  for (Mention& mention : mentions) {
    const TokenRange tokens = tokens_in(article, mention.span);
    uint32_t between = tokens.begin;
    const bool is_second = mention.type >= EntityType::date && mention.type != EntityType::ordinal && tokens.begin > 0 &&
                           folded(article, tokens.begin - 1) == "and";
    while (is_second && between > 0 && tokens.begin - between < most_between && folded(article, between) != "between")
      --between;
    const bool has_range = is_second && folded(article, between) == "between" && tokens.begin - between > 2 &&
                           article.tokens[between].sentence == article.tokens[tokens.begin].sentence &&
                           says_number(article, {between + 1, tokens.begin - 1});
    const uint32_t begin = article.tokens[between].span.begin;
    const bool has_first = has_range && !joined.empty() && joined.back().span.end > begin;
    if (has_range && (!has_first || joined.back().type == mention.type)) {
      if (has_first) {
        mention.score = std::min(mention.score, joined.back().score);
        joined.pop_back();
      }
      mention.span.begin = begin;
    }
    joined.push_back(std::move(mention));
  }
  mentions = std::move(joined);
}

// ---- addresses -----------------------------------------------------------------------------------------------

// The text around a token without white space.
std::string_view unbroken_text(const Annotation& article, uint32_t token) {
  uint32_t begin = token, end = token + 1;
  const uint32_t most = 64;
  while (token - begin < most && is_joined_to_previous(article, begin)) --begin;
  while (end - token < most && is_joined_to_previous(article, end)) ++end;
  return slice(article.text, span_of(article, {begin, end}));
}

// "https://apnews.com/x", "www.apnews.com", "desk@apnews.com", "@apnews"; in a source line "apnews.com" too, which
// elsewhere may be the name of a company.
bool is_in_address(const Annotation& article, uint32_t token) {
  const std::string_view text = unbroken_text(article, token);
  if (text.find("://") != text.npos || text.find("www.") != text.npos) return true;
  const size_t at = text.find('@');
  if (at != text.npos && (at == 0 || text.find('.', at) != text.npos)) return true;
  const Sentence& sentence = article.sentences[article.tokens[token].sentence];
  if (article.blocks[sentence.block].role != BlockRole::source) return false;
  const size_t dot = text.find('.');
  return dot != text.npos && dot > 0 && dot + 2 < text.size();
}

}  // namespace

std::vector<Mention> find_mentions(const Annotation& article, const Window& window,
                                   std::span<const float> name_logits) {
  std::vector<Mention> mentions;
  for (uint32_t begin = window.begin_token, end; begin < window.end_token; begin = end) {
    end = begin + 1;
    while (end < window.end_token && article.tokens[end].sentence == article.tokens[begin].sentence) ++end;
    const size_t row = begin - window.begin_token, rows = end - begin;
    const Probabilities p = probabilities_of(name_logits.subspan(row * name_labels, rows * name_labels));
    const std::vector<LabelledSpan> spans = likeliest_spans(p);
    if (spans.empty()) continue;
    const Lattice lattice = make_lattice(p);
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
      const auto type = static_cast<EntityType>(span->type);
      const TokenRange tokens = with_exact_borders(article, {begin + span->begin, begin + span->end}, type);
      if (tokens.size() == 0 || is_in_address(article, tokens.begin)) continue;
      if (is_amount(type) && !says_number(article, tokens)) continue;
      const auto score = static_cast<float>(probability_of(*span, p, lattice));
      if (score < least_mention_score) continue;
      for (const TypedRange& part : parts_of(article, tokens, type)) {
        Mention mention;
        mention.span = span_of(article, part.tokens);
        mention.type = part.type;
        mention.score = score;
        mentions.push_back(std::move(mention));
      }
    }
  }
  join_between(article, mentions);
  return mentions;
}

}  // namespace annotator
