#pragma once
/// Numbers and sentences as people read them.

#include "analysis/compare.hpp"
#include "analysis/report/texts.hpp"

namespace savan::analysis {

/// Rounded as number() does; thousands are set apart by a narrow space, which neither English nor Lao
/// readers can take for a decimal sign, and minus is a minus.
std::string figure(double value, int significant, int decimals);

/// The same with + before what is above zero.
std::string signed_figure(double value, int significant, int decimals);

/// How an outcome's unit is shown: factor, decimals, and the unit's own words.
struct Shown {
    double factor;
    int decimals;
    Words unit;
};
Shown shown(std::string_view unit);

/// "January 2002".
Words month_words(int month);

/// Names in a row: "a, b and c".
Words list_words(const std::vector<Words>& names);

/// In how many of `n` simulations something holds: exact below ten of them ("3 of 4 simulations"), else in
/// tenths ("in 9 of 10 simulations"), where "0" and "10" are kept for none and all.
Words simulations(double share, std::size_t n);

/// The same in as few characters as a table has room for: "3 of 4", "< 1 of 10".
std::string simulations_in_short(double share, std::size_t n);

/// A count of such people, sign left out: whole, or with one decimal below one.
std::string natural_frequency(double value);

/// Out of how many to count, so that `rate` of them is a handful: 10, 100, .. 1 000 000.
double natural_base(double rate);

/// An outcome's change as natural frequencies of the baseline's level, with its band. `level` is the
/// baseline's; empty when that is nothing. Money becomes less or more, people and trips fewer or more.
Words change_sentence(const OutcomeRow& outcome, const Compared& change, double level);

/// In how many simulations it is worse; empty for an outcome without a direction.
Words harm_sentence(const OutcomeRow& outcome, const Compared& change);

}  // namespace savan::analysis
