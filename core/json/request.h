// What a caller asks for, as JSON: one line of `annotate --jsonl`, or what the page hands to begin().
//   {"id":7,"text":"...","published":"2025-02-19","url":"https://apnews.com/article/1","offsets":"utf16",
//    "summary":{"sentences":3},"abstract":"auto","blocks":[{"id":"p1","role":"abstract"}],"include":["summary","entities"]}
// Only "text" must be there; other keys are ignored. "blocks" says what some blocks are for, by the ids that the
// document of this text gives them; the others keep the roles that the rules give, or "abstract" says that it is the
// "first" paragraph or "none". "include" asks for some parts of the document only (parts.h). A lone surrogate (\ud800) is read as
// U+FFFD, as are bytes that are not UTF-8. Tested by tests/json/request.test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../annotation.h"
#include "../article/blocks.h"
#include "offsets.h"
#include "parts.h"

namespace annotator {

struct Request {
  std::string id;  // as JSON: a string or a number; empty: none
  std::string text;
  Unit offsets = Unit::codepoint;
  uint32_t summary_sentences = 3;  // 1 to 7
  std::string published;           // YYYY-MM-DD, YYYY-MM or YYYY; empty: unknown
  std::string url;                 // the article's address (article/url.h); empty: unknown
  AbstractIs abstract = AbstractIs::ruled;
  std::vector<GivenRole> roles;
  Parts parts;                     // of the document that is asked for
  bool repaired = false;           // some bytes of the request were not UTF-8
};

// What json leaves out is as in defaults. Empty if it is no such request; *why then says what is wrong with it.
std::optional<Request> parse_request(std::string_view json, const Request& defaults, std::string* why);

// The id of what may be no such request, as JSON; empty: none that can be told.
std::string request_id(std::string_view json);

// "auto", "first", "none"
std::optional<AbstractIs> abstract_from_name(std::string_view name);

// Whether date is a day, month or year of the calendar, written YYYY-MM-DD, YYYY-MM or YYYY.
bool is_date(std::string_view date);

}  // namespace annotator
