// An annotation made by hand, and the very bytes of its document; and that check_document.h sees what is wrong.
#include "json/annotation_json.h"

#include <catch2/catch.hpp>

#include "article/utf8.h"
#include "check_document.h"

using namespace annotator;

namespace {

const Engine engine{"en-news-0", std::string(64, '0')};

Span find(const std::string& text, const std::string& words) {
  const auto begin = static_cast<uint32_t>(text.find(words));
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

// Two sentences with a character of each width before the names.
Annotation example() {
  Annotation a;
  a.text = "“😀” President Ana Ruiz said it rained.\nRuiz left Łódź.";
  a.published = "2025-02-19";
  a.url = "https://example.org/a";
  a.language = Language::english;
  a.language_code = "en";
  const Span first = find(a.text, "“😀” President Ana Ruiz said it rained.");
  const Span second = find(a.text, "Ruiz left Łódź.");
  a.blocks = {{first, BlockRole::abstract}, {second, BlockRole::body}};
  a.sentences = {{first, 0}, {second, 1}};
  Mention full;
  full.span = find(a.text, "Ana Ruiz");
  full.score = 0.98765f;
  full.entity = 0;
  full.why = {"title before the name", "model"};
  Mention bare;
  bare.span = {second.begin, second.begin + 4};
  bare.score = 0.5f;
  bare.entity = 0;
  Mention city;
  city.span = find(a.text, "Łódź");
  city.type = EntityType::gpe;
  city.score = 1.0f;
  city.entity = 1;
  a.mentions = {full, bare, city};
  Entity person;
  person.name = "Ana Ruiz";
  person.aliases = {"Ruiz"};
  person.roles = {find(a.text, "President")};
  person.salience = 0.6664f;
  person.mentions = {0, 1};
  Entity place;
  place.type = EntityType::gpe;
  place.name = "Łódź";
  place.mentions = {2};
  a.entities = {person, place};
  a.summary = {.length = 2, .sentences = {{1, 1, 0.25f}}, .covered_blocks = {1}, .missing_entities = {0}};
  Speech speech;
  speech.content = find(a.text, "it rained");
  speech.speaker = full.span;
  speech.cue = find(a.text, "said");
  speech.verb = VerbKind::say;
  speech.speaker_entity = 0;
  speech.certainty = {CertaintyClass::hedged, CertaintyClass::denied};
  speech.score = 0.0004f;
  a.speech = {speech};
  Time time;  // not that the words say so
  time.span = find(a.text, "left");
  time.sentence = 1;
  time.value = "2022-02~";
  time.modifier = Modifier::almost;
  time.relative = RelativeTime{TimeUnit::year, -3, true};
  time.anchored = true;
  time.first = "2022-02-01";
  time.last = "2022-02-28";
  a.times = {time};
  a.timeline = {0};
  Number number;
  number.span = find(a.text, "left");
  number.sentence = 1;
  number.kind = NumberKind::money;
  number.value = "0.1";
  number.high = "2/3";
  number.unit = "USD";
  number.assumed = true;
  number.modifier = Modifier::at_least;
  a.numbers = {number};
  a.conflicts = {{ConflictKind::share, {0}, "75"}};
  a.certainty = {{CertaintyClass::doer_missing, find(a.text, "rained"), 0}};
  a.phrases = {{"it rained", 1.0f, {speech.content, time.span}}};
  const CheckPart part{find(a.text, "Ana Ruiz said"), Verdict::not_found, {{1, 0.25f}}, {full.span}};
  a.checks = {{0, Verdict::combined, {part}}};
  return a;
}

// The document of example() with one thing changed.
std::string changed(const char* pointer, const Json& value) {
  Json document = parsed(write_document(example(), engine, Unit::codepoint));
  document[Json::json_pointer(pointer)] = value;
  return json_text(document);
}

}  // namespace

TEST_CASE("the document is written key by key in the order promised", "[json]") {
  const std::string expected =
      R"({"format":"article-annotation/1","id":"a","engine":{"name":"article-annotator","version":")" ANNOTATOR_VERSION
      R"(","model":"en-news-0","modelSha256":"0000000000000000000000000000000000000000000000000000000000000000",)"
      R"("certaintyWords":1},)"
      R"("offsets":"utf16","text":"“😀” President Ana Ruiz said it rained.\nRuiz left Łódź.",)"
      R"("textSha256":"ada7c19952b238de9bffd342c0fbbdf062998f612d92f507678f889f70a6a167",)"
      R"("language":{"english":true,"code":"en"},)"
      R"("meta":{"source":null,"sourceSpan":null,"url":"https://example.org/a","urlSpan":null,)"
      R"("published":"2025-02-19","publishedSpan":null,"title":null,"words":9},)"
      R"("blocks":[{"id":"p1","role":"abstract","start":0,"end":39,"by":"rule"},)"
      R"({"id":"p2","role":"body","start":40,"end":55,"by":"rule"}],)"
      R"("sentences":[{"id":"s1","block":"p1","start":0,"end":39},{"id":"s2","block":"p2","start":40,"end":55}],)"
      R"("summary":{"length":2,"sentences":[{"sentence":"s2","rank":1,"score":0.25}],)"
      R"("coverage":{"blocks":["p2"],"missing":["ent-1"]}},)"
      R"("phrases":[{"text":"it rained","score":1.0,"spans":[[29,38],[45,49]]}],)"
      R"("entities":[{"id":"ent-1","type":"PERSON","group":"person","name":"Ana Ruiz","aliases":["Ruiz"],)"
      R"("roles":[{"text":"President","start":5,"end":14}],"salience":0.666,)"
      R"("country":null,"main":true,"mentions":["m1","m2"]},)"
      R"({"id":"ent-2","type":"GPE","group":"place","name":"Łódź","aliases":[],"roles":[],"salience":0.0,)"
      R"("country":null,"main":false,)"
      R"("mentions":["m3"]}],)"
      R"("mentions":[{"id":"m1","entity":"ent-1","type":"PERSON","start":15,"end":23,"text":"Ana Ruiz","score":0.988,)"
      R"("why":["title before the name","model"],"by":"model"},)"
      R"({"id":"m2","entity":"ent-1","type":"PERSON","start":40,"end":44,"text":"Ruiz","score":0.5,"why":[],)"
      R"("by":"model"},)"
      R"({"id":"m3","entity":"ent-2","type":"GPE","start":50,"end":54,"text":"Łódź","score":1.0,"why":[],"by":"model"}],)"
      R"("speech":[{"id":"q1","kind":"indirect","speaker":{"entity":"ent-1","named":true},"speakerSpan":[15,23],)"
      R"("verb":{"text":"said","start":24,"end":28,"class":"say"},)"
      R"("start":29,"end":38,"text":"it rained","sentence":"s1",)"
      R"("certainty":["hedged","denied"],"score":0.0,"by":"model"}],)"
      R"("certainty":[{"id":"c1","class":"doer-missing","start":32,"end":38,"text":"rained","sentence":"s1"}],)"
      R"("times":[{"id":"t1","start":45,"end":49,"text":"left","kind":"date","value":"2022-02~","modifier":"almost",)"
      R"("part":null,"relative":{"unit":"year","n":-3,"approx":true,"to":"published"},"anchor":"published",)"
      R"("sentence":"s2"}],)"
      R"("timeline":[{"time":"t1","sentence":"s2","from":"2022-02-01","to":"2022-02-28"}],)"
      R"("numbers":[{"id":"n1","start":45,"end":49,"text":"left","kind":"money","value":"0.1","high":"2/3",)"
      R"("unit":"USD","assumed":true,"modifier":"at-least","sentence":"s2"}],)"
      R"("conflicts":[{"kind":"share","numbers":["n1"],"reckoned":"75"}],)"
      R"("checks":[{"id":"k1","kind":"abstract-vs-body","sentence":"s1","verdict":"combined",)"
      R"("parts":[{"start":15,"end":28,"verdict":"not-found","support":[{"sentence":"s2","score":0.25}],)"
      R"("missing":[{"text":"Ana Ruiz","start":15,"end":23}]}]}]})";
  const std::string document = write_document(example(), engine, Unit::utf16, "\"a\"");
  CHECK(document == expected);
}

