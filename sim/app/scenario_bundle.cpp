#include "sim/app/scenario_bundle.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <system_error>

#include "sim/app/console.hpp"

namespace savan::app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view mark = "##@ ", ending = " bytes)\n";

std::string part(std::string_view kind, std::string_view name, std::string_view text) {
    return fmt::format("{}{} {} ({}{}{}\n", mark, kind, name, text.size(), ending, text);
}

struct Part {
    std::string_view kind, name, text;
};

[[noreturn]] void refuse(std::string_view what) {
    throw Failure(ExitCode::verification,
                  fmt::format("the scenario text in the file cannot be used ({})", what));
}

/// Takes the first part off the bundle.
Part take_part(std::string_view& bundle) {
    const auto line_end = bundle.find('\n');
    if (!bundle.starts_with(mark) || line_end == bundle.npos) refuse("a part has no head");
    std::string_view head = bundle.substr(mark.size(), line_end + 1 - mark.size());
    const auto space = head.find(' '), bracket = head.rfind(" (");
    std::size_t size = 0;
    if (!head.ends_with(ending) || space == head.npos || bracket == head.npos || bracket < space)
        refuse("a part has a head of another kind");
    const char* digits_end = head.data() + head.size() - ending.size();
    const auto [end, error] = std::from_chars(head.data() + bracket + 2, digits_end, size);
    bundle.remove_prefix(line_end + 1);
    if (error != std::errc{} || end != digits_end || size >= bundle.size() || bundle[size] != '\n')
        refuse("a part is shorter than it says");
    const Part found{head.substr(0, space), head.substr(space + 1, std::max(bracket, space + 1) - space - 1),
                     bundle.substr(0, size)};
    bundle.remove_prefix(size + 1);
    return found;
}

bool is_below(const fs::path& path, const fs::path& folder) {
    const auto [in_folder, in_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return in_folder == folder.end();
}

void write_file(const fs::path& file, std::string_view text) {
    std::error_code ignored;  // the stream below fails then, with the reason
    fs::create_directories(file.parent_path(), ignored);
    std::ofstream stream(file, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.flush())
        throw Failure(ExitCode::input_output, fmt::format("{}: cannot be written", file.string()));
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "savan-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::vector<std::string> shortened_paths(const std::vector<scenario::Source>& sources) {
    std::vector<fs::path> paths;
    for (const scenario::Source& source : sources)
        paths.push_back(fs::absolute(source.path).lexically_normal());
    fs::path folder = paths.front().parent_path();
    while (!std::ranges::all_of(paths, [&](const fs::path& path) { return is_below(path, folder); }))
        folder = folder.parent_path();
    std::vector<std::string> names;
    for (const fs::path& path : paths) names.push_back(path.lexically_relative(folder).generic_string());
    return names;
}

std::string pack(const scenario::Loaded& loaded, const scenario::Overrides& overrides) {
    const std::vector<std::string> names = shortened_paths(loaded.sources);
    std::string text;
    for (std::size_t index = 0; index < names.size(); ++index)
        text += part("file", names[index], loaded.sources[index].text);
    for (const std::string& change : overrides.set) text += part("set", "change", change);
    if (overrides.months) text += part("months", "horizon", std::to_string(*overrides.months));
    if (overrides.uncertain_effects) text += part("effects", "uncertain", "");
    return text;
}

Unpacked unpack(std::string_view bundle, const fs::path& folder) {
    Unpacked unpacked;
    while (!bundle.empty()) {
        const Part found = take_part(bundle);
        if (found.kind == "file") {
            const fs::path name = fs::path(found.name).lexically_normal();
            if (name.empty() || name.is_absolute() || *name.begin() == "..")
                refuse("a file would leave its folder");
            write_file(folder / name, found.text);
            if (unpacked.file.empty()) unpacked.file = folder / name;
        } else if (found.kind == "set") {
            unpacked.overrides.set.emplace_back(found.text);
        } else if (found.kind == "months") {
            int months = 0;
            const auto [end, error] = std::from_chars(found.text.begin(), found.text.end(), months);
            if (error != std::errc{} || end != found.text.end()) refuse("the horizon is no number");
            unpacked.overrides.months = months;
        } else if (found.kind == "effects") {
            unpacked.overrides.uncertain_effects = true;
        } else {
            refuse(fmt::format("unknown part {}", found.kind));
        }
    }
    if (unpacked.file.empty()) refuse("it is empty");
    return unpacked;
}

}  // namespace savan::app
