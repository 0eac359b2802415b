// The words of a date or number as its grammar reads them: "5:30 p.m." -> 5 : 30 pm; "1,400-metre" -> 1,400 - metre.
// Tested through times and numbers.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"

namespace annotator {

enum class LexemeKind : uint8_t {
  word,    // a run of letters, folded; single letters with full stops between them are one word ("p.m." -> "pm")
  number,  // ASCII digits with the commas and full stops between them; a space between groups of three is a comma
  mark,    // any other code point; every dash is "-", every apostrophe "'"
};

struct Lexeme {
  LexemeKind kind = LexemeKind::mark;
  std::string text;
  Span span;
  bool joined = false;  // nothing between it and the lexeme before
};

// The lexemes of a span of the text, which is valid UTF-8. White space and invisible characters are none.
std::vector<Lexeme> read_lexemes(std::string_view text, Span span);

// A place in a list of lexemes. What take...() finds at the place is passed; else the place stays, and it is false.
class Cursor {
 public:
  explicit Cursor(const std::vector<Lexeme>& lexemes) : lexemes_(&lexemes) {}

  bool at_end() const { return at == lexemes_->size(); }
  const Lexeme* peek(size_t ahead = 0) const {
    return at + ahead < lexemes_->size() ? &(*lexemes_)[at + ahead] : nullptr;
  }

  // The word or mark at the place; empty where there is a number or nothing.
  std::string_view word(size_t ahead = 0) const {
    const Lexeme* next = peek(ahead);
    return next && next->kind != LexemeKind::number ? std::string_view(next->text) : std::string_view();
  }

  bool take(std::string_view word_or_mark) {
    if (word_or_mark.empty() || word() != word_or_mark) return false;
    ++at;
    return true;
  }

  bool take_any(std::initializer_list<std::string_view> words) {
    for (const std::string_view each : words)
      if (take(each)) return true;
    return false;
  }

  // Words with one space between them: "no fewer than".
  bool take_phrase(std::string_view phrase);

  size_t at = 0;

 private:
  const std::vector<Lexeme>* lexemes_;
};

}  // namespace annotator
