// JSON that a test expects to be some.
#pragma once

#include "../../core/json/json_text.h"

namespace annotator {

// Discarded for what is none.
inline Json parsed(std::string_view text) {
  std::string why;
  return parse_json(text, "JSON", &why).value_or(Json(Json::value_t::discarded));
}

}  // namespace annotator
