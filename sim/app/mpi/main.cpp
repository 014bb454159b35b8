/// savan-mpi: a sweep as one MPI job, for sites with few large allocations.
///
/// A task farm: rank 0 hands out the numbers of parts, every other rank runs the part that it is given, with
/// threads of its own, and writes it; alone, rank 0 does it all. Files are those of `savan sweep run`, so the
/// two can take turns on one folder. A rank that dies takes the MPI job with it, as MPI has it; parts that
/// were finished stay, and the next job makes the rest.

#define OMPI_SKIP_MPICXX 1
#include <fmt/format.h>
#include <mpi.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <optional>
#include <thread>

#include "analysis/sweep/run_parts.hpp"
#include "sim/app/console.hpp"
#include "sim/app/guarded.hpp"
#include "sim/app/progress.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/sweep_folder.hpp"
#include "sim/app/version.hpp"

namespace savan::app {

namespace {

constexpr int tag_done = 1, tag_part = 2;
constexpr std::int64_t no_more = -1;

/// What a worker says when it asks for a part: how its last one went.
struct Done {
    std::int64_t code = 0;  ///< an ExitCode
    std::int64_t runs = 0, found = 0, left = 0;

    void add(const Done& other) {
        if (code == 0) code = other.code;
        runs += other.runs;
        found += other.found;
        left += other.left;
    }
};
constexpr int words_of_done = 4;
static_assert(sizeof(Done) == words_of_done * sizeof(std::int64_t));

struct Options {
    std::string folder;
    sweep::RunOptions run{.threads = 1};
    bool quiet = false;
};

Done run_part(const OpenedSweep& sweep, const Options& options, std::uint64_t part, StopSignals& signals) {
    Done done;
    const ExitCode code = guarded([&] {
        sweep::RunWatch watch;
        watch.progress = [](std::uint64_t, std::uint64_t) {};
        watch.warn = warning_message;
        watch.writing = [&](const std::filesystem::path& file) { signals.remove_on_quitting(file); };
        const sweep::RunReport report =
            sweep::run_parts(sweep.plan, sweep.scenarios, {part}, options.run, signals.stop(), watch);
        done = {0, static_cast<std::int64_t>(report.runs), static_cast<std::int64_t>(report.found),
                static_cast<std::int64_t>(report.left)};
        return ExitCode::ok;
    });
    done.code = static_cast<std::int64_t>(code);
    return done;
}

void work(const OpenedSweep& sweep, const Options& options, StopSignals& signals) {
    Done done;
    for (;;) {
        MPI_Send(&done, words_of_done, MPI_INT64_T, 0, tag_done, MPI_COMM_WORLD);
        std::int64_t part = no_more;
        MPI_Recv(&part, 1, MPI_INT64_T, 0, tag_part, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        if (part == no_more) return;
        done = run_part(sweep, options, static_cast<std::uint64_t>(part), signals);
    }
}

/// Until every worker has been told that there is no more. After a failure or a signal that is at once.
Done hand_out(const OpenedSweep& sweep, const Options& options, int workers, const StopSignals& signals) {
    Done all;
    Progress progress(sweep.plan.parts(), "parts", options.quiet);
    std::uint64_t next = 0;
    std::vector<bool> has_part(static_cast<std::size_t>(workers) + 1, false);
    while (workers > 0) {
        int waiting = 0;
        MPI_Status status;
        MPI_Iprobe(MPI_ANY_SOURCE, tag_done, MPI_COMM_WORLD, &waiting, &status);
        if (!waiting) {  // receiving would wait with a whole core
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            continue;
        }
        Done done;
        MPI_Recv(&done, words_of_done, MPI_INT64_T, status.MPI_SOURCE, tag_done, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
        all.add(done);
        const auto rank = static_cast<std::size_t>(status.MPI_SOURCE);
        if (has_part[rank]) progress.advance();
        const bool go_on = next < sweep.plan.parts() && all.code == 0 && !signals.stop().load();
        has_part[rank] = go_on;
        const std::int64_t part = go_on ? static_cast<std::int64_t>(next++) : no_more;
        MPI_Send(&part, 1, MPI_INT64_T, status.MPI_SOURCE, tag_part, MPI_COMM_WORLD);
        if (!go_on) --workers;
    }
    return all;
}

Done run_alone(const OpenedSweep& sweep, const Options& options, StopSignals& signals) {
    Done all;
    Progress progress(sweep.plan.parts(), "parts", options.quiet);
    for (std::uint64_t part = 0; part < sweep.plan.parts() && all.code == 0 && !signals.stop().load();
         ++part) {
        all.add(run_part(sweep, options, part, signals));
        progress.advance();
    }
    return all;
}

ExitCode lead(const OpenedSweep& sweep, const Options& options, int ranks, StopSignals& signals) {
    const Done all =
        ranks == 1 ? run_alone(sweep, options, signals) : hand_out(sweep, options, ranks - 1, signals);
    if (!options.quiet)
        message(fmt::format("{}, {} ranks: {} runs simulated, {} were there, {} left", options.folder, ranks,
                            all.runs, all.found,
                            static_cast<std::int64_t>(sweep.plan.runs()) - all.runs - all.found));
    if (all.code != 0) return static_cast<ExitCode>(all.code);
    if (const auto stopped = signals.exit_code()) return *stopped;
    return all.left > 0 ? ExitCode::try_again : ExitCode::ok;
}

/// Opens the sweep on rank 0, which says what is wrong with it once, then on all others. The worst exit code.
int open_everywhere(const Options& options, int rank, std::optional<OpenedSweep>& sweep) {
    int worst = 0;
    for (const bool is_first : {true, false}) {
        int code = 0;
        if ((rank == 0) == is_first)
            code = static_cast<int>(guarded([&] {
                sweep.emplace(open_sweep(options.folder));
                return ExitCode::ok;
            }));
        MPI_Allreduce(&code, &worst, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
        if (worst != 0) return worst;
    }
    return worst;
}

/// All ranks end with the same code.
ExitCode run_ranks(const Options& options) {
    int rank = 0, ranks = 1;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    std::optional<OpenedSweep> sweep;
    if (const int code = open_everywhere(options, rank, sweep); code != 0) return static_cast<ExitCode>(code);
    StopSignals signals;
    int code = 0;
    if (rank == 0)
        code = static_cast<int>(lead(*sweep, options, ranks, signals));
    else
        work(*sweep, options, signals);
    MPI_Bcast(&code, 1, MPI_INT, 0, MPI_COMM_WORLD);
    return static_cast<ExitCode>(code);
}

int program(int argc, char** argv) {
    Options options;
    CLI::App command{"Runs a sweep as one MPI job: rank 0 hands out parts, every other rank runs them.",
                     "savan-mpi"};
    command.set_version_flag("--version", version_text, "Print version, revision, compiler and libraries");
    command.add_option("DIR", options.folder, "Folder of the sweep, made by savan sweep plan")->required();
    command.add_option("--threads", options.run.threads, "Threads of each rank; 0: all cores of its machine")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command.add_flag("--quiet", options.quiet, "No progress and no summary; errors and warnings only");
    command.footer(
        "Example:\n"
        "  mpirun -n 65 savan-mpi wide\n"
        "Afterwards: savan sweep status wide. Exit codes are those of savan sweep run. To stop and keep the "
        "runs in\n"
        "hand, send SIGUSR1 to mpirun: it kills its job a second after SIGTERM.");
    try {
        command.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return command.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
    }
    return static_cast<int>(run_ranks(options));
}

}  // namespace

}  // namespace savan::app

int main(int argc, char** argv) {
    int provided = 0;
    MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
    savan::app::ignore_signals_of_writing();
    const int code = savan::app::program(argc, argv);
    MPI_Finalize();
    return code;
}
