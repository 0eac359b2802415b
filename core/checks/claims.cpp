// Splits by punctuation, conjunctions and verbs that are known by lists and endings: no parse, but clauses that are
// wrong here are only compared a little less well there. Stems are cut by a short list of endings.
#include "claims.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "../article/unicode.h"
#include "../article/utf8.h"
#include "../article/word_list.h"
#include "../numbers/lexemes.h"
#include "../speech/speech_verbs.h"
#include "claim_words.h"

namespace annotator {
namespace {

constexpr uint32_t most_terms = 64;
constexpr uint32_t least_clause_words = 3;  // shorter ones are part of the clause beside them

// ---- keys ----------------------------------------------------------------------------------------------------

// FNV-1a.
uint64_t hash_of(std::string_view text, uint64_t hash = 0xCBF29CE484222325u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

bool ends_in(std::string_view word, std::string_view ending, size_t least_stem) {
  return word.size() >= ending.size() + least_stem && word.ends_with(ending);
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_vowel(std::string_view word) { return std::any_of(word.begin(), word.end(), is_vowel); }

void drop_double(std::string& word) {
  const size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1]) && word[n - 1] != 's' && word[n - 1] != 'l')
    word.pop_back();
}

void drop_plural(std::string& word) {
  if (ends_in(word, "ies", 2)) word.replace(word.size() - 3, 3, "y");
  else if (ends_in(word, "sses", 2) || ends_in(word, "shes", 2) || ends_in(word, "ches", 2) || ends_in(word, "xes", 2))
    word.resize(word.size() - 2);
  else if (ends_in(word, "s", 3) && !ends_in(word, "ss", 0) && !ends_in(word, "us", 0) && !ends_in(word, "is", 0))
    word.pop_back();
}

void drop_verb_ending(std::string& word) {
  for (const std::string_view ending : {"ing", "ed"}) {
    if (!ends_in(word, ending, 3) || !has_vowel(std::string_view(word).substr(0, word.size() - ending.size()))) continue;
    word.resize(word.size() - ending.size());
    return drop_double(word);
  }
}

void drop_noun_ending(std::string& word) {
  constexpr std::array<std::string_view, 16> endings = {"isation", "ization", "ational", "ation", "ition", "ment",
                                                        "ness",    "ship",    "ance",    "ence",  "ful",   "ion",
                                                        "ity",     "ive",     "al",      "ly"};
  for (const std::string_view ending : endings) {
    if (!ends_in(word, ending, 4)) continue;
    word.resize(word.size() - ending.size());
    return;
  }
}

// The group of same_words that a stem is in, or the stem.
std::string meaning_of(const std::string& stem) {
  static const auto groups = [] {
    std::unordered_map<std::string, std::string> group_of;
    for (const std::string_view line : same_words) {
      const std::string name(line.substr(0, line.find(' ')));
      for (size_t at = 0; at < line.size();) {
        const size_t end = std::min(line.find(' ', at), line.size());
        group_of.emplace(stem_of(std::string(line.substr(at, end - at))), "=" + name);
        at = end + 1;
      }
    }
    return group_of;
  }();
  const auto group = groups.find(stem);
  return group == groups.end() ? stem : group->second;
}

uint64_t word_key(const std::string& word) { return hash_of(meaning_of(stem_of(word))); }

// "1,400" -> 1400; "two" -> 2, so that they are the same; 0: no worded number.
int worded_number(std::string_view word) {
  constexpr std::array<std::string_view, 20> words = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 10> ordinals = {"", "", "second", "third", "fourth", "fifth", "sixth",
                                                         "seventh", "eighth", "ninth"};
  constexpr std::array<std::string_view, 10> tens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
                                                     "eighty", "ninety"};
  if (word == "twice") return 2;
  for (int i = 2; i < 20; ++i)
    if (word == words[static_cast<size_t>(i)]) return i;
  for (int i = 3; i < 10; ++i)
    if (word == ordinals[static_cast<size_t>(i)]) return i;
  for (int i = 2; i < 10; ++i)
    if (word == tens[static_cast<size_t>(i)]) return 10 * i;
  return 0;
}

bool is_scale(std::string_view word) {
  return word == "hundred" || word == "thousand" || word == "million" || word == "billion" || word == "trillion" ||
         word == "half" || word == "dozen";
}

uint64_t number_key(std::string_view number) {
  std::string digits;
  for (const char c : number)
    if (c != ',') digits += c;
  if (digits.find('.') != digits.npos)
    while (digits.back() == '0' || digits.back() == '.') {
      const bool point = digits.back() == '.';
      digits.pop_back();
      if (point) break;
    }
  return hash_of(digits, 0x4E);
}

