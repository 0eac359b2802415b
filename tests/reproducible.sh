#!/usr/bin/env bash
# Whether the sources give the page that is in dist/, byte for byte, when they are built from nothing at another path.
# Takes as long as a build; the last line says `same` or which files differ.
#
#   ./build-wasm.sh && tests/reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f dist/index.html ] || { echo 'no dist/: run ./build-wasm.sh first' >&2; exit 2; }
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
(cd "$copy" && CCACHE_DISABLE=1 ./build-wasm.sh) >"$copy.log" 2>&1 || { tail -n 20 "$copy.log"; exit 1; }
rm "$copy.log"
diff -rq dist "$copy/dist" && echo same
