#!/usr/bin/env bash
# Simulates every shipped scenario for both districts, prints the comparison with no programme and writes
# the report, a page that any browser opens without a network.
#   scenarios/run.sh [OPTION ...]     options go to `savan run`, e.g. --replicates 5 --seed 7 --threads 1
# Installs what is missing, builds build/release/savan and leaves results/savannakhet.h5
# and results/report.html.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

source scenarios/build.sh

scenarios=()
for file in scenarios/*.toml; do
    [ "$file" = scenarios/base.toml ] || scenarios+=("$file")
done
case " $* " in
*" --replicates"[\ =]*) ;;
*) set -- --replicates 20 "$@" ;;
esac
mkdir -p results
build/release/savan run "${scenarios[@]}" --output results/savannakhet.h5 --force "$@"
build/release/savan compare results/savannakhet.h5
build/release/savan report results/savannakhet.h5 --output results/report.html --force --quiet
echo "The report is in results/report.html: open it in any browser, no network needed." >&2
