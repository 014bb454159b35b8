#include "analysis/sweep/design_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace savan::sweep {

namespace {

using scenario::in_quotes;

constexpr std::size_t most_problems = 20;

/// A cell and the column, in characters, at which it begins.
struct Cell {
    std::string_view text;
    int column = 1;
};

/// Splits at commas; a pair of quotes around a cell, and spaces, are not part of it.
void split(std::string_view line, std::vector<Cell>& cells) {
    cells.clear();
    int column = 1;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t comma = std::min(line.find(',', from), line.size());
        std::string_view text = line.substr(from, comma - from);
        const int begin = column;
        for (const char byte : text) column += (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
        ++column;
        while (text.starts_with(' ')) text.remove_prefix(1);
        while (text.ends_with(' ')) text.remove_suffix(1);
        if (text.size() >= 2 && text.starts_with('"') && text.ends_with('"'))
            text = text.substr(1, text.size() - 2);
        cells.push_back({text, begin});
        from = comma + 1;
    }
}

class Reading {
public:
    Reading(const std::filesystem::path& file, std::string_view text) : file_(file.string()), text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    }

    Design read() {
        Design design;
        design.choice.kind = DesignKind::foreign;
        std::vector<Cell> cells;
        if (!next_line(cells)) {
            problems_.add({file_},
                          "no points (the file is empty) give a line of parameter names, then lines of "
                          "numbers");
        } else if (read_header(cells, design.factors)) {
            design.points.columns = design.factors.size();
            while (problems_.count() < most_problems && next_line(cells))
                if (read_point(cells, design)) ++design.points.rows;
            if (problems_.count() >= most_problems)
                problems_.add({file_, line_ + 1, 1},
                              "not looked at from here on (too many problems) correct those");
            else if (!problems_.any() && design.points.rows == 0)
                problems_.add({file_},
                              "no points (there is only a header) give a line of numbers for each point");
        }
        if (problems_.any()) throw scenario::ScenarioError(problems_.sorted());
        return design;
    }

private:
    scenario::Origin at(const Cell& cell) const { return {file_, line_, cell.column}; }

    /// The next line that is not empty.
    bool next_line(std::vector<Cell>& cells) {
        while (!text_.empty()) {
            const std::size_t end = std::min(text_.find('\n'), text_.size());
            std::string_view line = text_.substr(0, end);
            text_.remove_prefix(std::min(end + 1, text_.size()));
            ++line_;
            while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
            if (line.empty()) continue;
            split(line, cells);
            return true;
        }
        return false;
    }

    bool read_header(const std::vector<Cell>& cells, std::vector<Factor>& factors) {
        for (const Cell& cell : cells) {
            std::optional<Factor> factor = find_factor(cell.text);
            if (!factor)
                problems_.add(at(cell),
                              fmt::format("unknown parameter {} (columns are named after parameters and effects, or "
                                          "\"replicate\") {}",
                                          in_quotes(cell.text), suggestion(cell.text)));
            else if (std::ranges::find(factors, factor->name, &Factor::name) != factors.end())
                problems_.add(at(cell),
                              fmt::format("second column {} (a parameter has one value at a point) keep "
                                          "one of them",
                                          in_quotes(cell.text)));
            else
                factors.push_back(std::move(*factor));
        }
        return !problems_.any();
    }

    static std::string suggestion(std::string_view word) {
        if (word.find(';') != word.npos) return "separate columns by commas, not semicolons";
        return suggest_factor(word, {});
    }

    bool read_point(const std::vector<Cell>& cells, Design& design) {
        const std::size_t before = problems_.count();
        if (cells.size() != design.factors.size()) {
            problems_.add(
                at(cells.front()),
                fmt::format("{} cells in this line (the header has {}) give every factor one number",
                            cells.size(), design.factors.size()));
            return false;
        }
        for (std::size_t j = 0; j < cells.size(); ++j)
            design.points.values.push_back(number(cells[j], design.factors[j]));
        return problems_.count() == before;
    }

    double number(const Cell& cell, const Factor& factor) {
        double value = 0;
        const char* end = cell.text.data() + cell.text.size();
        const auto [rest, error] = std::from_chars(cell.text.data(), end, value);
        if (error != std::errc{} || rest != end || !std::isfinite(value)) {
            problems_.add(at(cell),
                          fmt::format("{} is not a finite number (column {}) write digits, as in 12.5",
                                      in_quotes(cell.text), factor.name));
            return 0;
        }
        if (value < factor.low() || value > factor.high())
            problems_.add(at(cell), fmt::format("{} = {} is out of range ({} to {}{}) give a value within it",
                                                factor.name, value, factor.low(), factor.high(),
                                                factor.is_replicate() ? "" : fmt::format(" {}", factor.unit())));
        else if (factor.is_replicate() && value != std::floor(value))
            problems_.add(at(cell),
                          fmt::format("{} = {} is not a whole number (replicates are counted) leave out "
                                      "the fraction",
                                      factor.name, value));
        return value;
    }

    std::string file_;
    std::string_view text_;
    int line_ = 0;
    scenario::Problems problems_;
};

}  // namespace

std::string design_text(const Design& design) {
    std::string text;
    const auto out = std::back_inserter(text);
    for (std::size_t j = 0; j < design.factors.size(); ++j)
        fmt::format_to(out, "{}{}", j == 0 ? "" : ",", design.factors[j].name);
    text += '\n';
    for (std::size_t row = 0; row < design.points.rows; ++row) {
        const auto values = design.points.row(row);
        for (std::size_t j = 0; j < values.size(); ++j)
            fmt::format_to(out, "{}{}", j == 0 ? "" : ",", values[j]);
        text += '\n';
    }
    return text;
}

Design read_design(const std::filesystem::path& file, std::string_view text) {
    return Reading(file, text).read();
}

}  // namespace savan::sweep
