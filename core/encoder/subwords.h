// Tokens -> word pieces with shapes. The vocabulary is lower case and without accents; what capitals, digits and the
// place in the sentence say is in the shapes, which the network learns an embedding of each.
// model/text.py does the very same in Python. Tested by tests/encoder/subwords.test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "encoder.h"

namespace annotator {

// Rows of the shape embedding. Every piece has exactly one of the first ten, that of its whole token ...
enum Shape : uint32_t {
  shape_special,       // [CLS], [SEP]
  shape_lower,         // word
  shape_title,         // Word
  shape_upper,         // WORD
  shape_upper_letter,  // W
  shape_mixed,         // wOrd, iPhone, McDonald
  shape_digits,        // 2022
  shape_alnum,         // 10am
  shape_caseless,      // letters without case among them
  shape_symbol,        // punctuation and the like
  // ... and any of these flags.
  flag_continues,       // not the first piece of its token
  flag_sentence_start,  // of the first token of its sentence
  flag_capitals,        // sentence in capitals
  flag_block_start,     // first sentence of its block
  flag_headline,        // sentence In Headline Case
  flag_space_before,    // white space, or the sentence's border, stands before the token
  flag_no_capitals,     // sentence without any capital
  shape_rows,
};

// Ids of the pieces that every vocabulary begins with.
inline constexpr uint32_t piece_unknown = 1, piece_begin = 2, piece_end = 3;

// A token of more code points than this is one unknown piece, so no token has more pieces than this.
inline constexpr uint32_t longest_token = 64;

class Vocabulary {
 public:
  // lines: the pieces, one a line, in the order of their ids: [PAD], [UNK], [CLS], [SEP] and so on; those that continue
  // a token begin with ##. Empty, and *why says what is wrong, if the lines are no vocabulary.
  static std::optional<Vocabulary> read(std::string lines, std::string* why);

  uint32_t size() const { return static_cast<uint32_t>(begins_.size() - 1); }
  std::string_view piece(uint32_t id) const;

  // Appends the ids of a token's pieces, at least one: the longest piece that matches, again and again; the unknown
  // piece alone where at some point none matches. Linear in the token.
  void cut(std::string_view token, std::vector<uint32_t>& ids) const;

 private:
  uint32_t longest_match(std::string_view word, bool continues, size_t& size) const;
  uint32_t& slot(std::string_view piece, uint32_t hash);

  std::string lines_;
  std::vector<uint32_t> begins_;  // byte of lines_ where each piece begins; one more behind the last
  std::vector<uint32_t> slots_;   // hash table of ids, open addressing; `none` where empty
  size_t longest_ = 0;            // bytes of the longest piece
};

// The pieces of all tokens, in order; those without flag_continues begin a token.
std::vector<Piece> find_pieces(const Annotation& article, const Vocabulary& vocabulary);

}  // namespace annotator