// ---- kinds of words ------------------------------------------------------------------------------------------

bool is_auxiliary(std::string_view word) { return is_in<auxiliaries>(word); }

bool is_adverb(const std::string& word) { return ends_in(word, "ly", 3) || word == "also" || word == "not"; }

bool is_coordinator(std::string_view word) { return word == "and" || word == "or" || word == "but" || word == "yet"; }

bool is_participle(const std::string& word) { return ends_in(word, "ing", 3) && word != "during"; }

// The month of "in May" and "May 3", not the verb.
bool is_month_of_may(std::string_view text, const std::vector<Lexeme>& lexemes, size_t i) {
  if (lexemes[i].text != "may" || text[lexemes[i].span.begin] != 'M') return false;
  if (i == 0) return lexemes.size() > 1 && lexemes[1].kind == LexemeKind::number;
  return true;
}

bool is_be(std::string_view word) { return word == "is" || word == "are" || word == "was" || word == "were"; }

// What the certainty of an article is to a claim; nothing where only the doer is missing.
std::optional<Cue> cue_of(CertaintyClass kind) {
  switch (kind) {
    case CertaintyClass::hedged: return Cue::hedge;
    case CertaintyClass::planned: return Cue::plan;
    case CertaintyClass::conditional: return Cue::condition;
    case CertaintyClass::denied: return Cue::denial;
    case CertaintyClass::doer_missing: return std::nullopt;
  }
  return std::nullopt;
}

// Words that are cues for a comparison, and not enough of one to be marked as such in the article.
std::optional<Cue> cue_of(const std::vector<Lexeme>& lexemes, size_t i) {
  const std::string_view word = lexemes[i].text;
  if (word == "to" && i > 0 && is_be(lexemes[i - 1].text)) return Cue::plan;  // "is to open"
  if (is_in<weak_hedges>(word)) return Cue::hedge;
  if (word == "would") return Cue::plan;
  if (is_in<denial_words>(word)) return Cue::denial;
  if (is_in<refusals>(word)) return Cue::refusal;
  if (is_in<absences>(word)) return Cue::absence;
  return std::nullopt;
}

// Whether that is all that the word says.
bool says_how_sure(std::optional<Cue> cue) {
  return cue == Cue::hedge || cue == Cue::condition || cue == Cue::denial;
}

// ---- clauses -------------------------------------------------------------------------------------------------

class Reader {
 public:
  Reader(const Annotation& article, Claims& claims) : article_(article), claims_(claims) {}

  void read(uint32_t sentence) {
    sentence_ = sentence;
    lexemes_ = read_lexemes(article_.text, article_.sentences[sentence].span);
    words_before_.assign(1, 0);
    for (const Lexeme& lexeme : lexemes_)
      words_before_.push_back(words_before_.back() + (lexeme.kind != LexemeKind::mark));
    size_t begin = 0;
    for (size_t i = 1; i < lexemes_.size(); ++i) {
      const bool long_enough = words_in(begin, i) >= least_clause_words && words_in_rest(i) >= least_clause_words;
      if (!long_enough || !begins_clause(begin, i)) continue;
      add_clause(begin, i);
      begin = i;
    }
    add_clause(begin, lexemes_.size());
  }

 private:
  bool is_mark(size_t i, std::string_view mark) const {
    return lexemes_[i].kind == LexemeKind::mark && lexemes_[i].text == mark;
  }

  bool is_word(size_t i) const { return i < lexemes_.size() && lexemes_[i].kind == LexemeKind::word; }

  size_t words_in(size_t begin, size_t end) const { return words_before_[end] - words_before_[begin]; }
  size_t words_in_rest(size_t begin) const { return words_in(begin, lexemes_.size()); }

  // The next place, from i on, that a comma, semicolon or colon stands at; at most 24 lexemes on.
  size_t stretch_end(size_t i) const {
    constexpr size_t farthest = 24;
    const size_t end = std::min(lexemes_.size(), i + farthest);
    for (; i < end; ++i)
      if (is_mark(i, ",") || is_mark(i, ";") || is_mark(i, ":")) return i;
    return end;
  }

  bool has_verb(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (is_word(i) && is_finite_verb(lexemes_[i].text)) return true;
    return false;
  }

