// The address of an article on the web: as a caller gives it, or as the article's source line does.
// Tested by tests/article/url.test.cpp.
#pragma once

#include <string_view>

#include "../annotation.h"

namespace annotator {

// Whether text is a whole address of the web, in the characters that RFC 3986 has, so that it can be written anywhere and
// be a link: "https://apnews.com/article/1?x=y". One that names a user ("https://apnews.com@example.org") is none, since
// it looks like another's.
bool is_url(std::string_view text);

// The address of an article whose caller gave none: the first in a source block that leads further than to a host.
void set_url(Annotation& article);

}  // namespace annotator
