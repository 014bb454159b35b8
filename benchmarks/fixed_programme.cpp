// One replicate of three scenarios in a small made-up place: nothing, every kind of intervention, and the
// same with another ending, so that founding, risk lists, shared months, rationing, doses and the ledger are
// in it. The same work at every start, whose instructions instruction_counts.py counts.
#include <cstdio>

#include "sim/run/replicate.hpp"
#include "tests/support/tiny_world.hpp"

int main() {
    using namespace savan;
    constexpr int months = 48, first = 6;
    Scenario nothing = support::tiny_scenario(12, 500, months), everything = nothing;
    for (const KindRow& row : kind_table()) {
        Intervention what = support::monthly(row.kind, std::string(row.name), first, months - 1);
        what.coverage_fraction = 0.4;
        if (row.unit == DoseUnit::person) what.who.list = ListSource::youth_union;
        everything.interventions.push_back(what);
    }
    Scenario shorter = everything;
    shorter.interventions.front().stop = Month{months / 2};
    run::Effort effort;
    for (const run::Run& each :
         run::simulate({&nothing, &everything, &shorter}, 2005, 0, {}, serial(), effort))
        std::printf("%016llx\n", static_cast<unsigned long long>(each.tallies.digest()));
}
