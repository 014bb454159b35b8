#include "analysis/optimise/verdicts.hpp"

namespace savan::optimise {

std::vector<Standing> standings(const std::vector<std::vector<double>>& losses, std::size_t chosen,
                                const Aim& aim, std::uint32_t samples) {
    const std::size_t mixes = losses.size();
    const auto statistics = [&](const sensitivity::Picked& picked) {
        std::vector<double> values;
        for (const auto& mix : losses) {
            std::vector<double> sample;
            for (const std::size_t run : picked.units) sample.push_back(mix[run]);
            values.push_back(aim(sample));
        }
        for (std::size_t mix = 0; mix < mixes; ++mix) values.push_back(values[mix] - values[chosen]);
        return values;
    };
    const auto bands = sensitivity::with_bands(losses[chosen].size(), 1, samples, statistics);
    std::vector<Standing> made;
    for (std::size_t mix = 0; mix < mixes; ++mix) {
        const sensitivity::Index& difference = bands[mixes + mix];
        const Verdict verdict = mix == chosen         ? Verdict::best
                                : difference.low > 0  ? Verdict::worse
                                : difference.high < 0 ? Verdict::better
                                                      : Verdict::tie;
        made.push_back({bands[mix], difference, verdict});
    }
    return made;
}

}  // namespace savan::optimise
