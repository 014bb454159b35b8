#include "sim/processes/unsafe_shares.hpp"

#include "sim/processes/departure.hpp"
#include "sim/processes/departure_kernels.hpp"
#include "sim/processes/intention.hpp"

namespace savan::departure {

void UnsafeShares::add(const World& world, const Step& step, PersonIndex i) {
    share_.push_back(1);
    const double money = intention::money_at_hand(world, step, i);
    if (!can_go_legally(world, step, i, money)) return;
    open_.push_back(share_.size() - 1);
    const Options options = options_of(world, step, i, money);
    for (std::size_t c = 0; c < 4; ++c) {
        utility_[c].push_back(options.utility[c]);
        cost_ratio_[c].push_back(options.cost_ratio[c]);
    }
}

const std::vector<double>& UnsafeShares::work_out(const Step& step) {
    std::vector<double> shares(open_.size());
    departure_kernels::Columns columns;
    for (std::size_t c = 0; c < 4; ++c) columns.utility[c] = utility_[c].data(), columns.cost_ratio[c] = cost_ratio_[c].data();
    departure_kernels::irregular_shares(columns, shares.size(), step.parameters.channel_cost_weight, shares.data());
    for (std::size_t k = 0; k < open_.size(); ++k) share_[open_[k]] = shares[k];
    return share_;
}

}  // namespace savan::departure