TEST_CASE("a document in parts has those, says so, and names nothing that is not there", "[json]") {
  const Json whole = parsed(write_document(example(), engine, Unit::codepoint));
  CHECK(!whole.contains("parts"));

  const Parts asked = Parts().bare().with(Part::speech).with(Part::summary);
  const Json document = parsed(write_document(example(), engine, Unit::codepoint, {}, asked));
  CHECK(document["parts"] == Json{"text", "summary", "speech"});
  for (const char* key : {"text", "blocks", "sentences", "meta"}) CHECK(document[key] == whole[key]);
  for (const char* key : {"phrases", "entities", "mentions", "certainty", "times", "timeline", "numbers", "conflicts",
                          "checks"}) {
    CHECK(!document.contains(key));
  }
  CHECK(document["speech"][0]["speaker"] == Json{{"named", true}});
  CHECK(document["summary"]["coverage"] == Json{{"blocks", {"p2"}}});
}

TEST_CASE("a document without its text has no words of it but names", "[json]") {
  const std::string bytes = write_document(example(), engine, Unit::codepoint, {}, Parts().without(Part::text));
  CHECK(bytes.find("\"text\":") == std::string::npos);
  for (const char* words : {"rained", "said", "President", "left"}) CHECK(bytes.find(words) == std::string::npos);
  const Json document = parsed(bytes);
  CHECK(document["entities"][0]["name"] == "Ana Ruiz");
  CHECK(document["mentions"][0]["start"] == 14);
  CHECK(document["phrases"][0] == Json{{"score", 1.0}, {"spans", {{28, 37}, {44, 48}}}});
}

