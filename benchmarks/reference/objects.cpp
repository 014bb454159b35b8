// The reduced model of README.md as most people would write it: one object per person, a virtual step,
// std::mt19937_64. It is a yardstick for speed, and an independent answer to hold savan's against.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace {

using Random = std::mt19937_64;

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
        for (const auto& row : explained.at("values"))
            try {
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
        const double rise = n("intention.age_rise"), peak_age = n("intention.age_peak"), fall = n("intention.age_fall");
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

enum Measure { population, aware, considering, abroad, departures, returns, exploited, exploitation_months, measures };
constexpr std::array<const char*, measures> measure_names = {
    "population", "aware", "considering", "abroad", "departures", "returns", "exploited", "exploitation_months"};
constexpr bool is_flow(int measure) { return measure >= departures; }

int age_group(int age) { return age < 10 ? 0 : age < 15 ? 1 : age < 18 ? 2 : age < 25 ? 3 : 4; }

/// Counts of one month by measure, sex and age group.
struct Counts {
    std::array<std::array<std::array<long, 5>, 2>, measures> of{};
};

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
        if (month.now > month.start && age_months > 72 && happens(month.rates.death, month.random)) return false;
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
        if (happens(wage_job_ ? month.rates.job_lost : month.rates.job_found, month.random)) wage_job_ = !wage_job_;
    }

    void decide(const Month& month) {
        const Rates& r = month.rates;
        switch (stage_) {
            case Stage::none: {
                const double risk = r.risk_unaware + (r.risk_aware - r.risk_unaware) * awareness_;
                const double attitude = -r.risk_weight * risk + (wage_job_ ? 0 : r.prospects);
                const double z = r.base + r.attitude * attitude + r.age_curve[static_cast<std::size_t>(age_)] +
                                 (male_ ? 0 : r.female);
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
                shares_.push_back(n("age_structure." + sex + "." +
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
        : rates_(numbers), households_(households), start_(-static_cast<int>(numbers("population.warm_up"))),
          random_(seed) {
        AgeStructure ages(numbers);
        for (int household = 0; household < households; ++household)
            for (int member = 0; member < 6; ++member) {
                const auto [male, age] = ages.draw(member == 0, random_);
                if (age >= 72 && age < 480)
                    people_.push_back(std::make_unique<Person>(start_ - age, male, already_in_union(male, age)));
            }
    }

    int start() const { return start_; }

    Counts advance(int now) {
        Counts counts;
        const Month month{now, start_, rates_, random_, counts};
        if (now > start_) {
            const int children = std::binomial_distribution<int>(households_, rates_.births)(random_);
            for (int child = 0; child < children; ++child)
                people_.push_back(std::make_unique<Person>(now - 72, std::bernoulli_distribution(0.505)(random_), false));
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

long sum(const Counts& counts, Measure measure) {
    long total = 0;
    for (const auto& sex : counts.of[measure])
        for (const long count : sex) total += count;
    return total;
}

}  // namespace

int main(int argc, char** argv) {
    std::map<std::string, std::string> options = {
        {"--parameters", ""}, {"--households", "1800"}, {"--months", "168"}, {"--replicates", "1"}, {"--seed", "1"}, {"--dates", "[]"}};
    for (int k = 1; k < argc; k += 2) {
        if (k + 1 == argc || !options.contains(argv[k])) {
            std::cerr << "usage: reference_objects --parameters FILE [--households N] [--months N] [--replicates N]"
                         " [--seed N] [--dates '[12, 60]']\n";
            return 2;
        }
        options[argv[k]] = argv[k + 1];
    }
    const Numbers numbers(options["--parameters"]);
    const auto dates = nlohmann::json::parse(options["--dates"]).get<std::vector<int>>();
    const int months = std::stoi(options["--months"]);
    nlohmann::json outcomes = nlohmann::json::array();
    long person_months = 0;
    double seconds = 0;
    for (int replicate = 0; replicate < std::stoi(options["--replicates"]); ++replicate) {
        const std::clock_t begin = std::clock();
        Model model(numbers, std::stoi(options["--households"]), std::stoull(options["--seed"]) + static_cast<unsigned>(replicate));
        Counts sums;  // flows since month 0
        for (int now = model.start(); now < months; ++now) {
            const Counts counts = model.advance(now);
            person_months += sum(counts, population);
            if (now < 0) continue;
            for (int m = 0; m < measures; ++m)
                for (std::size_t sex = 0; sex < 2; ++sex)
                    for (std::size_t group = 0; group < 5; ++group) {
                        long& total = sums.of[static_cast<std::size_t>(m)][sex][group];
                        total = counts.of[static_cast<std::size_t>(m)][sex][group] + (is_flow(m) ? total : 0);
                    }
            for (const int date : dates)
                if (date == now)
                    for (int m = 0; m < measures; ++m)
                        outcomes[static_cast<std::size_t>(replicate)][std::to_string(date)][measure_names[static_cast<std::size_t>(m)]] =
                            sums.of[static_cast<std::size_t>(m)];
        }
        seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }
    std::cout << nlohmann::json{{"program", "objects"}, {"person_months", person_months}, {"cpu_seconds", seconds}, {"outcomes", outcomes}}
              << "\n";
}
