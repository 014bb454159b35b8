/// Writes the sample results of tests/output/sample_results.hpp for readers in other languages.
///   write_sample FILE [complete|interrupted|interrupted-bare|ensemble]

#include <cstdio>
#include <exception>
#include <string>

#include "tests/output/sample_results.hpp"

int main(int argc, char** argv) {
    using namespace savan::output;
    const std::string how = argc > 2 ? argv[2] : "complete";
    try {
        Description description = sample::description(false);
        if (how != "complete") description.parts = {};
        if (how == "ensemble") description = sample::with_ensemble(description);
        if (how == "interrupted-bare") description.scenarios.resize(1);
        sample::write(argv[1], description, how.starts_with("interrupted") ? 2 : description.replicates, true);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