  // Whether the word at i is a verb, behind an adverb too.
  bool verb_follows(size_t i) const {
    if (is_word(i) && is_adverb(lexemes_[i].text)) ++i;
    return is_word(i) && is_finite_verb(lexemes_[i].text);
  }

  // Whether a clause ends before lexeme i, that began at `begin`. The clause so far is looked at through seen_verb_, so
  // that a long sentence is not read again and again.
  bool begins_clause(size_t begin, size_t i) {
    if (begin != clause_begin_) clause_begin_ = begin, seen_to_ = begin, seen_verb_ = false;
    for (; seen_to_ < i; ++seen_to_) seen_verb_ = seen_verb_ || has_verb(seen_to_, seen_to_ + 1);

    if (is_mark(i - 1, ";") || is_mark(i - 1, ":")) return true;
    if (is_mark(i - 1, "-") && !lexemes_[i - 1].joined) return true;
    if (!is_word(i)) return false;
    const std::string& word = lexemes_[i].text;
    const bool comma = is_mark(i - 1, ",");
    if (comma && is_participle(word)) return true;
    if (is_coordinator(word) && i + 1 < lexemes_.size() && is_auxiliary(lexemes_[i + 1].text)) return true;
    if (!seen_verb_) return false;
    if (is_coordinator(word)) return verb_follows(i + 1) || ((comma || word == "but") && has_verb(i, stretch_end(i)));
    return is_in<clause_openers>(word) && has_verb(i + 1, stretch_end(i)) && (comma || word != "as");
  }

  void add_clause(size_t begin, size_t end) {
    if (begin == end) return;
    Clause clause;
    clause.sentence = sentence_;
    clause.begin_term = static_cast<uint32_t>(claims_.terms.size());
    clause.span.begin = lexemes_[begin].span.begin;
    clause.refers = is_word(begin) && is_in<references>(lexemes_[begin].text);
    for (size_t i = begin; i < end;) {
      if (claims_.terms.size() - clause.begin_term == most_terms) {
        close(clause, lexemes_[i - 1].span.end);
        clause.begin_term = clause.end_term;
        clause.span.begin = lexemes_[i].span.begin;
        clause.borders.clear();
        clause.cues.clear();
      }
      i = add_lexeme(clause, i, end);
    }
    close(clause, lexemes_[end - 1].span.end);
  }

  void close(Clause& clause, uint32_t end) {
    clause.span.end = end;
    clause.end_term = static_cast<uint32_t>(claims_.terms.size());
    while (!clause.borders.empty() && clause.borders.back().term == clause.end_term) clause.borders.pop_back();
    claims_.clauses.push_back(clause);
  }

  // Takes lexeme i, or the name that begins there, into the clause; returns what comes next.
  size_t add_lexeme(Clause& clause, size_t i, size_t end) {
    const Lexeme& lexeme = lexemes_[i];
    if (const Mention* name = name_at(lexeme.span.begin)) return add_name(*name, i, end);
    if (lexeme.kind == LexemeKind::mark) return i + 1;
    if (lexeme.kind == LexemeKind::number) {
      add({.kind = TermKind::number, .key = number_key(lexeme.text), .span = lexeme.span});
      return i + 1;
    }
    const std::string& word = lexeme.text;
    const bool is_may = is_month_of_may(article_.text, lexemes_, i);
    if (!is_may) add_border(clause, lexeme);
    std::optional<Cue> cue;
    if (!is_may) cue = cue_at(i);
    if (cue) clause.cues.push_back({*cue, word_key(word), lexeme.span.begin});
    if (word == "he" || word == "she" || word == "they" || word == "it" || word == "his" || word == "her" ||
        word == "their" || word == "its")
      clause.refers = true;
    if (is_may || is_in<days>(word)) {
      add({.kind = TermKind::day, .key = hash_of(word, 0xDA), .span = lexeme.span});
    } else if (const int number = worded_number(word)) {
      add({.kind = TermKind::number, .small = number <= 3, .key = number_key(std::to_string(number)),
           .span = lexeme.span});
    } else if (is_scale(word)) {
      add({.kind = TermKind::number, .key = hash_of(word, 0x4E), .span = lexeme.span});
    } else if (!is_in<empty_words>(word) && !says_how_sure(cue)) {
      const bool again = is_again(i, end);
      const uint64_t key = word_key(again ? word + lexemes_[i + 2].text : word);
      const bool says = kind_of_verb(word) != VerbKind::other;
      add({.kind = TermKind::word, .says = says, .key = key, .word_key = key, .span = lexeme.span});
      if (again) return i + 3;
    }
    return i + 1;
  }

