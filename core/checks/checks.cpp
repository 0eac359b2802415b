// Every clause looks for its best sentences in an index of what the body's sentences say (claims.h). A word counts the
// less the more sentences have it. Only words that at most 256 sentences have bring sentences up, so that the time is
// linear in the text. The bars of fusion and of what is found were set on the first half of tests/cases/checks.txt,
// those of pieces on the summaries that people wrote of GUM's news, interviews and lives (train). Tried there and lost:
// the network's sentence vectors tell the part of a summary from another article's with AUC 0.66, shared words with
// 0.99, and both together do no better; vectors of words and of word pieces do not help either.
#include "checks.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "../article/line_forms.h"
#include "claims.h"

namespace annotator {
namespace {

// Weights of a term beside 1, the weight of what one sentence of the body has.
constexpr float day_weight = 0.5f;
constexpr float saying_weight = 0.5f;
constexpr float unseen_weight = 0.6f;  // of what no sentence of the body has
constexpr float missing_cost = 0.1f;   // of a name or number, when sentences are compared

// Shares of the weighted words of a part.
constexpr float least_found = 0.42f;      // that a sentence has which says the same
constexpr float least_half = 0.55f;       // that a subject's or predicate's own sentence has
constexpr float most_other_half = 0.35f;  // that it has of the other half
constexpr float least_gain = 0.12f;       // by which the two sentences have more than any one
constexpr float most_left_alone = 0.7f;   // that the best sentence has: of more, the clause is not cut in pieces
constexpr float least_together = 0.5f;    // that the sentences of a clause's pieces have of the whole
constexpr float least_more = 0.25f;       // by which they have more than a sentence that barely has enough of it
constexpr float least_of_piece = 0.34f;   // that its sentence has of a piece
constexpr float least_sure = 0.6f;        // that makes a piece found though others are not

constexpr size_t least_added = 4;  // words together that the body has nowhere
constexpr size_t most_support = 3;
constexpr uint32_t most_sentences_back = 2;  // to the name that "he" stands for
constexpr size_t most_verbs_tried = 6;       // of a clause, as borders of subject and predicate
constexpr size_t most_pieces = 4;
constexpr uint32_t least_piece = 2;       // terms of a piece,
constexpr size_t least_terms_said = 2;    // and of these that its sentence says,
constexpr size_t least_terms_sure = 3;    // and must say if other pieces are not found
constexpr size_t most_borders = 16;       // of a clause that are tried for its pieces
constexpr size_t sentences_of_whole = 4;  // of those that say most of the whole clause, tried for its pieces
constexpr size_t most_sentences_of_word = 256;
constexpr size_t sentences_compared = 6;
constexpr uint32_t most_clauses = 32;  // and statements, that are looked at of one sentence of the body

struct TermRange {
  uint32_t begin = 0, end = 0;

  uint32_t size() const { return end - begin; }
};

struct Match {
  uint32_t body = 0;  // index into the body's sentences
  float share = 0;    // of the weighted words
  float rank = 0;     // the share less what is missing
};

std::vector<uint32_t> sentences_of(const Annotation& article, BlockRole role) {
  std::vector<uint32_t> sentences;
  for (uint32_t s = 0; s < article.sentences.size(); ++s)
    if (article.blocks[article.sentences[s].block].role == role) sentences.push_back(s);
  return sentences;
}

// ---- what the body says --------------------------------------------------------------------------------------

// That a sentence of the body has a term with this key.
struct Entry {
  uint64_t key;
  uint32_t body;  // index into the body's sentences

  bool operator==(const Entry&) const = default;
  bool operator<(const Entry& other) const { return key != other.key ? key < other.key : body < other.body; }
};

// A term that is looked for: who says it, by its key and by its last word, in text order.
struct Sought {
  Term term;
  std::span<const Entry> by_key, by_word;
  float weight = 0;

  bool is_seen() const { return !by_key.empty() || !by_word.empty(); }
};

class Body {
 public:
  explicit Body(const Annotation& article)
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

  bool empty() const { return sentences_.empty(); }
  uint32_t sentence(uint32_t body) const { return sentences_[body]; }
  const Claims& claims() const { return claims_; }

  // The clauses of a sentence; of a very long one the first.
  std::span<const Clause> clauses(uint32_t body) const {
    const uint32_t count = std::min(clauses_from_[body + 1] - clauses_from_[body], most_clauses);
    return std::span(claims_.clauses).subspan(clauses_from_[body], count);
  }

