#pragma once
/// The counts of one run: for every measure an array over (month, district, further axes), integers
/// only, so that no order of counting can show.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/measures/measure.hpp"

namespace savan {

class Tallies {
public:
    Tallies() = default;
    Tallies(int months, std::size_t districts, std::size_t interventions);

    int months() const noexcept { return months_; }
    std::size_t districts() const noexcept { return districts_; }
    std::size_t interventions() const noexcept { return interventions_; }

    /// Cells of one month of a measure: districts x further axes.
    std::size_t cells(Measure measure) const noexcept;
    /// The counts of one month, in C order (district, then the measure's further axes).
    std::span<std::int64_t> month(Measure measure, int month) noexcept;
    std::span<const std::int64_t> month(Measure measure, int month) const noexcept;
    /// All months, in C order (time, district, further axes).
    std::span<const std::int64_t> all(Measure measure) const noexcept;
    std::span<std::int64_t> all(Measure measure) noexcept;

    /// Index of a cell within month(..) for measures over sex and age.
    static constexpr std::size_t cell(std::size_t district, std::size_t sex, std::size_t age_group) noexcept {
        return (district * sexes + sex) * age_groups + age_group;
    }

    /// The same for measures over sex and grade, 1 .. school_grades.
    static constexpr std::size_t grade_cell(std::size_t district, std::size_t sex, std::size_t grade) noexcept {
        return (district * sexes + sex) * school_grades + (grade - 1);
    }

    /// The same for measures over prevalence, a share of 0 .. 1.
    static constexpr std::size_t prevalence_cell(std::size_t district, double prevalence) noexcept {
        const auto tenth = static_cast<std::size_t>(prevalence * prevalence_tenths);
        return district * prevalence_tenths + (tenth < prevalence_tenths ? tenth : prevalence_tenths - 1);
    }

    /// Over every count of the run; equal runs have equal digests.
    std::uint64_t digest() const noexcept;
    /// What the digest is made of.
    std::span<const std::int64_t> counts() const noexcept { return counts_; }

private:
    int months_ = 0;
    std::size_t districts_ = 0, interventions_ = 0;
    std::vector<std::size_t> first_;      ///< per measure: first element in counts_
    std::vector<std::int64_t> counts_;
};

}  // namespace savan
