// The shipped weights, read once, for the tests that need the whole way.
#pragma once

#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>

#include "encoder/encoder.h"

namespace annotator {

// The bytes of a file under tests/ or beside it. Throws std::runtime_error where there is none.
inline std::string read_file(const std::string& name) {
  const std::string path = ANNOTATOR_TESTS_DIR "/" + name;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Throws std::runtime_error where model/annotator.bin is missing or damaged: a test without a model must not pass.
inline const Encoder& shipped_model() {
  static const Encoder encoder = [] {
    std::string why;
    const std::string bytes = read_file("../model/annotator.bin");
    auto loaded = load_encoder(std::as_bytes(std::span(bytes)), &why);
    if (!loaded) throw std::runtime_error("model/annotator.bin: " + why);
    return std::move(*loaded);
  }();
  return encoder;
}

}  // namespace annotator
