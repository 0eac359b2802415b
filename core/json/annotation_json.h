// Annotation -> the document `article-annotation/1`, the one format of page, command line and library.
// Its schema, which tests check every document against, is article-annotation-1.schema.json beside this file.
//
//   {"format":"article-annotation/1","engine":{"name":"article-annotator","version":"0.1.0","model":"en-news-1",
//    "modelSha256":"...","certaintyWords":1},"offsets":"codepoint","text":"...","textSha256":"...",
//    "language":{"english":true,"code":"en"},
//    "meta":{"source":"apnews.com","sourceSpan":[3913,3923],"url":null,"urlSpan":null,"published":null,
//            "publishedSpan":null,"title":null,"words":533},
//    "blocks":[{"id":"p1","role":"abstract","start":0,"end":524,"by":"rule"}, ...],
//    "sentences":[{"id":"s1","block":"p1","start":0,"end":207}, ...],
//    "summary":{"length":3,"sentences":[{"sentence":"s5","rank":1,"score":0.81}, ...],
//               "coverage":{"blocks":["p2","p3"],"missing":["ent-9"]}},
//    "phrases":[{"text":"diplomatic missions","score":1.0,"spans":[[444,463],[882,901]]}, ...],
//    "entities":[{"id":"ent-1","type":"PERSON","group":"person","name":"Marco Rubio","aliases":["Rubio"],
//                 "roles":[{"text":"U.S. Secretary of State","start":21,"end":44}],"salience":0.23,
//                 "main":true,"mentions":["m2","m8"]}, ...],
//    "mentions":[{"id":"m2","entity":"ent-1","type":"PERSON","start":45,"end":56,"text":"Marco Rubio","score":0.98,
//                 "why":["title before the name","model"],"by":"model"}, ...],
//    "speech":[{"id":"q1","kind":"indirect","speaker":{"entity":"ent-1","named":true},"speakerSpan":[848,853],
//               "verb":{"text":"revealed","start":854,"end":862,"class":"say"},"start":863,"end":923,
//               "text":"plans to ...","sentence":"s6","certainty":["planned"],"score":0.9,"by":"model"}, ...],
//    "certainty":[{"id":"c1","class":"hedged","start":1376,"end":1379,"text":"may","sentence":"s10"}, ...],
//    "times":[{"id":"t1","start":1152,"end":1174,"text":"nearly three years ago","kind":"date","value":null,
//              "modifier":"almost","part":null,"relative":{"unit":"year","n":-3,"approx":true,"to":"published"},
//              "anchor":null,"sentence":"s8"}, ...],
//    "timeline":[{"time":"t2","sentence":"s11","from":"2022-01-01","to":"2022-12-31"}, ...],
//    "numbers":[{"id":"n1","start":0,"end":12,"text":"$1.2 billion","kind":"money","value":"1200000000","high":null,
//                "unit":"USD","assumed":true,"modifier":null,"sentence":"s1"}, ...],
//    "conflicts":[{"kind":"share","numbers":["n3","n4","n5"],"reckoned":"75"}, ...],
//    "checks":[{"id":"k2","kind":"abstract-vs-body","sentence":"s2","verdict":"combined",
//               "parts":[{"start":208,"end":263,"verdict":"found","support":[{"sentence":"s9","score":0.47}],
//                         "missing":[]}, ...]}, ...]}
//
// Promises: text.slice(start, end) in the unit named by "offsets" equals "text" wherever an item carries both; arrays
// of spans are in text order, entities most important first; ids depend on the text alone; null is "unknown"; scores
// have three decimals at most. The same annotation gives the same bytes on every machine, native and WASM.
// Tested by tests/json/annotation_json.test.cpp, schema.test.py and tests/articles/articles.test.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "../annotation.h"
#include "offsets.h"
#include "parts.h"

namespace annotator {

// Which weights did the reading.
struct Engine {
  std::string model;         // "en-news-1"
  std::string model_sha256;  // 64 hex digits
};

// The whole document on one line, without a line end. id is JSON, a string or a number, and is written as "id" after
// the format; empty: none. Of a document that is asked for in parts, "parts" names those it has; one without its text
// has no words of it anywhere but names.
std::string write_document(const Annotation& annotation, const Engine& engine, Unit unit, std::string_view id = {},
                           Parts parts = {});

// The same piece by piece, each of whole characters and of about a quarter of a megabyte: of a text of one that has a
// letter a line the document has 68.
using TakePiece = std::function<void(std::string_view piece)>;
void write_document(const Annotation& annotation, const Engine& engine, Unit unit, Parts parts, TakePiece take);

// For a page that shows names as they are found; the items are those of the document. offsets must be of
// annotation.text.
//   {"windows":6,"text":"...","language":{...},"blocks":[...],"sentences":[...]}
void write_beginning(const Annotation& annotation, size_t windows, const OffsetMap& offsets, TakePiece take);

//   {"done":false,"windowsRead":2,"mentions":[...]}, the mentions from first_mention on. Their entity is null yet, and
// their ids hold only until the whole document is there.
std::string write_progress(const Annotation& annotation, size_t windows_read, size_t first_mention,
                           const OffsetMap& offsets);

//   {"error":"..."}
std::string write_error(std::string_view message);

std::string json_string(std::string_view text);  // quoted

//   {"name":"article-annotator","version":"0.1.0", ...}, as in the document
std::string write_engine(const Engine& engine);

// "WORK_OF_ART", as OntoNotes writes the type; and the one of the page's groups that it belongs to: person, org, place,
// group, date, number, event.
const char* type_name(EntityType type);
const char* group_name(EntityType type);
const char* role_name(BlockRole role);
const char* verb_name(VerbKind verb);  // null of `other`
const char* certainty_name(CertaintyClass kind);

}  // namespace annotator
