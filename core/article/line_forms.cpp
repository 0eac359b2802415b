// Reads the words of short blocks and compares them with the tables of block_words.h. All forms are narrow: a line that
// is taken for a byline, date or source is lost to the summary, one that is missed costs little.
// Tested by blocks.test.cpp with tests/cases/blocks.txt.
#include "line_forms.h"

#include <algorithm>
#include <string>
#include <vector>

#include "block_words.h"
#include "tokens.h"
#include "unicode.h"
#include "utf8.h"
#include "word_list.h"

namespace annotator {
namespace {

// In words. A paragraph of prose has more than a headline, or ends with a full stop and is no interjection.
constexpr size_t least_prose = 6;
constexpr size_t longest_headline = 30;
constexpr size_t longest_byline = 16;
constexpr size_t longest_date_line = 14;
constexpr size_t longest_source_line = 20;
constexpr size_t longest_credit = 40;
constexpr size_t longest_name = 4;
// In bytes: longer blocks are not asked whether they are a byline, date or source.
constexpr uint32_t longest_line = 400;

struct Word {
  Span span;
  std::string folded;
  bool capital = false;
  bool number = false;
};

// The words of a short block.
std::vector<Word> read_words(std::string_view text, Span span) {
  std::vector<Word> words;
  bool inside = false;
  for (size_t at = span.begin; at < span.end;) {
    const auto begin = static_cast<uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    const CharClass kind = char_class(c);
    if (kind == CharClass::extend) continue;
    if (kind == CharClass::word && !inside) words.push_back({{begin, begin}, "", is_upper(c), is_digit(c)});
    inside = kind == CharClass::word;
    if (!inside) continue;
    words.back().span.end = static_cast<uint32_t>(at);
    const char32_t folded = fold(c);
    words.back().folded += folded < 128 ? static_cast<char>(folded) : '?';  // the tables are ASCII
  }
  return words;
}

bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == U'”' || c == U'’' || c == ')' || c == ']' || c == '*' || c == '_';
}

// The last character but for closing quotes and brackets.
char32_t last_mark(std::string_view text, Span span) {
  for (size_t at = span.end; at > span.begin;) {
    const char32_t c = previous_code_point(text, at);
    if (!is_closing_mark(c)) return c;
  }
  return 0;
}

char32_t first_mark(std::string_view text, Span span) {
  size_t at = span.begin;
  return next_code_point(text, at);
}

bool ends_in_job(const std::vector<Word>& words) { return !words.empty() && is_in<jobs>(words.back().folded); }

// Where the words behind the last comma begin, if they say what the writer is: "science correspondent".
size_t job_behind_names(std::string_view text, const std::vector<Word>& words) {
  if (!ends_in_job(words)) return words.size();
  for (size_t i = words.size(); i-- > 1;)
    if (text[words[i - 1].span.end] == ',') return i;
  return words.size();
}

// "By Jane Doe", "By Jane Doe and John Roe, Reuters", "(Reporting by Jane Doe; editing by John Roe)", "By Jane Doe,
// science correspondent"
bool is_byline(std::string_view text, const std::vector<Word>& words) {
  if (words.size() < 2 || words.size() > longest_byline) return false;
  const bool by_first = is_in<byline_starts>(words[0].folded);
  if (!by_first && !is_in<byline_starts>(words[0].folded + ' ' + words[1].folded)) return false;
  const size_t first_name = by_first ? 1 : 2;
  bool named = false;
  const size_t names_end = job_behind_names(text, words);
  for (size_t i = first_name; i < names_end; ++i) {
    const Word& word = words[i];
    const bool dated = is_in<months>(word.folded) || is_in<date_words>(word.folded);
    if (i == first_name && dated) return false;  // "By Friday"
    named = named || (word.capital && !dated);
    if (!word.capital && !word.number && !dated && !is_in<byline_words>(word.folded)) return false;
  }
  return named;
}

// The first words, with a space between.
std::string joined_words(const std::vector<Word>& words, size_t count) {
  std::string joined;
  for (size_t i = 0; i < std::min(count, words.size()); ++i) joined += (i > 0 ? " " : "") + words[i].folded;
  return joined;
}

// Whether a line ends with a full stop and its words have capitals, but for small ones.
bool is_title_case(std::string_view text, Span span) {
  constexpr size_t least_words = 4, longest_small_word = 4;
  if (last_mark(text, span) != '.') return false;
  const std::vector<Word> words = read_words(text, span);
  size_t small = 0;
  for (const Word& word : words) {
    if (word.capital) continue;
    if (word.folded.size() > longest_small_word) return false;
    ++small;
  }
  return words.size() >= least_words && small * 4 <= words.size();
}

// "(AP Photo/Jane Doe)", "Photograph: Jane Doe/Reuters"
bool ends_in_picture_credit(std::string_view line) {
  constexpr size_t most_bytes = 60;
  while (!line.empty() && (line.back() == ')' || line.back() == '.' || line.back() == ' ')) line.remove_suffix(1);
  for (const std::string_view agency : picture_agencies)
    if (line.ends_with(agency)) return true;
  const std::string_view end = line.substr(line.size() - std::min(line.size(), most_bytes));
  return std::any_of(std::begin(picture_credits), std::end(picture_credits),
                     [&](std::string_view credit) { return end.find(credit) != end.npos; });
}

// "March 3, 2024", "Published 12:30 GMT, Tuesday 3 March 2024", "2024-03-03", "Riyadh, 18 February 2025"
bool is_date_line(std::string_view text, const std::vector<Word>& words) {
  if (words.empty() || words.size() > longest_date_line) return false;
  size_t first = 0;  // behind the name of a place: capitalised words up to a comma
  while (first < words.size() && first < 4 && words[first].capital && !is_in<months>(words[first].folded) &&
         !is_in<date_words>(words[first].folded)) {
    ++first;
  }
  if (first == words.size()) return false;
  if (first > 0 && text[words[first - 1].span.end] != ',') return false;
  int numbers = 0;
  bool month = false;
  for (size_t i = first; i < words.size(); ++i) {
    numbers += words[i].number;
    month = month || is_in<months>(words[i].folded);
    if (!words[i].number && !is_in<months>(words[i].folded) && !is_in<date_words>(words[i].folded)) return false;
  }
  return numbers > 0 && (month || (first == 0 && (numbers >= 3 || is_in<date_words>(words[0].folded))));
}

// "LONDON (Reuters) -", "WASHINGTON, D.C. —": capitals and a dash, with nothing after it
bool is_place_line(std::string_view text, Span span, const std::vector<Word>& words) {
  const char32_t mark = last_mark(text, span);
  if ((mark != '-' && mark != U'–' && mark != U'—') || words.empty() || words.size() > longest_date_line) return false;
  const std::string_view place = slice(text, words[0].span);
  return place.size() >= 3 && std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// What stands before the first of `ends` in a block, folded; the span is what stands behind it.
struct LabelText {
  std::string folded;
  Span rest;
};

LabelText read_label(std::string_view text, Span span, std::u32string_view ends) {
  constexpr uint32_t longest_label = 40;  // bytes
  LabelText label{"", {span.end, span.end}};
  for (size_t at = span.begin; at < span.end;) {
    if (at - span.begin > longest_label) return {};
    const char32_t c = next_code_point(text, at);
    if (ends.find(c) != ends.npos) {
      label.rest.begin = static_cast<uint32_t>(at);
      break;
    }
    const bool leads = label.folded.empty() && !is_word(c);  // "**", "# "
    if (!leads && c < 128) label.folded += static_cast<char>(fold(c));
  }
  while (!label.folded.empty() && !is_word(static_cast<unsigned char>(label.folded.back()))) label.folded.pop_back();
  while (label.rest.begin < label.rest.end) {
    size_t at = label.rest.begin;
    if (is_word(next_code_point(text, at))) break;
    label.rest.begin = static_cast<uint32_t>(at);
  }
  return label;
}

bool is_host_character(char32_t c) { return is_word(c) || c == '-' || c == '.'; }

// The host of an address at the start of span: of "https://www.apnews.com/article/1", of "apnews.com". (0, 0): none.
Span read_host(std::string_view text, Span span) {
  size_t begin = span.begin;
  const std::string_view here = slice(text, span);
  const size_t scheme = here.find("://");
  if (scheme != here.npos && scheme <= 5) begin += scheme + 3;
  if (text.substr(begin, 4) == "www.") begin += 4;
  size_t end = begin;
  while (end < span.end) {
    size_t next = end;
    if (!is_host_character(next_code_point(text, next))) break;
    end = next;
  }
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  const std::string_view host = text.substr(begin, end - begin);
  const size_t dot = host.rfind('.');
  if (dot == host.npos || dot == 0 || host.size() - dot < 3 || (end < span.end && text[end] == '@')) return {};
  const std::string_view last = host.substr(dot + 1);
  const bool letters = std::all_of(last.begin(), last.end(), [](unsigned char c) { return c >= 128 || is_letter(c); });
  const bool name = is_upper(static_cast<unsigned char>(last[0])) && is_lower(static_cast<unsigned char>(last[1]));
  return letters && !name ? Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)} : Span{};
}

