#include "introductions.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "../article/unicode.h"
#include "acronyms.h"
#include "names.h"
#include "words.h"

namespace annotator {
namespace {

// Takes a prefix off a text, if it has it.
bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

template <typename List>
bool take_any(std::string_view& text, const List& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return take(text, prefix); });
}

constexpr std::array<std::string_view, 4> possessives = {"'s", "’s", "'", "’"};
constexpr std::array<std::string_view, 7> separators = {" (", ", ", " - ", " – ", " — ", "—", " "};
constexpr std::array<std::string_view, 4> quotes = {"“", "\"", "‘", "'"};

// What may stand before "known as", and says nothing more.
constexpr std::array<std::string_view, 9> adverbs = {"also ",     "better ", "commonly ", "formerly ", "is ",
                                                     "popularly ", "was ",   "widely ",   "who is "};
constexpr std::array<std::string_view, 13> known_as = {
    "a.k.a.", "aka", "alias", "also called", "born", "formerly called", "known as", "now called", "née",
    "once called", "renamed", "sometimes called", "then called"};
constexpr std::array<std::string_view, 5> founded = {"created", "established", "formed", "founded", "set up"};

// "founded as", "founded in 2011 as"
bool take_founded_as(std::string_view& text) {
  if (!take_any(text, founded)) return false;
  if (take(text, " in ")) {
    if (text.size() < 4 || !std::all_of(text.begin(), text.begin() + 4, [](unsigned char c) { return is_digit(c); }))
      return false;
    text.remove_prefix(4);
  }
  return take(text, " as");
}

// Whether what stands between two names says that they are one: ", also known as the". Not "called" alone: people call.
bool says_also_known_as(std::string_view between) {
  if (!take_any(between, separators)) return false;
  while (!take_any(between, known_as) && !take_founded_as(between))
    if (!take_any(between, adverbs)) return false;
  if (!take(between, " ")) return false;
  take(between, "the ");
  take_any(between, quotes);
  return between.empty();
}

constexpr std::array<std::string_view, 4> dashes_and_the = {" - the ", " -- the ", " – the ", " — the "};

// Whether a name of several words ends its clause with an acronym behind a dash, whatever its letters: "Kurdistan
// Workers Party - the PKK."
bool says_in_short(std::string_view between, std::string_view behind) {
  return take_any(between, dashes_and_the) && between.empty() &&
         (behind.empty() || behind.front() == '.' || behind.front() == ',' || behind.front() == ';');
}

// Whether an acronym is made of beginnings of a name's words, of which all but the first may be left out: "NORAD" of
// "North American Aerospace Defense Command".
bool spells(const Words& name, std::string_view acronym) {
  if (acronym.size() < 3 || name.size() < 2 || name[0].front() != acronym.front()) return false;
  std::vector<bool> reached(acronym.size() + 1);  // how many letters the words so far can give
  reached[0] = true;
  for (const std::string& word : name)
    for (size_t from = acronym.size(); from-- > 0;)
      for (size_t n = 0; reached[from] && from + n < acronym.size() && n < word.size() && acronym[from + n] == word[n];)
        reached[from + ++n] = true;
  return reached.back();
}

// The text between two mentions, with a broken line as one.
std::string text_between(const Annotation& article, const Mention& first, const Mention& second) {
  std::string between(slice(article.text, {first.span.end, second.span.begin}));
  std::replace(between.begin(), between.end(), '\n', ' ');
  return between;
}

// The last mention before another that is a name, or stands before one that is none ("founded in 2011 as").
uint32_t name_before(const Annotation& article, uint32_t mention) {
  if (mention > 0 && is_name(article.mentions[mention - 1].type)) return mention - 1;
  return mention > 1 && is_name(article.mentions[mention - 2].type) ? mention - 2 : none;
}

}  // namespace

bool is_bracketed(const Annotation& article, uint32_t mention) {
  if (mention == 0) return false;
  const Mention& other = article.mentions[mention];
  const std::string between = text_between(article, article.mentions[mention - 1], other);
  const std::string_view behind = std::string_view(article.text).substr(other.span.end, 4);
  return (between == " (" && behind.starts_with(")")) || (between == " (\"" && behind.starts_with("\")")) ||
         (between == " (“" && behind.starts_with("”)"));
}

bool is_introduced(const Annotation& article, uint32_t mention) {
  const uint32_t previous = name_before(article, mention);
  if (previous == none) return false;
  const Mention& name = article.mentions[previous];
  const Mention& other = article.mentions[mention];
  const std::string_view text = article.text;
  if (name.type != other.type) return false;
  const std::string between_names = text_between(article, name, other);
  std::string_view between = between_names;
  if (says_also_known_as(between)) return true;
  const std::string acronym = acronym_letters(slice(text, other.span));
  if (acronym.empty()) {
    return is_bracketed(article, mention) && other.type != EntityType::gpe && other.type != EntityType::person &&
           other.type != EntityType::product;
  }
  if (is_bracketed(article, mention)) return true;
  take_any(between, possessives);
  const std::string_view rest = text.substr(other.span.end);
  const char behind = rest.empty() ? '\0' : rest.front();
  const Words words = name_words(article, name.span);
  return (between == " (" && (behind == ')' || behind == ',' || behind == ';')) ||
         (words.size() > 1 && says_in_short(between, rest)) ||
         (between == ", or " && words.size() > 1) || (between == ", " && behind == ',' && spells(words, acronym));
}

}  // namespace annotator
