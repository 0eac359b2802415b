// Compiled once for each instruction set, as kernels.cpp is.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "encoder/linear.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h comes first
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "linear.h"
#include "pairs.h"
#if HWY_ARCH_WASM
#include "byte_kernel.h"
#endif

#ifndef ANNOTATOR_LINEAR_CONSTANTS
#define ANNOTATOR_LINEAR_CONSTANTS
namespace annotator {

inline constexpr int largest_scale = 1008;  // of a group: 127 * 8 * 1008 * most_inputs is still below 2^31

inline constexpr int quad_outputs = 32;               // see Linear::quads; two vectors of the widest instruction set
inline constexpr int group_quads = group_size / 4;
inline constexpr int rows_quad = 4 * tile_rows;       // bytes of a quad of four rows,
inline constexpr int weights_quad = 4 * quad_outputs;  // and of the weights

}  // namespace annotator
#endif

HWY_BEFORE_NAMESPACE();
namespace annotator {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// ---- rows ------------------------------------------------------------------------------------------------------

// Rows are filled up with zeros to whole tiles. A row is rounded at once, then goes four bytes after four to its place.
template <class Number>
void round_rows(const float* x, int rows, int columns, float largest, Number* tiles, float* scales) {
  constexpr int together = 4 / sizeof(Number);
  HWY_ALIGN Number rounded[most_inputs];
  for (int r = 0; r < pad(rows, tile_rows); ++r, x += columns) {
    if (r < rows) {
      scales[r] = round_row(x, columns, largest, rounded);
    } else {
      std::fill_n(rounded, columns, Number(0));
    }
    Number* to = tiles + size_t(r / tile_rows) * tile_rows * columns + r % tile_rows * together;
    for (int i = 0; i < columns; i += together, to += tile_rows * together) std::memcpy(to, rounded + i, 4);
  }
}

// The multiples of -8 that multiply_quads starts from, as int16 in the same halves of an int32 as its sums.
void correct_tile(const int8_t* tile, int columns, int32_t* corrections) {
  const hn::CappedTag<int16_t, rows_quad> shorts;
  const hn::Rebind<int8_t, decltype(shorts)> bytes;
  for (const int8_t* end = tile + tile_rows * columns; tile != end; tile += tile_rows * group_size) {
    HWY_ALIGN int16_t sums[rows_quad];  // of all quads
    for (int i = 0; i < rows_quad; i += hn::Lanes(shorts)) {
      auto sum = hn::Zero(shorts);
      for (int q = 0; q < group_quads; ++q) {
        sum = hn::Add(sum, hn::PromoteTo(shorts, hn::LoadU(bytes, tile + q * rows_quad + i)));
      }
      hn::Store(sum, shorts, sums + i);
    }
    for (int i = 0; i < rows_quad; i += 4) {
      const int16_t halves[2] = {int16_t(-8 * (sums[i] + sums[i + 1])), int16_t(-8 * (sums[i + 2] + sums[i + 3]))};
      std::memcpy(corrections++, halves, sizeof halves);
    }
  }
}

// ---- weights ---------------------------------------------------------------------------------------------------

// The nibbles of one output become quads of bytes, in the order that they lie, each weights_quad behind the other.
void set_quads(const uint8_t* nibbles, int inputs, uint8_t* to) {
#if HWY_TARGET == HWY_SCALAR
  for (int i = 0; i < inputs / 2; i += 2, to += weights_quad) {
    const uint32_t apart = nibbles[i] | uint32_t(nibbles[i + 1]) << 16;
    const uint32_t quad = (apart & 0x000f000f) | (apart & 0x00f000f0) << 4;
    std::memcpy(to, &quad, sizeof quad);
  }
#else
  const hn::Full128<uint8_t> bytes;
  const hn::Full128<uint32_t> quads;
  const auto store = [&](auto four) HWY_ATTR {
    const uint32_t each[] = {hn::ExtractLane(four, 0), hn::ExtractLane(four, 1), hn::ExtractLane(four, 2),
                             hn::ExtractLane(four, 3)};
    for (const uint32_t& quad : each) std::memcpy(to, &quad, sizeof quad), to += weights_quad;
  };
  for (int i = 0; i < inputs / 2; i += 16) {
    const auto pairs = hn::LoadU(bytes, nibbles + i);
    const auto even = hn::And(pairs, hn::Set(bytes, 15)), odd = hn::ShiftRight<4>(pairs);
    store(hn::BitCast(quads, hn::InterleaveLower(bytes, even, odd)));
    store(hn::BitCast(quads, hn::InterleaveUpper(bytes, even, odd)));
  }
#endif
}

// ---- tiles -----------------------------------------------------------------------------------------------------

#if HWY_ARCH_X86 && HWY_TARGET <= HWY_SSSE3  // that or better

constexpr hn::Repartition<int16_t, decltype(wide)> shorts;
using Shorts = hn::Vec<decltype(shorts)>;

// The sums of a group, a lane for each output, and its scales, by which their halves are multiplied in the end.
#if HWY_TARGET <= HWY_AVX3_DL

// An int32, of which the lower half says all at the end of a group: 32 * 8 * 127 is below 2^15.
using Sums = Integers;
HWY_INLINE Sums first_sums(int32_t correction) { return hn::Set(integers, int16_t(correction) + (correction >> 16)); }
HWY_INLINE Shorts factors(const int32_t* scales) {
  return hn::BitCast(shorts, hn::And(hn::LoadU(integers, scales), hn::Set(integers, 0xffff)));
}

// For each quad of bytes w (0..255) and a (-128..127) all four products. In assembly, since Highway 1.0.3 does not turn on
// the intrinsic.
HWY_INLINE Sums add_products(Sums sums, Integers w, Integers a) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sums.raw) : "v"(w.raw), "v"(a.raw));
  return sums;
}

