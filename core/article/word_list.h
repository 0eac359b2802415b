// Look-up in the sorted tables of words that rules go by. Tested through these rules.
#pragma once

#include <algorithm>
#include <string_view>

namespace annotator {

// is_in<months>("may"). The table is an array of std::string_view in byte order, which the compiler checks.
template <const auto& words>
bool is_in(std::string_view word) {
  static_assert(std::ranges::is_sorted(words), "words must be in byte order");
  return std::ranges::binary_search(words, word);
}

}  // namespace annotator
