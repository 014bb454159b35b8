#include "sim/scenario/setting_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/csv_file.hpp"

namespace savan::scenario {

namespace {

const Words district_columns = {"id", "name", "name_lo", "residents", "source", "status", "note"};
const Words village_columns = {"number",          "district", "residents", "km_to_crossing",
                               "km_to_secondary", "source",   "status"};
const Words age_columns = {"sex", "age_from", "share", "source", "status", "note"};
const Words household_columns = {"size", "share", "source", "status", "note"};
const Words sex_words = {"female", "male"};

constexpr double share_tolerance = 1e-6;

class Reader {
public:
    Reader(const std::filesystem::path& folder, const Origin& asked_by, std::vector<Source>& sources,
           Problems& problems)
        : folder_(folder), asked_by_(asked_by), sources_(sources), problems_(problems) {}

    SettingData read() {
        data_.evidence = read_evidence(folder_ / "evidence.csv", asked_by_, sources_, problems_);
        read_districts();
        read_villages();
        read_age_structure();
        read_household_sizes();
        return std::move(data_);
    }

private:
    /// All rows of a file, or none if any line was refused: half a file would be blamed for the rest.
    std::vector<CsvRow> rows(std::string_view name, const Words& columns) {
        const std::size_t before = problems_.count();
        auto read = read_csv(folder_ / name, columns, asked_by_, sources_, problems_);
        return before == problems_.count() ? read : std::vector<CsvRow>{};
    }

    /// A row's source must be in the evidence file, and what is assumed must say so twice.
    void check_source(const CsvRow& row) {
        const auto& source = row.cell("source");
        if (!check_status(row, problems_) || data_.evidence.empty()) return;
        if (data_.evidence.status(source.text).empty())
            problems_.add(source.at,
                          fmt::format("unknown source {} (not an id of evidence.csv) {}",
                                      in_quotes(source.text), suggest(source.text, data_.evidence.ids())));
        else if (source.text == "assumed" && row.text("status") != "assumed")
            problems_.add(
                row.cell("status").at,
                fmt::format("status {} of an assumed number (only a source can be {}) write assumed",
                            in_quotes(row.text("status")), row.text("status")));
    }

    /// Position of a cell's word among known words.
    std::optional<std::size_t> choice(const CsvRow& row, std::string_view column, const Words& known) {
        const auto& cell = row.cell(column);
        const auto found = std::ranges::find(known, cell.text);
        if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
        problems_.add(cell.at, fmt::format("unknown {} {} (not one of those known) {}", column,
                                           in_quotes(cell.text), suggest(cell.text, known)));
        return std::nullopt;
    }

    void explain(const CsvRow& row, std::string name, double value, std::string unit, double low, double high,
                 std::string_view value_column, std::string meaning) {
        data_.explained.push_back({std::move(name), number_text(value), std::move(unit), low, high, "",
                                   row.text("source"), row.text("status"), row.cell(value_column).at,
                                   std::move(meaning)});
    }

    void read_districts() {
        const std::size_t before = problems_.count();
        for (const CsvRow& row : rows("districts.csv", district_columns)) {
            check_source(row);
            const auto residents = row.integer("residents", 1, 10'000'000, problems_);
            const std::string& id = row.text("id");
            if (std::ranges::find(data_.setting.districts, id, &DistrictData::id) !=
                data_.setting.districts.end())
                problems_.add(
                    row.cell("id").at,
                    fmt::format("district {} stands twice (ids are unique) rename one", in_quotes(id)));
            data_.setting.districts.push_back({id, row.text("name"), row.text("name_lo")});
            district_rows_.push_back(row);
            if (residents)
                explain(row, fmt::format("district.{}.residents", id), *residents, "person", 1, 1e7,
                        "residents", "residents by the census rule, without people absent over six months");
        }
        districts_whole_ = before == problems_.count();
    }

