// A model file of the smallest allowed size, made up here, so that tests can have any part of it wrong.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
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
  nlohmann::json header;  // without the list of tensors
  std::vector<TinyTensor> tensors;

  TinyTensor& tensor(const std::string& name) {
    for (TinyTensor& tensor : tensors) {
      if (tensor.name == name) return tensor;
    }
    throw std::out_of_range(name);
  }
};

// One layer, hidden size 32. Weights are some numbers or other; the pieces are given.
inline TinyModel tiny_model(const std::vector<std::string>& pieces) {
  TinyModel model;
  std::vector<std::string> names = {"O"};
  for (const std::string type : {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW",
                                 "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"}) {
    for (const std::string place : {"B-", "I-", "E-", "S-"}) names.push_back(place + type);
  }
  const uint32_t hidden = 32, count = uint32_t(pieces.size());
  model.header = {{"name", "tiny"}, {"layers", 1}, {"hidden", hidden}, {"heads", 1}, {"ffn", 64}, {"positions", 128},
                  {"pieces", count}, {"shapes", 17}, {"name_labels", names}, {"temperature", {{"names", 1.5}}},
                  {"speech_labels", {"O-speaker", "B-speaker", "I-speaker", "O-cue", "B-cue", "I-cue", "O-content",
                                     "B-content", "I-content"}}};
  uint32_t state = 1;
  const auto byte = [&] { return char((state = state * 1664525 + 1013904223) >> 24); };
  const auto repeated = [](auto value, size_t times) {
    std::string bytes(times * sizeof value, 0);
    for (size_t i = 0; i < times; ++i) std::memcpy(&bytes[i * sizeof value], &value, sizeof value);
    return bytes;
  };
  const auto add = [&](const std::string& name, const std::string& type, std::vector<uint32_t> shape) {
    const size_t size = size_t(shape[0]) * (shape.size() > 1 ? shape[1] : 1);
    std::string bytes;
    if (type == "i8") bytes = repeated(0.001f, shape[0]);
    if (type == "i4") bytes = repeated(uint16_t(0x2e66), size / 32);  // 0.1
    if (type == "f32") bytes = repeated(0.5f, size);
    const size_t numbers = type == "i8" ? size : type == "i4" ? size / 2 : 0;
    for (size_t i = 0; i < numbers; ++i) bytes += byte();
    model.tensors.push_back({name, type, shape, bytes});
  };
  const auto add_with_bias = [&](const std::string& name, const std::string& type, std::vector<uint32_t> shape) {
    add(name + ".weight", type, shape);
    add(name + ".bias", "f32", {shape[0]});
  };
  std::string lines;
  for (const std::string& piece : pieces) lines += (lines.empty() ? "" : "\n") + piece;
  model.tensors.push_back({"vocabulary", "u8", {uint32_t(lines.size())}, lines});
  add("embed.pieces", "i4", {count, hidden});
  add("embed.positions", "i8", {128, hidden});
  add("embed.shapes", "f32", {17, hidden});
  add_with_bias("embed.norm", "f32", {hidden});
  add_with_bias("layer.0.attention.qkv", "i4", {3 * hidden, hidden});
  add_with_bias("layer.0.attention.out", "i4", {hidden, hidden});
  add_with_bias("layer.0.attention.norm", "f32", {hidden});
  add_with_bias("layer.0.ffn.in", "i4", {64, hidden});
  add_with_bias("layer.0.ffn.out", "i4", {hidden, 64});
  add_with_bias("layer.0.ffn.norm", "f32", {hidden});
  add_with_bias("names", "i8", {73, hidden});
  add_with_bias("speech", "i8", {9, hidden});
  add_with_bias("salience.hidden", "f32", {64, 3 * hidden + 6});
  add_with_bias("salience.out", "f32", {1, 64});
  return model;
}

// The file's bytes. The checksum is right whatever else is wrong.
inline std::string file_of(const TinyModel& model) {
  nlohmann::json header = model.header;
  const size_t header_size = 8192 - 16;
  std::string payload;
  header["tensors"] = nlohmann::json::array();
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
  std::string file = "ANNOTATE" + little_endian(1) + little_endian(uint32_t(header_size)) + text + payload;
  const auto digest = Sha256().add(std::as_bytes(std::span(file.data(), file.size()))).digest();
  return file.append(reinterpret_cast<const char*>(digest.data()), digest.size());
}

inline std::optional<Encoder> load(const std::string& file, std::string* why) {
  // A copy of exactly this size, so that a sanitizer sees one byte read too far.
  const std::vector<char> bytes(file.begin(), file.end());
  return load_encoder(std::as_bytes(std::span(bytes.data(), bytes.size())), why);
}

}  // namespace annotator
