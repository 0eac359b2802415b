// core/entities/{names,people,acronyms,spelling,words}.cpp: small functions on tables.
#include <catch2/catch.hpp>

#include <sstream>

#include "../../core/entities/acronyms.h"
#include "../../core/entities/names.h"
#include "../../core/entities/people.h"
#include "../../core/entities/spelling.h"
#include "../../core/entities/words.h"
#include "marked.h"

using namespace annotator;

namespace {

Words split(const std::string& text) {
  std::istringstream stream(text);
  Words words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

Words key(EntityType type, const std::string& words) { return name_key(type, split(words)); }

}  // namespace

TEST_CASE("words of a name are folded, without punctuation and possessive", "[names]") {
  const auto [text, words] = GENERATE(table<std::string, std::string>({
      {"U.S.", "us"},
      {"J.D. Vance", "jd vance"},
      {"George H. W. Bush", "george h w bush"},
      {"Pat O’Brien", "pat obrien"},
      {"Kim Jong-un's", "kim jong un"},
      {"the Joneses’", "the joneses"},
      {"Évian-les-Bains", "evian les bains"},
      {"PG&E", "pg e"},
      {"Tesla, Inc.", "tesla inc"},
      {"…", ""},
  }));
  const Annotation article = read_marked(text).article;
  CHECK(name_words(article, {0, static_cast<uint32_t>(article.text.size())}) == split(words));
}

TEST_CASE("two full names may be one person", "[names]") {
  const auto [a, b, same] = GENERATE(table<std::string, std::string, bool>({
      {"jane q smith", "jane smith", true},
      {"jane smith", "john smith", false},
      {"j smith", "john smith", true},
      {"joe biden", "joseph biden", true},
      {"robert gabriel mugabe", "robert mugabe", true},
      {"george w bush", "george h w bush", false},
      {"ken griffey sr", "ken griffey jr", false},
      {"ken griffey jr", "ken griffey", true},
      {"ilia ii", "ilia iii", false},
      {"smith", "jane smith", false},
      {"jane smith", "jane smythe", false},
  }));
  CHECK(may_be_same_person(split(a), split(b)) == same);
  CHECK(may_be_same_person(split(b), split(a)) == same);
}

TEST_CASE("surnames and given names of a full name", "[names]") {
  CHECK(is_surname_in({"van", "halen"}, {"eddie", "van", "halen"}));
  CHECK(is_surname_in({"griffey"}, {"ken", "griffey", "jr"}));
  CHECK_FALSE(is_surname_in({"eddie"}, {"eddie", "van", "halen"}));
  CHECK_FALSE(is_surname_in({"eddie", "van", "halen"}, {"eddie", "van", "halen"}));
  CHECK(is_given_name_in("xi", {"xi", "jinping"}));
  CHECK_FALSE(is_given_name_in("jinping", {"xi", "jinping"}));
  CHECK_FALSE(is_given_name_in("j", {"j", "smith"}));
}

TEST_CASE("keys make usual variants alike", "[names]") {
  CHECK(key(EntityType::gpe, "us") == key(EntityType::gpe, "the united states of america"));
  CHECK(key(EntityType::gpe, "america") == key(EntityType::gpe, "usa"));
  CHECK(key(EntityType::org, "us army") == key(EntityType::org, "united states army"));
  CHECK(key(EntityType::org, "apple inc") == key(EntityType::org, "apple"));
  CHECK(key(EntityType::org, "company") == Words{"company"});
  CHECK(key(EntityType::event, "tropical storm humberto") == key(EntityType::event, "hurricane humberto"));
  CHECK(key(EntityType::gpe, "kabul province") == Words{"kabul"});
  CHECK(key(EntityType::gpe, "new york city") != key(EntityType::gpe, "new york"));
  CHECK(key(EntityType::norp, "democrats") == Words{"democrat"});
  CHECK(key(EntityType::org, "america first") == split("america first"));
}

TEST_CASE("acronyms are known by their letters", "[names]") {
  CHECK(acronym_letters("NATO") == "nato");
  CHECK(acronym_letters("U.N.") == "un");
  CHECK(acronym_letters("PG&E") == "pge");
  CHECK(acronym_letters("TfL") == "tfl");
  CHECK(acronym_letters("G20") == "g20");
  CHECK(acronym_letters("G-7") == "g7");
  CHECK(acronym_letters("G").empty());
  CHECK(acronym_letters("Area 51").empty());
  CHECK(acronym_letters("A3201").empty());
  CHECK(acronym_letters("Nato").empty());
  CHECK(acronym_letters("NATO summit").empty());
  CHECK(acronym_letters("").empty());

  const auto [acronym, full, is] = GENERATE(table<std::string, std::string, bool>({
      {"nato", "north atlantic treaty organization", true},
      {"usaid", "united states agency for international development", true},
      {"dhs", "united states department of homeland security", true},
      {"centcom", "united states central command", true},
      {"fbi", "federal bureau of investigation", true},
      {"fdic", "federal deposit insurance", true},
      {"g7", "group of seven", true},
      {"g20", "group of 20", true},
      {"g8", "group of seven", false},
      {"va", "united states department of veterans affair", true},
      {"va", "department of valley arts council", false},
      {"nato", "north american free trade", false},
      {"who", "world trade organization", false},
      {"n", "nato", false},
      {"un", "union", false},
  }));
  CHECK(is_acronym_of(acronym, split(full)) == is);
}

TEST_CASE("short forms by type", "[names]") {
  const auto [type, part, full, is] = GENERATE(table<EntityType, std::string, std::string, bool>({
      {EntityType::org, "newmont", "newmont mining", true},
      {EntityType::org, "supreme court", "united states supreme court", true},
      {EntityType::org, "state department", "united states department of state", true},
      {EntityType::org, "united nations", "united nations security council", false},
      {EntityType::org, "house", "united states house of representatives", true},
      {EntityType::org, "united states house", "united states house of representatives", true},
      {EntityType::org, "hamas", "hamas in gaza", false},
      {EntityType::org, "oversight committee", "house oversight reform committee", true},
      {EntityType::org, "the", "the hague academy", false},
      {EntityType::gpe, "yemen", "republic of yemen", true},
      {EntityType::gpe, "mexico", "new mexico", false},
      {EntityType::loc, "hormuz", "strait of hormuz", true},
      {EntityType::loc, "africa", "west africa", false},
      {EntityType::fac, "marrara stadium", "marrara hockey stadium", true},
      {EntityType::fac, "white house", "white house south lawn", false},
      {EntityType::work_of_art, "hamlet", "prince hamlet", false},
  }));
  CHECK(is_short_form_of(type, split(part), split(full)) == is);
}

TEST_CASE("tokens in a span are those wholly inside", "[names]") {
  const Annotation article = read_marked("Marco Rubio left.").article;
  CHECK(tokens_in(article, {0, 11}).size() == 2);
  CHECK(tokens_in(article, {1, 11}).size() == 1);
  CHECK(tokens_in(article, {1, 4}).size() == 0);
  CHECK(tokens_in(article, {0, 17}).size() == 4);
  CHECK(span_of(article, tokens_in(article, {0, 11})) == Span{0, 11});
  CHECK(folded(article, 0) == "marco");
  CHECK(on_one_line(read_marked("Marco \n Rubio").article, {0, 13}) == "Marco Rubio");
}
