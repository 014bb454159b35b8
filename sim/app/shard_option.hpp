#pragma once
/// --shard, and the shard that an element of a Slurm job array stands for.

#include <CLI/CLI.hpp>
#include <string>

#include "analysis/sweep/run_parts.hpp"

namespace savan::app {

void add_shard_option(CLI::App& command, std::string& text);

/// What the text says ("3/64"), or if it is empty the element of the job array, or else everything. Throws
/// Failure.
sweep::Shard chosen_shard(const std::string& text);

}  // namespace savan::app
