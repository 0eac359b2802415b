// Exact fractions: what numbers in an article come to, without binary rounding.
// An operation that would leave 64 bits gives nothing. Tested in tests/numbers/numbers.test.cpp.
#pragma once

#include <cstdint>
#include <numeric>
#include <optional>
#include <string>

namespace annotator {

// Reduced; bottom > 0. Two thirds are {2, 3}, 1.2 is {6, 5}.
struct Rational {
  int64_t top = 0, bottom = 1;

  bool operator==(const Rational&) const = default;
};

inline std::optional<Rational> ratio(int64_t top, int64_t bottom) {
  if (bottom <= 0 || top == INT64_MIN) return std::nullopt;
  const int64_t shared = std::gcd(top, bottom);
  return Rational{top / shared, bottom / shared};
}

inline std::optional<Rational> product(Rational a, Rational b) {
  const int64_t across = std::gcd(a.top, b.bottom), back = std::gcd(b.top, a.bottom);
  int64_t top, bottom;
  if (__builtin_mul_overflow(a.top / across, b.top / back, &top)) return std::nullopt;
  if (__builtin_mul_overflow(a.bottom / back, b.bottom / across, &bottom)) return std::nullopt;
  return ratio(top, bottom);
}

inline std::optional<Rational> sum(Rational a, Rational b) {
  int64_t left, right, top, bottom;
  if (__builtin_mul_overflow(a.top, b.bottom, &left) || __builtin_mul_overflow(b.top, a.bottom, &right))
    return std::nullopt;
  if (__builtin_add_overflow(left, right, &top) || __builtin_mul_overflow(a.bottom, b.bottom, &bottom))
    return std::nullopt;
  return ratio(top, bottom);
}

// a < b; false where 64 bits do not tell.
inline bool is_less(Rational a, Rational b) {
  const std::optional<Rational> difference = sum(b, {-a.top, a.bottom});
  return difference && difference->top > 0;
}

// "1200000000", "-0.25"; a fraction that no decimal ends is written as one: "2/3".
std::string to_string(Rational value);

}  // namespace annotator
