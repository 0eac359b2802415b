#!/bin/sh
# Rewrites tests/articles/*/expected.json with what the native build finds now. Review the diff before committing it.
#   cmake --build --preset native && tests/update-expected.sh
set -eu
cd "$(dirname "$0")/.."
ANNOTATOR_UPDATE=1 "${1:-build/native/tests}" "articles give the documents expected"
git --no-pager diff --stat -- tests/articles
