// For WASM alone: the inner loop of linear.cpp by an instruction that our compiler does not know and not every browser
// has, the relaxed SIMD product of bytes. Its module of 500 bytes (byte_kernel.wat) is a part of the program, which
// compiles and links it when it is first asked for, where the browser takes it. The numbers are the same either way, which
// tests/encoder/linear.test.cpp shows.
#pragma once

#include <cstdint>

namespace annotator {

// Writes the totals [4 rows, 8 outputs] of so many groups of inputs; the others are as in linear.h, from the place on
// where the four rows or eight outputs begin.
using ByteKernel = void (*)(const int8_t* quads, const int32_t* corrections, int groups, const uint8_t* weights,
                            const int32_t* group_scales, int32_t* totals);

// Null where the browser does not have the instruction, and while use_byte_kernel(false) holds.
ByteKernel byte_kernel();
void use_byte_kernel(bool on);

}  // namespace annotator
