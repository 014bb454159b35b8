// The month against its roofline: reading every column of the living once and making as many Philox calls,
// nothing else. Prints JSON. The columns come from the structures of sim/state, the number of calls from
// count_draws:
//   roofline --philox-calls-per-person-month X
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "benchmarks/month_steps.hpp"
#include "benchmarks/support/columns.hpp"
#include "benchmarks/support/process.hpp"
#include "benchmarks/support/scenarios.hpp"
#include "sim/base/clones.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan::benchmarks {
namespace {

SAVAN_KERNEL std::uint64_t read_once(const unsigned char* bytes, std::size_t count) {
    std::uint64_t all = 0;
    for (std::size_t k = 0; k + 8 <= count; k += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes + k, 8);
        all ^= eight;
    }
    return all;
}

SAVAN_KERNEL std::uint32_t draw(std::uint32_t count, Words2 key) {
    std::uint32_t all = 0;
    for (std::uint32_t k = 0; k < count; ++k) {
        const Words4 words = philox4x32_10({k, 1, 2, 3}, key);
        all ^= words[0] ^ words[1] ^ words[2] ^ words[3];
    }
    return all;
}

template <class SomeColumn>
std::uint64_t read_rows(const SomeColumn& column, std::size_t from, std::size_t to) {
    return column.empty() ? 0
                          : read_once(reinterpret_cast<const unsigned char*>(&column[from]),
                                      (to - from) * sizeof(typename SomeColumn::value_type));
}

/// Village by village, as the engine does.
std::uint64_t read_columns(const World& world, const Roster& roster) {
    std::uint64_t all = 0;
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        const std::size_t from = world.villages.from[v], to = world.villages.to[v];
        const std::size_t first = roster.first_household[v], last = roster.first_household[v + 1];
        for_each_youth_column(world.youth, [&](const auto& column) { all ^= read_rows(column, from, to); });
        const auto sojourns = world.sojourns.of(v);
        all ^= read_once(reinterpret_cast<const unsigned char*>(sojourns.data()), sojourns.size_bytes());
        for_each_roster_column(roster, [&](const auto& column) { all ^= read_rows(column, from, to); });
        for_each_household_column(world.households,
                                  [&](const auto& column) { all ^= read_rows(column, first, last); });
    }
    return all;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

int compare(double calls_per_person_month) {
    support::TinyWorld tiny(load("scenarios/no-programme.toml"));
    tiny.release_doses();
    tiny.live(-tiny.start.index);
    const double people = static_cast<double>(living(tiny.world));
    std::vector<double> month_ns, read_ns, draw_ns, ratios;
    std::uint64_t seen = 0;
    for (int year = 0; year < 11; ++year) {
        const double start = cpu_seconds();
        tiny.live(12);
        const double lived = cpu_seconds();
        const double person_months = 12.0 * static_cast<double>(living(tiny.world));
        for (int month = 0; month < 12; ++month) seen ^= read_columns(tiny.world, tiny.roster);
        const double read = cpu_seconds();
        const auto calls = static_cast<std::uint32_t>(calls_per_person_month * person_months / 12);
        for (std::uint32_t month = 0; month < 12; ++month)
            seen ^= draw(calls, {month, static_cast<std::uint32_t>(seen)});
        const double drawn = cpu_seconds();
        month_ns.push_back((lived - start) * 1e9 / person_months);
        read_ns.push_back((read - lived) * 1e9 / person_months);
        draw_ns.push_back((drawn - read) * 1e9 / person_months);
        ratios.push_back((drawn - lived) / (lived - start));
    }
    std::size_t sojourns = 0;
    for (std::size_t v = 0; v < tiny.roster.villages(); ++v) sojourns += tiny.world.sojourns.of(v).size_bytes();
    const double households = static_cast<double>(tiny.roster.households()) / people;
    std::printf(
        "{\"people\": %.0f, \"philox_calls_per_person_month\": %.4f,\n"
        " \"youth_bytes_per_person\": %zu, \"roster_bytes_per_person\": %zu, \"household_bytes_per_person\": "
        "%.2f, \"sojourn_bytes_per_person\": %.2f,\n"
        " \"month_ns_per_person\": %.3f, \"read_ns_per_person\": %.3f, \"draw_ns_per_person\": %.3f,\n"
        " \"month_speed_over_roofline\": %.4f, \"checksum\": %llu}\n",
        people, calls_per_person_month, youth_bytes(tiny.world.youth), roster_bytes(tiny.roster),
        static_cast<double>(household_bytes(tiny.world.households)) * households,
        static_cast<double>(sojourns) / people, median(month_ns),
        median(read_ns), median(draw_ns), median(ratios), static_cast<unsigned long long>(seen));
    return 0;
}

}  // namespace
}  // namespace savan::benchmarks

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "--philox-calls-per-person-month")
        if (const double calls = std::atof(argv[2]); calls > 0) return savan::benchmarks::compare(calls);
    std::fputs("usage: roofline --philox-calls-per-person-month X    (from count_draws)\n", stderr);
    return 2;
}