TEST_CASE("each unit has its offsets", "[json]") {
  const auto [unit, start] = GENERATE(table<Unit, int>({{Unit::codepoint, 14}, {Unit::utf16, 15}, {Unit::utf8, 21}}));
  const std::string document = write_document(example(), engine, unit);
  CHECK(check_document(document) == "");
  CHECK(parsed(document)["mentions"][0]["start"] == start);
}

TEST_CASE("what is not there is null or empty", "[json]") {
  const Json document = parsed(write_document(Annotation{}, engine, Unit::codepoint));
  CHECK(check_document(json_text(document)) == "");
  CHECK(!document.contains("id"));
  CHECK(document["language"]["english"].is_null());
  CHECK(document["language"]["code"].is_null());
  CHECK(document["meta"]["published"].is_null());
  CHECK(document["meta"]["publishedSpan"].is_null());
  CHECK(document["meta"]["title"].is_null());
  CHECK(document["summary"]["reason"] == "too-short");
  CHECK(document["mentions"] == Json::array());

  Annotation speechless = example();
  speechless.speech[0].speaker = speechless.speech[0].cue = {};
  speechless.speech[0].speaker_entity = none;
  speechless.mentions[0].score = std::numeric_limits<float>::quiet_NaN();
  const Json unknown = parsed(write_document(speechless, engine, Unit::codepoint));
  CHECK(unknown["speech"][0]["speakerSpan"].is_null());
  CHECK(unknown["speech"][0]["verb"].is_null());
  CHECK(unknown["speech"][0]["speaker"] == Json{{"entity", nullptr}, {"named", false}});
  CHECK(unknown["mentions"][0]["score"].is_null());

  Annotation timeless = example();
  timeless.times = {Time{.span = timeless.times[0].span}};
  timeless.published_span = find(timeless.text, "Ruiz");
  const Json undated = parsed(write_document(timeless, engine, Unit::codepoint));
  CHECK(check_document(json_text(undated)) == "");
  for (const char* key : {"value", "modifier", "part", "relative", "anchor"}) CHECK(undated["times"][0][key].is_null());
  CHECK(undated["timeline"][0]["from"].is_null());
  CHECK(undated["meta"]["publishedSpan"] == Json{18, 22});
}

TEST_CASE("scores have three decimals", "[json]") {
  const auto [score, written] = GENERATE(table<float, std::string>({{0.0f, "0.0"},
                                                                    {0.0005f, "0.001"},
                                                                    {0.1f, "0.1"},
                                                                    {0.29f, "0.29"},
                                                                    {0.9994f, "0.999"},
                                                                    {0.9996f, "1.0"},
                                                                    {1.5f, "1.0"},
                                                                    {-1.0f, "0.0"}}));
  Annotation annotation = example();
  annotation.mentions[0].score = score;
  const std::string document = write_document(annotation, engine, Unit::codepoint);
  CHECK(document.find("\"score\":" + written + ",\"why\":[\"title") != std::string::npos);
}

