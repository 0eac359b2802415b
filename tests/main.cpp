// The program `tests`: every tests/*/*.test.cpp in one, run natively and, as WASM, under node.
// `tests "[speech]"` runs one subject, `tests --list-tests` names them all; the options are Catch2's.
#define CATCH_CONFIG_MAIN
#ifdef __EMSCRIPTEN__
#define CATCH_CONFIG_NO_POSIX_SIGNALS  // WASM has no signals to catch
#define CATCH_CONFIG_COLOUR_NONE       // it takes every output for a terminal
#endif
#include <catch2/catch.hpp>