#else

// Two int16 of up to 16256.
using Sums = Shorts;
HWY_INLINE Sums first_sums(int32_t correction) { return hn::BitCast(shorts, hn::Set(integers, correction)); }
HWY_INLINE Shorts factors(const int32_t* scales) { return hn::BitCast(shorts, hn::LoadU(integers, scales)); }

// For each pair of bytes w (0..255) and a (-128..127): w * a + w' * a'.
HWY_INLINE Sums add_products(Sums sums, Integers w, Integers a) {
#if HWY_TARGET <= HWY_AVX3
  return hn::Add(sums, Shorts{_mm512_maddubs_epi16(w.raw, a.raw)});
#elif HWY_TARGET == HWY_AVX2
  return hn::Add(sums, Shorts{_mm256_maddubs_epi16(w.raw, a.raw)});
#else
  return hn::Add(sums, Shorts{_mm_maddubs_epi16(w.raw, a.raw)});
#endif
}

#endif

// 32 registers hold sums and totals. Of 16 the compiler would give some to the totals, and keep sums, which are used all
// the time, in memory: so there totals stay in memory, across a call.
#undef ANNOTATOR_INLINE_GROUP
#if HWY_TARGET <= HWY_AVX3
#define ANNOTATOR_INLINE_GROUP HWY_INLINE
#else
#define ANNOTATOR_INLINE_GROUP HWY_NOINLINE
#endif

// Almost all of the network's time is spent in this loop: for each quad of inputs, 4 rows times 2 vectors of outputs.
ANNOTATOR_INLINE_GROUP void multiply_group(const int8_t* x, const int32_t* corrections, const uint8_t* w,
                                           const int32_t* scales, Integers totals[tile_rows][2]) {
  Sums sums[tile_rows][2];
  for (int r = 0; r < tile_rows; ++r) sums[r][0] = sums[r][1] = first_sums(corrections[r]);
  HWY_UNROLL(4)
  for (int q = 0; q < group_quads; ++q, x += rows_quad, w += weights_quad) {
    const auto* weights = reinterpret_cast<const int32_t*>(w);
    const Integers w0 = hn::LoadU(integers, weights), w1 = hn::LoadU(integers, weights + lanes);
    HWY_UNROLL(4)
    for (int r = 0; r < tile_rows; ++r) {
      int32_t quad;
      std::memcpy(&quad, x + 4 * r, sizeof quad);
      const Integers a = hn::Set(integers, quad);
      sums[r][0] = add_products(sums[r][0], w0, a);
      sums[r][1] = add_products(sums[r][1], w1, a);
    }
  }
  const Shorts scales0 = factors(scales), scales1 = factors(scales + lanes);
  HWY_UNROLL(4)
  for (int r = 0; r < tile_rows; ++r) {
    Integers unused = hn::Zero(integers);
    const Shorts sum0 = hn::BitCast(shorts, sums[r][0]), sum1 = hn::BitCast(shorts, sums[r][1]);
    totals[r][0] = hn::ReorderWidenMulAccumulate(integers, sum0, scales0, totals[r][0], unused);
    totals[r][1] = hn::ReorderWidenMulAccumulate(integers, sum1, scales1, totals[r][1], unused);
  }
}

