// Rules and their order as in model/text.py. Tested by tests/encoder/subwords.test.cpp.
#include "subwords.h"

#include <algorithm>

#include "../article/unicode.h"
#include "../article/utf8.h"

namespace annotator {
namespace {

constexpr std::string_view specials[] = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"};

// FNV-1a, so that the hash of a longer piece goes on from that of a shorter one.
constexpr uint32_t hash_begin = 2166136261u;
constexpr uint32_t hash_byte(uint32_t hash, char byte) { return (hash ^ static_cast<unsigned char>(byte)) * 16777619u; }
constexpr uint32_t hash_text(uint32_t hash, std::string_view text) {
  for (const char byte : text) hash = hash_byte(hash, byte);
  return hash;
}
constexpr std::string_view continuation = "##";
constexpr uint32_t hash_continuation = hash_text(hash_begin, continuation);

// The token as the vocabulary spells it; empty for what is never looked up: tokens too long, and runs of symbols.
std::string folded(std::string_view token) {
  std::string word;
  uint32_t size = 0;
  bool symbol = false;
  for (size_t at = 0; at < token.size();) {
    const char32_t c = next_code_point(token, at);
    const CharClass kind = char_class(c);
    if (kind == CharClass::extend) continue;
    symbol |= kind == CharClass::other;
    if (++size > (symbol ? 1 : longest_token)) return {};
    append_code_point(word, fold(c));
  }
  return word;
}

// Code points of a token or sentence by kind; marks are not counted.
struct Cases {
  uint32_t upper = 0, lower = 0, caseless = 0, numbers = 0, symbols = 0;
  bool begins_upper = false;

  uint32_t letters() const { return upper + lower + caseless; }
};

Cases count_cases(std::string_view token) {
  Cases cases;
  for (size_t at = 0; at < token.size();) {
    const char32_t c = next_code_point(token, at);
    const CharClass kind = char_class(c);
    if (is_upper(c)) {
      cases.begins_upper |= cases.letters() + cases.numbers + cases.symbols == 0;
      ++cases.upper;
    } else if (is_lower(c)) {
      ++cases.lower;
    } else if (kind == CharClass::word) {
      ++(is_letter(c) ? cases.caseless : cases.numbers);
    } else if (kind == CharClass::other) {
      ++cases.symbols;
    }
  }
  return cases;
}

Shape shape_of(const Cases& cases) {
  if (cases.symbols != 0) return shape_symbol;
  if (cases.numbers != 0) return cases.letters() == 0 ? shape_digits : shape_alnum;
  if (cases.caseless != 0) return shape_caseless;
  if (cases.upper == 1 && cases.lower == 0) return shape_upper_letter;
  if (cases.upper == 0) return shape_lower;
  if (cases.lower == 0) return shape_upper;
  return cases.upper == 1 && cases.begins_upper ? shape_title : shape_mixed;
}

// The flags that all pieces of a sentence carry; tokens: the cases of each.
uint32_t sentence_flags(const std::vector<Cases>& tokens, bool starts_block) {
  uint32_t upper = 0, lower = 0, caseless = 0, words = 0, capitalised = 0;
  for (const Cases& token : tokens) {
    upper += token.upper, lower += token.lower, caseless += token.caseless;
    if (token.letters() <= 3 || token.numbers + token.symbols != 0) continue;
    ++words;
    capitalised += token.begins_upper && token.caseless == 0;
  }
  const bool enough = upper + lower + caseless >= 4;
  uint32_t flags = starts_block ? 1u << flag_block_start : 0;
  if (enough && lower == 0) {
    flags |= 1u << flag_capitals;
  } else if (words >= 4 && 5 * uint64_t(capitalised) >= 4 * uint64_t(words)) {
    flags |= 1u << flag_headline;
  }
  if (enough && upper == 0) flags |= 1u << flag_no_capitals;
  return flags;
}

bool space_before(const Annotation& article, const Token& token) {
  if (token.span.begin == article.sentences[token.sentence].span.begin) return true;
  size_t at = token.span.begin;
  return is_space(previous_code_point(article.text, at));
}

}  // namespace

std::optional<Vocabulary> Vocabulary::read(std::string lines, std::string* why) {
  Vocabulary vocabulary;
  vocabulary.lines_ = std::move(lines);
  const std::string_view text = vocabulary.lines_;
  for (size_t begin = 0; begin <= text.size(); begin = std::min(text.find('\n', begin), text.size()) + 1) {
    vocabulary.begins_.push_back(static_cast<uint32_t>(begin));
  }
  vocabulary.begins_.push_back(static_cast<uint32_t>(text.size() + 1));

  const auto refuse = [&](uint32_t id, const std::string& what) -> std::optional<Vocabulary> {
    *why = "line " + std::to_string(id + 1) + " of the vocabulary is " + what;
    return {};
  };
  size_t slots = 1;
  while (slots < 2 * size_t(vocabulary.size())) slots *= 2;
  vocabulary.slots_.assign(slots, none);
  for (uint32_t id = 0; id < vocabulary.size(); ++id) {
    const std::string_view piece = vocabulary.piece(id);
    if (piece.empty()) return refuse(id, "empty");
    if (id < std::size(specials) && piece != specials[id]) return refuse(id, "not " + std::string(specials[id]));
    uint32_t& slot = vocabulary.slot(piece, hash_text(hash_begin, piece));
    if (slot != none) return refuse(id, "the same as line " + std::to_string(slot + 1));
    slot = id;
    vocabulary.longest_ = std::max(vocabulary.longest_, piece.size());
  }
  if (vocabulary.size() < std::size(specials)) {
    *why = "the vocabulary has only " + std::to_string(vocabulary.size()) + " lines";
    return {};
  }
  return vocabulary;
}

std::string_view Vocabulary::piece(uint32_t id) const {
  return std::string_view(lines_).substr(begins_[id], begins_[id + 1] - 1 - begins_[id]);
}

// The slot of a piece, or the free one where it would stand.
uint32_t& Vocabulary::slot(std::string_view piece, uint32_t hash) {
  size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != none && this->piece(slots_[at]) != piece) at = (at + 1) & (slots_.size() - 1);
  return slots_[at];
}

