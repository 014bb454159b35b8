#include "analysis/optimise/descent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/base/draws.hpp"

namespace savan::optimise {

namespace {

constexpr double learning = 2;                               ///< factor of weights and steps
constexpr double least_weight = 1.0 / 16, most_weight = 16;  ///< no direction is ever given up

/// Luck of one round.
class Luck {
public:
    Luck(std::uint32_t seed, std::uint32_t round) : draws_{{seed, round}} {}

    /// A position drawn in proportion to the weights; nothing if all are 0.
    std::optional<std::size_t> choose(const std::vector<double>& weights) {
        double sum = 0;
        for (const double weight : weights) sum += weight;
        if (sum <= 0) return std::nullopt;
        double left = sum * draws_.uniform({}, Purpose::spending_step, Month{0}, slot_++);
        std::size_t last = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (weights[i] <= 0) continue;
            last = i;
            if ((left -= weights[i]) < 0) break;
        }
        return last;
    }

private:
    Draws draws_;
    std::uint32_t slot_ = 0;
};

class Descent {
public:
    Descent(const Space& space, const SearchRules& rules, Spending from)
        : space_(space), rules_(rules), now_(std::move(from)), directions_(2 * space.items.size()) {
        for (Direction& direction : directions_) direction.step = rules.first_step * space.budget;
    }

    /// One round; the fall of the aim, 0 if there was none.
    double round(std::uint32_t number, double aim, Evaluations& evaluations) {
        Luck luck(rules_.seed, number);
        std::vector<std::size_t> tried;
        std::vector<Proposal> proposals;
        std::vector<double> weights = open_weights();
        while (proposals.size() < rules_.batch) {
            const auto chosen = luck.choose(weights);
            if (!chosen) break;
            weights[*chosen] = 0;
            Spending next = is_more(*chosen) ? more(item_of(*chosen), luck) : less(item_of(*chosen));
            if (next == now_) {
                learn(*chosen, false);
                continue;
            }
            tried.push_back(*chosen);
            proposals.push_back({std::move(next), "descent"});
        }
        const auto aims = evaluations.aims(proposals);
        std::optional<std::size_t> best;
        for (std::size_t k = 0; k < tried.size(); ++k) {
            if (!aims[k]) continue;
            learn(tried[k], *aims[k] < aim);
            if (*aims[k] < aim && (!best || *aims[k] < *aims[*best])) best = k;
        }
        if (!best) return 0;
        now_ = proposals[*best].spending;
        evaluations.accept(now_);
        return aim - *aims[*best];
    }

private:
    struct Direction {
        double weight = 1, step = 0;
    };
    static constexpr bool is_more(std::size_t direction) { return direction % 2 == 0; }
    static constexpr std::size_t item_of(std::size_t direction) { return direction / 2; }

    /// Weights of the directions in which there is somewhere to go.
    std::vector<double> open_weights() const {
        std::vector<double> weights;
        for (std::size_t k = 0; k < directions_.size(); ++k) {
            const std::size_t i = item_of(k);
            const bool is_open =
                is_more(k) ? std::isfinite(next_above(space_.items[i], now_[i])) : now_[i] > 0;
            weights.push_back(is_open ? directions_[k].weight : 0);
        }
        return weights;
    }

    Spending less(std::size_t i) const {
        Spending next = now_;
        next[i] = usable(space_.items[i], std::max(0.0, now_[i] - directions_[2 * i + 1].step));
        return next;
    }

    Spending more(std::size_t i, Luck& luck) const {
        Spending next = now_;
        const double wanted =
            std::max(now_[i] + directions_[2 * i].step, next_above(space_.items[i], now_[i]));
        next[i] = usable(space_.items[i], std::min(wanted, space_.budget));
        std::vector<double> givers;
        for (std::size_t j = 0; j < now_.size(); ++j)
            givers.push_back(j != i && now_[j] > 0 ? directions_[2 * j + 1].weight : 0);
        bool has_paid = false;
        for (double missing = 0; (missing = total(next) - space_.budget) > crumb;) {
            const auto giver = luck.choose(givers);
            if (!giver) return now_;
            givers[*giver] = 0;
            next[*giver] = usable(space_.items[*giver], std::max(0.0, next[*giver] - missing));
            has_paid = true;
        }
        if (has_paid) offer_rest(next, i, luck);
        return next;
    }

    /// What a giver could not keep goes to one item that can use it.
    void offer_rest(Spending& next, std::size_t taker, Luck& luck) const {
        const double rest = space_.budget - total(next);
        std::vector<double> weights;
        for (std::size_t j = 0; j < next.size(); ++j) {
            const bool can_use =
                j != taker && next[j] == now_[j] && usable(space_.items[j], next[j] + rest) > next[j];
            weights.push_back(can_use ? directions_[2 * j].weight : 0);
        }
        if (const auto chosen = luck.choose(weights))
            next[*chosen] = usable(space_.items[*chosen], next[*chosen] + rest);
    }

    void learn(std::size_t direction, bool worked) {
        auto& [weight, step] = directions_[direction];
        weight = std::clamp(worked ? weight * learning : weight / learning, least_weight, most_weight);
        step = std::clamp(worked ? step * learning : step / learning, rules_.smallest_step * space_.budget,
                          space_.budget);
    }

    const Space& space_;
    const SearchRules& rules_;
    Spending now_;
    std::vector<Direction> directions_;  ///< of item i: 2 i more, 2 i + 1 less
};

}  // namespace

void descend(const Space& space, const SearchRules& rules, Spending from, Evaluations& evaluations) {
    const double nothing = *evaluations.aims({{Spending(from.size()), "nothing"}}).front();
    double aim = *evaluations.aims({{from, "start"}}).front();
    const std::size_t patience =
        rules.patience > 0 ? rules.patience : (4 * from.size() + rules.batch - 1) / rules.batch;
    Descent descent(space, rules, std::move(from));
    double gained = 0;  // since the last round that counted
    std::size_t idle = 0;
    for (std::uint32_t round = 0; idle < patience && evaluations.may_go_on(); ++round) {
        const double fall = descent.round(round, aim, evaluations);
        aim -= fall;
        gained += fall;
        ++idle;
        if (gained > rules.tolerance * std::abs(nothing - aim)) idle = 0, gained = 0;
    }
}

}  // namespace savan::optimise
