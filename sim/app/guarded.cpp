#include "sim/app/guarded.hpp"

#include <fmt/format.h>

#include <csignal>
#include <new>
#include <system_error>

#include "analysis/sweep/sweep_error.hpp"
#include "sim/app/console.hpp"
#include "sim/output/output_error.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

/// A file that cannot be got at, or one that is not what it should be.
ExitCode exit_code_of(output::Fault fault) {
    switch (fault) {
        case output::Fault::not_hdf5:
        case output::Fault::foreign:
        case output::Fault::newer:
        case output::Fault::older:
        case output::Fault::damaged:
        case output::Fault::incomplete:
            return ExitCode::verification;
        default:
            return ExitCode::input_output;
    }
}

}  // namespace

ExitCode guarded(const std::function<ExitCode()>& action) noexcept {
    try {
        return action();
    } catch (const Failure& failure) {
        if (*failure.what() != '\0') error_message(failure.what());
        return failure.code;
    } catch (const scenario::ScenarioError& error) {
        message(error.what());
        return ExitCode::invalid_scenario;
    } catch (const output::OutputError& error) {
        error_message(error.what());
        return exit_code_of(error.fault);
    } catch (const sweep::SweepError& error) {
        error_message(error.what());
        return ExitCode::verification;
    } catch (const std::bad_alloc&) {
        error_message("out of memory; try again with fewer --threads, or when the machine is less busy");
        return ExitCode::try_again;
    } catch (const std::system_error& error) {
        const bool is_passing = error.code() == std::errc::resource_unavailable_try_again;
        error_message(error.what());
        return is_passing ? ExitCode::try_again : ExitCode::input_output;
    } catch (const std::exception& error) {
        error_message(fmt::format("this is a fault of the program, please report it: {}", error.what()));
        return ExitCode::internal;
    }
}

void ignore_signals_of_writing() noexcept {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace savan::app
