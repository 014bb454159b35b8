#pragma once
/// The vectorised loops of risk.cpp: hazards of leaving unsafely of everybody of a village, in single precision, since they are
/// for ranking only.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/processes/departure.hpp"
#include "sim/processes/intention.hpp"

namespace savan::risk_kernels {

/// What a household's money and income come to, for its members; one entry for each household of some villages.
struct Means {
    std::vector<float> gain;              ///< of going to Thailand, -1..1
    std::vector<float> money;             ///< US$ at hand
    std::vector<float> migrant;           ///< members in Thailand
    std::array<std::vector<float>, 3> odds;  ///< what costs do to the odds of network, alone, broker against legal

    void resize(std::size_t households) {
        gain.resize(households), money.resize(households), migrant.resize(households);
        for (auto& column : odds) column.resize(households);
    }
};

/// Works out the means of `count` households of a village from their income, assets and members abroad: entries from `first` on.
void find_means(const float* income, const float* assets, const std::uint8_t* abroad, std::size_t count,
                const Parameters& parameters, double pay, const departure::VillageOptions& options, std::size_t first,
                Means& means) noexcept;

/// Columns of people, from the first to be looked at on.
struct Columns {
    const float* awareness;
    const Stage* stage;
    const School* school;
    const Work* work;
    const Group* group;
    const std::uint8_t *grade, *trips, *ties_abroad, *ties_present, *male;
    const std::int16_t* birth;
    const std::uint32_t* household;
};

/// What is the same for everybody of the village.
struct Common {
    const Parameters& parameters;
    const intention::VillageTerms& terms;
    const departure::VillageOptions& options;
    const double* log_age_curve;    ///< by months of age, below forty
    std::uint32_t first_household;  ///< of the means
    std::int16_t now;
    bool legal_open;
};

/// hazard[k] = monthly hazard of leaving unsafely, without season and luck of lenders: of starting to consider (or of
/// the stage in which the person is), times the chances of the stages that are left, times the chance that the
/// departure is by another channel than the legal one or under 18. Rows of people who are not of age may be among them; what
/// they get means nothing.
void unsafe_hazards(const Columns& columns, std::size_t count, const Common& common, const Means& means,
                    float* hazard) noexcept;

}  // namespace savan::risk_kernels
