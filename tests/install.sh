# Sourced by build-wasm.sh and tests/run.sh: `need WHAT...` installs the packages of those commands and headers that
# are missing, by the system's own package manager. It says what it installs and asks nothing.
# Only the apt column is tried at every run (Debian 12). `-`: no package; CMake fetches a header, a test is left out.

packages='
#  what               apt                   dnf              pacman         brew
   python3            python3               python3          python         python
   cmake              cmake                 cmake            cmake          cmake
   ninja              ninja-build           ninja-build      ninja          ninja
   emcc               emscripten            emscripten       emscripten     emscripten
   node               nodejs                nodejs           nodejs         node
   npm                npm                   nodejs-npm       npm            node
   c++                g++                   gcc-c++          gcc            -
   clang++-14         clang-14              -                -              -
   hwy/highway.h      libhwy-dev            highway-devel    highway        highway
   nlohmann/json.hpp  nlohmann-json3-dev    json-devel       nlohmann-json  nlohmann-json
   CLI/CLI.hpp        libcli11-dev          cli11-devel      cli11          cli11
   catch2/catch.hpp   catch2                -                -              -
   chromium           chromium              chromium         chromium       -
   firefox-esr        firefox-esr           -                -              -
   WebKitWebDriver    webkit2gtk-driver     -                -              -
   Xvfb               xvfb                  -                -              -
   libclang-rt-14     libclang-rt-14-dev    -                -              -
   py:jsonschema      python3-jsonschema    -                -              -
   py:ensurepip       python3-venv          -                -              -
'

package_manager() {
  local manager
  for manager in apt-get dnf pacman brew; do
    if command -v "$manager" >/dev/null; then echo "$manager"; return; fi
  done
}

is_here() {
  case $1 in
    py:*) /usr/bin/python3 -c "import ${1#py:}" 2>/dev/null ;;
    libclang-rt-14) compgen -G '/usr/lib/llvm-14/lib/clang/*/lib/linux/libclang_rt.fuzzer*' >/dev/null ;;
    */*) compgen -G "/usr/include/$1" >/dev/null || compgen -G "/usr/local/include/$1" >/dev/null ||
         compgen -G "/opt/homebrew/include/$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# Prints the package of $1 in column $2.
package_of() { awk -v what="$1" -v column="$2" '$1 == what && $column != "-" { print $column }' <<<"$packages"; }

need() {
  local manager column what missing=() as_root=(env)
  manager=$(package_manager)
  case $manager in apt-get) column=2 ;; dnf) column=3 ;; pacman) column=4 ;; brew) column=5 ;; *) column=1 ;; esac
  for what in "$@"; do
    is_here "$what" || missing+=($(package_of "$what" $column))
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ -z "$manager" ]; then
    echo "Missing, and no package manager known here to install it: ${missing[*]}" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ] && [ "$manager" != brew ]; then as_root=(sudo env); fi

  echo "Installing by $manager: ${missing[*]}"
  local log
  log=$(mktemp)
  case $manager in
    apt-get)
      "${as_root[@]}" apt-get update -qq &&
      "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" ;;
    dnf) "${as_root[@]}" dnf install -y "${missing[@]}" ;;
    pacman) "${as_root[@]}" pacman -S --needed --noconfirm "${missing[@]}" ;;
    brew) brew install "${missing[@]}" ;;
  esac </dev/null >"$log" 2>&1 || { tail -n 20 "$log"; echo "Could not install: ${missing[*]}" >&2; return 1; }
  rm -f "$log"
}
