// What the C++ makes of texts, for agreement.py to compare with the Python.
// In: argument 1, a model file; standard input, one JSON string a line, a text each. Out: one JSON object a line:
// sentences and tokens [[begin, end]] in UTF-8 bytes, windows [[[id, shapes]]], names [[score of each label]] by token.
#include <fstream>
#include <iostream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "article/blocks.h"
#include "article/sentences.h"
#include "article/tokens.h"
#include "encoder/encoder.h"

using nlohmann::json;
using namespace annotator;

namespace {

json dump(const Annotation& article, const Encoder& encoder) {
  json out;
  for (const char* part : {"sentences", "tokens", "windows", "names"}) out[part] = json::array();
  for (const Sentence& sentence : article.sentences) {
    out["sentences"].push_back({sentence.span.begin, sentence.span.end});
  }
  for (const Token& token : article.tokens) out["tokens"].push_back({token.span.begin, token.span.end});
  for (const Window& window : encoder.windows(article)) {
    json pieces = json::array();
    for (const Piece& piece : window.pieces) pieces.push_back({piece.id, piece.shapes});
    out["windows"].push_back(pieces);
    const std::vector<float> names = encoder.read(window).names;
    for (auto row = names.begin(); row != names.end(); row += name_labels) {
      out["names"].push_back(std::vector<float>(row, row + name_labels));
    }
  }
  return out;
}

}  // namespace

int main(int, char** arguments) {
  std::ifstream file(arguments[1], std::ios::binary);
  const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
  std::string why;
  const std::optional<Encoder> encoder = load_encoder(std::as_bytes(std::span(bytes)), &why);
  if (!encoder) {
    std::cerr << why << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    Annotation article;
    article.text = json::parse(line).get<std::string>();
    article.blocks = find_blocks(article.text);
    article.sentences = find_sentences(article.text, article.blocks);
    article.tokens = find_tokens(article.text, article.sentences);
    std::cout << dump(article, *encoder) << '\n';
  }
}
