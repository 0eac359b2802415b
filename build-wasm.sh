#!/usr/bin/env bash
# Builds the page into dist/, a folder for any static file server and any path on it, and prints what it weighs.
#
#   ./build-wasm.sh          installs what is missing and builds
#   ./build-wasm.sh serve    the same, then serves dist/ on http://localhost:8000 (PORT=9000 for another)
set -euo pipefail
cd "$(dirname "$0")"
source tests/install.sh

build_module() {
  need python3 cmake ninja emcc node hwy/highway.h nlohmann/json.hpp CLI/CLI.hpp catch2/catch.hpp
  [ -f build/wasm/build.ninja ] || emcmake cmake --preset wasm
  cmake --build --preset wasm --target module
}

# What index.html asks for, under the paths it asks for.
assemble_dist() {
  rm -rf dist
  mkdir -p dist/web dist/model dist/tests/articles/seed
  cp index.html LICENSE dist/
  cp -R web/. dist/web/
  rm -rf dist/web/bindings.cpp dist/web/package.json dist/web/package dist/web/hashes.mjs dist/web/wasm dist/web/offline/{precache.mjs,service-worker.js}
  rm -rf dist/web/icons/draw.sh
  mkdir dist/web/wasm
  cp build/wasm/annotator.mjs build/wasm/annotator.wasm dist/web/wasm/
  cp model/annotator.bin dist/model/
  node web/hashes.mjs dist
  cp tests/articles/seed/source.txt dist/tests/articles/seed/
  node web/offline/precache.mjs dist
}

print_sizes() {
  find dist -type f | LC_ALL=C sort | while read -r file; do
    echo "$(wc -c <"$file") $(gzip -9 -c "$file" | wc -c) $file"
  done | awk '
    function row(raw, gzip, name) { printf "%10.1f %10.1f  %s\n", raw / 1000, gzip / 1000, name }
    BEGIN { printf "%10s %10s\n", "raw kB", "gzip kB" }
    { raw += $1; gzip += $2; row($1, $2, $3) }
    END { row(raw, gzip, "in all") }'
}

case ${1:-} in
  '' | serve) ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
build_module
assemble_dist
print_sizes
if [ "${1:-}" = serve ]; then
  echo "The page: http://localhost:${PORT:-8000}  (Ctrl-C ends it)"
  exec python3 -m http.server "${PORT:-8000}" --bind 127.0.0.1 --directory dist
fi
