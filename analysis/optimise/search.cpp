#include "analysis/optimise/search.hpp"

#include "analysis/optimise/descent.hpp"
#include "analysis/optimise/greedy.hpp"

namespace savan::optimise {

Found search(const Space& space, const std::vector<Start>& starts, const SearchRules& rules,
             const Objective& objective) {
    Found found;
    Evaluations evaluations(rules, objective);
    std::vector<Proposal> proposals = {{Spending(space.items.size()), "nothing"}};
    for (const Start& start : starts) proposals.push_back({start.spending, start.name});
    evaluations.aims(proposals);
    if (evaluations.trace().empty()) {
        found.ending = Ending::stopped;
        return found;
    }
    evaluations.limit_to(rules.evaluations / 2);
    found.greedy = greedy(space, rules, evaluations);
    evaluations.limit_to(rules.evaluations);
    if (evaluations.may_go_on()) descend(space, rules, evaluations.best().spending, evaluations);
    found.best = evaluations.best().spending;
    found.aim = evaluations.best().aim;
    found.trace = evaluations.trace();
    found.ending = evaluations.was_stopped() ? Ending::stopped
                   : evaluations.may_go_on() ? Ending::settled
                                             : Ending::evaluations_spent;
    return found;
}

}  // namespace savan::optimise
