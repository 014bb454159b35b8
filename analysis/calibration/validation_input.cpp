#include "analysis/calibration/validation_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/sha256.hpp"
#include "sim/output/text_file.hpp"

namespace savan::calibration {

namespace {

using nlohmann::json;
using sweep::SweepError;

constexpr int result_version = 1;

/// The file, which must be a calibration's result for these targets.
json read_result(const std::filesystem::path& path, const scenario::TargetFile& file) {
    json read = json::parse(output::read_text_file(path), nullptr, false);
    const auto version = read.is_object() ? read.find("savan_calibration_result") : read.end();
    if (read.is_discarded() || !read.is_object() || version == read.end())
        throw SweepError(
            fmt::format("{}: no result of a calibration (it is not what savan calibrate writes) name the "
                        "folder of a calibration that is complete",
                        path.string()));
    if (*version != result_version)
        throw SweepError(
            fmt::format("{}: of another version (layout {}, this program reads {}) use the program that "
                        "wrote it",
                        path.string(), version->dump(), result_version));
    if (read.value("targets_sha256", "") != output::sha256(file.text))
        throw SweepError(
            fmt::format("{}: made with other targets ({} was changed since, or is another file) calibrate "
                        "again, or name the file it was made with",
                        path.string(), file.path.string()));
    return read;
}

/// Runs what takes fields out of a result; one that is missing or of another kind is the file's fault.
template <class Take>
auto taken_from(const std::filesystem::path& path, Take take) {
    try {
        return take();
    } catch (const json::exception& error) {
        throw SweepError(
            fmt::format("{}: damaged ({}) run savan calibrate run again", path.string(), error.what()));
    }
}

double number(const json& value) {
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

Band band(const json& quantiles) {
    return {number(quantiles.at("5")), number(quantiles.at("50")), number(quantiles.at("95"))};
}

std::vector<Compared> compared(const json& entries, const std::vector<scenario::Target>& targets) {
    std::vector<Compared> made;
    for (const json& entry : entries) {
        const auto found =
            std::ranges::find(targets, entry.at("id").get<std::string>(), &scenario::Target::id);
        if (found == targets.end()) throw json::out_of_range::create(403, "unknown target", &entry);
        Compared& one = made.emplace_back(Compared{*found, entry.value("fitted", false), {}});
        for (const json& value : entry.at("members")) one.members.push_back(number(value));
    }
    return made;
}

std::vector<Learned> learned(const json& result) {
    std::vector<Learned> made;
    for (const json& entry : result.at("parameters"))
        made.push_back({entry.at("name"), entry.at("unit"), entry.at("prior").at("distribution"),
                        band(entry.at("prior").at("quantiles")), band(entry.at("posterior").at("quantiles")),
                        number(entry.at("width_ratio")), entry.at("verdict")});
    return made;
}

}  // namespace

Validation read_validation(const std::filesystem::path& path, const scenario::TargetFile& file) {
    const json result = read_result(path, file);
    return taken_from(path, [&] {
        Validation made;
        made.made_by = fmt::format("savan {} ({})", result.at("version").get<std::string>(),
                                   result.at("git_revision").get<std::string>());
        made.targets_file = file.path.filename().string();
        result.at("targets_sha256").get_to(made.targets_sha256);
        result.at("runs_digest").get_to(made.runs_digest);
        result.at("runs").get_to(made.runs);
        result.at("settled").get_to(made.settled);
        made.targets = compared(result.at("targets"), file.targets);
        made.checks = compared(result.at("checks"), file.checks);
        made.members = made.targets.empty() ? 0 : made.targets.front().members.size();
        made.parameters = learned(result);
        for (const json& tie : result.at("ties"))
            made.ties.push_back({tie.at("first"), tie.at("second"), number(tie.at("correlation"))});
        made.not_compared = file.not_compared;
        return made;
    });
}

RollingOrigin read_origin(const std::filesystem::path& path, const scenario::TargetFile& file) {
    const json result = read_result(path, file);
    if (!result.contains("known_until"))
        throw SweepError(
            fmt::format("{}: fitted to all figures (a rolling origin leaves later ones out) plan one with "
                        "--known-until YEAR",
                        path.string()));
    return taken_from(path, [&] {
        return RollingOrigin{result.at("known_until").get<int>(),
                             compared(result.at("targets"), file.targets)};
    });
}

}  // namespace savan::calibration
