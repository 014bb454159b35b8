#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests. Exit 0 when all of them pass.
#   tests/run.sh            everything but tests labelled long: sanitizers, clang, then the whole suite
#   tests/run.sh --quick    the whole suite on the release build only
#   tests/run.sh --long     everything, with tests labelled long
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

other_builds=yes long=(-LE '^long$')
case "${1:-}" in
"") ;;
--quick) other_builds=no ;;
--long) long=() ;;
*) sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac

packages=(scenarios/packages.txt tests/packages.txt)
[ ${#long[@]} -gt 0 ] || packages+=(tests/packages-long.txt)
scenarios/install.sh "${packages[@]}"
[ -w "${HOME:-/nowhere}" ] || export CCACHE_DIR=$PWD/build/ccache
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1  # another clone finds what this one compiled
export CTEST_OUTPUT_ON_FAILURE=1
jobs=$(nproc)
failed=()

configure() {  # PRESET [OPTION...]
    echo "== $1"
    cmake --preset "$1" -DSAVAN_TESTS=ON "${@:2}" >"build/$1.configure.log" 2>&1 ||
        { cat "build/$1.configure.log"; return 1; }
}

# Does something of a preset and keeps what it says, for the end.
try() {  # PRESET COMMAND...
    "${@:2}" 2>&1 | tee "build/$1.log" || failed+=("$1")
}

# Builds what the tests of some labels need and runs them.
stage() {  # PRESET LABEL...
    local preset=$1; shift
    local labels
    labels=$(IFS='|'; echo "^($*)\$")
    configure "$preset" && cmake --build "build/$preset" --target "${@/#/tests_}" &&
        ctest --test-dir "build/$preset" -j"$jobs" --no-tests=error -L "$labels" -LE '^long$'
}

# What the tests that failed said; if none did, how it ended.
what_failed() {  # PRESET
    awk '/^ *Start +[0-9]+:/ { of_failed = 0 } /^ *[0-9]+\/[0-9]+ Test +#/ { of_failed = /\*\*\*/ }
         of_failed { print; any = 1 } END { exit !any }' "build/$1.log" || tail -n 40 "build/$1.log"
}

mkdir -p build
# The release build comes first, since what does not compile is soon told; its tests come last, so that
# the closing line speaks for the whole suite.
configure release -DSAVAN_MPI=ON -DSAVAN_BENCHMARKS=ON
cmake --build build/release
if [ $other_builds = yes ]; then
    try asan stage asan unit cli
    try tsan stage tsan threads
    try clang stage clang digest
fi
echo "== release"
try release ctest --test-dir build/release -j"$jobs" --no-tests=error "${long[@]}"

for preset in "${failed[@]}"; do
    echo "== failed: $preset"
    what_failed "$preset"
done
if [ ${#failed[@]} -gt 0 ]; then
    echo "Failed: ${failed[*]}" >&2
    exit 1
fi
