// Each vectorised kernel by itself, over so few rows that they stay in the second cache: `kernel/<name>`,
// counter ns/row. Those of model/risk need a whole village: see `month/risk`.
#include <benchmark/benchmark.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "benchmarks/support/process.hpp"
#include "sim/base/digest.hpp"
#include "sim/base/philox.hpp"
#include "sim/interventions/targeting_kernels.hpp"
#include "sim/measures/tally_kernels.hpp"
#include "sim/model/founding_kernels.hpp"
#include "sim/processes/awareness_kernels.hpp"
#include "sim/processes/candidates.hpp"
#include "sim/processes/chance_kernels.hpp"
#include "sim/processes/departure_kernels.hpp"
#include "sim/processes/economy_kernels.hpp"
#include "sim/processes/intention_kernels.hpp"
#include "sim/processes/remittance_kernels.hpp"
#include "sim/processes/talk_kernels.hpp"
#include "sim/state/luck_kernels.hpp"

namespace savan::benchmarks {
namespace {

constexpr std::size_t rows = 4096;

/// Pseudo-random columns of every type, made once; `salt` makes columns differ.
template <class Value, class Make>
std::vector<Value> column(std::uint32_t salt, Make&& make) {
    std::vector<Value> values;
    for (std::uint32_t k = 0; k < rows; ++k)
        values.push_back(static_cast<Value>(make(philox4x32_10({k, salt, 0, 0}, {1, 2})[0])));
    return values;
}
template <class Value>
std::vector<Value> below(std::uint32_t salt, std::uint32_t count) {
    return column<Value>(salt, [&](std::uint32_t word) { return word % count; });
}
template <class Value>
std::vector<Value> between(std::uint32_t salt, double low, double high) {
    return column<Value>(salt, [&](std::uint32_t word) { return low + (high - low) * 0x1p-32 * word; });
}

template <class Kernel>
void add(const char* name, Kernel kernel) {
    const auto run = [kernel](benchmark::State& state) mutable {
        const double begin = cpu_seconds();
        for (auto _ : state) {
            kernel();
            benchmark::ClobberMemory();
        }
        state.counters["ns/row"] =
            (cpu_seconds() - begin) * 1e9 / (rows * static_cast<double>(state.iterations()));
    };
    benchmark::RegisterBenchmark((std::string("kernel/") + name).c_str(), run);
}

void add_luck() {
    const auto id = below<std::uint32_t>(1, 1'000'000), purpose = below<std::uint32_t>(2, 1'000'000);
    const luck_kernels::Key key{7, 8, {9, 10}};
    add("draw_people", [=, bytes = std::vector<std::uint8_t>(16 * rows)]() mutable {
        luck_kernels::BytesOut out;
        for (std::size_t k = 0; k < 16; ++k) out[k / 4][k % 4] = bytes.data() + k * rows;
        luck_kernels::draw_people(id.data(), rows, key, out);
    });
    add("draw_normals", [=, normals = std::vector<float>(4 * rows)]() mutable {
        float* out = normals.data();
        luck_kernels::draw_normals(0, rows, key, {out, out + rows, out + 2 * rows, out + 3 * rows});
    });
    add("draw_words", [=, words = std::vector<std::uint32_t>(4 * rows)]() mutable {
        luck_kernels::draw_words(id.data(), purpose.data(), rows, 8, 0, {9, 10}, words.data());
    });
}

void add_digest() {
    // Eight lists of an eighth of the rows each.
    constexpr std::size_t lists = digest_kernels::together, length = rows / lists;
    const auto word = column<std::int64_t>(33, [](auto drawn) { return drawn; });
    add("digest of lists", [=, state = std::vector<std::uint64_t>(lists)]() mutable {
        const std::int64_t* each[lists];
        for (std::size_t l = 0; l < lists; ++l) each[l] = word.data() + l * length;
        digest_kernels::add(each, length, state.data());
    });
}

void add_founding() {
    const auto word = column<std::uint32_t>(1, [](auto drawn) { return drawn; });
    std::vector<double> out(rows);
    add("exponentials of words", [=]() mutable { founding_kernels::exponentials(word.data(), rows, out.data()); });
    add("normals of words", [=]() mutable { founding_kernels::normals(word.data(), rows, out.data()); });
}

void add_candidates() {
    const auto place = below<Place>(3, 3);
    const auto school = below<School>(4, 4);
    const auto work = below<Work>(32, 2);
    const auto luck = below<std::uint8_t>(6, 256);
    const auto month = below<std::int16_t>(7, 100);
    std::vector<std::uint8_t> flag(rows);
    add("enrolled_below", [=]() mutable {
        candidates::enrolled_below(place.data(), school.data(), luck.data(), rows, 9, flag.data());
    });
    add("working_below", [=]() mutable {
        candidates::working_below(place.data(), school.data(), work.data(), luck.data(), rows, {1, 5},
                                  flag.data());
    });
    add("equal_to", [=]() mutable { candidates::equal_to(month.data(), rows, 50, flag.data()); });
}

void add_awareness() {
    const auto aware = between<float>(8, 0, 1), lesson = between<float>(9, -1, 0.5);
    const auto trips = below<std::uint8_t>(10, 2), ties = below<std::uint8_t>(11, 20),
               luck = below<std::uint8_t>(12, 256);
    const auto place = below<Place>(13, 3);
    const auto until = below<std::int16_t>(14, 100);
    const auto u1 = column<std::uint32_t>(15, [](auto word) { return word; }),
               u2 = column<std::uint32_t>(16, [](auto word) { return word; });
    add("fade", [=, own = between<float>(8, 0, 1)]() mutable {
        awareness_kernels::fade(own.data(), trips.data(), rows, 0.99f, 0.8f);
    });
    add("learn", [=, own = between<float>(8, 0, 1)]() mutable {
        awareness_kernels::learn(own.data(), lesson.data(), rows);
    });
    add("may_speak", [=, flag = std::vector<std::uint8_t>(rows)]() mutable {
        awareness_kernels::may_speak({aware.data(), place.data(), ties.data(), until.data(), luck.data()},
                                     rows, 0.02f, 2, 50, flag.data());
    });
    add("space", [=, out = std::vector<double>(3 * rows), told = std::vector<std::uint8_t>(rows),
                  position = std::vector<std::uint32_t>(rows)]() mutable {
        talk_kernels::space({aware.data(), luck.data(), ties.data(), u1.data(), u2.data(), u2.data()}, rows,
                            {out.data(), out.data() + rows, out.data() + 2 * rows, told.data(), position.data()});
    });
}

void add_migration() {
    const auto rest = between<double>(17, -3, 1), income = between<double>(18, 1, 60);
    std::vector<double> out(rows);
    const auto place = below<Place>(3, 3);
    const auto stage = below<Stage>(5, 3);
    const auto school = below<School>(4, 4);
    const auto few = below<std::uint8_t>(33, 2), luck = below<std::uint8_t>(6, 256);
    add("may_move_on", [=, flag = std::vector<std::uint8_t>(rows)]() mutable {
        intention_kernels::may_move_on({place.data(), stage.data(), school.data(), few.data(), few.data(), luck.data()}, rows,
                                       {{2, 3, 3, 4, 1, 2, 2, 3}, 80, 120}, flag.data());
    });
    const auto chance = between<double>(36, 0, 1), first = between<double>(37, 0, 0.3), second = between<double>(38, 0, 0.2);
    add("happens", [=, flag = std::vector<std::uint8_t>(rows)]() mutable {
        chance_kernels::happens(chance.data(), first.data(), rows, flag.data());
    });
    add("compete", [=, exit = std::vector<chance_kernels::Exit>(rows)]() mutable {
        chance_kernels::compete(chance.data(), first.data(), second.data(), rows, exit.data());
    });
    add("exponentials", [=, value = std::vector<double>(rows)]() mutable {
        value = rest;
        chance_kernels::exponentials(value.data(), rows);
    });
    const auto words = below<std::uint32_t>(35, 0xffffffff);
    std::vector<std::int64_t> chosen(rows / 4);
    add("take_costs", [=]() mutable { departure_kernels::take_costs(income.data(), income.data(), rows, 0.8, out.data()); });
    add("choose_of_four, an option", [=, utility = rest]() mutable {
        departure_kernels::choose_of_four(words.data(), utility.data(), 0, rows / 4, out.data(), chosen.data());
    });
    add("offers", [=]() mutable { departure_kernels::offers(words.data(), rest.data(), rows, 0.4, out.data()); });
}

void add_intentions() {
    const auto village = below<std::uint32_t>(50, 16), trait = below<std::uint32_t>(51, 64);
    const auto aware = between<float>(52, 0, 1), money = between<float>(53, 0, 400), income = between<float>(54, 1, 60);
    const auto ties = below<std::int32_t>(55, 3), present = below<std::int32_t>(56, 20);
    const auto log_age = between<double>(57, -2, 0), hazard = between<double>(58, 0, 0.3), back = between<double>(59, 0, 0.2);
    const auto top = below<std::uint32_t>(60, 256);
    std::vector<intention::VillageTerms> terms(16);
    for (auto& each : terms) each.score = -3, each.cheapest_trip = 120, each.funds_needed = 60;
    const auto looked = [](const auto& columns) {
        return std::apply([](const auto&... column) { return intention_kernels::Looked{column.data()...}; }, columns);
    };
    const auto columns = std::tuple(village, aware, money, income, ties, present, trait, log_age);
    std::vector<double> out(rows), out_back(rows);
    const Parameters parameters;
    add("largest_hazards, a class", [=, large = std::vector(rows / 8, terms[0])]() mutable {
        intention_kernels::largest_hazards(parameters, large.data(), rows / 8, out.data());
    });
    add("consider", [=]() mutable {
        intention_kernels::consider(looked(columns), rows, parameters, terms.data(), 51, out.data());
    });
    add("plan", [=]() mutable {
        intention_kernels::plan(looked(columns), rows, parameters, terms.data(), out.data(), out_back.data());
    });
    add("compete_by_top", [=, first = std::vector<double>(rows), any = std::vector<double>(rows),
                           exit = std::vector<std::uint32_t>(rows), open = std::vector<std::uint32_t>(rows)]() mutable {
        intention_kernels::compete_by_top(top.data(), hazard.data(), back.data(), rows, first.data(), any.data(), exit.data(),
                                          open.data());
    });
}

void add_stays() {
    const auto wage = between<float>(41, 30, 200), debt = between<float>(42, 0, 90), part = between<float>(43, 0, 1);
    const auto months = below<std::int32_t>(44, 90);
    add("divide_pay", [=, made = std::vector<float>(2 * rows), cents = std::vector<std::int32_t>(2 * rows)]() mutable {
        remittance_kernels::divide_pay({wage.data(), debt.data(), part.data(), months.data(), made.data(),
                                        made.data() + rows, cents.data(), cents.data() + rows},
                                       rows, {0.03, 5, 40, 0.3, 0.43});
    });
}

void add_lists() {
    const auto rank = below<std::uint16_t>(45, 65536);
    const auto noise = below<std::uint32_t>(46, 0xffffffff);
    const auto correlation = between<double>(47, -0.2, 0.9);
    add("observe", [=, observed = std::vector<double>(rows)]() mutable {
        targeting_kernels::observe(rank.data(), noise.data(), correlation.data(), rows, observed.data());
    });
}

void add_households() {
    const auto normal = between<float>(21, -2, 2), land = between<float>(22, 0.3, 3);
    const auto people = below<std::uint8_t>(23, 6);
    const auto labour = between<float>(24, 0, 8);
    std::array<std::vector<float>, 4> state;
    std::array<std::vector<std::int32_t>, 3> cents;
    for (auto& each : state) each = between<float>(25, 0, 30);
    for (auto& each : cents) each = below<std::int32_t>(26, 9);
    add("economy live", [=]() mutable {
        const std::uint8_t* few = people.data();
        economy_kernels::live(
            {normal.data(), land.data(), few, few, few, few, few, state[0].data(), state[1].data(),
             state[2].data(), state[3].data(), cents[0].data(), cents[1].data(), cents[2].data()},
            rows, {0.8f, 0.3f, 30, 28, 8, 0.03f, 0.15f, labour.data()});
    });
    const auto place = below<Place>(27, 3);
    const auto male = below<std::uint8_t>(28, 2);
    const auto aware = between<float>(29, 0, 1);
    const auto household = below<std::uint32_t>(30, rows);
    const auto income = below<std::int32_t>(31, 9000);
    tally_kernels::Parts parts;
    parts.resize(rows);
    add("tally parts", [=]() mutable {
        tally_kernels::find_parts({male.data(), place.data(), aware.data(), household.data(), male.data()}, rows, income.data(),
                                  parts);
    });
    add("tally sum", [=] {
        auto sums = tally_kernels::sum(parts, 0, rows);
        benchmark::DoNotOptimize(sums);
    });
}

[[maybe_unused]] const bool registered = [] {
    add_digest(), add_luck(), add_founding(), add_candidates(), add_awareness(), add_migration(), add_intentions(), add_stays(),
        add_lists(), add_households();
    return true;
}();

}  // namespace
}  // namespace savan::benchmarks