// The first address among the words of a span.
Span find_host(std::string_view text, Span span) {
  bool after_space = true;
  for (size_t at = span.begin; at < span.end;) {
    const auto begin = static_cast<uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    if (after_space && is_word(c)) {
      const Span host = read_host(text, {begin, span.end});
      if (host.size() > 0) return host;
    }
    after_space = is_space(c) || c == '(' || c == '<' || c == '[';
  }
  return {};
}

bool is_one_word(std::string_view text, Span span) {
  for (size_t at = span.begin; at < span.end;) {
    if (is_space(next_code_point(text, at))) return false;
  }
  return true;
}

// "© 2024 Reuters", "(c) 2024", "Copyright 2024"
bool is_copyright(std::string_view text, Span span, const std::vector<Word>& words) {
  if (first_mark(text, span) == U'©') return true;
  if (words.size() < 2) return false;
  return (words[0].folded == "c" && first_mark(text, span) == '(' && words[1].number) ||
         (words[0].folded == "copyright" && (words[1].number || words[1].folded == "by" || words[1].folded == "c"));
}

// "Source: Reuters"
bool is_labelled_source(std::string_view text, Span span, const LabelText& label) {
  return is_in<source_labels>(label.folded) && (!is_in<link_labels>(label.folded) || find_host(text, span).size() > 0);
}