  bool says(uint32_t body, uint64_t key) const { return has(entries(key), body); }
  bool says(uint32_t body, const Sought& sought) const { return has(sought.by_key, body) || has(sought.by_word, body); }

  // A name in the sentences right before, if this one speaks of someone or something named before. Paragraphs of news
  // are short: "he" is often of the one before.
  bool means(uint32_t body, const Sought& sought) const {
    if (sought.term.kind != TermKind::name || !refers_[body]) return false;
    for (uint32_t back = 1; back <= most_sentences_back && back <= body; ++back)
      if (says(body - back, sought)) return true;
    return false;
  }

  Sought seek(const Term& term) const {
    Sought sought{.term = term, .by_key = entries(term.key)};
    if (term.word_key != 0 && term.word_key != term.key) sought.by_word = entries(term.word_key);
    const size_t sentences = std::max<size_t>({1, sought.by_key.size(), sought.by_word.size()});
    sought.weight = 1.0f / std::sqrt(static_cast<float>(sentences));
    if (term.kind == TermKind::day) sought.weight *= day_weight;
    if (term.says) sought.weight *= saying_weight;
    if (!sought.is_seen()) sought.weight *= unseen_weight;
    return sought;
  }

  // The share of weighted terms that a sentence says or means.
  float share(std::span<const Sought> terms, uint32_t body) const {
    float said = 0, all = 0;
    for (const Sought& term : terms) {
      all += term.weight;
      if (says(body, term) || means(body, term)) said += term.weight;
    }
    return all > 0 ? said / all : 0;
  }

  // The sentences that say most of some terms, the best first.
  std::vector<Match> best(std::span<const Sought> terms) const {
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

  // The names and numbers among the terms that a sentence lacks, where that makes a difference. Names of places and
  // peoples may come from anywhere in the body, and a small number in words may be a count that the body does not make.
  std::vector<const Term*> missing(std::span<const Sought> terms, uint32_t body) const {
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

 private:
  static bool has(std::span<const Entry> entries, uint32_t body) {
    const auto is_before = [&](const Entry& e) { return e.body < body; };
    const auto entry = std::partition_point(entries.begin(), entries.end(), is_before);
    return entry != entries.end() && entry->body == body;
  }

  // Adds to the shares of these sentences.
  void bring_up(std::span<const Entry> entries, float weight, std::vector<uint32_t>& touched) const {
    if (entries.size() > most_sentences_of_word) return;
    for (const Entry& entry : entries) {
      if (shares_[entry.body] == 0) touched.push_back(entry.body);
      shares_[entry.body] += weight;
    }
  }

  void add(const Term& term, uint32_t body) {
    if (term.kind == TermKind::number) has_number_[body] = true;
    if (term.kind == TermKind::day) has_day_[body] = true;
    index_.push_back({term.key, body});
    if (term.word_key != 0 && term.word_key != term.key) index_.push_back({term.word_key, body});
  }

  std::span<const Entry> entries(uint64_t key) const {
    const auto first = std::lower_bound(index_.begin(), index_.end(), Entry{key, 0});
    const auto last = std::upper_bound(first, index_.end(), Entry{key, none});
    return {index_.data() + (first - index_.begin()), size_t(last - first)};
  }

  uint32_t block(uint32_t body) const { return article_.sentences[sentences_[body]].block; }

  // In the sentence before or behind, in the same block.
  bool says_nearby(uint32_t body, const Sought& sought) const {
    return (body > 0 && block(body - 1) == block(body) && says(body - 1, sought)) ||
           (body + 1 < sentences_.size() && block(body + 1) == block(body) && says(body + 1, sought));
  }

  // Whether a sentence without this number or day says another, or nothing that this could be counted from.
  bool contradicts(const Sought& sought, uint32_t body) const {
    const Term& term = sought.term;
    if (term.kind == TermKind::number && !term.small) return true;
    if (term.kind == TermKind::day && !sought.is_seen()) return true;
    return term.kind == TermKind::number ? has_number_[body] : has_day_[body];
  }

  const Annotation& article_;
  const std::vector<uint32_t> sentences_;
  const Claims claims_;
  std::vector<uint32_t> clauses_from_;  // of each sentence: its first clause; and one more
  std::vector<bool> refers_, has_number_, has_day_;  // of each sentence
  std::vector<Entry> index_;            // sorted
  mutable std::vector<float> shares_;   // of each sentence, for best(); all 0 between its calls
};

// ---- how sure ------------------------------------------------------------------------------------------------

// Verbs of saying that do not vouch for what is said.
bool is_doubting(std::string_view cue) {
  for (const std::string_view verb : {"accus", "alleg", "believ", "claim", "estimat", "fear", "guess", "suggest",
                                      "suspect", "think", "thought"})
    if (cue.find(verb) != cue.npos) return true;
  return false;
}

struct Mood {
  bool hedged = false, planned = false, denied = false, refused = false, absent = false;

  // 3: a fact; 2: a plan; 1: a possibility.
  int firmness() const { return hedged ? 1 : planned ? 2 : 3; }
};

void add_cue(Mood& mood, Cue cue) {
  if (cue == Cue::hedge || cue == Cue::condition) mood.hedged = true;
  if (cue == Cue::plan) mood.planned = true;
  if (cue == Cue::denial) mood.denied = true;
  if (cue == Cue::refusal) mood.refused = true;
  if (cue == Cue::absence) mood.absent = true;
}

// Whether one says no and the other says nothing like it.
bool contradict(const Mood& a, const Mood& b) {
  const bool a_says_no = a.denied || a.refused, b_says_no = b.denied || b.refused;
  return a_says_no != b_says_no && !(a_says_no ? b.absent : a.absent);
}

// ---- checking ------------------------------------------------------------------------------------------------

int gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::found: return 0;
    case Verdict::weaker: return 1;
    case Verdict::firmer: return 2;
    case Verdict::combined: return 3;
    case Verdict::different_speaker: return 4;
    case Verdict::not_found: return 5;
  }
  return 0;
}

class Checker {
 public:
  Checker(const Annotation& article, const std::vector<uint32_t>& sentences)
      : article_(article), body_(article), claims_(find_claims(article, sentences)) {
    for (const Term& term : claims_.terms) sought_.push_back(body_.seek(term));
  }