    void read_villages() {
        Words ids;
        for (const DistrictData& district : data_.setting.districts) ids.push_back(district.id);
        const std::size_t before = problems_.count();
        const auto village_rows = rows("villages.csv", village_columns);
        for (const CsvRow& row : village_rows) {
            check_source(row);
            const auto number = row.integer("number", 1, 65535, problems_);
            const auto district = ids.empty() ? std::nullopt : choice(row, "district", ids);
            const auto residents = row.integer("residents", 1, 100'000, problems_);
            const auto crossing = row.number("km_to_crossing", 0, 2000, problems_);
            const auto secondary = row.number("km_to_secondary", 0, 500, problems_);
            if (!number || !district || !residents || !crossing || !secondary) continue;
            auto& villages = data_.setting.villages;
            const auto same = static_cast<std::uint16_t>(*number);
            if (std::ranges::find(villages, same, &VillageData::number) != villages.end())
                problems_.add(
                    row.cell("number").at,
                    fmt::format("village {} stands twice (numbers are unique) renumber one", *number));
            villages.push_back(
                {same, static_cast<std::uint8_t>(*district), *residents, *crossing, *secondary});
        }
        std::ranges::sort(data_.setting.villages, {}, &VillageData::number);
        const bool whole = districts_whole_ && before == problems_.count();
        for (std::size_t d = 0; whole && d < ids.size(); ++d) summarise_district(d, village_rows);
    }

    /// The villages of a district must add up to it; their means are explained.
    void summarise_district(std::size_t district, const std::vector<CsvRow>& village_rows) {
        const CsvRow& own = district_rows_[district];
        const std::string& id = own.text("id");
        int count = 0, sum = 0;
        double crossing = 0, secondary = 0;
        for (const VillageData& v : data_.setting.villages)
            if (v.district == district)
                ++count, sum += v.residents, crossing += v.km_to_crossing, secondary += v.km_to_secondary;
        if (std::to_string(sum) != own.text("residents"))
            problems_.add(
                own.cell("residents").at,
                fmt::format("residents of {} do not add up (its villages have {} in all, the district {}) "
                            "correct villages.csv or this number",
                            id, sum, own.text("residents")));
        const auto first =
            std::ranges::find(village_rows, id, [](const CsvRow& r) { return r.text("district"); });
        if (first == village_rows.end()) return;
        explain(*first, fmt::format("district.{}.villages", id), count, "village", 1, 65535, "district",
                "villages");
        explain(*first, fmt::format("district.{}.km_to_crossing", id),
                std::round(crossing / count * 100) / 100, "km", 0, 2000, "km_to_crossing",
                "mean distance of the villages to the border crossing");
        explain(*first, fmt::format("district.{}.km_to_secondary", id),
                std::round(secondary / count * 100) / 100, "km", 0, 500, "km_to_secondary",
                "mean distance of the villages to a lower-secondary school");
    }

    void read_age_structure() {
        const std::size_t before = problems_.count();
        double sum = 0;
        std::array<std::array<bool, census_age_groups>, 2> given{};
        const auto age_rows = rows("age_structure.csv", age_columns);
        for (const CsvRow& row : age_rows) {
            check_source(row);
            const auto sex = choice(row, "sex", sex_words);
            const auto from = row.integer("age_from", 0, 65, problems_);
            const auto share = row.number("share", 0, 1, problems_);
            if (!sex || !from || !share) continue;
            const auto group = static_cast<std::size_t>(*from) / 5;
            if (*from % 5 != 0 || given[*sex][group]) {
                problems_.add(
                    row.cell("age_from").at,
                    fmt::format("age group {} stands twice or is none (groups begin at 0, 5, .. 65) "
                                "give each once for each sex",
                                *from));
                continue;
            }
            given[*sex][group] = true;
            data_.setting.age_structure[*sex][group] = *share;
            sum += *share;
            const std::string ages = *from == 65 ? "65+" : fmt::format("{}-{}", *from, *from + 4);
            explain(row, fmt::format("age_structure.{}.{}", sex_words[*sex], ages), *share, "share", 0, 1,
                    "share", "part of all residents");
        }
        if (before == problems_.count()) check_sum(age_rows, sum);
    }

    void read_household_sizes() {
        const std::size_t before = problems_.count();
        double sum = 0;
        const auto size_rows = rows("household_sizes.csv", household_columns);
        for (const CsvRow& row : size_rows) {
            check_source(row);
            const auto size = row.integer("size", 1, 40, problems_);
            const auto share = row.number("share", 0, 1, problems_);
            if (!size) continue;
            auto& shares = data_.setting.household_sizes;
            if (static_cast<std::size_t>(*size) != shares.size() + 1)
                problems_.add(row.cell("size").at,
                              fmt::format("size {} out of order (sizes run 1, 2, 3, ..) the next is {}",
                                          *size, shares.size() + 1));
            shares.push_back(share.value_or(0));
            sum += shares.back();
            explain(row, fmt::format("household_sizes.{}", *size), shares.back(), "share", 0, 1, "share",
                    "part of all households that have this many members");
        }
        if (before == problems_.count()) check_sum(size_rows, sum);
    }

    void check_sum(const std::vector<CsvRow>& of, double sum) {
        if (!of.empty() && std::abs(sum - 1) > share_tolerance)
            problems_.add(
                of.front().cell("share").at,
                fmt::format("shares add up to {:.6f} (all rows together must give 1) correct the column",
                            sum));
    }

    const std::filesystem::path& folder_;
    const Origin& asked_by_;
    std::vector<Source>& sources_;
    Problems& problems_;
    SettingData data_;
    std::vector<CsvRow> district_rows_;
    bool districts_whole_ = false;  ///< nothing was refused, so totals may be compared
};

}  // namespace

SettingData read_setting(const std::filesystem::path& folder, const Origin& asked_by,
                         std::vector<Source>& sources, Problems& problems) {
    return Reader(folder, asked_by, sources, problems).read();
}

}  // namespace savan::scenario
