#include "analysis/report/interval.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace savan::analysis {

namespace {

constexpr double width = 112, height = 12, margin = 5;

}  // namespace

Tone tone_of(double low, double high, Worse worse) {
    if (!(low > 0 || high < 0)) return Tone::crosses;
    if (worse == Worse::neither) return Tone::neutral;
    return (low > 0) == (worse == Worse::more) ? Tone::worse : Tone::better;
}

std::string_view class_of(Tone tone) {
    switch (tone) {
        case Tone::better:
            return "better";
        case Tone::worse:
            return "worse";
        case Tone::neutral:
            return "neutral";
        case Tone::crosses:
            break;
    }
    return "crosses";
}

void Scale::include(double value) {
    if (std::isnan(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
}

Markup interval(double low, double mean, double high, const Scale& scale, Tone tone) {
    if (std::isnan(low) || std::isnan(high) || !(scale.high > scale.low)) return {};
    const auto x = [&](double value) {
        return margin + (value - scale.low) / (scale.high - scale.low) * (width - 2 * margin);
    };
    const std::string_view style = class_of(tone);
    return Markup::verbatim(fmt::format(
        R"(<svg class="interval" width="{0}" height="{1}" viewBox="0 0 {0} {1}" aria-hidden="true" focusable="false">)"
        R"(<line class="axis" x1="{2:.1f}" x2="{2:.1f}" y1="0" y2="{1}"/>)"
        R"(<line class="{3}" x1="{4:.1f}" x2="{5:.1f}" y1="{6}" y2="{6}" stroke-width="2"/>)"
        R"(<circle class="{3}" cx="{7:.1f}" cy="{6}" r="3.5" stroke-width="1.5"/></svg>)",
        width, height, x(0), style, x(low), x(high), height / 2, x(mean)));
}

}  // namespace savan::analysis
