// The reduced model of README.md as most people would write it: one object per person, a virtual step,
// std::mt19937_64. It is a yardstick for speed, and an independent answer to hold savan's against.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "benchmarks/reference/numbers.hpp"

namespace {

using namespace reference;

using Random = std::mt19937_64;

bool happens(double hazard, Random& random) {
    return std::uniform_real_distribution<double>()(random) < 1 - std::exp(-hazard);
}

struct Month {
    int now, start;
    const Rates& rates;
    Random& random;
    Counts& counts;
};

class Agent {
public:
    virtual ~Agent() = default;
    /// A month of this agent's life; false when the agent is gone.
    virtual bool step(const Month& month) = 0;
};

class Person final : public Agent {
public:
    Person(int birth, bool male, bool in_union) : birth_(birth), male_(male), in_union_(in_union) {}

    bool step(const Month& month) override {
        const int age_months = month.now - birth_;
        age_ = age_months / 12;
        if (age_ >= 40) return false;
        if (month.now > month.start && age_months > 72 && happens(month.rates.death, month.random))
            return false;
        const int union_from = 12 * (male_ ? 18 : 16);
        if (!in_union_ && age_months > union_from)
            in_union_ = happens(male_ ? month.rates.union_male : month.rates.union_female, month.random);
        if (!away_ && age_ >= 15) work(month);
        awareness_ = std::max(awareness_ * month.rates.kept, trips_ > 0 ? month.rates.returnee : 0.0);
        if (!away_ && age_ >= 12) decide(month);
        if (away_) stay(month);
        count(month);
        return true;
    }

private:
    enum class Stage { none, considering, planning };

    void work(const Month& month) {
        if (happens(wage_job_ ? month.rates.job_lost : month.rates.job_found, month.random))
            wage_job_ = !wage_job_;
    }

    void decide(const Month& month) {
        const Rates& r = month.rates;
        switch (stage_) {
            case Stage::none: {
                const double risk = r.risk_unaware + (r.risk_aware - r.risk_unaware) * awareness_;
                const double attitude = -r.risk_weight * risk + (wage_job_ ? 0 : r.prospects);
                const double z = r.base + r.attitude * attitude +
                                 r.age_curve[static_cast<std::size_t>(age_)] + (male_ ? 0 : r.female);
                if (happens(r.consider * std::exp(z), month.random)) stage_ = Stage::considering;
                break;
            }
            case Stage::considering: {
                const double forget = r.forget * (1 + r.forget_aware * awareness_);
                if (!happens(r.plan + forget, month.random)) break;
                stage_ = first(r.plan, forget, month.random) ? Stage::planning : Stage::none;
                break;
            }
            case Stage::planning:
                if (!happens(r.act + r.postpone, month.random)) break;
                if (first(r.act, r.postpone, month.random))
                    leave(month);
                else
                    stage_ = Stage::considering;
                break;
        }
    }

    static bool first(double one, double other, Random& random) {
        return std::bernoulli_distribution(one / (one + other))(random);
    }

    void leave(const Month& month) {
        std::array<double, sectors> weight{};
        for (std::size_t s = 0; s < sectors; ++s)
            weight[s] = sector_share[s] * (male_ ? 1 - sector_women[s] : sector_women[s]) *
                        (age_ < 18 ? sector_minors[s] : 1);
        sector_ = std::discrete_distribution<int>(weight.begin(), weight.end())(month.random);
        away_ = true;
        moved_ = month.now;
        stage_ = Stage::none;
        wage_job_ = false;
        ++trips_;
        add(month, departures);
    }

    void stay(const Month& month) {
        const Rates& r = month.rates;
        if (exploited_) {
            if (happens(r.escape, month.random)) exploited_ = false;
        } else if (happens(r.exploitation * std::exp(sector_risk[static_cast<std::size_t>(sector_)] +
                                                     (age_ < 18 ? r.minor : 0) - r.protection * awareness_ -
                                                     r.experience * std::min(trips_ - 1, 3)),
                           month.random)) {
            exploited_ = true;
            if (!ever_exploited_) add(month, exploited);
            ever_exploited_ = true;
        }
        if (moved_ == month.now) return;
        const double years = std::min((month.now - moved_) / 12.0, 5.0);
        if (happens(exploited_ ? r.repatriation
                               : r.come_home * std::exp(r.duration * years + (in_union_ ? r.in_union : 0)),
                    month.random)) {
            away_ = exploited_ = false;
            awareness_ = std::max(awareness_, r.returnee);
            add(month, returns);
        }
    }

    void count(const Month& month) const {
        add(month, population);
        if (awareness_ >= 0.5) add(month, aware);
        if (!away_ && stage_ != Stage::none) add(month, considering);
        if (away_) add(month, abroad);
        if (away_ && exploited_) add(month, exploitation_months);
    }

    void add(const Month& month, Measure measure) const {
        ++month.counts.of[measure][male_][static_cast<std::size_t>(age_group(age_))];
    }

