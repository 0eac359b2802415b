#include "roles.h"

#include <optional>

#include "titles.h"
#include "words.h"

namespace annotator {
namespace {

// No role is longer.
constexpr int most_units = 14;

// Tokens written together: "vice-president", "U.S.", "Iran’s".
struct Unit {
  TokenRange tokens;
  std::string text;         // folded
  uint32_t mention = none;  // the first mention in it
};

bool is_mark_between(std::string_view token) {
  return token == "," || token == ";" || token == ":" || token == "(" || token == ")" || token == "\"" ||
         token == "“" || token == "”" || token == "[" || token == "]" || token == "—" || token == "–";
}

// What the walk from a name to its neighbours needs to know.
class Neighbours {
 public:
  Neighbours(const Annotation& article, uint32_t mention) : article_(article) {
    tokens_ = tokens_in(article, article.mentions[mention].span);
    const uint32_t sentence = article.tokens[tokens_.begin].sentence;
    first_ = tokens_.begin;
    end_ = tokens_.end;
    for (int i = 0; i < most_tokens && first_ > 0 && article.tokens[first_ - 1].sentence == sentence; ++i) --first_;
    for (int i = 0; i < most_tokens && end_ < article.tokens.size() && article.tokens[end_].sentence == sentence; ++i)
      ++end_;
  }

  TokenRange name() const { return tokens_; }

  std::string_view text(uint32_t token) const { return token_text(article_, token); }

  bool has(uint32_t token, std::string_view mark) const {
    return token >= first_ && token < end_ && text(token) == mark;
  }

  // The unit that ends before a token; none at a punctuation mark or the begin of the sentence.
  std::optional<Unit> before(uint32_t end) const {
    uint32_t begin = end;
    const auto goes_on = [&] { return begin == end || is_joined_to_previous(article_, begin); };
    while (begin > first_ && !is_mark_between(text(begin - 1)) && goes_on()) --begin;
    return unit({begin, end});
  }

  // The unit that begins with a token.
  std::optional<Unit> after(uint32_t begin) const {
    uint32_t end = begin;
    while (end < end_ && !is_mark_between(text(end)) && (end == begin || is_joined_to_previous(article_, end))) ++end;
    if (end == end_ && end > begin + 1 && text(end - 1) == ".") --end;  // the full stop of the sentence
    return unit({begin, end});
  }

 private:
  static constexpr int most_tokens = 40;

  // These tokens, or all tokens from them to the borders of a name that they begin or end in.
  std::optional<Unit> unit(TokenRange tokens) const {
    if (tokens.size() == 0 || !is_word(article_, tokens.begin)) return std::nullopt;
    Unit unit{tokens, {}, none};
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) unit.text += folded(article_, t);
    const auto& mentions = article_.mentions;
    const Span span = span_of(article_, tokens);
    const auto next = std::partition_point(mentions.begin(), mentions.end(),
                                           [&](const Mention& m) { return m.span.end <= span.begin; });
    if (next == mentions.end() || next->span.begin >= span.end) return unit;
    unit.mention = static_cast<uint32_t>(next - mentions.begin());
    const TokenRange name = tokens_in(article_, next->span);
    unit.tokens.begin = std::max(first_, std::min(tokens.begin, name.begin));
    unit.tokens.end = std::min(end_, std::max(tokens.end, name.end));
    if (const uint32_t end = possessive_end(unit.tokens.end); end > unit.tokens.end) {
      unit.text += "'s";
      unit.tokens.end = end;
    }
    return unit;
  }

  // "'s" behind a name of several words belongs to its unit, as it does behind one word.
  uint32_t possessive_end(uint32_t end) const {
    const bool has_mark = end + 1 < end_ && is_joined_to_previous(article_, end) && (has(end, "'") || has(end, "’"));
    return has_mark && is_joined_to_previous(article_, end + 1) && text(end + 1) == "s" ? end + 2 : end;
  }

