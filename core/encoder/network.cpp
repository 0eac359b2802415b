// Reading: each tensor by its name, with the type and shape that it must have. Then the forward pass, top to bottom.
#include "network.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace annotator {
namespace {

constexpr uint32_t salience_units = 64;

const char* const type_labels[entity_types] = {
    "PERSON", "NORP", "FAC",      "ORG",  "GPE",  "LOC",     "PRODUCT", "EVENT",    "WORK_OF_ART",
    "LAW",    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"};

std::vector<std::string> expected_name_labels() {
  std::vector<std::string> labels = {"O"};
  for (const std::string type : type_labels) {
    for (const char* place : {"B-", "I-", "E-", "S-"}) labels.push_back(place + type);
  }
  return labels;
}

std::vector<std::string> expected_speech_labels() {
  std::vector<std::string> labels;
  for (const std::string channel : {"speaker", "cue", "content"}) {
    for (const char* place : {"O-", "B-", "I-"}) labels.push_back(place + channel);
  }
  return labels;
}

float from_half(uint16_t half) {
  const uint32_t sign = uint32_t(half & 0x8000) << 16, exponent = half >> 10 & 31, fraction = half & 1023;
  if (exponent == 0) return (sign != 0 ? -1.0f : 1.0f) * float(fraction) / 16777216.0f;  // 2^-24 each
  const uint32_t bits = sign | (exponent == 31 ? 255 : exponent + 112) << 23 | fraction << 13;
  float value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// Takes what a network needs out of a file; after the first complaint the rest does not matter.
class Reader {
 public:
  Reader(const TensorFile& file, std::string* why) : file_(file), why_(why) {}

  bool ok() const { return ok_; }

  void complain(const std::string& what) {
    if (ok_) *why_ = what;
    ok_ = false;
  }

  // A number of the header, from least to most.
  int size(const char* key, uint64_t least, uint64_t most) {
    const auto found = file_.header.find(key);
    const bool known = found != file_.header.end() && found->is_number_unsigned();
    const uint64_t value = known ? found->get<uint64_t>() : 0;
    if (known && value >= least && value <= most) return int(value);
    complain("the model file's header has no \"" + std::string(key) + "\" between " + std::to_string(least) + " and " +
             std::to_string(most));
    return int(least);
  }

  std::string text(const char* key) {
    const auto found = file_.header.find(key);
    if (found != file_.header.end() && found->is_string()) return found->get<std::string>();
    complain("the model file's header has no \"" + std::string(key) + "\"");
    return {};
  }

  void labels(const char* key, const std::vector<std::string>& expected) {
    if (file_.header.value(key, nlohmann::ordered_json()) != nlohmann::ordered_json(expected)) {
      complain("the model file's header has other \"" + std::string(key) + "\" than this program knows");
    }
  }

  float temperature(const char* head) {
    const nlohmann::ordered_json all = file_.header.value("temperature", nlohmann::ordered_json());
    const nlohmann::ordered_json found = all.is_object() ? all.value(head, nlohmann::ordered_json()) : nlohmann::ordered_json();
    const float value = found.is_number() ? found.get<float>() : 0;
    if (value > 0.01f && value < 100) return value;
    complain("the model file's header has no temperature of \"" + std::string(head) + "\" between 0.01 and 100");
    return 1;
  }

  // Null, with a complaint, unless there is such a tensor.
  const Tensor* tensor(const std::string& name, TensorType type, std::vector<uint32_t> shape) {
    const Tensor* found = tensor(name);
    if (found != nullptr && (found->type != type || found->shape != shape)) {
      complain("tensor " + name + " of the model file is " + describe(found->type, found->shape) + ", not " +
               describe(type, shape));
    }
    return ok_ ? found : nullptr;
  }

  // The rows of a linear layer's weight of i4, where the file chooses them: a multiple of `multiple`, most at most.
  uint32_t rows(const std::string& name, uint32_t multiple, uint32_t most, uint32_t columns) {
    const Tensor* found = tensor(name + ".weight");
    if (found == nullptr) return 0;
    if (found->type == TensorType::i4 && found->shape.size() == 2 && found->shape[0] % multiple == 0 &&
        found->shape[0] <= most && found->shape[1] == columns) {
      return found->shape[0];
    }
    complain("tensor " + name + ".weight of the model file is " + describe(found->type, found->shape) +
             ", not i4 [a multiple of " + std::to_string(multiple) + " up to " + std::to_string(most) + ", " +
             std::to_string(columns) + "]");
    return 0;
  }

  std::vector<float> array(const std::string& name, std::vector<uint32_t> shape) {
    const Tensor* found = tensor(name, TensorType::f32, std::move(shape));
    if (found == nullptr) return {};
    std::vector<float> values = floats(*found);
    check_finite(name, values);
    return values;
  }

  Norm norm(const std::string& name, uint32_t size) {
    return {array(name + ".weight", {size}), array(name + ".bias", {size})};
  }

  Linear linear_i8(const std::string& name, uint32_t outputs, uint32_t inputs) {
    const Tensor* weight = tensor(name + ".weight", TensorType::i8, {outputs, inputs});
    const std::vector<float> bias = array(name + ".bias", {outputs});
    if (!ok_) return {};
    std::vector<float> scales(outputs);
    std::memcpy(scales.data(), weight->bytes.data(), outputs * sizeof(float));
    check_finite(name + ".weight", scales);
    const auto* numbers = reinterpret_cast<const int8_t*>(weight->bytes.data() + outputs * sizeof(float));
    Linear linear = Linear::of_bytes(int(outputs), int(inputs));
    for (uint32_t o = 0; o < outputs; ++o, numbers += inputs) {
      linear.set_output(int(o), std::span(numbers, inputs), scales[o], bias[o]);
    }
    return linear;
  }

  Linear linear_i4(const std::string& name, uint32_t outputs, uint32_t inputs);

  // [rows, columns] as floats, each row filled up with zeros to a multiple of 8
  std::vector<float> array_i8(const std::string& name, uint32_t rows, uint32_t columns) {
    const Tensor* found = tensor(name, TensorType::i8, {rows, columns});
    if (found == nullptr) return {};
    const uint32_t padded = (columns + 7) / 8 * 8;
    std::vector<float> values(size_t(rows) * padded);
    const auto* numbers = reinterpret_cast<const int8_t*>(found->bytes.data() + rows * sizeof(float));
    for (uint32_t r = 0; r < rows; ++r) {
      float scale;
      std::memcpy(&scale, found->bytes.data() + r * sizeof scale, sizeof scale);
      for (uint32_t c = 0; c < columns; ++c) values[size_t(r) * padded + c] = scale * float(*numbers++);
    }
    check_finite(name, values);
    return values;
  }

  Embedding embedding(uint32_t pieces, uint32_t positions, uint32_t hidden) {
    Embedding embedding;
    if (const Tensor* found = tensor("embed.pieces", TensorType::i4, {pieces, hidden})) {
      embedding.piece_scales = half_scales(*found);
      embedding.pieces = {reinterpret_cast<const uint8_t*>(found->bytes.data()) + embedding.piece_scales.size_bytes(),
                          found->bytes.size() - embedding.piece_scales.size_bytes()};
    }
    embedding.positions = array_i8("embed.positions", positions, hidden);
    embedding.shapes = array("embed.shapes", {shape_rows, hidden});
    embedding.norm = norm("embed.norm", hidden);
    return embedding;
  }

  Layer layer(const std::string& name, uint32_t hidden) {
    const uint32_t width = rows(name + ".attention.qkv", 3 * head_size, 3 * most_inputs, hidden) / 3;
    const uint32_t ffn = rows(name + ".ffn.in", group_size, most_inputs, hidden);
    return {.qkv = linear_i4(name + ".attention.qkv", 3 * width, hidden),
            .attention_out = linear_i4(name + ".attention.out", hidden, width),
            .attention_norm = norm(name + ".attention.norm", hidden),
            .ffn_in = linear_i4(name + ".ffn.in", ffn, hidden),
            .ffn_out = linear_i4(name + ".ffn.out", hidden, ffn),
            .ffn_norm = norm(name + ".ffn.norm", hidden)};
  }

  SalienceHead salience(uint32_t hidden, uint32_t units) {
    const uint32_t inputs = 3 * hidden + SalienceHead::features;
    SalienceHead head;
    head.units = units;
    head.inputs = (inputs + 7) / 8 * 8;
    head.hidden = array_i8("salience.hidden.weight", units, inputs);
    head.hidden_bias = array("salience.hidden.bias", {units});
    head.out = array("salience.out.weight", {1, units});
    const std::vector<float> out_bias = array("salience.out.bias", {1});
    if (ok_) head.out_bias = out_bias[0];
    return head;
  }

  Vocabulary vocabulary(uint32_t pieces) {
    const Tensor* found = file_.find("vocabulary");
    if (found == nullptr || found->type != TensorType::u8) {
      complain("the model file has no tensor vocabulary of u8");
      return {};
    }
    std::string lines(reinterpret_cast<const char*>(found->bytes.data()), found->bytes.size());
    std::string why;
    std::optional<Vocabulary> vocabulary = Vocabulary::read(std::move(lines), &why);
    if (!vocabulary) {
      complain("in the model file " + why);
      return {};
    }
    if (vocabulary->size() != pieces) {
      complain("the model file's vocabulary has " + std::to_string(vocabulary->size()) + " pieces, not " +
               std::to_string(pieces));
    }
    return *std::move(vocabulary);
  }

 private:
  // Null, with a complaint, where there is none of this name; and after any complaint.
  const Tensor* tensor(const std::string& name) {
    const Tensor* found = ok_ ? file_.find(name) : nullptr;
    if (found == nullptr) complain("the model file has no tensor " + name);
    return found;
  }

  void check_finite(const std::string& name, const std::vector<float>& values) {
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); })) {
      complain("tensor " + name + " of the model file has numbers that are not finite");
    }
  }

  // Of i4, whose bytes begin with them, at a multiple of 64 in the file.
  std::span<const uint16_t> half_scales(const Tensor& tensor) {
    const std::span<const uint16_t> scales(reinterpret_cast<const uint16_t*>(tensor.bytes.data()),
                                           size_t(tensor.shape[0]) * tensor.shape[1] / group_size);
    uint16_t carried = 0;  // into the sign, by an exponent of ones alone
    for (const uint16_t half : scales) carried |= uint16_t((half & 0x7c00) + 0x0400);
    if ((carried & 0x8000) != 0) {
      complain("tensor " + tensor.name + " of the model file has scales that are not finite");
    }
    return scales;
  }

  const TensorFile& file_;
  std::string* why_;
  bool ok_ = true;
};

