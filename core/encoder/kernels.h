// The arithmetic of the network but for its linear layers (linear.h), vectorised: attention, GELU, layer norm, softmax.
//
// Every build gives the same bits, whatever the width of its vectors: float sums run in 8 lanes (element i in lane i
// mod 8) that are added in one fixed order; sums of whole numbers are exact; all else is element by element, without
// fused multiply-add, by the functions below and never by the C library's. Tested by tests/encoder/kernels.test.cpp,
// against the slow plain versions of tests/encoder/reference.h, on each instruction set of the machine.
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

// Each row of x [rows, columns], plus that of added unless it is null: less its mean, over its standard deviation,
// times weight, plus bias. columns: a multiple of 16.
void layer_norm(float* x, const float* added, int rows, int columns, const float* weight, const float* bias);

// ---- attention -----------------------------------------------------------------------------------------------

inline constexpr int head_size = 32, most_rows = 512;

// Every row attends to every row, in whole numbers, as model/FORMAT.md says. qkv [rows, 3 * heads * head_size]: all
// queries, all keys, all values, head by head. context [rows, heads * head_size]; rows: at most most_rows; scratch:
// attention_scratch() of them.
void attention(const float* qkv, int rows, int heads, int16_t* scratch, float* context);
size_t attention_scratch(int rows);

// ---- instruction sets, for tests and benchmarks --------------------------------------------------------------

// Those that both this build and this machine have, best first: "AVX2", "SSE4", ...
std::vector<std::string_view> instruction_sets();
// From now on the kernels use the one named, or the best again when the name is empty.
void use_instruction_set(std::string_view name);

}  // namespace annotator
