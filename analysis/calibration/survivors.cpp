/// Survivors of history matching by subset simulation: a population that is even over the cube is narrowed to
/// cuts that fall until the real one, each time to the fifth that is least implausible; those left are copied
/// and walk within their cut until they are even over it. Each step of the walk takes a random line through
/// the point and a random place on it, nearer and nearer until one is within the cut. Source: Au and Beck
/// (2001), Probabilistic Engineering Mechanics 16(4); the step is hit-and-run with the shrinking interval of
/// Neal (2003), Annals of Statistics 31(3).

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/calibration/history_matching.hpp"
#include "analysis/quantile.hpp"
#include "sim/base/draws.hpp"

namespace savan::calibration {

namespace {

constexpr std::size_t smallest_population = 500;
constexpr double kept_each_time = 0.2;
constexpr double smallest_share = 1e-8;
constexpr std::size_t steps_per_place = 3;
constexpr int most_tries = 40;

/// A point with its largest implausibility over all waves and targets.
struct Walker {
    Point point;
    double implausibility = 0;
};

/// Largest implausibility, or something above `limit` as soon as it is known to be above.
double largest(const std::vector<Wave>& waves, const std::vector<Observed>& observed, const Point& point,
               double limit) {
    double found = 0;
    for (std::size_t back = waves.size(); back-- > 0 && found <= limit;)
        for (std::size_t target = 0; target < observed.size() && found <= limit; ++target)
            found =
                std::max(found, implausibility(waves[back].emulators[target].at(point), observed[target]));
    return found;
}

/// Root of the covariance of the walkers, so that lines follow their shape.
Eigen::MatrixXd shape_of(const std::vector<Walker>& walkers) {
    const auto n = static_cast<Eigen::Index>(walkers.size());
    const auto d = static_cast<Eigen::Index>(walkers.front().point.size());
    Eigen::MatrixXd places(n, d);
    for (Eigen::Index i = 0; i < n; ++i)
        places.row(i) =
            Eigen::Map<const Eigen::RowVectorXd>(walkers[static_cast<std::size_t>(i)].point.data(), d);
    places.rowwise() -= places.colwise().mean().eval();
    Eigen::MatrixXd covariance = places.transpose() * places / static_cast<double>(n);
    // Few walkers lie in a plane; lines must leave it.
    covariance.diagonal().array() += 1e-3 * covariance.diagonal().maxCoeff() + 1e-12;
    return covariance.llt().matrixL();
}

/// The part of the line point + t direction that lies in the cube.
std::pair<double, double> within_cube(const Point& point, const Eigen::VectorXd& direction) {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < point.size(); ++k) {
        const double along = direction[static_cast<Eigen::Index>(k)];
        if (along == 0) continue;
        const double to_zero = -point[k] / along, to_one = (1 - point[k]) / along;
        low = std::max(low, std::min(to_zero, to_one));
        high = std::min(high, std::max(to_zero, to_one));
    }
    return {low, high};
}

class Walk {
public:
    Walk(const std::vector<Wave>& waves, const std::vector<Observed>& observed, std::uint32_t seed)
        : waves_(waves), observed_(observed), seed_(seed) {}

    std::vector<Walker> start(std::size_t count, std::size_t dimensions) const {
        const Draws draws{{seed_, 0}};
        std::vector<Walker> made(count);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < dimensions; ++k)
                made[i].point.push_back(draws.uniform(id(i), Purpose::calibration_survivor, Month{0},
                                                      static_cast<std::uint32_t>(k)));
            made[i].implausibility =
                largest(waves_, observed_, made[i].point, std::numeric_limits<double>::infinity());
        }
        return made;
    }

    /// One step of walker number i within the limit. `round` tells the cuts apart.
    void step(Walker& walker, std::size_t i, std::uint32_t round, int step, const Eigen::MatrixXd& shape,
              double limit) const {
        const Draws draws{{seed_, round}};
        const auto d = static_cast<std::uint32_t>(walker.point.size());
        const Eigen::VectorXd direction = direction_of(draws, i, step, shape);
        auto [low, high] = within_cube(walker.point, direction);
        for (std::uint32_t attempt = 0; attempt < most_tries; ++attempt) {
            const double u = draws.uniform(id(i), Purpose::calibration_survivor, Month{step}, d + attempt);
            const double t = low + u * (high - low);
            Point next = walker.point;
            for (std::size_t k = 0; k < next.size(); ++k)
                next[k] = std::clamp(next[k] + t * direction[static_cast<Eigen::Index>(k)], 0.0, 1.0);
            const double found = largest(waves_, observed_, next, limit);
            if (found <= limit) {
                walker = {std::move(next), found};
                return;
            }
            (t < 0 ? low : high) = t;
        }
    }

private:
    /// In every other step along the walkers' shape, else along each place in turn: the first follows ridges,
    /// the second gets into corners.
    static Eigen::VectorXd direction_of(const Draws& draws, std::size_t i, int step,
                                        const Eigen::MatrixXd& shape) {
        const Eigen::Index d = shape.rows();
        if (step % 2 == 0) return Eigen::VectorXd::Unit(d, (step / 2) % d);
        Eigen::VectorXd normals(d);
        for (Eigen::Index k = 0; k < d; ++k)
            normals[k] = draws.normal(id(i), Purpose::calibration_survivor, Month{step},
                                      static_cast<std::uint32_t>(k));
        return shape * normals;
    }
    static EntityId id(std::size_t i) { return {static_cast<std::uint32_t>(i), 0}; }

    const std::vector<Wave>& waves_;
    const std::vector<Observed>& observed_;
    std::uint32_t seed_;
};

}  // namespace

Survivors survivors(const std::vector<Wave>& waves, const std::vector<Observed>& observed, std::size_t count,
                    std::uint32_t seed) {
    if (waves.empty()) throw std::invalid_argument("history matching: at least one wave is needed");
    for (const Wave& wave : waves)
        if (wave.emulators.size() != observed.size() || observed.empty())
            throw std::invalid_argument("history matching: one emulator is needed for each figure");

    const Walk walk(waves, observed, seed);
    const std::size_t population = std::max(count, smallest_population);
    const std::size_t dimensions = waves.front().emulators.front().dimensions();
    const auto steps = static_cast<int>(steps_per_place * dimensions);
    std::vector<Walker> walkers = walk.start(population, dimensions);
    double share = 1;
    for (std::uint32_t round = 1; share >= smallest_share; ++round) {
        std::vector<double> all;
        for (const Walker& walker : walkers) all.push_back(walker.implausibility);
        const double limit = std::max(cut, analysis::quantile(all, kept_each_time));
        std::erase_if(walkers, [&](const Walker& walker) { return walker.implausibility > limit; });
        share *= static_cast<double>(walkers.size()) / static_cast<double>(population);

        const std::size_t left = walkers.size();
        const Eigen::MatrixXd shape = shape_of(walkers);
        for (std::size_t i = left; i < population; ++i) walkers.push_back(walkers[i % left]);
        for (std::size_t i = 0; i < population; ++i)
            for (int step = 1; step <= steps; ++step) walk.step(walkers[i], i, round, step, shape, limit);
        if (limit > cut) continue;
        Survivors made;
        made.share = share;
        for (std::size_t i = 0; i < count; ++i) made.points.push_back(std::move(walkers[i].point));
        return made;
    }
    return {};
}

}  // namespace savan::calibration
