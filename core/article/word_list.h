// Look-up in the sorted tables of words that rules go by. Tested through these rules.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace annotator {

// is_in<months>("may"). The table is an array of std::string_view in byte order, which the compiler checks.
template <const auto& words>
bool is_in(std::string_view word) {
  static_assert(std::is_sorted(std::begin(words), std::end(words)), "words must be in byte order");
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace annotator
