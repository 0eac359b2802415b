// Articles with marks, for tests: "[PERSON Marco Rubio] met [PERSON Lavrov]." gives the text without brackets, and the
// spans that they held. Marks may be nested; a bracket without a label of capitals behind it is text.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/annotation.h"
#include "../../core/article/blocks.h"
#include "../../core/article/sentences.h"
#include "../../core/article/tokens.h"

namespace annotator {

struct Mark {
  std::string label;
  Span span;
};

struct MarkedArticle {
  Annotation article;  // text, blocks, sentences, tokens
  std::vector<Mark> marks;  // in the order in which they begin
};

// The names of entity types as in the JSON, in their order.
inline const std::vector<std::string>& type_labels() {
  static const std::vector<std::string> labels = {
      "PERSON", "NORP", "FAC",  "ORG",  "GPE",     "LOC",   "PRODUCT",  "EVENT",   "WORK_OF_ART",
      "LAW",    "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"};
  return labels;
}

// The label that a bracket at this place opens; empty for a plain bracket.
inline std::string label_at(std::string_view text, size_t bracket) {
  size_t end = bracket + 1;
  while (end < text.size() && ((text[end] >= 'A' && text[end] <= 'Z') || text[end] == '_')) ++end;
  if (end < bracket + 3 || end == text.size() || text[end] != ' ') return {};
  return std::string(text.substr(bracket + 1, end - bracket - 1));
}

inline MarkedArticle read_marked(std::string_view source) {
  MarkedArticle marked;
  std::string& text = marked.article.text;
  std::vector<size_t> open;
  for (size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '[') {
      if (std::string label = label_at(source, at); !label.empty()) {
        open.push_back(marked.marks.size());
        at += label.size() + 1;
        marked.marks.push_back({std::move(label), {static_cast<uint32_t>(text.size()), 0}});
        continue;
      }
    } else if (source[at] == ']' && !open.empty()) {
      marked.marks[open.back()].span.end = static_cast<uint32_t>(text.size());
      open.pop_back();
      continue;
    }
    text += source[at];
  }
  if (!open.empty()) throw std::runtime_error("a mark without its ]: " + std::string(source));
  marked.article.blocks = find_blocks(text);
  marked.article.sentences = find_sentences(text, marked.article.blocks);
  marked.article.tokens = find_tokens(text, marked.article.sentences);
  return marked;
}

// The article with its marks of entity types as mentions.
inline Annotation with_mentions(const MarkedArticle& marked) {
  Annotation article = marked.article;
  for (const auto& [label, span] : marked.marks) {
    for (size_t type = 0; type < type_labels().size(); ++type) {
      if (type_labels()[type] != label) continue;
      Mention mention;
      mention.span = span;
      mention.type = static_cast<EntityType>(type);
      mention.score = 1;
      article.mentions.push_back(mention);
    }
  }
  return article;
}

// "PERSON Marco Rubio", a line for each mention.
inline std::string mention_lines(const Annotation& article, const std::vector<Mention>& mentions) {
  std::string lines;
  for (const Mention& m : mentions) {
    if (!lines.empty()) lines += '\n';
    lines += type_labels()[static_cast<size_t>(m.type)] + " " + std::string(slice(article.text, m.span));
  }
  return lines;
}

}  // namespace annotator
