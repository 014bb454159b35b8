#!/usr/bin/env bash
# Calibrates the model to scenarios/targets/savannakhet.toml and renews what is shipped of it: the posterior
# scenarios/posterior.csv and the page sim/VALIDATION.md, with a second calibration to what was known by 2003.
#   scenarios/calibrate.sh [OPTION ...]     options go to `savan calibrate run`, e.g. --threads 1
# Installs what is missing and builds build/release/savan. Work is kept in results/calibration-*: after whatever stopped
# it the same command goes on from there; remove those folders to begin anew, for instance after a change of the targets.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scenarios/build.sh

targets=scenarios/targets/savannakhet.toml work=results/calibration
mkdir -p results
for known in 2003 all; do
    plan=("$work-$known" "$targets")
    [ $known = all ] || plan+=(--known-until "$known")
    [ -f "$work-$known/manifest.json" ] || build/release/savan calibrate plan "${plan[@]}"
    build/release/savan calibrate run "$work-$known" "$@"
done
cp "$work-all/posterior.csv" scenarios/posterior.csv
build/release/savan calibrate page "$work-all" "$targets" --origin "$work-2003" --output sim/VALIDATION.md --force
