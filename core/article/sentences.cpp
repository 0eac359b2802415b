// Goes from stop to stop (full stop, question mark, exclamation mark, ellipsis, with the quotes and brackets that close
// right after it) and asks of each whether the sentence ends there: white space must follow, then what begins like a
// sentence, and the word before the full stop must not be an abbreviation that goes on. Where the signs are in doubt
// the sentence goes on: two sentences in one read better than a torn name. Looks a few words to either side of a stop
// and never farther, so the time is linear in the text. Tested by sentences.test.cpp.
#include "sentences.h"

#include <span>

#include "sentence_words.h"
#include "unicode.h"
#include "utf8.h"
#include "word_list.h"

namespace annotator {
namespace {

constexpr size_t longest_word = 48;  // characters looked at of a word: longer than any in the tables
constexpr int longest_tag = 6;       // words looked at behind a quoted question for its "asked"

bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == U'…'; }

bool is_quote(char32_t c) {
  return c == '"' || c == '\'' || c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'«' || c == U'»';
}

bool is_closer(char32_t c) { return is_quote(c) || c == ')' || c == ']' || c == '}'; }

bool is_opener(char32_t c) { return is_quote(c) || c == '(' || c == '[' || c == '{' || c == '*' || c == '_'; }

template <typename Wanted>
size_t skip(std::string_view text, size_t at, Wanted wanted) {
  while (at < text.size()) {
    size_t next = at;
    if (!wanted(next_code_point(text, next))) break;
    at = next;
  }
  return at;
}

// A stop and what closes after it: `."`, `?!`, `...)`, `. . .`, `.[3]`.
struct Stop {
  size_t begin, end;
  bool ellipsis = false;
  bool asks = false;    // has a question or exclamation mark
  bool closed = false;  // a quote or bracket closes after it
  bool quoted = false;  // a quote does
};

size_t skip_footnote(std::string_view text, size_t at) {
  if (at >= text.size() || text[at] != '[') return at;
  const size_t end = skip(text, at + 1, is_digit);
  return end > at + 1 && end < text.size() && text[end] == ']' ? end + 1 : at;
}

// Needs a stop character at `at`. The text ends with the block.
Stop read_stop(std::string_view text, size_t at) {
  Stop stop{at, at};
  int dots = 0;
  while (at < text.size()) {
    size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_stop(c)) {
      if (c == '.') ++dots;
      if (c == U'…') stop.ellipsis = true;
      if (c == '!' || c == '?') stop.asks = true;
      stop.end = at = next;
    } else if (c == ' ' && dots > 0 && next < text.size() && text[next] == '.') {
      at = next;  // ". . ."
    } else {
      break;
    }
  }
  if (dots > 1) stop.ellipsis = true;
  const size_t closed = skip(text, stop.end, is_closer);
  size_t closer = stop.end;
  while (closer < closed) stop.quoted = is_quote(next_code_point(text, closer)) || stop.quoted;
  stop.closed = closed > stop.end;
  stop.end = skip_footnote(text, closed);
  return stop;
}

// The word right before byte `end`, from `begin` at the earliest: "U.S" of "(U.S." and of "anti-U.S."; empty behind a
// bracket.
std::string_view word_before(std::string_view text, size_t begin, size_t end) {
  size_t at = end;
  while (at > begin && end - at < longest_word) {
    size_t before = at;
    const char32_t c = previous_code_point(text, before);
    if (!is_word(c) && c != '.' && c != '&') break;
    at = before;
  }
  return text.substr(at, end - at);
}

// The letters and digits from `at` on; of a longer word the first longest_word.
std::string_view word_at(std::string_view text, size_t at) {
  const size_t end = skip(text, at, [left = longest_word](char32_t c) mutable { return left-- > 0 && is_word(c); });
  return text.substr(at, end - at);
}

// "U.S", "a.m": letters, with a full stop between each two.
bool is_acronym(std::string_view word) {
  bool letter = true;  // is due
  for (size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (letter ? !is_letter(c) : c != '.') return false;
    letter = !letter;
  }
  return !letter && word.find('.') != word.npos;
}

bool is_initial(std::string_view word) {
  if (word.empty()) return false;
  size_t at = 0;
  return is_upper(next_code_point(word, at)) && at == word.size();
}

// At the start of a sentence "1." and "b." number it.
bool is_list_number(std::string_view word) {
  return word.size() <= 3 && (skip(word, 0, is_digit) == word.size() || word.size() == 1);
}

// What follows a stop, behind white space and opening quotes and brackets.
struct Next {
  bool any = false;     // else the block ends here
  bool lower = false;   // begins in lower case, and not like "iPhone"
  bool upper = false;   // or a letter that has no case
  bool digit = false;
  bool joins = false;   // a mark that cannot begin a sentence: , ; : % )
  bool opens = false;   // capitalised word that begins sentences
  std::string_view word;
  size_t at = 0;        // where the word begins
};

