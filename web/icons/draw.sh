#!/usr/bin/env bash
# Draws the icons of the installed page from web/icon.svg: 192.png, 512.png, and maskable.png, whose edges may be cut
# off in any shape. With chromium, as the tests use it.
set -euo pipefail
cd "$(dirname "$0")"

draw() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --window-size="$2,$2" --screenshot="$PWD/$3" "file://$1" 2>/dev/null
}

svg=$PWD/../icon.svg
wide=$(mktemp --suffix=.svg)
trap 'rm -f "$wide"' EXIT
# What is drawn keeps clear of the outer tenth on each side; the ground goes on to the edges.
sed -e 's/viewBox="[^"]*"/viewBox="-6 -6 44 44"/' \
    -e 's/<rect width="32" height="32" rx="7"/<rect x="-6" y="-6" width="44" height="44"/' "$svg" >"$wide"

draw "$svg" 192 192.png
draw "$svg" 512 512.png
draw "$wide" 512 maskable.png