  std::vector<Check> check() {
    std::vector<Check> checks;
    if (body_.empty()) return checks;
    for (const Clause& clause : claims_.clauses) {
      if (checks.empty() || checks.back().sentence != clause.sentence) checks.push_back({.sentence = clause.sentence});
      add(checks.back(), clause);
    }
    return checks;
  }

 private:
  std::span<const Sought> terms(TermRange range) const {
    return std::span(sought_).subspan(range.begin, range.size());
  }

  static float weight(std::span<const Sought> terms) {
    float sum = 0;
    for (const Sought& term : terms) sum += term.weight;
    return sum;
  }

  static void put(Check& check, CheckPart part) {
    if (gravity(part.verdict) > gravity(check.verdict)) check.verdict = part.verdict;
    check.parts.push_back(std::move(part));
  }

  void add(Check& check, const Clause& clause) {
    const TermRange all{clause.begin_term, clause.end_term};
    const std::vector<Match> matches = body_.best(terms(all));
    if (const Border* fusion = find_fusion(clause, all, matches)) return add_halves(check, clause, *fusion);
    CheckPart part = part_of(clause.span, matches);
    part.verdict = verdict_of(clause, all, matches, part);
    const bool barely_found = part.verdict == Verdict::found && all.size() > 0 && matches[0].share < least_half;
    if (part.verdict == Verdict::not_found || barely_found) {
      const float least = barely_found ? matches[0].share + least_more : least_together;
      if (add_pieces(check, clause, matches, least, !barely_found)) return;
    }
    put(check, std::move(part));
  }

  CheckPart part_of(Span span, const std::vector<Match>& matches) const {
    CheckPart part{.span = span};
    for (const Match& match : matches) {
      const bool counts = part.support.empty() || match.share * 2 >= matches[0].share;
      if (match.share > 0 && counts && part.support.size() < most_support)
        part.support.push_back({body_.sentence(match.body), match.share});
    }
    return part;
  }

