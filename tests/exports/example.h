// Documents for the tests of exports: an article with marks, or an annotation of any kind, as its document is read.
#pragma once

#include <stdexcept>

#include "../../core/exports/document.h"
#include "../../core/json/annotation_json.h"
#include "../entities/marked.h"

namespace annotator {

inline std::string document_of(const Annotation& annotation, Unit unit) {
  return write_document(annotation, {"en-news-0", std::string(64, '0')}, unit);
}

// Throws where the document is refused.
inline Document read(const std::string& json, Unit unit = Unit::codepoint) {
  std::string why;
  auto document = read_document(json, unit, &why);
  if (!document) throw std::runtime_error(why);
  return *std::move(document);
}

// "[PERSON Ana Ruiz] left." with its marks as mentions; those of one type and the same words are one name.
inline Annotation marked_annotation(std::string_view source) {
  Annotation annotation = with_mentions(read_marked(source));
  for (uint32_t m = 0; m < annotation.mentions.size(); ++m) {
    Mention& mention = annotation.mentions[m];
    const std::string name(slice(annotation.text, mention.span));
    for (mention.entity = 0; mention.entity < annotation.entities.size(); ++mention.entity) {
      const Entity& entity = annotation.entities[mention.entity];
      if (entity.name == name && entity.type == mention.type) break;
    }
    const bool is_new = mention.entity == annotation.entities.size();
    if (is_new) annotation.entities.push_back({.type = mention.type, .name = name});
    annotation.entities[mention.entity].mentions.push_back(m);
  }
  return annotation;
}

}  // namespace annotator
