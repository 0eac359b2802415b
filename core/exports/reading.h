// What several exports say of a document in the same words. Tested by tests/exports/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document.h"

namespace annotator {

// Of each block its number among the paragraphs of prose, from 1, as the page counts them; 0: no prose.
std::vector<uint32_t> paragraph_numbers(const Document& document);

// On one line: each run of white space and of control characters is a space; none at the ends.
std::string one_line(std::string_view text);

// One line of the words of a span.
std::string words_of(const Document& document, Span span);

// Who speaks: the name of the entity, else the article's own words ("officials"), else nothing.
std::string speaker_of(const Document& document, const Document::Speech& speech);

// "Combined from ¶3 and ¶2": what the body says to a sentence. numbers: paragraph_numbers().
std::string verdict_of(const Document& document, const Document::Check& check, const std::vector<uint32_t>& numbers);

// "The parts come to 75", "The share comes to 75%"; of what is repeated "Two sentences that tell the same".
std::string conflict_words(const Document::Conflict& conflict);

// "person", "org", "place", "group", "date", "number", "event", or "unsure" for a type that this program does not know;
// and what the page calls the group.
struct Group {
  const char* id;
  const char* heading;  // "People"
  const char* letter;   // "P", in print
};
const std::vector<Group>& all_groups();
const Group& group_of(std::string_view type);

// "apnews.com", "published 2025-02-19", "533 words": what is known.
std::vector<std::string> facts_of(const Document& document);

// A word of certainty as people read it: "doer-missing" is "no doer".
std::string certainty_words(const Document::Certainty& mark);

// The times as people look for them: those on the calendar in the order of time, then the others as they come.
std::vector<uint32_t> times_in_order(const Document& document);

std::string joined(const std::vector<std::string>& parts, std::string_view between);

// "Article Annotator 0.1.0, model en-news-1".
std::string maker_of(const Document& document);

}  // namespace annotator