  // The verb that begins the predicate, if that and the subject before it come from different sentences.
  const Border* find_fusion(const Clause& clause, TermRange all, const std::vector<Match>& matches) const {
    const float at_once = matches.empty() ? 0 : matches[0].share;
    const Border* fusion = nullptr;
    float most = at_once + least_gain;
    const Speech* speech = speech_at(clause);
    size_t tried = 0;
    for (const Border& verb : clause.borders) {
      if (!verb.verb || ++tried > most_verbs_tried) continue;
      // Whether a speaker said it is another question.
      if (speech && claims_.terms[verb.term - 1].span.end <= speech->speaker.end) continue;
      const TermRange subject{all.begin, verb.term}, predicate{verb.term, all.end};
      const std::vector<Match> left = body_.best(terms(subject)), right = body_.best(terms(predicate));
      if (left.empty() || right.empty() || left[0].body == right[0].body) continue;
      if (left[0].share < least_half || right[0].share < least_half) continue;
      if (!body_.missing(terms(subject), left[0].body).empty()) continue;
      if (!body_.missing(terms(predicate), right[0].body).empty()) continue;
      if (body_.share(terms(subject), right[0].body) > most_other_half) continue;
      if (body_.share(terms(predicate), left[0].body) > most_other_half) continue;
      const float left_weight = weight(terms(subject)), right_weight = weight(terms(predicate));
      const float both = (left[0].share * left_weight + right[0].share * right_weight) / (left_weight + right_weight);
      if (both < most) continue;
      most = both;
      fusion = &verb;
    }
    return fusion;
  }

  void add_halves(Check& check, const Clause& clause, const Border& border) const {
    const Span subject{clause.span.begin, end_before(border.place)}, predicate{border.place, clause.span.end};
    put(check, part_of(subject, body_.best(terms({clause.begin_term, border.term}))));
    put(check, part_of(predicate, body_.best(terms({border.term, clause.end_term}))));
    combine(check);
  }

  static void combine(Check& check) {
    if (gravity(Verdict::combined) > gravity(check.verdict)) check.verdict = Verdict::combined;
  }

  // Of the words before this byte.
  uint32_t end_before(uint32_t place) const {
    while (article_.text[place - 1] == ' ' || article_.text[place - 1] == '\n') --place;
    return place;
  }

  // ---- pieces ------------------------------------------------------------------------------------------------

  // Terms that follow one another, and the body's sentence that says most of them.
  struct Piece {
    TermRange range;
    uint32_t body = 0;
    float said = 0;  // weight of the terms that the sentence says
    bool found = false;
  };

  // A clause that no sentence says may pack what some sentences say, as abstracts do. Adds its pieces, each with its
  // own sentence: all of them found and having `least` of the whole, or, if that is enough, one beyond doubt, so that it
  // is seen what is not. Else adds nothing, and false.
  bool add_pieces(Check& check, const Clause& clause, const std::vector<Match>& matches, float least,
                  bool one_is_enough) const {
    const TermRange all{clause.begin_term, clause.end_term};
    if (!matches.empty() && matches[0].share > most_left_alone) return false;
    std::vector<Piece> best;
    for (size_t count = 2; count <= most_pieces; ++count) {
      std::vector<Piece> pieces = cut(clause, matches, count);
      float said = 0;
      for (const Piece& piece : pieces) said += piece.said;
      const bool enough = said >= least * weight(terms(all));
      for (Piece& piece : pieces) piece.found = stands(clause, piece, pieces);
      const auto is_found = [](const Piece& piece) { return piece.found; };
      if (!pieces.empty() && enough && std::all_of(pieces.begin(), pieces.end(), is_found)) {
        put_pieces(check, clause, joined(pieces));
        combine(check);
        return true;
      }
      const auto is_sure = [&](const Piece& piece) {
        return piece.found && terms_said(piece) >= least_terms_sure &&
               piece.said >= least_sure * weight(terms(piece.range));
      };
      if (one_is_enough && best.empty() && std::any_of(pieces.begin(), pieces.end(), is_sure)) best = std::move(pieces);
    }
    put_pieces(check, clause, joined(best));
    return !best.empty();
  }

  // Pieces found side by side in one sentence are one.
  static std::vector<Piece> joined(const std::vector<Piece>& pieces) {
    std::vector<Piece> whole;
    for (const Piece& piece : pieces) {
      if (whole.empty() || !piece.found || !whole.back().found || whole.back().body != piece.body) {
        whole.push_back(piece);
      } else {
        whole.back().range.end = piece.range.end;
        whole.back().said += piece.said;
      }
    }
    return whole;
  }

