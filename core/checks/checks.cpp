// Every clause looks for its best sentences in the index of the body (body.h). The bars of fusion and of what is found
// were set on the first half of tests/cases/checks.txt.
#include "checks.h"

#include <algorithm>

#include "../article/line_forms.h"
#include "body.h"
#include "claims.h"
#include "moods.h"
#include "pieces.h"
#include "voices.h"

namespace annotator {
namespace {

// Shares of the weighted words of a part.
constexpr float least_found = 0.42f;      // that a sentence has which says the same
constexpr float least_half = 0.55f;       // that a subject's or predicate's own sentence has
constexpr float most_other_half = 0.35f;  // that it has of the other half
constexpr float least_gain = 0.12f;       // by which the two sentences have more than any one
constexpr float least_together = 0.5f;    // that the sentences of a clause's pieces have of the whole
constexpr float least_more = 0.25f;       // by which they have more than a sentence that barely has enough of it

constexpr size_t least_added = 4;  // words together that the body has nowhere
constexpr size_t most_support = 3;
constexpr size_t most_verbs_tried = 6;  // of a clause, as borders of subject and predicate

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

void make_graver(Check& check, Verdict verdict) {
  if (gravity(verdict) > gravity(check.verdict)) check.verdict = verdict;
}

void put(Check& check, CheckPart part) {
  make_graver(check, part.verdict);
  check.parts.push_back(std::move(part));
}

// Whether so many words stand together that the body has nowhere, that something is told that it does not tell.
bool adds_much(std::span<const Sought> terms) {
  size_t together = 0;
  for (const Sought& sought : terms) {
    together = sought.is_seen() || sought.term.says ? 0 : together + 1;
    if (together == least_added) return true;
  }
  return false;
}

// Where the words before this byte end.
uint32_t end_before(std::string_view text, uint32_t place) {
  while (text[place - 1] == ' ' || text[place - 1] == '\n') --place;
  return place;
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
  std::span<const Sought> terms(uint32_t begin_term, uint32_t end_term) const {
    return std::span(sought_).subspan(begin_term, end_term - begin_term);
  }
  std::span<const Sought> terms(const Clause& clause) const { return terms(clause.begin_term, clause.end_term); }

  void add(Check& check, const Clause& clause) const {
    const std::vector<Match> matches = body_.best(terms(clause));
    if (const Border* fusion = find_fusion(clause, matches)) return add_halves(check, clause, *fusion);
    CheckPart part = part_of(clause.span, matches);
    part.verdict = verdict_of(clause, matches, part);
    const bool barely_found = part.verdict == Verdict::found && clause.size() > 0 && matches[0].share < least_half;
    if (part.verdict == Verdict::not_found || barely_found) {
      const float least = barely_found ? matches[0].share + least_more : least_together;
      const Cut cut = cut_in_pieces(body_, sought_, clause, matches, least, !barely_found);
      if (!cut.pieces.empty()) return add_pieces(check, clause, cut);
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

  Verdict verdict_of(const Clause& clause, const std::vector<Match>& matches, CheckPart& part) const {
    if (clause.size() == 0) return Verdict::found;  // "It is so." says nothing that could be looked for
    if (matches.empty() || matches[0].share < least_found || adds_much(terms(clause))) return Verdict::not_found;
    const uint32_t body = matches[0].body;
    const std::vector<const Term*> lacking = body_.missing(terms(clause), body);
    for (const Term* term : lacking) part.missing.push_back(term->span);
    const Speech* speech = speech_at(article_, clause);
    if (!lacking.empty()) {
      const bool is_speaker = speech && lacking.size() == 1 && lacking[0]->kind == TermKind::name &&
                              lacking[0]->entity == speech->speaker_entity;
      return is_speaker ? Verdict::different_speaker : Verdict::not_found;
    }
    const Mood here = mood_here(body_, clause, clause.span, speech, body);
    const Mood there = mood_there(body_, terms(clause), body, speech != nullptr);
    if (contradict(here, there)) return Verdict::not_found;
    if (speech && differs(body_, *speech, terms(clause), matches)) return Verdict::different_speaker;
    return compare(here, there);
  }

  static Verdict compare(const Mood& here, const Mood& there) {
    if (here.firmness() == there.firmness()) return Verdict::found;
    return here.firmness() > there.firmness() ? Verdict::firmer : Verdict::weaker;
  }

  // Of a part of a clause that a sentence of the body says: as surely, or not. Without a verb ("The initiative to reopen
  // the missions") it is not said how sure it is.
  Verdict verdict_of_part(const Clause& clause, Span part, std::span<const Sought> sought, uint32_t body) const {
    const auto is_verb_here = [&](const Border& border) {
      return border.verb && part.begin <= border.place && border.place < part.end;
    };
    if (std::none_of(clause.borders.begin(), clause.borders.end(), is_verb_here)) return Verdict::found;
    const Speech* speech = speech_at(article_, clause);
    return compare(mood_here(body_, clause, part, speech, body), mood_there(body_, sought, body, speech != nullptr));
  }

  // ---- subject and predicate from two sentences

  // The verb that begins the predicate, if that and the subject before it come from different sentences.
  const Border* find_fusion(const Clause& clause, const std::vector<Match>& matches) const {
    const float at_once = matches.empty() ? 0 : matches[0].share;
    const Border* fusion = nullptr;
    float most = at_once + least_gain;
    const Speech* speech = speech_at(article_, clause);
    size_t tried = 0;
    for (const Border& verb : clause.borders) {
      if (!verb.verb || ++tried > most_verbs_tried) continue;
      // Whether a speaker said it is another question.
      if (speech && claims_.terms[verb.term - 1].span.end <= speech->speaker.end) continue;
      const float both = share_of_halves(clause, verb);
      if (both < most) continue;
      most = both;
      fusion = &verb;
    }
    return fusion;
  }

  // What the best sentences of subject and predicate have of the clause together; 0 if they are one, or one of them says
  // too little of its own half or too much of the other.
  float share_of_halves(const Clause& clause, const Border& verb) const {
    const std::span<const Sought> subject = terms(clause.begin_term, verb.term);
    const std::span<const Sought> predicate = terms(verb.term, clause.end_term);
    const std::vector<Match> left = body_.best(subject), right = body_.best(predicate);
    if (left.empty() || right.empty() || left[0].body == right[0].body) return 0;
    if (left[0].share < least_half || right[0].share < least_half) return 0;
    if (!body_.missing(subject, left[0].body).empty() || !body_.missing(predicate, right[0].body).empty()) return 0;
    if (body_.share(subject, right[0].body) > most_other_half) return 0;
    if (body_.share(predicate, left[0].body) > most_other_half) return 0;
    const float left_weight = weight(subject), right_weight = weight(predicate);
    return (left[0].share * left_weight + right[0].share * right_weight) / (left_weight + right_weight);
  }

  void add_halves(Check& check, const Clause& clause, const Border& border) const {
    add_half(check, clause, {clause.span.begin, end_before(article_.text, border.place)},
             terms(clause.begin_term, border.term));
    add_half(check, clause, {border.place, clause.span.end}, terms(border.term, clause.end_term));
    make_graver(check, Verdict::combined);
  }

  void add_half(Check& check, const Clause& clause, Span span, std::span<const Sought> sought) const {
    const std::vector<Match> matches = body_.best(sought);
    CheckPart part = part_of(span, matches);
    part.verdict = verdict_of_part(clause, span, sought, matches[0].body);
    put(check, std::move(part));
  }

  // ---- pieces from some sentences

  void add_pieces(Check& check, const Clause& clause, const Cut& cut) const {
    for (size_t p = 0; p < cut.pieces.size(); ++p) {
      const ClausePiece& piece = cut.pieces[p];
      const bool is_last = p + 1 == cut.pieces.size();
      const Span span{p == 0 ? clause.span.begin : place_of(clause, piece.begin_term),
                      is_last ? clause.span.end
                              : end_before(article_.text, place_of(clause, cut.pieces[p + 1].begin_term))};
      const std::span<const Sought> sought = terms(piece.begin_term, piece.end_term);
      CheckPart part = part_of(span, body_.best(sought));
      part.verdict = piece.found ? verdict_of_part(clause, span, sought, piece.body) : Verdict::not_found;
      if (piece.found) part.support = {{body_.sentence(piece.body), piece.said / weight(sought)}};
      put(check, std::move(part));
    }
    if (cut.is_whole) make_graver(check, Verdict::combined);
  }

  static uint32_t place_of(const Clause& clause, uint32_t term) {
    for (const Border& border : clause.borders)
      if (border.term == term) return border.place;
    return clause.span.end;
  }

  const Annotation& article_;
  const Body body_;
  const Claims claims_;
  std::vector<Sought> sought_;  // for each of the claims' terms
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
