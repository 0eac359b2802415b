// core/entities/resolve.cpp and roles.cpp on tests/cases/resolve.txt, and what holds for any article.
#include <catch2/catch.hpp>

#include <algorithm>

#include "../../core/entities/resolve.h"
#include "../cases.h"
#include "marked.h"

using namespace annotator;

namespace {

Annotation resolved(std::string_view source) {
  Annotation article = with_mentions(read_marked(source));
  resolve(article);
  return article;
}

// "Marco Rubio x2 = Rubio (U.S. Secretary of State)": name, mentions, aliases, roles; in order of the first mention.
std::string entity_lines(const Annotation& article) {
  std::vector<const Entity*> entities;
  for (const Entity& entity : article.entities) entities.push_back(&entity);
  std::sort(entities.begin(), entities.end(),
            [](const Entity* a, const Entity* b) { return a->mentions.front() < b->mentions.front(); });
  std::string lines;
  for (const Entity* entity : entities) {
    if (!lines.empty()) lines += '\n';
    lines += entity->name + " x" + std::to_string(entity->mentions.size());
    for (size_t i = 0; i < entity->aliases.size(); ++i) lines += (i ? ", " : " = ") + entity->aliases[i];
    for (size_t i = 0; i < entity->roles.size(); ++i)
      lines += (i ? "; " : " (") + std::string(slice(article.text, entity->roles[i]));
    if (!entity->roles.empty()) lines += ')';
  }
  return lines;
}

const Entity& entity_named(const Annotation& article, std::string_view name) {
  const auto found = std::find_if(article.entities.begin(), article.entities.end(),
                                  [&](const Entity& entity) { return entity.name == name; });
  REQUIRE(found != article.entities.end());
  return *found;
}

}  // namespace

TEST_CASE("entities are those of the cases", "[resolve]") {
  check_cases("resolve.txt", [](const std::string& text) { return entity_lines(resolved(text)); });
}

TEST_CASE("every mention belongs to one entity of its type, and entities are sorted by salience", "[resolve]") {
  for (const Case& c : read_cases("resolve.txt")) {
    const Annotation article = resolved(c.input);
    std::vector<int> times(article.mentions.size());
    for (uint32_t e = 0; e < article.entities.size(); ++e) {
      CHECK(std::is_sorted(article.entities[e].mentions.begin(), article.entities[e].mentions.end()));
      if (e > 0) CHECK(article.entities[e - 1].salience >= article.entities[e].salience);
      for (const uint32_t m : article.entities[e].mentions) {
        ++times[m];
        CHECK(article.mentions[m].entity == e);
        CHECK(article.mentions[m].type == article.entities[e].type);
        CHECK(article.mentions[m].why.back() == "model");
      }
    }
    CHECK(std::count(times.begin(), times.end(), 1) == static_cast<ptrdiff_t>(times.size()));
  }
}

TEST_CASE("salience is shared out among names, earlier and more mentions weigh more", "[resolve]") {
  const Annotation article = resolved(
      "[PERSON Anna Berg] met [PERSON Carl Dahl] on [DATE Monday].\n\n[PERSON Carl Dahl] left. [PERSON Eva Falk] "
      "stayed.");
  const float anna = entity_named(article, "Anna Berg").salience, carl = entity_named(article, "Carl Dahl").salience,
              eva = entity_named(article, "Eva Falk").salience;
  CHECK(carl > anna);
  CHECK(anna > eva);
  CHECK(anna + carl + eva == Approx(1));
  CHECK(entity_named(article, "Monday").salience == 0);
}

TEST_CASE("an unsure type becomes that of the same words elsewhere, a sure one stays", "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "[PERSON Lynndie England] spoke. [GPE England] smiled. [GPE England] lost. [ORG Marvel] and [PERSON Marvel]."));
  article.mentions[1].score = 0.6f;   // England, who smiled
  article.mentions[2].score = 0.95f;  // England, that lost
  article.mentions[4].score = 0.5f;   // Marvel
  resolve(article);
  CHECK(article.mentions[1].type == EntityType::gpe);  // the place has more votes: 0.6 and 0.95 against 1
  CHECK(article.mentions[2].type == EntityType::gpe);
  CHECK(article.mentions[4].type == EntityType::org);
  CHECK(article.mentions[4].score == Approx(1 / 1.5f));
  CHECK(article.mentions[4].why == std::vector<std::string>{"the same name elsewhere", "model"});

  article.mentions[1].score = 0.6f;
  article.mentions[2].score = 0.3f;
  resolve(article);
  CHECK(article.mentions[1].type == EntityType::person);
  CHECK(entity_named(article, "Lynndie England").mentions.size() == 3);
}

