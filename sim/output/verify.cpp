#include <fmt/format.h>
#include <hdf5_hl.h>

#include "sim/output/results_reader.hpp"
#include "sim/output/results_state.hpp"
#include "sim/output/sealed_reading.hpp"
#include "sim/output/sha256.hpp"

namespace savan::output {

using hdf5::checked;
using hdf5::Handle;

namespace {

/// A check that did not hold, in words.
struct Objection {
    std::string words;
};

void require(bool holds, const std::string& words) {
    if (!holds) throw Objection{words};
}

template <class Work>
Check check(const std::string& name, Work&& work) {
    try {
        return {name, true, work()};
    } catch (const Objection& objection) {
        return {name, false, objection.words};
    } catch (const std::exception& failure) {
        return {name, false, failure.what()};
    }
}

std::string schema(const ResultsState& state) {
    const std::vector<Variable> variables = variables_of(state.description.parts);
    for (const Variable& variable : variables) {
        const Handle dataset = hdf5::open_dataset(state.file, variable.name);
        hdf5::Extent wanted;
        for (const Dimension dimension : variable.dimensions) wanted.push_back(state.lengths[dimension]);
        require(hdf5::extent_of(dataset) == wanted, fmt::format("{} has another shape", variable.name));
        const Handle type(H5Dget_type(dataset), H5Tclose, "reading a type");
        require(H5Tequal(type, variable.wide ? H5T_STD_I64LE : H5T_STD_I32LE) > 0,
                fmt::format("{} has another number type", variable.name));
        const auto same = [&](const char* attribute, std::string_view text) {
            require(hdf5::read_text_attribute(dataset, attribute) == text,
                    fmt::format("{} has another {}", variable.name, attribute));
        };
        same("units", variable.units);
        same("long_name", variable.long_name);
        same("long_name_lo", variable.long_name_lo);
        if (!variable.cell_methods.empty()) same("cell_methods", variable.cell_methods);
    }
    return fmt::format("layout version {}, {} variables",
                       state.description.ensemble.any() ? schema_version : plain_schema_version,
                       variables.size());
}

std::string dimensions(const ResultsState& state) {
    std::size_t axes = 0;
    for (const Variable& variable : variables_of(state.description.parts)) {
        const Handle dataset = hdf5::open_dataset(state.file, variable.name);
        for (unsigned axis = 0; const Dimension dimension : variable.dimensions) {
            const Handle scale = hdf5::open_dataset(state.file, name_of(dimension));
            require(H5DSis_scale(scale) > 0, fmt::format("{} is no dimension scale", name_of(dimension)));
            require(H5DSis_attached(dataset, scale, axis) > 0,
                    fmt::format("axis {} of {} is not named {}", axis, variable.name, name_of(dimension)));
            require(hdf5::extent_of(scale).at(0) == state.lengths[dimension],
                    fmt::format("{} has another length", name_of(dimension)));
            ++axis, ++axes;
        }
    }
    return fmt::format("{} axes carry their dimension scales", axes);
}

/// Digests of every run, (scenario, replicate), from what the file holds.
struct Recomputed {
    std::vector<std::uint64_t> digests, paired;
};

/// Reads everything once.
std::string checksums(const ResultsState& state, Recomputed& recomputed) {
    for (const Variable& variable : variables_of(state.description.parts)) {
        const Handle dataset = hdf5::open_dataset(state.file, variable.name);
        const Handle properties(H5Dget_create_plist(dataset), H5Pclose, "reading filters");
        unsigned flags = 0;
        std::size_t values = 0;
        require(H5Pget_filter_by_id2(properties, H5Z_FILTER_FLETCHER32, &flags, &values, nullptr, 0, nullptr,
                                     nullptr) >= 0,
                fmt::format("{} carries no checksums", variable.name));
    }
    Recomputed found{std::vector<std::uint64_t>(state.digests.size()),
                     std::vector<std::uint64_t>(state.digests.size())};
    for (std::size_t replicate = 0; replicate < state.lengths.replicates; ++replicate) {
        const std::vector<Tallies> runs = state.runs(0, state.lengths.scenarios, replicate);
        const std::vector<Pairing> pairings = state.pairings(0, state.lengths.scenarios, replicate);
        for (std::size_t scenario = 0; scenario < runs.size(); ++scenario) {
            found.digests[scenario * state.lengths.replicates + replicate] = runs[scenario].digest();
            found.paired[scenario * state.lengths.replicates + replicate] = pairings[scenario].digest();
        }
    }
    recomputed = std::move(found);
    return fmt::format("all counts of {} runs read through their checksums", recomputed.digests.size());
}

void require_digests(const ResultsState& state, const std::vector<std::uint64_t>& recomputed,
                     const std::vector<std::uint64_t>& stored, const std::string& over_all,
                     std::string_view what) {
    require(!recomputed.empty(), "the counts cannot all be read");
    for (std::size_t run = 0; run < recomputed.size(); ++run)
        require(recomputed[run] == stored[run],
                fmt::format("the {} of {} in replicate {} do not give the stored digest", what,
                            state.description.scenarios[run / state.lengths.replicates].name,
                            state.replicate_numbers[run % state.lengths.replicates]));
    require(digest_of_runs(stored) == over_all,
            fmt::format("the digest over the {} of all runs is another one", what));
}

std::string digests(const ResultsState& state, const Recomputed& recomputed) {
    require_digests(state, recomputed.digests, state.digests, state.digest, "counts");
    require_digests(state, recomputed.paired, state.paired_digests, state.paired_digest, "paired counts");
    return fmt::format("{} runs give their digests, {} over all", recomputed.digests.size(), state.digest);
}

std::string origins(const ResultsState& state) {
    std::vector<std::string> wanted = {"version", "git_revision", "compiler", "compiler_flags", "libraries"};
    if (!state.description.reproducible)
        wanted.insert(wanted.end(), {"argv", "host", "time_started", "time_finished"});
    for (const std::string& name : wanted) {
        const auto found = state.provenance.find(name);
        require(found != state.provenance.end() && !found->second.empty(), name + " is missing");
    }
    require(!state.description.explained_json.empty(), "the parameters are missing");
    for (std::size_t i = 0; i < state.replicate_numbers.size(); ++i)
        require(state.replicate_numbers[i] == state.description.first_replicate + i,
                "the replicates are not numbered one after the other");
    require(state.complete == (state.replicate_numbers.size() == state.description.replicates),
            "what it says of its completeness does not match its replicates");
    return fmt::format("savan {} ({}), seed {}{}", state.provenance.at("version"),
                       state.provenance.at("git_revision"), state.description.seed,
                       state.description.reproducible ? ", reproducible: without host and times" : "");
}

std::string scenario_texts(const ResultsState& state) {
    for (std::size_t i = 0; i < state.description.scenarios.size(); ++i) {
        const ScenarioInfo& scenario = state.description.scenarios[i];
        require(sha256(scenario.text) == state.scenario_sha256.at(i),
                "the text of " + scenario.name + " does not give its SHA-256");
        require(!scenario.resolved.empty(), "what " + scenario.name + " resolves to is missing");
    }
    return fmt::format("{} scenario texts give their SHA-256", state.description.scenarios.size());
}

std::string ensemble(const ResultsState& state) {
    const EnsembleInfo& ensemble = state.description.ensemble;
    require(sha256(ensemble.text) == state.ensemble_sha256,
            "the text of the ensemble does not give its SHA-256");
    require(ensemble.runs() == state.description.replicates,
            "members and lucks do not make the replicates that were asked for");
    const std::size_t runs = state.replicate_numbers.size();
    bool in_order = state.members.size() == runs && state.lucks.size() == runs;
    for (std::size_t run = 0; in_order && run < runs; ++run)
        in_order = state.members[run] == ensemble.members[ensemble.member_of(run)] &&
                   state.lucks[run] == ensemble.luck_of(run);
    require(in_order, "members and lucks of the replicates are not every member with every luck");
    return fmt::format("{} members with {} lucks each, {} parameters", ensemble.members.size(),
                       ensemble.lucks, ensemble.parameters.size());
}

}  // namespace

std::vector<Check> Results::verify() const {
    const hdf5::Silence silence;
    const ResultsState& state = *state_;
    Recomputed recomputed;
    std::vector<Check> checks = {
        check("seal",
              [&] {
                  require_whole(state.path);
                  return std::string("every byte is as it was written");
              }),
        check("schema", [&] { return schema(state); }),
        check("dimensions", [&] { return dimensions(state); }),
        check("checksums", [&] { return checksums(state, recomputed); }),
        check("digests", [&] { return digests(state, recomputed); }),
        check("provenance", [&] { return origins(state); }),
        check("scenarios", [&] { return scenario_texts(state); }),
    };
    if (state.description.ensemble.any())
        checks.push_back(check("ensemble", [&] { return ensemble(state); }));
    return checks;
}

}  // namespace savan::output
