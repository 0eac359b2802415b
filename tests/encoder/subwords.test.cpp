// Pieces and shapes of tokens. model/agreement.py compares whole articles with model/text.py.
#include "encoder/subwords.h"

#include <catch2/catch.hpp>

#include <chrono>

#include "article/tokens.h"

namespace annotator {
namespace {

Vocabulary vocabulary_of(const std::string& pieces) {
  std::string why;
  auto vocabulary = Vocabulary::read("[PAD]\n[UNK]\n[CLS]\n[SEP]\n" + pieces, &why);
  INFO(why);
  REQUIRE(vocabulary.has_value());
  return *std::move(vocabulary);
}

std::string cut(const Vocabulary& vocabulary, const std::string& token) {
  std::vector<uint32_t> ids;
  vocabulary.cut(token, ids);
  std::string text;
  for (const uint32_t id : ids) text += (text.empty() ? "" : " ") + std::string(vocabulary.piece(id));
  return text;
}

// An article whose blocks are the lines of a text and whose sentences end after each "|" of it; these are taken out.
Annotation article_of(const std::string& marked) {
  Annotation article;
  bool new_block = true;
  uint32_t begin = 0;
  const auto end_sentence = [&] {
    const uint32_t end = uint32_t(article.text.size());
    if (end == begin) return;
    if (new_block) article.blocks.push_back({});
    new_block = false;
    article.sentences.push_back({{begin, end}, uint32_t(article.blocks.size() - 1)});
    begin = end;
  };
  for (const char c : marked) {
    if (c == '|' || c == '\n') end_sentence();
    if (c == '|') continue;
    article.text += c;
    if (c != '\n' && c != ' ') continue;
    if (begin + 1 == article.text.size()) ++begin;  // white space between sentences belongs to none
    if (c == '\n') new_block = true;
  }
  end_sentence();
  article.tokens = find_tokens(article.text, article.sentences);
  return article;
}

// The shape rows of each token's first piece, the flags that are asked for left out.
std::vector<std::vector<uint32_t>> shapes(const std::string& marked, std::vector<uint32_t> rows_asked) {
  const Vocabulary vocabulary = vocabulary_of("a");
  std::vector<std::vector<uint32_t>> all;
  for (const Piece& piece : find_pieces(article_of(marked), vocabulary)) {
    all.emplace_back();
    for (const uint32_t row : rows_asked) {
      if (piece.shapes >> row & 1) all.back().push_back(row);
    }
  }
  return all;
}

bool all_have(const std::string& marked, Shape flag) {
  const auto found = shapes(marked, {flag});
  const bool first = !found.at(0).empty();
  for (const auto& rows : found) REQUIRE(rows.empty() != first);  // on every piece of the sentence or on none
  return first;
}

}  // namespace

TEST_CASE("a token is cut into the longest pieces that match") {
  const Vocabulary vocabulary = vocabulary_of(
      "un\nun##\nunder\n##der\n##st\n##stand\n##and\n##ing\nrubio\n##s\nthe\ncafe\nnaive\n.\n$\n"
      "서울\n##이\n語\n##語\ni");
  const auto [token, expected] = GENERATE(table<std::string, std::string>({
      {"understanding", "under ##stand ##ing"},
      {"Rubio", "rubio"},
      {"RUBIOS", "rubio ##s"},
      {"Café", "cafe"},
      {"cafe\xCC\x81", "cafe"},                       // the accent as a code point of its own
      {"na\xC3\xAFve", "naive"},
      {"ca\xC2\xAD" "fe", "cafe"},                    // a soft hyphen within
      {"서울이", "서울 ##이"},                        // Hangul syllables stay whole
      {"語語", "語 ##語"},
      {"\xC4\xB0", "i"},                              // capital I with a dot
      {"unthe", "[UNK]"},                             // "the" does not continue a token
      {"der", "[UNK]"},                               // nor does "##der" begin one
      {"rubiox", "[UNK]"},
      {".", "."},
      {"$\xEF\xB8\x8F", "$"},                         // with a variation selector
      {"€", "[UNK]"},
      {"..........", "[UNK]"},                        // a run of symbols that is one token
  }));
  INFO(token);
  CHECK(cut(vocabulary, token) == expected);
}

TEST_CASE("a token of up to 64 code points is cut, a longer one is unknown") {
  const Vocabulary vocabulary = vocabulary_of("a\n##a\n\xC3\xA6\n##\xC3\xA6");  // U+00E6 folds to itself
  for (const std::string letter : {"a", "\xC3\xA6"}) {
    std::string token = letter, expected = letter;
    for (int i = 1; i < 64; ++i) token += letter, expected += " ##" + letter;
    CHECK(cut(vocabulary, token) == expected);
    CHECK(cut(vocabulary, token + "\xCC\x81") == expected);  // an accent does not count
    CHECK(cut(vocabulary, token + letter) == "[UNK]");
  }
}

TEST_CASE("a piece of every vocabulary is found again by its own name") {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += (i == 0 ? "w" : "\nw") + std::to_string(i * 7919 % 100003);
  const Vocabulary vocabulary = vocabulary_of(lines);
  REQUIRE(vocabulary.size() == 5004);
  for (uint32_t id = 4; id < vocabulary.size(); ++id) {
    std::vector<uint32_t> ids;
    vocabulary.cut(vocabulary.piece(id), ids);
    REQUIRE(ids == std::vector<uint32_t>{id});
  }
}

TEST_CASE("the shape of a token") {
  const auto [token, shape] = GENERATE(table<std::string, uint32_t>({
      {"word", shape_lower},
      {"é", shape_lower},
      {"Word", shape_title},
      {"Élan", shape_title},
      {"WORD", shape_upper},
      {"W", shape_upper_letter},
      {"É", shape_upper_letter},
      {"E\xCC\x81", shape_upper_letter},     // the accent does not count
      {"iPhone", shape_mixed},
      {"McDonald", shape_mixed},
      {"WOrd", shape_mixed},
      {"2022", shape_digits},
      {"½", shape_digits},
      {"10am", shape_alnum},
      {"A4", shape_alnum},
      {"東京", shape_caseless},
      {"A東", shape_caseless},
      {"4東", shape_alnum},
      {".", shape_symbol},
      {"’", shape_symbol},
      {"\xF0\x9F\x98\x80", shape_symbol},    // an emoji
  }));
  INFO(token);
  std::vector<uint32_t> rows(shape_symbol + 1);
  for (uint32_t row = 0; row < rows.size(); ++row) rows[row] = row;
  CHECK(shapes(token, rows) == std::vector<std::vector<uint32_t>>{{shape}});
}

TEST_CASE("flags of the place of a piece") {
  const Vocabulary vocabulary = vocabulary_of("a\n##a\n##b\nb\n.");
  const std::vector<Piece> pieces = find_pieces(article_of("aab b.| b\nb"), vocabulary);
  std::vector<std::vector<uint32_t>> found;
  for (const Piece& piece : pieces) {
    found.emplace_back();
    for (const uint32_t row : {flag_continues, flag_sentence_start, flag_block_start, flag_space_before}) {
      if (piece.shapes >> row & 1) found.back().push_back(row);
    }
  }
  CHECK(found == std::vector<std::vector<uint32_t>>{
                     {flag_sentence_start, flag_block_start, flag_space_before},                  // a
                     {flag_continues, flag_sentence_start, flag_block_start, flag_space_before},  // ##a
                     {flag_continues, flag_sentence_start, flag_block_start, flag_space_before},  // ##b
                     {flag_block_start, flag_space_before},                                       // b
                     {flag_block_start},                                                          // .
                     {flag_sentence_start, flag_space_before},                                    // b
                     {flag_sentence_start, flag_block_start, flag_space_before},                  // b
                 });
}

TEST_CASE("flags of a sentence's letters") {
  CHECK(all_have("STORM HITS", flag_capitals));
  CHECK(all_have("U.S. 90 A", flag_capitals) == false);  // three letters
  CHECK(all_have("STORM hits", flag_capitals) == false);
  CHECK(all_have("東京東京", flag_capitals));
  CHECK(all_have("storm hits 90", flag_no_capitals));
  CHECK(all_have("Storm hits", flag_no_capitals) == false);
  CHECK(all_have("oh 90", flag_no_capitals) == false);
  CHECK(all_have("Storm Hits Western Coast of Spain", flag_headline));
  CHECK(all_have("Storm Hits Western coast of Spain", flag_headline));          // 4 of 5
  CHECK(all_have("Storm hits Western coast of Spain", flag_headline) == false);  // 3 of 5
  CHECK(all_have("Storm Hits Coast of Spa", flag_headline) == false);           // three words long enough
  CHECK(all_have("STORM HITS WESTERN COAST", flag_headline) == false);          // capitals instead
  CHECK(all_have("STORM Hits WESTERN iCoast Spain", flag_headline));
}

TEST_CASE("a sentence's flags are its own") {
  const auto found = shapes("STORM HITS.| It is over.", {flag_capitals});
  CHECK(found == std::vector<std::vector<uint32_t>>{{flag_capitals}, {flag_capitals}, {flag_capitals}, {}, {}, {}, {}});
}

TEST_CASE("a megabyte of anything takes linear time") {
  const Vocabulary vocabulary = vocabulary_of("a\n##a\n##aa\n##aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nb\n.");
  const auto [unit, times] = GENERATE(table<std::string, int>({
      {"a", 1 << 20}, {"a ", 1 << 19}, {std::string(31, 'a').append("b "), 1 << 15}, {".", 1 << 20}, {". ", 1 << 19}}));
  std::string text;
  for (int i = 0; i < times; ++i) text += unit;
  Annotation article = article_of(text);
  const auto start = std::chrono::steady_clock::now();
  CHECK(find_pieces(article, vocabulary).size() >= article.tokens.size());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

}  // namespace annotator
