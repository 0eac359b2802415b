// Windows: every token in exactly one, in order, whole sentences unless a sentence is too long for any window.
#include <catch2/catch.hpp>

#include <chrono>
#include <set>

#include "encoder/encoder.h"
#include "encoder/subwords.h"
#include "tiny_model.h"

namespace annotator {
namespace {

constexpr size_t most_pieces = 128;  // positions of the tiny model

const std::vector<std::string> few_pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", "b", "."};

// Sentences of words of so many letters a; each letter is a piece.
Annotation article_of(const std::vector<std::vector<int>>& sentences) {
  Annotation article;
  for (const std::vector<int>& words : sentences) {
    const uint32_t begin = uint32_t(article.text.size());
    for (const int letters : words) {
      const uint32_t word = uint32_t(article.text.size());
      article.text += std::string(letters, 'a') + " ";
      article.tokens.push_back({{word, word + uint32_t(letters)}, uint32_t(article.sentences.size())});
    }
    if (words.empty()) article.text += "\xCC\x81 ";  // a sentence may hold no token
    article.sentences.push_back({{begin, uint32_t(article.text.size() - 1)}, 0});
  }
  article.blocks.push_back({{0, uint32_t(article.text.size())}});
  return article;
}

std::vector<int> ones(int count) { return std::vector<int>(count, 1); }

void check_windows(const Annotation& article, const std::vector<Window>& windows) {
  uint32_t next = 0;
  for (const Window& window : windows) {
    REQUIRE(window.begin_token == next);
    REQUIRE(window.end_token > window.begin_token);
    REQUIRE(window.pieces.size() <= most_pieces);
    REQUIRE(window.begin_sentence == article.tokens[window.begin_token].sentence);
    REQUIRE(window.end_sentence == article.tokens[window.end_token - 1].sentence + 1);
    REQUIRE(window.pieces.front().id == piece_begin);
    REQUIRE(window.pieces.back().id == piece_end);
    uint32_t tokens = 0;
    for (size_t p = 1; p + 1 < window.pieces.size(); ++p) {
      tokens += (window.pieces[p].shapes >> flag_continues & 1) == 0;
    }
    REQUIRE(tokens == window.end_token - window.begin_token);
    const auto cuts = [&](uint32_t token) {
      return token > 0 && token < article.tokens.size() &&
             article.tokens[token - 1].sentence == article.tokens[token].sentence;
    };
    // A window that holds a part of a sentence holds nothing else.
    if (cuts(window.begin_token) || cuts(window.end_token)) REQUIRE(window.end_sentence - window.begin_sentence == 1);
    next = window.end_token;
  }
  REQUIRE(next == article.tokens.size());
}

}  // namespace

TEST_CASE("windows are as full of whole sentences as they can be, the first up to half") {
  const auto [sentences, ends] = GENERATE(table<std::vector<std::vector<int>>, std::vector<uint32_t>>({
      {{}, {}},
      {{{}}, {}},
      {{{1}}, {1}},
      {{ones(126)}, {126}},
      {{ones(127)}, {126, 127}},
      {{ones(62), ones(63), ones(63), ones(1)}, {62, 188, 189}},
      {{ones(62), ones(63), ones(64)}, {62, 125, 189}},
      {{{}, ones(100), {}, ones(26), {}}, {100, 126}},
      {{ones(30), ones(32), ones(1)}, {62, 63}},
      {{ones(30), ones(33), ones(93)}, {30, 156}},
      {{ones(10), ones(300), ones(10)}, {10, 136, 262, 310, 320}},
      {{{64, 64}}, {1, 2}},
      {{{1, 64, 60, 2}}, {3, 4}},
      {{{62, 64}, {64, 62}, {64}}, {2, 4, 5}},
  }));
  const Annotation article = article_of(sentences);
  const std::vector<Window> windows = tiny_encoder(few_pieces).windows(article);
  check_windows(article, windows);
  std::vector<uint32_t> found;
  for (const Window& window : windows) found.push_back(window.end_token);
  CHECK(found == ends);
}

TEST_CASE("windows of random articles keep their promises and have scores for each token and sentence") {
  const Encoder encoder = tiny_encoder(few_pieces);
  uint32_t state = 7;
  const auto random = [&](uint32_t below) { return (state = state * 1664525 + 1013904223) / 65536 % below; };
  for (int article_number = 0; article_number < 30; ++article_number) {
    std::vector<std::vector<int>> sentences(random(30));
    for (auto& words : sentences) {
      words.resize(random(4) == 0 ? random(300) : random(30));
      for (int& letters : words) letters = 1 + int(random(10) == 0 ? random(70) : random(3));
    }
    const Annotation article = article_of(sentences);
    const std::vector<Window> windows = encoder.windows(article);
    check_windows(article, windows);
    for (const Window& window : windows) {
      const WindowScores scores = encoder.read(window);
      const size_t tokens = window.end_token - window.begin_token;
      REQUIRE(scores.names.size() == tokens * name_labels);
      REQUIRE(scores.speech.size() == tokens * speech_labels);
      std::set<uint32_t> sentences;  // those that have tokens here
      for (uint32_t t = window.begin_token; t < window.end_token; ++t) sentences.insert(article.tokens[t].sentence);
      REQUIRE(scores.sentences.size() == sentences.size() * encoder.hidden());
    }
  }
}

TEST_CASE("a sentence read beside others has the mean of its own pieces") {
  // The tiny network tells sentences apart by their pieces; one without tokens has no vector.
  const Annotation article = article_of({ones(5), {}, {3, 3}});
  const Encoder encoder = tiny_encoder(few_pieces);
  const std::vector<Window> windows = encoder.windows(article);
  REQUIRE(windows.size() == 1);
  const std::vector<float> vectors = encoder.read(windows[0]).sentences;
  REQUIRE(vectors.size() == 2 * tiny_hidden);
  CHECK(!std::equal(vectors.begin(), vectors.begin() + tiny_hidden, vectors.begin() + tiny_hidden));
}

TEST_CASE("salience of no sentence, and of one and more") {
  const Annotation article = article_of({ones(5), {}, ones(7)});
  const Encoder encoder = tiny_encoder(few_pieces);
  const std::vector<float> vectors = encoder.read(encoder.windows(article).at(0)).sentences;
  CHECK(encoder.salience(article, {}, {}).empty());
  for (const std::vector<uint32_t>& listed : {std::vector<uint32_t>{2}, {1}, {0, 2}}) {
    SentenceVectors of_listed(listed.size(), encoder.hidden());
    for (size_t i = 0; i < listed.size(); ++i) {
      of_listed.set(i, std::span(vectors).subspan(i * tiny_hidden, tiny_hidden));
    }
    const std::vector<float> salience = encoder.salience(article, of_listed, listed);
    REQUIRE(salience.size() == listed.size());
    for (const float value : salience) CHECK((value >= 0 && value <= 1));
  }
}

TEST_CASE("sentence vectors come back within a sixteenth-bit step of their largest number") {
  SentenceVectors vectors(3, 4);
  vectors.set(0, std::vector<float>{1, -2, 0.5f, 0});
  vectors.set(2, std::vector<float>{0, 0, 0, 0});
  std::vector<float> found(4);
  vectors.get(0, found);
  for (const auto& [i, expected] : std::vector<std::pair<int, float>>{{0, 1}, {1, -2}, {2, 0.5f}, {3, 0}}) {
    CHECK(std::abs(found[i] - expected) <= 2.0f / 32767);
  }
  for (const size_t zero : {1, 2}) {
    vectors.get(zero, found);
    CHECK(found == std::vector<float>(4));
  }
}

TEST_CASE("a megabyte in one sentence is cut in linear time") {
  const Annotation article = article_of({ones(1 << 19)});
  const Encoder encoder = tiny_encoder(few_pieces);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Window> windows = encoder.windows(article);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  check_windows(article, windows);
  CHECK(windows.size() == ((1 << 19) + 125) / 126);
}

}  // namespace annotator
