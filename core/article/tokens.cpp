// Walks each sentence once; the rules are those of tokens.h. Tested by tokens.test.cpp.
#include "tokens.h"

#include "unicode.h"
#include "utf8.h"

namespace annotator {
namespace {

constexpr size_t longest_separate_run = 8;  // other characters; a longer run is one token

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

bool is_extend(CharClass c) { return c == CharClass::extend; }
bool is_word_or_extend(CharClass c) { return c == CharClass::word || c == CharClass::extend; }
bool is_other_or_extend(CharClass c) { return c == CharClass::other || c == CharClass::extend; }

// Cuts text[begin, end), a run of other and extend characters, into tokens.
void add_other_tokens(std::string_view text, size_t begin, size_t end, uint32_t sentence, std::vector<Token>& tokens) {
  const size_t before = tokens.size();
  for (size_t at = begin; at < end;) {
    size_t next = at;
    next_code_point(text, next);
    next = skip(text, next, end, is_extend);
    tokens.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(next)}, sentence});
    at = next;
  }
  if (tokens.size() - before <= longest_separate_run) return;
  tokens.resize(before);
  tokens.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, sentence});
}

}  // namespace

std::vector<Token> find_tokens(std::string_view text, const std::vector<Sentence>& sentences) {
  std::vector<Token> tokens;
  for (uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
    const auto [begin, end] = sentences[sentence].span;
    for (size_t at = begin; at < end;) {
      const size_t first = at;
      const CharClass kind = char_class(next_code_point(text, at));
      if (kind == CharClass::word) {
        at = skip(text, at, end, is_word_or_extend);
        tokens.push_back({{static_cast<uint32_t>(first), static_cast<uint32_t>(at)}, sentence});
      } else if (kind == CharClass::other) {
        at = skip(text, at, end, is_other_or_extend);
        add_other_tokens(text, first, at, sentence, tokens);
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