TEST_CASE("an acronym in brackets and its name are of one type, that of the surer", "[resolve]") {
  Annotation article =
      with_mentions(read_marked("The [LOC Capitol Autonomous Zone] ([ORG CAZ]) fell. [ORG CAZ] is no more."));
  article.mentions[0].score = 0.95f;
  article.mentions[1].score = article.mentions[2].score = 0.4f;
  resolve(article);
  CHECK(entity_lines(article) == "Capitol Autonomous Zone x3 = CAZ");
  CHECK(article.mentions[2].type == EntityType::loc);

  article = with_mentions(read_marked("The [LOC Capitol Autonomous Zone] ([ORG NATO]) fell."));
  article.mentions[0].score = 0.95f;
  article.mentions[1].score = 0.6f;
  resolve(article);
  CHECK(article.mentions[1].type == EntityType::org);
}

TEST_CASE("an acronym anywhere and the name it is short for are of one type, and so are variants of a country",
          "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "The [LOC Reef Fishers Union] met. It was late. The [ORG RFU] and the [ORG RFU] won. The [GPE US] saw the [ORG U.S.]"));
  for (Mention& mention : article.mentions) mention.score = 0.95f;
  article.mentions[0].score = 0.6f;
  article.mentions[4].score = 0.6f;
  resolve(article);
  CHECK(article.mentions[0].type == EntityType::org);
  CHECK(article.mentions[0].entity == article.mentions[1].entity);
  CHECK(article.mentions[4].type == EntityType::gpe);
}

TEST_CASE("an unsure name is of the type of the event that ends in it", "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "[EVENT Hurricane Katrina] came. [PERSON Katrina] went. The [ORG University of Tasmania] won in [GPE Tasmania]."));
  for (Mention& mention : article.mentions) mention.score = 0.95f;
  article.mentions[1].score = article.mentions[3].score = 0.6f;
  resolve(article);
  CHECK(entity_named(article, "Hurricane Katrina").mentions.size() == 2);
  CHECK(article.mentions[3].type == EntityType::gpe);
}

TEST_CASE("an unsure name that is short for a person's given name is that person's", "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "[PERSON Chadwick Roche] died. To friends [GPE Chad] was kind. [PERSON Oman Vale] flew to [GPE Oman]."));
  for (Mention& mention : article.mentions) mention.score = 0.95f;
  article.mentions[1].score = article.mentions[3].score = 0.6f;
  resolve(article);
  CHECK(entity_named(article, "Chadwick Roche").mentions.size() == 2);
  CHECK(article.mentions[3].type == EntityType::gpe);  // not short: it may be both

  article.mentions[1].type = EntityType::gpe;
  article.mentions[1].score = 0.95f;
  resolve(article);
  CHECK(article.mentions[1].type == EntityType::gpe);
}

TEST_CASE("unsure writers of a byline are people, and the agency of a dateline is an organization", "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "[EVENT Port Fire] Was Arson\nBy [ORG Ann Lee] and [ORG Ian Cole]\n\n[GPE TOKYO] ([GPE Kyodo]) - Fire destroyed a "
      "warehouse in the port ([GPE Leeds]) of the city on Monday, the fire service said."));
  REQUIRE(article.blocks[1].role == BlockRole::byline);
  for (Mention& mention : article.mentions) mention.score = 0.6f;
  resolve(article);
  CHECK(article.mentions[1].type == EntityType::person);
  CHECK(article.mentions[2].type == EntityType::person);
  CHECK(article.mentions[4].type == EntityType::org);
  CHECK(article.mentions[5].type == EntityType::gpe);
}

