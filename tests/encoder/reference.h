// The kernels again, slow and plain, one number at a time: what core/encoder/kernels.cpp and linear.cpp must equal
// bit by bit.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "encoder/kernels.h"

namespace annotator::reference {

// Element i goes to lane i mod 8; then the lanes are added.
inline float sum(const std::vector<float>& terms) {
  float lane[8] = {};
  for (size_t i = 0; i < terms.size(); ++i) lane[i % 8] += terms[i];
  return ((lane[0] + lane[4]) + (lane[1] + lane[5])) + ((lane[2] + lane[6]) + (lane[3] + lane[7]));
}

inline float dot(const std::vector<float>& a, const std::vector<float>& b) {
  std::vector<float> terms;
  for (size_t i = 0; i < a.size(); ++i) terms.push_back(a[i] * b[i]);
  return sum(terms);
}

// What softmax divides, and by what. factor: of the exponents, with 1 / ln 2 in it.
inline float exp2_row(std::vector<float>& row, float factor) {
  const float most = *std::max_element(row.begin(), row.end());
  for (float& x : row) x = annotator::exp2((x - most) * factor);
  return sum(row);
}

inline void softmax(std::vector<float>& row) {
  const float total = exp2_row(row, 1.44269504f);
  for (float& x : row) x /= total;
}

// By a rational function of x * x, as kernels.cpp says.
inline float gelu(float x) {
  const float size = std::abs(x), t = std::min(size, 5.25f), square = t * t;
  float p = 6.85851412e-5f, q = 4.57203970e-6f;
  for (const float term : {4.42681809e-3f, 2.97147996e-2f, 3.98972650e-1f}) p = p * square + term;
  for (const float term : {1.57899451e-3f, 2.60965953e-2f, 2.41377680e-1f, 1.0f}) q = q * square + term;
  return 0.5f * x + size * std::min(t * p / q, 0.5f);
}

inline void layer_norm(std::vector<float>& x, int columns, const std::vector<float>& weight,
                       const std::vector<float>& bias) {
  for (auto row = x.begin(); row != x.end(); row += columns) {
    const float mean = sum({row, row + columns}) / columns;
    std::vector<float> squares;
    for (int c = 0; c < columns; ++c) squares.push_back((row[c] - mean) * (row[c] - mean));
    const float factor = 1.0f / std::sqrt(sum(squares) / columns + 1e-12f);
    for (int c = 0; c < columns; ++c) row[c] = (row[c] - mean) * factor * weight[c] + bias[c];
  }
}

struct Rows {
  std::vector<int> numbers;   // [rows, columns]
  std::vector<float> scales;  // [rows]
};

inline Rows round(const std::vector<float>& x, int columns, int largest) {
  Rows rows;
  for (auto row = x.begin(); row != x.end(); row += columns) {
    float most = 0;
    for (int c = 0; c < columns; ++c) most = std::max(most, std::abs(row[c]));
    rows.scales.push_back(most / float(largest));
    for (int c = 0; c < columns; ++c) {
      rows.numbers.push_back(most == 0 ? 0 : int(std::nearbyint(row[c] * (float(largest) / most))));
    }
  }
  return rows;
}

struct Weights {  // of a linear layer: whole numbers
  Weights(int outputs, int inputs, int largest_input)
      : outputs(outputs), inputs(inputs), largest_input(largest_input) {}

  void add_output(const std::vector<int8_t>& row, float scale, float bias) {
    weights.insert(weights.end(), row.begin(), row.end());
    scales.push_back(scale);
    biases.push_back(bias);
  }

  // nibbles: one for each input, 8 too large; the groups' scales become a part of the whole numbers.
  void add_output(const std::vector<uint8_t>& nibbles, const std::vector<float>& group_scales, float bias) {
    float largest = 0;
    for (const float scale : group_scales) largest = std::max(largest, std::abs(scale));
    for (int i = 0; i < inputs; ++i) {
      const int scale = largest == 0 ? 0 : int(std::nearbyint(group_scales[i / 32] / largest * 1008.0f));
      weights.push_back(scale * (nibbles[i] - 8));
    }
    scales.push_back(largest / 1008.0f);
    biases.push_back(bias);
  }

  int outputs = 0, inputs = 0, largest_input = 0;
  std::vector<int> weights;  // [outputs, inputs]
  std::vector<float> scales, biases;
};

// x [rows, inputs]
inline std::vector<float> multiply(const std::vector<float>& x, const Weights& w) {
  const Rows rows = round(x, w.inputs, w.largest_input);
  std::vector<float> y;
  for (size_t r = 0; r < rows.scales.size(); ++r) {
    for (int o = 0; o < w.outputs; ++o) {
      int64_t sum = 0;
      for (int i = 0; i < w.inputs; ++i) sum += int64_t(rows.numbers[r * w.inputs + i]) * w.weights[o * w.inputs + i];
      y.push_back(float(sum) * (rows.scales[r] * w.scales[o]) + w.biases[o]);
    }
  }
  return y;
}

// Sums of products are of whole numbers: a row's queries and keys, a head's values, and the shares of a row.
inline std::vector<float> attention(const std::vector<float>& qkv, int rows, int heads) {
  const int width = heads * head_size;
  const float factor = 1.44269504f / std::sqrt(float(head_size));
  const auto part = [&](int which, int head) {
    std::vector<float> all;
    for (int i = 0; i < rows; ++i) {
      const auto begin = qkv.begin() + i * 3 * width + which * width + head * head_size;
      all.insert(all.end(), begin, begin + head_size);
    }
    return all;
  };
  std::vector<float> context(rows * width);
  for (int head = 0; head < heads; ++head) {
    const Rows queries = round(part(0, head), head_size, 8191), keys = round(part(1, head), head_size, 8191);
    const Rows values = round(part(2, head), rows * head_size, 8191);
    for (int i = 0; i < rows; ++i) {
      std::vector<float> scores;
      for (int j = 0; j < rows; ++j) {
        int64_t sum = 0;
        for (int k = 0; k < head_size; ++k) {
          sum += int64_t(queries.numbers[i * head_size + k]) * keys.numbers[j * head_size + k];
        }
        scores.push_back(float(sum) * (queries.scales[i] * keys.scales[j]));
      }
      const float total = exp2_row(scores, factor), step = std::min(32767.0f, 261900.0f / total);
      for (int k = 0; k < head_size; ++k) {
        int64_t sum = 0;
        for (int j = 0; j < rows; ++j) {
          sum += int64_t(std::nearbyint(scores[j] * step)) * values.numbers[j * head_size + k];
        }
        context[i * width + head * head_size + k] = float(sum) * (values.scales[0] / (step * total));
      }
    }
  }
  return context;
}

}  // namespace annotator::reference
