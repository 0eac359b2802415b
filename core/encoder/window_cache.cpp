#include "window_cache.h"

namespace annotator {
namespace {

// FNV-1a over the numbers of all pieces.
uint64_t hash_of(const std::vector<Piece>& pieces) {
  uint64_t hash = 14695981039346656037u;
  for (const Piece& piece : pieces) {
    hash = (hash ^ piece.id) * 1099511628211u;
    hash = (hash ^ piece.shapes) * 1099511628211u;
  }
  return hash;
}

}  // namespace

const WindowScores& WindowCache::read(const Window& window) {
  const uint64_t hash = hash_of(window.pieces);
  if (const auto found = by_hash_.find(hash); found != by_hash_.end()) {
    const auto entry = found->second;
    entries_.splice(entries_.begin(), entries_, entry);
    if (entry->pieces == window.pieces) return entry->scores;
    by_hash_.erase(found);  // other pieces of the same hash make way
    entries_.pop_front();
  }
  ++network_runs_;
  entries_.push_front({hash, window.pieces, encoder_.read(window)});
  by_hash_[hash] = entries_.begin();
  if (entries_.size() > capacity_) {
    by_hash_.erase(entries_.back().hash);
    entries_.pop_back();
  }
  return entries_.front().scores;
}

}  // namespace annotator
