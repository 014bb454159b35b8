#pragma once
/// What is believed about a parameter before data: a distribution, or nothing but its default.

namespace savan {

/// Parameters a, b by kind: uniform low, high · normal mean, sd · lognormal median, sd of the log ·
/// beta alpha, beta. A fixed prior has no spread. Draws are clipped to the parameter's range.
struct Prior {
    enum class Kind { fixed, uniform, normal, lognormal, beta };
    Kind kind = Kind::fixed;
    double a = 0, b = 0;
    friend constexpr bool operator==(const Prior&, const Prior&) = default;
};

namespace priors {
constexpr Prior fixed() noexcept { return {}; }
constexpr Prior uniform(double low, double high) noexcept { return {Prior::Kind::uniform, low, high}; }
constexpr Prior normal(double mean, double sd) noexcept { return {Prior::Kind::normal, mean, sd}; }
constexpr Prior lognormal(double median, double log_sd) noexcept {
    return {Prior::Kind::lognormal, median, log_sd};
}
constexpr Prior beta(double alpha, double beta) noexcept { return {Prior::Kind::beta, alpha, beta}; }
}  // namespace priors

}  // namespace savan
