// Mentions -> entities: which mentions are one person, organization, place or date, and what they are.
// Tested in tests/entities/resolve.test.cpp and tests/cases/resolve.txt.
#pragma once

#include "../annotation.h"

namespace annotator {

// Puts an article's mentions together. Reads text, blocks, sentences, tokens and mentions; fills entities, and
// Mention::entity and Mention::why. Every mention belongs to exactly one entity; only mentions of one type are joined.
// A mention whose type is not sure first takes the type that its words surely have elsewhere in the article.
//
// People are joined by the parts of their names ("Rubio" = "Marco Rubio"), and a bare surname that two people share
// goes to the one of them named just before it, or else to an entity of its own: two people are never merged.
// Organizations and places are joined with their acronyms and short forms ("NATO", "Tesla" = "Tesla, Inc."), countries
// with their usual variants ("U.S." = "United States"), all others when their words are the same.
//
// Entity::salience is the entity's share of the weighted mentions of all names: a mention weighs 1 in the first
// sentence and ever less further on, towards 1/3. Dates and numbers have none: they say when and how much, not who or
// what the article is about.
void resolve(Annotation& article);

}  // namespace annotator
