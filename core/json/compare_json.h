// Comparison -> the document `article-comparison/1`. Its schema is article-comparison-1.schema.json beside this file.
//
//   {"format":"article-comparison/1","engine":{...},"offsets":"codepoint",
//    "a":{"text":"...","textSha256":"...","sentences":[[0,40],[41,79], ...]},"b":{...},"same":false,
//    "entities":{"onlyA":[{"entity":"ent-3","type":"PERSON","group":"person","text":"Ana Ruiz",
//                          "spans":[[0,8],[41,45]]}],
//                "onlyB":[...],"changed":[{"a":{... one span},"b":{...},"pair":"d1"}]},
//    "voices":{... "entity" is null and "text" the words of who is not named ...},
//    "numbers":{... {"number":"n2","text":"12","spans":[[30,32]]} ...},
//    "times":{... {"time":"t1","text":"Friday","spans":[[9,15]]} ...},
//    "certainty":[{"pair":"d2","a":[{"id":"c4","class":"hedged","start":9,"end":12,"text":"may"}],"b":[]}],
//    "sentences":{"onlyA":[{"id":"s3","start":80,"end":99}],"onlyB":[...],
//                 "changed":[{"id":"d1","a":{"id":"s1","start":0,"end":40},"b":{...},
//                             "changes":[{"a":[12,14],"b":[12,14]}]}]}}
//
// Ids but those of pairs (d1, d2, ...) are those of the two texts' own documents (annotation_json.h), read in the same
// way. Spans of a and onlyA are of a's text, those of b and onlyB of b's. Empty spans of changes lie behind the word
// before them. Tested by tests/json/compare_json.test.cpp and schema.test.py.
#pragma once

#include <string>

#include "../compare/compare.h"
#include "annotation_json.h"
#include "offsets.h"

namespace annotator {

std::string write_comparison(const Comparison& comparison, const Annotation& a, const Annotation& b,
                             const Engine& engine, Unit unit);

}  // namespace annotator