  void put_pieces(Check& check, const Clause& clause, const std::vector<Piece>& pieces) const {
    for (size_t p = 0; p < pieces.size(); ++p) {
      const Piece& piece = pieces[p];
      const bool is_last = p + 1 == pieces.size();
      const Span span{p == 0 ? clause.span.begin : place_of(clause, piece.range.begin),
                      is_last ? clause.span.end : end_before(place_of(clause, pieces[p + 1].range.begin))};
      CheckPart part = part_of(span, body_.best(terms(piece.range)));
      part.verdict = piece.found ? Verdict::found : Verdict::not_found;
      if (piece.found) part.support = {{body_.sentence(piece.body), piece.said / weight(terms(piece.range))}};
      put(check, std::move(part));
    }
  }

  static uint32_t place_of(const Clause& clause, uint32_t term) {
    for (const Border& border : clause.borders)
      if (border.term == term) return border.place;
    return clause.span.end;
  }

  // The cut of a clause into so many pieces of which the most is said, none where there are too few borders. By dynamic
  // programming over borders and over the sentences that say most of the clause or of what is between two borders.
  std::vector<Piece> cut(const Clause& clause, const std::vector<Match>& matches, size_t count) const {
    std::vector<uint32_t> ends{clause.begin_term};
    for (const Border& border : clause.borders)
      if (ends.size() < most_borders) ends.push_back(border.term);
    ends.push_back(clause.end_term);
    std::vector<uint32_t> bodies;
    for (size_t m = 0; m < std::min(matches.size(), sentences_of_whole); ++m) bodies.push_back(matches[m].body);
    for (size_t e = 0; e + 1 < ends.size(); ++e) {
      const std::vector<Match> best = body_.best(terms({ends[e], ends[e + 1]}));
      if (!best.empty()) bodies.push_back(best[0].body);
    }
    std::sort(bodies.begin(), bodies.end());
    bodies.erase(std::unique(bodies.begin(), bodies.end()), bodies.end());

    std::vector<std::vector<Piece>> best(ends.size());  // the cuts of what is before each end
    best[0] = {};
    for (size_t n = 1; n <= count; ++n) {
      std::vector<std::vector<Piece>> longer(ends.size());
      for (size_t e = n; e < ends.size(); ++e) {
        float most = -1;
        for (size_t from = n - 1; from < e; ++from) {
          if (best[from].size() != n - 1 || ends[e] - ends[from] < least_piece) continue;
          float before = 0;
          for (const Piece& piece : best[from]) before += piece.said;
          const Piece piece = piece_of({ends[from], ends[e]}, bodies);
          if (before + piece.said <= most) continue;
          most = before + piece.said;
          longer[e] = best[from];
          longer[e].push_back(piece);
        }
      }
      best = std::move(longer);
    }
    return best.back();
  }

  Piece piece_of(TermRange range, const std::vector<uint32_t>& bodies) const {
    Piece piece{.range = range};
    const float all = weight(terms(range));
    for (const uint32_t body : bodies) {
      const float said = body_.share(terms(range), body) * all;
      if (said > piece.said) piece.said = said, piece.body = body;
    }
    return piece;
  }

  // A name that a piece's sentence lacks may be in the sentence of another piece.
  bool is_name_in_any(const Term& term, const std::vector<Piece>& pieces) const {
    const Sought sought = body_.seek(term);
    const auto has_it = [&](const Piece& piece) { return body_.says(piece.body, sought); };
    return term.kind == TermKind::name && std::any_of(pieces.begin(), pieces.end(), has_it);
  }

  size_t terms_said(const Piece& piece) const {
    const auto is_said = [&](const Sought& sought) { return body_.says(piece.body, sought); };
    const std::span<const Sought> sought = terms(piece.range);
    return static_cast<size_t>(std::count_if(sought.begin(), sought.end(), is_said));
  }

  // Whether a piece is said well enough by its sentence, nothing that counts lacks, and nothing says the opposite.
  bool stands(const Clause& clause, const Piece& piece, const std::vector<Piece>& pieces) const {
    const std::span<const Sought> sought = terms(piece.range);
    if (piece.said < least_of_piece * weight(sought) || terms_said(piece) < least_terms_said) return false;
    for (const Term* term : body_.missing(sought, piece.body))
      if (!is_name_in_any(*term, pieces)) return false;
    const Speech* speech = speech_at(clause);
    return !contradict(mood_here(clause, speech, piece.body), mood_there(sought, piece.body, speech != nullptr));
  }

