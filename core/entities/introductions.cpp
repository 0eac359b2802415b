#include "introductions.h"

#include <algorithm>
#include <array>

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

// Whether what stands between two names says that they are one: ", also known as the". Not "called" alone: people call.
bool says_also_known_as(std::string_view between) {
  if (!take_any(between, separators)) return false;
  while (!take_any(between, known_as))
    if (!take_any(between, adverbs)) return false;
  if (!take(between, " ")) return false;
  take(between, "the ");
  take_any(between, quotes);
  return between.empty();
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

}  // namespace

bool is_bracketed(const Annotation& article, uint32_t mention) {
  if (mention == 0) return false;
  const Span name = article.mentions[mention - 1].span, other = article.mentions[mention].span;
  const std::string_view between = slice(article.text, {name.end, other.begin});
  const std::string_view behind = std::string_view(article.text).substr(other.end, 4);
  return (between == " (" && behind.starts_with(")")) || (between == " (\"" && behind.starts_with("\")")) ||
         (between == " (“" && behind.starts_with("”)"));
}

bool is_introduced(const Annotation& article, uint32_t mention) {
  if (mention == 0) return false;
  const Mention& name = article.mentions[mention - 1];
  const Mention& other = article.mentions[mention];
  const std::string_view text = article.text;
  if (name.type != other.type) return false;
  std::string_view between = slice(text, {name.span.end, other.span.begin});
  if (says_also_known_as(between)) return true;
  const std::string acronym = acronym_letters(slice(text, other.span));
  if (acronym.empty()) {
    return is_bracketed(article, mention) && other.type != EntityType::gpe && other.type != EntityType::person &&
           other.type != EntityType::product;
  }
  if (is_bracketed(article, mention)) return true;
  take_any(between, possessives);
  const char behind = other.span.end < text.size() ? text[other.span.end] : '\0';
  const Words words = name_words(article, name.span);
  return (between == " (" && (behind == ')' || behind == ',' || behind == ';')) ||
         (between == ", or " && words.size() > 1) || (between == ", " && behind == ',' && spells(words, acronym));
}

}  // namespace annotator
