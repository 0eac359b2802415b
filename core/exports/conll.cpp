// Document -> a token a line: token, start, end, BIO2 tag, parted by tabs; a blank line after each sentence.
//
//   # doc = urn:sha256:9f2c...
//   # url = https://apnews.com/article/1        where it is known
//   # offsets = codepoint
//   # text = Recent talks between U.S. Secretary of State Marco Rubio ...
//   Recent	0	6	O
//
// The tokens are those that the network read, found again in the text. A token that a mention covers in part has its
// tag. Comments begin with "# "; a token "#" is followed by a tab.
// Tested by tests/exports/exports.test.cpp, property.test.cpp and exports.test.py.
#include <algorithm>

#include "../article/tokens.h"
#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

std::vector<Sentence> sentences_of(const Document& document) {
  std::vector<Sentence> sentences;
  for (const Document::Sentence& sentence : document.sentences) sentences.push_back({sentence.span, sentence.block});
  return sentences;
}

// "B-PERSON", "I-PERSON" or "O" for each token. Where mentions overlap the first has the token, of two at one place the
// longer.
std::vector<std::string> tags_of(const Document& document, const std::vector<Token>& tokens) {
  std::vector<const Document::Mention*> mentions;
  for (const Document::Mention& mention : document.mentions) mentions.push_back(&mention);
  std::stable_sort(mentions.begin(), mentions.end(), [](const auto* a, const auto* b) {
    return a->span.begin != b->span.begin ? a->span.begin < b->span.begin : a->span.end > b->span.end;
  });

  std::vector<std::string> tags(tokens.size(), "O");
  size_t next = 0;  // the first token that no mention has
  for (const Document::Mention* mention : mentions) {
    const auto behind = [&](const Token& token) { return token.span.end <= mention->span.begin; };
    while (next < tokens.size() && behind(tokens[next])) ++next;
    const char* prefix = "B-";
    for (; next < tokens.size() && tokens[next].span.begin < mention->span.end; ++next) {
      tags[next] = prefix + mention->type;
      prefix = "I-";
    }
  }
  return tags;
}

}  // namespace

std::string write_conll(const Document& document) {
  const OffsetMap offsets(document.text, Unit::codepoint);
  const std::vector<Token> tokens = find_tokens(document.text, sentences_of(document));
  const std::vector<std::string> tags = tags_of(document, tokens);

  std::string lines = "# doc = urn:sha256:" + document.text_sha256 + "\n";
  if (!document.url.empty()) lines += "# url = " + document.url + "\n";
  lines += "# offsets = codepoint\n";
  for (size_t t = 0; t < tokens.size(); ++t) {
    const Span span = tokens[t].span;
    if (t == 0 || tokens[t].sentence != tokens[t - 1].sentence) {
      if (t > 0) lines += "\n";
      lines += "# text = " + words_of(document, document.sentences[tokens[t].sentence].span) + "\n";
    }
    lines += std::string(slice(document.text, span)) + "\t" + std::to_string(offsets(span.begin)) + "\t" +
             std::to_string(offsets(span.end)) + "\t" + tags[t] + "\n";
  }
  return lines + "\n";
}

}  // namespace annotator
