#include "byte_kernel.h"

#include <emscripten.h>

namespace annotator {
namespace {

// Its place in the table of functions, which is what a function pointer is in WASM; 0 where it does not compile.
EM_JS(int, link_byte_kernel, (const uint8_t* bytes, int size), {
  try {
    const kernel = new WebAssembly.Module(HEAPU8.slice(bytes, bytes + size));
    const instance = new WebAssembly.Instance(kernel, { core: { memory: wasmMemory } });
    const place = wasmTable.grow(1);
    wasmTable.set(place, instance.exports.multiply);
    return place;
  } catch (error) {
    return 0;
  }
});

constexpr uint8_t module_bytes[] = {
#include <byte_kernel.inc>  // made of byte_kernel.wat by CMake
};

bool in_use = true;

}  // namespace

ByteKernel byte_kernel() {
  static const auto linked = reinterpret_cast<ByteKernel>(link_byte_kernel(module_bytes, sizeof module_bytes));
  return in_use ? linked : nullptr;
}

void use_byte_kernel(bool on) { in_use = on; }

}  // namespace annotator
