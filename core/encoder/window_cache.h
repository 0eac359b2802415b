// Reads windows, and remembers the scores of those read last: an edited article has most of its windows from before,
// and what is no prose often has one window again and again. Windows of the same pieces have the same scores, so nobody
// can tell but by the time it takes. Tested by tests/encoder/window_cache.test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

#include "encoder.h"

namespace annotator {

class WindowCache {
 public:
  // The encoder must outlive the cache. The scores of a window take about 45 kB.
  explicit WindowCache(const Encoder& encoder, size_t capacity = 256) : encoder_(encoder), capacity_(capacity) {}

  // Stays valid until the next call.
  const WindowScores& read(const Window& window);

  // How many windows the network has read, the others were known.
  size_t network_runs() const { return network_runs_; }

 private:
  struct Entry {
    uint64_t hash;
    std::vector<Piece> pieces;
    WindowScores scores;
  };

  const Encoder& encoder_;
  size_t capacity_, network_runs_ = 0;
  std::list<Entry> entries_;  // the window read last comes first
  std::unordered_map<uint64_t, std::list<Entry>::iterator> by_hash_;
};

}  // namespace annotator
