#include "sim/app/shard_option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "sim/app/console.hpp"

namespace savan::app {

namespace {

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

sweep::Shard read_shard(const std::string& text) {
    const auto slash = std::min(text.find('/'), text.size() - 1);
    const std::uint32_t number = whole_number(text.substr(0, slash)).value_or(0);
    const std::uint32_t count = whole_number(text.substr(slash + 1)).value_or(0);
    if (number < 1 || number > count)
        throw Failure(
            ExitCode::usage,
            fmt::format("--shard {} is no shard (shards are counted from 1) write it as in 3/64", text));
    return {number, count};
}

std::optional<std::uint32_t> environment(const char* name) {
    const char* text = std::getenv(name);
    return text ? whole_number(text) : std::nullopt;
}

/// The shard that an element of a Slurm job array stands for.
std::optional<sweep::Shard> shard_of_slurm() {
    const auto id = environment("SLURM_ARRAY_TASK_ID"), count = environment("SLURM_ARRAY_TASK_COUNT"),
               first = environment("SLURM_ARRAY_TASK_MIN"), last = environment("SLURM_ARRAY_TASK_MAX");
    const std::uint32_t step = environment("SLURM_ARRAY_TASK_STEP").value_or(1);
    if (!id) return std::nullopt;
    const bool is_regular = count && first && last && step > 0 && *first <= *id && *id <= *last &&
                            (*last - *first) / step + 1 == *count && (*id - *first) % step == 0;
    if (!is_regular)
        throw Failure(
            ExitCode::usage,
            "the Slurm array is no plain row of numbers (its elements cannot be counted) give --shard, as in "
            "--shard $SLURM_ARRAY_TASK_ID/64");
    return sweep::Shard{(*id - *first) / step + 1, *count};
}

}  // namespace

void add_shard_option(CLI::App& command, std::string& text) {
    command.add_option("--shard", text, "Do only the i-th of n shares, counted from 1")->type_name("i/n");
}

sweep::Shard chosen_shard(const std::string& text) {
    if (!text.empty()) return read_shard(text);
    return shard_of_slurm().value_or(sweep::Shard{});
}

}  // namespace savan::app