bool is_source_line(std::string_view text, Span span, const std::vector<Word>& words) {
  if (words.empty() || words.size() > longest_source_line) return false;
  if (is_labelled_source(text, span, read_label(text, span, U":"))) return true;
  if (is_copyright(text, span, words)) return true;
  return is_one_word(text, span) && find_host(text, span).size() > 0;
}

// "The Associated Press" of "© 2024 The Associated Press. All rights reserved."
Span copyright_holder(std::string_view text, Span span) {
  for (const Word& word : read_words(text, span)) {
    const bool before_name = word.number || word.folded == "c" || word.folded == "copyright" || word.folded == "by";
    if (before_name) continue;
    uint32_t end = word.span.begin;
    while (end < span.end && text[end] != '.' && text[end] != ',' && text[end] != '|') ++end;
    while (end > word.span.end && text[end - 1] == ' ') --end;
    return {word.span.begin, end};
  }
  return {};
}

Span trim_full_stop(std::string_view text, Span span) {
  while (span.size() > 0 && text[span.end - 1] == '.') --span.end;
  return span;
}

}  // namespace

bool is_aside(std::string_view text, Span span) {
  if (span.size() > longest_line) return false;
  const std::vector<Word> words = read_words(text, span);
  if (words.empty()) return true;
  const std::string line = joined_words(words, words.size());
  if (is_in<page_lines>(line) || is_in<link_headings>(line)) return true;
  if (is_list_item(text, span)) return false;
  const auto is_network = [](const Word& word) { return is_in<networks>(word.folded); };
  if (words[0].folded == "follow" && std::any_of(words.begin(), words.end(), is_network)) return true;
  return is_in<page_labels>(read_label(text, span, U":").folded) || is_in<page_line_starts>(joined_words(words, 2)) ||
         is_in<page_line_starts>(joined_words(words, 3)) || ends_in_picture_credit(slice(text, span));
}

bool opens_list_of_links(std::string_view text, Span span) {
  if (span.size() > longest_line) return false;
  const std::vector<Word> words = read_words(text, span);
  return is_in<link_headings>(joined_words(words, words.size()));
}

bool is_credit(std::string_view text, Span span) {
  const std::string_view line = slice(text, span);
  if (line.size() > longest_line) return false;
  for (const std::string_view work : {"report", "story", "article"})
    if (line.find("contributed to this " + std::string(work)) != line.npos) return true;
  const std::vector<Word> words = read_words(text, span);
  size_t names = 0;
  while (names < words.size() && (words[names].capital || words[names].folded == "and")) ++names;
  return names > 0 && names + 2 < words.size() && words.size() <= longest_credit && words[names].folded == "reported" &&
         words[names + 1].folded == "from" && words[names + 2].capital;
}

