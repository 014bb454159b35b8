#pragma once
/// Data files: comma-separated with a header line, quotes as in RFC 4180.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/problems.hpp"

namespace savan::scenario {

/// One line of a data file; its readers blame the cell that is wrong and then give nothing.
class CsvRow {
public:
    struct Cell {
        std::string text;
        Origin at;
    };

    CsvRow(const Words& columns, std::vector<Cell> cells) : columns_(&columns), cells_(std::move(cells)) {}

    const Cell& cell(std::string_view column) const;
    const std::string& text(std::string_view column) const { return cell(column).text; }
    std::optional<double> number(std::string_view column, double low, double high, Problems& problems) const;
    std::optional<int> integer(std::string_view column, int low, int high, Problems& problems) const;

private:
    const Words* columns_;
    std::vector<Cell> cells_;
};

/// All rows of a file whose header must hold exactly `columns`, in any order. `columns` must outlive
/// the rows. Lines with too few or too many cells are blamed and left out.
std::vector<CsvRow> read_csv(const std::filesystem::path& path, const Words& columns, const Origin& asked_by,
                             std::vector<Source>& sources, Problems& problems);

}  // namespace savan::scenario
