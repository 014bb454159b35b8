#pragma once
/// exp, log and what is made of them, from +, -, *, / and sqrt alone, so that every compiler, every
/// machine and WebAssembly give the same bits. (glibc's own give other bits with and without FMA.)
/// Relative errors are below 1e-15 for exp and 4e-16 for log; tests hold them against libm.

#include <bit>
#include <cmath>
#include <cstdint>

namespace savan::portable {

/// e^x. Below -708 it is 0, above 709 it is infinite.
[[gnu::always_inline]] inline double exp(double x) noexcept {
    constexpr double log2_e = 1.4426950408889634074;
    constexpr double ln2_high = 6.93145751953125e-1, ln2_low = 1.42860682030941723212e-6;
    constexpr double shift = 0x1.8p52;  // adding it rounds to an integer in the low bits
    const double clipped = x < -708.0 ? -708.0 : (x > 709.0 ? 709.0 : x);
    const double shifted = clipped * log2_e + shift;
    const double n = shifted - shift;
    const double r = (clipped - n * ln2_high) - n * ln2_low;  // |r| <= ln2/2
    // Taylor to degree 13: the truncation error on |r| <= 0.3466 is below 2^-56.
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = p * r + 1.0;
    p = p * r + 1.0;
    const auto bits = std::bit_cast<std::uint64_t>(shifted) + 1023;  // low bits hold n
    const double scale = std::bit_cast<double>(bits << 52);
    const double value = p * scale;
    return x < -708.0 ? 0.0 : (x > 709.0 ? HUGE_VAL : value);
}

/// Natural logarithm of a positive, normal number. 0 and negative numbers give minus infinity;
/// infinity and NaN give themselves, so that a spoilt number stays visible.
[[gnu::always_inline]] inline double log(double x) noexcept {
    constexpr double ln2_high = 6.93147180369123816490e-1, ln2_low = 1.90821492927058770002e-10;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    // The mantissa is taken into [sqrt(1/2), sqrt(2)) so that log(1) is exactly 0.
    const std::uint64_t offset = bits - 0x3fe6a09e667f3bcdULL;
    const auto exponent = static_cast<double>(static_cast<std::int32_t>(
        static_cast<std::int64_t>(offset) >> 52));
    const double m = std::bit_cast<double>((offset & 0x000fffffffffffffULL) + 0x3fe6a09e667f3bcdULL);
    const double f = m - 1.0;
    const double s = f / (2.0 + f), s2 = s * s;
    // atanh series 2 (s + s^3/3 + ...), |s| <= 0.1716: truncation below 2^-57 at degree 21.
    double p = 1.0 / 21.0;
    p = p * s2 + 1.0 / 19.0;
    p = p * s2 + 1.0 / 17.0;
    p = p * s2 + 1.0 / 15.0;
    p = p * s2 + 1.0 / 13.0;
    p = p * s2 + 1.0 / 11.0;
    p = p * s2 + 1.0 / 9.0;
    p = p * s2 + 1.0 / 7.0;
    p = p * s2 + 1.0 / 5.0;
    p = p * s2 + 1.0 / 3.0;
    // log(1+f) = f - s (f - 2 s^2 p): the leading term stays exact.
    const double mantissa = f - s * (f - 2.0 * s2 * p);
    const double value = exponent * ln2_high + (mantissa + exponent * ln2_low);
    return x < HUGE_VAL ? (x > 0.0 ? value : -HUGE_VAL) : x;
}

/// e^x - 1 without loss for small x.
[[gnu::always_inline]] inline double expm1(double x) noexcept {
    // Taylor below 0.35, where e^x - 1 would lose digits.
    if (!(x > -0.35 && x < 0.35)) return exp(x) - 1.0;
    double p = 1.0 / 6227020800.0;
    p = p * x + 1.0 / 479001600.0;
    p = p * x + 1.0 / 39916800.0;
    p = p * x + 1.0 / 3628800.0;
    p = p * x + 1.0 / 362880.0;
    p = p * x + 1.0 / 40320.0;
    p = p * x + 1.0 / 5040.0;
    p = p * x + 1.0 / 720.0;
    p = p * x + 1.0 / 120.0;
    p = p * x + 1.0 / 24.0;
    p = p * x + 1.0 / 6.0;
    p = p * x + 0.5;
    p = p * x + 1.0;
    return p * x;
}

/// ln(1 + x) without loss for small x; -1 and below give minus infinity.
inline double log1p(double x) noexcept {
    const double y = 1.0 + x;
    if (y == 1.0) return x;
    if (!(y > 0.0 && y < HUGE_VAL)) return log(y);
    // The correction term restores what rounding 1 + x took away.
    return log(y) - ((y - 1.0) - x) / y;
}

/// Logistic function 1 / (1 + e^-x).
[[gnu::always_inline]] inline double logistic(double x) noexcept { return 1.0 / (1.0 + exp(-x)); }

[[gnu::always_inline]] inline double tanh(double x) noexcept {
    const double e = expm1(2.0 * x);
    return x > 20.0 ? 1.0 : e / (e + 2.0);
}

/// x^y for x > 0; 0^y is 0.
inline double pow(double x, double y) noexcept { return x > 0.0 ? exp(y * log(x)) : 0.0; }

/// The middle part of normal_quantile, for |p - 1/2| < central_half_width: plain arithmetic that vectorises.
constexpr double central_half_width = 0.425;
[[gnu::always_inline]] inline double central_normal_quantile(double p) noexcept {
    const double q = p - 0.5;
    const double r = 0.180625 - q * q;
    double top = 2.5090809287301226727e+3, bottom = 5.2264952788528545610e+3;
    top = top * r + 3.3430575583588128105e+4, bottom = bottom * r + 2.8729085735721942674e+4;
    top = top * r + 6.7265770927008700853e+4, bottom = bottom * r + 3.9307895800092710610e+4;
    top = top * r + 4.5921953931549871457e+4, bottom = bottom * r + 2.1213794301586595867e+4;
    top = top * r + 1.3731693765509461125e+4, bottom = bottom * r + 5.3941960214247511077e+3;
    top = top * r + 1.9715909503065514427e+3, bottom = bottom * r + 6.8718700749205790830e+2;
    top = top * r + 1.3314166789178437745e+2, bottom = bottom * r + 4.2313330701600911252e+1;
    top = top * r + 3.3871328727963666080e0, bottom = bottom * r + 1.0;
    return q * top / bottom;
}

/// Standard normal quantile for p in [2^-36, 1 - 2^-36], as every 32-bit draw is: without branches, so that it
/// vectorises. The part between the middle and the far tails is AS 241's, as in normal_quantile.
[[gnu::always_inline]] inline double moderate_normal_quantile(double p) noexcept {
    const double q = p - 0.5;
    const double tail = q < 0 ? p : 1.0 - p;
    const double r = std::sqrt(-log(tail)) - 1.6;
    double top = 7.74545014278341407640e-4, bottom = 1.05075007164441684324e-9;
    top = top * r + 2.27238449892691845833e-2, bottom = bottom * r + 5.47593808499534494600e-4;
    top = top * r + 2.41780725177450611770e-1, bottom = bottom * r + 1.51986665636164571966e-2;
    top = top * r + 1.27045825245236838258e0, bottom = bottom * r + 1.48103976427480074590e-1;
    top = top * r + 3.64784832476320460504e0, bottom = bottom * r + 6.89767334985100004550e-1;
    top = top * r + 5.76949722146069140550e0, bottom = bottom * r + 1.67638483018380384940e0;
    top = top * r + 4.63033784615654529590e0, bottom = bottom * r + 2.05319162663775882187e0;
    top = top * r + 1.42343711074968357734e0, bottom = bottom * r + 1.0;
    const double size = top / bottom;
    const double outer = q < 0 ? -size : size;
    const double middle = central_normal_quantile(p);
    return q > -central_half_width && q < central_half_width ? middle : outer;
}

/// Standard normal quantile for p in (0, 1); relative error below 2e-15.
/// Source: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
double normal_quantile(double p) noexcept;

/// Standard normal distribution function, absolute error below 2e-12.
double normal_cdf(double x) noexcept;

}  // namespace savan::portable