  // "re-open" is "reopen".
  bool is_again(size_t i, size_t end) const {
    return i + 2 < end && lexemes_[i].text == "re" && is_mark(i + 1, "-") && lexemes_[i + 1].joined && is_word(i + 2) &&
           lexemes_[i + 2].joined;
  }

  // A clause can be cut before this word, if it is one of those. Of several in a row the first has the place.
  void add_border(Clause& clause, const Lexeme& lexeme) {
    const bool is_verb = is_finite_verb(lexeme.text);
    const auto next = static_cast<uint32_t>(claims_.terms.size());
    if (next == clause.begin_term || !(is_verb || is_in<part_openers>(lexeme.text))) return;
    if (clause.borders.empty() || clause.borders.back().term != next)
      clause.borders.push_back({next, lexeme.span.begin, is_verb});
    else if (is_verb && !clause.borders.back().verb)
      clause.borders.back() = {next, lexeme.span.begin, true};
  }

  // What lexeme i says of certainty; lexemes are asked for in text order.
  std::optional<Cue> cue_at(size_t i) {
    const std::vector<Certainty>& marks = article_.certainty;
    const uint32_t place = lexemes_[i].span.begin;
    while (mark_ < marks.size() && marks[mark_].span.end <= place) ++mark_;
    const bool is_marked = mark_ < marks.size() && marks[mark_].span.begin <= place;
    if (!is_marked || is_in<refusals>(lexemes_[i].text)) return cue_of(lexemes_, i);
    const std::string_view next = i + 1 < lexemes_.size() ? std::string_view(lexemes_[i + 1].text) : std::string_view();
    const bool goes_on = next == "stay" || next == "remain" || next == "continue" || next == "keep";
    if (lexemes_[i].text == "will" && goes_on) return std::nullopt;  // what will stay so is so
    return cue_of(marks[mark_].kind);
  }

  // The name that begins at this byte; names are asked for in text order.
  const Mention* name_at(uint32_t place) {
    const std::vector<Mention>& mentions = article_.mentions;
    while (mention_ < mentions.size() && mentions[mention_].span.begin < place) ++mention_;
    if (mention_ == mentions.size() || mentions[mention_].span.begin != place) return nullptr;
    const Mention& mention = mentions[mention_];
    const bool is_name = mention.type < EntityType::date && mention.entity != none;
    return is_name ? &mention : nullptr;
  }

  size_t add_name(const Mention& name, size_t i, size_t end) {
    std::string last;
    for (; i < end && lexemes_[i].span.begin < name.span.end; ++i)
      if (lexemes_[i].kind == LexemeKind::word && lexemes_[i].text.size() > 1) last = lexemes_[i].text;
    // "Ukraine" and "Ukrainian" say the same here.
    const uint32_t country = article_.entities[name.entity].country;
    const uint32_t entity = country == none ? name.entity : country;
    add({.kind = TermKind::name, .type = name.type, .entity = name.entity,
         .key = hash_of(std::to_string(entity), 0xE), .word_key = last.empty() ? 0 : word_key(last),
         .span = name.span});
    return i;
  }

  void add(const Term& term) { claims_.terms.push_back(term); }

  const Annotation& article_;
  Claims& claims_;
  std::vector<Lexeme> lexemes_;  // of the sentence being read
  std::vector<uint32_t> words_before_;  // each of them and its end
  uint32_t sentence_ = 0;
  size_t mention_ = 0, mark_ = 0;  // the first that the place read last has not passed
  size_t clause_begin_ = 0, seen_to_ = 0;
  bool seen_verb_ = false;
};

}  // namespace

bool is_finite_verb(std::string_view word) {
  return is_auxiliary(word) || is_in<past_forms>(word) || is_in<present_forms>(word) || ends_in(word, "ed", 3);
}

std::string stem_of(std::string word) {
  const bool is_ascii = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_ascii || word.size() < 4) return word;
  drop_plural(word);
  drop_verb_ending(word);
  drop_noun_ending(word);
  if (word.size() > 4 && word.ends_with("e")) word.pop_back();
  if (word.size() > 6 && word.ends_with("at")) word.resize(word.size() - 2);
  if (word.ends_with("y")) word.back() = 'i';
  return word;
}

Claims find_claims(const Annotation& article, const std::vector<uint32_t>& sentences) {
  Claims claims;
  Reader reader(article, claims);
  for (const uint32_t sentence : sentences) reader.read(sentence);
  return claims;
}

}  // namespace annotator
