// What the core says of itself: its version, and the word lists that its rules go by, as they are compiled in. Every
// word that makes the page underline something for how sure it is, or name a kind of saying, is in them.
//
//   {"version":"0.1.0",
//    "lists":[{"name":"certainty","version":1,"parts":[{"name":"hedged","words":["alleged", ...]}, ...]},
//             {"name":"verbs","version":1,"parts":[{"name":"say","words":["add", ...]}, ...]},
//             {"name":"roles","version":1,"parts":[{"name":"nouns","words":["activist", ...]}]}]}
//
// Names of parts are those of the document (annotation_json.h). Words are sorted; none is twice in a part.
// Tested by tests/json/about_json.test.cpp; the page shows them in web/views/about.js.
#pragma once

#include <string>

namespace annotator {

std::string write_about();

}  // namespace annotator
