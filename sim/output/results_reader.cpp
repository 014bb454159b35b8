#include "sim/output/results_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/output/results_state.hpp"
#include "sim/output/sealed_reading.hpp"

namespace savan::output {

namespace fs = std::filesystem;
using hdf5::checked;
using hdf5::Handle;

namespace {

template <class Member>
void spread(std::vector<ScenarioInfo>& scenarios, const std::vector<std::string>& values, Member member) {
    for (std::size_t i = 0; i < scenarios.size(); ++i) scenarios[i].*member = values.at(i);
}

void read_description(ResultsState& state) {
    const hid_t file = state.file, group = state.provenance_group;
    Description& description = state.description;
    description.scenarios.resize(hdf5::extent_of(hdf5::open_dataset(file, "scenario")).at(0));
    auto& scenarios = description.scenarios;
    spread(scenarios, hdf5::read_strings(file, "scenario"), &ScenarioInfo::name);
    spread(scenarios, hdf5::read_strings(file, "scenario_title"), &ScenarioInfo::title);
    spread(scenarios, hdf5::read_strings(file, "scenario_title_lo"), &ScenarioInfo::title_lo);
    spread(scenarios, hdf5::read_strings(group, "finding"), &ScenarioInfo::finding);
    spread(scenarios, hdf5::read_strings(group, "scenario_text"), &ScenarioInfo::text);
    spread(scenarios, hdf5::read_strings(group, "scenario_resolved"), &ScenarioInfo::resolved);
    description.districts = hdf5::read_strings(file, "district");
    description.districts_lo = hdf5::read_strings(file, "district_lo");
    description.months = static_cast<int>(hdf5::extent_of(hdf5::open_dataset(file, "time")).at(0));
    const auto number = [&](const char* name) {
        return static_cast<std::uint32_t>(hdf5::read_integer_attribute(group, name));
    };
    description.seed = number("seed");
    description.first_replicate = number("first_replicate");
    description.replicates = number("replicates_expected");
    description.reproducible = number("reproducible") != 0;
    description.parts = {.partings = number("partings") != 0, .spillover = number("spillover") != 0};
    description.ledger_baseline = hdf5::read_text_attribute(group, "ledger_baseline");
    description.explained_json = hdf5::read_strings(group, "explained").at(0);
    for (auto& [name, text] : hdf5::read_text_attributes(group)) state.provenance[name] = text;
    description.libraries =
        nlohmann::json::parse(state.provenance.at("libraries")).get<std::map<std::string, std::string>>();
    if (const auto argv = state.provenance.find("argv"); argv != state.provenance.end())
        description.argv = nlohmann::json::parse(argv->second).get<std::vector<std::string>>();

    state.interventions = hdf5::read_strings(file, "intervention");
    state.positions = hdf5::read_integers(group, "intervention_position");
    const std::vector<std::string> kinds = hdf5::read_strings(group, "intervention_kind");
    const std::size_t all = state.interventions.size();
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const auto own = std::span(state.positions).subspan(i * all, all);
        const auto count =
            static_cast<std::size_t>(std::ranges::count_if(own, [](auto p) { return p >= 0; }));
        scenarios[i].interventions.resize(count);
        scenarios[i].intervention_kinds.resize(count);
        for (std::size_t j = 0; j < all; ++j) {
            if (own[j] < 0) continue;
            const auto position = static_cast<std::size_t>(own[j]);
            scenarios[i].interventions.at(position) = state.interventions[j];
            scenarios[i].intervention_kinds.at(position) = kinds.at(i * all + j);
        }
    }
}

void read_all(ResultsState& state) {
    state.provenance_group =
        Handle(H5Gopen2(state.file, "provenance", H5P_DEFAULT), H5Gclose, "opening /provenance");
    read_description(state);
    state.complete = hdf5::read_integer_attribute(state.file, "complete") == 1;
    state.digest = hdf5::read_text_attribute(state.file, "digest");
    for (const std::int64_t number : hdf5::read_integers(state.file, "replicate"))
        state.replicate_numbers.push_back(static_cast<std::uint32_t>(number));
    state.digests = hdf5::read_unsigned(state.provenance_group, "digest");
    state.paired_digest = hdf5::read_text_attribute(state.file, "paired_digest");
    state.paired_digests = hdf5::read_unsigned(state.provenance_group, "paired_digest");
    state.read_ensemble();
    state.scenario_sha256 = hdf5::read_strings(state.provenance_group, "scenario_sha256");
    state.lengths = {state.description.scenarios.size(), state.replicate_numbers.size(),
                     static_cast<std::size_t>(state.description.months), state.description.districts.size(),
                     state.interventions.size()};
    const std::size_t runs = state.lengths.scenarios * state.lengths.replicates;
    if (state.digests.size() != runs || state.paired_digests.size() != runs)
        throw std::out_of_range("as many digests as runs were expected");
}

}  // namespace

std::vector<std::int64_t> ResultsState::counts(const Variable& variable, std::size_t scenario,
                                               std::size_t scenarios, std::size_t replicate,
                                               std::size_t replicates) const {
    hdf5::Extent first, count;
    std::size_t cells = 1;
    for (const Dimension dimension : variable.dimensions) {
        first.push_back(0);
        count.push_back(lengths[dimension]);
    }
    first[0] = scenario;
    count[0] = scenarios;
    first[1] = replicate;
    count[1] = replicates;
    for (const hsize_t length : count) cells *= length;
    std::vector<std::int64_t> values(cells);
    if (values.empty()) return values;
    const std::string doing = fmt::format("reading {}", variable.name);
    const Handle dataset = hdf5::open_dataset(file, variable.name);
    const Handle source(H5Dget_space(dataset), H5Sclose, doing);
    checked(H5Sselect_hyperslab(source, H5S_SELECT_SET, first.data(), nullptr, count.data(), nullptr), doing);
    const Handle target = hdf5::space_of(count);
    checked(H5Dread(dataset, H5T_NATIVE_INT64, target, source, H5P_DEFAULT, values.data()), doing);
    return values;
}

