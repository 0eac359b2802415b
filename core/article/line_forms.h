// What a block is by its form alone: prose or a line of some kind.
// Tested by blocks.test.cpp with tests/cases/blocks.txt.
#pragma once

#include <string_view>

#include "../annotation.h"

namespace annotator {

// Has more words than a headline, or some and ends with a full stop.
bool is_prose(std::string_view text, Span block);

// Is short and does not end as a sentence or a label does; a question is a headline too, and so is a line in title case:
// "The Lake Is Still There. The Town Is Not."
bool is_headline(std::string_view text, Span block);

// What stands above a title and tells nothing of the story: "World", "Guest Essay", "FOR IMMEDIATE RELEASE".
bool is_rubric(std::string_view text, Span block);

// Begins with the mark of an item in a list.
bool is_list_item(std::string_view text, Span block);

// Ends with a colon: what follows belongs to it.
bool leads_on(std::string_view text, Span block);

// byline, dateline or source, where the block is such a line; else body.
BlockRole line_role(std::string_view text, Span block);

// Of the page around the article: "Advertisement", "Read more: ...", a line without words, a caption that ends in whose
// picture it is.
bool is_aside(std::string_view text, Span block);

// Whether what follows to the end is of the page too: "Related topics".
bool opens_list_of_links(std::string_view text, Span block);

// Who else wrote it, as a report's last words: "Lee reported from Leeds. Jo Roe contributed to this report."
bool is_credit(std::string_view text, Span block);

// Several names alone, as of writers below a title: "Jane Doe and John Roe". One may be any heading.
bool is_line_of_names(std::string_view text, Span block);

// Who the writer is, below the name: "Ms. Doe is a writer based in Leeds."
bool is_about_writer(std::string_view text, Span block);

// Whether a line is no more than what a writer is, as it may stand below the name: "Local democracy reporter".
bool is_job(std::string_view text, Span block);

// What a source line names: the host of its address, or a name; (0, 0) where it names none.
Span source_name(std::string_view text, Span block);

// Whether a block is a label, or begins with one, such as "Key points" and "In conclusion, ...".
enum class Label { none, before_text, alone };
Label abstract_label(std::string_view text, Span block);
Label closing_label(std::string_view text, Span block);

}  // namespace annotator