  const Annotation& article_;
  TokenRange tokens_;
  uint32_t first_, end_;  // the tokens around it, in its sentence
};

std::string singular(const std::string& word) {
  if (word.ends_with("men")) return word.substr(0, word.size() - 2) + "an";
  if (word.ends_with("wives")) return word.substr(0, word.size() - 3) + "fe";
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.ends_with("s") && !word.ends_with("ss")) return word.substr(0, word.size() - 1);
  return word;
}

// "minister", "Ministers", "Gen.", "co-founder", "president-elect", "then-president", "singer/guitarist".
bool is_role_noun(std::string word) {
  if (word.ends_with(".")) word.pop_back();
  if (listed(role_nouns, word) || listed(role_nouns, singular(word))) return true;
  if (singular(word).ends_with("ologist")) return true;
  const size_t hyphen = word.find_first_of("-/"), last = word.find_last_of("-/");
  if (hyphen == std::string::npos) return false;
  const std::string head = word.substr(0, hyphen), tail = word.substr(last + 1);
  return listed(role_nouns, tail) || listed(role_nouns, singular(tail)) || listed(role_nouns, head);
}

bool is_preposition(std::string_view word) {
  return word == "of" || word == "for" || word == "to" || word == "at" || word == "in" || word == "on" ||
         word == "with" || word == "from";
}

bool is_relative(std::string_view word) { return word == "that" || word == "which" || word == "who"; }

// Whether an unknown word after a name may be its verb, by its ending.
bool may_be_verb(std::string_view word) {
  return word.ends_with("s") || word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly");
}

struct Context {
  const Annotation& article;
  const Neighbours& around;

  bool is_of_type(const Unit& unit, EntityType first, EntityType last) const {
    if (unit.mention == none) return false;
    const EntityType type = article.mentions[unit.mention].type;
    return type >= first && type <= last;
  }
  bool is_person(const Unit& unit) const { return is_of_type(unit, EntityType::person, EntityType::person); }
  bool is_place(const Unit& unit) const { return is_of_type(unit, EntityType::gpe, EntityType::gpe); }
  bool is_number(const Unit& unit) const {
    return is_of_type(unit, EntityType::date, EntityType::cardinal) &&
           !is_of_type(unit, EntityType::ordinal, EntityType::ordinal);
  }
  bool is_noun(const Unit& unit) const { return unit.mention == none && is_role_noun(unit.text); }
  bool is_determiner(const Unit& unit) const { return unit.mention == none && listed(determiners, unit.text); }
  bool is_capital(const Unit& unit) const { return is_capitalised(article, unit.tokens.begin); }

  // Whether the words of a role must stop before this one.
  bool is_outside(const Unit& unit) const {
    return is_person(unit) || is_number(unit) || (unit.mention == none && listed(outside_words, unit.text));
  }
  bool is_owner(const Unit& unit) const { return unit.text.ends_with("'s") || unit.text.ends_with("’s"); }
  // Whether this word is part of a role even where no article shows the begin of its phrase.
  bool belongs(const Unit& unit) const {
    return unit.mention != none || is_capital(unit) || listed(role_modifiers, unit.text) || is_noun(unit);
  }
};

// The words before a token, from right to left, as far as they can be one phrase.
struct Phrase {
  std::vector<Unit> units;
  bool is_bounded = false;  // by a determiner to its left
  bool is_first = false;    // of its sentence
};

Phrase phrase_before(const Context& context, uint32_t end) {
  Phrase phrase;
  for (uint32_t at = end; phrase.units.size() < most_units;) {
    const std::optional<Unit> unit = context.around.before(at);
    if (!unit) break;
    at = unit->tokens.begin;
    const bool is_first = phrase.units.empty();
    if (context.is_determiner(*unit)) {
      const std::optional<Unit> previous = context.around.before(at);
      phrase.is_bounded = !is_first && !(previous && is_preposition(previous->text));
      if (is_first || phrase.is_bounded) break;
    } else if (context.is_owner(*unit)) {
      // "speaker of Iran’s parliament", but only "director" of "Mahan’s director".
      const std::optional<Unit> previous = context.around.before(at);
      if (context.is_outside(*unit) || !previous || !is_preposition(previous->text)) break;
    } else if (!(is_preposition(unit->text) && !is_first) && !(unit->text == "and" && !is_first) &&
               context.is_outside(*unit)) {
      break;
    }
    phrase.units.push_back(*unit);
  }
  if (!phrase.units.empty()) {
    const uint32_t first = phrase.units.back().tokens.begin;
    const auto& tokens = context.article.tokens;
    phrase.is_first = first == 0 || tokens[first - 1].sentence != tokens[first].sentence;
  }
  return phrase;
}