TEST_CASE("an article on its way is shown in parts", "[json]") {
  Annotation annotation = example();
  for (Mention& mention : annotation.mentions) mention.entity = none;
  const OffsetMap offsets(annotation.text, Unit::utf16);
  const Json document = parsed(write_document(annotation, engine, Unit::utf16));
  std::string beginning_text;
  write_beginning(annotation, 6, offsets, [&](std::string_view piece) { beginning_text += piece; });
  const Json beginning = parsed(beginning_text);
  const Json parts = {{"windows", 6},
                      {"text", annotation.text},
                      {"language", {{"english", true}, {"code", "en"}}},
                      {"blocks", document["blocks"]},
                      {"sentences", document["sentences"]}};
  CHECK(beginning == parts);

  const Json progress = parsed(write_progress(annotation, 2, 1, offsets));
  CHECK(progress["done"] == false);
  CHECK(progress["windowsRead"] == 2);
  REQUIRE(progress["mentions"].size() == 2);
  CHECK(progress["mentions"][0] == document["mentions"][1]);
  CHECK(progress["mentions"][0]["entity"].is_null());

  CHECK(write_error("no \"text\"") == R"({"error":"no \"text\""})");
}

TEST_CASE("a large document is the same in pieces, of which none is large or ends within a character", "[json]") {
  Annotation annotation = example();
  annotation.mentions.resize(20000, annotation.mentions[0]);
  const std::string whole = write_document(annotation, engine, Unit::utf16);
  std::string together;
  size_t largest = 0;
  write_document(annotation, engine, Unit::utf16, {}, [&](std::string_view piece) {
    CHECK(valid_utf8(piece) == piece);
    largest = std::max(largest, piece.size());
    together += piece;
  });
  CHECK(together == whole);
  CHECK(whole.size() > 2'000'000);
  CHECK(largest < 600'000);
}

TEST_CASE("every type has a name and a group, every role a name", "[json]") {
  std::set<std::string> types, groups, roles;
  for (int type = 0; type < entity_types; ++type) {
    types.insert(type_name(static_cast<EntityType>(type)));
    groups.insert(group_name(static_cast<EntityType>(type)));
  }
  for (int role = 0; role <= static_cast<int>(BlockRole::source); ++role) {
    roles.insert(role_name(static_cast<BlockRole>(role)));
  }
  CHECK(types.size() == 18);
  CHECK(groups == std::set<std::string>{"date", "event", "group", "number", "org", "person", "place"});
  CHECK(roles.size() == 7);
  CHECK(type_name(EntityType::work_of_art) == std::string("WORK_OF_ART"));
  CHECK(group_name(EntityType::norp) == std::string("group"));
}

TEST_CASE("the check of documents sees what is wrong", "[json]") {
  CHECK(check_document("{") != "");
  CHECK(check_document(changed("/mentions/0/start", 13)) != "");
  CHECK(check_document(changed("/mentions/0/text", "Ana Ruis")) != "");
  CHECK(check_document(changed("/mentions/0/entity", "ent-9")) != "");
  CHECK(check_document(changed("/mentions/1/id", "m1")) != "");
  CHECK(check_document(changed("/entities/0/mentions", Json::array({"m1"}))) != "");
  CHECK(check_document(changed("/entities/0/roles/0/end", 12)) != "");
  CHECK(check_document(changed("/sentences/1/end", 1000)) != "");
  CHECK(check_document(changed("/sentences/1/start", 3)) != "");
  CHECK(check_document(changed("/summary/sentences/0/sentence", "s3")) != "");
  CHECK(check_document(changed("/speech/0/verb/start", 22)) != "");
  CHECK(check_document(changed("/checks/0/parts/0/support/0/sentence", "s3")) != "");
  CHECK(check_document(changed("/checks/0/parts/0/missing/0/start", 13)) != "");
  CHECK(check_document(changed("/phrases/0/spans/1", Json::array({45, 99}))) != "");
  CHECK(check_document(changed("/numbers/0/text", "lift")) != "");
  CHECK(check_document(changed("/conflicts/0/numbers/0", "n2")) != "");
  CHECK(check_document(changed("/certainty/0/sentence", "s3")) != "");
  CHECK(check_document(changed("/times/0/end", 47)) != "");
  CHECK(check_document(changed("/timeline/0/time", "t2")) != "");
  CHECK(check_document(changed("/meta/sourceSpan", Json::array({0, 1}))) != "");
}