  Verdict verdict_of(const Clause& clause, TermRange all, const std::vector<Match>& matches, CheckPart& part) const {
    if (all.size() == 0) return Verdict::found;  // "It is so." says nothing that could be looked for
    if (matches.empty() || matches[0].share < least_found || adds_much(terms(all))) return Verdict::not_found;
    const uint32_t body = matches[0].body;
    const std::vector<const Term*> lacking = body_.missing(terms(all), body);
    for (const Term* term : lacking) part.missing.push_back(term->span);
    const Speech* speech = speech_at(clause);
    if (!lacking.empty()) {
      const bool is_speaker = speech && lacking.size() == 1 && lacking[0]->kind == TermKind::name &&
                              lacking[0]->entity == speech->speaker_entity;
      return is_speaker ? Verdict::different_speaker : Verdict::not_found;
    }
    const Mood here = mood_here(clause, speech, body), there = mood_there(terms(all), body, speech != nullptr);
    if (contradict(here, there)) return Verdict::not_found;
    if (speech && differs(*speech, terms(all), matches)) return Verdict::different_speaker;
    if (here.firmness() > there.firmness()) return Verdict::firmer;
    if (here.firmness() < there.firmness()) return Verdict::weaker;
    return Verdict::found;
  }

  // Whether so many words stand together that the body has nowhere, that something is told that it does not tell.
  static bool adds_much(std::span<const Sought> terms) {
    size_t together = 0;
    for (const Sought& sought : terms) {
      together = sought.is_seen() || sought.term.says ? 0 : together + 1;
      if (together == least_added) return true;
    }
    return false;
  }

  // ---- moods -------------------------------------------------------------------------------------------------

  // What speaks of absence in both, as "the ban" may, takes nothing back.
  Mood mood_here(const Clause& clause, const Speech* speech, uint32_t body) const {
    Mood mood;
    for (const CueAt& cue : clause.cues)
      if (cue.cue != Cue::absence || !body_.says(body, cue.key)) add_cue(mood, cue.cue);
    if (speech && is_doubting(slice(article_.text, speech->cue))) mood.hedged = true;
    return mood;
  }

  // Of the clauses of a body sentence that say most of the terms.
  Mood mood_there(std::span<const Sought> terms, uint32_t body, bool is_speech) const {
    Mood mood;
    float most = 0;
    const std::span<const Clause> clauses = body_.clauses(body);
    std::vector<float> shares;
    for (const Clause& clause : clauses) {
      shares.push_back(share_of_clause(terms, clause));
      most = std::max(most, shares.back());
    }
    for (size_t c = 0; c < clauses.size(); ++c) {
      if (shares[c] < most * 0.5f) continue;
      for (const CueAt& cue : clauses[c].cues) {
        const auto is_here = [&](const Sought& sought) { return sought.term.key == cue.key; };
        if (cue.cue != Cue::absence || std::none_of(terms.begin(), terms.end(), is_here)) add_cue(mood, cue.cue);
      }
    }
    const Speech* speech = is_speech ? nullptr : speech_of(terms, body);
    if (speech && is_doubting(slice(article_.text, speech->cue))) mood.hedged = true;
    return mood;
  }

  float share_of_clause(std::span<const Sought> terms, const Clause& clause) const {
    float said = 0;
    for (const Sought& sought : terms) {
      for (uint32_t t = clause.begin_term; t < clause.end_term; ++t) {
        if (!same(sought.term, body_.claims().terms[t])) continue;
        said += sought.weight;
        break;
      }
    }
    return said;
  }

  static bool same(const Term& a, const Term& b) {
    return a.key == b.key || (a.word_key != 0 && (a.word_key == b.key || a.word_key == b.word_key));
  }

  // ---- speakers ----------------------------------------------------------------------------------------------

  static uint32_t overlap(Span a, Span b) {
    const uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
    return begin < end ? end - begin : 0;
  }

  std::span<const Speech> speeches_in(uint32_t sentence) const {
    const Span span = article_.sentences[sentence].span;
    const auto before = [&](uint32_t place) { return [place](const Speech& s) { return s.content.begin < place; }; };
    const auto first = std::partition_point(article_.speech.begin(), article_.speech.end(), before(span.begin));
    const auto last = std::partition_point(first, article_.speech.end(), before(span.end));
    const auto count = std::min<size_t>(static_cast<size_t>(last - first), most_clauses);
    return std::span(article_.speech).subspan(static_cast<size_t>(first - article_.speech.begin()), count);
  }

