/// Writes the sample results of tests/output/sample_results.hpp for readers in other languages.
///   write_sample FILE [complete|interrupted|interrupted-bare]

#include <cstdio>
#include <exception>
#include <string>

#include "sim/output/results_writer.hpp"
#include "tests/output/sample_results.hpp"

int main(int argc, char** argv) {
    using namespace savan::output;
    const std::string how = argc > 2 ? argv[2] : "complete";
    try {
        Description description = sample::description(false);
        if (how == "interrupted-bare") description.scenarios.resize(1);
        ResultsWriter writer(argv[1], description, true);
        const std::uint32_t present = how == "complete" ? description.replicates : 2;
        for (std::uint32_t i = 0; i < present; ++i)
            writer.add(description.first_replicate + i,
                       sample::replicate(description, description.first_replicate + i));
        writer.finish(present);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
