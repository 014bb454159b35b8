#include "sim/output/results_writer.hpp"

#include <fmt/format.h>

#include <functional>
#include <limits>
#include <numeric>

#include "sim/base/digest.hpp"
#include "sim/output/chunk_filter.hpp"
#include "sim/output/layout.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/sealed_file.hpp"

namespace savan::output {

using hdf5::checked;
using hdf5::Extent;
using hdf5::Handle;
using hdf5::write_attribute;

namespace {

/// Throws std::invalid_argument for a description that cannot be of any run.
Description consistent(Description description) {
    bool good = !description.scenarios.empty() && !description.districts.empty() && description.months > 0 &&
                description.replicates > 0 && description.districts_lo.size() == description.districts.size();
    for (const ScenarioInfo& scenario : description.scenarios)
        good &= scenario.interventions.size() == scenario.intervention_kinds.size();
    const EnsembleInfo& ensemble = description.ensemble;
    good &=
        !ensemble.any() || (ensemble.runs() == description.replicates && description.first_replicate == 0 &&
                            ensemble.values.size() == ensemble.members.size());
    for (const auto& values : ensemble.values) good &= values.size() == ensemble.parameters.size();
    if (!good) throw std::invalid_argument("the description of the results has empty or unequal lists");
    return description;
}

}  // namespace

struct ResultsWriter::State {
    State(const std::filesystem::path& final_path, Description given, bool force)
        : description(consistent(std::move(given))),
          all_interventions(union_of_interventions(description.scenarios)),
          positions(intervention_positions(description.scenarios, all_interventions)),
          lengths{description.scenarios.size(), description.replicates,
                  static_cast<std::size_t>(description.months), description.districts.size(),
                  all_interventions.size()},
          variables(variables_of(description.parts)),
          file(final_path, force) {}

    template <class Work>
    void guarded(Work&& work) {
        file.guarded(std::forward<Work>(work), [&] { layout = {}; });
    }

    void create() {
        file.create();
        layout = create_layout(file.id(), description, lengths);
    }

    /// Counts of a run in C order (time, district, further axes), with all interventions that the file has.
    std::span<const std::int64_t> counts_of(const MeasureRow& row, std::span<const Tallies> runs,
                                            std::size_t scenario);
    /// Writes one variable of all scenarios of one replicate; `counts` gives those of a scenario by its
    /// number.
    template <class Counts>
    void write_variable(std::size_t number, Counts&& counts);
    void write_replicate(std::span<const Tallies> runs, std::span<const Pairing> pairings);
    void write_digests(std::string_view name, const std::vector<std::uint64_t>& by_replicate,
                       std::uint32_t present, std::string_view long_name);
    void write_ending(std::uint32_t present);
    void close();

