#include "analysis/report/cells.hpp"

#include <cmath>

#include "analysis/report/phrases.hpp"

namespace savan::analysis {

namespace {

std::string band_text(const Estimate& estimate, const Rounding& rounding) {
    const auto shown = [&](double value) {
        return figure(value * rounding.factor, rounding.digits, rounding.decimals);
    };
    return " [" + shown(estimate.low) + ", " + shown(estimate.high) + "]";
}

}  // namespace

Markup estimate_cell(const Estimate& estimate, const Rounding& rounding) {
    if (std::isnan(estimate.mean)) return text("–");
    const std::string mean = figure(estimate.mean * rounding.factor, rounding.digits, rounding.decimals);
    return element("b", text(mean)) + text(band_text(estimate, rounding));
}

Markup difference_cell(const Estimate& difference, const Rounding& rounding, Worse worse) {
    if (std::isnan(difference.mean)) return text("–");
    const Tone tone = tone_of(difference.low, difference.high, worse);
    const bool is_plain = tone == Tone::crosses || tone == Tone::neutral;
    const std::string mean =
        signed_figure(difference.mean * rounding.factor, rounding.digits, rounding.decimals);
    return element("b", is_plain ? Attributes{} : Attributes{{"class", std::string(class_of(tone))}},
                   text(mean)) +
           text(band_text(difference, rounding));
}

}  // namespace savan::analysis