HWY_INLINE void multiply_quads(const int8_t* x, const int32_t* corrections, int groups, const uint8_t* w,
                               const int32_t* scales, int32_t* totals) {
  Integers total[tile_rows][2];
  for (int r = 0; r < tile_rows; ++r) total[r][0] = total[r][1] = hn::Zero(integers);
  for (int g = 0; g < groups; ++g) {
    multiply_group(x, corrections, w, scales, total);
    x += group_quads * rows_quad, corrections += tile_rows, w += group_quads * weights_quad, scales += quad_outputs;
  }
  for (int r = 0; r < tile_rows; ++r, totals += tile_outputs) {
    hn::Store(total[r][0], integers, totals);
    hn::Store(total[r][1], integers, totals + lanes);
  }
}

#else

// By the browser's own product of bytes where it has one; else the plain way, which is taken on x86 processors without
// SSSE3 and in tests alone.
HWY_INLINE void multiply_quads(const int8_t* x, [[maybe_unused]] const int32_t* corrections, int groups,
                               const uint8_t* w, const int32_t* scales, int32_t* totals) {
#if HWY_ARCH_WASM
  if (const ByteKernel kernel = byte_kernel()) return kernel(x, corrections, groups, w, scales, totals);
#endif
  std::fill_n(totals, tile_rows * tile_outputs, 0);
  for (int g = 0; g < groups; ++g, scales += quad_outputs) {
    for (int q = 0; q < group_quads; ++q, x += rows_quad, w += weights_quad) {
      for (int i = 0; i < tile_rows * tile_outputs; ++i) {
        const int r = i / tile_outputs, o = i % tile_outputs;
        int sum = 0;
        for (int k = 0; k < 4; ++k) sum += x[4 * r + k] * (w[4 * o + k] - 8);
        totals[i] += sum * (scales[o] >> 16);
      }
    }
  }
}

#endif

// The outputs of a tile, from its totals. y: where the first of them goes.
HWY_INLINE void store_tile(const int32_t* totals, const float* row_scales, const Linear& linear, int output, float* y) {
  for (int o = 0; o < tile_outputs; o += lanes, y += lanes) {
    const Wide scales = hn::LoadU(wide, linear.scales.data() + output + o);
    const Wide biases = hn::LoadU(wide, linear.biases.data() + output + o);
    HWY_UNROLL(4)
    for (int r = 0; r < tile_rows; ++r) {
      const Wide total = hn::ConvertTo(wide, hn::Load(integers, totals + r * tile_outputs + o));
      const Wide values = hn::Add(hn::Mul(total, hn::Mul(hn::Set(wide, row_scales[r]), scales)), biases);
      hn::StoreU(values, wide, y + size_t(r) * linear.outputs);
    }
  }
}

// At the lower and the right edge: only so many rows, and outputs that are no padding.
void store_edge(const int32_t* totals, const float* row_scales, int rows, const Linear& linear, int output, float* y) {
  for (int r = 0; r < rows; ++r, totals += tile_outputs, y += linear.outputs) {
    for (int o = 0; o < std::min(tile_outputs, linear.outputs - output); ++o) {
      y[o] = float(totals[o]) * (row_scales[r] * linear.scales[output + o]) + linear.biases[output + o];
    }
  }
}

// ---- layers ----------------------------------------------------------------------------------------------------

// tile(row, output, totals) for all of them. The weights of a few outputs stay in the nearest cache while all rows
// pass.
template <class Tile>
HWY_INLINE void each_tile(int rows, const Linear& linear, const Rows& rounded, float* y, Tile tile) {
  HWY_ALIGN int32_t totals[tile_rows * tile_outputs];
  for (int output = 0; output < linear.outputs; output += tile_outputs) {
    for (int r = 0; r < rows; r += tile_rows) {
      tile(r, output, totals);
      const float* scales = rounded.scales.data() + r;
      float* to = y + size_t(r) * linear.outputs + output;
      if (rows - r >= tile_rows && linear.outputs - output >= tile_outputs) {
        store_tile(totals, scales, linear, output, to);
      } else {
        store_edge(totals, scales, std::min(tile_rows, rows - r), linear, output, to);
      }
    }
  }
}

void multiply_in_pairs(const float* x, int rows, const Linear& linear, Rows& rounded, float* y) {
  round_rows(x, rows, linear.inputs, float(linear.largest_input), rounded.pairs.data(), rounded.scales.data());
  each_tile(rows, linear, rounded, y, [&](int row, int output, int32_t* totals) HWY_ATTR {
    multiply_pairs<2, 2 * tile_rows>(rounded.pairs.data() + size_t(row) * linear.inputs, linear.inputs,
                                     linear.pairs.data(), output, totals);
  });
}

