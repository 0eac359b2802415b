// Document -> a NewsArticle of schema.org as JSON-LD, for search engines and content systems: what the article is, its
// abstract, its body, and whom and what it mentions. Only what is known is there: no date where none is known, no place
// said to be a city. Tested by tests/exports/exports.test.cpp and exports.test.py.
#include <algorithm>

#include "../json/json_text.h"
#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

// The paragraphs of some roles, as they stand, with an empty line between.
std::string paragraphs(const Document& document, std::initializer_list<std::string_view> roles) {
  std::string all;
  for (const Document::Block& block : document.blocks) {
    if (std::find(roles.begin(), roles.end(), block.role) == roles.end()) continue;
    all += (all.empty() ? "" : "\n\n") + std::string(slice(document.text, block.span));
  }
  return all;
}

// The article's own, or else our summary of it.
std::string abstract_of(const Document& document) {
  std::string abstract = paragraphs(document, {"abstract"});
  if (!abstract.empty()) return abstract;
  for (const uint32_t sentence : document.summary) {
    abstract += (abstract.empty() ? "" : " ") + words_of(document, document.sentences[sentence].span);
  }
  return abstract;
}

// null: no thing that an article mentions, but a time or a number; or a people, for which schema.org has no class.
const char* class_of(std::string_view type) {
  constexpr std::pair<const char*, const char*> classes[] = {
      {"PERSON", "Person"}, {"ORG", "Organization"},           {"GPE", "Place"},       {"LOC", "Place"},
      {"FAC", "Place"},     {"EVENT", "Event"},                {"PRODUCT", "Product"}, {"WORK_OF_ART", "CreativeWork"},
      {"LAW", "Legislation"}, {"LANGUAGE", "Language"}};
  for (const auto& [ours, theirs] : classes) {
    if (type == ours) return theirs;
  }
  return nullptr;
}

Json mentions_of(const Document& document) {
  Json mentions = Json::array();
  for (const Document::Entity& entity : document.entities) {
    const char* const theirs = class_of(entity.type);
    if (theirs == nullptr) continue;
    Json thing = {{"@type", theirs}, {"name", entity.name}};
    if (!entity.aliases.empty()) thing["alternateName"] = entity.aliases;
    if (entity.type == "PERSON" && !entity.roles.empty()) {
      for (const Span role : entity.roles) thing["jobTitle"].push_back(words_of(document, role));
    }
    mentions.push_back(std::move(thing));
  }
  return mentions;
}

}  // namespace

std::string write_schema_org(const Document& document) {
  Json article = {{"@context", "https://schema.org"}, {"@type", "NewsArticle"}};
  const auto put = [&article](const char* key, const std::string& value) {
    if (!value.empty()) article[key] = value;
  };
  article["identifier"] = "urn:sha256:" + document.text_sha256;
  put("url", document.url);
  put("headline", document.title);
  put("datePublished", document.published);
  put("dateline", paragraphs(document, {"dateline"}));
  put("abstract", abstract_of(document));
  put("articleBody", paragraphs(document, {"body", "closing"}));
  put("inLanguage", document.language);
  article["mentions"] = mentions_of(document);
  return json_text(article) + "\n";
}

}  // namespace annotator
