// The arithmetic of the network, vectorised: linear layers on int8 weights, attention, GELU, layer norm, softmax.
//
// Every build gives the same bits, whatever the width of its vectors: integer sums are exact; float sums run in 8 lanes
// (element i in lane i mod 8) that are added in one fixed order; all else is element by element, without fused
// multiply-add, by the functions below and never by the C library's. Tested by tests/encoder/kernels.test.cpp, against
// the slow plain versions of tests/encoder/reference.h, on each instruction set of the machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace annotator {

// ---- functions of one number ---------------------------------------------------------------------------------

float exp2(float t);     // relative error below 2e-7; 0 below t = -126, and at most 2^127.4
float exp(float x);      // exp2(x / ln 2): relative error below 2e-7 + 1e-7 |x|
float sigmoid(float x);  // 1 / (1 + exp(-x))

// ---- rows of floats ------------------------------------------------------------------------------------------

// exp(x) over the sum of exp(x) of the row, of any size.
void softmax(std::span<float> row);

// x * Phi(x), Phi the normal distribution: the GELU with erf. Absolute error below 5e-6. Size: a multiple of 16.
void gelu(std::span<float> values);

// Sum of a[i] * b[i]; the sizes are the same multiple of 8.
float dot(std::span<const float> a, std::span<const float> b);

// Each row of x [rows, columns]: less its mean, over its standard deviation, times weight, plus bias.
// columns: a multiple of 16, as for all kernels below.
void layer_norm(float* x, int rows, int columns, const float* weight, const float* bias);

// ---- linear layers -------------------------------------------------------------------------------------------

// The weights of y = W x + b: int8 with a scale per output. Outputs are padded with zeros to a multiple of 32.
struct Linear {
  Linear() = default;
  Linear(int outputs, int inputs);  // all zero

  // weights: one int8 per input
  void set_output(int output, std::span<const int8_t> weights, float scale, float bias);

  int outputs = 0, inputs = 0;
  std::vector<int8_t> weights;  // [outputs / 16, inputs / 2, 16 outputs, 2 inputs]: sums grow pair by pair
  std::vector<float> scales, biases;
};

// The most inputs: so many products of int16 and int8 still fit into an int32.
inline constexpr int most_inputs = 2048;

// Each row of x [rows, columns] as int16 with a scale; the largest number becomes 8191, ties go to even. Rows are
// filled up with zeros to a multiple of 4, and four lie together: tiles [rows / 4, columns / 2, 4 rows, 2 columns].
void quantize(const float* x, int rows, int columns, int16_t* tiles, float* scales);

// y [rows, outputs] = W x + b for quantised rows x of so many inputs.
void multiply(const int16_t* x, const float* x_scales, int rows, const Linear& linear, float* y);

// ---- weights of four bits --------------------------------------------------------------------------------------

// A group is 32 weights in 16 bytes, the even ones in the lower nibbles.
// The largest |nibble - 8|.
int largest_of_group(const uint8_t* bytes);
// Each weight becomes the number that the table [16] has for its nibble.
void expand_group(const uint8_t* bytes, const int8_t* table, int8_t* numbers);

// ---- attention -----------------------------------------------------------------------------------------------

inline constexpr int head_size = 32, most_rows = 512;

// Every row attends to every row. qkv [rows, 3 * heads * head_size]: all queries, all keys, all values, head by head.
// context [rows, heads * head_size]; rows: at most most_rows; scratch: attention_scratch() floats.
void attention(const float* qkv, int rows, int heads, float* scratch, float* context);
size_t attention_scratch(int rows);

// ---- instruction sets, for tests and benchmarks --------------------------------------------------------------

// Those that both this build and this machine have, best first: "AVX2", "SSE4", ...
std::vector<std::string_view> instruction_sets();
// From now on the kernels use the one named, or the best again when the name is empty.
void use_instruction_set(std::string_view name);

}  // namespace annotator
