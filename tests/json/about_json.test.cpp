// What the core says of itself is what it is compiled with.
#include "json/about_json.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "certainty/certainty_words.h"
#include "parsed.h"
#include "speech/speech_verbs.h"

using namespace annotator;

namespace {

using Words = std::vector<std::string>;

// "certainty/hedged" -> its words.
std::map<std::string, Words> parts_of(const Json& about) {
  std::map<std::string, Words> parts;
  for (const auto& list : about["lists"])
    for (const auto& part : list["parts"])
      parts[list["name"].get<std::string>() + "/" + part["name"].get<std::string>()] = part["words"].get<Words>();
  return parts;
}

}  // namespace

TEST_CASE("the word lists are told with their versions, each word in its part") {
  const auto about = parsed(write_about());
  REQUIRE(!about.is_discarded());
  CHECK(about["version"] == ANNOTATOR_VERSION);
  for (const auto& list : about["lists"]) CHECK(list["version"].get<int>() >= 1);

  const auto parts = parts_of(about);
  size_t certainty = 0, verbs = 0;
  for (const auto& [name, words] : parts) {
    INFO(name);
    CHECK(!words.empty());
    CHECK(std::is_sorted(words.begin(), words.end()));
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
    if (name.starts_with("certainty/")) certainty += words.size();
    if (name.starts_with("verbs/")) verbs += words.size();
  }
  CHECK(certainty == std::size(certainty_words) + std::size(claim_participles));
  CHECK(verbs == verb_kinds.size());

  const auto has = [&](const std::string& part, const std::string& word) {
    const auto at = parts.find(part);
    return at != parts.end() && std::count(at->second.begin(), at->second.end(), word) == 1;
  };
  CHECK(has("certainty/planned", "expected to"));
  CHECK(has("certainty/doer-missing", "outlined"));
  CHECK(has("verbs/claim", "assert"));
  CHECK(!has("verbs/say", "assert"));
  CHECK(has("roles/nouns", "minister"));
}
