// Walks each sentence once; the rules are those of tokens.h. Tested by tokens.test.cpp.
#include "tokens.h"

#include "unicode.h"
#include "utf8.h"

namespace annotator {
namespace {

constexpr int longest_separate_run = 8;  // other characters; a longer run is one token

// The first byte from `at` on, before end, whose code point is not of the classes wanted.
template <typename Wanted>
size_t skip(std::string_view text, size_t at, size_t end, Wanted wanted) {
  while (at < end) {
    size_t next = at;
    if (!wanted(char_class(next_code_point(text, next)))) break;
    at = next;
  }
  return at;
}

bool extends(CharClass c) { return c == CharClass::extend; }

}  // namespace

std::vector<Token> find_tokens(std::string_view text, const std::vector<Sentence>& sentences) {
  std::vector<Token> tokens;
  uint32_t sentence = 0;
  const auto add = [&](size_t begin, size_t end) {
    tokens.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, sentence});
  };
  for (; sentence < sentences.size(); ++sentence) {
    const size_t end = sentences[sentence].span.end;
    for (size_t at = sentences[sentence].span.begin; at < end;) {
      const size_t begin = at;
      const CharClass first = char_class(next_code_point(text, at));
      if (first == CharClass::word) {
        at = skip(text, at, end, [](CharClass c) { return c == CharClass::word || c == CharClass::extend; });
        add(begin, at);
      } else if (first == CharClass::other) {
        const size_t first_token = tokens.size();
        at = skip(text, begin, end, [](CharClass c) { return c == CharClass::other || c == CharClass::extend; });
        for (size_t one = begin; one < at;) {
          const size_t one_begin = one;
          next_code_point(text, one);
          one = skip(text, one, at, extends);
          add(one_begin, one);
        }
        if (tokens.size() - first_token > longest_separate_run) {
          tokens.resize(first_token);
          add(begin, at);
        }
      }
    }
  }
  return tokens;
}

uint32_t count_words(std::string_view text) {
  uint32_t words = 0;
  bool counted = false;  // the stretch we are in
  for (size_t at = 0; at < text.size();) {
    const CharClass c = char_class(next_code_point(text, at));
    if (c == CharClass::space) counted = false;
    if (c == CharClass::word && !counted) {
      counted = true;
      ++words;
    }
  }
  return words;
}

}  // namespace annotator
