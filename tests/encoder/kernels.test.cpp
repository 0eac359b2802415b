// Each kernel on each instruction set of this machine against reference.h, bit by bit; and the functions of one number
// against the C library's in double precision.
#include "encoder/kernels.h"

#include <catch2/catch.hpp>

#include <cmath>

#include "numbers.h"
#include "reference.h"

namespace annotator {
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
    const std::vector<float> added = random.numbers(5 * columns, 10);
    std::vector<float> expected_of_sum = x;
    for (size_t i = 0; i < x.size(); ++i) expected_of_sum[i] += added[i];
    reference::layer_norm(expected_of_sum, columns, weight, bias);
    on_each_instruction_set([&] {
      std::vector<float> found = x;
      layer_norm(found.data(), nullptr, 5, columns, weight.data(), bias.data());
      require_equal(found, expected);
      found = x;
      layer_norm(found.data(), added.data(), 5, columns, weight.data(), bias.data());
      require_equal(found, expected_of_sum);
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
      std::vector<float> found(expected.size());
      std::vector<int16_t> scratch(attention_scratch(rows));
      attention(qkv.data(), rows, heads, scratch.data(), found.data());
      require_equal(found, expected);
    });
  }
}

TEST_CASE("attention of the largest numbers does not overflow, and rows of zeros attend to all alike") {
  const int width = head_size;
  std::vector<float> qkv(most_rows * 3 * width, 1);  // every sum as large as it can be
  std::fill(qkv.begin(), qkv.begin() + 3 * width, -1.0f);
  for (int row : {5, 7}) std::fill_n(qkv.begin() + row * 3 * width, 3 * width, 0.0f);
  const std::vector<float> expected = reference::attention(qkv, most_rows, 1);
  CHECK(expected[5 * width] == Approx(508.0f / most_rows).epsilon(1e-3));
  on_each_instruction_set([&] {
    std::vector<float> found(expected.size());
    std::vector<int16_t> scratch(attention_scratch(most_rows));
    attention(qkv.data(), most_rows, 1, scratch.data(), found.data());
    require_equal(found, expected);
    attention(std::vector<float>(qkv.size()).data(), most_rows, 1, scratch.data(), found.data());
    require_equal(found, std::vector<float>(found.size()));
  });
}

}  // namespace annotator
