#!/usr/bin/env bash
# The long run of the fuzz targets: they take turns, one process at a time, for so many hours. What they find new stays in
# build/fuzz/NAME for the next run, and a finding ends it and is left beside that.
#
#   tests/run.sh sanitize fuzz && nice -n 19 tests/fuzz/long.sh 8
#   tests/fuzz/long.sh corpus      makes corpus.tar.xz, from which every run begins: of all that was found so few inputs
#                                  as reach all code that any did
#
# Out: a line for each turn: the target, its inputs, the processor seconds they took, both added up, and libFuzzer's coverage.
set -euo pipefail
cd "$(dirname "$0")/../.."
turn=${TURN:-600}  # seconds
# Nothing that finds errors is off: who called malloc is not noted, what is freed waits in less memory to be used again.
export ASAN_OPTIONS=malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:max_malloc_fill_size=0
declare -A inputs seconds
TIMEFORMAT='%U %S'

make_corpus() {
  local name small=build/fuzz/small
  rm -rf "$small"
  for name in article imports model; do
    mkdir -p "$small/$name"
    "build/sanitize/fuzz_$name" -set_cover_merge=1 -use_counters=0 -max_len=3000 "$small/$name" "build/fuzz/$name"
  done
  tar -C "$small" --sort=name --owner=0 --group=0 --mtime=@0 -cJf tests/fuzz/corpus.tar.xz article imports model
}

# take_turn NAME BYTES: inputs of at most so many bytes
take_turn() {
  local name=$1 bytes=$2 log=build/fuzz/$1.log used status=0
  mkdir -p "build/fuzz/$name"
  used=$( { time "build/sanitize/fuzz_$name" -entropic=0 -max_len="$bytes" -max_total_time="$turn" -print_final_stats=1 \
    -artifact_prefix="build/fuzz/$name-" "build/fuzz/$name" >"$log" 2>&1; } 2>&1) || status=$?
  if [ $status != 0 ]; then
    tail -n 40 "$log"
    exit 1
  fi
  inputs[$name]=$((${inputs[$name]:-0} + $(awk '/number_of_executed_units/ { print $2 }' "$log")))
  seconds[$name]=$(awk -v before="${seconds[$name]:-0}" '{ print before + $1 + $2 }' <<<"$used")
  echo "$(date +%H:%M) $name: ${inputs[$name]} inputs in ${seconds[$name]} s of the processor,$(grep -o ' cov: [0-9]* ft: [0-9]*' "$log" | tail -n 1)"
}

if [ "${1:?hours, or corpus}" = corpus ]; then
  make_corpus
  exit
fi
while [ $SECONDS -lt $(($1 * 3600)) ]; do
  take_turn model 400
  take_turn imports 600
  take_turn article 600
done