    Description description;
    std::vector<std::string> all_interventions;
    std::vector<std::int64_t> positions;
    Lengths lengths;
    std::vector<Variable> variables;
    SealedFile file;
    Layout layout;  ///< closed before the file
    std::uint32_t added = 0;
    std::vector<std::uint64_t> digests, paired_digests;  ///< (replicate, scenario)
    ChunkFilter chunk;                                   ///< reused from variable to variable
    std::vector<std::int64_t> row_of_all;                ///< the same
};

std::span<const std::int64_t> ResultsWriter::State::counts_of(const MeasureRow& row,
                                                              std::span<const Tallies> runs,
                                                              std::size_t scenario) {
    const std::span<const std::int64_t> counts = runs[scenario].all(row.measure);
    if (row.axes != Axes::intervention) return counts;
    const std::size_t own = runs[scenario].interventions(), all = all_interventions.size();
    const std::size_t cells = lengths.months * lengths.districts;
    row_of_all.assign(cells * all, 0);
    for (std::size_t i = 0; i < all; ++i) {
        const std::int64_t position = positions[scenario * all + i];
        if (position < 0) continue;
        for (std::size_t cell = 0; cell < cells; ++cell)
            row_of_all[cell * all + i] = counts[cell * own + static_cast<std::size_t>(position)];
    }
    return row_of_all;
}

template <class Counts>
void ResultsWriter::State::write_variable(std::size_t number, Counts&& counts) {
    const Variable& variable = variables[number];
    const Extent extent = chunk_of(variable, lengths);
    const std::size_t together = extent[0];
    const std::size_t run =
        std::accumulate(extent.begin() + 2, extent.end(), std::size_t{1}, std::multiplies<>());
    if (run == 0) return;
    Extent place(extent.size(), 0);
    place[1] = added;
    for (std::size_t first = 0; first < lengths.scenarios; first += together) {
        chunk.begin(together * run, variable.width());
        const std::size_t last = std::min(first + together, lengths.scenarios);
        for (std::size_t scenario = first; scenario < last; ++scenario)
            chunk.set((scenario - first) * run, counts(scenario));
        if (!chunk.fits())
            throw OutputError(Fault::out_of_range, file.final_path(),
                              fmt::format("a count of \"{}\" does not fit", variable.name),
                              fmt::format("the file holds it in 32 bits, up to {}",
                                          std::numeric_limits<std::int32_t>::max()),
                              "Simulate a smaller population or report this as a fault.");
        const std::span<const unsigned char> filtered = chunk.filtered();
        place[0] = first;
        constexpr std::uint32_t no_filter_left_out = 0;
        checked(H5Dwrite_chunk(layout.variables[number], H5P_DEFAULT, no_filter_left_out, place.data(),
                               filtered.size(), filtered.data()),
                fmt::format("writing {}", variable.name));
    }
}

void ResultsWriter::State::write_replicate(std::span<const Tallies> runs, std::span<const Pairing> pairings) {
    std::size_t number = 0;
    for (const MeasureRow& row : measure_table())
        write_variable(number++, [&](std::size_t scenario) { return counts_of(row, runs, scenario); });
    for (const PairedRow& row : paired_table())
        if (description.parts.has(row.part))
            write_variable(number++,
                           [&](std::size_t scenario) { return pairings[scenario].all(row.variable); });
    const auto add_digests = [](const auto& of, std::vector<std::uint64_t>& to) {
        std::vector<std::span<const std::int64_t>> counts;
        for (const auto& run : of) counts.push_back(run.counts());
        std::ranges::copy(digests_of(counts), std::back_inserter(to));
    };
    add_digests(runs, digests);
    add_digests(pairings, paired_digests);
    ++added;
}

void ResultsWriter::State::write_digests(std::string_view name,
                                         const std::vector<std::uint64_t>& by_replicate,
                                         std::uint32_t present, std::string_view long_name) {
    std::vector<std::uint64_t> by_scenario;
    for (std::size_t scenario = 0; scenario < lengths.scenarios; ++scenario)
        for (std::size_t replicate = 0; replicate < present; ++replicate)
            by_scenario.push_back(by_replicate[replicate * lengths.scenarios + scenario]);
    const Extent extent = {lengths.scenarios, present};
    const Handle dataset = hdf5::create_dataset(layout.provenance, name, H5T_STD_U64LE, extent, extent);
    checked(H5Dwrite(dataset, H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, by_scenario.data()),
            "writing digests");
    attach(dataset, 0, layout.scenario);
    attach(dataset, 1, layout.replicate);
    write_attribute(dataset, "long_name", long_name);
    write_attribute(file.id(), name, digest_of_runs(by_scenario));
}

void ResultsWriter::State::write_ending(std::uint32_t present) {
    if (present < description.replicates) {
        for (const Handle& variable : layout.variables) {
            Extent extent = hdf5::extent_of(variable);
            extent[1] = present;
            checked(H5Dset_extent(variable, extent.data()), "dropping missing replicates");
        }
        const hsize_t extent = present;
        for (const hid_t along : {hid_t{layout.replicate}, hid_t{layout.member}, hid_t{layout.luck}})
            if (along >= 0) checked(H5Dset_extent(along, &extent), "dropping missing replicates");
    }
    write_digests("digest", digests, present, "digest over all counts of one run");
    write_digests("paired_digest", paired_digests, present, "digest over all paired counts of one run");
    write_attribute(file.id(), "complete", present == description.replicates ? 1 : 0);
    if (!description.reproducible) {
        write_attribute(layout.provenance, "time_finished", utc_now());
        write_attribute(file.id(), "date_created", utc_now());
    }
}

void ResultsWriter::State::close() {
    for (Handle& variable : layout.variables) variable.close("closing a variable");
    layout.replicate.close("closing a dimension");
    layout.member.close("closing a coordinate");
    layout.luck.close("closing a coordinate");
    layout.scenario.close("closing a dimension");
    layout.provenance.close("closing /provenance");
    file.finish();
}

ResultsWriter::ResultsWriter(const std::filesystem::path& final_path, Description description, bool force)
    : state_(std::make_unique<State>(final_path, std::move(description), force)) {
    state_->guarded([&] { state_->create(); });
}

void ResultsWriter::add(std::uint32_t replicate, std::span<const Tallies> scenarios,
                        std::span<const Pairing> pairings) {
    State& state = *state_;
    const Lengths& lengths = state.lengths;
    if (replicate != state.description.first_replicate + state.added || state.added >= lengths.replicates)
        throw std::invalid_argument(fmt::format("replicate {} is out of order", replicate));
    if (scenarios.size() != lengths.scenarios || pairings.size() != lengths.scenarios)
        throw std::invalid_argument(
            fmt::format("{} scenarios instead of {}", scenarios.size(), lengths.scenarios));
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const Tallies& run = scenarios[i];
        const ScenarioInfo& info = state.description.scenarios[i];
        if (run.months() != state.description.months || run.districts() != lengths.districts ||
            run.interventions() != info.interventions.size() || pairings[i].months() != run.months() ||
            pairings[i].districts() != run.districts() || pairings[i].parts() != state.description.parts)
            throw std::invalid_argument("the counts of " + info.name + " do not have the described shape");
    }
    state.guarded([&] { state.write_replicate(scenarios, pairings); });
}

const std::filesystem::path& ResultsWriter::temporary_path() const noexcept {
    return state_->file.temporary_path();
}

std::uint32_t ResultsWriter::added() const noexcept { return state_->added; }

std::uint32_t ResultsWriter::expected() const noexcept { return state_->description.replicates; }

void ResultsWriter::finish(std::uint32_t present_replicates) {
    if (present_replicates != state_->added || present_replicates == 0)
        throw std::invalid_argument(fmt::format("finishing with {} replicates when {} were added",
                                                present_replicates, state_->added));
    state_->guarded([&] {
        state_->write_ending(present_replicates);
        state_->close();
    });
}

ResultsWriter::~ResultsWriter() = default;
ResultsWriter::ResultsWriter(ResultsWriter&&) noexcept = default;
ResultsWriter& ResultsWriter::operator=(ResultsWriter&&) noexcept = default;

}  // namespace savan::output
