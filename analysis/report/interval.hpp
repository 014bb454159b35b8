#pragma once
/// A mean with its band as a small picture within a table row, drawn without scripts.

#include "analysis/compare.hpp"
#include "analysis/report/html.hpp"

namespace savan::analysis {

/// Where a band stands: shown by colour and by a filled or hollow mark.
enum class Tone { crosses, better, worse, neutral };

Tone tone_of(double low, double high, Worse worse);
std::string_view class_of(Tone tone);

/// Scale of one column: from the lowest to the highest value drawn, zero included.
struct Scale {
    double low = 0, high = 0;
    void include(double value);
};

/// Empty when the band does not exist. For eyes only: the numbers stand beside it as text.
Markup interval(double low, double mean, double high, const Scale& scale, Tone tone);

}  // namespace savan::analysis