Linear Reader::linear_i4(const std::string& name, uint32_t outputs, uint32_t inputs) {
  const Tensor* weight = tensor(name + ".weight", TensorType::i4, {outputs, inputs});
  const std::vector<float> bias = array(name + ".bias", {outputs});
  if (!ok_) return {};
  const std::span<const uint16_t> halves = half_scales(*weight);
  if (!ok_) return {};
  const auto* nibbles = reinterpret_cast<const uint8_t*>(weight->bytes.data()) + halves.size_bytes();
  Linear linear = Linear::of_nibbles(int(outputs), int(inputs));
  std::vector<float> scales(inputs / group_size);
  for (uint32_t o = 0; o < outputs; ++o, nibbles += inputs / 2) {
    for (size_t g = 0; g < scales.size(); ++g) scales[g] = from_half(halves[o * scales.size() + g]);
    linear.set_output(int(o), std::span(nibbles, inputs / 2), scales, bias[o]);
  }
  return linear;
}

}  // namespace

std::optional<Network> read_network(const TensorFile& file, std::string* why) {
  Reader reader(file, why);
  Network network;
  network.name = reader.text("name");
  network.sha256 = file.sha256;
  network.hidden = reader.size("hidden", 32, most_inputs);
  reader.size("head_size", head_size, head_size);
  // A token never has more pieces than the window has room for beside [CLS] and [SEP].
  network.positions = reader.size("positions", longest_token + 2, most_rows);
  const int layers = reader.size("layers", 1, 48), pieces = reader.size("pieces", 4, 65536);
  reader.size("shapes", shape_rows, shape_rows);
  if (network.hidden % group_size != 0) reader.complain("the model file's \"hidden\" is no multiple of 32");
  reader.labels("name_labels", expected_name_labels());
  reader.labels("speech_labels", expected_speech_labels());
  network.names_temperature = reader.temperature("names");
  if (reader.ok()) network.vocabulary = reader.vocabulary(pieces);
  network.embedding = reader.embedding(pieces, network.positions, network.hidden);
  for (int i = 0; i < layers && reader.ok(); ++i) {
    network.layers.push_back(reader.layer("layer." + std::to_string(i), network.hidden));
  }
  network.names = reader.linear_i8("names", name_labels, network.hidden);
  network.speech = reader.linear_i8("speech", speech_labels, network.hidden);
  network.salience = reader.salience(network.hidden, salience_units);
  if (!reader.ok()) return {};
  return network;
}

