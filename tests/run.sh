#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test there is; the last line is `N passed, N failed`, and the exit
# status says whether none failed. Asks nothing. Logs are left in build/logs/.
#
#   tests/run.sh              all parts below, in this order
#   tests/run.sh native cli   only these; `webkit` runs by its name alone
set -uo pipefail
cd "$(dirname "$0")/.."
source tests/install.sh

parts=(native layers cli exports schema wasm page sanitize fuzz)
fuzz_seconds=30

native() {
  cmake --preset native && cmake --build --preset native && timeout 600 build/native/tests
}

layers() {
  cmake -D CORE="$PWD/core" -P tests/layers.cmake
}

cli() {
  timeout 600 python3 tests/cli.test.py
}

# The tools of others that read exports: pip's in build/venv, npm's with the page's.
exports() {
  { [ -x build/venv/bin/python ] || /usr/bin/python3 -m venv build/venv; } &&
    build/venv/bin/pip install -q --disable-pip-version-check -r tests/exports/requirements.txt &&
    timeout 600 build/venv/bin/python tests/exports/exports.test.py
}

schema() {
  timeout 600 /usr/bin/python3 tests/json/schema.test.py
}

wasm() {
  ./build-wasm.sh && cmake --build --preset wasm && ctest --preset wasm --verbose
}

page() {
  ./build-wasm.sh && (cd tests/web && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-audit --no-fund) &&
    cmake --preset native && cmake --build --preset native --target annotate &&
    timeout 1500 node --test --test-reporter=tap tests/web/*.test.mjs
}

# The built page in WebKit, as far as its driver goes; left out where the system has none.
webkit() {
  need WebKitWebDriver Xvfb
  command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || { echo 'no WebKit here'; return 0; }
  local suite status=0
  for suite in browser input long faults correct paste keeping hidden about numbers phrases opening compare axe sealed \
    hostile component handing limits offline source; do
    BROWSERS=webkit timeout 600 node --test --test-reporter=tap "tests/web/$suite.test.mjs" || status=1
  done
  return $status
}

sanitize() {
  wait  # for build_sanitized below
  build_sanitized || return
  local status=0 rest
  timeout 900 build/sanitize/tests '~[hostile]~[exports]' >build/logs/sanitize_rest.log 2>&1 & rest=$!
  timeout 900 build/sanitize/tests '[hostile],[exports]' || status=$?  # half of the time
  wait $rest || status=$?
  cat build/logs/sanitize_rest.log
  return $status
}

build_sanitized() {
  cmake --preset sanitize && cmake --build --preset sanitize --target tests fuzz_article fuzz_imports fuzz_model
}

# libFuzzer, all targets at once, each from what was found before and what other tests have of its kind. A finding is left
# in build/fuzz/.
fuzz() {
  local target status=0
  local -A runs
  mkdir -p build/fuzz/cases
  cmake -E chdir build/fuzz cmake -E tar xf "$PWD/tests/fuzz/corpus.tar.xz"
  awk '/^## / { file = "build/fuzz/cases/" ++n; next } /^---$/ { file = "" } file { print > file }' tests/cases/*.txt
  fuzz_target article 600 build/fuzz/cases & runs[article]=$!
  fuzz_target imports 8000 tests/fuzz/imports & runs[imports]=$!
  fuzz_target model 400 & runs[model]=$!
  for target in "${!runs[@]}"; do
    if wait "${runs[$target]}"; then echo 'fuzz passed'; else echo "fuzz failed: $target"; status=1; fi
  done
  return $status
}

# fuzz_target NAME BYTES SEEDS...: inputs of at most so many bytes
fuzz_target() {
  local name=$1 bytes=$2
  shift 2
  mkdir -p "build/fuzz/$name"
  "build/sanitize/fuzz_$name" -entropic=0 -max_len="$bytes" -max_total_time=$fuzz_seconds -print_final_stats=1 \
    -artifact_prefix="build/fuzz/$name-" "build/fuzz/$name" "$@"
}

# Prints `passed failed` from the log of a part: the last lines of Catch2, node:test and unittest, and fuzz's above.
count() {
  awk '
    { sub(/^[0-9]+: /, "") }                                                       # what ctest puts before a line
    /^All tests passed \(/ { passed += $(NF - 2) }                                 # Catch2
    /^test cases: / { for (i = 1; i < NF; ++i) { if ($(i + 1) == "passed") passed += $i
                                                 if ($(i + 1) == "failed") failed += $i } }
    /^# pass / { passed += $3 }                                                    # node:test
    /^# (fail|cancelled) / { failed += $3 }
    /^Ran [0-9]+ tests? in / { passed += $2 }                                      # unittest
    /^FAILED \(/ { gsub(/[^0-9]+/, " "); n = split($0, bad, " ")
                   for (i = 1; i <= n; ++i) { passed -= bad[i]; failed += bad[i] } }
    /^fuzz (passed|failed)/ { if ($2 == "passed") ++passed; else ++failed }
    END { print passed + 0, failed + 0 }' "$1"
}

all_passed=0
all_failed=0

run_part() {
  local part=$1 log=build/logs/$1.log start=$SECONDS status=0 passed failed
  "$part" >"$log" 2>&1 </dev/null || status=$?
  read -r passed failed < <(count "$log")
  # A part that is one check has no count of its own; one that breaks off (a build, a crash) has failed too.
  if [ $status = 0 ] && [ "$passed" = 0 ]; then passed=1; fi
  if [ $status != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  all_passed=$((all_passed + passed))
  all_failed=$((all_failed + failed))
  printf '%-9s %4d passed %4d failed %5d s\n' "$part" "$passed" "$failed" $((SECONDS - start))
  if [ "$failed" != 0 ]; then tail -n 60 "$log" | cut -c 1-200 | sed 's/^/    /'; fi
}

# npm and the browsers write there.
if [ ! -w "${HOME:-/nowhere}" ]; then
  HOME=$(mktemp -d)
  export HOME
fi
need python3 py:ensurepip cmake ninja c++ emcc node npm clang++-14 libclang-rt-14 chromium firefox-esr py:jsonschema \
  hwy/highway.h nlohmann/json.hpp CLI/CLI.hpp catch2/catch.hpp || exit 1
mkdir -p build/logs
[ $# = 0 ] || parts=("$@")
for part in "${parts[@]}"; do
  # Tests of the page mostly wait: what they leave of the processor builds what comes after them.
  if [ "$part" = page ] && [[ " ${parts[*]} " = *' page '*'sanitize '* ]]; then
    (renice -n 19 $BASHPID && build_sanitized) >build/logs/build_sanitized.log 2>&1 </dev/null &
  fi
  run_part "$part"
done
echo "$all_passed passed, $all_failed failed"
[ $all_failed = 0 ]
