#include "analysis/calibration/school_observables.hpp"

#include "analysis/calibration/counts.hpp"

namespace savan::calibration::school {

namespace {

using analysis::Period;

constexpr int months_a_year = 12, june = 5, september = 8;
constexpr int last_primary_grade = 5;

/// Both sexes and all districts of one month, grades from..to, both included.
double grades(const Tallies& run, Measure measure, int month, int from, int to) {
    std::int64_t sum = 0;
    const auto counts = run.month(measure, month);
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
        const int grade = static_cast<int>(cell % school_grades) + 1;
        if (from <= grade && grade <= to) sum += counts[cell];
    }
    return static_cast<double>(sum);
}

/// Who begins the school year in that September: pupils are counted at its end, when some have left.
double beginners(const Tallies& run, int month, int from, int to) {
    return grades(run, Measure::pupils, month, from, to) +
           grades(run, Measure::dropouts_by_grade, month, from, to);
}

int next(int month_of_year, int from) {
    return from + ((month_of_year - from) % months_a_year + months_a_year) % months_a_year;
}

/// Leavers per beginner of grades from..to over the whole school years of the period.
double dropout(const Tallies& run, Period period, int from, int to) {
    double left = 0, began = 0;
    for (int start = next(september, period.first); start + months_a_year - 1 <= period.last;
         start += months_a_year) {
        began += beginners(run, start, from, to);
        for (int month = start; month < start + months_a_year; ++month) {
            left += grades(run, Measure::dropouts_by_grade, month, from, to);
            // In June grade 5 has been completed.
            if (month % months_a_year == june && from <= last_primary_grade && last_primary_grade <= to)
                left -=
                    grades(run, Measure::dropouts_by_grade, month, last_primary_grade, last_primary_grade);
        }
    }
    return ratio(left, began);
}

/// Pupils of grades from..to in the Septembers of a period per person of the ages; `ages` gives the part of
/// each of the first age groups that belongs to them.
double gross(const Tallies& run, Period period, int from, int to, std::initializer_list<double> ages) {
    double pupils = 0, people = 0;
    for (int month = next(september, period.first); month <= period.last; month += months_a_year) {
        pupils += grades(run, Measure::pupils, month, from, to);
        std::size_t group = 0;
        for (const double part : ages)
            people += part * total_of_group(run, Measure::population, {month, month}, group++);
    }
    return ratio(pupils, people);
}

}  // namespace

double survival_to_grade_5(const Scenario&, const Tallies& run, Period period) {
    constexpr int years = last_primary_grade - 1;
    double entered = 0, reached = 0;
    for (int start = next(september, period.first); start + years * months_a_year <= period.last;
         start += months_a_year) {
        entered += beginners(run, start, 1, 1);
        reached += beginners(run, start + years * months_a_year, last_primary_grade, last_primary_grade);
    }
    return ratio(reached, entered);
}

double dropout_primary(const Scenario&, const Tallies& run, Period period) {
    return dropout(run, period, 1, last_primary_grade);
}

double dropout_secondary(const Scenario&, const Tallies& run, Period period) {
    return dropout(run, period, last_primary_grade + 1, static_cast<int>(school_grades));
}

double dropout_secondary_over_primary(const Scenario& scenario, const Tallies& run, Period period) {
    return ratio(dropout_secondary(scenario, run, period), dropout_primary(scenario, run, period));
}

double transition(const Scenario&, const Tallies& run, Period period) {
    constexpr int next_grade = last_primary_grade + 1, summer = september - june;
    double stayed_away = 0, moved_up = 0;
    for (int month = next(june, period.first); month + summer <= period.last; month += months_a_year) {
        stayed_away += grades(run, Measure::dropouts_by_grade, month, last_primary_grade, last_primary_grade);
        // Whoever was in grade 6 until June is in grade 7 now, so its pupils and leavers have just moved up.
        moved_up += grades(run, Measure::pupils, month + summer, next_grade, next_grade);
        for (int later = month; later <= month + summer; ++later)
            moved_up += grades(run, Measure::dropouts_by_grade, later, next_grade, next_grade);
    }
    return ratio(moved_up, moved_up + stayed_away);
}

double enrolled_6_9(const Scenario&, const Tallies& run, Period period) {
    double pupils = 0, people = 0;
    for (int month = next(september, period.first); month <= period.last; month += months_a_year) {
        pupils += total_of_group(run, Measure::in_school, {month, month}, 0);
        people += total_of_group(run, Measure::population, {month, month}, 0);
    }
    return ratio(pupils, people);
}

// Age groups are 6-9, 10-14 and 15-17.
double lower_secondary_gross(const Scenario&, const Tallies& run, Period period) {
    return gross(run, period, 6, 8, {0, 3.0 / 5});
}

double secondary_gross(const Scenario&, const Tallies& run, Period period) {
    return gross(run, period, 6, 11, {0, 4.0 / 5, 2.0 / 3});
}

}  // namespace savan::calibration::school
