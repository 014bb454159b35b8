# Sourced by the scripts beside it, from the root of the project: installs what is missing and builds build/release/savan.
scenarios/install.sh scenarios/packages.txt
[ -w "${HOME:-/nowhere}" ] || export CCACHE_DIR=$PWD/build/ccache
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1  # another clone finds what this one compiled

# A folder that was configured before, for instance by tests/run.sh, keeps its options.
configure=(cmake --preset release)
[ -f build/release/CMakeCache.txt ] || configure+=(-DSAVAN_TESTS=OFF -DSAVAN_BENCHMARKS=OFF)
"${configure[@]}" >/dev/null
cmake --build build/release --target savan >&2
