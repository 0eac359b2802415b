// Compiled once for each instruction set by Highway, which includes this file again and again; natively the best one is
// chosen at run time. WASM has one. Scalable vectors (SVE, RVV) cannot be held in arrays, so ARM runs on NEON.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "encoder/kernels.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h comes first
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "kernels.h"
#include "pairs.h"
#if HWY_ARCH_WASM
#include "byte_kernel.h"
#endif

#ifndef ANNOTATOR_KERNEL_CONSTANTS
#define ANNOTATOR_KERNEL_CONSTANTS
namespace annotator {

// 2^t = 2^n * 2^f with n = round(t), f = t - n, 2^f by the polynomial of degree 5 that is exact at 0 and nearest in -0.5
// to 0.5 (relative error 9.2e-8). Between the bounds the result is a normal number.
inline constexpr float exp2_lowest = -126.0f, exp2_highest = 127.4f;
inline constexpr float exp2_series[] = {1.32647343e-3f, 9.67151579e-3f, 5.55073358e-2f, 2.40222424e-1f, 6.93147004e-1f,
                                        1.0f};
inline constexpr float per_ln2 = 1.44269504f;

// Phi(x) - 0.5 = x * P(x * x) / Q(x * x) for 0 <= x <= 5.25, where it passes 0.5; x times it is within 3.1e-6.
inline constexpr float phi_end = 5.25f;
inline constexpr float phi_p[] = {6.85851412e-5f, 4.42681809e-3f, 2.97147996e-2f, 3.98972650e-1f};
inline constexpr float phi_q[] = {4.57203970e-6f, 1.57899451e-3f, 2.60965953e-2f, 2.41377680e-1f, 1.0f};

inline constexpr float norm_epsilon = 1e-12f;  // BERT's

// Of rounded numbers: head_size * 8191 * 8191 is below 2^31, and so is 8191 times the shares of a row, which add up to at
// most most_shares but for their rounding, half a step each.
inline constexpr float largest_whole = 8191, largest_share = 32767, most_shares = 261900;

inline constexpr float lowest = std::numeric_limits<float>::lowest();  // exp() of it is 0

}  // namespace annotator
#endif

