#include "analysis/suppression.hpp"

#include <algorithm>
#include <numeric>

namespace savan::analysis {

std::vector<bool> hidden_cells(std::span<const double> counts) {
    std::vector<std::size_t> smallest_first(counts.size());
    std::iota(smallest_first.begin(), smallest_first.end(), std::size_t{0});
    std::ranges::stable_sort(smallest_first, {}, [&](std::size_t cell) { return counts[cell]; });

    std::vector<bool> hidden(counts.size(), false);
    std::size_t cells = 0;
    double people = 0;
    for (const std::size_t cell : smallest_first) {
        if (counts[cell] == 0) continue;
        const bool too_few_hidden = cells > 0 && (cells < 2 || people < smallest_cell);
        if (counts[cell] >= smallest_cell && !too_few_hidden) break;
        hidden[cell] = true;
        people += counts[cell];
        ++cells;
    }
    return hidden;
}

std::vector<bool> hidden_in_either(std::span<const double> counts, std::span<const double> others) {
    std::vector<bool> hidden = hidden_cells(counts);
    const std::vector<bool> also = hidden_cells(others);
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) hidden[cell] = hidden[cell] || also[cell];
    return hidden;
}

}  // namespace savan::analysis
