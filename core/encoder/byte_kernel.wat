;; multiply_quads of linear.cpp over four rows and eight outputs, with the relaxed SIMD instruction that multiplies bytes
;; and adds pairs of products. Relaxed means that engines may differ where the second operand is over 127; our weights are
;; at most 15, so all give the very numbers that the core gives without. CMake assembles it, byte_kernel.cpp links it.
;;
;; A quad is four neighbouring inputs: 16 bytes of x hold those of four rows, 128 of weights those of 32 outputs, of
;; which eight are read. A lane of 32 bits is an output; its two int16 sums over a group of inputs hold up to 16256.
(module
  (import "core" "memory" (memory 1))

  (func (export "multiply")
    (param $x i32)            ;; int8 [groups * 8 quads, 4 rows, 4]
    (param $corrections i32)  ;; int16 pairs [groups, 4 rows]: where the sums begin
    (param $groups i32)
    (param $weights i32)      ;; uint8 [groups * 8 quads, 32 outputs, 4]
    (param $scales i32)       ;; int16 pairs [groups, 32 outputs]
    (param $totals i32)       ;; out: int32 [4 rows, 8 outputs]
    (local $quads_end i32)
    (local $w0 v128) (local $w1 v128) (local $a v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128)
    (local $s20 v128) (local $s21 v128) (local $s30 v128) (local $s31 v128)
    (local $t00 v128) (local $t01 v128) (local $t10 v128) (local $t11 v128)
    (local $t20 v128) (local $t21 v128) (local $t30 v128) (local $t31 v128)
    (loop $group
      (local.set $s00 (local.tee $s01 (v128.load32_splat (local.get $corrections))))
      (local.set $s10 (local.tee $s11 (v128.load32_splat offset=4 (local.get $corrections))))
      (local.set $s20 (local.tee $s21 (v128.load32_splat offset=8 (local.get $corrections))))
      (local.set $s30 (local.tee $s31 (v128.load32_splat offset=12 (local.get $corrections))))
      (local.set $quads_end (i32.add (local.get $x) (i32.const 128)))
      (loop $two_quads  ;; Firefox is 1.7 times as fast as with one
        (local.set $w0 (v128.load (local.get $weights)))
        (local.set $w1 (v128.load offset=16 (local.get $weights)))
        (local.set $a (v128.load32_splat (local.get $x)))
        (local.set $s00 (i16x8.add (local.get $s00) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s01 (i16x8.add (local.get $s01) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $a (v128.load32_splat offset=4 (local.get $x)))
        (local.set $s10 (i16x8.add (local.get $s10) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s11 (i16x8.add (local.get $s11) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $a (v128.load32_splat offset=8 (local.get $x)))
        (local.set $s20 (i16x8.add (local.get $s20) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s21 (i16x8.add (local.get $s21) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $a (v128.load32_splat offset=12 (local.get $x)))
        (local.set $s30 (i16x8.add (local.get $s30) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s31 (i16x8.add (local.get $s31) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $w0 (v128.load offset=128 (local.get $weights)))
        (local.set $w1 (v128.load offset=144 (local.get $weights)))
        (local.set $a (v128.load32_splat offset=16 (local.get $x)))
        (local.set $s00 (i16x8.add (local.get $s00) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s01 (i16x8.add (local.get $s01) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $a (v128.load32_splat offset=20 (local.get $x)))
        (local.set $s10 (i16x8.add (local.get $s10) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s11 (i16x8.add (local.get $s11) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $a (v128.load32_splat offset=24 (local.get $x)))
        (local.set $s20 (i16x8.add (local.get $s20) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s21 (i16x8.add (local.get $s21) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $a (v128.load32_splat offset=28 (local.get $x)))
        (local.set $s30 (i16x8.add (local.get $s30) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w0))))
        (local.set $s31 (i16x8.add (local.get $s31) (i16x8.relaxed_dot_i8x16_i7x16_s (local.get $a) (local.get $w1))))
        (local.set $x (i32.add (local.get $x) (i32.const 32)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 256)))
        (br_if $two_quads (i32.ne (local.get $x) (local.get $quads_end))))
      ;; The group's sums times its scales, both halves together, go to the totals.
      (local.set $w0 (v128.load (local.get $scales)))
      (local.set $w1 (v128.load offset=16 (local.get $scales)))
      (local.set $t00 (i32x4.add (local.get $t00) (i32x4.dot_i16x8_s (local.get $s00) (local.get $w0))))
      (local.set $t01 (i32x4.add (local.get $t01) (i32x4.dot_i16x8_s (local.get $s01) (local.get $w1))))
      (local.set $t10 (i32x4.add (local.get $t10) (i32x4.dot_i16x8_s (local.get $s10) (local.get $w0))))
      (local.set $t11 (i32x4.add (local.get $t11) (i32x4.dot_i16x8_s (local.get $s11) (local.get $w1))))
      (local.set $t20 (i32x4.add (local.get $t20) (i32x4.dot_i16x8_s (local.get $s20) (local.get $w0))))
      (local.set $t21 (i32x4.add (local.get $t21) (i32x4.dot_i16x8_s (local.get $s21) (local.get $w1))))
      (local.set $t30 (i32x4.add (local.get $t30) (i32x4.dot_i16x8_s (local.get $s30) (local.get $w0))))
      (local.set $t31 (i32x4.add (local.get $t31) (i32x4.dot_i16x8_s (local.get $s31) (local.get $w1))))
      (local.set $corrections (i32.add (local.get $corrections) (i32.const 16)))
      (local.set $scales (i32.add (local.get $scales) (i32.const 128)))
      (br_if $group (local.tee $groups (i32.sub (local.get $groups) (i32.const 1)))))
    (v128.store (local.get $totals) (local.get $t00))
    (v128.store offset=16 (local.get $totals) (local.get $t01))
    (v128.store offset=32 (local.get $totals) (local.get $t10))
    (v128.store offset=48 (local.get $totals) (local.get $t11))
    (v128.store offset=64 (local.get $totals) (local.get $t20))
    (v128.store offset=80 (local.get $totals) (local.get $t21))
    (v128.store offset=96 (local.get $totals) (local.get $t30))
    (v128.store offset=112 (local.get $totals) (local.get $t31))))
