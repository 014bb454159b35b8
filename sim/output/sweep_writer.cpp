#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <stdexcept>

#include "sim/base/digest.hpp"
#include "sim/output/layout.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/schema.hpp"
#include "sim/output/sealed_file.hpp"
#include "sim/output/sweep_file.hpp"

namespace savan::output {

using hdf5::checked;
using hdf5::Extent;
using hdf5::Handle;
using hdf5::write_attribute;

namespace {

/// Runs that are written together, and that share a chunk.
constexpr std::uint64_t most_runs_together = 256;

template <class Number>
hid_t memory_type() {
    if constexpr (std::is_same_v<Number, double>)
        return H5T_NATIVE_DOUBLE;
    else if constexpr (std::is_same_v<Number, std::uint64_t>)
        return H5T_NATIVE_UINT64;
    else
        return H5T_NATIVE_INT64;
}

/// A variable along runs.
struct Along {
    Handle dataset;
    Extent others;  ///< lengths of its axes but the first

    /// Writes values of `count` runs from position `first` on.
    template <class Number>
    void write(std::uint64_t first, std::uint64_t count, const std::vector<Number>& values) const {
        if (values.empty()) return;
        Extent from(others.size() + 1, 0), length = others;
        from[0] = first;
        length.insert(length.begin(), count);
        const Handle target(H5Dget_space(dataset), H5Sclose, "choosing where to write");
        checked(H5Sselect_hyperslab(target, H5S_SELECT_SET, from.data(), nullptr, length.data(), nullptr),
                "choosing where to write");
        const Handle source = hdf5::space_of(length);
        checked(H5Dwrite(dataset, memory_type<Number>(), source, target, H5P_DEFAULT, values.data()),
                "writing runs");
    }
};

void make_scale(hid_t dataset, const std::string& name) {
    checked(H5DSset_scale(dataset, name.c_str()), "making the dimension " + name);
}

template <class Item, class Text>
std::vector<std::string> texts_of(const std::vector<Item>& items, Text Item::*member) {
    std::vector<std::string> texts;
    for (const Item& item : items) texts.push_back(item.*member);
    return texts;
}

}  // namespace

struct SweepWriter::State {
    State(const std::filesystem::path& path, SweepDescription given, std::uint64_t run_count, bool force)
        : description(std::move(given)), expected(run_count), file(path, force) {}

    template <class Work>
    void guarded(Work&& work) {
        file.guarded(std::forward<Work>(work), [&] { close_all(); });
    }

    void close_all() {
        for (auto* variable : {&number, &point, &replicate, &factor_value, &digest}) variable->dataset = {};
        outcomes.clear();
        for (Handle* handle : {&provenance, &scenario, &factor, &period}) *handle = {};
    }

    Handle text_scale(const std::string& name, const std::vector<std::string>& values,
                      std::string_view long_name) {
        Handle dataset = hdf5::write_strings(file.id(), name, values, {values.size()});
        make_scale(dataset, name);
        write_attribute(dataset, "long_name", long_name);
        return dataset;
    }

    /// A variable along runs; `scales` are those of its other axes.
    Along along_runs(hid_t parent, const std::string& name, hid_t type,
                     const std::vector<const Handle*>& scales) {
        Along variable;
        Extent extent = {expected},
               chunk = {std::min(std::max(expected, std::uint64_t{1}), most_runs_together)};
        for (const Handle* scale : scales) {
            variable.others.push_back(hdf5::extent_of(*scale).at(0));
            extent.push_back(variable.others.back());
            chunk.push_back(variable.others.back());
        }
        variable.dataset = hdf5::create_dataset(parent, name, type, extent, chunk);
        if (name == "run")
            make_scale(variable.dataset, "run");
        else
            attach(variable.dataset, 0, number.dataset);
        for (unsigned axis = 1; const Handle* scale : scales) attach(variable.dataset, axis++, *scale);
        return variable;
    }

