// By dynamic programming over the clause's borders and over the sentences that say most of the clause or of what is
// between two borders. The bars were set on the summaries that people wrote of GUM's news, interviews and lives (train).
#include "pieces.h"

#include <algorithm>

#include "moods.h"
#include "voices.h"

namespace annotator {
namespace {

// Shares of the weighted words.
constexpr float most_left_alone = 0.7f;  // that the best sentence has: of more, the clause is not cut in pieces
constexpr float least_of_piece = 0.34f;  // that its sentence has of a piece
constexpr float least_sure = 0.6f;       // that makes a piece found though others are not

constexpr size_t most_pieces = 4;
constexpr uint32_t least_piece = 2;       // terms of a piece,
constexpr size_t least_terms_said = 2;    // and of these that its sentence says,
constexpr size_t least_terms_sure = 3;    // and must say if other pieces are not found
constexpr size_t most_borders = 16;       // of a clause that are tried for its pieces
constexpr size_t sentences_of_whole = 4;  // of those that say most of the whole clause, tried for its pieces

class Cutter {
 public:
  Cutter(const Body& body, std::span<const Sought> terms, const Clause& clause, const std::vector<Match>& matches)
      : body_(body), terms_(terms), clause_(clause) {
    ends_.push_back(clause.begin_term);
    for (const Border& border : clause.borders)
      if (ends_.size() < most_borders) ends_.push_back(border.term);
    ends_.push_back(clause.end_term);
    for (size_t m = 0; m < std::min(matches.size(), sentences_of_whole); ++m) sentences_.push_back(matches[m].body);
    for (size_t e = 0; e + 1 < ends_.size(); ++e) {
      const std::vector<Match> best = body_.best(terms_of(ClausePiece{ends_[e], ends_[e + 1]}));
      if (!best.empty()) sentences_.push_back(best[0].body);
    }
    std::sort(sentences_.begin(), sentences_.end());
    sentences_.erase(std::unique(sentences_.begin(), sentences_.end()), sentences_.end());
  }

  // The cut into so many pieces of which the most is said; none where there are too few borders.
  std::vector<ClausePiece> cut(size_t count) const {
    std::vector<std::vector<ClausePiece>> best(ends_.size());  // the cuts of what is before each end
    for (size_t n = 1; n <= count; ++n) {
      std::vector<std::vector<ClausePiece>> longer(ends_.size());
      for (size_t e = n; e < ends_.size(); ++e) {
        float most = -1;
        for (size_t from = n - 1; from < e; ++from) {
          if (best[from].size() != n - 1 || ends_[e] - ends_[from] < least_piece) continue;
          const ClausePiece piece = piece_of(ends_[from], ends_[e]);
          if (said(best[from]) + piece.said <= most) continue;
          most = said(best[from]) + piece.said;
          longer[e] = best[from];
          longer[e].push_back(piece);
        }
      }
      best = std::move(longer);
    }
    for (ClausePiece& piece : best.back()) piece.found = stands(piece, best.back());
    return best.back();
  }

  static float said(const std::vector<ClausePiece>& pieces) {
    float sum = 0;
    for (const ClausePiece& piece : pieces) sum += piece.said;
    return sum;
  }

  // Found beyond doubt.
  bool is_sure(const ClausePiece& piece) const {
    return piece.found && terms_said(piece) >= least_terms_sure && piece.said >= least_sure * weight(terms_of(piece));
  }

 private:
  std::span<const Sought> terms_of(const ClausePiece& piece) const {
    return terms_.subspan(piece.begin_term, piece.end_term - piece.begin_term);
  }

  ClausePiece piece_of(uint32_t begin_term, uint32_t end_term) const {
    ClausePiece piece{begin_term, end_term};
    const std::span<const Sought> terms = terms_of(piece);
    const float all = weight(terms);
    for (const uint32_t sentence : sentences_) {
      const float said = body_.share(terms, sentence) * all;
      if (said > piece.said) piece.said = said, piece.body = sentence;
    }
    return piece;
  }

  // A name that a piece's sentence lacks may be in the sentence of another piece.
  bool is_name_in_any(const Term& term, const std::vector<ClausePiece>& pieces) const {
    const Sought sought = body_.seek(term);
    const auto has_it = [&](const ClausePiece& piece) { return body_.says(piece.body, sought); };
    return term.kind == TermKind::name && std::any_of(pieces.begin(), pieces.end(), has_it);
  }

  size_t terms_said(const ClausePiece& piece) const {
    const auto is_said = [&](const Sought& sought) { return body_.says(piece.body, sought); };
    const std::span<const Sought> terms = terms_of(piece);
    return static_cast<size_t>(std::count_if(terms.begin(), terms.end(), is_said));
  }

  // Whether a piece is said well enough by its sentence, nothing that counts lacks, and nothing says the opposite.
  bool stands(const ClausePiece& piece, const std::vector<ClausePiece>& pieces) const {
    const std::span<const Sought> terms = terms_of(piece);
    if (piece.said < least_of_piece * weight(terms) || terms_said(piece) < least_terms_said) return false;
    for (const Term* term : body_.missing(terms, piece.body))
      if (!is_name_in_any(*term, pieces)) return false;
    const Speech* speech = speech_at(body_.article(), clause_);
    return !contradict(mood_here(body_, clause_, clause_.span, speech, piece.body),
                       mood_there(body_, terms, piece.body, speech != nullptr));
  }

  const Body& body_;
  const std::span<const Sought> terms_;
  const Clause& clause_;
  std::vector<uint32_t> ends_;       // terms that a piece can begin or end at
  std::vector<uint32_t> sentences_;  // of the body, that are tried
};

// Pieces found side by side in one sentence are one.
std::vector<ClausePiece> joined(const std::vector<ClausePiece>& pieces) {
  std::vector<ClausePiece> whole;
  for (const ClausePiece& piece : pieces) {
    if (whole.empty() || !piece.found || !whole.back().found || whole.back().body != piece.body) {
      whole.push_back(piece);
    } else {
      whole.back().end_term = piece.end_term;
      whole.back().said += piece.said;
    }
  }
  return whole;
}

}  // namespace

Cut cut_in_pieces(const Body& body, std::span<const Sought> terms, const Clause& clause,
                  const std::vector<Match>& matches, float least, bool one_is_enough) {
  if (!matches.empty() && matches[0].share > most_left_alone) return {};
  const Cutter cutter(body, terms, clause, matches);
  const float enough = least * weight(terms.subspan(clause.begin_term, clause.size()));
  Cut partly;
  for (size_t count = 2; count <= most_pieces; ++count) {
    const std::vector<ClausePiece> pieces = cutter.cut(count);
    const auto is_found = [](const ClausePiece& piece) { return piece.found; };
    if (!pieces.empty() && Cutter::said(pieces) >= enough && std::all_of(pieces.begin(), pieces.end(), is_found))
      return {joined(pieces), true};
    const auto is_sure = [&](const ClausePiece& piece) { return cutter.is_sure(piece); };
    if (one_is_enough && partly.pieces.empty() && std::any_of(pieces.begin(), pieces.end(), is_sure))
      partly.pieces = joined(pieces);
  }
  return partly;
}

}  // namespace annotator
