#include "coverage.h"

#include <algorithm>

namespace annotator {
namespace {

bool is_name(EntityType type) { return type < EntityType::date; }

// Nationalities and languages say what others are; a summary need not name them.
bool may_be_missed(EntityType type) {
  return is_name(type) && type != EntityType::norp && type != EntityType::language;
}

bool stands_in(const Annotation& article, Span span, const std::vector<SummarySentence>& chosen) {
  return std::any_of(chosen.begin(), chosen.end(), [&](const SummarySentence& s) {
    const Span sentence = article.sentences[s.sentence].span;
    return sentence.begin <= span.begin && span.end <= sentence.end;
  });
}

}  // namespace

bool is_main_name(const Entity& entity) {
  return is_name(entity.type) && (entity.mentions.size() > 1 || !entity.roles.empty());
}

std::vector<uint32_t> covered_blocks(const Annotation& article, const std::vector<SummarySentence>& chosen) {
  std::vector<uint32_t> blocks;
  for (const SummarySentence& s : chosen) {
    const uint32_t block = article.sentences[s.sentence].block;
    if (blocks.empty() || blocks.back() != block) blocks.push_back(block);
  }
  return blocks;
}

std::vector<uint32_t> missing_names(const Annotation& article, const std::vector<SummarySentence>& chosen) {
  std::vector<bool> is_mentioned(article.entities.size());
  for (const Mention& mention : article.mentions) {
    if (mention.entity == none || !stands_in(article, mention.span, chosen)) continue;
    is_mentioned[mention.entity] = true;
    const uint32_t country = article.entities[mention.entity].country;
    if (country != none) is_mentioned[country] = true;
  }
  std::vector<uint32_t> missing;
  for (uint32_t e = 0; e < article.entities.size(); ++e) {
    const Entity& entity = article.entities[e];
    if (!is_mentioned[e] && is_main_name(entity) && may_be_missed(entity.type)) missing.push_back(e);
  }
  return missing;
}

}  // namespace annotator
