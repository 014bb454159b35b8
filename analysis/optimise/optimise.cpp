#include "analysis/optimise/optimise.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "analysis/quantile.hpp"
#include "sim/base/draws.hpp"

namespace savan::optimise {

namespace {

/// Prices are means; a few runs are enough, since costs vary little.
constexpr std::size_t price_runs = 4;
/// In place of a round in the key of draws.
constexpr std::uint32_t lot_of_members = UINT32_MAX - 1;

std::vector<std::size_t> members_by_lot(const Request& request) {
    std::vector<std::size_t> order(request.members.members.size());
    std::iota(order.begin(), order.end(), 0);
    const Draws draws{{request.rules.seed, lot_of_members}};
    std::ranges::stable_sort(order, {}, [&](std::size_t member) {
        return draws.words({static_cast<std::uint32_t>(member), 0}, Purpose::spending_step, Month{0})[0];
    });
    return order;
}

RunKey run_with(const Members& members, std::uint32_t replicate, std::size_t member) {
    RunKey run{replicate, {}};
    for (std::size_t k = 0; k < members.rows.size(); ++k)
        run.values.emplace_back(members.rows[k], members.members[member][k]);
    return run;
}

class Optimising {
public:
    Optimising(const Scenario& scenario, const Request& request, const std::atomic<bool>& stop,
               const Watch& watch)
        : scenario_(scenario), request_(request), stop_(stop), watch_(watch), runs_(divide_runs(request)) {}

    Optimum run() {
        made_.offers = offers_of(scenario_, request_.terms);
        const std::size_t trials = 2 * std::min(price_runs, runs_.search.size());
        watch_.begin(trials + request_.rules.evaluations * runs_.search.size() +
                     (made_.offers.size() + 4) * runs_.held_out.size());
        if (!find_prices()) return std::move(made_);
        const Space space = space_of(made_.offers, request_.budget);
        if (std::ranges::none_of(space.items, [&](const Item& item) {
                return item.least <= request_.budget && item.most > 0;
            }))
            throw std::invalid_argument(
                "nothing can be bought (no intervention of the scenario that starts in time costs anything, "
                "or each "
                "costs more than the budget)");
        const std::vector<Start> starts = plain_mixes(scenario_, made_.offers, space);
        made_.found = search(space, starts, request_.rules, [&](const std::vector<Spending>& spendings) {
            return losses_of(simulate(spendings, runs_.search));
        });
        if (made_.found.any() && !stop_) compare(starts);
        return std::move(made_);
    }

private:
    std::vector<std::vector<MixRun>> simulate(const std::vector<Mix>& mixes,
                                              const std::vector<RunKey>& runs) {
        return run_mixes(mixes, made_.offers.size(), runs, request_.runs, stop_, watch_.done);
    }

    std::vector<std::vector<MixRun>> simulate(const std::vector<Spending>& spendings,
                                              const std::vector<RunKey>& runs) {
        std::vector<Mix> mixes;
        for (const Spending& spending : spendings) mixes.push_back(mix_of(scenario_, made_.offers, spending));
        return simulate(mixes, runs);
    }

    std::vector<std::vector<double>> losses_of(const std::vector<std::vector<MixRun>>& mixes) const {
        std::vector<std::vector<double>> losses;
        for (const auto& runs : mixes) {
            losses.emplace_back();
            for (const MixRun& run : runs) losses.back().push_back(loss_of(run, request_.outcome));
        }
        return losses;
    }

    /// False when stopped.
    bool find_prices() {
        if (made_.offers.empty()) return true;
        const std::vector<RunKey> few(
            runs_.search.begin(),
            runs_.search.begin() + static_cast<std::ptrdiff_t>(std::min(price_runs, runs_.search.size())));
        const auto trials = simulate(
            {price_trial(scenario_, made_.offers, false), price_trial(scenario_, made_.offers, true)}, few);
        if (trials.empty()) return false;
        std::vector<std::vector<double>> prices;
        for (const auto& runs : trials) {
            prices.emplace_back();
            for (std::size_t k = 0; k < made_.offers.size(); ++k) {
                double sum = 0;
                for (const MixRun& run : runs) sum += run.costs[k];
                prices.back().push_back(sum / static_cast<double>(runs.size()));
            }
        }
        set_prices(scenario_, request_.terms, prices[0], prices[1], made_.offers);
        return true;
    }

    void compare(const std::vector<Start>& starts) {
        std::vector<Rival> rivals;
        const auto add = [&](std::string name, const Spending& spending) {
            const auto known = std::ranges::find(rivals, spending, &Rival::spending);
            if (known == rivals.end())
                rivals.push_back({std::move(name), spending, {}, {}});
            else
                known->name += " = " + name;
        };
        add("found", made_.found.best);
        add("greedy", made_.found.greedy);
        for (const Start& start : starts) add(start.name, start.spending);
        add("nothing", Spending(made_.offers.size()));
        std::vector<Spending> spendings;
        for (const Rival& rival : rivals) spendings.push_back(rival.spending);
        auto runs = simulate(spendings, runs_.held_out);
        if (runs.empty()) return;
        const auto standing = standings(losses_of(runs), 0, request_.rules.aim, request_.samples);
        for (std::size_t k = 0; k < rivals.size(); ++k) {
            rivals[k].standing = standing[k];
            rivals[k].runs = std::move(runs[k]);
        }
        std::ranges::stable_sort(rivals.begin() + 1, rivals.end(), {},
                                 [](const Rival& rival) { return rival.standing.aim.value; });
        made_.rivals = std::move(rivals);
    }

    const Scenario& scenario_;
    const Request& request_;
    const std::atomic<bool>& stop_;
    const Watch& watch_;
    const Division runs_;
    Optimum made_;
};

}  // namespace

Division divide_runs(const Request& request) {
    Division made;
    const std::uint32_t search = request.search_runs, held_out = request.held_out_runs;
    const std::vector<std::size_t> members = members_by_lot(request);
    if (members.size() >= 2) {
        const double share = static_cast<double>(search) / (search + held_out);
        made.search_members = std::clamp<std::size_t>(
            static_cast<std::size_t>(share * static_cast<double>(members.size())), 1, members.size() - 1);
        made.held_out_members = members.size() - made.search_members;
    }
    for (std::uint32_t r = 0; r < search + held_out; ++r) {
        const bool is_search = r < search;
        auto& runs = is_search ? made.search : made.held_out;
        if (members.size() < 2) {
            runs.push_back({r, {}});
        } else {
            const std::size_t place = is_search ? r % made.search_members
                                                : made.search_members + (r - search) % made.held_out_members;
            runs.push_back(run_with(request.members, r, members[place]));
        }
    }
    made.search_members = std::min<std::size_t>(made.search_members, search);
    made.held_out_members = std::min<std::size_t>(made.held_out_members, held_out);
    return made;
}

double loss_of(const MixRun& run, std::size_t outcome) {
    const bool more_is_worse = analysis::outcome_table()[outcome].worse == analysis::Worse::more;
    return more_is_worse ? run.change[outcome] : -run.change[outcome];
}

Optimum optimise(const Scenario& scenario, const Request& request, const std::atomic<bool>& stop,
                 const Watch& watch) {
    return Optimising(scenario, request, stop, watch).run();
}

}  // namespace savan::optimise