void multiply_in_quads(const float* x, int rows, const Linear& linear, Rows& rounded, float* y) {
  const int inputs = linear.inputs, groups = inputs / group_size;
  int8_t* quads = rounded.quads.data();
  int32_t* corrections = rounded.corrections.data();
  round_rows(x, rows, inputs, float(linear.largest_input), quads, rounded.scales.data());
  for (int r = 0; r < rows; r += tile_rows) {
    correct_tile(quads + size_t(r) * inputs, inputs, corrections + size_t(r) * groups);
  }
  each_tile(rows, linear, rounded, y, [&](int row, int output, int32_t* totals) HWY_ATTR {
    const size_t block = output / quad_outputs * quad_outputs, within = output % quad_outputs;
    multiply_quads(quads + size_t(row) * inputs, corrections + size_t(row) * groups, groups,
                   linear.quads.data() + block * inputs + 4 * within,
                   linear.group_scales.data() + block * groups + within, totals);
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace annotator
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace annotator {

HWY_EXPORT(multiply_in_pairs);
HWY_EXPORT(multiply_in_quads);
HWY_EXPORT(set_quads);

namespace {

Linear empty_layer(int outputs, int inputs, int largest_input) {
  Linear linear;
  linear.outputs = outputs, linear.inputs = inputs, linear.largest_input = largest_input;
  linear.scales.resize(pad(outputs, quad_outputs));
  linear.biases.resize(pad(outputs, quad_outputs));
  return linear;
}

// A group of nibbles, 16 bytes, into pairs of int16 times its scale.
void set_pairs(const uint8_t* nibbles, int scale, int16_t* to) {
  int16_t products[16];
  for (int n = 0; n < 16; ++n) products[n] = int16_t((n - 8) * scale);
  for (int i = 0; i < group_size / 2; ++i, to += 2 * pair_outputs) {
    to[0] = products[nibbles[i] & 15];
    to[1] = products[nibbles[i] >> 4];
  }
}

}  // namespace

Layout fastest_layout() {
#if HWY_ARCH_WASM
  return byte_kernel() ? Layout::quads : Layout::pairs;
#else
  return HWY_ARCH_X86 ? Layout::quads : Layout::pairs;
#endif
}

std::vector<Layout> known_layouts() { return {Layout::pairs, Layout::quads}; }

Linear Linear::of_bytes(int outputs, int inputs) {
  Linear linear = empty_layer(outputs, inputs, 8191);
  linear.pairs.resize(linear.scales.size() * inputs);
  return linear;
}

Linear Linear::of_nibbles(int outputs, int inputs, Layout layout) {
  Linear linear = empty_layer(outputs, inputs, 127);
  const size_t weights = linear.scales.size() * inputs;
  if (layout == Layout::pairs) {
    linear.pairs.resize(weights);
  } else {
    linear.quads.resize(weights, 8);
    linear.group_scales.resize(weights / group_size);
  }
  return linear;
}

void Linear::set_output(int output, std::span<const int8_t> weights, float scale, float bias) {
  int16_t* to = &pairs[first_pair(output, inputs)];
  for (int i = 0; i < inputs; i += 2, to += 2 * pair_outputs) to[0] = weights[i], to[1] = weights[i + 1];
  scales[output] = scale;
  biases[output] = bias;
}

void Linear::set_output(int output, std::span<const uint8_t> nibbles, std::span<const float> row_scales, float bias) {
  float largest = 0;
  for (const float scale : row_scales) largest = std::max(largest, std::abs(scale));
  const size_t block = output / quad_outputs * quad_outputs, within = output % quad_outputs;
  for (size_t g = 0; g < row_scales.size(); ++g) {
    const int whole =
        largest == 0 ? 0 : int((row_scales[g] / largest * float(largest_scale) + rounder) - rounder);
    if (quads.empty()) {
      const uint8_t* group = nibbles.data() + g * group_size / 2;
      set_pairs(group, whole, &pairs[first_pair(output, inputs) + g * group_size * pair_outputs]);
    } else {
      group_scales[(block * row_scales.size()) + g * quad_outputs + within] = int32_t(whole * 65536 + (whole & 0xffff));
    }
  }
  if (!quads.empty()) {
    HWY_DYNAMIC_DISPATCH(set_quads)(nibbles.data(), inputs, quads.data() + block * inputs + 4 * within);
  }
  scales[output] = largest / float(largest_scale);
  biases[output] = bias;
}

Rows::Rows(int rows, int columns)
    : pairs(size_t(pad(rows, tile_rows)) * columns), quads(pairs.size()), corrections(pairs.size() / group_size),
      scales(rows) {}

void multiply(const float* x, int rows, const Linear& linear, Rows& rounded, float* y) {
  if (linear.quads.empty()) {
    HWY_DYNAMIC_DISPATCH(multiply_in_pairs)(x, rows, linear, rounded, y);
  } else {
    HWY_DYNAMIC_DISPATCH(multiply_in_quads)(x, rows, linear, rounded, y);
  }
}

}  // namespace annotator
#endif  // HWY_ONCE
