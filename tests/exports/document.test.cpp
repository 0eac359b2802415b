// Documents that are read as exports need them, and the complaints about those that are none.
#include "exports/document.h"

#include <catch2/catch.hpp>

#include "example.h"
#include "exports/exports.h"

using namespace annotator;

namespace {

std::string sample(Unit unit) { return document_of(marked_annotation("😀 [PERSON Ana Ruiz] left [GPE Łódź]."), unit); }

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

std::string complaint(const std::string& json) {
  std::string why;
  CHECK(!read_document(json, Unit::codepoint, &why));
  return why;
}

}  // namespace

TEST_CASE("a document is read in bytes, whatever it counts", "[exports]") {
  const Unit unit = GENERATE(Unit::codepoint, Unit::utf16, Unit::utf8);
  const Document document = read(sample(unit));
  REQUIRE(document.mentions.size() == 2);
  CHECK(slice(document.text, document.mentions[1].span) == "Łódź");
  CHECK(document.mentions[0].score == "1.0");
  CHECK(document.entities[document.mentions[0].entity].name == "Ana Ruiz");
  CHECK(document.json == sample(Unit::codepoint));
}

TEST_CASE("a document that JavaScript wrote is the same", "[exports]") {
  std::string script = sample(Unit::utf16);
  for (size_t at; (at = script.find("1.0,")) != std::string::npos;) script.replace(at, 4, "1,");
  CHECK(script != sample(Unit::utf16));
  CHECK(read(script, Unit::utf16).json == sample(Unit::utf16));
}

TEST_CASE("keys that are not known are kept, and lists that are not there are empty", "[exports]") {
  const Document document = read(R"({"format":"article-annotation/1.3","offsets":"utf8","text":"Ana left.","mine":[1],)"
                                 R"("edits":[{"op":"add","where":[{"start":900,"end":903,"text":"Oslo"}]}]})");
  CHECK(document.mentions.empty());
  CHECK(document.json.find("\"mine\":[1]") != std::string::npos);
  CHECK(document.json.find("\"start\":900") != std::string::npos);
  for (const Format format : {Format::json, Format::w3c, Format::brat, Format::conll, Format::csv, Format::markdown,
                              Format::html, Format::schema_org}) {
    CHECK(!as_one_file(export_files(document, format)).bytes.empty());
  }
}

TEST_CASE("a page of ours gives the document that it carries", "[exports]") {
  const std::string text = "</script><script>x</script> & “[PERSON Ana]” <!-- left.";
  const std::string json = document_of(marked_annotation(text), Unit::codepoint);
  const Document document = read(json);
  CHECK(read("\n" + export_files(document, Format::html)[0].bytes).json == json);
}

TEST_CASE("what is no document is refused, with the reason and the place", "[exports]") {
  const std::string json = sample(Unit::codepoint);
  CHECK(complaint("") == "not a complete annotation document (stopped at byte 1)");
  CHECK(complaint("{\"format\"") == "not a complete annotation document (stopped at byte 10)");
  CHECK(complaint(json.substr(0, json.size() - 1)).find("stopped at byte " + std::to_string(json.size())) !=
        std::string::npos);
  CHECK(complaint("<p>Hello</p>").find("not a complete annotation document") == 0);
  CHECK(complaint("[]").find("\"format\" is not") != std::string::npos);
  CHECK(complaint("{\"format\":\"article-annotation/2\"}").find("\"format\" is not") != std::string::npos);
  CHECK(complaint(std::string(100000, '[')) == "nested too deep");

  struct Change {
    const char *what, *by, *complaint;
  };
  const Change change = GENERATE(values<Change>({
      {R"("offsets":"codepoint")", R"("offsets":"bytes")", R"("offsets" is not "codepoint", "utf16" or "utf8")"},
      {R"("text":"😀 Ana)", R"("text":"😀 Ann)", R"("textSha256" is not that of the text)"},
      {R"("start":2,"end":10)", R"("start":2,"end":99)",
       R"(mentions[0].end is not in the text, or inside a character)"},
      {R"("start":2,"end":10)", R"("start":2,"end":2)",
       R"(mentions[0]: "start" and "end" are no two offsets, the first below the second)"},
      {R"("start":2,"end":10)", R"("start":-2,"end":10)",
       R"(mentions[0]: "start" and "end" are no two offsets, the first below the second)"},
      {R"("start":2,"end":10)", R"("start":3,"end":10)",
       R"(mentions[0]: "text" is not what stands at "start" and "end")"},
      {R"("entity":"ent-1")", R"("entity":"ent-9")", R"(mentions[0]: "entity" names what is not there)"},
      {R"("id":"m2")", R"("id":"m1")", R"(mentions[1]: "id" is there twice)"},
      {R"("id":"m2")", R"("id":"m 2")", R"(mentions[1]: "id" is not a name of letters, digits, _ and -)"},
      {R"("type":"GPE")", R"("type":"\"><b>")", R"(entities[1]: "type" is not a name of letters, digits, _ and -)"},
      {R"("name":"Łódź")", R"("name":7)", R"(entities[1]: "name" is not a string)"},
      {R"("aliases":[])", R"("aliases":[7])", R"(entities[0]: "aliases" is not a list of strings)"},
      {R"("score":1.0)", R"("score":"1")", R"(mentions[0]: "score" is not a number)"},
      {R"("url":null)", R"("url":"javascript:alert")", R"(meta: "url" is no address of the web)"},
      {R"("numbers":[])", R"("numbers":{})", R"("numbers" is not a list)"},
      {R"("speech":[])", R"("speech":[7])", R"(speech[0]: is not an object)"},
  }));
  CHECK(complaint(replaced(json, change.what, change.by)) == change.complaint);
}

TEST_CASE("half a character is no place", "[exports]") {
  std::string json = sample(Unit::utf16);
  json = replaced(json, R"("start":3,"end":11)", R"("start":1,"end":11)");
  CHECK(complaint(json) == "mentions[0].start is not in the text, or inside a character");
}
