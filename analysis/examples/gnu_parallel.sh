#!/usr/bin/env bash
# Runs a planned sweep as shards side by side with GNU parallel, then merges it.
#   analysis/examples/gnu_parallel.sh DIR SHARDS [OPTION ...]     options go to parallel
# With --sshlogin node1,node2 --workdir . it spreads over machines that share the folder.
set -euo pipefail
savan=${SAVAN:-savan} folder=$1 shards=$2
shift 2
# A shard that fails is tried three times; one thread each, since the shards fill the cores.
seq "$shards" | parallel --retries 3 --halt soon,fail=1 "$@" "$savan" sweep run "$folder" --shard {}/"$shards" --threads 1
"$savan" sweep merge "$folder"
