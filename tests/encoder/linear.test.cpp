// The linear layers in each layout and on each instruction set of this machine against reference.h, bit by bit.
#include "encoder/linear.h"

#include "numbers.h"
#include "reference.h"

namespace annotator {
namespace {

std::vector<uint8_t> packed(const std::vector<uint8_t>& nibbles) {
  std::vector<uint8_t> bytes;
  for (size_t i = 0; i < nibbles.size(); i += 2) bytes.push_back(uint8_t(nibbles[i] | nibbles[i + 1] << 4));
  return bytes;
}

// A layer of four bits in each layout, and as the plain arithmetic takes it.
struct Nibbles {
  Nibbles(int outputs, int inputs) : plain(outputs, inputs, 127) {
    for (const Layout layout : known_layouts()) layers.push_back(Linear::of_nibbles(outputs, inputs, layout));
  }

  void add_output(const std::vector<uint8_t>& nibbles, const std::vector<float>& scales, float bias) {
    const int output = int(plain.scales.size());
    for (Linear& layer : layers) layer.set_output(output, packed(nibbles), scales, bias);
    plain.add_output(nibbles, scales, bias);
  }

  std::vector<Linear> layers;
  reference::Weights plain;
};

std::vector<float> multiplied(const std::vector<float>& x, const Linear& layer) {
  const int rows = int(x.size()) / layer.inputs;
  Rows rounded(rows, layer.inputs);
  std::vector<float> y(size_t(rows) * layer.outputs);
  multiply(x.data(), rows, layer, rounded, y.data());
  return y;
}

void require_plain(const std::vector<float>& x, const std::vector<Linear>& layers, const reference::Weights& plain) {
  const std::vector<float> expected = reference::multiply(x, plain);
  on_each_instruction_set([&] {
    for (const Linear& layer : layers) {
      INFO((layer.quads.empty() ? "pairs" : "quads"));
      require_equal(multiplied(x, layer), expected);
    }
  });
}

}  // namespace

TEST_CASE("the largest number of a row becomes the largest input, and ties go to even") {
  // A layer that hands through what it gets: output i is input i, times the row's scale.
  const int size = 32;
  for (const int largest : {127, 8191}) {
    Linear layer = Linear::of_bytes(size, size);
    layer.largest_input = largest;
    for (int o = 0; o < size; ++o) {
      std::vector<int8_t> row(size);
      row[o] = 1;
      layer.set_output(o, row, 1, 0);
    }
    std::vector<float> x(4 * size);  // a row of zeros first
    for (int i = 0; i < size; ++i) {
      x[size + i] = float(i - 16) + 0.5f;                      // ties,
      x[2 * size + i] = i == 5 ? -100.0f : float(i);           // a largest number that is negative,
      x[3 * size + i] = 1e-30f * float(i);                     // and small ones
    }
    x[size] = float(largest);  // with a factor of 1
    on_each_instruction_set([&] {
      const std::vector<float> y = multiplied(x, layer);
      for (int i = 0; i < size; ++i) {
        CHECK(y[i] == 0);
        CHECK(y[size + i] == (i == 0 ? float(largest) : std::nearbyint(x[size + i])));
        CHECK(std::abs(y[2 * size + i] - x[2 * size + i]) <= 50.0f / float(largest));
        CHECK(std::abs(y[3 * size + i] - x[3 * size + i]) <= 1.6e-29f / float(largest));
      }
      CHECK(y[2 * size + 5] == Approx(-100));
    });
  }
}

TEST_CASE("layers of four bits equal the plain sums for all sizes of rows and outputs") {
  Numbers random(5);
  for (const auto& [rows, outputs, inputs] :
       std::vector<std::tuple<int, int, int>>{{1, 9, 32}, {2, 73, 768}, {3, 32, 64}, {4, 48, 384}, {5, 31, 96},
                                              {7, 384, 1536}, {8, 33, 32}, {9, 1, 384}, {17, 480, 384}}) {
    Nibbles layer(outputs, inputs);
    for (int o = 0; o < outputs; ++o) {
      std::vector<uint8_t> nibbles(inputs);
      for (uint8_t& n : nibbles) n = uint8_t(random.between(0, 15));
      layer.add_output(nibbles, random.numbers(inputs / group_size, 0.01f), random.number(1));
    }
    INFO(rows << " rows, " << outputs << " outputs, " << inputs << " inputs");
    require_plain(random.numbers(rows * inputs, 4), layer.layers, layer.plain);
  }
}

TEST_CASE("weights lie the same whatever instruction set lays them") {
  Numbers random(6);
  std::vector<uint8_t> nibbles(96);
  for (uint8_t& n : nibbles) n = uint8_t(random.between(0, 15));
  std::vector<uint8_t> first;
  on_each_instruction_set([&] {
    Linear layer = Linear::of_nibbles(40, 96, Layout::quads);
    layer.set_output(37, packed(nibbles), std::vector<float>(3, 1), 0);
    if (first.empty()) first = layer.quads;
    REQUIRE(layer.quads == first);
  });
  for (int i = 0; i < 96; ++i) CHECK(first[32 * 96 + i / 4 * 128 + 4 * 5 + i % 4] == nibbles[i]);
}

TEST_CASE("layers of eight bits equal the plain sums") {
  Numbers random(8);
  for (const auto& [rows, outputs, inputs] :
       std::vector<std::tuple<int, int, int>>{{1, 9, 32}, {6, 73, 384}, {5, 16, 2048}}) {
    Linear layer = Linear::of_bytes(outputs, inputs);
    reference::Weights plain(outputs, inputs, 8191);
    for (int o = 0; o < outputs; ++o) {
      std::vector<int8_t> row(inputs);
      for (int8_t& w : row) w = int8_t(random.between(-127, 127));
      const float scale = std::abs(random.number(0.01f)), bias = random.number(1);
      layer.set_output(o, row, scale, bias);
      plain.add_output(row, scale, bias);
    }
    INFO(rows << " rows, " << outputs << " outputs, " << inputs << " inputs");
    require_plain(random.numbers(rows * inputs, 4), {layer}, plain);
  }
}

TEST_CASE("the largest numbers do not overflow") {
  const int outputs = 40;
  Nibbles nibbles(outputs, most_inputs);
  Linear bytes = Linear::of_bytes(outputs, most_inputs);
  reference::Weights plain_bytes(outputs, most_inputs, 8191);
  const std::vector<float> scales(most_inputs / group_size, 1), negative(most_inputs / group_size, -1);
  for (int o = 0; o < outputs; ++o) {
    nibbles.add_output(std::vector<uint8_t>(most_inputs, o % 2 == 0 ? 15 : 0), o % 3 == 0 ? negative : scales, 0);
    const std::vector<int8_t> row(most_inputs, o % 2 == 0 ? 127 : -127);
    bytes.set_output(o, row, 1, 0);
    plain_bytes.add_output(row, 1, 0);
  }
  std::vector<float> x(3 * most_inputs, 1);
  std::fill(x.begin() + most_inputs, x.begin() + 2 * most_inputs, -1.0f);
  for (int i = 0; i < most_inputs; ++i) x[2 * most_inputs + i] = i / 2 % 2 == 0 ? 1 : -1;  // the halves are opposites
  require_plain(x, nibbles.layers, nibbles.plain);
  require_plain(x, {bytes}, plain_bytes);
}

TEST_CASE("scales of groups far apart, and of no use, are kept as far as they count") {
  Nibbles layer(5, 64);
  const std::vector<uint8_t> row(64, 9);  // all 1
  layer.add_output(row, {1, 0.5f}, 0);
  layer.add_output(row, {-1e30f, 1e-30f}, 0);
  layer.add_output(row, {0, 0}, 0.25f);
  layer.add_output(row, {1e-45f, 1e-45f}, 1);
  for (const Linear& linear : layer.layers) {
    const std::vector<float> y = multiplied(std::vector<float>(64, 1.0f), linear);
    CHECK(y[0] == Approx(48));
    CHECK(y[1] == Approx(-32e30f));
    CHECK(y[2] == 0.25f);
    CHECK(y[3] == 1);
    CHECK(y[4] == 0);  // never set
  }
}

}  // namespace annotator