bool is_line_of_names(std::string_view text, Span span) {
  if (span.size() > longest_line) return false;
  const std::vector<Word> words = read_words(text, span);
  if (words.empty() || words.back().span.end != span.end) return false;  // "Jane Doe and John Roe:"
  size_t in_name = 0, names = 1;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool parts = words[i].folded == "and" || (i > 0 && text[words[i - 1].span.end] == ',');
    if (parts && in_name < 2) return false;
    if (parts) in_name = 0, ++names;
    if (is_in<byline_words>(words[i].folded) && !words[i].capital) continue;  // "and", "van"
    if (!words[i].capital || ++in_name > longest_name) return false;
  }
  return in_name >= 2 && names > 1;
}

bool is_prose(std::string_view text, Span span) {
  const uint32_t words = count_words(slice(text, span));
  if (words > longest_headline) return true;
  const char32_t mark = last_mark(text, span);
  return words >= least_prose && (mark == '.' || mark == '!' || mark == '?' || mark == U'…');
}

bool is_headline(std::string_view text, Span span) {
  constexpr std::u32string_view no_headline_ends = U".…:,;";
  const uint32_t words = count_words(slice(text, span));
  if (words == 0 || words > longest_headline || is_list_item(text, span)) return false;
  return no_headline_ends.find(last_mark(text, span)) == no_headline_ends.npos || is_title_case(text, span);
}

bool is_rubric(std::string_view text, Span span) {
  constexpr uint32_t most_words = 2;
  return count_words(slice(text, span)) <= most_words ||
         (span.size() <= longest_line && is_in<long_rubrics>(joined_words(read_words(text, span), longest_name)));
}

bool is_list_item(std::string_view text, Span span) {
  const char32_t c = first_mark(text, span);
  return c == U'•' || c == U'‣' || c == U'▪' || c == U'·' || c == U'●' || c == '-' || c == '*' || c == U'–';
}

bool leads_on(std::string_view text, Span span) { return last_mark(text, span) == ':'; }

BlockRole line_role(std::string_view text, Span span) {
  if (span.size() > longest_line) return BlockRole::body;
  const std::vector<Word> words = read_words(text, span);
  if (is_source_line(text, span, words)) return BlockRole::source;
  if (is_byline(text, words)) return BlockRole::byline;
  if (is_date_line(text, words) || is_place_line(text, span, words)) return BlockRole::dateline;
  return BlockRole::body;
}

bool is_job(std::string_view text, Span span) {
  constexpr size_t most_words = 5;
  const char32_t mark = last_mark(text, span);
  if (mark == '.' || mark == ':' || mark == '?' || span.size() > longest_line) return false;
  const std::vector<Word> words = read_words(text, span);
  if (words.size() > most_words) return false;
  // "Reporter, Silicon Valley"
  const bool begins = words.size() > 1 && is_in<jobs>(words[0].folded) && text[words[0].span.end] == ',';
  return begins || ends_in_job(words);
}

bool is_about_writer(std::string_view text, Span span) {
  if (span.size() > longest_line) return false;
  const std::vector<Word> words = read_words(text, span);
  if (words.empty() || !is_in<honorifics>(words[0].folded)) return false;
  size_t verb = 1;
  while (verb < words.size() && words[verb].capital) ++verb;
  return verb > 1 && verb + 1 < words.size() && words[verb].folded == "is" &&
         (words[verb + 1].folded == "a" || words[verb + 1].folded == "an" || words[verb + 1].folded == "the");
}

Span source_name(std::string_view text, Span span) {
  const Span host = find_host(text, span);
  if (host.size() > 0) return host;
  const LabelText label = read_label(text, span, U":");
  if (is_in<source_labels>(label.folded)) return trim_full_stop(text, label.rest);
  return copyright_holder(text, span);
}

Label abstract_label(std::string_view text, Span span) {
  const LabelText label = read_label(text, span, U":—–.");
  if (!is_in<abstract_labels>(label.folded)) return Label::none;
  return label.rest.size() == 0 ? Label::alone : Label::before_text;
}

Label closing_label(std::string_view text, Span span) {
  const LabelText label = read_label(text, span, U":—–.,");
  if (!is_in<closing_labels>(label.folded)) return Label::none;
  return label.rest.size() == 0 ? Label::alone : Label::before_text;
}

}  // namespace annotator
