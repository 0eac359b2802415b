#include "repeats.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

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

// The acronym of a name in brackets right behind it, a token; none if there is none.
uint32_t acronym_behind(const Annotation& article, const Mention& mention, TokenRange tokens) {
  const uint32_t acronym = tokens.end + 1;
  if (mention.type >= EntityType::language || mention.type == EntityType::person || tokens.size() < 2) return none;
  if (acronym + 1 >= article.tokens.size() || token_text(article, tokens.end) != "(") return none;
  if (token_text(article, acronym + 1) != ")") return none;
  const std::string letters = acronym_letters(token_text(article, acronym));
  const Words key = name_key(mention.type, name_words(article, mention.span));
  return !letters.empty() && is_acronym_of(letters, key) ? acronym : none;
}

Forms marked_forms(const Annotation& article) {
  Forms forms;
  for (const Mention& mention : article.mentions) {
    const TokenRange tokens = tokens_in(article, mention.span);
    if (const uint32_t acronym = acronym_behind(article, mention, tokens); acronym != none) {
      const auto [place, is_new] = forms.try_emplace(key_of(article, {acronym, acronym + 1}));
      Form& form = place->second;
      if (is_new) form.type = mention.type;
      form.one_type = form.one_type && form.type == mention.type;
      form.surest = std::max(form.surest, mention.score);
      form.introduced = true;
    }
    if (!may_repeat(article, mention, tokens)) continue;
    const auto [place, is_new] = forms.try_emplace(key_of(article, tokens));
    Form& form = place->second;
    if (is_new) form.type = mention.type;
    form.one_type = form.one_type && form.type == mention.type;
    form.surest = std::max(form.surest, mention.score);
    ++form.marked;
  }
  return forms;
}

bool same_sentence(const Annotation& article, uint32_t a, uint32_t b) {
  return b < article.tokens.size() && article.tokens[a].sentence == article.tokens[b].sentence;
}

// Whether a capitalised word, or a hyphen, stands right before or a capitalised word right behind. The first word of a
// sentence has its capital anyway.
bool stands_beside_name(const Annotation& article, TokenRange tokens) {
  const uint32_t before = tokens.begin - 1, behind = tokens.end;
  if (tokens.begin > 0 && same_sentence(article, tokens.begin, before)) {
    if (is_joined_to_previous(article, tokens.begin) && token_text(article, before) == "-") return true;
    const bool opens = before == 0 || !same_sentence(article, before, before - 1);
    if (is_capitalised(article, before) && !opens) return true;
  }
  return same_sentence(article, tokens.begin, behind) && is_capitalised(article, behind);
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

}  // namespace

void mark_repeats(Annotation& article) {
  Forms forms = marked_forms(article);
  if (forms.empty()) return;
  find_unmarked(article, forms);
  for (const auto& [key, form] : forms) {
    if (!form.one_type || form.surest < least_sure_score) continue;
    if (!form.introduced && form.marked < form.unmarked.size()) continue;
    for (const TokenRange tokens : form.unmarked) {
      Mention mention;
      mention.span = span_of(article, tokens);
      mention.type = form.type;
      mention.repeated = true;
      mention.why = {"the same name elsewhere"};
      article.mentions.push_back(std::move(mention));
    }
  }
  std::sort(article.mentions.begin(), article.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
}

}  // namespace annotator
