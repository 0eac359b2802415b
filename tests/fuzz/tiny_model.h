// A model file (model/FORMAT.md) of 50 kB with random weights: right in every byte, and it knows nothing.
//
// Its tags come in any order that the decoder must make sense of, which weights that have learnt something never give;
// and it is quick. So the rules after the network are fuzzed with it, and its bytes are what the loader is fuzzed with.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "encoder/encoder.h"
#include "encoder/sha256.h"
#include "json/annotation_json.h"

namespace annotator {

class TinyModel {
 public:
  static std::vector<std::byte> bytes() { return TinyModel().file(); }

 private:
  static constexpr uint32_t hidden = 32, positions = 128, shapes = 17;
  static constexpr size_t payload_begin = 8192, alignment = 64;

  TinyModel() {
    const std::string lines = vocabulary();
    const auto pieces = static_cast<uint32_t>(std::count(lines.begin(), lines.end(), '\n') + 1);
    header_ = {{"name", "tiny"}, {"layers", 1}, {"hidden", hidden}, {"heads", 1}, {"ffn", hidden}};
    header_.update({{"positions", positions}, {"pieces", pieces}, {"shapes", shapes}, {"temperature", {{"names", 1.0}}}});
    header_["name_labels"] = {"O"};
    for (int type = 0; type < entity_types; ++type) {
      for (const char* place : {"B-", "I-", "E-", "S-"}) {
        header_["name_labels"].push_back(place + std::string(type_name(static_cast<EntityType>(type))));
      }
    }
    for (const char* channel : {"speaker", "cue", "content"}) {
      for (const char* place : {"O-", "B-", "I-"}) header_["speech_labels"].push_back(std::string(place) + channel);
    }
    add("vocabulary", "u8", {static_cast<uint32_t>(lines.size())}, lines);
    add_i4("embed.pieces", pieces);
    add_i8("embed.positions", positions);
    add_f32("embed.shapes", {shapes, hidden});
    add_norm("embed.norm");
    add_i4("layer.0.attention.qkv", 3 * hidden, true);
    add_i4("layer.0.attention.out", hidden, true);
    add_norm("layer.0.attention.norm");
    add_i4("layer.0.ffn.in", hidden, true);
    add_i4("layer.0.ffn.out", hidden, true);
    add_norm("layer.0.ffn.norm");
    add_i8("names", name_labels, true);
    add_i8("speech", speech_labels, true);
    add_f32("salience.hidden.weight", {64, 3 * hidden + 6});
    add_bias("salience.hidden", 64);
    add_f32("salience.out.weight", {1, 64});
    add_bias("salience.out", 1);
  }

  // The specials, and every ASCII character at the start of a word and within one.
  static std::string vocabulary() {
    std::string lines = "[PAD]\n[UNK]\n[CLS]\n[SEP]";
    for (char c = '!'; c <= '~'; ++c) lines += std::string("\n") + c + "\n##" + c;
    return lines;
  }

  float uniform() { return static_cast<float>(static_cast<int32_t>(random_())) / 2147483648.0f; }  // -1 to 1

  std::string random_bytes(size_t count) {
    std::string bytes(count, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_());
    return bytes;
  }

  void add(const std::string& name, const char* type, std::vector<uint32_t> shape, const std::string& data) {
    header_["tensors"].push_back({{"name", name},
                                  {"type", type},
                                  {"shape", shape},
                                  {"offset", payload_begin + payload_.size()},
                                  {"bytes", data.size()}});
    payload_ += data;
    payload_.resize((payload_.size() + alignment - 1) / alignment * alignment);
  }

  // Numbers around mean. What is the same for all tokens (biases) is kept small, or all would get the same tag.
  void add_f32(const std::string& name, std::vector<uint32_t> shape, float mean = 0, float spread = 1) {
    size_t count = 1;
    for (const uint32_t n : shape) count *= n;
    std::string data;
    for (size_t i = 0; i < count; ++i) append(data, mean + spread * uniform());
    add(name, "f32", shape, data);
  }

  void add_bias(const std::string& name, uint32_t size) { add_f32(name + ".bias", {size}, 0, 0.1f); }

  void add_norm(const std::string& name) {
    add_f32(name + ".weight", {hidden}, 1, 0.1f);
    add_bias(name, hidden);
  }

  // [rows, hidden]: of a linear layer the weight, and its bias.
  void add_i8(const std::string& name, uint32_t rows, bool linear = false) {
    std::string data;
    for (uint32_t row = 0; row < rows; ++row) append(data, 0.02f);
    add(linear ? name + ".weight" : name, "i8", {rows, hidden}, data + random_bytes(rows * hidden));
    if (linear) add_bias(name, rows);
  }

  void add_i4(const std::string& name, uint32_t rows, bool linear = false) {
    std::string data;
    for (uint32_t group = 0; group < rows * hidden / 32; ++group) append(data, static_cast<uint16_t>(0x2C00));  // 1/16
    add(linear ? name + ".weight" : name, "i4", {rows, hidden}, data + random_bytes(rows * hidden / 2));
    if (linear) add_bias(name, rows);
  }

  template <typename T>
  static void append(std::string& data, T value) {
    data.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  std::vector<std::byte> file() const {
    std::string all = "ANNOTATE";
    append(all, uint32_t{1});
    append(all, static_cast<uint32_t>(payload_begin - 16));
    all += header_.dump();
    all.resize(payload_begin, ' ');
    all += payload_;
    const auto view = std::as_bytes(std::span(all));
    std::vector<std::byte> bytes(view.begin(), view.end());
    const auto digest = Sha256().add(bytes).digest();
    bytes.insert(bytes.end(), digest.begin(), digest.end());
    return bytes;
  }

  std::mt19937 random_{1};
  nlohmann::json header_;
  std::string payload_;
};

}  // namespace annotator
