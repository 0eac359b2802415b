// The kernels again, slow and plain, one number at a time: what core/encoder/kernels.cpp must equal bit by bit.
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

// What softmax divides, and by what.
inline float exp_row(std::vector<float>& row) {
  const float most = *std::max_element(row.begin(), row.end());
  for (float& x : row) x = annotator::exp(x - most);
  return sum(row);
}

inline void softmax(std::vector<float>& row) {
  const float total = exp_row(row);
  for (float& x : row) x /= total;
}

// Abramowitz and Stegun, 7.1.26
inline float gelu(float x) {
  const float z = std::abs(x) * 0.70710678f;
  const float t = 1.0f / (1.0f + z * 0.3275911f);
  float series = 1.061405429f;
  for (const float term : {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f}) series = series * t + term;
  const float tail = 0.5f * (series * t) * annotator::exp(-(z * z));
  return x * (x < 0 ? tail : 1.0f - tail);
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

inline void quantize(const std::vector<float>& x, int columns, std::vector<int16_t>& quantized,
                     std::vector<float>& scales) {
  for (auto row = x.begin(); row != x.end(); row += columns) {
    float largest = 0;
    for (int c = 0; c < columns; ++c) largest = std::max(largest, std::abs(row[c]));
    scales.push_back(largest / 8191.0f);
    for (int c = 0; c < columns; ++c) {
      quantized.push_back(largest == 0 ? 0 : int16_t(std::nearbyint(row[c] * (8191.0f / largest))));
    }
  }
}

struct Weights {  // of a linear layer, unpacked
  int outputs = 0, inputs = 0;
  std::vector<int8_t> weights;  // [outputs, inputs]
  std::vector<float> scales, biases;
};

inline std::vector<float> multiply(const std::vector<int16_t>& x, const std::vector<float>& x_scales,
                                   const Weights& w) {
  std::vector<float> y;
  for (size_t r = 0; r < x_scales.size(); ++r) {
    for (int o = 0; o < w.outputs; ++o) {
      int64_t sum = 0;
      for (int i = 0; i < w.inputs; ++i) sum += int64_t(x[r * w.inputs + i]) * w.weights[o * w.inputs + i];
      y.push_back(float(sum) * (x_scales[r] * w.scales[o]) + w.biases[o]);
    }
  }
  return y;
}

inline std::vector<float> attention(const std::vector<float>& qkv, int rows, int heads) {
  const int width = heads * head_size;
  const float scale = 1.0f / std::sqrt(float(head_size));
  const auto at = [&](int row, int part, int head, int k) {
    return qkv[row * 3 * width + part * width + head * head_size + k];
  };
  std::vector<float> context(rows * width);
  for (int head = 0; head < heads; ++head) {
    for (int i = 0; i < rows; ++i) {
      std::vector<float> scores(rows);
      for (int j = 0; j < rows; ++j) {
        for (int k = 0; k < head_size; ++k) scores[j] += at(i, 0, head, k) * scale * at(j, 1, head, k);
      }
      const float share = 1.0f / exp_row(scores);
      for (int k = 0; k < head_size; ++k) {
        float mixed = 0;
        for (int j = 0; j < rows; ++j) mixed += scores[j] * at(j, 2, head, k);
        context[i * width + head * head_size + k] = mixed * share;
      }
    }
  }
  return context;
}

}  // namespace annotator::reference