    void create();
    void describe();
    void write_together();
    std::string end();

    SweepDescription description;
    std::uint64_t expected, written = 0;
    SealedFile file;
    // Closed before the file.
    Handle provenance, scenario, factor, period;
    Along number, point, replicate, factor_value, digest;
    std::vector<Along> outcomes;
    std::vector<SweepRun> waiting;
    Digest all;
};

void SweepWriter::State::describe() {
    const hid_t root = file.id();
    write_attribute(root, "Conventions", "CF-1.8");
    write_attribute(root, "title",
                    description.part < 0 ? std::string("Sweep of parameters")
                                         : fmt::format("Part {} of a sweep of parameters", description.part));
    write_attribute(
        root, "comment",
        "A model, not a forecast: most parameters are assumed, and so are the distributions that "
        "they are taken from here. A point has the same luck as any other in the same replicate.");
    write_attribute(root, "content", "sweep");
    write_attribute(root, "schema_version", plain_schema_version);
    write_attribute(root, "part", description.part);
    write_attribute(root, "runs_expected", static_cast<std::int64_t>(description.runs_expected));
    write_attribute(root, "runs_present", static_cast<std::int64_t>(expected));
    write_attribute(root, "complete", expected == description.runs_expected ? 1 : 0);
    const auto& [version, revision] = std::pair(description.version, description.git_revision);
    write_attribute(provenance, "version", version.empty() ? build().version : std::string_view(version));
    write_attribute(provenance, "git_revision",
                    version.empty() ? build().git_revision : std::string_view(revision));
    if (description.part >= 0) {  // the merged file is the same wherever and whenever its parts were made
        write_attribute(provenance, "compiler", build().compiler);
        write_attribute(provenance, "compiler_flags", build().flags);
        write_attribute(provenance, "host", host_name());
        write_attribute(provenance, "time_written", utc_now());
    }
    hdf5::write_strings(provenance, "manifest", std::span(&description.manifest, 1), {});
}

void SweepWriter::State::create() {
    file.create();
    provenance = create_sealed_group(file.id());
    describe();
    const hid_t root = file.id();
    number = along_runs(root, "run", H5T_STD_I64LE, {});
    write_attribute(number.dataset, "long_name",
                    "number of the run: point x replicates + position of the replicate");
    scenario = text_scale("scenario", description.scenarios, "scenario");
    period = text_scale("period", texts_of(description.periods, &SweepPeriod::name),
                        "months that outcomes are taken over");
    factor =
        text_scale("factor", texts_of(description.factors, &SweepColumn::name), "what varies between points");

    for (const auto& [name, member, long_name] :
         {std::tuple("period_first_month", &SweepPeriod::first,
                     "first month of the period, counted from January 2002"),
          std::tuple("period_last_month", &SweepPeriod::last, "last month of the period, itself included")}) {
        std::vector<std::int64_t> months;
        for (const SweepPeriod& span : description.periods) months.push_back(span.*member);
        const Handle dataset = hdf5::create_dataset(root, name, H5T_STD_I64LE, {months.size()}, {});
        checked(H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, months.data()),
                "writing periods");
        attach(dataset, 0, period);
        write_attribute(dataset, "long_name", long_name);
    }
    for (const auto& [name, member, long_name] :
         {std::tuple("factor_unit", &SweepColumn::unit, "unit of the factor"),
          std::tuple("factor_long_name", &SweepColumn::long_name, "meaning of the factor")}) {
        const auto texts = texts_of(description.factors, member);
        const Handle dataset = hdf5::write_strings(root, name, texts, {texts.size()});
        attach(dataset, 0, factor);
        write_attribute(dataset, "long_name", long_name);
    }