TEST_CASE("an unsure name that an organization's begins with is short for that, unless somebody has that name", "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "[ORG Sansong Electronics] and [ORG Boone Research] grew. [PERSON Sansong] was silent. [PERSON Ann Boone] left; "
      "[PERSON Boone] said why."));
  for (Mention& mention : article.mentions) mention.score = 0.95f;
  article.mentions[2].score = article.mentions[4].score = 0.6f;
  resolve(article);
  CHECK(article.mentions[2].entity == article.mentions[0].entity);
  CHECK(entity_named(article, "Ann Boone").mentions.size() == 2);

  article.mentions[2].type = EntityType::person;
  article.mentions[2].score = 0.95f;
  resolve(article);
  CHECK(article.mentions[2].type == EntityType::person);
}

TEST_CASE("what a company's name begins with is no person, unless somebody has that name", "[resolve]") {
  Annotation article = with_mentions(read_marked(
      "[PERSON Halvorsen] rose. [ORG Halvorsen Thermal ASA] sells pumps. [PERSON Delmar Dredging] fell. "
      "[ORG Delmar Dredging Co.] digs. [PERSON Boone] left. [PERSON Ann Boone] runs [ORG Boone Mining Inc.]"));
  resolve(article);
  CHECK(entity_named(article, "Halvorsen Thermal ASA").mentions.size() == 2);
  CHECK(entity_named(article, "Delmar Dredging Co.").mentions.size() == 2);
  CHECK(entity_named(article, "Ann Boone").mentions.size() == 2);

  article = with_mentions(read_marked("[PERSON Carrick] scored. [PERSON Carrick Rovers] won at [PERSON Northam University]."));
  resolve(article);
  CHECK(entity_lines(article) == "Carrick Rovers x2 = Carrick\nNortham University x1");
  CHECK(article.mentions[0].type == EntityType::org);
  CHECK(article.mentions[1].why == std::vector<std::string>{"what its name ends in", "model"});
}

TEST_CASE("a people belongs to the country that the article names, and no other", "[resolve]") {
  const Annotation article = resolved(
      "[NORP Ukrainians] and [NORP South Koreans] left [GPE Kyiv], [GPE Ukraine] and [GPE North Korea]. [NORP Peruvian] "
      "and [NORP American] envoys flew to the [GPE U.S.] with [NORP Republicans].");
  const auto country = [&](std::string_view people) {
    const uint32_t e = entity_named(article, people).country;
    return e == none ? std::string() : article.entities[e].name;
  };
  CHECK(country("Ukrainians") == "Ukraine");
  CHECK(country("American") == "U.S.");
  CHECK(country("South Koreans").empty());
  CHECK(country("Peruvian").empty());
  CHECK(country("Republicans").empty());
  CHECK(country("Kyiv").empty());
}

TEST_CASE("reasons name the title and the fuller form", "[resolve]") {
  const Annotation article = resolved("President [PERSON Donald Trump] spoke. [PERSON Trump] then left.");
  CHECK(article.mentions[0].why == std::vector<std::string>{"title before the name", "model"});
  CHECK(article.mentions[1].why == std::vector<std::string>{"another form of Donald Trump", "model"});
}

TEST_CASE("resolving again gives the same", "[resolve]") {
  Annotation once = resolved("President [PERSON Donald Trump] spoke to [ORG NATO].");
  Annotation twice = once;
  resolve(twice);
  CHECK(entity_lines(once) == entity_lines(twice));
  CHECK(once.mentions[0].why == twice.mentions[0].why);
}

TEST_CASE("an article without mentions has no entities", "[resolve]") {
  CHECK(resolved("Nobody is named here.").entities.empty());
  CHECK(resolved("").entities.empty());
}

TEST_CASE("very many names of one surname take no quadratic time", "[resolve]") {
  std::string source;
  for (int i = 0; i < 20000; ++i)
    source += "[PERSON A" + std::to_string(i) + " Smith] and [ORG U" + std::to_string(i) +
              " Group] met [PERSON Smith].\n";
  const Annotation article = resolved(source);
  CHECK(article.mentions.size() == 60000);
  CHECK(article.entities.size() > 20000);
}