    int birth_;
    int age_ = 0;  // of this month
    bool male_, in_union_;
    bool away_ = false, wage_job_ = false, exploited_ = false, ever_exploited_ = false;
    Stage stage_ = Stage::none;
    double awareness_ = 0;
    int trips_ = 0, moved_ = 0, sector_ = 0;
};

/// Sex and age structure of the residents, in five-year groups.
class AgeStructure {
public:
    explicit AgeStructure(const Numbers& n) {
        for (const std::string sex : {"female", "male"})
            for (int from = 0; from < 70; from += 5)
                shares_.push_back(
                    n("age_structure." + sex + "." +
                      (from == 65 ? "65+" : std::to_string(from) + "-" + std::to_string(from + 4))));
        heads_ = shares_;
        for (std::size_t cell = 0; cell < heads_.size(); ++cell)
            if (cell % 14 < 4 || cell % 14 > 12) heads_[cell] = 0;  // 20 to 64
        member_ = std::discrete_distribution<int>(shares_.begin(), shares_.end());
        head_ = std::discrete_distribution<int>(heads_.begin(), heads_.end());
    }
    /// Sex and age in months.
    std::pair<bool, int> draw(bool head, Random& random) {
        const int cell = (head ? head_ : member_)(random);
        return {cell >= 14, cell % 14 * 60 + std::uniform_int_distribution<int>(0, 59)(random)};
    }

private:
    std::vector<double> shares_, heads_;
    std::discrete_distribution<int> member_, head_;
};

class Model {
public:
    Model(const Numbers& numbers, int households, std::uint64_t seed)
        : rates_(numbers),
          households_(households),
          start_(-static_cast<int>(numbers("population.warm_up"))),
          random_(seed) {
        AgeStructure ages(numbers);
        for (int household = 0; household < households; ++household)
            for (int member = 0; member < 6; ++member) {
                const auto [male, age] = ages.draw(member == 0, random_);
                if (age >= 72 && age < 480)
                    people_.push_back(
                        std::make_unique<Person>(start_ - age, male, already_in_union(male, age)));
            }
    }

    int start() const { return start_; }

    Counts advance(int now) {
        Counts counts;
        const Month month{now, start_, rates_, random_, counts};
        if (now > start_) {
            const int children = std::binomial_distribution<int>(households_, rates_.births)(random_);
            for (int child = 0; child < children; ++child)
                people_.push_back(
                    std::make_unique<Person>(now - 72, std::bernoulli_distribution(0.505)(random_), false));
        }
        std::erase_if(people_, [&](const std::unique_ptr<Agent>& person) { return !person->step(month); });
        return counts;
    }

private:
    bool already_in_union(bool male, int age) {
        const int months = age - 12 * (male ? 18 : 16) - 1;
        return months > 0 && happens(months * (male ? rates_.union_male : rates_.union_female), random_);
    }

    Rates rates_;
    int households_, start_;
    Random random_;
    std::vector<std::unique_ptr<Agent>> people_;
};

struct Options {
    std::string parameters, dates = "[]";
    int households = 1800, months = 168, replicates = 1;
    std::uint64_t seed = 1;
};

/// Outcomes at the dates: stocks then, flows since month 0. Adds to `person_months`.
nlohmann::json simulate(const Numbers& numbers, const Options& options, std::uint64_t seed,
                        const std::set<int>& dates, long& person_months) {
    Model model(numbers, options.households, seed);
    nlohmann::json outcomes = nlohmann::json::object();
    Counts since;
    for (int now = model.start(); now < options.months; ++now) {
        const Counts counts = model.advance(now);
        person_months += counts.all(population);
        if (now < 0) continue;
        since.follow(counts);
        if (!dates.contains(now)) continue;
        for (std::size_t m = 0; m < measures; ++m)
            outcomes[std::to_string(now)][measure_names[m]] = since.of[m];
    }
    return outcomes;
}

nlohmann::json measure(const Options& options) {
    const Numbers numbers(options.parameters);
    const auto dates = nlohmann::json::parse(options.dates).get<std::set<int>>();
    nlohmann::json outcomes = nlohmann::json::array();
    long person_months = 0;
    double seconds = 0;
    for (int replicate = 0; replicate < options.replicates; ++replicate) {
        const std::clock_t begin = std::clock();
        outcomes.push_back(simulate(numbers, options, options.seed + static_cast<unsigned>(replicate), dates,
                                    person_months));
        seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    return {{"person_months", person_months}, {"cpu_seconds", seconds}, {"outcomes", outcomes}};
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App program("The reduced model, one object per person; prints JSON");
    program.add_option("--parameters", options.parameters, "JSON of `savan explain`")
        ->required()
        ->check(CLI::ExistingFile);
    program.add_option("--households", options.households, "households of six")->check(CLI::PositiveNumber);
    program.add_option("--months", options.months, "horizon")->check(CLI::PositiveNumber);
    program.add_option("--replicates", options.replicates, "runs")->check(CLI::PositiveNumber);
    program.add_option("--seed", options.seed, "of the first run; each further one has the next");
    program.add_option("--dates", options.dates, "months whose outcomes are printed: '[12, 60]'");
    CLI11_PARSE(program, argc, argv);
    try {
        std::cout << measure(options) << "\n";
    } catch (const std::exception& error) {
        std::cerr << options.parameters << ": " << error.what() << "\n";
        return 3;
    }
}