// The longest piece that word begins with, or none; size becomes its bytes of the word.
uint32_t Vocabulary::longest_match(std::string_view word, bool continues, size_t& size) const {
  const size_t skipped = continues ? continuation.size() : 0;
  const size_t most = std::min(word.size() + skipped, longest_) - skipped;
  uint32_t hash = continues ? hash_continuation : hash_begin, found = none;
  for (size_t end = 1; end <= most; ++end) {
    hash = hash_byte(hash, word[end - 1]);
    for (size_t at = hash & (slots_.size() - 1); slots_[at] != none; at = (at + 1) & (slots_.size() - 1)) {
      const std::string_view candidate = piece(slots_[at]);
      if (candidate.size() != end + skipped || candidate.substr(skipped) != word.substr(0, end)) continue;
      if (continues && !candidate.starts_with(continuation)) continue;
      found = slots_[at];
      size = end;
      break;
    }
  }
  return found;
}

void Vocabulary::cut(std::string_view token, std::vector<uint32_t>& ids) const {
  const std::string word = folded(token);
  const size_t before = ids.size();
  for (size_t at = 0; at < word.size();) {
    size_t size = 0;
    const uint32_t id = longest_match(std::string_view(word).substr(at), at != 0, size);
    if (id == none) {
      ids.resize(before);
      break;
    }
    ids.push_back(id);
    at += size;
  }
  if (ids.size() == before) ids.push_back(piece_unknown);
}

std::vector<Piece> find_pieces(const Annotation& article, const Vocabulary& vocabulary) {
  std::vector<Piece> pieces;
  std::vector<Cases> cases;
  std::vector<uint32_t> ids;
  const auto& tokens = article.tokens;
  for (size_t first = 0, end = 0; first < tokens.size(); first = end) {
    const uint32_t sentence = tokens[first].sentence;
    cases.clear();
    for (end = first; end < tokens.size() && tokens[end].sentence == sentence; ++end) {
      cases.push_back(count_cases(slice(article.text, tokens[end].span)));
    }
    const auto& sentences = article.sentences;
    const bool starts_block = sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block;
    const uint32_t flags = sentence_flags(cases, starts_block);
    for (size_t t = first; t < end; ++t) {
      uint32_t shapes = flags | 1u << shape_of(cases[t - first]);
      if (t == first) shapes |= 1u << flag_sentence_start;
      if (space_before(article, tokens[t])) shapes |= 1u << flag_space_before;
      ids.clear();
      vocabulary.cut(slice(article.text, tokens[t].span), ids);
      for (const uint32_t id : ids) {
        pieces.push_back({id, shapes});
        shapes |= 1u << flag_continues;
      }
    }
  }
  return pieces;
}

}  // namespace annotator