Next look_ahead(std::string_view text, size_t at) {
  Next next;
  next.at = skip(text, skip(text, at, is_space), is_opener);
  if (next.at >= text.size()) return next;
  next.any = true;
  size_t end = next.at;
  const char32_t c = next_code_point(text, end);
  next.word = word_at(text, next.at);
  size_t second = end;
  next.lower = is_lower(c) && (end == text.size() || !is_upper(next_code_point(text, second)));
  next.upper = is_letter(c) && !next.lower;
  next.digit = is_digit(c);
  next.joins = c == ',' || c == ';' || c == ':' || c == '%' || is_closer(c);
  const size_t behind = next.at + next.word.size();
  const bool initial = is_initial(next.word) && behind < text.size() && text[behind] == '.';  // the A of "A. Smith"
  next.opens = is_in<sentence_openers>(next.word) && !initial;
  return next;
}

// "Why?" Maria Silva asked. But not: "Why?" Maria Silva said, "We are ready."
bool is_asked(std::string_view text, size_t at) {
  for (int words = 0; words < longest_tag; ++words) {
    const std::string_view word = word_at(text, at);
    at += word.size();
    if (is_in<speech_verbs>(word)) return at >= text.size() || (text[at] != ',' && text[at] != ':');
    while (at < text.size() && (text[at] == '.' || text[at] == '-')) ++at;
    const size_t word_begin = skip(text, at, is_space);
    if (word.empty() || word_begin == at) return false;
    at = word_begin;
  }
  return false;
}

bool begins_upper(std::string_view word) {
  size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

bool begins_lower(std::string_view text, size_t at) { return is_lower(next_code_point(text, at)); }

// Whether the sentence ends with a full stop after this word.
bool ends_after_word(std::string_view word, bool first_of_sentence, const Next& next) {
  if (word.empty()) return true;
  if (first_of_sentence && is_list_number(word)) return false;
  if (is_in<leading_abbreviations>(word)) return false;
  if (is_in<number_abbreviations>(word)) return !next.digit && next.upper;
  if (word == "a.m" || word == "p.m" || word == "etc") return next.upper && !is_in<time_followers>(next.word);
  if (is_in<trailing_abbreviations>(word) || is_acronym(word) || is_initial(word)) return next.opens;
  return true;
}

// Whether a sentence that began at byte `begin` ends with this stop.
bool ends_sentence(std::string_view text, size_t begin, const Stop& stop) {
  if (stop.end == text.size()) return true;
  if (skip(text, stop.end, is_space) == stop.end) return false;
  const Next next = look_ahead(text, stop.end);
  if (!next.any) return true;
  if (next.joins) return false;
  const std::string_view word = word_before(text, begin, stop.begin);
  if (stop.asks) {
    if (is_in<exclaimed_names>(word)) return next.opens;
    if (next.lower) return !stop.closed && !begins_upper(word);  // "Schmigadoon! won"
    return !(stop.quoted && is_asked(text, next.at));
  }
  if (next.lower && !begins_lower(text, begin)) return false;
  if (stop.ellipsis) return true;
  return ends_after_word(word, stop.begin - word.size() == begin, next);
}

// The quotations of a block, from after the opening mark to the closing one: in order, disjoint. A mark that is not
// closed in the block, as of a quotation that goes on in the next paragraph, opens none; nor do single quotes, which
// cannot be told from apostrophes.
std::vector<Span> find_quotations(std::string_view text, Span block) {
  std::vector<Span> quotations;
  size_t open = 0;  // behind the opening mark; 0: none is open
  bool space_before = true;
  for (size_t at = block.begin; at < block.end;) {
    size_t next = at;
    const char32_t c = next_code_point(text, next);
    size_t after = next;
    const bool space_after = next == block.end || is_space(next_code_point(text, after));
    if (c == U'“' || (c == '"' && !space_after && (space_before || open == 0))) {
      open = next;
    } else if (open != 0 && (c == U'”' || c == '"')) {
      quotations.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(at)});
      open = 0;
    }
    space_before = is_space(c) || is_opener(c);
    at = next;
  }
  return quotations;
}

// The end of the sentence that begins at byte `begin`; the text ends with the block.
size_t sentence_end(std::string_view text, size_t begin, std::span<const Span>& quotations) {
  for (size_t at = begin; at < text.size();) {
    size_t next = at;
    if (!is_stop(next_code_point(text, next))) {
      at = next;
      continue;
    }
    const Stop stop = read_stop(text, at);
    while (!quotations.empty() && quotations.front().end < stop.end) quotations = quotations.subspan(1);
    const bool inside_quotation = !quotations.empty() && quotations.front().begin <= stop.begin;
    if (!inside_quotation && ends_sentence(text, begin, stop)) return stop.end;
    at = stop.end;
  }
  return text.size();
}

}  // namespace

std::vector<Sentence> find_sentences(std::string_view text, const std::vector<Block>& blocks) {
  std::vector<Sentence> sentences;
  for (uint32_t block = 0; block < blocks.size(); ++block) {
    const std::string_view to_block_end = text.substr(0, blocks[block].span.end);
    const std::vector<Span> all_quotations = find_quotations(text, blocks[block].span);
    std::span<const Span> quotations = all_quotations;
    size_t begin = blocks[block].span.begin;
    while (begin < to_block_end.size()) {
      const size_t end = sentence_end(to_block_end, begin, quotations);
      sentences.push_back({{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, block});
      begin = skip(to_block_end, end, is_space);
    }
  }
  return sentences;
}

}  // namespace annotator
