#pragma once
/// Whether something happens to each of many people, from their luck and their hazards, in vectorised loops.

#include <cstddef>
#include <cstdint>

namespace savan::chance_kernels {

/// flag[k] = 1 when luck[k], on (0, 1), is below the probability 1 - e^-hazard[k].
void happens(const double* luck, const double* hazard, std::size_t count, std::uint8_t* flag) noexcept;

/// value[k] becomes e^value[k].
void exponentials(double* value, std::size_t count) noexcept;

/// Which way out of a state someone takes.
enum class Exit : std::uint8_t { none, first, second };

/// Two competing exits under one draw: the first takes the lower part of the interval.
void compete(const double* luck, const double* first_hazard, const double* second_hazard, std::size_t count,
             Exit* exit) noexcept;

}  // namespace savan::chance_kernels
