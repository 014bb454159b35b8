#include "analysis/sensitivity/study_arrays.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "analysis/sensitivity/study_file.hpp"

namespace savan::sensitivity {

namespace {

using sweep::DesignKind;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Names of all answers, in the order in which they first come.
std::vector<std::string> names_of(const Study& study, std::string Answer::*name) {
    std::vector<std::string> names;
    for (const Answer& answer : study.answers)
        if (std::ranges::find(names, answer.*name) == names.end()) names.push_back(answer.*name);
    return names;
}

class Arrays {
public:
    explicit Arrays(const Study& study)
        : study_(study),
          scenarios_(names_of(study, &Answer::scenario)),
          outcomes_(names_of(study, &Answer::outcome)) {}

    output::ArrayFile made() {
        describe();
        const std::string own = "unit of the outcome";
        add("is_difference", "1: of the difference from the baseline, 0: of the level", "",
            [](const Answer& answer) { return answer.as_difference ? 1.0 : 0.0; });
        add("units", "units of the design that define the outcome in every run", "",
            [](const Answer& answer) { return static_cast<double>(answer.found.units); });
        add("mean", "mean over parameters and chance", own,
            [](const Answer& answer) { return answer.found.mean; });
        add("sd", "standard deviation over parameters and chance", own,
            [](const Answer& answer) { return answer.found.sd; });
        add("assumed_share", "share of the variance in which an assumed parameter has a part", "share",
            &Sensitivity::assumed_share);
        add("assumed_without_chance", "the same without interactions with luck", "share",
            &Sensitivity::assumed_without_chance);
        add("chance_first", "share of the variance from luck alone", "share", &Sensitivity::chance_first);
        add("chance_total", "share of the variance in which luck has a part", "share",
            &Sensitivity::chance_total);
        if (study_.design == DesignKind::morris) {
            add("mu_star", "mean size of the elementary effects", own, &FactorSensitivity::mu_star);
            add("mu", "mean of the elementary effects", own, &FactorSensitivity::mu);
            add("sigma", "standard deviation of the elementary effects", own, &FactorSensitivity::sigma);
        } else {
            add("first", "share of the variance from the factor alone, first order", "share",
                &FactorSensitivity::first);
            if (study_.design == DesignKind::saltelli)
                add("total", "share of the variance in which the factor has a part, total order", "share",
                    &FactorSensitivity::total);
            add("low_end", "mean outcome where the factor is in its lowest fifth", own,
                &FactorSensitivity::low_end);
            add("high_end", "mean outcome where the factor is in its highest fifth", own,
                &FactorSensitivity::high_end);
        }
        return std::move(file_);
    }

private:
    void describe() {
        file_.content = "sensitivity";
        file_.title = "Which parameters matter for the results of a sweep";
        file_.comment =
            "Most parameters are assumed, and so are the distributions that they were varied over. "
            "Differences are "
            "from " +
            study_.baseline + ", in period " + study_.period + ".";
        file_.document = file_text(study_);
        std::vector<std::string> names, units, meanings, distributions, sources;
        for (const Factor& factor : study_.factors) {
            names.push_back(factor.name);
            units.push_back(factor.unit);
            meanings.push_back(factor.meaning);
            distributions.push_back(factor.distribution);
            sources.push_back(factor.source);
        }
        file_.dimensions = {{"scenario", "scenario", scenarios_},
                            {"outcome", "outcome, by its name in the sweep", outcomes_},
                            {"factor", "what varied between points", std::move(names)}};
        std::vector<std::string> outcome_units;
        for (const std::string& outcome : outcomes_)
            outcome_units.push_back(std::ranges::find(study_.answers, outcome, &Answer::outcome)->unit);
        file_.texts = {
            {"outcome_unit", "unit of the outcome", "outcome", std::move(outcome_units)},
            {"factor_unit", "unit of the factor", "factor", std::move(units)},
            {"factor_long_name", "meaning of the factor", "factor", std::move(meanings)},
            {"factor_distribution", "what its values were taken from", "factor", std::move(distributions)},
            {"factor_source", "row of the evidence, or assumed", "factor", std::move(sources)}};
    }

    /// Where an answer stands among (scenario, outcome).
    std::size_t place_of(const Answer& answer) const {
        const auto scenario = std::ranges::find(scenarios_, answer.scenario) - scenarios_.begin();
        const auto outcome = std::ranges::find(outcomes_, answer.outcome) - outcomes_.begin();
        return static_cast<std::size_t>(scenario) * outcomes_.size() + static_cast<std::size_t>(outcome);
    }

    void add(std::string name, std::string long_name, std::string unit,
             const std::function<double(const Answer&)>& value) {
        std::vector<double> values(scenarios_.size() * outcomes_.size(), undefined);
        for (const Answer& answer : study_.answers) values[place_of(answer)] = value(answer);
        file_.arrays.push_back({std::move(name),
                                std::move(long_name),
                                std::move(unit),
                                {"scenario", "outcome"},
                                std::move(values)});
    }

    void add_by_factor(std::string name, std::string long_name, std::string unit,
                       const std::function<double(const FactorSensitivity&)>& value) {
        const std::size_t factors = study_.factors.size();
        std::vector<double> values(scenarios_.size() * outcomes_.size() * factors, undefined);
        for (const Answer& answer : study_.answers)
            for (std::size_t j = 0; j < answer.found.factors.size(); ++j)
                values[place_of(answer) * factors + j] = value(answer.found.factors[j]);
        file_.arrays.push_back({std::move(name),
                                std::move(long_name),
                                std::move(unit),
                                {"scenario", "outcome", "factor"},
                                std::move(values)});
    }

    /// An index and the ends of its band.
    void add(const std::string& name, const std::string& long_name, const std::string& unit,
             Index Sensitivity::*index) {
        for (const auto& [suffix, of, end] : ends)
            add(name + suffix, of + long_name, unit,
                [index, end](const Answer& answer) { return answer.found.*index.*end; });
    }
    void add(const std::string& name, const std::string& long_name, const std::string& unit,
             Index FactorSensitivity::*index) {
        for (const auto& [suffix, of, end] : ends)
            add_by_factor(name + suffix, of + long_name, unit,
                          [index, end](const FactorSensitivity& factor) { return factor.*index.*end; });
    }
    void add(const std::string& name, const std::string& long_name, const std::string& unit,
             double FactorSensitivity::*number) {
        add_by_factor(name, long_name, unit,
                      [number](const FactorSensitivity& factor) { return factor.*number; });
    }

    struct End {
        std::string suffix, of;
        double Index::*end;
    };
    const std::vector<End> ends = {{"", "", &Index::value},
                                   {"_low", "lower end of the 90 % band: ", &Index::low},
                                   {"_high", "upper end of the 90 % band: ", &Index::high}};

    const Study& study_;
    const std::vector<std::string> scenarios_, outcomes_;
    output::ArrayFile file_;
};

}  // namespace

output::ArrayFile arrays_of(const Study& study) { return Arrays(study).made(); }

}  // namespace savan::sensitivity
