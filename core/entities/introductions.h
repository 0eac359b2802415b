// Where an article itself says that two names beside each other are one: "World Bank (WB)", "Ali Hassan, known as
// Chemical". Tested by tests/cases/resolve.txt.
#pragma once

#include "../annotation.h"

namespace annotator {

// Whether a mention stands in brackets right behind the one before it: "World Bank (WB)".
bool is_bracketed(const Annotation& article, uint32_t mention);

// Whether a mention is another name of the name before it, which is of its type: "also known as", "founded in 2011 as";
// in brackets, of places and people only acronyms, since "Paris (Texas)" is two; an acronym in commas that the name
// spells; or any behind a dash that ends its clause.
bool is_introduced(const Annotation& article, uint32_t mention);

}  // namespace annotator
