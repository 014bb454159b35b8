#include "sim/output/results_writer.hpp"

#include <fmt/format.h>

#include <limits>

#include "sim/base/digest.hpp"
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

    /// Appends a count, in the file's number type, to `values`; remembers when it does not fit.
    void put(std::int64_t value) {
        fits &= static_cast<std::int32_t>(value) == value;
        values.push_back(value);
    }
    void collect(const MeasureRow& row, std::span<const Tallies> runs);
    /// Writes `values`, one variable of all scenarios of one replicate, and empties them.
    void write_variable(std::size_t number);
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
    std::vector<std::int64_t> values;                    ///< reused from variable to variable
    std::vector<std::int32_t> narrow_values;             ///< the same
    bool fits = true;                                    ///< whether all of them fit into 32 bits
};

void ResultsWriter::State::collect(const MeasureRow& row, std::span<const Tallies> runs) {
    for (std::size_t scenario = 0; scenario < runs.size(); ++scenario) {
        const std::span<const std::int64_t> counts = runs[scenario].all(row.measure);
        if (row.axes != Axes::intervention) {
            for (const std::int64_t value : counts) put(value);
            continue;
        }
        const std::size_t own = runs[scenario].interventions(), all = all_interventions.size();
        for (std::size_t cell = 0; cell < lengths.months * lengths.districts; ++cell)
            for (std::size_t i = 0; i < all; ++i) {
                const std::int64_t position = positions[scenario * all + i];
                put(position < 0 ? 0 : counts[cell * own + static_cast<std::size_t>(position)]);
            }
    }
}

void ResultsWriter::State::write_variable(std::size_t number) {
    const Variable& variable = variables[number];
    Extent first(variable.dimensions.size(), 0), count;
    for (const Dimension dimension : variable.dimensions) count.push_back(lengths[dimension]);
    first[1] = added;
    count[1] = 1;
    if (!variable.wide && !fits)
        throw OutputError(
            Fault::out_of_range, file.final_path(),
            fmt::format("a count of \"{}\" does not fit", variable.name),
            fmt::format("the file holds it in 32 bits, up to {}", std::numeric_limits<std::int32_t>::max()),
            "Simulate a smaller population or report this as a fault.");
    fits = true;
    if (values.empty()) return;

    const Handle& dataset = layout.variables[number];
    const Handle target(H5Dget_space(dataset), H5Sclose, "choosing where to write");
    checked(H5Sselect_hyperslab(target, H5S_SELECT_SET, first.data(), nullptr, count.data(), nullptr),
            "choosing where to write");
    const Handle source = hdf5::space_of(count);
    const auto write = [&](hid_t type, const void* numbers) {
        checked(H5Dwrite(dataset, type, source, target, H5P_DEFAULT, numbers), fmt::format("writing {}", variable.name));
    };
    // In the file's own type, so that the library need not turn them.
    if (variable.wide) {
        write(H5T_NATIVE_INT64, values.data());
    } else {
        narrow_values.assign(values.begin(), values.end());
        write(H5T_NATIVE_INT32, narrow_values.data());
    }
    values.clear();
}

void ResultsWriter::State::write_replicate(std::span<const Tallies> runs, std::span<const Pairing> pairings) {
    std::size_t number = 0;
    for (const MeasureRow& row : measure_table()) {
        collect(row, runs);
        write_variable(number++);
    }
    for (const PairedRow& row : paired_table()) {
        if (!description.parts.has(row.part)) continue;
        for (const Pairing& pairing : pairings)
            for (const std::int64_t value : pairing.all(row.variable)) put(value);
        write_variable(number++);
    }
    std::vector<std::span<const std::int64_t>> counts;
    for (const Tallies& run : runs) counts.push_back(run.counts());
    std::ranges::copy(digests_of(counts), std::back_inserter(digests));
    for (const Pairing& pairing : pairings) paired_digests.push_back(pairing.digest());
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
