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

#ifndef ANNOTATOR_KERNEL_CONSTANTS
#define ANNOTATOR_KERNEL_CONSTANTS
namespace annotator {

// Added to a float of small size and taken off again, it rounds to an integer, ties to even, in the way that every
// processor adds: 1.5 * 2^23.
inline constexpr float rounder = 12582912.0f;
inline constexpr int32_t rounder_bits = 0x4b400000;

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

inline constexpr float largest_activation = 8191.0f;
inline constexpr float norm_epsilon = 1e-12f;  // BERT's

inline constexpr int tile_rows = 4;        // see quantize()
inline constexpr int block_outputs = 16;   // see Linear::weights
inline constexpr int padded_outputs = 32;  // two vectors of the widest instruction set

inline constexpr int group_bytes = 16;  // of 32 weights of four bits

inline constexpr float lowest = std::numeric_limits<float>::lowest();  // exp() of it is 0

inline int pad(int n, int multiple) { return (n + multiple - 1) / multiple * multiple; }

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
constexpr hn::ScalableTag<float> wide;
using Wide = hn::Vec<decltype(wide)>;

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

void layer_norm_rows(float* x, int rows, int columns, const float* weight, const float* bias) {
  for (float* row = x; row != x + size_t(rows) * columns; row += columns) {
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

// A row at a time into a buffer, and from there pair by pair to its place among four rows.
void quantize_rows(const float* x, int rows, int columns, int16_t* tiles, float* scales) {
  const hn::RebindToSigned<decltype(wide)> integers;
  const hn::Rebind<int16_t, decltype(wide)> shorts;
  const int lanes = hn::Lanes(wide);
  HWY_ALIGN int16_t quantized[most_inputs];
  for (int r = 0; r < pad(rows, tile_rows); ++r, x += columns) {
    if (r < rows) {
      Wide most = hn::Zero(wide);
      for (int i = 0; i < columns; i += lanes) most = larger(wide, most, hn::Abs(hn::LoadU(wide, x + i)));
      const float largest = hn::GetLane(hn::MaxOfLanes(wide, most));
      scales[r] = largest / largest_activation;
      const Wide factor = hn::Set(wide, largest == 0 ? 0 : largest_activation / largest);
      for (int i = 0; i < columns; i += lanes) {
        const Wide rounded = hn::Add(hn::Mul(hn::LoadU(wide, x + i), factor), hn::Set(wide, rounder));
        const auto q = hn::Sub(hn::BitCast(integers, rounded), hn::Set(integers, rounder_bits));
        hn::StoreU(hn::DemoteTo(shorts, q), shorts, quantized + i);
      }
    } else {
      std::fill_n(quantized, columns, int16_t(0));
    }
    int16_t* to = tiles + size_t(r / tile_rows) * tile_rows * columns + r % tile_rows * 2;
    for (int i = 0; i < columns; i += 2, to += 2 * tile_rows) std::memcpy(to, quantized + i, 2 * sizeof(int16_t));
  }
}

// ---- linear layers ---------------------------------------------------------------------------------------------

// Two vectors of neighbouring outputs at once: a tile is tile_rows rows by tile_outputs outputs.
constexpr int tile_lanes = hn::MaxLanes(wide), tile_outputs = 2 * tile_lanes;

// The weights of output and those after it: for each pair of inputs, two bytes an output.
HWY_INLINE const int8_t* weights_of(const Linear& linear, int output) {
  const size_t block = output / block_outputs;
  return linear.weights.data() + block * block_outputs * linear.inputs + output % block_outputs * 2;
}

#if HWY_TARGET == HWY_SCALAR

// One lane has no pairs: the plain way, for processors without SSSE3.
HWY_INLINE void multiply_tile(const int16_t* x, const Linear& linear, int output,
                              int32_t sums[tile_rows][tile_outputs]) {
  for (int r = 0; r < tile_rows; ++r) {
    for (int o = 0; o < tile_outputs; ++o) {
      const int8_t* w = weights_of(linear, output + o);
      const int16_t* pair = x + 2 * r;
      sums[r][o] = 0;
      for (int i = 0; i < linear.inputs; i += 2, w += 2 * block_outputs, pair += 2 * tile_rows) {
        sums[r][o] += pair[0] * w[0] + pair[1] * w[1];
      }
    }
  }
}

#else

// Almost all of the network's time is spent in this loop: for each pair of inputs, 4 rows times 2 vectors of outputs,
// 2 x 16 bits a lane. All addresses are two pointers and constants, which matters in WASM. Larger tiles gain nothing
// under AVX2 and lose in WASM.
HWY_INLINE void multiply_tile(const int16_t* x, const Linear& linear, int output,
                              int32_t sums[tile_rows][tile_outputs]) {
  const hn::RebindToSigned<decltype(wide)> integers;
  const hn::Repartition<int16_t, decltype(wide)> shorts;
  const hn::Rebind<int8_t, decltype(shorts)> bytes;
  const int8_t* w0 = weights_of(linear, output);
  const int8_t* w1 = weights_of(linear, output + tile_lanes);
  // Where products of 16 bits come out in halves rather than in pairs (NEON), the second sums hold the other half.
  hn::Vec<decltype(integers)> sum[tile_rows][2], half[tile_rows][2];
  for (int r = 0; r < tile_rows; ++r) sum[r][0] = sum[r][1] = half[r][0] = half[r][1] = hn::Zero(integers);
  for (int i = 0; i < linear.inputs; i += 2) {
    const auto weights0 = hn::PromoteTo(shorts, hn::LoadU(bytes, w0));
    const auto weights1 = hn::PromoteTo(shorts, hn::LoadU(bytes, w1));
    HWY_UNROLL(4)
    for (int r = 0; r < tile_rows; ++r) {
      int32_t pair;
      std::memcpy(&pair, x + 2 * r, sizeof pair);
      const auto xs = hn::BitCast(shorts, hn::Set(integers, pair));
      sum[r][0] = hn::ReorderWidenMulAccumulate(integers, xs, weights0, sum[r][0], half[r][0]);
      sum[r][1] = hn::ReorderWidenMulAccumulate(integers, xs, weights1, sum[r][1], half[r][1]);
    }
    x += 2 * tile_rows, w0 += 2 * block_outputs, w1 += 2 * block_outputs;
  }
  for (int r = 0; r < tile_rows; ++r) {
    hn::StoreU(hn::RearrangeToOddPlusEven(sum[r][0], half[r][0]), integers, sums[r]);
    hn::StoreU(hn::RearrangeToOddPlusEven(sum[r][1], half[r][1]), integers, sums[r] + tile_lanes);
  }
}

#endif

// The outputs of a tile, from its sums, for the first rows of it. y: where the first of them goes.
HWY_INLINE void store_tile(const int32_t sums[tile_rows][tile_outputs], const float* x_scales, int rows,
                           const Linear& linear, int output, float* y) {
  const hn::RebindToSigned<decltype(wide)> integers;
  for (int o = 0; o < tile_outputs && output + o < linear.outputs; o += tile_lanes) {
    const Wide scales = hn::LoadU(wide, linear.scales.data() + output + o);
    const Wide biases = hn::LoadU(wide, linear.biases.data() + output + o);
    const int here = std::min(tile_lanes, linear.outputs - output - o);  // the others are padding
    for (int r = 0; r < rows; ++r) {
      const Wide total = hn::ConvertTo(wide, hn::LoadU(integers, sums[r] + o));
      const Wide values = hn::Add(hn::Mul(total, hn::Mul(hn::Set(wide, x_scales[r]), scales)), biases);
      float* to = y + size_t(r) * linear.outputs + o;
      if (here == tile_lanes) {
        hn::StoreU(values, wide, to);
      } else {
        HWY_ALIGN float buffer[tile_lanes];
        hn::Store(values, wide, buffer);
        std::copy(buffer, buffer + here, to);
      }
    }
  }
}

void multiply_all(const int16_t* x, const float* x_scales, int rows, const Linear& linear, float* y) {
  // The weights of a few outputs stay in the nearest cache while all rows pass.
  for (int output = 0; output < linear.outputs; output += tile_outputs) {
    for (int r = 0; r < rows; r += tile_rows) {
      HWY_ALIGN int32_t sums[tile_rows][tile_outputs];
      multiply_tile(x + size_t(r) * linear.inputs, linear, output, sums);
      store_tile(sums, x_scales + r, std::min(tile_rows, rows - r), linear, output,
                 y + size_t(r) * linear.outputs + output);
    }
  }
}

// ---- weights of four bits --------------------------------------------------------------------------------------

#if HWY_TARGET == HWY_SCALAR

int largest_of_group(const uint8_t* bytes) {
  int most = 0;
  for (int i = 0; i < group_bytes; ++i) {
    most = std::max({most, std::abs(bytes[i] % 16 - 8), std::abs(bytes[i] / 16 - 8)});
  }
  return most;
}

void expand_group(const uint8_t* bytes, const int8_t* table, int8_t* numbers) {
  for (int i = 0; i < group_bytes; ++i) {
    numbers[2 * i] = table[bytes[i] % 16];
    numbers[2 * i + 1] = table[bytes[i] / 16];
  }
}

#else

constexpr hn::CappedTag<uint8_t, group_bytes> group_lanes;
using Group = hn::Vec<decltype(group_lanes)>;

// The table's byte for the lower, and for the upper nibble of each byte.
HWY_INLINE Group look_up_lower(Group table, Group bytes) {
  return hn::TableLookupBytes(table, hn::And(bytes, hn::Set(group_lanes, 15)));
}
HWY_INLINE Group look_up_upper(Group table, Group bytes) {
  const hn::Repartition<uint16_t, decltype(group_lanes)> pairs;
  return look_up_lower(table, hn::BitCast(group_lanes, hn::ShiftRight<4>(hn::BitCast(pairs, bytes))));
}

int largest_of_group(const uint8_t* bytes) {
  HWY_ALIGN static constexpr uint8_t magnitudes[group_bytes] = {8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 7};
  const Group table = hn::Load(group_lanes, magnitudes), all = hn::LoadU(group_lanes, bytes);
  const Group found = hn::Max(look_up_lower(table, all), look_up_upper(table, all));
  int most = 8;
  while (most > 0 && hn::AllFalse(group_lanes, hn::Eq(found, hn::Set(group_lanes, uint8_t(most))))) --most;
  return most;
}

void expand_group(const uint8_t* bytes, const int8_t* table, int8_t* numbers) {
  const Group of_nibbles = hn::LoadU(group_lanes, reinterpret_cast<const uint8_t*>(table));
  const Group all = hn::LoadU(group_lanes, bytes);
  const Group lower = look_up_lower(of_nibbles, all), upper = look_up_upper(of_nibbles, all);
  auto* to = reinterpret_cast<uint8_t*>(numbers);
  hn::StoreU(hn::InterleaveLower(group_lanes, lower, upper), group_lanes, to);
  hn::StoreU(hn::InterleaveUpper(group_lanes, lower, upper), group_lanes, to + group_bytes);
}

#endif

// ---- attention -------------------------------------------------------------------------------------------------

// Room for one row of scores; a constant, so that all addresses are one pointer and constants.
constexpr int scores_stride = most_rows;

// sums [tile_rows][2] = a times b, over depth in order. a: a tile's rows, a_stride apart; b: its rows b_stride apart.
template <int a_stride>
HWY_INLINE void multiply_floats(const float* a, const float* b, int b_stride, int depth, Wide sums[tile_rows][2]) {
  Wide sum[tile_rows][2];
  for (int i = 0; i < tile_rows; ++i) sum[i][0] = sum[i][1] = hn::Zero(wide);
  for (const float* end = a + depth; a != end; ++a, b += b_stride) {
    const Wide b0 = hn::LoadU(wide, b);
    const Wide b1 = hn::LoadU(wide, b + tile_lanes);
    HWY_UNROLL(4)
    for (int i = 0; i < tile_rows; ++i) {
      const Wide factor = hn::Set(wide, a[i * a_stride]);
      sum[i][0] = hn::Add(sum[i][0], hn::Mul(factor, b0));
      sum[i][1] = hn::Add(sum[i][1], hn::Mul(factor, b1));
    }
  }
  for (int i = 0; i < tile_rows; ++i) sums[i][0] = sum[i][0], sums[i][1] = sum[i][1];
}

// Four rows of one head at a time, so that their scores stay in the nearest cache.
void attend(const float* qkv, int rows, int heads, float* keys, float* context) {
  const int width = heads * head_size, stride = 3 * width, padded = pad(rows, 32);
  const float factor = per_ln2 / std::sqrt(float(head_size));
  HWY_ALIGN float queries[tile_rows * head_size];
  HWY_ALIGN float scores[tile_rows * scores_stride];
  Wide sums[tile_rows][2];
  std::fill_n(keys, size_t(head_size) * padded, 0.0f);
  for (int head = 0; head < heads; ++head, qkv += head_size, context += head_size) {
    // keys [head_size, padded]: transposed, so that no lanes need be added
    for (int i = 0; i < rows; ++i) {
      const float* key = qkv + width + size_t(i) * stride;
      for (int k = 0; k < head_size; ++k) keys[k * padded + i] = key[k];
    }
    const float* values = qkv + 2 * width;
    for (int row = 0; row < rows; row += tile_rows) {
      const int here = std::min(tile_rows, rows - row);
      for (int i = 0; i < tile_rows; ++i) {
        std::copy_n(qkv + size_t(row + std::min(i, here - 1)) * stride, head_size, queries + i * head_size);
      }
      for (int column = 0; column < padded; column += tile_outputs) {
        multiply_floats<head_size>(queries, keys + column, padded, head_size, sums);
        for (int i = 0; i < tile_rows; ++i) {
          hn::StoreU(sums[i][0], wide, scores + i * scores_stride + column);
          hn::StoreU(sums[i][1], wide, scores + i * scores_stride + column + tile_lanes);
        }
      }
      float shares[tile_rows];
      for (int i = 0; i < tile_rows; ++i) {
        float* of_row = scores + i * scores_stride;
        std::fill(of_row + rows, of_row + pad(rows, 8), lowest);
        shares[i] = 1.0f / exp2_row_inline(of_row, pad(rows, 8), factor);
      }
      for (int column = 0; column < head_size; column += tile_outputs) {
        multiply_floats<scores_stride>(scores, values + column, stride, rows, sums);
        for (int i = 0; i < here; ++i) {
          float* to = context + size_t(row + i) * width + column;
          const Wide share = hn::Set(wide, shares[i]);
          hn::StoreU(hn::Mul(sums[i][0], share), wide, to);
          hn::StoreU(hn::Mul(sums[i][1], share), wide, to + tile_lanes);
        }
      }
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
HWY_EXPORT(quantize_rows);
HWY_EXPORT(multiply_all);
HWY_EXPORT(largest_of_group);
HWY_EXPORT(expand_group);
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

void layer_norm(float* x, int rows, int columns, const float* weight, const float* bias) {
  HWY_DYNAMIC_DISPATCH(layer_norm_rows)(x, rows, columns, weight, bias);
}

Linear::Linear(int outputs, int inputs) : outputs(outputs), inputs(inputs) {
  const int padded = pad(outputs, padded_outputs);
  weights.resize(size_t(padded) * inputs);
  scales.resize(padded);
  biases.resize(padded);
}

void Linear::set_output(int output, std::span<const int8_t> row, float scale, float bias) {
  int8_t* to = weights.data() + output / block_outputs * block_outputs * size_t(inputs) + output % block_outputs * 2;
  for (int i = 0; i < inputs; i += 2, to += 2 * block_outputs) std::memcpy(to, row.data() + i, 2);
  scales[output] = scale;
  biases[output] = bias;
}

void quantize(const float* x, int rows, int columns, int16_t* tiles, float* scales) {
  HWY_DYNAMIC_DISPATCH(quantize_rows)(x, rows, columns, tiles, scales);
}

void multiply(const int16_t* x, const float* x_scales, int rows, const Linear& linear, float* y) {
  HWY_DYNAMIC_DISPATCH(multiply_all)(x, x_scales, rows, linear, y);
}

int largest_of_group(const uint8_t* bytes) { return HWY_DYNAMIC_DISPATCH(largest_of_group)(bytes); }

void expand_group(const uint8_t* bytes, const int8_t* table, int8_t* numbers) {
  HWY_DYNAMIC_DISPATCH(expand_group)(bytes, table, numbers);
}

size_t attention_scratch(int rows) { return size_t(head_size) * pad(rows, 32); }

void attention(const float* qkv, int rows, int heads, float* scratch, float* context) {
  HWY_DYNAMIC_DISPATCH(attend)(qkv, rows, heads, scratch, context);
}

#if HWY_TARGETS == HWY_STATIC_TARGET

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
