// The network against PyTorch, tensor by tensor: model/write.py wrote golden.bin from the very weights of the model
// file, with numbers rounded as linear.cpp and kernels.cpp round them, so the differences allowed are what the order of
// sums and the kernels' own exp may add, and what a number that lies between two of those steps then makes of it
// (written into the file: model/FORMAT.md). And a layer of any size against the plain arithmetic of reference.h, bit by bit.
#include "encoder/encoder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "encoder/network.h"
#include "reference.h"
#include "tiny_model.h"

namespace annotator {
namespace {

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.is_open());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::span<const std::byte> bytes_of(const std::string& file) {
  return std::as_bytes(std::span(file.data(), file.size()));
}

float worst_difference(const std::vector<float>& found, const std::vector<float>& expected) {
  REQUIRE(found.size() == expected.size());
  float worst = 0;
  for (size_t i = 0; i < found.size(); ++i) {
    REQUIRE(std::isfinite(found[i]));
    worst = std::max(worst, std::abs(found[i] - expected[i]));
  }
  return worst;
}

struct Golden {
  std::string model_bytes = read_whole(ANNOTATOR_TESTS_DIR "/../model/annotator.bin");
  std::string golden_bytes = read_whole(ANNOTATOR_TESTS_DIR "/encoder/golden.bin");
  Encoder encoder;
  Network network;
  TensorFile file;
  Annotation article;

  Golden() : encoder(*load_encoder(bytes_of(model_bytes), nullptr)) {
    std::string why;
    network = *read_network(*read_tensor_file(bytes_of(model_bytes), &why), &why);
    file = *read_tensor_file(bytes_of(golden_bytes), &why);
    article.text = file.header.at("text");
    const auto span = [](const nlohmann::ordered_json& pair) { return Span{pair.at(0), pair.at(1)}; };
    for (const auto& sentence : file.header.at("sentences")) article.sentences.push_back({span(sentence), 0});
    article.blocks.push_back({{0, article.sentences.back().span.end}});
    for (const auto& pair : file.header.at("tokens")) {
      const Span token = span(pair);
      const uint32_t sentence = token.begin >= article.sentences[1].span.begin;
      article.tokens.push_back({token, sentence});
    }
  }

  std::vector<float> expected(const std::string& name) const { return floats(*file.find(name)); }

  float tolerance(const char* of, const std::string& name) const {
    return file.header.at("tolerance").at(of).at(name).get<float>();
  }

  // of: "whole" for what comes out at the end, "step" for what comes out of one step given PyTorch's input to it
  void compare(const std::string& name, const std::vector<float>& found, const char* of) const {
    INFO("tensor " << name);
    CHECK(worst_difference(found, expected(name)) <= tolerance(of, name));
  }

  // A layer: a number that lies between two steps may be rounded to the other one, which is felt in a row or a few. So a
  // fifth of the rows may differ by more than "step", by what "turned" allows. (There are four of 30 in layer 1.)
  void compare_layer(const std::string& name, const std::vector<float>& found) const {
    const std::vector<float> all = expected(name);
    const size_t hidden = network.hidden;
    std::vector<float> differences;  // of each row
    for (size_t at = 0; at < found.size(); at += hidden) {
      const auto row = [&](const std::vector<float>& x) { return std::vector<float>(&x[at], &x[at] + hidden); };
      differences.push_back(worst_difference(row(found), row(all)));
    }
    std::sort(differences.begin(), differences.end());
    INFO("tensor " << name);
    CHECK(differences[differences.size() * 4 / 5 - 1] <= tolerance("step", name));
    CHECK(differences.back() <= tolerance("turned", name));
  }
};

float from_half(uint16_t half) {  // of a positive normal number
  return std::ldexp(1.0f + float(half % 1024) / 1024, half / 1024 - 15);
}

// A layer of four bits as it lies in the file.
reference::Weights plain_weights(TinyModel& model, const std::string& name) {
  const TinyTensor& tensor = model.tensor(name + ".weight");
  const int outputs = int(tensor.shape[0]), inputs = int(tensor.shape[1]), groups = inputs / 32;
  const auto* bytes = reinterpret_cast<const uint8_t*>(tensor.bytes.data());
  reference::Weights linear(outputs, inputs, 127);
  for (int o = 0; o < outputs; ++o) {
    std::vector<float> scales;
    for (int g = 0; g < groups; ++g) {
      uint16_t half;
      std::memcpy(&half, bytes + 2 * (o * groups + g), sizeof half);
      scales.push_back(from_half(half));
    }
    std::vector<uint8_t> row;
    for (int i = 0; i < inputs; ++i) {
      const int nibbles = bytes[2 * outputs * groups + (o * inputs + i) / 2];
      row.push_back(uint8_t(i % 2 == 0 ? nibbles % 16 : nibbles / 16));
    }
    float bias;
    std::memcpy(&bias, model.tensor(name + ".bias").bytes.data() + o * sizeof bias, sizeof bias);
    linear.add_output(row, scales, bias);
  }
  return linear;
}

std::vector<float> plain_linear(TinyModel& model, const std::string& name, const std::vector<float>& x) {
  return reference::multiply(x, plain_weights(model, name));
}

void plain_add_and_norm(TinyModel& model, const std::string& name, const std::vector<float>& y, std::vector<float>& x) {
  for (size_t i = 0; i < x.size(); ++i) x[i] += y[i];
  std::vector<float> weight(tiny_hidden), bias(tiny_hidden);
  std::memcpy(weight.data(), model.tensor(name + ".weight").bytes.data(), tiny_hidden * sizeof(float));
  std::memcpy(bias.data(), model.tensor(name + ".bias").bytes.data(), tiny_hidden * sizeof(float));
  reference::layer_norm(x, tiny_hidden, weight, bias);
}

}  // namespace

