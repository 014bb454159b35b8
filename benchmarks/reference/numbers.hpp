#pragma once
/// What the reference program in C++ is given and what it counts: numbers of the reduced model, see
/// README.md.

#include <array>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace reference {

constexpr int sectors = 8;
constexpr std::array<double, sectors> sector_share = {0.289, 0.202, 0.123, 0.100, 0.120, 0.080, 0.060, 0.026};
constexpr std::array<double, sectors> sector_women = {0.55, 0.60, 0.35, 0.55, 0.959, 0.30, 0.30, 0.90};
constexpr std::array<double, sectors> sector_minors = {0.6, 1.2, 1.0, 1.0, 1.5, 0.5, 1.0, 1.3};
constexpr std::array<double, sectors> sector_risk = {0.0, 0.1, 0.3, 0.1, 0.5, 0.3, 0.7, 1.0};

/// Numbers by the names that `savan explain` prints.
class Numbers {
public:
    explicit Numbers(const std::string& file) {
        const auto explained = nlohmann::json::parse(std::ifstream(file));
        for (const auto& row : explained.at("values")) try {
                values_[row.at("name")] = std::stod(row.at("value").get<std::string>());
            } catch (const std::invalid_argument&) {
                // not a number: a title or a choice
            }
    }
    double operator()(const std::string& name) const { return values_.at(name); }

private:
    std::map<std::string, double> values_;
};

struct Rates {
    explicit Rates(const Numbers& n)
        : death(n("population.death_rate") / 12),
          union_female(n("population.union_rate_female") / 12),
          union_male(n("population.union_rate_male") / 12),
          births(1 - std::exp(-n("population.births_per_household"))),
          job_found(n("economy.job_rate") / 12),
          job_lost(n("economy.job_loss") / 12),
          kept(std::exp2(-1 / n("awareness.half_life"))),
          returnee(n("awareness.returnee")),
          consider(n("intention.consider_rate")),
          plan(n("intention.plan_rate")),
          forget(n("intention.forget_rate")),
          forget_aware(n("intention.forget_awareness")),
          act(n("intention.act_rate")),
          postpone(n("intention.postpone_rate")),
          base(n("intention.base")),
          attitude(n("intention.attitude")),
          risk_weight(n("intention.risk_weight")),
          risk_unaware(n("intention.risk_unaware")),
          risk_aware(n("intention.risk_aware")),
          prospects(n("intention.prospects_weight")),
          female(n("intention.female")),
          exploitation(n("exploitation.rate")),
          minor(n("exploitation.minor")),
          protection(n("exploitation.awareness")),
          experience(n("exploitation.experience")),
          escape(n("exploitation.escape_rate")),
          repatriation(n("exploitation.repatriation_rate")),
          come_home(n("return.rate")),
          duration(n("return.duration")),
          in_union(n("return.union")) {
        const double rise = n("intention.age_rise"), peak_age = n("intention.age_peak"),
                     fall = n("intention.age_fall");
        const auto curve = [&](double x) { return -fall * x - std::exp(-rise * x); };
        const double peak = curve(std::log(rise / fall) / rise);
        for (std::size_t age = 0; age < age_curve.size(); ++age)
            age_curve[age] = curve(static_cast<double>(age) - peak_age) - peak;
    }

    double death, union_female, union_male, births, job_found, job_lost, kept, returnee;
    double consider, plan, forget, forget_aware, act, postpone;
    double base, attitude, risk_weight, risk_unaware, risk_aware, prospects, female;
    double exploitation, minor, protection, experience, escape, repatriation, come_home, duration, in_union;
    std::array<double, 41> age_curve{};  ///< ln of the Rogers-Castro curve, 0 at its peak
};

enum Measure {
    population,
    aware,
    considering,
    abroad,
    departures,
    returns,
    exploited,
    exploitation_months,
    measures
};
constexpr std::array<const char*, measures> measure_names = {
    "population", "aware",   "considering", "abroad",
    "departures", "returns", "exploited",   "exploitation_months"};
constexpr bool is_flow(std::size_t measure) { return measure >= departures; }

inline int age_group(int age) { return age < 10 ? 0 : age < 15 ? 1 : age < 18 ? 2 : age < 25 ? 3 : 4; }

/// Counts by measure, sex and age group.
struct Counts {
    std::array<std::array<std::array<long, 5>, 2>, measures> of{};

    long all(Measure measure) const {
        long total = 0;
        for (const auto& sex : of[measure])
            for (const long count : sex) total += count;
        return total;
    }

    /// Takes a month's stocks over and adds its flows.
    void follow(const Counts& month) {
        for (std::size_t m = 0; m < measures; ++m)
            for (std::size_t sex = 0; sex < 2; ++sex)
                for (std::size_t group = 0; group < 5; ++group)
                    of[m][sex][group] = month.of[m][sex][group] + (is_flow(m) ? of[m][sex][group] : 0);
    }
};

}  // namespace reference
