#include "resolve.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "countries.h"
#include "grouping.h"
#include "names.h"
#include "roles.h"
#include "types.h"
#include "words.h"

namespace annotator {
namespace {

// "TTEF.PA": a company where its shares are traded.
bool is_ticker(std::string_view text) {
  const size_t dot = text.find('.');
  return dot != text.npos && dot > 1 && dot + 1 < text.size() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

// The fullest form: no ticker, with the most words, then not all in capitals, then with the most bytes, then the first.
std::string fullest_name(const Annotation& article, const std::vector<uint32_t>& mentions) {
  const auto rank = [&](uint32_t m) {
    const Span span = article.mentions[m].span;
    const std::string_view text = slice(article.text, span);
    const bool has_lower = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return std::tuple(!is_ticker(text), name_words(article, span).size(), has_lower, text.size());
  };
  const auto best = std::max_element(mentions.begin(), mentions.end(),
                                    [&](uint32_t a, uint32_t b) { return rank(a) < rank(b); });
  return on_one_line(article, article.mentions[*best].span);
}

Entity make_entity(const Annotation& article, std::vector<uint32_t> mentions) {
  std::sort(mentions.begin(), mentions.end());
  Entity entity;
  entity.type = article.mentions[mentions[0]].type;
  entity.name = fullest_name(article, mentions);
  std::unordered_set<std::string> seen = {entity.name};
  for (const uint32_t m : mentions) {
    std::string form = on_one_line(article, article.mentions[m].span);
    if (seen.insert(form).second) entity.aliases.push_back(std::move(form));
  }
  entity.mentions = std::move(mentions);
  return entity;
}

// Lists the roles beside a person's mentions, each once by its words, and says so as the reason of those mentions.
void add_roles(Annotation& article, Entity& entity) {
  std::unordered_set<std::string> seen;
  for (const uint32_t m : entity.mentions) {
    Mention& mention = article.mentions[m];
    for (const Span role : find_roles(article, m)) {
      const char* reason = role.begin < mention.span.begin ? "title before the name" : "role after the name";
      if (mention.why.empty() || mention.why.back() != reason) mention.why.push_back(reason);
      if (seen.insert(joined(name_words(article, role))).second) entity.roles.push_back(role);
    }
  }
}

// The other reasons why mentions are taken for what they are, behind the surer ones.
void add_reasons(Annotation& article, const Entity& entity) {
  for (const uint32_t m : entity.mentions) {
    Mention& mention = article.mentions[m];
    if (is_name(entity.type) && on_one_line(article, mention.span) != entity.name)
      mention.why.push_back("another form of " + entity.name);
    if (!mention.repeated) mention.why.push_back("model");
  }
}

void weigh(const Annotation& article, std::vector<Entity>& entities) {
  double sum = 0;
  for (Entity& entity : entities) {
    if (!is_name(entity.type)) continue;
    double weight = 0;
    for (const uint32_t m : entity.mentions) {
      const double place = sentence_of(article, m);
      weight += 1.0 / 3 + 2.0 / 3 / (1 + place / 4);
    }
    entity.salience = static_cast<float>(weight);
    sum += weight;
  }
  for (Entity& entity : entities)
    if (sum > 0) entity.salience = static_cast<float>(entity.salience / sum);
}

// Joins each people or adjective ("Ukrainian") with its country, where the article names that too.
void find_countries(Annotation& article) {
  const auto key_of = [&](uint32_t entity, uint32_t mention) {
    const Words words = name_words(article, article.mentions[mention].span);
    std::string key = joined(name_key(article.entities[entity].type, words));
    if (!key.empty()) key.pop_back();
    return key;
  };
  std::unordered_map<std::string, uint32_t> places;
  for (uint32_t e = 0; e < article.entities.size(); ++e)
    if (article.entities[e].type == EntityType::gpe)
      for (const uint32_t m : article.entities[e].mentions) places.emplace(key_of(e, m), e);
  for (uint32_t e = 0; e < article.entities.size(); ++e) {
    if (article.entities[e].type != EntityType::norp) continue;
    const std::string_view country = country_of(key_of(e, article.entities[e].mentions[0]));
    const auto place = places.find(std::string(country));
    if (!country.empty() && place != places.end()) article.entities[e].country = place->second;
  }
}

}  // namespace

void resolve(Annotation& article) {
  article.entities.clear();
  for (Mention& mention : article.mentions) mention.why.clear();
  settle_types(article);
  for (std::vector<uint32_t>& mentions : group_mentions(article))
    article.entities.push_back(make_entity(article, std::move(mentions)));
  for (Entity& entity : article.entities) {
    if (entity.type == EntityType::person) add_roles(article, entity);
    add_reasons(article, entity);
  }
  weigh(article, article.entities);
  std::stable_sort(article.entities.begin(), article.entities.end(), [](const Entity& a, const Entity& b) {
    return a.salience != b.salience ? a.salience > b.salience : a.mentions[0] < b.mentions[0];
  });
  for (uint32_t e = 0; e < article.entities.size(); ++e)
    for (const uint32_t m : article.entities[e].mentions) article.mentions[m].entity = e;
  find_countries(article);
}

}  // namespace annotator
