// The network: a small BERT encoder with three heads, run on windows of whole sentences.
// The readable reference of the same arithmetic is model/network.py; tests/encoder/encoder.test.cpp compares the two
// tensor by tensor. All float arithmetic is in a fixed order without fused multiply-add, so every build (AVX2, SSE4,
// NEON, WASM) gives the same bits.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

inline constexpr int name_labels = 1 + 4 * entity_types;  // O, then B I E S of each EntityType in order
inline constexpr int speech_labels = 9;                   // O B I of speaker, then of cue, then of content

// A word piece as the network takes it; see subwords.h.
struct Piece {
  uint32_t id = 0;      // line of the vocabulary
  uint32_t shapes = 0;  // bit r: row r of the shape embedding is added

  bool operator==(const Piece&) const = default;
};

// Consecutive tokens read at once: as many whole sentences as fit into the network's positions, or a part of one
// sentence too long for that. An article's first window is shorter, so that its names are there at once.
struct Window {
  uint32_t begin_token = 0, end_token = 0;
  uint32_t begin_sentence = 0, end_sentence = 0;  // the sentences that the tokens belong to
  std::vector<Piece> pieces;                      // [CLS], those of the tokens, [SEP]
};

// Scores of one window; they depend on its pieces alone.
struct WindowScores {
  std::vector<float> names;      // [tokens, name_labels] logits divided by the calibration temperature
  std::vector<float> speech;     // [tokens, speech_labels] logits
  std::vector<float> sentences;  // [sentences that have tokens here, hidden] mean of the final vectors of its pieces
};

// A vector for each of so many sentences. There may be a hundred thousand, so numbers are kept in 16 bits with a scale
// for each vector.
class SentenceVectors {
 public:
  SentenceVectors() = default;
  SentenceVectors(size_t sentences, int hidden) : hidden_(hidden), numbers_(sentences * hidden), scales_(sentences) {}

  size_t sentences() const { return scales_.size(); }
  // vector: hidden numbers
  void set(size_t sentence, std::span<const float> vector);
  void get(size_t sentence, std::span<float> vector) const;

 private:
  size_t hidden_ = 0;
  std::vector<int16_t> numbers_;  // [sentences, hidden]
  std::vector<float> scales_;
};

struct Network;      // network.h
struct FileDigests;  // model_file.h
class FileBytes;

class Encoder {
 public:
  ~Encoder();
  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;

  const std::string& name() const;    // e.g. "en-news-1"
  const std::string& sha256() const;  // of the model file, 64 hex digits
  int hidden() const;                 // size of a sentence vector

  // Cuts an article into windows; every token lies in exactly one.
  std::vector<Window> windows(const Annotation& article) const;

  WindowScores read(const Window& window) const;

  // How central each sentence is, 0 to 1, for the sentences whose index is listed (the body, in text order).
  // vectors: one for each listed sentence.
  std::vector<float> salience(const Annotation& article, const SentenceVectors& vectors,
                              std::span<const uint32_t> sentences) const;

 private:
  friend std::optional<Encoder> load_encoder(FileBytes, std::string*, const FileDigests*);
  explicit Encoder(std::unique_ptr<Network>);
  std::unique_ptr<Network> network_;
};

// Reads a model file (model/FORMAT.md). Empty if the bytes are no such model; *why then says what is wrong and where.
// The encoder keeps the bytes, most of which are the embedding of pieces, or a copy. digests: those of the bytes, where
// they are known already.
std::optional<Encoder> load_encoder(FileBytes bytes, std::string* why, const FileDigests* digests = nullptr);
std::optional<Encoder> load_encoder(std::span<const std::byte> bytes, std::string* why,
                                    const FileDigests* digests = nullptr);

}  // namespace annotator
