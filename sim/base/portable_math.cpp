#include "sim/base/portable_math.hpp"

#include <array>

namespace savan::portable {

namespace {

/// a[0] + a[1] r + .. + a[7] r^7 by Horner's rule.
double polynomial(const std::array<double, 8>& a, double r) noexcept {
    double sum = a[7];
    for (int power = 6; power >= 0; --power) sum = sum * r + a[static_cast<std::size_t>(power)];
    return sum;
}

// Coefficients of AS 241, routine PPND16: numerator and denominator of the far tails' rational function.
constexpr std::array<double, 8> top = {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
    2.01033439929228813265e-7};
constexpr std::array<double, 8> bottom = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
    1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15};

}  // namespace

double normal_quantile(double p) noexcept {
    const double tail = p < 0.5 ? p : 1.0 - p;
    const double r = std::sqrt(-log(tail));
    if (r <= 5.0) return moderate_normal_quantile(p);
    const double size = polynomial(top, r - 5.0) / polynomial(bottom, r - 5.0);
    return p < 0.5 ? -size : size;
}

double normal_cdf(double x) noexcept {
    // Marsaglia (2004): Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...); beyond 7 the tail is below 1.3e-12.
    const double size = x < 0 ? -x : x;
    if (size > 7.0) return x < 0 ? 0.0 : 1.0;
    double term = size, sum = size;
    for (int odd = 3; term > 1e-17 * sum && odd < 400; odd += 2) {
        term *= size * size / odd;
        sum += term;
    }
    const double half = sum * 0.39894228040143267794 * exp(-0.5 * size * size);
    return x < 0 ? 0.5 - half : 0.5 + half;
}

}  // namespace savan::portable
