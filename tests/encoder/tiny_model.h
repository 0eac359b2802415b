// A model file (model/FORMAT.md) of the smallest allowed size with random weights: right in every byte, and it knows
// nothing. Tests can have any part of it wrong; the loader is fuzzed with its bytes; and as its tags come in any order
// that the decoder must make sense of, which weights that have learnt something never give, so are the rules behind it.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "encoder/encoder.h"
#include "encoder/sha256.h"

namespace annotator {

struct TinyTensor {
  std::string name, type;
  std::vector<uint32_t> shape;
  std::string bytes;
};

struct TinyModel {
  nlohmann::ordered_json header;  // without the list of tensors
  std::vector<TinyTensor> tensors;

  TinyTensor& tensor(const std::string& name) {
    for (TinyTensor& tensor : tensors) {
      if (tensor.name == name) return tensor;
    }
    throw std::out_of_range(name);
  }
};

inline constexpr uint32_t tiny_hidden = 32;
inline constexpr uint32_t tiny_widths[] = {64, 32}, tiny_ffns[] = {32, 96};  // of each layer

// The specials, and every ASCII character at the start of a word and within one.
inline std::vector<std::string> ascii_pieces() {
  std::vector<std::string> pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"};
  for (char c = '!'; c <= '~'; ++c) pieces.insert(pieces.end(), {std::string(1, c), std::string("##") + c});
  return pieces;
}

class TinyWriter {
 public:
  explicit TinyWriter(const std::vector<std::string>& pieces) {
    write_header(uint32_t(pieces.size()));
    std::string lines;
    for (const std::string& piece : pieces) lines += (lines.empty() ? "" : "\n") + piece;
    model_.tensors.push_back({"vocabulary", "u8", {uint32_t(lines.size())}, lines});
    add_i4("embed.pieces", uint32_t(pieces.size()), tiny_hidden);
    add_i8("embed.positions", 128, tiny_hidden);
    add_f32("embed.shapes", {17, tiny_hidden}, 0, 1);
    add_norm("embed.norm");
    for (size_t i = 0; i < std::size(tiny_widths); ++i) {
      const std::string layer = "layer." + std::to_string(i);
      add_linear_i4(layer + ".attention.qkv", 3 * tiny_widths[i], tiny_hidden);
      add_linear_i4(layer + ".attention.out", tiny_hidden, tiny_widths[i]);
      add_norm(layer + ".attention.norm");
      add_linear_i4(layer + ".ffn.in", tiny_ffns[i], tiny_hidden);
      add_linear_i4(layer + ".ffn.out", tiny_hidden, tiny_ffns[i]);
      add_norm(layer + ".ffn.norm");
    }
    add_linear_i8("names", name_labels, tiny_hidden);
    add_linear_i8("speech", speech_labels, tiny_hidden);
    add_linear_i8("salience.hidden", 64, 3 * tiny_hidden + 6);
    add_f32("salience.out.weight", {1, 64}, 0, 1);
    add_bias("salience.out", 1);
  }

  TinyModel take() { return std::move(model_); }

 private:
  void write_header(uint32_t pieces) {
    std::vector<std::string> names = {"O"}, speech;
    for (const std::string type :
         {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE",
          "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"}) {
      for (const std::string place : {"B-", "I-", "E-", "S-"}) names.push_back(place + type);
    }
    for (const std::string channel : {"speaker", "cue", "content"}) {
      for (const std::string place : {"O-", "B-", "I-"}) speech.push_back(place + channel);
    }
    model_.header = {{"name", "tiny"}, {"layers", std::size(tiny_widths)}, {"hidden", tiny_hidden}, {"head_size", 32},
                     {"positions", 128}, {"pieces", pieces}, {"shapes", 17}, {"name_labels", names},
                     {"speech_labels", speech}, {"temperature", {{"names", 1.5}}}};
  }

  uint32_t random() { return (state_ = state_ * 1664525 + 1013904223) >> 8; }

  std::string random_bytes(size_t count) {
    std::string bytes;
    for (size_t i = 0; i < count; ++i) bytes += char(random() >> 8);
    return bytes;
  }

