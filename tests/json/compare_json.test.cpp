// Offsets and ids of core/json/compare_json.cpp; whether documents are as the schema says, schema.test.py checks.
#include <catch2/catch.hpp>

#include "../../core/certainty/certainty.h"
#include "../../core/entities/resolve.h"
#include "../../core/json/compare_json.h"
#include "../../core/numbers/numbers.h"
#include "../../core/times/times.h"
#include "../entities/marked.h"
#include "parsed.h"

using namespace annotator;

namespace {

Annotation article_of(const std::string& source) {
  const MarkedArticle marked = read_marked(source);
  Annotation article = with_mentions(marked);
  resolve(article);
  article.certainty = find_certainty(article);
  article.times = find_times(article);
  article.numbers = find_numbers(article);
  return article;
}

Json document_of(const Annotation& a, const Annotation& b, Unit unit) {
  return parsed(write_comparison(compare(a, b), a, b, {"m", std::string(64, '0')}, unit));
}

std::string cut(const std::string& text, const Json& begin, const Json& end) {
  return text.substr(begin.get<size_t>(), end.get<size_t>() - begin.get<size_t>());
}

}  // namespace

TEST_CASE("a comparison points into both texts", "[json][compare]") {
  const Annotation a = article_of("😀 The dam of [PERSON Ana Ruiz] may flood [CARDINAL 12] villages in the valley.");
  const Annotation b =
      article_of("The dam of [PERSON Rui Costa] floods [CARDINAL 15] villages in the valley. [ORG Acme] built it.");
  const Json found = document_of(a, b, Unit::utf8);
  const std::string text_a = found["a"]["text"], text_b = found["b"]["text"];
  CHECK(text_a == a.text);
  CHECK(text_b == b.text);
  CHECK(found["same"] == false);

  const Json& name = found["entities"]["changed"][0];
  CHECK(name["a"]["text"] == "Ana Ruiz");
  CHECK(name["a"]["group"] == "person");
  CHECK(cut(text_a, name["a"]["spans"][0][0], name["a"]["spans"][0][1]) == "Ana Ruiz");
  CHECK(cut(text_b, name["b"]["spans"][0][0], name["b"]["spans"][0][1]) == "Rui Costa");
  CHECK(found["entities"]["onlyB"][0]["text"] == "Acme");

  const Json& number = found["numbers"]["changed"][0];
  CHECK(number["a"]["number"] == "n1");
  CHECK(number["b"]["text"] == "15");
  CHECK(number["pair"] == "d1");

  CHECK(found["certainty"][0]["a"][0]["text"] == "may");
  CHECK(found["certainty"][0]["a"][0]["class"] == "hedged");
  CHECK(found["certainty"][0]["b"].empty());

  const Json& pair = found["sentences"]["changed"][0];
  CHECK(pair["id"] == "d1");
  CHECK(pair["a"]["id"] == "s1");
  const Json& last = pair["changes"].back();
  CHECK(cut(text_a, last["a"][0], last["a"][1]) == "Ana Ruiz may flood 12");
  CHECK(cut(text_b, last["b"][0], last["b"][1]) == "Rui Costa floods 15");
  const Json& alone = found["sentences"]["onlyB"][0];
  CHECK(cut(text_b, alone["start"], alone["end"]) == "Acme built it.");
  CHECK(found["b"]["sentences"][1] == Json::array({alone["start"], alone["end"]}));
}

TEST_CASE("offsets of a comparison count the unit that is asked for", "[json][compare]") {
  const Annotation a = article_of("😀 The dam is of [PERSON Ana Ruiz]."), b = article_of("The dam is there.");
  const auto place = [&](Unit unit) { return document_of(a, b, unit)["entities"]["onlyA"][0]["spans"][0][0]; };
  CHECK(place(Unit::codepoint) == 16);
  CHECK(place(Unit::utf16) == 17);
  CHECK(place(Unit::utf8) == 19);
}

TEST_CASE("a text is the same as itself", "[json][compare]") {
  const Annotation a = article_of("The dam of [PERSON Ana Ruiz] may flood [CARDINAL 12] villages.");
  const Json found = document_of(a, a, Unit::codepoint);
  CHECK(found["same"] == true);
  CHECK(found["sentences"]["changed"].empty());
}