// Heads of what has a name of several words: "trade and industry minister" is one role, "singer and actress" are two.
bool has_fields(std::string_view noun) {
  return noun == "minister" || noun == "secretary" || noun == "commissioner" || noun == "professor" ||
         noun == "manager" || noun == "chief";
}

bool is_rank(std::string_view word) {
  return word == "prime" || word == "deputy" || word == "vice" || word == "foreign" || word == "former" ||
         word == "chief" || word == "first" || word == "assistant" || word == "acting";
}

// Whether the words to both sides of an "and" are fields of the noun behind it.
bool joins_fields(const Context& context, const std::vector<Unit>& units, size_t place, size_t noun) {
  if (place == noun + 1 || place + 1 == units.size()) return false;
  const Unit &left = units[place + 1], &right = units[place - 1];
  return has_fields(units[noun].text) && left.mention == none && right.mention == none && !is_rank(right.text) &&
         !context.is_noun(left) && !context.is_owner(left) && !context.is_determiner(left) &&
         context.is_capital(left) == context.is_capital(right);
}

// How many units of a phrase, from its right end, are one role; 0 if there is none.
size_t role_length(const Context& context, const Phrase& phrase) {
  const auto& units = phrase.units;
  // The noun: the last word, or the one before the first preposition from the right.
  size_t noun = 0;
  while (noun < units.size() && !context.is_noun(units[noun])) ++noun;
  if (noun == units.size() || (noun > 0 && !is_preposition(units[noun - 1].text))) return 0;
  for (size_t i = 0; i + 1 < noun; ++i) {
    const bool may_be_noun = phrase.is_bounded && !may_be_verb(units[i].text);  // "governor of the eastern province"
    if (!context.belongs(units[i]) && !is_preposition(units[i].text) && !context.is_determiner(units[i]) &&
        !may_be_noun)
      return 0;
  }
  size_t size = noun + 1;
  for (; size < units.size(); ++size) {
    const Unit& unit = units[size];
    if (unit.text == "and" && joins_fields(context, units, size, noun)) {
      ++size;
      continue;
    }
    if (is_preposition(unit.text) || context.is_determiner(unit) || unit.text == "and") break;
    // "historian Captain Foley" has two roles.
    if (context.is_noun(unit) && !context.is_capital(unit) && context.is_capital(units[size - 1])) break;
    if (context.belongs(unit)) continue;
    // An unknown word belongs right behind an article; other words before it may make it a verb.
    const bool is_first = size + 1 == units.size();
    if (!is_first && may_be_verb(unit.text)) break;
    // "Police arrest Gyumri mayor"
    if (!phrase.is_bounded && context.is_capital(units[size - 1]) && !context.is_noun(units[size - 1])) break;
    const bool follows_name = std::any_of(units.begin() + size + 1, units.end(), [&](const Unit& left) {
      return left.mention != none || context.is_capital(left);
    });
    if (!follows_name && !phrase.is_bounded) break;
  }
  return size;
}

std::optional<Span> role_ending_at(const Context& context, uint32_t end) {
  const Phrase phrase = phrase_before(context, end);
  const size_t length = role_length(context, phrase);
  if (length == 0) return std::nullopt;
  const Unit& first = phrase.units[length - 1];
  const std::optional<Unit> before = context.around.before(first.tokens.begin);
  const bool is_verb = before && is_relative(before->text) && first.text.ends_with("s") && !context.is_capital(first);
  if (is_verb) return std::nullopt;  // "a film which stars Ann Lee"
  return span_of(context.article, {first.tokens.begin, end});
}

