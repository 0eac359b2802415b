// Linear layers, where most of the network's time goes: rows rounded to whole numbers with a scale for each row, times
// weights that are whole numbers with a scale for each output (model/FORMAT.md). All sums of products are exact, so every
// build gives the same bits, whatever it adds first and however it lays the weights.
// Tested by tests/encoder/linear.test.cpp against the slow plain versions of tests/encoder/reference.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace annotator {

inline constexpr int group_size = 32;     // inputs that share a scale, where weights have four bits
inline constexpr int most_inputs = 2048;  // so many products still add up in an int32

// How weights lie. Pairs: an int16 each, for the instruction that multiplies int16 and adds neighbours, which every
// processor has. Quads: a byte each, and the scales of their groups apart, for the one that does so with bytes: about
// twice as fast, where there is one.
enum class Layout { pairs, quads };
Layout fastest_layout();               // of this build on this machine
std::vector<Layout> known_layouts();  // all of them, for tests

// The weights of y = W x + b. Outputs are padded with zeros to a multiple of 32.
struct Linear {
  Linear() = default;

  // Weights of eight bits, always in pairs; and of four. All zero; inputs: a multiple of 32, most_inputs at most.
  static Linear of_bytes(int outputs, int inputs);
  static Linear of_nibbles(int outputs, int inputs, Layout layout = fastest_layout());

  // weights: -127..127, one for each input, of a layer of bytes
  void set_output(int output, std::span<const int8_t> weights, float scale, float bias);

  // nibbles: the weights, each 8 too large, two a byte with the even one in the lower half, of a layer of nibbles.
  // scales: a finite number for each group, of which each becomes the nearest 1008th of the largest.
  void set_output(int output, std::span<const uint8_t> nibbles, std::span<const float> scales, float bias);

  int outputs = 0, inputs = 0;
  int largest_input = 0;              // rows are rounded to so many steps on each side of zero
  std::vector<int16_t> pairs;         // [outputs / 16, inputs / 2, 16 outputs, 2 inputs], times the groups' scales; or
  std::vector<uint8_t> quads;         // [outputs / 32, inputs / 4, 32 outputs, 4 inputs], 8 too large, and
  std::vector<int32_t> group_scales;  // [outputs / 32, inputs / 32, 32 outputs]: twice the same int16, -1008..1008
  std::vector<float> scales, biases;  // [outputs]
};

// Rounded rows, four of which lie together. Room for so many, used again and again.
struct Rows {
  Rows(int rows, int columns);  // at most; columns: a multiple of 32

  std::vector<int16_t> pairs;        // [rows / 4, columns / 2, 4 rows, 2 columns]
  std::vector<int8_t> quads;         // [rows / 4, columns / 4, 4 rows, 4 columns]
  std::vector<int32_t> corrections;  // [rows / 4, columns / 32, 4 rows]: of quads; for weights that are 8 too large
  std::vector<float> scales;         // [rows]
};

// y [rows, outputs] = W x + b for x [rows, inputs]. Rows are rounded first, the largest number of each to
// largest_input, ties to even.
void multiply(const float* x, int rows, const Linear& linear, Rows& rounded, float* y);

}  // namespace annotator
