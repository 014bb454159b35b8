#pragma once
/// Problems with known answers for the search.

#include <cmath>
#include <cstdint>
#include <vector>

#include "analysis/optimise/search.hpp"
#include "sim/base/draws.hpp"

namespace savan::optimise {

/// Keyed luck for toys: uniform on (0, 1).
inline double luck(std::uint32_t seed, std::uint32_t a, std::uint32_t b = 0) {
    return Draws{{seed, 77}}.uniform({a, 0}, Purpose::resample, Month{static_cast<int>(b)});
}

/// An objective of one run, from a function of the spending.
template <class Value>
Objective one_run(Value value) {
    return [value](const std::vector<Spending>& mixes) {
        std::vector<std::vector<double>> losses;
        for (const Spending& mix : mixes) losses.push_back({value(mix)});
        return losses;
    };
}

/// Loss -sum w_i sqrt(x_i). Within a budget B the marginal gains w_i / (2 sqrt(x_i)) are equal at the best,
/// so x_i = B w_i^2 / sum w^2, and the loss is -sqrt(B sum w^2).
struct RootToy {
    std::vector<double> weights;

    double loss(const Spending& x) const {
        double sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) sum -= weights[i] * std::sqrt(x[i]);
        return sum;
    }
    double squares() const {
        double sum = 0;
        for (const double w : weights) sum += w * w;
        return sum;
    }
    double best(double budget) const { return -std::sqrt(budget * squares()); }
    Space space(double budget) const { return {std::vector<Item>(weights.size()), budget}; }
    Objective objective() const {
        return one_run([*this](const Spending& x) { return loss(x); });
    }
};

/// Things that are bought whole or not at all.
struct Knapsack {
    std::vector<double> prices, values;
    double budget = 0;

    /// Eight things with prices and values of a seed; the budget pays for half of them.
    explicit Knapsack(std::uint32_t seed, std::size_t things = 8) {
        for (std::uint32_t i = 0; i < things; ++i) {
            prices.push_back(std::round(10 + 40 * luck(seed, i, 1)));
            values.push_back(std::round(10 + 40 * luck(seed, i, 2)));
            budget += prices.back() / 2;
        }
    }
    Space space() const {
        Space made{{}, budget};
        for (const double price : prices)
            made.items.push_back({.least = price, .step = price, .most = price});
        return made;
    }
    double loss(const Spending& x) const {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) sum -= x[i] >= prices[i] ? values[i] : 0;
        return sum;
    }
    /// The least loss of all affordable sets.
    double best() const {
        double least = 0;
        for (unsigned set = 0; set < 1u << prices.size(); ++set) {
            Spending x(prices.size());
            for (std::size_t i = 0; i < prices.size(); ++i) x[i] = set >> i & 1 ? prices[i] : 0;
            if (total(x) <= budget) least = std::min(least, loss(x));
        }
        return least;
    }
    Objective objective() const {
        return one_run([*this](const Spending& x) { return loss(x); });
    }
};

}  // namespace savan::optimise