HWY_BEFORE_NAMESPACE();
namespace annotator {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Vectors of at most 8 floats for sums, and of any width where lanes do not meet.
constexpr hn::CappedTag<float, 8> eight;
constexpr size_t eight_lanes = hn::MaxLanes(eight);
constexpr size_t eight_vectors = 8 / eight_lanes;

// The sum over i < n of term(i), where term(i) is the vector of the terms from i on. n: a multiple of 8.
template <class Term>
HWY_INLINE float sum(size_t n, Term term) {
  hn::Vec<decltype(eight)> sums[eight_vectors];
  for (auto& s : sums) s = hn::Zero(eight);
  for (size_t i = 0; i < n; i += 8) {
    for (size_t v = 0; v < eight_vectors; ++v) sums[v] = hn::Add(sums[v], term(i + v * eight_lanes));
  }
  HWY_ALIGN float lane[8];
  for (size_t v = 0; v < eight_vectors; ++v) hn::Store(sums[v], eight, lane + v * eight_lanes);
  return ((lane[0] + lane[4]) + (lane[1] + lane[5])) + ((lane[2] + lane[6]) + (lane[3] + lane[7]));
}

// The larger, or the smaller, of two numbers. WASM's own max and min ask about NaN and cost five instructions.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V larger(D, V a, V b) {
#if HWY_TARGET == HWY_WASM
  return V{wasm_f32x4_pmax(a.raw, b.raw)};
#else
  return hn::Max(a, b);
#endif
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE V smaller(D, V a, V b) {
#if HWY_TARGET == HWY_WASM
  return V{wasm_f32x4_pmin(a.raw, b.raw)};
#else
  return hn::Min(a, b);
#endif
}

// The first coefficient belongs to the highest power.
template <class D, size_t n, class V = hn::Vec<D>>
HWY_INLINE V polynomial(D d, V x, const float (&coefficients)[n]) {
  V y = hn::Set(d, coefficients[0]);
  HWY_UNROLL(8)
  for (size_t k = 1; k < n; ++k) y = hn::Add(hn::Mul(y, x), hn::Set(d, coefficients[k]));
  return y;
}

// The same steps as annotator::exp2, for t <= 0. Below exp2_lowest they yield rubbish, which is put away at the end: a
// clamp at the start would cost more, above all in WASM.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V exp2(D d, V t) {
  const hn::RebindToSigned<D> di;
  const V rounded = hn::Add(t, hn::Set(d, rounder));
  const V f = hn::Sub(t, hn::Sub(rounded, hn::Set(d, rounder)));
  // The rounder's own bits are shifted out; what is left of n is added to the exponent.
  const auto bits = hn::Add(hn::BitCast(di, polynomial(d, f, exp2_series)),
                            hn::ShiftLeft<23>(hn::BitCast(di, rounded)));
  return hn::IfThenElseZero(hn::Ge(t, hn::Set(d, exp2_lowest)), hn::BitCast(d, bits));
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE V gelu(D d, V x) {
  const V half = hn::Set(d, 0.5f), size = hn::Abs(x), t = smaller(d, size, hn::Set(d, phi_end)), square = hn::Mul(t, t);
  const V ratio = hn::Div(hn::Mul(t, polynomial(d, square, phi_p)), polynomial(d, square, phi_q));
  return hn::Add(hn::Mul(half, x), hn::Mul(size, smaller(d, ratio, half)));
}

void gelu_all(float* values, size_t n) {
  for (size_t i = 0; i < n; i += hn::Lanes(wide)) {
    hn::StoreU(gelu(wide, hn::LoadU(wide, values + i)), wide, values + i);
  }
}

float dot_all(const float* a, const float* b, size_t n) {
  return sum(n, [&](size_t i) HWY_ATTR { return hn::Mul(hn::LoadU(eight, a + i), hn::LoadU(eight, b + i)); });
}

// row [n] becomes 2^((row - its largest) * factor), and their sum is returned. n: a multiple of 8; factor > 0.
HWY_INLINE float exp2_row_inline(float* row, size_t n, float factor) {
  auto most = hn::LoadU(eight, row);
  for (size_t i = eight_lanes; i < n; i += eight_lanes) most = larger(eight, most, hn::LoadU(eight, row + i));
  most = hn::MaxOfLanes(eight, most);
  const auto factors = hn::Set(eight, factor);
  return sum(n, [&](size_t i) HWY_ATTR {
    const auto y = exp2(eight, hn::Mul(hn::Sub(hn::LoadU(eight, row + i), most), factors));
    hn::StoreU(y, eight, row + i);
    return y;
  });
}

float exp2_row(float* row, size_t n, float factor) { return exp2_row_inline(row, n, factor); }

void layer_norm_rows(float* x, const float* added, int rows, int columns, const float* weight, const float* bias) {
  for (float* row = x; row != x + size_t(rows) * columns; row += columns) {
    if (added != nullptr) {
      for (int i = 0; i < columns; i += hn::Lanes(wide)) {
        hn::StoreU(hn::Add(hn::LoadU(wide, row + i), hn::LoadU(wide, added + i)), wide, row + i);
      }
      added += columns;
    }
    const float mean = sum(columns, [&](size_t i) HWY_ATTR { return hn::LoadU(eight, row + i); }) / columns;
    const auto means = hn::Set(eight, mean);
    const float squares = sum(columns, [&](size_t i) HWY_ATTR {
      const auto difference = hn::Sub(hn::LoadU(eight, row + i), means);
      return hn::Mul(difference, difference);
    });
    const Wide factor = hn::Set(wide, 1.0f / std::sqrt(squares / columns + norm_epsilon));
    for (int i = 0; i < columns; i += hn::Lanes(wide)) {
      const Wide normal = hn::Mul(hn::Sub(hn::LoadU(wide, row + i), hn::Set(wide, mean)), factor);
      const Wide y = hn::Add(hn::Mul(normal, hn::LoadU(wide, weight + i)), hn::LoadU(wide, bias + i));
      hn::StoreU(y, wide, row + i);
    }
  }
}

// ---- attention -------------------------------------------------------------------------------------------------

// Queries and keys are rounded row by row, values head by head, and each row's shares of them, so that all sums of
// products are exact.

// Room for one row of scores; a constant, so that all addresses are one pointer and constants.
constexpr int scores_stride = most_rows;

// A head's keys lie as weights with an output for each row, its values as weights with an input for each.
void lay_keys(const float* keys, int stride, int rows, int16_t* laid, float* scales) {
  HWY_ALIGN int16_t key[head_size];
  for (int i = 0; i < rows; ++i, keys += stride) {
    scales[i] = round_row(keys, head_size, largest_whole, key);
    int16_t* to = laid + first_pair(i, head_size);
    for (int k = 0; k < head_size; k += 2, to += 2 * pair_outputs) std::memcpy(to, key + k, 2 * sizeof *to);
  }
}

// Returns their scale. inputs: rows, filled up with zeros.
float lay_values(const float* values, int stride, int rows, int inputs, int16_t* laid) {
  HWY_ALIGN const float nothing[head_size] = {};
  HWY_ALIGN int32_t pairs[lanes];
  float most = 0;
  for (int i = 0; i < rows; ++i) most = std::max(most, largest_of_row(values + size_t(i) * stride, head_size));
  const float factor = rounding_factor(most, largest_whole);
  for (int i = 0; i < inputs; i += 2, values += 2 * stride) {
    const float *even = i < rows ? values : nothing, *odd = i + 1 < rows ? values + stride : nothing;
    for (int k = 0; k < head_size; k += lanes) {
      const Integers lower = hn::And(round_at(even + k, factor), hn::Set(integers, 0xffff));
      hn::Store(hn::Or(lower, hn::ShiftLeft<16>(round_at(odd + k, factor))), integers, pairs);
      std::memcpy(laid + first_pair(k, inputs) + i * pair_outputs, pairs, sizeof pairs);
    }
  }
  return most / largest_whole;
}

// Four rows of scores against all keys, a multiple of tile_outputs.
HWY_INLINE void score(const int16_t* queries, const float* query_scales, const int16_t* keys, const float* key_scales,
                      int count, float* scores) {
  HWY_ALIGN int32_t totals[tile_rows * tile_outputs];
  for (int column = 0; column < count; column += tile_outputs) {
    multiply_pairs<head_size, 2>(queries, head_size, keys, column, totals);
    for (int o = 0; o < tile_outputs; o += lanes, scores += lanes) {
      const Wide scales = hn::LoadU(wide, key_scales + column + o);
      HWY_UNROLL(4)
      for (int i = 0; i < tile_rows; ++i) {
        const Wide total = hn::ConvertTo(wide, hn::Load(integers, totals + i * tile_outputs + o));
        hn::StoreU(hn::Mul(total, hn::Mul(hn::Set(wide, query_scales[i]), scales)), wide, scores + i * scores_stride);
      }
    }
  }
}

// A row's scores become shares of its values, rounded. Returns what they add up to but for the rounding.
HWY_INLINE float share(float* scores, int rows, int inputs, int16_t* shares) {
  std::fill(scores + rows, scores + inputs, lowest);
  const float total = exp2_row_inline(scores, inputs, per_ln2 / std::sqrt(float(head_size)));
  const float factor = std::min(largest_share, most_shares / total);
  round_all(scores, inputs, factor, shares);
  return factor * total;
}

// Four rows of context, of which so many are stored, width apart.
HWY_INLINE void mix(const int16_t* shares, const float* scales, const int16_t* values, int inputs, int rows,
                    float* context, int width) {
  HWY_ALIGN int32_t totals[tile_rows * tile_outputs];
  for (int column = 0; column < head_size; column += tile_outputs) {
    multiply_pairs<scores_stride, 2>(shares, inputs, values, column, totals);
    for (int i = 0; i < rows; ++i) {
      for (int o = 0; o < tile_outputs; o += lanes) {
        const Wide total = hn::ConvertTo(wide, hn::Load(integers, totals + i * tile_outputs + o));
        hn::StoreU(hn::Mul(total, hn::Set(wide, scales[i])), wide, context + size_t(i) * width + column + o);
      }
    }
  }
}

// Four rows of one head at a time, so that their scores stay in the nearest cache.
void attend(const float* qkv, int rows, int heads, int16_t* scratch, float* context) {
  const int width = heads * head_size, stride = 3 * width, outputs = pad(rows, 32), inputs = pad(rows, 8);
  HWY_ALIGN int16_t queries[tile_rows * head_size];
  HWY_ALIGN int16_t shares[tile_rows * scores_stride];
  HWY_ALIGN float scores[tile_rows * scores_stride];
  HWY_ALIGN float key_scales[most_rows] = {};
  float scales[tile_rows];
  int16_t* keys = scratch;
  int16_t* values = keys + size_t(head_size) * outputs;
  std::fill(keys, values, int16_t(0));
  for (int head = 0; head < heads; ++head, qkv += head_size, context += head_size) {
    lay_keys(qkv + width, stride, rows, keys, key_scales);
    const float value_scale = lay_values(qkv + 2 * width, stride, rows, inputs, values);
    for (int row = 0; row < rows; row += tile_rows) {
      const int here = std::min(tile_rows, rows - row);
      for (int i = 0; i < tile_rows; ++i) {
        const float* query = qkv + size_t(row + std::min(i, here - 1)) * stride;
        scales[i] = round_row(query, head_size, largest_whole, queries + i * head_size);
      }
      score(queries, scales, keys, key_scales, pad(rows, tile_outputs), scores);
      for (int i = 0; i < tile_rows; ++i) {
        scales[i] = value_scale / share(scores + i * scores_stride, rows, inputs, shares + i * scores_stride);
      }
      mix(shares, scales, values, inputs, here, context + size_t(row) * width, width);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace annotator
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace annotator {

HWY_EXPORT(gelu_all);
HWY_EXPORT(dot_all);
HWY_EXPORT(exp2_row);
HWY_EXPORT(layer_norm_rows);
HWY_EXPORT(attend);

float exp2(float t) {
  if (!(t >= exp2_lowest)) return 0;
  t = std::min(t, exp2_highest);
  const float rounded = t + rounder;
  const float f = t - (rounded - rounder);
  float y = exp2_series[0];
  for (size_t k = 1; k < std::size(exp2_series); ++k) y = y * f + exp2_series[k];
  uint32_t bits, exponent;
  std::memcpy(&bits, &y, sizeof bits);
  std::memcpy(&exponent, &rounded, sizeof exponent);
  bits += exponent << 23;
  std::memcpy(&y, &bits, sizeof y);
  return y;
}

float exp(float x) { return exp2(x * per_ln2); }

float sigmoid(float x) { return 1.0f / (1.0f + exp(-x)); }

void softmax(std::span<float> row) {
  std::vector<float> padded(row.begin(), row.end());
  padded.resize(std::max(8, pad(int(row.size()), 8)), lowest);
  const float total = HWY_DYNAMIC_DISPATCH(exp2_row)(padded.data(), padded.size(), per_ln2);
  for (size_t i = 0; i < row.size(); ++i) row[i] = padded[i] / total;
}

void gelu(std::span<float> values) { HWY_DYNAMIC_DISPATCH(gelu_all)(values.data(), values.size()); }

float dot(std::span<const float> a, std::span<const float> b) {
  return HWY_DYNAMIC_DISPATCH(dot_all)(a.data(), b.data(), a.size());
}

void layer_norm(float* x, const float* added, int rows, int columns, const float* weight, const float* bias) {
  HWY_DYNAMIC_DISPATCH(layer_norm_rows)(x, added, rows, columns, weight, bias);
}

size_t attention_scratch(int rows) { return size_t(head_size) * (pad(rows, 32) + pad(rows, 8)); }

void attention(const float* qkv, int rows, int heads, int16_t* scratch, float* context) {
  HWY_DYNAMIC_DISPATCH(attend)(qkv, rows, heads, scratch, context);
}

#if HWY_ARCH_WASM

// One, with or without the product of bytes that is linear.cpp's alone.
std::vector<std::string_view> instruction_sets() {
  use_instruction_set({});
  return byte_kernel() ? std::vector<std::string_view>{"WASM_RELAXED", "WASM"} : std::vector<std::string_view>{"WASM"};
}
void use_instruction_set(std::string_view name) { use_byte_kernel(name != "WASM"); }

#elif HWY_TARGETS == HWY_STATIC_TARGET

std::vector<std::string_view> instruction_sets() { return {hwy::TargetName(HWY_STATIC_TARGET)}; }
void use_instruction_set(std::string_view) {}

#else

std::vector<std::string_view> instruction_sets() {
  std::vector<std::string_view> names;
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) names.push_back(hwy::TargetName(target));
  return names;
}

void use_instruction_set(std::string_view name) {
  hwy::SetSupportedTargetsForTest(0);
  for (const int64_t target : hwy::SupportedAndGeneratedTargets()) {
    if (hwy::TargetName(target) == name) return hwy::SetSupportedTargetsForTest(target);
  }
}

#endif

}  // namespace annotator
#endif  // HWY_ONCE
