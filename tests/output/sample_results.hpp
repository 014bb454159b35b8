#pragma once
/// Small results with distinct numbers, for tests of the results file. The number at every place is a
/// formula that tests in other languages can repeat.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/measures/tallies.hpp"
#include "sim/output/results_writer.hpp"

namespace savan::output::sample {

/// Three scenarios; two of them have the same interventions in another order.
inline Description description(bool reproducible = true) {
    Description d;
    d.scenarios = {
        {"no-programme",
         "Without any programme",
         "ບໍ່ມີໂຄງການ",
         "what would have happened",
         "# file: no-programme.toml\ntitle = \"Without any programme\"\n",
         R"({"months":5})",
         {},
         {}},
        {"as-was",
         "The programme as it was",
         "ໂຄງການຕາມຄວາມເປັນຈິງ",
         "the programme's reach",
         "# file: as-was.toml\n# ຂໍ້ຄວາມ\nextends = \"base.toml\"\n",
         R"({"months":5,"x":1})",
         {"events", "after-class"},
         {"awareness_event", "after_class"}},
        {"cash-first",
         "Cash first",
         "ເງິນກ່ອນ",
         "cash",
         "# file: cash-first.toml\n",
         R"({"months":5,"x":2})",
         {"cash", "after-class", "events"},
         {"cash", "after_class", "awareness_event"}},
    };
    d.districts = {"Xayphouthong", "Atsaphoutong"};
    d.districts_lo = {"ໄຊພູທອງ", "ອາດສະພັງທອງ"};
    d.months = 5;
    d.seed = 2005;
    d.first_replicate = 3;
    d.replicates = 4;
    d.argv = {"savan", "run", "a b.toml"};
    d.reproducible = reproducible;
    d.libraries = {{"oneTBB", "2021.8"}};
    d.parts = {.partings = true, .spillover = true};
    d.ledger_baseline = "as-was";
    d.explained_json = R"([{"name":"awareness.half_life","value":"12","status":"assumed"}])";
    return d;
}

/// The same runs as those of two members of an ensemble of nine, with two lucks each.
inline Description with_ensemble(Description d) {
    d.first_replicate = 0;
    d.ensemble.text = "# by hand\nawareness.half_life,intention.consider_rate\n6,0.01\n";
    d.ensemble.parameters = {"awareness.half_life", "intention.consider_rate"};
    d.ensemble.members = {2, 7};
    d.ensemble.values = {{6, 0.0125}, {24.5, 1.0 / 3}};
    d.ensemble.lucks = 2;
    return d;
}

/// The number at a place: distinct over scenarios, replicates (by number), measures and places.
inline std::int64_t number(std::size_t scenario, std::uint32_t replicate, std::size_t measure,
                           std::size_t place) {
    return static_cast<std::int64_t>(((scenario * 10 + replicate) * 100 + measure) * 1000 + place);
}

inline Tallies run(const Description& d, std::size_t scenario, std::uint32_t replicate) {
    Tallies tallies(d.months, d.districts.size(), d.scenarios[scenario].interventions.size());
    for (const MeasureRow& row : measure_table()) {
        std::size_t place = 0;
        for (std::int64_t& count : tallies.all(row.measure))
            count = number(scenario, replicate, static_cast<std::size_t>(row.measure), place++);
    }
    return tallies;
}

/// The paired number at a place.
inline std::int64_t paired_number(std::size_t scenario, std::uint32_t replicate, std::size_t variable,
                                  std::size_t place) {
    return static_cast<std::int64_t>(((scenario * 10 + replicate) * 100 + variable) * 10000 + place);
}

inline Pairing pairing(const Description& d, std::size_t scenario, std::uint32_t replicate) {
    Pairing counts(d.months, d.districts.size(), d.parts);
    for (const PairedRow& row : paired_table()) {
        std::size_t place = 0;
        for (std::int64_t& count : counts.all(row.variable))
            count = paired_number(scenario, replicate, static_cast<std::size_t>(row.variable), place++);
    }
    return counts;
}

inline std::vector<Pairing> pairings(const Description& d, std::uint32_t number) {
    std::vector<Pairing> all;
    for (std::size_t scenario = 0; scenario < d.scenarios.size(); ++scenario)
        all.push_back(pairing(d, scenario, number));
    return all;
}

inline std::vector<Tallies> replicate(const Description& d, std::uint32_t number) {
    std::vector<Tallies> runs;
    for (std::size_t scenario = 0; scenario < d.scenarios.size(); ++scenario)
        runs.push_back(run(d, scenario, number));
    return runs;
}

/// Writes the first `present` replicates; all of them unless told otherwise.
inline void write(const std::filesystem::path& file, const Description& d, std::uint32_t present,
                  bool force = false) {
    ResultsWriter writer(file, d, force);
    for (std::uint32_t i = 0; i < present; ++i)
        writer.add(d.first_replicate + i, replicate(d, d.first_replicate + i),
                   pairings(d, d.first_replicate + i));
    writer.finish(present);
}

inline void write(const std::filesystem::path& file, const Description& d = description()) {
    write(file, d, d.replicates);
}

}  // namespace savan::output::sample
