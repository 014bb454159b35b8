#pragma once
/// Money over items: what a search may choose from. Nothing here knows a programme.

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace savan::optimise {

/// US$ for each item.
using Spending = std::vector<double>;

/// What an item can be given: nothing, or `least`, `least + step`, `least + 2 step` .. up to `most`; with a
/// step of 0 anything from `least` to `most`.
struct Item {
    double least = 0, step = 0;
    double most = std::numeric_limits<double>::infinity();
    /// Another item without which this one may bring nothing (staff hours); the first steps try both
    /// together.
    std::optional<std::size_t> needs = {};
};

/// Less money than this is none: sums of many amounts must not lose or gain a step by rounding.
constexpr double crumb = 1e-7;

struct Space {
    std::vector<Item> items;
    double budget = 0;
};

/// The largest amount the item can be given that is no more than `amount`.
double usable(const Item& item, double amount);

/// The smallest amount above `amount` that the item can be given; `amount` itself where anything can be,
/// infinity where there is none.
double next_above(const Item& item, double amount);

/// Every item's usable part.
Spending usable(const Space& space, Spending wanted);

double total(const Spending& spending);

/// `money` over the items in proportion to `weights`, as far as they can use it: what one cannot take goes to
/// the others. Usable parts only.
Spending spread(const Space& space, const std::vector<double>& weights, double money);

}  // namespace savan::optimise
