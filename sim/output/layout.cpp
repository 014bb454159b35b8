#include "sim/output/layout.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "sim/output/provenance.hpp"

namespace savan::output {

using hdf5::checked;
using hdf5::Extent;
using hdf5::Handle;
using hdf5::write_attribute;

namespace {

constexpr hsize_t largest_chunk = 1 << 20;  // bytes

void make_scale(hid_t dataset, std::string_view name) {
    checked(H5DSset_scale(dataset, std::string(name).c_str()), "making the dimension " + std::string(name));
}

/// A coordinate of texts that names its own dimension.
Handle text_scale(hid_t file, std::string_view name, std::span<const std::string> values,
                  std::string_view long_name) {
    Handle dataset = hdf5::write_strings(file, name, values, {values.size()});
    make_scale(dataset, name);
    write_attribute(dataset, "long_name", long_name);
    return dataset;
}

/// Whole dataset of integers or of doubles in one write.
template <class Number>
Handle write_numbers(hid_t file, std::string_view name, const std::vector<Number>& values,
                     const Extent& extent, const Extent& chunk = {}) {
    constexpr bool whole = std::is_same_v<Number, std::int64_t>;
    static_assert(whole || std::is_same_v<Number, double>);
    Handle dataset = hdf5::create_dataset(file, name, whole ? H5T_STD_I64LE : H5T_IEEE_F64LE, extent, chunk);
    checked(H5Dwrite(dataset, whole ? H5T_NATIVE_INT64 : H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT,
                     values.data()),
            "writing " + std::string(name));
    return dataset;
}

/// Texts along an existing dimension, such as names in another language.
void label(hid_t file, std::string_view name, std::span<const std::string> values, hid_t scale,
           std::string_view long_name) {
    const Handle dataset = hdf5::write_strings(file, name, values, {values.size()});
    attach(dataset, 0, scale);
    write_attribute(dataset, "long_name", long_name);
}

Handle replicate_scale(hid_t file, const Description& description) {
    std::vector<std::int64_t> numbers(description.replicates);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = static_cast<std::int64_t>(description.first_replicate + i);
    // In chunks, because a run that is stopped early makes this dimension shorter.
    Handle dataset = write_numbers(file, "replicate", numbers, {numbers.size()}, {numbers.size()});
    make_scale(dataset, "replicate");
    write_attribute(dataset, "long_name", "replicate: all scenarios of one replicate share their luck");
    return dataset;
}

/// The two ends of an interval: a dimension that is no variable, marked as netCDF does.
Handle bounds_scale(hid_t file) {
    Handle dataset = hdf5::create_dataset(file, "bounds", H5T_IEEE_F32BE, {2}, {});
    make_scale(dataset, fmt::format("This is a netCDF dimension but not a netCDF variable.{:10}", 2));
    return dataset;
}

Handle time_scale(hid_t file, hid_t bounds, int months) {
    std::vector<double> first_days, ends;
    for (int month = 0; month < months; ++month) {
        first_days.push_back(days_to(month));
        ends.push_back(days_to(month));
        ends.push_back(days_to(month + 1));
    }
    const auto length = static_cast<hsize_t>(months);
    Handle time = write_numbers(file, "time", first_days, {length});
    make_scale(time, "time");
    write_attribute(time, "standard_name", "time");
    write_attribute(time, "long_name", "first day of the month");
    write_attribute(time, "units", "days since 2002-01-01");
    write_attribute(time, "calendar", "proleptic_gregorian");
    write_attribute(time, "axis", "T");
    write_attribute(time, "bounds", "time_bounds");
    write_attribute(time, "comment",
                    "Variables with cell_methods \"time: sum\" count the events of the month; those with "
                    "\"time: point\" are states at its end, the upper bound.");
    const Handle interval = write_numbers(file, "time_bounds", ends, {length, 2});
    attach(interval, 0, time);
    attach(interval, 1, bounds);
    return time;
}

Handle age_scale(hid_t file, hid_t bounds) {
    Handle scale = names_scale(file, "age_group", age_group_names, "completed years of age");
    std::vector<std::int64_t> ends;
    for (std::size_t group = 0; group < age_groups; ++group) {
        ends.push_back(age_group_from[group]);
        ends.push_back(age_group_from[group + 1]);
    }
    const Handle interval = write_numbers(file, "age_group_bounds", ends, {age_groups, 2});
    attach(interval, 0, scale);
    attach(interval, 1, bounds);
    write_attribute(interval, "long_name", "from this age up to, not including, that age");
    write_attribute(interval, "units", "year");
    return scale;
}

Handle create_variable(hid_t file, const Variable& variable, const Lengths& lengths,
                       const std::vector<Handle>& scales, bool has_ensemble) {
    Extent extent;
    for (const Dimension dimension : variable.dimensions) extent.push_back(lengths[dimension]);
    Handle dataset = hdf5::create_dataset(file, variable.name, variable.wide ? H5T_STD_I64LE : H5T_STD_I32LE,
                                          extent, chunk_of(variable, lengths));
    bool has_district = false;
    for (unsigned axis = 0; axis < variable.dimensions.size(); ++axis) {
        attach(dataset, axis, scales[static_cast<std::size_t>(variable.dimensions[axis])]);
        has_district |= variable.dimensions[axis] == Dimension::district;
    }
    write_attribute(dataset, "long_name", variable.long_name);
    write_attribute(dataset, "long_name_lo", variable.long_name_lo);
    write_attribute(dataset, "units", variable.units);
    if (!variable.cell_methods.empty()) write_attribute(dataset, "cell_methods", variable.cell_methods);
    write_attribute(dataset, "coordinates",
                    fmt::format("scenario_title scenario_title_lo{}{}", has_district ? " district_lo" : "",
                                has_ensemble ? " member luck" : ""));
    return dataset;
}

void write_root_attributes(hid_t file, const Description& description) {
    write_attribute(file, "Conventions", "CF-1.8, ACDD-1.3");
    write_attribute(file, "title",
                    fmt::format("Youth labour migration from {}: {} scenario{}",
                                fmt::join(description.districts, " and "), description.scenarios.size(),
                                description.scenarios.size() == 1 ? "" : "s"));
    write_attribute(
        file, "summary",
        "Monthly counts from an agent-based simulation of youth labour migration to Thailand and of "
        "programmes against its harms. Within a replicate all scenarios share their luck, so "
        "differences between scenarios are to be taken replicate by replicate.");
    write_attribute(file, "license", "Apache-2.0");
    write_attribute(file, "source", fmt::format("savan {} ({})", build().version, build().git_revision));
    write_attribute(file, "comment",
                    "A model, not a forecast: many parameters are assumed. Those are marked with the status "
                    "\"assumed\" in /provenance/explained, and every count here depends on them.");
    write_attribute(file, "schema_version",
                    description.ensemble.any() ? schema_version : plain_schema_version);
}

}  // namespace

Handle names_scale(hid_t file, std::string_view name, std::span<const std::string_view> values,
                   std::string_view long_name) {
    return text_scale(file, name, std::vector<std::string>(values.begin(), values.end()), long_name);
}

Handle number_scale(hid_t file, std::string_view name, std::int64_t from, std::int64_t to,
                    std::string_view long_name) {
    std::vector<std::int64_t> numbers;
    for (std::int64_t number = from; number <= to; ++number) numbers.push_back(number);
    Handle scale = write_numbers(file, name, numbers, {numbers.size()});
    make_scale(scale, name);
    write_attribute(scale, "long_name", long_name);
    return scale;
}

void attach(hid_t dataset, unsigned axis, hid_t scale) {
    checked(H5DSattach_scale(dataset, scale, axis), "naming a dimension");
}

Extent chunk_of(const Variable& variable, const Lengths& lengths) {
    Extent chunk;
    for (const Dimension dimension : variable.dimensions) chunk.push_back(lengths[dimension]);
    chunk[1] = 1;
    const hsize_t run = std::accumulate(chunk.begin() + 2, chunk.end(), hsize_t{variable.width()}, std::multiplies<>());
    chunk[0] = std::clamp(largest_chunk / std::max(run, hsize_t{1}), hsize_t{1}, std::max(chunk[0], hsize_t{1}));
    return chunk;
}

Layout create_layout(hid_t file, const Description& description, const Lengths& lengths) {
    Layout layout;
    layout.provenance = create_sealed_group(file);
    write_root_attributes(file, description);

    std::vector<std::string> names, titles, titles_lo;
    for (const ScenarioInfo& scenario : description.scenarios) {
        names.push_back(scenario.name);
        titles.push_back(scenario.title);
        titles_lo.push_back(scenario.title_lo);
    }
    std::vector<Handle> scales(dimension_names.size());
    const auto scale = [&](Dimension dimension) -> Handle& {
        return scales[static_cast<std::size_t>(dimension)];
    };
    using enum Dimension;
    scale(scenario) = text_scale(file, "scenario", names, "scenario");
    write_attribute(scale(scenario), "comment",
                    "Every scenario rests on parameters of which many are assumed, not measured: see "
                    "/provenance/explained.");
    scale(replicate) = replicate_scale(file, description);
    scale(bounds) = bounds_scale(file);
    scale(time) = time_scale(file, scale(bounds), description.months);
    scale(district) = text_scale(file, "district", description.districts, "district");
    scale(sex) = names_scale(file, "sex", sex_names, "sex");
    scale(age_group) = age_scale(file, scale(bounds));
    scale(channel) = names_scale(file, "channel", channel_names, "channel of migration");
    scale(intervention) = text_scale(file, "intervention", union_of_interventions(description.scenarios),
                                     "intervention, by its id in the scenario files");
    scale(risk_decile) = number_scale(file, "risk_decile", 1, risk_deciles,
                                      "decile of baseline risk, 1 the lowest, 10 the highest");
    scale(grade) = number_scale(file, "grade", 1, school_grades,
                                "school grade: 1-5 primary, 6-8 lower secondary, 9-11 upper secondary");
    scale(tie_abroad) = names_scale(file, "tie_abroad", tie_state_names,
                                    "whether someone they have a tie with, family included, is in Thailand");
    scale(prevalence) = names_scale(file, "prevalence", prevalence_names,
                                    "prevalence: percent of the village's people of 15-39 who have ever been in Thailand, at "
                                    "the month's beginning");
    create_paired_scales(file, description.parts, scales);

    label(file, "scenario_title", titles, scale(scenario), "title of the scenario");
    label(file, "scenario_title_lo", titles_lo, scale(scenario), "title of the scenario, in Lao");
    label(file, "district_lo", description.districts_lo, scale(district), "district, in Lao");

    for (const Variable& variable : variables_of(description.parts))
        layout.variables.push_back(
            create_variable(file, variable, lengths, scales, description.ensemble.any()));
    explain_ledger(layout.variables[measure_table().size()], description);

    layout.scenario = std::move(scale(scenario));
    layout.replicate = std::move(scale(replicate));
    write_provenance(layout, scale(intervention), description, lengths);
    if (description.ensemble.any()) create_ensemble(file, layout, description.ensemble);
    return layout;
}

}  // namespace savan::output