  // The speech that a clause is, or holds.
  const Speech* speech_at(const Clause& clause) const {
    const Speech* longest = nullptr;
    for (const Speech& speech : speeches_in(clause.sentence)) {
      const uint32_t size = overlap(speech.content, clause.span);
      if (size > 0 && (!longest || size > overlap(longest->content, clause.span))) longest = &speech;
    }
    return longest;
  }

  // Whether a named speaker's words are somebody else's in all sentences that say them about as well as the best.
  bool differs(const Speech& speech, std::span<const Sought> terms, const std::vector<Match>& matches) const {
    if (speech.speaker_entity == none) return false;
    bool any = false;
    for (const Match& match : matches) {
      if (match.rank < matches[0].rank * 0.85f) break;
      const Speech* there = speech_of(terms, match.body);
      if (!there || !is_other(speech.speaker_entity, *there)) return false;
      any = true;
    }
    return any;
  }

  // The speech of a body sentence whose words hold the most of the terms, and half of what the sentence says of them.
  const Speech* speech_of(std::span<const Sought> terms, uint32_t body) const {
    const Speech* best = nullptr;
    float most = 0;
    for (const Speech& speech : speeches_in(body_.sentence(body))) {
      float said = 0;
      for (const Clause& clause : body_.clauses(body))
        if (overlap(clause.span, speech.content) > 0) said += share_of_words(terms, clause, speech.content);
      if (said > most) best = &speech, most = said;
    }
    return most * 2 > body_.share(terms, body) * weight(terms) ? best : nullptr;
  }

  float share_of_words(std::span<const Sought> terms, const Clause& clause, Span within) const {
    float said = 0;
    for (const Sought& sought : terms) {
      for (uint32_t t = clause.begin_term; t < clause.end_term; ++t) {
        const Term& there = body_.claims().terms[t];
        if (overlap(there.span, within) == 0 || !same(sought.term, there)) continue;
        said += sought.weight;
        break;
      }
    }
    return said;
  }

  // Whether the words are certainly not those of this entity: another name is their speaker, or a group.
  bool is_other(uint32_t entity, const Speech& speech) const {
    if (speech.speaker.size() == 0 || speech.speaker_entity == entity) return false;
    if (is_in_words(entity, speech.speaker)) return false;  // "officials of Acme" for Acme
    if (speech.speaker_entity != none) return !has_role_of(speech.speaker_entity, entity);
    const std::string_view words = slice(article_.text, speech.speaker);
    return words.size() > 4 && words.ends_with("s") && words.find("his ") != 0;  // officials, analysts; not "she"
  }

  bool is_in_words(uint32_t entity, Span words) const {
    const auto first = std::partition_point(article_.mentions.begin(), article_.mentions.end(),
                                            [&](const Mention& m) { return m.span.begin < words.begin; });
    for (auto m = first; m != article_.mentions.end() && m->span.begin < words.end; ++m)
      if (m->entity == entity) return true;
    return false;
  }

  // The foreign minister of Russia speaks for Russia.
  bool has_role_of(uint32_t person, uint32_t entity) const {
    const Entity& speaker = article_.entities[person];
    return std::any_of(speaker.roles.begin(), speaker.roles.end(),
                       [&](Span role) { return is_in_words(entity, role); });
  }

  const Annotation& article_;
  const Body body_;
  const Claims claims_;
  std::vector<Sought> sought_;  // the claims' terms
};

// "Key points" alone tells nothing.
bool is_label(const Annotation& article, uint32_t sentence) {
  const Span span = article.sentences[sentence].span;
  return abstract_label(article.text, span) == Label::alone || closing_label(article.text, span) == Label::alone;
}

}  // namespace

std::vector<Check> check_claims(const Annotation& article) {
  std::vector<uint32_t> sentences = sentences_of(article, BlockRole::abstract);
  if (sentences.empty()) return {};
  const std::vector<uint32_t> closing = sentences_of(article, BlockRole::closing);
  sentences.insert(sentences.end(), closing.begin(), closing.end());
  std::erase_if(sentences, [&](uint32_t sentence) { return is_label(article, sentence); });
  std::sort(sentences.begin(), sentences.end());
  return Checker(article, sentences).check();
}

}  // namespace annotator
