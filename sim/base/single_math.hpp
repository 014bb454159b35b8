#pragma once
/// exp, log and normal quantiles in single precision, for incomes and the like, of which nobody sees the eighth digit: a
/// vector holds twice as many, and they take half the terms. Like portable_math.hpp from +, -, *, / and sqrt alone, so that every
/// machine gives the same bits. Hazards that a draw is compared with stay in double precision.
/// Relative errors are below 3e-7 for exp and log and 5e-7 for quantiles; tests hold them against libm.

#include <bit>
#include <cmath>
#include <cstdint>

namespace savan::single {

/// e^x. Below -87 it is 0, above 88 it is infinite.
[[gnu::always_inline]] inline float exp(float x) noexcept {
    constexpr float log2_e = 1.44269504f;
    constexpr float ln2_high = 0x1.62ep-1f, ln2_low = 0x1.0bfbe8p-15f;  // high has trailing zeros: n * high is exact
    constexpr float shift = 0x1.8p23f;  // adding it rounds to an integer in the low bits
    const float clipped = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
    const float shifted = clipped * log2_e + shift;
    const float n = shifted - shift;
    const float r = (clipped - n * ln2_high) - n * ln2_low;  // |r| <= ln2/2
    // Taylor to degree 7: the truncation error on |r| <= 0.3466 is below 2^-27.
    float p = 1.0f / 5040.0f;
    p = p * r + 1.0f / 720.0f;
    p = p * r + 1.0f / 120.0f;
    p = p * r + 1.0f / 24.0f;
    p = p * r + 1.0f / 6.0f;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(shifted) + 127u;  // low bits hold n
    const float scale = std::bit_cast<float>(bits << 23);
    const float value = p * scale;
    return x < -87.0f ? 0.0f : (x > 88.0f ? HUGE_VALF : value);
}

/// Natural logarithm of a positive, normal number. 0 and negative numbers give minus infinity; infinity and NaN give themselves.
[[gnu::always_inline]] inline float log(float x) noexcept {
    constexpr float ln2_high = 0x1.62ep-1f, ln2_low = 0x1.0bfbe8p-15f;
    // The mantissa is taken into [sqrt(1/2), sqrt(2)) so that log(1) is exactly 0.
    const std::uint32_t offset = std::bit_cast<std::uint32_t>(x) - 0x3f3504f3u;
    const auto exponent = static_cast<float>(static_cast<std::int32_t>(offset) >> 23);
    const float m = std::bit_cast<float>((offset & 0x007fffffu) + 0x3f3504f3u);
    const float f = m - 1.0f;
    const float s = f / (2.0f + f), s2 = s * s;
    // atanh series 2 (s + s^3/3 + ...), |s| <= 0.1716: truncation below 2^-28 at degree 9.
    const float p = ((1.0f / 9.0f * s2 + 1.0f / 7.0f) * s2 + 1.0f / 5.0f) * s2 + 1.0f / 3.0f;
    const float mantissa = f - s * (f - 2.0f * s2 * p);
    const float value = exponent * ln2_high + (mantissa + exponent * ln2_low);
    return x < HUGE_VALF ? (x > 0.0f ? value : -HUGE_VALF) : x;
}

/// Standard normal quantile of a draw's word, at (word + 1/2) / 2^32. A word and its complement give numbers that differ in
/// sign alone.
/// Source: Wichura, Algorithm AS 241 (PPND7), Applied Statistics 37 (1988).
[[gnu::always_inline]] inline float normal_quantile(std::uint32_t word) noexcept {
    constexpr std::int32_t half = INT32_MAX;
    const auto centred = static_cast<std::int32_t>(word ^ 0x80000000u);
    const std::int32_t from_middle = centred < 0 ? ~centred : centred;
    // Of both distances the whole number is exact before it is rounded, so that neither end loses digits.
    const float q = (static_cast<float>(from_middle) + 0.5f) * 0x1p-32f;
    const float tail = (static_cast<float>(half - from_middle) + 0.5f) * 0x1p-32f;
    const float r = 0.180625f - q * q, t = std::sqrt(-log(tail)) - 1.6f;
    // One division serves the middle and the ends.
    const bool middle = q < 0.425f;
    const float top = middle ? q * (((59.109374720f * r + 159.29113202f) * r + 50.434271938f) * r + 3.3871327179f)
                             : ((0.17023821103f * t + 1.3067284816f) * t + 2.7568153900f) * t + 1.4234372777f;
    const float bottom = middle ? ((67.187563600f * r + 78.757757664f) * r + 17.895169469f) * r + 1.0f
                                : (0.12021132975f * t + 0.73700164250f) * t + 1.0f;
    const float size = top / bottom;
    return centred < 0 ? -size : size;
}

}  // namespace savan::single
