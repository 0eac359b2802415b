// Each kernel on each instruction set of this machine against reference.h, bit by bit; and the functions of one number
// against the C library's in double precision.
#include "encoder/kernels.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>

#include "reference.h"

namespace annotator {
namespace {

// The same numbers on every machine: a linear congruential generator.
class Numbers {
 public:
  explicit Numbers(uint32_t seed) : state_(seed) {}

  int between(int least, int most) {
    state_ = state_ * 1664525 + 1013904223;
    return least + int((state_ >> 8) % uint32_t(most - least + 1));
  }
  float number(float largest) { return float(between(-1000000, 1000000)) / 1000000.0f * largest; }
  std::vector<float> numbers(size_t count, float largest) {
    std::vector<float> all(count);
    for (float& x : all) x = number(largest);
    return all;
  }

 private:
  uint32_t state_;
};

// Equal bits, so that 0 and -0 differ, and the place of the first that are not.
void require_equal(const std::vector<float>& found, const std::vector<float>& expected) {
  REQUIRE(found.size() == expected.size());
  for (size_t i = 0; i < found.size(); ++i) {
    if (std::memcmp(&found[i], &expected[i], sizeof(float)) == 0) continue;
    FAIL("element " << i << " is " << found[i] << ", not " << expected[i]);
  }
}

// Runs a test on each instruction set.
template <class Test>
void on_each_instruction_set(Test test) {
  for (const std::string_view name : instruction_sets()) {
    use_instruction_set(name);
    INFO("instruction set " << name);
    test();
  }
  use_instruction_set({});
}

std::pair<Linear, reference::Weights> random_linear(int outputs, int inputs, Numbers& random) {
  Linear linear(outputs, inputs);
  reference::Weights plain{outputs, inputs, {}, {}, {}};
  for (int o = 0; o < outputs; ++o) {
    std::vector<int8_t> row(inputs);
    for (int8_t& w : row) w = int8_t(random.between(-127, 127));
    const float scale = std::abs(random.number(0.01f)), bias = random.number(1);
    linear.set_output(o, row, scale, bias);
    plain.weights.insert(plain.weights.end(), row.begin(), row.end());
    plain.scales.push_back(scale);
    plain.biases.push_back(bias);
  }
  return {linear, plain};
}

// Rows of int16 as quantize() lays them: filled up to a multiple of 4, four rows together, pair by pair.
std::vector<int16_t> in_tiles(std::vector<int16_t> x, int columns) {
  x.resize((x.size() / columns + 3) / 4 * 4 * columns);
  std::vector<int16_t> tiles;
  for (size_t row = 0; row * columns < x.size(); row += 4) {
    for (int c = 0; c < columns; c += 2) {
      for (size_t r = row; r < row + 4; ++r) tiles.insert(tiles.end(), {x[r * columns + c], x[r * columns + c + 1]});
    }
  }
  return tiles;
}

}  // namespace

TEST_CASE("exp is close to the exact one and never overflows") {
  for (float x = -87.25f; x < 88.25f; x += 0.00390625f) {
    const double exact = std::exp(double(x));
    INFO("x = " << x);
    REQUIRE(std::abs(exp(x) - exact) <= (2e-7 + 1e-7 * std::abs(x)) * exact);
  }
  CHECK(exp(0) == 1);
  CHECK(exp(-87.5f) == 0);
  CHECK(exp(-1e30f) == 0);
  CHECK(exp(-INFINITY) == 0);
  CHECK(std::isfinite(exp(1e30f)));
  CHECK(exp(1e30f) == exp(88.4f));
}

TEST_CASE("exp2 is close to the exact one and exact for whole numbers") {
  for (float t = -125.9375f; t < 127.375f; t += 0.001953125f) {
    const double exact = std::exp2(double(t));
    INFO("t = " << t);
    REQUIRE(std::abs(exp2(t) - exact) <= 2e-7 * exact);
  }
  for (int n = -126; n <= 127; ++n) REQUIRE(exp2(float(n)) == std::ldexp(1.0f, n));
  CHECK(exp2(-126.5f) == 0);
  CHECK(exp2(-INFINITY) == 0);
  CHECK(exp2(NAN) == 0);
}

TEST_CASE("sigmoid lies between 0 and 1") {
  CHECK(sigmoid(0) == 0.5f);
  CHECK(sigmoid(100) == 1);
  CHECK(sigmoid(-100) < 1e-30f);
  CHECK(sigmoid(2) == Approx(0.88079708));
}

TEST_CASE("gelu is x times the normal distribution") {
  std::vector<float> x;
  for (int i = -12800; i < 12800; ++i) x.push_back(float(i) / 1024);
  x.insert(x.end(), {0.0f, -0.0f, 1e-30f, -1e-30f, 30, -30, 1000, -1000, 1e30f, -1e30f, 1, -1, 5, -5, 3, -3});
  std::vector<float> expected;
  for (const float value : x) expected.push_back(reference::gelu(value));
  for (size_t i = 0; i < x.size(); ++i) {
    const double exact = double(x[i]) * 0.5 * std::erfc(-double(x[i]) / std::sqrt(2.0));
    INFO("x = " << x[i]);
    REQUIRE(std::abs(expected[i] - exact) <= 5e-6);
  }
  on_each_instruction_set([&] {
    std::vector<float> found = x;
    gelu(found);
    require_equal(found, expected);
  });
}

TEST_CASE("softmax of rows of any size, and of numbers far apart") {
  Numbers random(1);
  std::vector<std::vector<float>> rows = {{0}, {5, 5}, {1000, -1000, 999}, {-3e38f, 0, 3e38f}, {88, 0, -88}};
  for (int size = 1; size <= 40; ++size) rows.push_back(random.numbers(size, 20));
  rows.push_back(random.numbers(1000, 5));
  on_each_instruction_set([&] {
    for (const std::vector<float>& row : rows) {
      std::vector<float> found = row, expected = row;
      softmax(found);
      reference::softmax(expected);
      require_equal(found, expected);
      float total = 0;
      for (const float share : found) total += share;
      REQUIRE(total == Approx(1));
    }
    softmax({});  // of nothing is nothing
  });
}

TEST_CASE("dot adds in eight lanes") {
  Numbers random(2);
  for (const int size : {0, 8, 16, 24, 384, 1160}) {
    const std::vector<float> a = random.numbers(size, 3), b = random.numbers(size, 3);
    on_each_instruction_set([&] { require_equal({dot(a, b)}, {reference::dot(a, b)}); });
  }
}

TEST_CASE("layer norm takes out mean and deviation") {
  Numbers random(3);
  for (const int columns : {16, 384, 1536}) {
    const std::vector<float> weight = random.numbers(columns, 2), bias = random.numbers(columns, 1);
    std::vector<float> x = random.numbers(5 * columns, 10);
    std::fill(x.begin(), x.begin() + columns, 4.0f);  // a row without any deviation
    std::vector<float> expected = x;
    reference::layer_norm(expected, columns, weight, bias);
    on_each_instruction_set([&] {
      std::vector<float> found = x;
      layer_norm(found.data(), 5, columns, weight.data(), bias.data());
      require_equal(found, expected);
    });
  }
}

TEST_CASE("quantize maps the largest of a row to 8191 and ties to even") {
  Numbers random(4);
  const int rows = 6, columns = 384;
  std::vector<float> x = random.numbers(rows * columns, 7);
  std::fill(x.begin(), x.begin() + columns, 0.0f);                              // a row of zeros
  for (int c = 0; c < columns; ++c) x[columns + c] = (float(c) - 200) * 0.5f;   // many ties,
  x[columns] = 8191;                                                            // with a factor of 1
  x[2 * columns] = -100;                                                        // the largest is negative
  std::vector<int16_t> expected;
  std::vector<float> expected_scales;
  reference::quantize(x, columns, expected, expected_scales);
  REQUIRE(expected[columns] == 8191);
  REQUIRE(expected[2 * columns] == -8191);
  on_each_instruction_set([&] {
    std::vector<int16_t> found(8 * columns, 77);
    std::vector<float> scales(rows);
    quantize(x.data(), rows, columns, found.data(), scales.data());
    require_equal(scales, expected_scales);
    REQUIRE(found == in_tiles(expected, columns));
  });
}

TEST_CASE("multiply equals the plain sums for all sizes of rows and outputs") {
  Numbers random(5);
  for (const auto& [rows, outputs, inputs] :
       std::vector<std::tuple<int, int, int>>{{1, 9, 32}, {2, 73, 384}, {3, 32, 64}, {4, 48, 384}, {5, 31, 96},
                                              {7, 384, 1536}, {8, 33, 32}, {9, 1, 384}, {17, 1152, 384}}) {
    const auto [linear, plain] = random_linear(outputs, inputs, random);
    std::vector<int16_t> x;
    for (int i = 0; i < rows * inputs; ++i) x.push_back(int16_t(random.between(-8191, 8191)));
    std::vector<float> scales = random.numbers(rows, 0.01f);
    const std::vector<float> expected = reference::multiply(x, scales, plain);
    INFO(rows << " rows, " << outputs << " outputs, " << inputs << " inputs");
    const Linear& packed = linear;  // structured bindings cannot be captured
    const std::vector<int16_t> tiles = in_tiles(x, inputs);
    const int row_count = rows;
    on_each_instruction_set([&] {
      std::vector<float> found(expected.size());
      multiply(tiles.data(), scales.data(), row_count, packed, found.data());
      require_equal(found, expected);
    });
  }
}

TEST_CASE("multiply does not overflow on the largest numbers") {
  const int inputs = 2048, outputs = 16;
  Linear linear(outputs, inputs);
  reference::Weights plain{outputs, inputs, {}, {}, {}};
  for (int o = 0; o < outputs; ++o) {
    const std::vector<int8_t> row(inputs, o % 2 == 0 ? 127 : -127);
    linear.set_output(o, row, 1, 0);
    plain.weights.insert(plain.weights.end(), row.begin(), row.end());
    plain.scales.push_back(1);
    plain.biases.push_back(0);
  }
  const std::vector<int16_t> x(inputs, 8191);
  const std::vector<float> scales = {1};
  on_each_instruction_set([&] {
    std::vector<float> found(outputs);
    multiply(in_tiles(x, inputs).data(), scales.data(), 1, linear, found.data());
    require_equal(found, reference::multiply(x, scales, plain));
  });
}

TEST_CASE("a group of four-bit weights has its largest found and its numbers looked up") {
  Numbers random(7);
  for (int most = 0; most <= 8; ++most) {
    std::vector<int> nibbles(32, 8);
    for (int& nibble : nibbles) nibble = 8 + random.between(-most, std::min(most, 7));
    nibbles[random.between(0, 31)] = 8 - most;
    std::vector<uint8_t> bytes;
    for (int i = 0; i < 32; i += 2) bytes.push_back(uint8_t(nibbles[i] + 16 * nibbles[i + 1]));
    std::vector<int8_t> table, expected;
    for (int i = 0; i < 16; ++i) table.push_back(int8_t(random.between(-127, 127)));
    for (const int nibble : nibbles) expected.push_back(table[nibble]);
    on_each_instruction_set([&] {
      REQUIRE(largest_of_group(bytes.data()) == most);
      std::vector<int8_t> found(32);
      expand_group(bytes.data(), table.data(), found.data());
      REQUIRE(found == expected);
    });
  }
}

TEST_CASE("attention equals the plain one for all numbers of rows") {
  Numbers random(6);
  for (const int rows : {1, 2, 3, 4, 5, 8, 16, 31, 32, 33, 128, 512}) {
    const int heads = rows >= 128 ? 1 : 3;
    const std::vector<float> qkv = random.numbers(rows * 3 * heads * head_size, 3);
    const std::vector<float> expected = reference::attention(qkv, rows, heads);
    INFO(rows << " rows");
    on_each_instruction_set([&] {
      std::vector<float> found(expected.size()), scratch(attention_scratch(rows));
      attention(qkv.data(), rows, heads, scratch.data(), found.data());
      require_equal(found, expected);
    });
  }
}

}  // namespace annotator