std::vector<Tallies> ResultsState::runs(std::size_t scenario, std::size_t scenarios,
                                        std::size_t replicate) const {
    std::vector<Tallies> tallies;
    for (std::size_t i = 0; i < scenarios; ++i)
        tallies.emplace_back(description.months, lengths.districts,
                             description.scenarios[scenario + i].interventions.size());
    const std::size_t all = interventions.size();
    for (const MeasureRow& row : measure_table()) {
        const std::vector<std::int64_t> values = counts(variable_of(row), scenario, scenarios, replicate, 1);
        const std::size_t length = values.size() / scenarios;
        for (std::size_t i = 0; i < scenarios; ++i) {
            const auto given = std::span(values).subspan(i * length, length);
            const std::span<std::int64_t> taken = tallies[i].all(row.measure);
            if (row.axes != Axes::intervention) {
                std::ranges::copy(given, taken.begin());
                continue;
            }
            const std::size_t own = tallies[i].interventions();
            for (std::size_t cell = 0; cell < lengths.months * lengths.districts; ++cell)
                for (std::size_t j = 0; j < all; ++j)
                    if (const std::int64_t position = positions[(scenario + i) * all + j]; position >= 0)
                        taken[cell * own + static_cast<std::size_t>(position)] = given[cell * all + j];
        }
    }
    return tallies;
}

std::vector<Pairing> ResultsState::pairings(std::size_t scenario, std::size_t scenarios,
                                            std::size_t replicate) const {
    std::vector<Pairing> all(scenarios, Pairing(description.months, lengths.districts, description.parts));
    for (const PairedRow& row : paired_table()) {
        if (!description.parts.has(row.part)) continue;
        const std::vector<std::int64_t> values = counts(variable_of(row), scenario, scenarios, replicate, 1);
        const std::size_t length = values.size() / scenarios;
        for (std::size_t i = 0; i < scenarios; ++i)
            std::ranges::copy(std::span(values).subspan(i * length, length),
                              all[i].all(row.variable).begin());
    }
    return all;
}

Results Results::open(const fs::path& path, Incomplete incomplete) {
    auto state = std::make_unique<ResultsState>();
    state->path = path;
    guarded_reading(path, [&] {
        state->file = open_sealed(path, Content::results);
        read_all(*state);
    });
    if (!state->complete && incomplete == Incomplete::refuse)
        throw OutputError(Fault::incomplete, path, "is incomplete",
                          fmt::format("the run was stopped after {} of {} replicates",
                                      state->lengths.replicates, state->description.replicates),
                          "Repeat the run, or ask for incomplete files to be accepted.");
    return Results(std::move(state));
}

std::vector<Tallies> Results::replicate(std::size_t position) const {
    return guarded_reading(state_->path,
                           [&] { return state_->runs(0, state_->lengths.scenarios, position); });
}

Tallies Results::tallies(std::size_t scenario, std::size_t position) const {
    return guarded_reading(state_->path, [&] { return state_->runs(scenario, 1, position).front(); });
}

std::vector<std::int64_t> Results::read(Measure measure, std::size_t scenario) const {
    const MeasureRow& row = measure_table()[static_cast<std::size_t>(measure)];
    return guarded_reading(state_->path, [&] {
        return state_->counts(variable_of(row), scenario, 1, 0, state_->lengths.replicates);
    });
}

Pairing Results::pairing(std::size_t scenario, std::size_t position) const {
    return guarded_reading(state_->path, [&] { return state_->pairings(scenario, 1, position).front(); });
}

std::vector<std::int64_t> Results::read(Paired variable, std::size_t scenario) const {
    const PairedRow& row = paired_row(variable);
    if (!state_->description.parts.has(row.part)) return {};
    return guarded_reading(state_->path, [&] {
        return state_->counts(variable_of(row), scenario, 1, 0, state_->lengths.replicates);
    });
}

std::size_t Results::find_scenario(const std::string& name) const noexcept {
    const auto& all = scenarios();
    return static_cast<std::size_t>(std::ranges::find(all, name, &ScenarioInfo::name) - all.begin());
}

const Description& Results::description() const noexcept { return state_->description; }
bool Results::complete() const noexcept { return state_->complete; }
const std::vector<std::uint32_t>& Results::replicate_numbers() const noexcept {
    return state_->replicate_numbers;
}
const std::vector<std::string>& Results::interventions() const noexcept { return state_->interventions; }
std::uint64_t Results::digest(std::size_t scenario, std::size_t position) const noexcept {
    return state_->digests[scenario * state_->lengths.replicates + position];
}
std::uint64_t Results::paired_digest(std::size_t scenario, std::size_t position) const noexcept {
    return state_->paired_digests[scenario * state_->lengths.replicates + position];
}
const std::string& Results::digest() const noexcept { return state_->digest; }
const std::map<std::string, std::string>& Results::provenance() const noexcept { return state_->provenance; }

Results::Results(std::unique_ptr<ResultsState> state) : state_(std::move(state)) {}
Results::~Results() = default;
Results::Results(Results&&) noexcept = default;
Results& Results::operator=(Results&&) noexcept = default;

}  // namespace savan::output