// Whether another role follows an "and": "the author of the study and a specialist".
bool begins_role(const Context& context, uint32_t begin) {
  std::optional<Unit> unit = context.around.after(begin);
  if (unit && context.is_determiner(*unit)) return true;
  for (int i = 0; i < 4 && unit && context.belongs(*unit); ++i) {
    if (context.is_noun(*unit)) return true;
    unit = context.around.after(unit->tokens.end);
  }
  return false;
}

// Whether a person with this role is one to somebody: "ambassador to Sudan", but not "president to succeed him".
bool is_sent_to(std::string_view noun) {
  return noun == "ambassador" || noun == "envoy" || noun == "adviser" || noun == "advisor" || noun == "aide" ||
         noun == "representative" || noun == "commissioner" || noun == "heir" || noun == "assistant";
}

// Words in apposition that begin with a token and end before the next punctuation mark.
std::optional<Span> role_beginning_at(const Context& context, uint32_t begin) {
  std::vector<Unit> units;
  uint32_t at = begin;
  bool has_determiner = false;
  if (const auto unit = context.around.after(at); unit && context.is_determiner(*unit)) {
    at = unit->tokens.end;
    has_determiner = true;
  }
  size_t noun_end = 0;  // units up to the noun that says the role
  bool has_preposition = false;
  while (units.size() < most_units) {
    const std::optional<Unit> unit = context.around.after(at);
    if (!unit) break;
    const bool is_function_word = is_preposition(unit->text) || context.is_determiner(*unit) || unit->text == "and";
    if (unit->text == "and" && units.empty()) return std::nullopt;
    if (unit->text == "and" && noun_end > 0 && begins_role(context, unit->tokens.end)) break;
    if (unit->text == "to" && noun_end > 0 && !is_sent_to(units[noun_end - 1].text)) break;
    const bool is_whose = context.is_person(*unit) && has_preposition;  // "son of Joe Biden"
    const bool is_owner = context.is_owner(*unit) && !has_preposition && !(units.empty() && unit->mention != none);
    if (!is_function_word && !is_whose && (context.is_outside(*unit) || is_owner)) {
      if (context.is_person(*unit)) return std::nullopt;
      break;
    }
    if (noun_end > 0 && !context.belongs(*unit) && !is_function_word && may_be_verb(unit->text) &&
        !(has_preposition && unit->text.ends_with("s")))
      break;
    if (is_preposition(unit->text)) has_preposition = true;
    if (!has_preposition && !has_determiner && !is_function_word && !context.belongs(*unit)) return std::nullopt;
    units.push_back(*unit);
    at = unit->tokens.end;
    if (!has_preposition && context.is_noun(*unit)) noun_end = units.size();
  }
  const auto hangs = [&](const Unit& unit) {
    return is_preposition(unit.text) || context.is_determiner(unit) || unit.text == "and";
  };
  while (!units.empty() && hangs(units.back())) units.pop_back();
  if (noun_end == 0 || units.size() < noun_end) return std::nullopt;
  uint32_t end = units.back().tokens.end;
  // "mayor of South Bend, Indiana,"
  const std::optional<Unit> state = context.around.has(end, ",") ? context.around.after(end + 1) : std::nullopt;
  if (context.is_place(units.back()) && state && context.is_place(*state) && context.around.has(state->tokens.end, ","))
    end = state->tokens.end;
  return span_of(context.article, {units.front().tokens.begin, end});
}

bool is_honorific(std::string_view word) {
  return word == "mr" || word == "mr." || word == "mrs" || word == "mrs." || word == "ms" || word == "ms." ||
         word == "miss" || word == "sir" || word == "dr" || word == "dr.";
}

