#include "sim/scenario/csv_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/scenario/text_file.hpp"

namespace savan::scenario {

namespace {

using Cells = std::vector<CsvRow::Cell>;

/// Splits a text into lines of cells; quotes may hold commas, line ends and doubled quotes.
std::vector<Cells> split(const std::string& path, std::string_view text, Problems& problems) {
    std::vector<Cells> lines(1);
    Origin place{path, 1, 1};
    std::size_t i = 0;
    const auto step = [&] {
        if (text[i] == '\n')
            ++place.line, place.column = 1;
        else if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u)
            ++place.column;
        ++i;
    };
    while (i < text.size()) {
        CsvRow::Cell cell{{}, place};
        if (text[i] == '"') {
            step();
            while (i < text.size() && (text[i] != '"' || text.substr(i, 2) == "\"\"")) {
                if (text[i] == '"') step();
                cell.text += text[i];
                step();
            }
            if (i == text.size()) {
                problems.add(cell.at,
                             "quotation without end (a cell that opens with a quote must close with one) "
                             "add the closing quote");
                return {};
            }
            step();
        }
        while (i < text.size() && text[i] != ',' && text[i] != '\n') {
            if (text[i] != '\r') cell.text += text[i];
            step();
        }
        const bool line_ends = i == text.size() || text[i] == '\n';
        const bool trailing_comma = !line_ends && (i + 1 == text.size() || text[i + 1] == '\n');
        lines.back().push_back(std::move(cell));
        if (i < text.size()) step();
        if (trailing_comma) lines.back().push_back({{}, place});
        if (trailing_comma && i < text.size()) step();
        if (line_ends || trailing_comma) lines.emplace_back();
    }
    std::erase_if(lines, [](const Cells& cells) {
        return cells.empty() || (cells.size() == 1 && cells.front().text.empty());
    });
    return lines;
}

}  // namespace

const CsvRow::Cell& CsvRow::cell(std::string_view column) const {
    const auto found = std::ranges::find(*columns_, column);
    return cells_[static_cast<std::size_t>(found - columns_->begin())];
}

std::optional<double> CsvRow::number(std::string_view column, double low, double high,
                                     Problems& problems) const {
    const Cell& c = cell(column);
    double value = 0;
    const char* end = c.text.data() + c.text.size();
    const auto [rest, failure] = std::from_chars(c.text.data(), end, value);
    if (failure != std::errc{} || rest != end || !std::isfinite(value)) {
        problems.add(c.at, fmt::format("{} is not a number (column {}) write digits, as in 12.5",
                                       in_quotes(c.text), column));
        return std::nullopt;
    }
    if (value < low || value > high) {
        problems.add(c.at, fmt::format("{} = {} is out of range (column {}) give a value from {} to {}",
                                       column, value, column, low, high));
        return std::nullopt;
    }
    return value;
}

std::optional<int> CsvRow::integer(std::string_view column, int low, int high, Problems& problems) const {
    const auto value = number(column, low, high, problems);
    if (!value) return std::nullopt;
    if (*value == std::floor(*value)) return static_cast<int>(*value);
    problems.add(cell(column).at,
                 fmt::format("{} = {} is not a whole number (column {}) leave out the fraction", column,
                             *value, column));
    return std::nullopt;
}

std::vector<CsvRow> read_csv(const std::filesystem::path& path, const Words& columns, const Origin& asked_by,
                             std::vector<Source>& sources, Problems& problems) {
    const auto text = read_text(path, asked_by, sources, problems);
    if (!text) return {};
    const std::size_t before = problems.count();
    const std::vector<Cells> lines = split(path.string(), *text, problems);
    if (before != problems.count()) return {};
    if (lines.empty()) {
        problems.add({path.string()},
                     "empty data file (a header and rows are needed) see scenarios/data/README.md");
        return {};
    }
    const Cells& header = lines.front();
    std::vector<std::size_t> position(columns.size(), header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto known = std::ranges::find(columns, header[i].text);
        if (known == columns.end())
            problems.add(header[i].at,
                         fmt::format("unknown column {} (not a column of {}) {}", in_quotes(header[i].text),
                                     path.filename().string(), suggest(header[i].text, columns)));
        else
            position[static_cast<std::size_t>(known - columns.begin())] = i;
    }
    bool whole = true;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (position[i] == header.size()) {
            whole = false;
            problems.add(header.front().at,
                         fmt::format("missing column \"{}\" (every row needs it) add it", columns[i]));
        }
    std::vector<CsvRow> rows;
    for (std::size_t line = 1; whole && line < lines.size(); ++line) {
        const Cells& cells = lines[line];
        if (cells.size() != header.size()) {
            problems.add(cells.front().at,
                         fmt::format("{} cells in this line (the header has {}) put text with commas "
                                     "in quotes",
                                     cells.size(), header.size()));
            continue;
        }
        Cells ordered;
        for (const std::size_t from : position) ordered.push_back(cells[from]);
        rows.emplace_back(columns, std::move(ordered));
    }
    return rows;
}

}  // namespace savan::scenario
