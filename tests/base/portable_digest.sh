#!/bin/sh
# Builds the portable digest with a compiler and flags of its own and compares what it prints with the
# pinned value. Exit 0: equal. 1: different, or it does not build. 77: that compiler or machine is not here.
#   portable_digest.sh [--differs] SOURCE_FOLDER COMPILER [FLAG ...]
# --differs turns the verdict round: the control that shows that the digest notices a broken rule.
set -eu
expect=same
if [ "$1" = --differs ]; then expect=different; shift; fi
source=$1 compiler=$2
shift 2

command -v "$compiler" >/dev/null || { echo "$compiler is not installed"; exit 77; }
case " $* " in
*x86-64-v3*) grep -qw fma /proc/cpuinfo || { echo "this machine has no fused multiply-add"; exit 77; } ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$compiler" -std=c++20 -I"$source" -fno-math-errno -fno-trapping-math "$@" \
    "$source/tests/base/portable_digest.cpp" "$source/sim/base/portable_math.cpp" -o "$scratch/digest"
seen=$("$scratch/digest")
pinned=$(cat "$source/tests/base/portable_digest.txt")
echo "$compiler $*: $seen, pinned $pinned"
if [ "$seen" = "$pinned" ]; then found=same; else found=different; fi
[ "$found" = "$expect" ]
