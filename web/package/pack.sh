#!/usr/bin/env bash
# Makes the library's npm package from a built page: build/article-annotator-VERSION.tgz. The page's own parts are not in
# it. Types are read from the comments by TypeScript, if tests/web/ has its packages (npm ci). Tested by
# tests/web/library.test.mjs.
#
#   web/package/pack.sh [FOLDER [INTO]]    FOLDER: the built page, dist/ where nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(realpath "${1:-dist}")
into=$(realpath "${2:-build}")

# A door and all that it imports.
modules() {
  local file
  for file; do
    echo "$file"
    modules $(sed -n "s/^\(import\|export\) .*from '\.\/\(.*\)';$/\2/p" "web/$file")
  done
}

package=$into/package
rm -rf "$package"
mkdir -p "$package/web/wasm" "$package/model"
for file in worker.js $(modules annotator.js component.js | sort -u); do cp "web/$file" "$package/web/"; done
cp "$folder"/web/wasm/* "$package/web/wasm/"
cp "$folder"/model/* "$package/model/"
cp web/package.json web/package/README.md LICENSE "$package/"
cp model/README.md "$package/MODEL.md"

node tests/web/node_modules/typescript/bin/tsc --allowJs --declaration --emitDeclarationOnly --skipLibCheck \
  --target es2022 --module nodenext --moduleResolution nodenext --lib es2023,dom,dom.iterable \
  "$package"/web/annotator.js "$package"/web/component.js
(cd "$package" && npm pack --silent --pack-destination "$into")
