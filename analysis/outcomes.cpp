#include "analysis/outcomes.hpp"

#include <limits>
#include <stdexcept>
#include <string>

#include "sim/base/month.hpp"

namespace savan::analysis {

namespace {

constexpr double cents_per_usd = 100;
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
/// Age groups below 18: 6-9, 10-14 and 15-17.
constexpr std::size_t minor_groups = 3;
static_assert(age_group_from[minor_groups] == 18);

double ratio(double numerator, double denominator) {
    return denominator == 0 ? undefined : numerator / denominator;
}

/// Sum over the period of all cells of a measure.
double total(const Tallies& run, Measure measure, Period period) {
    std::int64_t sum = 0;
    for (int month = period.first; month <= period.last; ++month)
        for (const std::int64_t count : run.month(measure, month)) sum += count;
    return static_cast<double>(sum);
}

/// Departures by channels from..to (both included) of the first `groups` age groups.
double departures(const Tallies& run, Period period, std::size_t from, std::size_t to, std::size_t groups) {
    std::int64_t sum = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(Measure::departures, month);
        for (std::size_t cell = 0; cell < counts.size(); ++cell) {
            const std::size_t channel = cell % channels, group = cell / channels % age_groups;
            if (from <= channel && channel <= to && group < groups) sum += counts[cell];
        }
    }
    return static_cast<double>(sum);
}

template <std::size_t Channel>
double by_channel(const Tallies& run, Period period) {
    return departures(run, period, Channel, Channel, age_groups);
}

template <Measure Counted>
double sum_of(const Tallies& run, Period period) {
    return total(run, Counted, period);
}

template <Measure Cents>
double usd_of(const Tallies& run, Period period) {
    return total(run, Cents, period) / cents_per_usd;
}

double irregular_minors(const Tallies& run, Period period) {
    return departures(run, period, 1, channels - 1, minor_groups);
}

double school_years(const Tallies& run, Period period) { return total(run, Measure::in_school, period) / 12; }

/// The measure adds up the household income per head of every youth at home, so their number divides it.
double income_per_head(const Tallies& run, Period period) {
    const double at_home = total(run, Measure::population, period) - total(run, Measure::abroad, period);
    return ratio(total(run, Measure::income, period) / cents_per_usd, at_home);
}

double share_abroad(const Tallies& run, Period period) {
    return ratio(total(run, Measure::abroad, period), total(run, Measure::population, period));
}

double abroad_at_end(const Tallies& run, Period period) {
    return share_abroad(run, {period.last, period.last});
}

/// Always 2003, the year of the published figure, whatever the period.
double abroad_in_2003(const Tallies& run, Period) {
    const Period year{january(2003).index, january(2004).index - 1};
    return year.last < run.months() ? share_abroad(run, year) : undefined;
}

double aware_share(const Tallies& run, Period period) {
    return ratio(total(run, Measure::aware, period), total(run, Measure::population, period));
}

double reach_ratio(const Tallies& run, Period period) {
    double reached = 0, listed = 0, reached_top = 0, listed_top = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto reach = run.month(Measure::reach, month), lists = run.month(Measure::listed, month);
        for (std::size_t cell = 0; cell < reach.size(); ++cell) {
            reached += static_cast<double>(reach[cell]);
            listed += static_cast<double>(lists[cell]);
            if (cell % risk_deciles != risk_deciles - 1) continue;
            reached_top += static_cast<double>(reach[cell]);
            listed_top += static_cast<double>(lists[cell]);
        }
    }
    return ratio(ratio(reached_top, listed_top), ratio(reached, listed));
}

constexpr std::string_view part_mark = "- ";

std::string whole_name(std::string_view name, std::string_view of) {
    if (!name.starts_with(part_mark)) return std::string(name);
    return std::string(of).append(", ").append(name.substr(part_mark.size()));
}

}  // namespace