  template <class T>
  static void append(std::string& bytes, T value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  // Numbers around mean. What is the same for all tokens (biases) is kept small, or all would get the same tag.
  void add_f32(const std::string& name, std::vector<uint32_t> shape, float mean, float spread) {
    size_t count = 1;
    for (const uint32_t n : shape) count *= n;
    std::string bytes;
    for (size_t i = 0; i < count; ++i) append(bytes, mean + spread * (float(random()) / float(1 << 23) - 1));
    model_.tensors.push_back({name, "f32", shape, bytes});
  }

  void add_bias(const std::string& name, uint32_t size) { add_f32(name + ".bias", {size}, 0, 0.1f); }

  void add_norm(const std::string& name) {
    add_f32(name + ".weight", {tiny_hidden}, 1, 0.1f);
    add_bias(name, tiny_hidden);
  }

  void add_i8(const std::string& name, uint32_t rows, uint32_t columns) {
    std::string bytes;
    for (uint32_t row = 0; row < rows; ++row) append(bytes, 0.02f);
    model_.tensors.push_back({name, "i8", {rows, columns}, bytes + random_bytes(rows * columns)});
  }

  void add_linear_i8(const std::string& name, uint32_t outputs, uint32_t inputs) {
    add_i8(name + ".weight", outputs, inputs);
    add_bias(name, outputs);
  }

  // Scales of 1/16, 1/8 and 3/16 in turn.
  void add_i4(const std::string& name, uint32_t rows, uint32_t columns) {
    std::string bytes;
    for (uint32_t group = 0; group < rows * columns / 32; ++group) {
      append(bytes, std::vector<uint16_t>{0x2C00, 0x3000, 0x3200}[group % 3]);
    }
    model_.tensors.push_back({name, "i4", {rows, columns}, bytes + random_bytes(rows * columns / 2)});
  }

  void add_linear_i4(const std::string& name, uint32_t outputs, uint32_t inputs) {
    add_i4(name + ".weight", outputs, inputs);
    add_bias(name, outputs);
  }

  TinyModel model_;
  uint32_t state_ = 1;
};

inline TinyModel tiny_model(const std::vector<std::string>& pieces = ascii_pieces()) {
  return TinyWriter(pieces).take();
}

// The file's bytes. The checksum is right whatever else is wrong.
inline std::string file_of(const TinyModel& model) {
  nlohmann::ordered_json header = model.header;
  const size_t header_size = 8192 - 16;
  std::string payload;
  header["tensors"] = nlohmann::ordered_json::array();
  for (const TinyTensor& tensor : model.tensors) {
    header["tensors"].push_back({{"name", tensor.name}, {"type", tensor.type}, {"shape", tensor.shape},
                                 {"offset", 8192 + payload.size()}, {"bytes", tensor.bytes.size()}});
    payload += tensor.bytes;
    payload.resize((payload.size() + 63) / 64 * 64);
  }
  std::string text = header.dump();
  if (text.size() > header_size) throw std::length_error("the header of the test's model is too large");
  text.resize(header_size, ' ');
  const auto little_endian = [](uint32_t value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
  std::string file = "ANNOTATE" + little_endian(2) + little_endian(uint32_t(header_size)) + text + payload;
  const auto digest = Sha256().add(std::as_bytes(std::span(file.data(), file.size()))).digest();
  return file.append(reinterpret_cast<const char*>(digest.data()), digest.size());
}

inline std::optional<Encoder> load(const std::string& file, std::string* why) {
  // A copy of exactly this size, so that a sanitizer sees one byte read too far.
  const std::vector<char> bytes(file.begin(), file.end());
  return load_encoder(std::as_bytes(std::span(bytes.data(), bytes.size())), why);
}

// The encoder of a model that must load.
inline Encoder tiny_encoder(const std::vector<std::string>& pieces = ascii_pieces()) {
  std::string why;
  auto encoder = load(file_of(tiny_model(pieces)), &why);
  if (!encoder) throw std::runtime_error("the tiny model is none: " + why);
  return *std::move(encoder);
}

}  // namespace annotator