// "The president, Donald Trump, said": the words before a comma, if they begin with a determiner or begin the sentence,
// or if the name ends there.
std::optional<Span> role_before_comma(const Context& context, uint32_t comma) {
  const uint32_t after = context.around.name().end;
  const bool closes = context.around.has(after, ",") || context.around.has(after, ".");
  const Phrase phrase = phrase_before(context, comma);
  const bool is_all = phrase.is_first && role_length(context, phrase) == phrase.units.size();
  if (!closes && !phrase.is_bounded && !is_all) return std::nullopt;
  return role_ending_at(context, comma);
}

std::optional<Span> role_before(const Context& context) {
  uint32_t end = context.around.name().begin;
  if (const auto unit = context.around.before(end); unit && is_honorific(unit->text)) end = unit->tokens.begin;
  if (end > 0 && context.around.has(end - 1, ",")) return role_before_comma(context, end - 1);
  return role_ending_at(context, end);
}

std::optional<Span> role_after(const Context& context) {
  uint32_t end = context.around.name().end;
  // "Pompeo, who is the secretary"
  if (const auto who = context.around.after(end + (context.around.has(end, ",") ? 1 : 0)); who && who->text == "who")
    end = who->tokens.end;
  if (context.around.has(end, ",")) {
    // An age may stand between: "Ford, 42, a convicted murderer".
    const std::optional<Unit> age = context.around.after(end + 1);
    if (age && context.is_number(*age) && context.around.has(age->tokens.end, ","))
      return role_beginning_at(context, age->tokens.end + 1);
    return role_beginning_at(context, end + 1);
  }
  const std::optional<Unit> verb = context.around.after(end);
  if (!verb || (verb->text != "is" && verb->text != "was")) return std::nullopt;
  const std::optional<Unit> article = context.around.after(verb->tokens.end);
  if (!article || !(article->text == "a" || article->text == "an" || article->text == "the")) return std::nullopt;
  return role_beginning_at(context, verb->tokens.end);
}

// "Senators John Kerry and John McCain": the role of the first of some people named together is that of all, if it is
// in the plural.
std::optional<Span> shared_role(const Context& context, uint32_t mention) {
  const Annotation& article = context.article;
  for (uint32_t m = mention; m > 0 && mention - m < 8; --m) {
    const Mention &left = article.mentions[m - 1], &right = article.mentions[m];
    const std::string_view between = slice(article.text, {left.span.end, right.span.begin});
    if (left.type != EntityType::person || !(between == ", " || between == " and " || between == ", and ")) break;
    const Neighbours around(article, m - 1);
    const std::optional<Unit> noun = around.before(around.name().begin);
    if (!noun || noun->mention != none) continue;
    if (listed(role_nouns, noun->text) || !is_role_noun(noun->text)) break;
    return role_ending_at({article, around}, around.name().begin);
  }
  return std::nullopt;
}

// The roles before a name; "historian Captain" and "singer and actress" are two each.
void add_roles_before(const Context& context, std::vector<Span>& roles) {
  std::optional<Span> role = role_before(context);
  for (int i = 0; role && i < 3; ++i) {
    roles.insert(roles.begin(), *role);
    uint32_t end = tokens_in(context.article, *role).begin;
    const std::optional<Unit> left = context.around.before(end);
    if (!left) break;
    if (left->text == "and") end = left->tokens.begin;
    const std::optional<Unit> noun = context.around.before(end);
    if (!noun || !context.is_noun(*noun)) break;
    role = role_ending_at(context, end);
  }
}

}  // namespace

std::vector<Span> find_roles(const Annotation& article, uint32_t mention) {
  std::vector<Span> roles;
  if (tokens_in(article, article.mentions[mention].span).size() == 0) return roles;
  const Neighbours around(article, mention);
  const Context context{article, around};
  add_roles_before(context, roles);
  if (roles.empty())
    if (const auto shared = shared_role(context, mention)) roles.push_back(*shared);
  std::optional<Span> role = role_after(context);
  while (role) {
    roles.push_back(*role);
    const std::optional<Unit> next = around.after(tokens_in(article, *role).end);
    if (!next || next->text != "and" || !begins_role(context, next->tokens.end)) break;
    role = role_beginning_at(context, next->tokens.end);
  }
  return roles;
}

}  // namespace annotator