TEST_CASE("layers of different widths equal the plain arithmetic") {
  TinyModel model = tiny_model();
  const std::string file = file_of(model);
  std::string why;
  const Network network = *read_network(*read_tensor_file(bytes_of(file), &why), &why);
  const int rows = 11;
  std::vector<float> x(rows * tiny_hidden);
  for (size_t i = 0; i < x.size(); ++i) x[i] = float(int(i * 7919 % 2001) - 1000) / 500;
  Scratch scratch(network, rows);
  for (size_t i = 0; i < network.layers.size(); ++i) {
    const std::string name = "layer." + std::to_string(i);
    const int heads = network.layers[i].width() / head_size;
    std::vector<float> expected = x;
    const std::vector<float> qkv = plain_linear(model, name + ".attention.qkv", expected);
    const std::vector<float> context = reference::attention(qkv, rows, heads);
    const std::vector<float> attended = plain_linear(model, name + ".attention.out", context);
    plain_add_and_norm(model, name + ".attention.norm", attended, expected);
    std::vector<float> inner = plain_linear(model, name + ".ffn.in", expected);
    for (float& value : inner) value = reference::gelu(value);
    plain_add_and_norm(model, name + ".ffn.norm", plain_linear(model, name + ".ffn.out", inner), expected);

    run_layer(network, network.layers[i], rows, x.data(), scratch);
    CHECK(x == expected);
  }
}

TEST_CASE("each tensor of the golden text is that of PyTorch") {
  const Golden golden;
  REQUIRE(golden.encoder.sha256() == golden.file.header.at("model_sha256"));
  const std::vector<Window> windows = golden.encoder.windows(golden.article);
  REQUIRE(windows.size() == 1);
  const std::vector<Piece>& pieces = windows[0].pieces;
  const int count = int(pieces.size()), hidden = golden.encoder.hidden();

  const std::vector<int32_t> ids = integers(*golden.file.find("ids"));
  const std::vector<float> shapes = golden.expected("shapes");
  REQUIRE(ids.size() == pieces.size());
  for (int p = 0; p < count; ++p) {
    INFO("piece " << p);
    CHECK(int(pieces[p].id) == ids[p]);
    for (int row = 0; row < int(shape_rows); ++row) {
      CHECK((pieces[p].shapes >> row & 1) == shapes[p * shape_rows + row]);
    }
  }

  // Each step from PyTorch's input to it, and then the whole way, where a turned rounding is felt in all later layers.
  Scratch scratch(golden.network, count);
  std::vector<float> x(count * hidden);
  embed(golden.network, pieces, x.data());
  golden.compare("embed", x, "step");
  x = golden.expected("embed");
  for (size_t layer = 0; layer < golden.network.layers.size(); ++layer) {
    const std::string name = "layer." + std::to_string(layer);
    run_layer(golden.network, golden.network.layers[layer], count, x.data(), scratch);
    golden.compare_layer(name, x);
    x = golden.expected(name);
  }

  std::vector<float> tokens;  // a token's vector is that of its first piece
  for (int p = 0; p < count; ++p) {
    if ((pieces[p].shapes & (1u << shape_special | 1u << flag_continues)) != 0) continue;
    tokens.insert(tokens.end(), x.begin() + p * hidden, x.begin() + (p + 1) * hidden);
  }
  const int token_count = int(tokens.size()) / hidden;
  std::vector<float> names(token_count * name_labels), speech(token_count * speech_labels);
  multiply(tokens.data(), token_count, golden.network.names, scratch.rounded, names.data());
  multiply(tokens.data(), token_count, golden.network.speech, scratch.rounded, speech.data());
  golden.compare("names", names, "step");
  golden.compare("speech", speech, "step");

  WindowScores scores = golden.encoder.read(windows[0]);
  for (float& logit : scores.names) logit *= golden.network.names_temperature;
  golden.compare("names", scores.names, "whole");
  golden.compare("speech", scores.speech, "whole");
  golden.compare("sentences", scores.sentences, "whole");
  SentenceVectors vectors(2, hidden);
  for (size_t i : {0, 1}) vectors.set(i, std::span(scores.sentences).subspan(i * hidden, hidden));
  golden.compare("salience", golden.encoder.salience(golden.article, vectors, std::vector<uint32_t>{0, 1}), "whole");
}

TEST_CASE("every instruction set reads the golden text with the same bits") {
  const Golden golden;
  const Window window = golden.encoder.windows(golden.article).at(0);
  const WindowScores best = golden.encoder.read(window);
  for (const std::string_view name : instruction_sets()) {
    use_instruction_set(name);
    INFO("instruction set " << name);
    const WindowScores scores = golden.encoder.read(window);
    CHECK(scores.names == best.names);
    CHECK(scores.speech == best.speech);
    CHECK(scores.sentences == best.sentences);
  }
  use_instruction_set({});
}

}  // namespace annotator
