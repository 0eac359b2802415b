#include "speaker_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "../entities/titles.h"

namespace annotator {
namespace {

// Words behind a name that speak for it: "The Washington Post newspaper", "the IMF report", "Poland’s government".
constexpr std::array<std::string_view, 73> voices = {
    "account", "address", "administration", "agency", "analysis", "announcement", "blog", "book", "broadcast",
    "bulletin", "campaign", "communique", "data", "database", "decision", "document", "documents", "email",
    "estimate", "estimates", "figures", "filing", "findings", "forecast", "government", "guidelines", "index",
    "investigation", "journal", "letter", "magazine", "memo", "memoir", "memoirs", "message", "news", "newspaper",
    "notice", "office", "poll", "polling", "post", "press", "projections", "radio", "rebels", "record", "records",
    "release", "report", "reports", "research", "ruling", "schedule", "site", "speech", "statement", "statements",
    "statistics", "study", "summary", "survey", "television", "testimony", "tv", "tweet", "tweets", "verdict",
    "video", "warning", "watchdog", "website", "writings"};
static_assert(std::is_sorted(voices.begin(), voices.end()));

// Of these a person too speaks by: "Judge Miller’s statement", "the Trump campaign".
constexpr std::array<std::string_view, 19> voices_of_people = {
    "account", "address", "administration", "blog", "book", "campaign", "email", "government", "letter", "memo",
    "memoir", "memoirs", "message", "office", "post", "speech", "statement", "testimony", "tweet"};
static_assert(std::is_sorted(voices_of_people.begin(), voices_of_people.end()));

constexpr std::array<std::string_view, 10> prepositions = {"at", "by",   "for", "from", "in",
                                                           "of", "on", "that", "to", "with"};
static_assert(std::is_sorted(prepositions.begin(), prepositions.end()));

// Words in which a place speaks: "the government of Nepal", "the island nation of Tuvalu".
bool is_rule(std::string_view word) {
  return word == "government" || word == "city" || word == "town" || word == "state" || word == "county" ||
         word == "republic" || word == "kingdom" || word == "country" || word == "nation";
}

bool joins_names(std::string_view word) { return word == "and" || word == "or" || word == "," || word == "("; }

std::vector<std::string> folded_tokens(const Annotation& article, TokenRange tokens) {
  std::vector<std::string> words;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) words.push_back(folded(article, t));
  return words;
}

bool is_possessive(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  return is_joined_to_previous(article, token) && (text == "'" || text == "’");
}

// Words behind a name up to the next preposition or the end: whether they speak for it. Its possessive, then any words
// that are no name of a body or person, and a voice.
bool end_in_voice(const Annotation& article, TokenRange behind, bool of_person) {
  if (behind.size() > 0 && is_possessive(article, behind.begin))
    behind.begin += behind.size() > 1 && folded(article, behind.begin + 1) == "s" ? 2 : 1;
  for (uint32_t t = behind.begin; t < behind.end; ++t)
    if (t > behind.begin && is_preposition(folded(article, t))) behind.end = t;
  if (behind.size() == 0 || behind.size() > 5) return false;
  for (const Mention& mention : mentions_in(article, span_of(article, behind)))
    if (mention.type == EntityType::person || mention.type == EntityType::org) return false;
  const std::string last = folded(article, behind.end - 1);
  if (of_person ? !is_voice_of_person(last) : !is_voice(last)) return false;
  for (uint32_t t = behind.begin; t + 1 < behind.end; ++t)
    if (is_preposition(folded(article, t)) || joins_names(folded(article, t))) return false;
  return true;
}

// Whether the words before a name are a voice and its "by" or "from", or a place’s rule and its "of": "a statement
// issued by", "a report by the rights group", "the government of".
bool begin_with_voice(const Annotation& article, TokenRange before, bool is_place) {
  std::vector<std::string> words = folded_tokens(article, before);
  while (!words.empty() && is_determiner(words.front())) words.erase(words.begin());
  while (!words.empty() && is_determiner(words.back())) words.pop_back();
  if (is_place) {
    const size_t of = words.size() - 1;
    return words.size() > 1 && words[of] == "of" && is_rule(words[of - 1]) &&
           std::none_of(words.begin(), words.end() - 1, is_preposition);
  }
  const auto is_by = [](const std::string& word) { return word == "by" || word == "from"; };
  const auto by = std::find_if(words.begin(), words.end(), is_by);
  return by != words.end() && std::none_of(by + 1, words.end(), is_preposition) &&
         std::any_of(words.begin(), by, [](const std::string& word) { return listed(voices, word); });
}

// "U.S. and Afghan officials": the words behind "and" begin with a name and end in a common noun that is of both.
bool share_a_noun(const Annotation& article, TokenRange behind) {
  if (behind.size() < 3 || !is_capitalised(article, behind.begin + 1)) return false;
  const std::string joins = folded(article, behind.begin), last = folded(article, behind.end - 1);
  return (joins == "and" || joins == "or") && is_lower(article, behind.end - 1) && !is_voice(last) &&
         last.ends_with("s");
}

bool is_honorific(std::string_view word) {
  return word == "mr" || word == "mrs" || word == "ms" || word == "dr" || word == "sir" || word == "sen" ||
         word == "gen" || word == "rep";
}

// "QC", "MP": what may stand behind a person’s name and is still that person.
bool is_degree(const Annotation& article, uint32_t token) {
  const std::string_view text = token_text(article, token);
  return text.size() <= 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool is_voice(std::string_view word) { return listed(voices, word); }

bool is_voice_of_person(std::string_view word) { return listed(voices_of_people, word); }

bool is_determiner(std::string_view word) { return word == "the" || word == "a" || word == "an"; }

bool is_preposition(std::string_view word) { return listed(prepositions, word); }

bool is_lower(const Annotation& article, uint32_t token) {
  return is_word(article, token) && !is_capitalised(article, token);
}

std::span<const Mention> mentions_in(const Annotation& article, Span span) {
  const std::vector<Mention>& mentions = article.mentions;
  const auto begins_before = [](uint32_t place) { return [place](const Mention& m) { return m.span.begin < place; }; };
  const auto first = std::partition_point(mentions.begin(), mentions.end(), begins_before(span.begin));
  const auto last = std::partition_point(first, mentions.end(), begins_before(span.end));
  return std::span(mentions).subspan(static_cast<size_t>(first - mentions.begin()), static_cast<size_t>(last - first));
}

bool speaks_for_itself(const Annotation& article, TokenRange speaker, TokenRange name, bool is_place) {
  const TokenRange before{speaker.begin, name.begin}, behind{name.end, speaker.end};
  if (!begin_with_voice(article, before, is_place))
    for (const std::string& word : folded_tokens(article, before))
      if (is_preposition(word) || joins_names(word)) return false;
  if (behind.size() == 0) return true;
  // "Houthi-run television"
  if (is_joined_to_previous(article, behind.begin) && token_text(article, behind.begin) == "-") return false;
  if (is_place && is_of_a_place(article, behind)) return false;
  if (end_in_voice(article, behind, false)) return true;
  const std::string next = folded(article, behind.begin);
  return is_preposition(next) || (joins_names(next) && !share_a_noun(article, behind));
}

bool is_person_meant(const Annotation& article, TokenRange speaker, TokenRange name) {
  const TokenRange before{speaker.begin, name.begin}, behind{name.end, speaker.end};
  if (behind.size() > 0 && !(behind.size() == 1 && is_degree(article, behind.begin))) {
    const std::string next = folded(article, name.end);
    const bool is_attribute = is_word(article, name.end) && !joins_names(next) && !is_preposition(next);
    if ((is_attribute || is_possessive(article, name.end)) && !end_in_voice(article, behind, true)) return false;
  }
  if (begin_with_voice(article, before, false)) return true;
  std::vector<std::string> title = folded_tokens(article, before);
  while (!title.empty() && (title.back() == "." || is_honorific(title.back()))) title.pop_back();
  // What stands behind the last preposition must end the title ("Minister of State", "spokesman for the army"), and not
  // be another one, which this person has ("spokesman for President").
  const auto last = std::find_if(title.rbegin(), title.rend(), is_preposition);
  return last == title.rend() || (last != title.rbegin() && !listed(role_nouns, title.back()));
}

bool is_of_a_place(const Annotation& article, TokenRange words) {
  for (uint32_t t = words.begin + 1; t < words.end; ++t)
    if (folded(article, t) == "based" && token_text(article, t - 1) == "-" && is_joined_to_previous(article, t))
      return true;
  return false;
}

bool has_owner(const Annotation& article, TokenRange words) {
  for (uint32_t t = words.begin + 1; t + 1 < words.end; ++t)
    if (is_possessive(article, t)) return true;
  return false;
}

TokenRange without_owner(const Annotation& article, TokenRange words) {
  constexpr uint32_t most_between = 4;
  uint32_t begin = words.end;
  if (begin + 1 >= article.tokens.size() || !is_possessive(article, begin)) return words;
  if (is_joined_to_previous(article, begin + 1) && token_text(article, begin + 1) == "s") ++begin;
  ++begin;
  const uint32_t sentence = article.tokens[words.begin].sentence;
  for (uint32_t t = begin; t < article.tokens.size() && t <= begin + most_between; ++t) {
    const auto& token = article.tokens[t];
    if (token.sentence != sentence || is_preposition(folded(article, t))) return words;
    const std::span<const Mention> mentions = mentions_in(article, token.span);
    if (mentions.empty()) continue;
    const bool can_speak = mentions[0].type == EntityType::person || mentions[0].type == EntityType::org;
    const TokenRange name = tokens_in(article, mentions[0].span);
    return can_speak && name.size() > 0 ? TokenRange{begin, name.end} : words;
  }
  return words;
}

}  // namespace annotator
