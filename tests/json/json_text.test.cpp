// JSON as text and as values: what is refused, and what is written.
#include "json/json_text.h"

#include <catch2/catch.hpp>

using namespace annotator;

namespace {

std::string complaint(const std::string& text) {
  std::string why;
  return parse_json(text, "a list", &why) ? "" : why;
}

std::string repeated(int times, const std::string& text) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// An object of so many keys.
std::string object_of(int keys) {
  std::string all = "{";
  for (int i = 0; i < keys; ++i) all += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  return all + "}";
}

}  // namespace

TEST_CASE("what is no JSON is refused, with the byte where it stops to be any", "[json]") {
  CHECK(complaint("") == "not a list (stopped at byte 1)");
  CHECK(complaint("[1,]") == "not a list (stopped at byte 4)");
  CHECK(complaint("]]]]") == "not a list (stopped at byte 1)");
  CHECK(complaint("[\"a\nb\"]") == "not a list (stopped at byte 4)");
}

TEST_CASE("JSON that would take too much stack or time is refused before it is read", "[json]") {
  CHECK(complaint(repeated(32, "[") + repeated(32, "]")) == "");
  CHECK(complaint(repeated(33, "[") + repeated(33, "]")) == "nested too deep");
  CHECK(complaint(object_of(1000)) == "");
  CHECK(complaint("[1," + object_of(1001) + "]") == "an object of too many keys");
  CHECK(complaint("[" + repeated(5000, "{\"a\":[1,2],\"b\":\",,\\\",,\"},") + "1]") == "");
}

TEST_CASE("JSON is written without spaces, its keys as they came, no byte that is not UTF-8", "[json]") {
  CHECK(json_text({{"b", 1}, {"a", {0.1, nullptr, "é\xFF"}}}) == "{\"b\":1,\"a\":[0.1,null,\"é\uFFFD\"]}");
}
