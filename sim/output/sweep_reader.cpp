#include <fmt/format.h>

#include "sim/output/sealed_reading.hpp"
#include "sim/output/sweep_file.hpp"

namespace savan::output {

namespace fs = std::filesystem;
using hdf5::checked;
using hdf5::Extent;
using hdf5::Handle;

struct SweepFile::State {
    fs::path path;
    Handle file, provenance;
    SweepDescription description;
    std::vector<std::uint64_t> numbers;
    std::string digest;

    /// Values of a variable: `from` and `length` along each of its axes.
    template <class Number>
    std::vector<Number> values(hid_t parent, const std::string& name, hid_t type, const Extent& from,
                               const Extent& length) const {
        std::size_t cells = 1;
        for (const hsize_t along : length) cells *= along;
        std::vector<Number> made(cells);
        if (made.empty()) return made;
        const Handle dataset = hdf5::open_dataset(parent, name);
        const Handle source(H5Dget_space(dataset), H5Sclose, "reading " + name);
        checked(H5Sselect_hyperslab(source, H5S_SELECT_SET, from.data(), nullptr, length.data(), nullptr),
                "reading " + name);
        const Handle target = hdf5::space_of(length);
        checked(H5Dread(dataset, type, target, source, H5P_DEFAULT, made.data()), "reading " + name);
        return made;
    }

    void read_description();
    std::vector<SweepRun> runs(std::uint64_t first, std::uint64_t count) const;
};

void SweepFile::State::read_description() {
    provenance = Handle(H5Gopen2(file, "provenance", H5P_DEFAULT), H5Gclose, "opening /provenance");
    SweepDescription& d = description;
    d.scenarios = hdf5::read_strings(file, "scenario");
    const auto factors = hdf5::read_strings(file, "factor"), units = hdf5::read_strings(file, "factor_unit"),
               meanings = hdf5::read_strings(file, "factor_long_name");
    for (std::size_t j = 0; j < factors.size(); ++j)
        d.factors.push_back({factors[j], meanings.at(j), units.at(j)});
    const auto periods = hdf5::read_strings(file, "period");
    const auto from = hdf5::read_integers(file, "period_first_month"),
               to = hdf5::read_integers(file, "period_last_month");
    for (std::size_t i = 0; i < periods.size(); ++i)
        d.periods.push_back({periods[i], static_cast<int>(from.at(i)), static_cast<int>(to.at(i))});
    d.manifest = hdf5::read_strings(provenance, "manifest").at(0);
    d.runs_expected = static_cast<std::uint64_t>(hdf5::read_integer_attribute(file, "runs_expected"));
    d.part = hdf5::read_integer_attribute(file, "part");
    d.version = hdf5::read_text_attribute(provenance, "version");
    d.git_revision = hdf5::read_text_attribute(provenance, "git_revision");
    digest = hdf5::read_text_attribute(file, "digest");
    numbers = hdf5::read_unsigned(file, "run");

    // Outcomes are the variables over (run, scenario, period), in the order in which they were made.
    H5G_info_t info{};
    checked(H5Gget_info(file, &info), "listing variables");
    for (hsize_t k = 0; k < info.nlinks; ++k) {
        const auto length = checked(
            H5Lget_name_by_idx(file, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, k, nullptr, 0, H5P_DEFAULT),
            "listing variables");
        std::string name(static_cast<std::size_t>(length), '\0');
        checked(H5Lget_name_by_idx(file, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, k, name.data(),
                                   name.size() + 1, H5P_DEFAULT),
                "listing variables");
        if (name == "provenance") continue;
        const Handle dataset = hdf5::open_dataset(file, name);
        if (hdf5::extent_of(dataset).size() != 3) continue;
        d.outcomes.push_back({name, hdf5::read_text_attribute(dataset, "long_name"),
                              hdf5::read_text_attribute(dataset, "units")});
    }
}

std::vector<SweepRun> SweepFile::State::runs(std::uint64_t first, std::uint64_t count) const {
    const std::size_t factors = description.factors.size(), scenarios = description.scenarios.size(),
                      periods = description.periods.size(), outcomes = description.outcomes.size();
    const auto points = values<std::int64_t>(file, "point", H5T_NATIVE_INT64, {first}, {count});
    const auto replicates = values<std::int64_t>(file, "replicate", H5T_NATIVE_INT64, {first}, {count});
    const auto factor_values =
        values<double>(file, "factor_value", H5T_NATIVE_DOUBLE, {first, 0}, {count, factors});
    const auto digests =
        values<std::uint64_t>(provenance, "digest", H5T_NATIVE_UINT64, {first, 0}, {count, scenarios});
    std::vector<SweepRun> made(count);
    for (std::size_t i = 0; i < count; ++i) {
        SweepRun& run = made[i];
        run.run = numbers.at(first + i);
        run.point = static_cast<std::uint32_t>(points[i]);
        run.replicate = static_cast<std::uint32_t>(replicates[i]);
        const auto slice = [i](const auto& all, std::size_t length) {
            const auto from = all.begin() + static_cast<std::ptrdiff_t>(i * length);
            return std::vector(from, from + static_cast<std::ptrdiff_t>(length));
        };
        run.factor_values = slice(factor_values, factors);
        run.digests = slice(digests, scenarios);
        run.outcomes.resize(scenarios * periods * outcomes);
    }
    for (std::size_t k = 0; k < outcomes; ++k) {
        const auto cells = values<double>(file, description.outcomes[k].name, H5T_NATIVE_DOUBLE,
                                          {first, 0, 0}, {count, scenarios, periods});
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t cell = 0; cell < scenarios * periods; ++cell)
                made[i].outcomes[cell * outcomes + k] = cells[i * scenarios * periods + cell];
    }
    return made;
}

SweepFile SweepFile::open(const fs::path& path) {
    auto state = std::make_unique<State>();
    state->path = path;
    guarded_reading(path, [&] {
        state->file = open_sealed(path, Content::sweep);
        state->read_description();
    });
    return SweepFile(std::move(state));
}

std::vector<SweepRun> SweepFile::read(std::uint64_t first, std::uint64_t count) const {
    return guarded_reading(state_->path, [&] { return state_->runs(first, count); });
}

std::vector<double> SweepFile::column(std::size_t outcome, std::size_t scenario, std::size_t period) const {
    return guarded_reading(state_->path, [&] {
        return state_->values<double>(state_->file, state_->description.outcomes.at(outcome).name,
                                      H5T_NATIVE_DOUBLE, {0, scenario, period},
                                      {state_->numbers.size(), 1, 1});
    });
}

std::vector<double> SweepFile::factor_values() const {
    return guarded_reading(state_->path, [&] {
        return state_->values<double>(state_->file, "factor_value", H5T_NATIVE_DOUBLE, {0, 0},
                                      {state_->numbers.size(), state_->description.factors.size()});
    });
}

const SweepDescription& SweepFile::description() const noexcept { return state_->description; }
const std::vector<std::uint64_t>& SweepFile::run_numbers() const noexcept { return state_->numbers; }
const std::string& SweepFile::digest() const noexcept { return state_->digest; }

SweepFile::SweepFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
SweepFile::~SweepFile() = default;
SweepFile::SweepFile(SweepFile&&) noexcept = default;
SweepFile& SweepFile::operator=(SweepFile&&) noexcept = default;

}  // namespace savan::output
