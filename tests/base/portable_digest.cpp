// Prints one digest over a million keyed draws and everything that portable_math makes of them. It
// must be the same number for every compiler, optimisation and instruction set.

#include <bit>
#include <cstdint>
#include <cstdio>

#include "sim/base/digest.hpp"
#include "sim/base/draws.hpp"
#include "sim/base/money.hpp"
#include "sim/base/single_math.hpp"

int main() {
    using namespace savan;
    Digest digest;
    const auto take = [&](double value) { digest.add(std::bit_cast<std::uint64_t>(value)); };
    for (std::uint32_t id = 0; id < 1'000'000; ++id) {
        const Draws luck{{2005, id % 7}};
        const EntityId who{id, static_cast<std::uint16_t>(id % 251)};
        const Month month{static_cast<int>(id % 288) - 120};
        const double u = luck.uniform(who, Purpose::person_season, month);
        const double v = luck.uniform(who, Purpose::person_season, month, 1);
        const double x = luck.normal(who, Purpose::wage_offer, month);
        const double g = gumbel(luck.words(who, Purpose::channel, month)[id % 4]);
        take(u);
        take(x);
        take(g);
        take(portable::exp(30 * x));
        take(portable::log(u));
        take(portable::expm1(-v));
        take(portable::log1p(-u));
        take(portable::logistic(3 * x - g));
        take(portable::tanh(x));
        take(portable::pow(v, 0.4) * portable::pow(u, 0.6));
        take(portable::normal_cdf(x));
        take(portable::moderate_normal_quantile(v));
        take(single::exp(static_cast<float>(30 * x)));
        take(single::log(static_cast<float>(u)));
        take(single::normal_quantile(id * 4294u));
        take(probability_of_hazard(0.01 * portable::exp(1.2 * x + 0.8 * v - 0.5 * g)));
        digest.add(static_cast<std::uint64_t>(to_cents(85 * portable::exp(0.25 * x))));
    }
    std::printf("%016llx\n", static_cast<unsigned long long>(digest.value()));
}
