#pragma once
/// A scenario file and those it extends, as TOML tables with their places.

#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/problems.hpp"

namespace savan::scenario {

constexpr std::string_view command_line = "command line";

/// One file's table, or one change from the command line.
struct Layer {
    std::string path;
    toml::table table;

    Origin at(const toml::source_region& region) const {
        if (path == command_line) return {path};
        return {path, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
    }
    Origin at(const toml::key& key) const { return at(key.source()); }
    Origin at(const toml::node& node) const { return at(node.source()); }
};

/// The file's layers, the farthest base first. Stops at the first file that cannot be read.
std::vector<Layer> read_layers(const std::filesystem::path& file, std::vector<Source>& sources,
                               Problems& problems);

/// "a string", "an integer", .. for messages.
std::string_view type_name(const toml::node& node);

/// The string that a node holds; a problem if it is anything else.
std::optional<std::string> read_string(const Layer& layer, const toml::key& key, const toml::node& node,
                                       Problems& problems);

/// The table that a node holds; a problem, and nullptr, if it is anything else.
const toml::table* read_table(const Layer& layer, const toml::key& key, const toml::node& node,
                              Problems& problems);

}  // namespace savan::scenario
