#include "repeats.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "acronyms.h"
#include "names.h"
#include "words.h"

namespace annotator {
namespace {

constexpr uint32_t most_tokens = 8;      // of a name that is looked for
constexpr uint32_t least_bytes = 4;      // shorter ones are words of their own too often ("May", "IT")
constexpr float least_sure_score = 0.8f; // of a name's surest mention

struct Form {
  EntityType type = EntityType::person;
  bool one_type = true;
  bool introduced = false;  // as the letters of a name: "World Bank (WB)"
  bool shortened = false;   // from a full name: "Stamenković"
  float surest = 0;
  size_t marked = 0;
  std::vector<TokenRange> unmarked;
};
using Forms = std::unordered_map<std::string, Form>;

bool may_repeat(const Annotation& article, const Mention& mention, TokenRange tokens) {
  return mention.type < EntityType::language && tokens.size() > 0 && tokens.size() <= most_tokens &&
         mention.span.size() >= least_bytes && is_capitalised(article, tokens.begin);
}

std::string key_of(const Annotation& article, TokenRange tokens) {
  std::string key;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) key.append(token_text(article, t)) += ' ';
  return key;
}

bool is_quotation_mark(std::string_view token) { return token == "\"" || token == "“" || token == "”"; }

// The acronym of a name in brackets right behind it, a token; none if there is none. Quotation marks may stand around
// both.
uint32_t acronym_behind(const Annotation& article, const Mention& mention, TokenRange tokens) {
  if (mention.type >= EntityType::language || mention.type == EntityType::person || tokens.size() < 2) return none;
  uint32_t at = tokens.end;
  const auto is_at = [&](std::string_view mark) {
    return at < article.tokens.size() && token_text(article, at) == mark;
  };
  const auto skip_quotation_mark = [&] {
    if (at < article.tokens.size() && is_quotation_mark(token_text(article, at))) ++at;
  };
  skip_quotation_mark();
  if (!is_at("(")) return none;
  ++at;
  skip_quotation_mark();
  const uint32_t acronym = at++;
  skip_quotation_mark();
  if (!is_at(")")) return none;
  const std::string letters = acronym_letters(token_text(article, acronym));
  const Words key = name_key(mention.type, name_words(article, mention.span));
  return !letters.empty() && is_acronym_of(letters, key) ? acronym : none;
}

// What a full name is shortened to: the first and the last token of a person's, the last of a storm's; one after the
// other.
std::vector<uint32_t> short_forms(const Annotation& article, const Mention& mention, TokenRange tokens) {
  const bool is_event = mention.type == EntityType::event;
  if (mention.type != EntityType::person && !is_event) return {};
  const Words words = name_words(article, mention.span);
  if (words.size() < 2 || (is_event && name_key(mention.type, words).size() != 1)) return {};
  std::vector<uint32_t> forms;
  const auto add = [&](uint32_t token) {
    if (is_capitalised(article, token) && token_text(article, token).size() >= least_bytes) forms.push_back(token);
  };
  if (!is_event) add(tokens.begin);
  add(tokens.end - 1);
  return forms;
}

Form& add_form(Forms& forms, TokenRange tokens, const Annotation& article, const Mention& mention) {
  const auto [place, is_new] = forms.try_emplace(key_of(article, tokens));
  Form& form = place->second;
  if (is_new) form.type = mention.type;
  form.one_type = form.one_type && form.type == mention.type;
  form.surest = std::max(form.surest, mention.score);
  return form;
}

// What a token says of a mention, unless it is marked with another type.
Form* add_short_form(Forms& forms, uint32_t token, const Annotation& article, const Mention& mention) {
  const TokenRange tokens{token, token + 1};
  const auto marked = forms.find(key_of(article, tokens));
  if (marked != forms.end() && marked->second.marked > 0 && marked->second.type != mention.type) return nullptr;
  return &add_form(forms, tokens, article, mention);
}

Forms marked_forms(const Annotation& article) {
  Forms forms;
  for (const Mention& mention : article.mentions) {
    const TokenRange tokens = tokens_in(article, mention.span);
    if (may_repeat(article, mention, tokens)) ++add_form(forms, tokens, article, mention).marked;
  }
  for (const Mention& mention : article.mentions) {
    const TokenRange tokens = tokens_in(article, mention.span);
    if (const uint32_t acronym = acronym_behind(article, mention, tokens); acronym != none)
      if (Form* form = add_short_form(forms, acronym, article, mention)) form->introduced = true;
    for (const uint32_t token : short_forms(article, mention, tokens))
      if (Form* form = add_short_form(forms, token, article, mention)) form->shortened = true;
  }
  return forms;
}

bool same_sentence(const Annotation& article, uint32_t a, uint32_t b) {
  return b < article.tokens.size() && article.tokens[a].sentence == article.tokens[b].sentence;
}

bool opens_sentence(const Annotation& article, uint32_t token) {
  return token == 0 || !same_sentence(article, token, token - 1);
}

// Whether a capitalised word, or a hyphen, stands right before, or a capitalised word right behind, with a hyphen or
// not. The first word of a sentence has its capital anyway.
bool stands_beside_name(const Annotation& article, TokenRange tokens) {
  const uint32_t before = tokens.begin - 1, behind = tokens.end;
  if (!opens_sentence(article, tokens.begin)) {
    if (is_joined_to_previous(article, tokens.begin) && token_text(article, before) == "-") return true;
    if (is_capitalised(article, before) && !opens_sentence(article, before)) return true;
  }
  const bool is_hyphenated = same_sentence(article, tokens.begin, behind + 1) && token_text(article, behind) == "-" &&
                             is_joined_to_previous(article, behind) && is_joined_to_previous(article, behind + 1);
  const uint32_t next = is_hyphenated ? behind + 1 : behind;
  return same_sentence(article, tokens.begin, next) && is_capitalised(article, next);
}

// Whether a surname can be another word here: as the first of a sentence ("Young people"), or behind an article ("a
// Black man").
bool may_be_other_word(const Annotation& article, TokenRange tokens) {
  if (opens_sentence(article, tokens.begin)) return true;
  const std::string before = folded(article, tokens.begin - 1);
  return before == "a" || before == "an" || before == "the" || is_quotation_mark(before);
}

std::vector<bool> marked_tokens(const Annotation& article) {
  std::vector<bool> marked(article.tokens.size());
  for (const Mention& mention : article.mentions) {
    const TokenRange tokens = tokens_in(article, mention.span);
    std::fill(marked.begin() + tokens.begin, marked.begin() + tokens.end, true);
  }
  return marked;
}

// The longest form that begins at a token and touches no mention, and its tokens.
std::pair<Form*, TokenRange> form_at(const Annotation& article, const std::vector<bool>& marked, uint32_t begin,
                                     Forms& forms) {
  std::pair<Form*, TokenRange> longest{nullptr, {}};
  std::string key;
  for (uint32_t t = begin; t < begin + most_tokens && (t == begin || same_sentence(article, begin, t)); ++t) {
    if (marked[t]) break;
    key.append(token_text(article, t)) += ' ';
    if (const auto found = forms.find(key); found != forms.end()) longest = {&found->second, {begin, t + 1}};
  }
  return longest;
}

void find_unmarked(const Annotation& article, Forms& forms) {
  const std::vector<bool> marked = marked_tokens(article);
  for (uint32_t t = 0; t < article.tokens.size(); ++t) {
    if (marked[t] || !is_capitalised(article, t)) continue;
    const auto [form, tokens] = form_at(article, marked, t, forms);
    if (form == nullptr) continue;
    if (!stands_beside_name(article, tokens)) form->unmarked.push_back(tokens);
    t = tokens.end - 1;
  }
}

Mention repeated_mention(const Annotation& article, TokenRange tokens, EntityType type) {
  Mention mention;
  mention.span = span_of(article, tokens);
  mention.type = type;
  mention.repeated = true;
  mention.why = {same_name_elsewhere};
  return mention;
}

// "University of Miami and Chris Fallows", where Fallows is a person too: an organization and a person that the network
// has run together.
void part_from_people(Annotation& article) {
  std::unordered_set<std::string_view> people;  // who are named by one word
  for (const Mention& mention : article.mentions) {
    const TokenRange tokens = tokens_in(article, mention.span);
    if (mention.type == EntityType::person && tokens.size() == 1) people.insert(token_text(article, tokens.begin));
  }
  std::vector<Mention> parted;
  for (const Mention& mention : article.mentions) {
    parted.push_back(mention);
    const TokenRange tokens = tokens_in(article, mention.span);
    if (mention.type != EntityType::org || tokens.size() < 4) continue;
    uint32_t first = tokens.end - 1;
    while (first > tokens.begin + 1 && is_capitalised(article, first - 1)) --first;
    const bool is_full_name = first + 1 < tokens.end && people.contains(token_text(article, tokens.end - 1));
    if (!is_full_name || first < tokens.begin + 2 || token_text(article, first - 1) != "and") continue;
    parted.back().span = span_of(article, {tokens.begin, first - 1});
    parted.push_back(repeated_mention(article, {first, tokens.end}, EntityType::person));
  }
  article.mentions = std::move(parted);
}

}  // namespace

void mark_repeats(Annotation& article) {
  part_from_people(article);
  Forms forms = marked_forms(article);
  if (forms.empty()) return;
  find_unmarked(article, forms);
  for (const auto& [key, form] : forms) {
    if (!form.one_type || form.surest < least_sure_score) continue;
    const bool is_rarely_marked = form.marked < form.unmarked.size();
    if (is_rarely_marked && !form.introduced && !form.shortened) continue;
    for (const TokenRange tokens : form.unmarked) {
      if (is_rarely_marked && !form.introduced && may_be_other_word(article, tokens)) continue;
      article.mentions.push_back(repeated_mention(article, tokens, form.type));
    }
  }
  std::sort(article.mentions.begin(), article.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
}

}  // namespace annotator
