#include "sim/measures/spillover.hpp"

namespace savan::spillover {

namespace {

/// Of one month and district, over all other axes of the measure.
std::int64_t sum(const Tallies& tallies, Measure measure, int month, std::size_t district) noexcept {
    const auto counts = tallies.month(measure, month);
    const std::size_t cells = counts.size() / tallies.districts();
    std::int64_t total = 0;
    for (const std::int64_t count : counts.subspan(district * cells, cells)) total += count;
    return total;
}

}  // namespace

void count(const Tallies& without, const Tallies& direct_alone, const Tallies& with_peers, const Tallies& with_village,
           const Tallies& whole, Pairing& pairing) noexcept {
    for (const PairedRow& row : paired_table()) {
        if (row.part != PairedPart::spillover) continue;
        for (int month = 0; month < pairing.months(); ++month)
            for (std::size_t district = 0; district < pairing.districts(); ++district) {
                const auto of = [&](const Tallies& run) { return sum(run, row.measure, month, district); };
                const std::int64_t b = of(without), s00 = of(direct_alone), s10 = of(with_peers), s01 = of(with_village),
                                   s11 = of(whole);
                const auto put = [&](EffectPath path, std::int64_t effect) {
                    pairing.at(row.variable, month, district, path) = effect;
                };
                put(EffectPath::direct, s00 - b);
                put(EffectPath::peers, s10 - s00);
                put(EffectPath::village, s01 - s00);
                put(EffectPath::interaction, s11 - s10 - s01 + s00);
            }
    }
}

}  // namespace savan::spillover
