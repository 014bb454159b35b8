#include "sim/scenario/problems.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <tuple>

namespace savan::scenario {

namespace {

/// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

std::string joined_lines(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", place_text(problem.where), problem.what);
    return text;
}

}  // namespace

ScenarioError::ScenarioError(std::vector<Problem> found)
    : std::runtime_error(joined_lines(found)), problems(std::move(found)) {}

std::vector<Problem> Problems::sorted() const {
    std::vector<std::string_view> files;
    const auto rank = [&](const Problem& p) {
        return std::find(files.begin(), files.end(), p.where.file) - files.begin();
    };
    for (const Problem& p : found_)
        if (rank(p) == static_cast<std::ptrdiff_t>(files.size())) files.push_back(p.where.file);
    std::vector<Problem> order = found_;
    std::stable_sort(order.begin(), order.end(), [&](const Problem& a, const Problem& b) {
        return std::tuple(rank(a), a.where.line, a.where.column) <
               std::tuple(rank(b), b.where.line, b.where.column);
    });
    return order;
}

std::string_view nearest(std::string_view word, const Words& known) {
    std::string_view best;
    // A third of the letters may be wrong; more than that is another word.
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t distance = edit_distance(word.substr(0, 80), candidate);
        if (distance < least) least = distance, best = candidate;
    }
    return best;
}

std::string suggest(std::string_view word, const Words& known) {
    const std::string_view near = nearest(word, known);
    if (!near.empty()) return fmt::format("did you mean \"{}\"?", near);
    if (known.empty()) return "leave it out";
    constexpr std::size_t most_listed = 16;
    if (known.size() > most_listed) return "leave it out, or see the names that \"savan explain\" prints";
    return fmt::format("{} {}", known.size() == 1 ? "known is" : "known are", fmt::join(known, ", "));
}

std::string in_quotes(std::string_view word) {
    std::string text = "\"";
    for (const char c : word)
        if (static_cast<unsigned char>(c) < 0x20)
            text += fmt::format("\\x{:02x}", c);
        else
            text += c;
    return text + '"';
}

std::string number_text(double value) { return value >= no_limit ? "no limit" : fmt::format("{}", value); }

std::string place_text(const Origin& where) {
    return where.line == 0 ? where.file : fmt::format("{}:{}:{}", where.file, where.line, where.column);
}

}  // namespace savan::scenario