namespace {

int most_columns(const Network& network) {
  int most = network.hidden;
  for (const Layer& layer : network.layers) most = std::max({most, layer.width(), layer.ffn()});
  return most;
}

}  // namespace

Scratch::Scratch(const Network& network, int pieces) : rounded(pieces, most_columns(network)) {
  int outputs = network.hidden, width = network.hidden;
  for (const Layer& layer : network.layers) {
    outputs = std::max({outputs, 3 * layer.width(), layer.ffn()});
    width = std::max(width, layer.width());
  }
  wide.resize(size_t(pieces) * outputs);
  narrow.resize(size_t(pieces) * width);
  attention.resize(attention_scratch(pieces));
}

void embed(const Network& network, std::span<const Piece> pieces, float* x) {
  const Embedding& e = network.embedding;
  const int hidden = network.hidden;
  for (size_t p = 0; p < pieces.size(); ++p) {
    float* row = x + p * hidden;
    const uint8_t* nibbles = &e.pieces[size_t(pieces[p].id) * hidden / 2];
    const uint16_t* scales = &e.piece_scales[size_t(pieces[p].id) * hidden / group_size];
    const float* position = &e.positions[p * hidden];
    for (int c = 0; c < hidden; c += group_size) {
      const float scale = from_half(scales[c / group_size]);
      for (int i = c; i < c + group_size; i += 2) {
        const int pair = nibbles[i / 2];
        row[i] = scale * float((pair & 15) - 8) + position[i];
        row[i + 1] = scale * float((pair >> 4) - 8) + position[i + 1];
      }
    }
    for (uint32_t shape = 0; shape < shape_rows; ++shape) {
      if ((pieces[p].shapes >> shape & 1) == 0) continue;
      const float* values = &e.shapes[size_t(shape) * hidden];
      for (int c = 0; c < hidden; ++c) row[c] += values[c];
    }
  }
  layer_norm(x, nullptr, int(pieces.size()), hidden, e.norm.weight.data(), e.norm.bias.data());
}

void run_layer(const Network& network, const Layer& layer, int pieces, float* x, Scratch& scratch) {
  const int hidden = network.hidden;
  float* wide = scratch.wide.data();
  float* narrow = scratch.narrow.data();

  multiply(x, pieces, layer.qkv, scratch.rounded, wide);  // wide [P, 3 * width]
  attention(wide, pieces, layer.width() / head_size, scratch.attention.data(), narrow);  // narrow [P, width]
  multiply(narrow, pieces, layer.attention_out, scratch.rounded, wide);  // wide [P, hidden]
  layer_norm(x, wide, pieces, hidden, layer.attention_norm.weight.data(), layer.attention_norm.bias.data());

  multiply(x, pieces, layer.ffn_in, scratch.rounded, wide);  // wide [P, ffn]
  gelu({wide, size_t(pieces) * layer.ffn()});
  multiply(wide, pieces, layer.ffn_out, scratch.rounded, narrow);  // narrow [P, hidden]
  layer_norm(x, narrow, pieces, hidden, layer.ffn_norm.weight.data(), layer.ffn_norm.bias.data());
}

}  // namespace annotator
