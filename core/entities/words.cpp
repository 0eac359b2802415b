#include "words.h"

#include "../article/unicode.h"
#include "../article/utf8.h"

namespace annotator {
namespace {

char32_t first_code_point(std::string_view text) {
  size_t at = 0;
  return next_code_point(text, at);
}

// Zero width space, joiners, word joiner and byte order mark, which some pages leave behind a name.
bool is_invisible(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

bool is_apostrophe(std::string_view token) { return token == "'" || token == "’" || token == "ʼ" || token == "‘"; }

// An s and its apostrophe, or an apostrophe alone, at the end of a range.
TokenRange without_possessive(const Annotation& article, TokenRange range) {
  const uint32_t n = range.size();
  if (n >= 3 && folded(article, range.end - 1) == "s" && is_apostrophe(token_text(article, range.end - 2)))
    return {range.begin, range.end - 2};
  if (n >= 2 && is_apostrophe(token_text(article, range.end - 1))) return {range.begin, range.end - 1};
  return range;
}

bool is_single_letter(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  size_t at = 0;
  return is_letter(next_code_point(text, at)) && at == text.size();
}

}  // namespace

TokenRange tokens_in(const Annotation& article, Span span) {
  const auto& tokens = article.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& t) { return t.span.begin < span.begin; });
  const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.end <= span.end; });
  return {static_cast<uint32_t>(first - tokens.begin()), static_cast<uint32_t>(last - tokens.begin())};
}

uint32_t sentence_of(const Annotation& article, uint32_t mention) {
  const TokenRange tokens = tokens_in(article, article.mentions[mention].span);
  return tokens.size() == 0 ? 0 : article.tokens[tokens.begin].sentence;
}

std::string folded(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (char_class(c) != CharClass::extend) append_code_point(out, fold(c));
  }
  return out;
}

bool is_word(const Annotation& article, uint32_t token) {
  return is_word(first_code_point(token_text(article, token)));
}

bool is_capitalised(const Annotation& article, uint32_t token) {
  return is_upper(first_code_point(token_text(article, token)));
}

bool is_joined_to_previous(const Annotation& article, uint32_t token) {
  if (token == 0 || token >= article.tokens.size()) return false;
  return article.tokens[token - 1].span.end == article.tokens[token].span.begin;
}

Words name_words(const Annotation& article, Span span) {
  const TokenRange range = without_possessive(article, tokens_in(article, span));
  Words words;
  // What joins the next word to the last one: an apostrophe between them, or a full stop between single letters.
  bool joins = false;
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const bool touches = t > range.begin && is_joined_to_previous(article, t);
    if (!is_word(article, t)) {
      const std::string_view mark = token_text(article, t);
      joins = touches && !words.empty() &&
              (is_apostrophe(mark) || (mark == "." && is_single_letter(article, t - 1)));
      if (joins && mark == "." && t + 1 < range.end && !is_single_letter(article, t + 1)) joins = false;
      continue;
    }
    if (joins && touches) words.back() += folded(article, t);
    else words.push_back(folded(article, t));
    joins = false;
  }
  return words;
}

std::string joined(const Words& words) {
  std::string key;
  for (const std::string& word : words) key += word + ' ';
  return key;
}

bool starts_with(const Words& full, const Words& part) {
  return part.size() < full.size() && std::equal(part.begin(), part.end(), full.begin());
}

bool ends_with(const Words& full, const Words& part) {
  return part.size() < full.size() && std::equal(part.begin(), part.end(), full.end() - part.size());
}

bool is_subsequence(const Words& part, const Words& full) {
  size_t found = 0;
  for (const std::string& word : full)
    if (found < part.size() && part[found] == word) ++found;
  return found == part.size();
}

std::string on_one_line(const Annotation& article, Span span) {
  const std::string_view text = slice(article.text, span);
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (at < text.size() || !is_invisible(c)) {
      out += text.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace annotator
