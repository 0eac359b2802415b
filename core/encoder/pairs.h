// Rows rounded to whole numbers, and the products of int16 that every processor adds in pairs: what linear.cpp and
// kernels.cpp share. Both include it once for each instruction set, after <hwy/highway.h>.
#include <algorithm>
#include <cstdint>
#include <cstring>

#ifndef ANNOTATOR_PAIRS_CONSTANTS
#define ANNOTATOR_PAIRS_CONSTANTS
namespace annotator {

// Added to a float of small size, it rounds to an integer, ties to even, in the way that every processor adds; the integer
// is then in the lowest bits: 1.5 * 2^23.
inline constexpr float rounder = 12582912.0f;
inline constexpr int32_t rounder_bits = 0x4b400000;

inline constexpr int tile_rows = 4;      // that are multiplied at once
inline constexpr int pair_outputs = 16;  // whose pairs lie together

// Where the pairs of an output begin among the weights [outputs / 16, inputs / 2, 16 outputs, 2 inputs].
inline size_t first_pair(int output, int inputs) {
  return size_t(output / pair_outputs * pair_outputs) * inputs + output % pair_outputs * 2;
}

inline int pad(int n, int multiple) { return (n + multiple - 1) / multiple * multiple; }

}  // namespace annotator
#endif

// Highway's way of a guard for each instruction set.
#if defined(ANNOTATOR_PAIRS_H) == defined(HWY_TARGET_TOGGLE)
#ifdef ANNOTATOR_PAIRS_H
#undef ANNOTATOR_PAIRS_H
#else
#define ANNOTATOR_PAIRS_H
#endif

HWY_BEFORE_NAMESPACE();
namespace annotator {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr hn::ScalableTag<float> wide;
constexpr hn::RebindToSigned<decltype(wide)> integers;
constexpr int lanes = hn::MaxLanes(wide);
using Wide = hn::Vec<decltype(wide)>;
using Integers = hn::Vec<decltype(integers)>;

// Floats of one sign are in the order of their bits.
inline float largest_of_row(const float* x, int columns) {
  Integers most = hn::Zero(integers);
  for (int i = 0; i < columns; i += lanes) {
    most = hn::Max(most, hn::BitCast(integers, hn::Abs(hn::LoadU(wide, x + i))));
  }
  return hn::GetLane(hn::MaxOfLanes(wide, hn::BitCast(wide, most)));
}

// The numbers at x times factor, rounded.
HWY_INLINE Integers round_at(const float* x, float factor) {
  const Wide sum = hn::Add(hn::Mul(hn::LoadU(wide, x), hn::Set(wide, factor)), hn::Set(wide, rounder));
  return hn::Sub(hn::BitCast(integers, sum), hn::Set(integers, rounder_bits));
}

template <class Number>
HWY_INLINE void round_all(const float* x, int count, float factor, Number* rounded) {
  const hn::Rebind<Number, decltype(wide)> numbers;
  for (int i = 0; i < count; i += lanes) {
    hn::StoreU(hn::DemoteTo(numbers, round_at(x + i, factor)), numbers, rounded + i);
  }
}

// What turns the largest number into the largest whole one.
inline float rounding_factor(float largest_number, float largest) {
  return largest_number == 0 ? 0 : largest / largest_number;
}

// Returns the row's scale.
template <class Number>
HWY_INLINE float round_row(const float* x, int columns, float largest, Number* rounded) {
  const float largest_number = largest_of_row(x, columns);
  round_all(x, columns, rounding_factor(largest_number, largest), rounded);
  return largest_number / largest;
}

// Two vectors of neighbouring outputs at once: a tile is tile_rows rows by tile_outputs outputs. Of rows one lies row_step
// behind the other, and so do pairs by pair_step.
constexpr int tile_outputs = 2 * lanes;

#if HWY_TARGET == HWY_SCALAR

// One lane has no pairs: the plain way, for processors without SSSE3.
template <int row_step, int pair_step>
HWY_INLINE void multiply_pairs(const int16_t* x, int inputs, const int16_t* weights, int output, int32_t* totals) {
  for (int r = 0; r < tile_rows; ++r) {
    for (int o = 0; o < tile_outputs; ++o) {
      const int16_t *w = weights + first_pair(output + o, inputs), *pair = x + r * row_step;
      int32_t sum = 0;
      for (int i = 0; i < inputs; i += 2, w += 2 * pair_outputs, pair += pair_step) {
        sum += pair[0] * w[0] + pair[1] * w[1];
      }
      totals[r * tile_outputs + o] = sum;
    }
  }
}

#else

// For each pair of inputs, 4 rows times 2 vectors of outputs, 2 x 16 bits a lane. All addresses are pointers and
// constants, which matters in WASM. Larger tiles gain nothing under AVX2 and lose in WASM.
template <int row_step, int pair_step>
HWY_INLINE void multiply_pairs(const int16_t* x, int inputs, const int16_t* weights, int output, int32_t* totals) {
  const int16_t *w0 = weights + first_pair(output, inputs), *w1 = weights + first_pair(output + lanes, inputs);
  const hn::Repartition<int16_t, decltype(wide)> shorts;
  // Where products of 16 bits come out in halves rather than in pairs (NEON), the second sums hold the other half.
  Integers sum[tile_rows][2], half[tile_rows][2];
  for (int r = 0; r < tile_rows; ++r) sum[r][0] = sum[r][1] = half[r][0] = half[r][1] = hn::Zero(integers);
  for (int i = 0; i < inputs; i += 2) {
    const auto weights0 = hn::LoadU(shorts, w0), weights1 = hn::LoadU(shorts, w1);
    HWY_UNROLL(4)
    for (int r = 0; r < tile_rows; ++r) {
      int32_t pair;
      std::memcpy(&pair, x + r * row_step, sizeof pair);
      const auto xs = hn::BitCast(shorts, hn::Set(integers, pair));
      sum[r][0] = hn::ReorderWidenMulAccumulate(integers, xs, weights0, sum[r][0], half[r][0]);
      sum[r][1] = hn::ReorderWidenMulAccumulate(integers, xs, weights1, sum[r][1], half[r][1]);
    }
    x += pair_step, w0 += 2 * pair_outputs, w1 += 2 * pair_outputs;
  }
  for (int r = 0; r < tile_rows; ++r, totals += tile_outputs) {
    hn::Store(hn::RearrangeToOddPlusEven(sum[r][0], half[r][0]), integers, totals);
    hn::Store(hn::RearrangeToOddPlusEven(sum[r][1], half[r][1]), integers, totals + lanes);
  }
}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace annotator
HWY_AFTER_NAMESPACE();

#endif
