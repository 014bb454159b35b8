#pragma once
/// Values of TOML tables whose keys are known, for files that are not scenarios.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/number_reader.hpp"
#include "sim/scenario/toml_file.hpp"

namespace savan::scenario {

/// Reads from tables of one file; what is wrong goes into `problems`. A key that is not there gives what
/// stands for absence, without a problem.
class TableReader {
public:
    TableReader(const Layer& layer, Problems& problems) : layer_(layer), problems_(problems) {}

    /// A problem for each key that is not among those known, "unknown key .. (`why`) ..".
    void check_keys(const toml::table& table, const Words& known, std::string_view why);

    /// The tables [KEY.NAME] at the top of the file, in its order, each with its name.
    std::vector<std::pair<toml::key, const toml::table*>> named_tables(std::string_view key);

    /// A text that is not empty.
    std::optional<std::string> text(const toml::table& table, std::string_view key);
    /// A list of texts.
    std::vector<std::pair<std::string, Origin>> texts(const toml::table& table, std::string_view key);
    /// 0 if it is absent or refused.
    double number(const toml::table& table, std::string_view key, const Accepted& accepted);
    /// Position of a word among those known, 0 if it is absent or refused.
    std::size_t choice(const toml::table& table, std::string_view key, const Words& known);
    bool flag(const toml::table& table, std::string_view key, bool absent);
    /// First and last month of ["2003-01", "2003-12"].
    std::optional<std::pair<int, int>> span(const toml::table& table, std::string_view key);

    /// Where the value of a key stands.
    Origin place(const toml::table& table, std::string_view key) const {
        return layer_.at(table.find(key)->second);
    }
    Origin place(const toml::key& key) const { return layer_.at(key); }
    void refuse(Origin where, std::string what) { problems_.add(std::move(where), std::move(what)); }

private:
    const Layer& layer_;
    Problems& problems_;
};

}  // namespace savan::scenario
