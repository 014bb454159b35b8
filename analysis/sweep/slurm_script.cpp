#include "analysis/sweep/slurm_script.hpp"

#include <fmt/format.h>

#include <charconv>

namespace savan::sweep {

namespace {

/// A word for the shell, in single quotes.
std::string quoted(const std::string& text) {
    std::string made = "'";
    for (const char c : text)
        if (c == '\'')
            made += "'\\''";
        else
            made += c;
    return made + "'";
}

/// A value of an #SBATCH line, which sbatch splits like a shell would, but with double quotes.
std::string directive(const std::string& text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        made += c;
    }
    return made + '"';
}

}  // namespace

std::string slurm_script(const SlurmJob& job) {
    std::string head = fmt::format(
        "#!/bin/bash\n"
        "#SBATCH --job-name=savan-sweep\n"
        "#SBATCH --array=1-{}\n"
        "#SBATCH --ntasks=1\n"
        "#SBATCH --cpus-per-task={}\n"
        "#SBATCH --requeue\n"
        "#SBATCH --open-mode=append\n"
        "#SBATCH --signal=B:USR1@{}\n"
        "#SBATCH --output={}\n",
        job.tasks, job.threads, job.seconds_ahead, directive(job.folder + "/logs/%A_%a.log"));
    if (!job.time.empty()) head += fmt::format("#SBATCH --time={}\n", directive(job.time));
    if (!job.partition.empty()) head += fmt::format("#SBATCH --partition={}\n", directive(job.partition));
    return head + fmt::format(R"(
# Slurm sends USR1 to this shell ahead of the time limit; savan is told to keep its runs and stop, and the
# element goes back into the queue, to go on from them. TERM comes with scancel: keep the runs and end.
# To repeat one element by hand: sbatch --array=7 THIS_FILE
again=no
{0} sweep run {1} --shard "$SLURM_ARRAY_TASK_ID/{2}" --threads {3} &
savan=$!
trap 'again=yes; told=yes; kill -TERM $savan' USR1
trap 'told=yes; kill -TERM $savan' TERM
told=yes
while [ $told = yes ]; do  # a signal ends the waiting, not savan
    told=no
    wait $savan
    code=$?
done
# 75: another process has some of the parts in hand, or memory ran out.
if [ $again = yes ] && [ $code -ne 0 ] || [ $code -eq 75 ]; then
    echo "element $SLURM_ARRAY_TASK_ID ended with $code and goes back into the queue" >&2
    scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"
fi
exit $code
)",
                              quoted(job.program), quoted(job.folder), job.tasks, job.threads);
}

std::uint32_t most_array_tasks(const std::string& cluster_configuration) {
    const auto line = cluster_configuration.find("MaxArraySize");
    if (line == std::string::npos) return 0;
    const auto equals = cluster_configuration.find('=', line);
    const auto digits = cluster_configuration.find_first_of("0123456789", equals);
    if (equals == std::string::npos || digits == std::string::npos) return 0;
    std::uint32_t size = 0;
    std::from_chars(cluster_configuration.data() + digits,
                    cluster_configuration.data() + cluster_configuration.size(), size);
    return size > 0 ? size - 1 : 0;  // the largest index is one less than the size
}

}  // namespace savan::sweep
