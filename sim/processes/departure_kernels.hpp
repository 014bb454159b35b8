#pragma once
/// The vectorised loops of departure.cpp: people who leave, side by side.

#include <cstddef>
#include <cstdint>

namespace savan::departure_kernels {

/// Takes from utility[k] what cost[k] US$ are felt as with money[k] US$ at hand: weight ln(1 + cost / money).
void take_costs(const double* cost, const double* money, std::size_t count, double weight,
                double* utility) noexcept;

/// Four options are looked at, numbers first .. first + 3: their utilities are given a standard Gumbel each
/// (as gumbel() in draws.hpp), and whoever finds one better than the best so far has it as `best` and
/// `chosen`. Entry o * count + k of words and utility is the o-th option's for the k-th person.
void choose_of_four(const std::uint32_t* words, double* utility, std::int64_t first, std::size_t count,
                    double* best, std::int64_t* chosen) noexcept;

/// What is offered, relative to what is usual: exp(spread x standard normal + bonus[k]); normal to single
/// precision.
void offers(const std::uint32_t* words, const double* bonus, std::size_t count, double spread,
            double* made) noexcept;

}  // namespace savan::departure_kernels