    point = along_runs(root, "point", H5T_STD_I64LE, {});
    write_attribute(point.dataset, "long_name", "row of the design, counted from 0");
    replicate = along_runs(root, "replicate", H5T_STD_I64LE, {});
    write_attribute(replicate.dataset, "long_name",
                    "replicate: all points of one replicate share their luck");
    factor_value = along_runs(root, "factor_value", H5T_IEEE_F64LE, {&factor});
    write_attribute(factor_value.dataset, "long_name", "value of the factor in the run");
    for (const SweepColumn& outcome : description.outcomes) {
        outcomes.push_back(along_runs(root, outcome.name, H5T_IEEE_F64LE, {&scenario, &period}));
        write_attribute(outcomes.back().dataset, "long_name", outcome.long_name);
        write_attribute(outcomes.back().dataset, "units", outcome.unit);
    }
    digest = along_runs(provenance, "digest", H5T_STD_U64LE, {&scenario});
    write_attribute(digest.dataset, "long_name", "digest over all monthly counts of one scenario in the run");
}

void SweepWriter::State::write_together() {
    const std::uint64_t count = waiting.size();
    std::vector<std::int64_t> numbers, points, replicates;
    std::vector<double> factor_values;
    std::vector<std::uint64_t> digests;
    for (const SweepRun& run : waiting) {
        numbers.push_back(static_cast<std::int64_t>(run.run));
        points.push_back(run.point);
        replicates.push_back(run.replicate);
        factor_values.insert(factor_values.end(), run.factor_values.begin(), run.factor_values.end());
        digests.insert(digests.end(), run.digests.begin(), run.digests.end());
        for (const std::uint64_t word : run.digests) all.add(word);
    }
    number.write(written, count, numbers);
    point.write(written, count, points);
    replicate.write(written, count, replicates);
    factor_value.write(written, count, factor_values);
    digest.write(written, count, digests);
    std::vector<double> values;
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
        values.clear();
        for (const SweepRun& run : waiting)
            for (std::size_t cell = k; cell < run.outcomes.size(); cell += outcomes.size())
                values.push_back(run.outcomes[cell]);
        outcomes[k].write(written, count, values);
    }
    written += count;
    waiting.clear();
}

std::string SweepWriter::State::end() {
    if (!waiting.empty()) write_together();
    const std::string text = fmt::format("{:016x}", all.value());
    write_attribute(file.id(), "digest", text);
    close_all();
    file.finish();
    return text;
}

std::string digest_of_sweep(std::span<const SweepRun> runs) {
    Digest digest;
    for (const SweepRun& run : runs)
        for (const std::uint64_t word : run.digests) digest.add(word);
    return fmt::format("{:016x}", digest.value());
}

SweepWriter::SweepWriter(const std::filesystem::path& final_path, SweepDescription description,
                         std::uint64_t runs, bool force)
    : state_(std::make_unique<State>(final_path, std::move(description), runs, force)) {
    state_->guarded([&] { state_->create(); });
}

void SweepWriter::add(const SweepRun& run) {
    const SweepDescription& d = state_->description;
    if (run.factor_values.size() != d.factors.size() || run.digests.size() != d.scenarios.size() ||
        run.outcomes.size() != d.scenarios.size() * d.periods.size() * d.outcomes.size() ||
        state_->written + state_->waiting.size() >= state_->expected)
        throw std::invalid_argument(fmt::format("run {} does not have the described shape", run.run));
    state_->waiting.push_back(run);
    if (state_->waiting.size() == most_runs_together) state_->guarded([&] { state_->write_together(); });
}

std::string SweepWriter::finish() {
    if (state_->written + state_->waiting.size() != state_->expected)
        throw std::invalid_argument("fewer runs than were announced");
    std::string digest;
    state_->guarded([&] { digest = state_->end(); });
    return digest;
}

const std::filesystem::path& SweepWriter::temporary_path() const noexcept {
    return state_->file.temporary_path();
}

SweepWriter::~SweepWriter() = default;
SweepWriter::SweepWriter(SweepWriter&&) noexcept = default;
SweepWriter& SweepWriter::operator=(SweepWriter&&) noexcept = default;

}  // namespace savan::output
