// Look-up in the sorted tables of words that rules go by. Tested through these rules.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace annotator {

// Of the words of each length, from 16 on together: a bit for each first letter, by its five lowest bits.
using FirstLetters = std::array<uint32_t, 17>;
constexpr size_t length_class(std::string_view word) { return std::min<size_t>(word.size(), 16); }
constexpr uint32_t first_letter(std::string_view word) { return 1u << (word.empty() ? 0 : word[0] & 31); }

template <const auto& words>
constexpr FirstLetters first_letters = [] {
  FirstLetters letters = {};
  for (const std::string_view word : words) letters[length_class(word)] |= first_letter(word);
  return letters;
}();

// is_in<months>("may"). The table is an array of std::string_view in byte order, which the compiler checks.
template <const auto& words>
bool is_in(std::string_view word) {
  static_assert(std::is_sorted(std::begin(words), std::end(words)), "words must be in byte order");
  // Most words are in no table, and most are told from its words by that.
  return (first_letters<words>[length_class(word)] & first_letter(word)) != 0 &&
         std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace annotator