// Lao names await a native reviewer.
std::span<const OutcomeRow> outcome_table() {
    static constexpr OutcomeRow rows[] = {
        {"departures", "Departures", "ການອອກເດີນທາງໄປໄທ", "trips", Worse::neither,
         sum_of<Measure::departures>},
        {"departures_legal", "- legal", "- ຖືກກົດໝາຍ", "trips", Worse::neither, by_channel<0>},
        {"departures_network", "- through kin and friends", "- ຜ່ານຍາດພີ່ນ້ອງ ແລະ ໝູ່ເພື່ອນ", "trips", Worse::neither,
         by_channel<1>},
        {"departures_alone", "- alone", "- ໄປຄົນດຽວ", "trips", Worse::neither, by_channel<2>},
        {"departures_broker", "- with a broker", "- ຜ່ານນາຍໜ້າ", "trips", Worse::neither, by_channel<3>},
        {"departures_irregular_minors", "- irregular, under 18", "- ຜິດກົດໝາຍ ອາຍຸຕ່ຳກວ່າ 18 ປີ", "trips",
         Worse::more, irregular_minors},
        {"unsafe_departures", "Unsafe departures", "ການອອກເດີນທາງທີ່ບໍ່ປອດໄພ", "trips", Worse::more,
         sum_of<Measure::unsafe_departures>},
        {"exploited", "People ever exploited", "ຜູ້ທີ່ເຄີຍຖືກຂູດຮີດ", "people", Worse::more,
         sum_of<Measure::exploited>},
        {"trafficked", "People ever trafficked", "ຜູ້ທີ່ເຄີຍຖືກຄ້າມະນຸດ", "people", Worse::more,
         sum_of<Measure::trafficked>},
        {"exploitation_months", "Months in exploitation", "ຈຳນວນເດືອນທີ່ຖືກຂູດຮີດ", "person-months", Worse::more,
         sum_of<Measure::exploitation_months>},
        {"dropouts", "School drop-outs", "ອອກໂຮງຮຽນກາງຄັນ", "people", Worse::more, sum_of<Measure::dropouts>},
        {"school_years", "Years at school", "ຈຳນວນປີຮຽນ", "person-years", Worse::less, school_years},
        {"income_per_head", "Income a head", "ລາຍໄດ້ຕໍ່ຫົວຄົນ", "US$/month", Worse::less, income_per_head},
        {"remittances", "Remittances", "ເງິນສົ່ງກັບບ້ານ", "US$", Worse::less, usd_of<Measure::remittances>},
        {"abroad_end", "Abroad in the last month", "ຢູ່ຕ່າງປະເທດໃນເດືອນສຸດທ້າຍ", "share", Worse::neither,
         abroad_at_end},
        {"abroad_2003", "Abroad in 2003", "ຢູ່ຕ່າງປະເທດໃນປີ 2003", "share", Worse::neither, abroad_in_2003},
        {"aware", "Aware of safe migration", "ຮູ້ກ່ຽວກັບການເຄື່ອນຍ້າຍຢ່າງປອດໄພ", "share", Worse::neither,
         aware_share},
        {"cost", "Programme cost", "ຄ່າໃຊ້ຈ່າຍຂອງໂຄງການ", "US$", Worse::neither, usd_of<Measure::cost>},
        {"reach_ratio", "Reach ratio", "ອັດຕາສ່ວນການເຂົ້າເຖິງ", "ratio", Worse::neither, reach_ratio},
    };
    return rows;
}

std::size_t outcome_index(std::string_view key) {
    const auto rows = outcome_table();
    for (std::size_t index = 0; index < rows.size(); ++index)
        if (rows[index].key == key) return index;
    throw std::out_of_range("no outcome " + std::string(key));
}

std::string outcome_name(std::string_view key) {
    return whole_name(outcome_table()[outcome_index(key)].name, outcome_table()[0].name);
}

std::string outcome_name_lo(std::string_view key) {
    return whole_name(outcome_table()[outcome_index(key)].name_lo, outcome_table()[0].name_lo);
}

std::vector<double> outcomes(const Tallies& run, Period period) {
    std::vector<double> values;
    for (const OutcomeRow& row : outcome_table()) values.push_back(row.value(run, period));
    return values;
}

}  // namespace savan::analysis
