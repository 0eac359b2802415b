#include "lexemes.h"

#include "../article/unicode.h"
#include "../article/utf8.h"

namespace annotator {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::string mark_text(char32_t c) {
  if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2212) return "-";
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return "'";
  std::string text;
  append_code_point(text, c);
  return text;
}

class Lexer {
 public:
  Lexer(std::string_view text, Span span) : text_(text.substr(0, span.end)), at_(span.begin) {}

  std::vector<Lexeme> read() {
    bool joined = false;
    while (at_ < text_.size()) {
      size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      const CharClass kind = char_class(c);
      if (kind == CharClass::space) joined = false;
      if (kind == CharClass::space || kind == CharClass::extend) {
        at_ = next;
        continue;
      }
      const size_t begin = at_;
      Lexeme lexeme;
      if (is_ascii_digit(text_[at_])) {
        lexeme.kind = LexemeKind::number;
        lexeme.text = read_number();
      } else if (is_letter(c)) {
        lexeme.kind = LexemeKind::word;
        lexeme.text = read_word();
      } else {
        lexeme.text = mark_text(c);
        at_ = next;
      }
      lexeme.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)};
      lexeme.joined = joined;
      joined = true;
      lexemes_.push_back(std::move(lexeme));
    }
    return std::move(lexemes_);
  }

 private:
  bool is_digit_at(size_t place) const { return place < text_.size() && is_ascii_digit(text_[place]); }

  std::string read_digits() {
    const size_t begin = at_;
    while (is_digit_at(at_)) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  // The bytes of a space at the place that three digits and no more follow; 0: none.
  size_t group_space() const {
    for (const std::string_view space : {" ", "\u00A0", "\u2009", "\u202F"}) {
      if (text_.substr(at_, space.size()) != space) continue;
      const size_t digits = at_ + space.size();
      if (is_digit_at(digits) && is_digit_at(digits + 1) && is_digit_at(digits + 2) && !is_digit_at(digits + 3))
        return space.size();
    }
    return 0;
  }

  std::string read_number() {
    std::string number = read_digits();
    if (number.size() <= 3) {
      while (const size_t space = group_space()) {
        at_ += space;
        number += ',' + read_digits();
      }
    }
    while (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == '.') && is_digit_at(at_ + 1)) {
      number += text_[at_++];
      number += read_digits();
    }
    return number;
  }

  // Letters from the place on, folded, without marks.
  std::string read_letters(size_t* count) {
    std::string word;
    for (*count = 0; at_ < text_.size();) {
      size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      if (is_letter(c)) {
        append_code_point(word, fold(c));
        ++*count;
      } else if (char_class(c) != CharClass::extend) {
        break;
      }
      at_ = next;
    }
    return word;
  }

  std::string read_word() {
    size_t count = 0, more = 0;
    std::string word = read_letters(&count);
    if (count != 1) return word;
    bool dotted = false;
    for (size_t before = at_; at_ + 1 < text_.size() && text_[at_] == '.'; before = at_) {
      ++at_;
      const std::string letter = read_letters(&more);
      if (more != 1) {
        at_ = before;
        break;
      }
      word += letter;
      dotted = true;
    }
    if (dotted && at_ < text_.size() && text_[at_] == '.') ++at_;
    return word;
  }

  std::string_view text_;
  size_t at_;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> read_lexemes(std::string_view text, Span span) { return Lexer(text, span).read(); }

bool Cursor::take_phrase(std::string_view phrase) {
  const size_t start = at;
  while (!phrase.empty()) {
    const size_t space = phrase.find(' ');
    if (!take(phrase.substr(0, space))) {
      at = start;
      return false;
    }
    phrase = space == std::string_view::npos ? std::string_view() : phrase.substr(space + 1);
  }
  return true;
}

}  // namespace annotator
