// JSON as text and as values, for all that reads or writes it: one type, so that nlohmann's parser and writer are in the
// program once. Tested by tests/json/json_text.test.cpp.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace annotator {

// Keys stay in their order. Each new key is compared with all before it.
using Json = nlohmann::ordered_json;

// Empty for what is no JSON, or none that we could have to do with: nested deeper than 32, or an object of more than
// 1,000 keys. *why then says so; wanted is what it should have been: "not JSON (stopped at byte 7)".
std::optional<Json> parse_json(std::string_view text, std::string_view wanted, std::string* why);

// Without spaces. Strings are UTF-8 already; what some stage should get wrong becomes U+FFFD rather than an exception.
std::string json_text(const Json& value);

}  // namespace annotator
