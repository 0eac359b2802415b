#include "reading.h"

#include <algorithm>

#include "../article/tokens.h"
#include "../article/unicode.h"
#include "../article/utf8.h"
#include "../json/annotation_json.h"

namespace annotator {

std::vector<uint32_t> paragraph_numbers(const Document& document) {
  std::vector<uint32_t> numbers;
  uint32_t last = 0;
  for (const Document::Block& block : document.blocks) {
    const bool is_prose = block.role == "abstract" || block.role == "body" || block.role == "closing";
    numbers.push_back(is_prose ? ++last : 0);
  }
  return numbers;
}

std::string one_line(std::string_view text) {
  std::string line;
  bool space = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c)) {
      space = true;
      continue;
    }
    if (space && !line.empty()) line += ' ';
    space = false;
    append_code_point(line, c);
  }
  return line;
}

std::string words_of(const Document& document, Span span) { return one_line(slice(document.text, span)); }

std::string speaker_of(const Document& document, const Document::Speech& speech) {
  if (speech.entity != none) return one_line(document.entities[speech.entity].name);
  return words_of(document, speech.speaker);
}

std::string verdict_of(const Document& document, const Document::Check& check, const std::vector<uint32_t>& numbers) {
  std::vector<std::string> paragraphs;
  for (const Document::CheckPart& part : check.parts) {
    if (part.support.empty()) continue;
    const std::string place = "¶" + std::to_string(numbers[document.sentences[part.support[0]].block]);
    if (std::find(paragraphs.begin(), paragraphs.end(), place) == paragraphs.end()) paragraphs.push_back(place);
  }
  std::string places;
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    places += (i == 0 ? "" : i + 1 == paragraphs.size() ? " and " : ", ") + paragraphs[i];
  }
  const std::string& verdict = check.verdict;
  if (verdict == "found") return "Found in " + places;
  if (verdict == "combined") return "Combined from " + places;
  if (verdict == "firmer") return "Says it more firmly than " + places;
  if (verdict == "weaker") return "Says it less firmly than " + places;
  if (verdict == "different-speaker") return "Somebody else says it in " + places;
  if (verdict == "not-found") return "Not found in the body" + (places.empty() ? "" : "; nearest is " + places);
  return verdict;
}

std::string conflict_words(const Document::Conflict& conflict) {
  if (conflict.kind == "sum") return "The parts come to " + conflict.reckoned;
  if (conflict.kind == "share") return "The share comes to " + conflict.reckoned + "%";
  if (conflict.kind == "change") return "The change comes to " + conflict.reckoned + "%";
  if (conflict.kind == "repeated") return "Two sentences that tell the same";
  return conflict.kind;
}

const std::vector<Group>& all_groups() {
  static const std::vector<Group> groups = {{"person", "People", "P"},
                                            {"org", "Organizations", "O"},
                                            {"place", "Places", "L"},
                                            {"group", "Nationalities and groups", "G"},
                                            {"date", "Dates and times", "D"},
                                            {"number", "Money and numbers", "#"},
                                            {"event", "Events, laws, works and products", "E"},
                                            {"unsure", "Unsure", "?"}};
  return groups;
}

const Group& group_of(std::string_view type) {
  const char* id = "unsure";
  for (int i = 0; i < entity_types; ++i) {
    if (type == type_name(static_cast<EntityType>(i))) id = group_name(static_cast<EntityType>(i));
  }
  return *std::find_if(all_groups().begin(), all_groups().end(),
                       [&](const Group& group) { return group.id == std::string_view(id); });
}

std::vector<std::string> facts_of(const Document& document) {
  std::vector<std::string> facts;
  if (!document.source.empty()) facts.push_back(one_line(document.source));
  if (!document.published.empty()) facts.push_back("published " + one_line(document.published));
  const uint32_t words = count_words(document.text);
  facts.push_back(std::to_string(words) + (words == 1 ? " word" : " words"));
  return facts;
}

std::string certainty_words(const Document::Certainty& mark) {
  return mark.kind == "doer-missing" ? "no doer" : mark.kind;
}

std::vector<uint32_t> times_in_order(const Document& document) {
  std::vector<uint32_t> order = document.timeline;
  std::vector<bool> dated(document.times.size());
  for (const uint32_t time : order) dated[time] = true;
  for (uint32_t time = 0; time < dated.size(); ++time) {
    if (!dated[time]) order.push_back(time);
  }
  return order;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string whole;
  for (const std::string& part : parts) whole += (whole.empty() ? "" : std::string(between)) + part;
  return whole;
}

std::string maker_of(const Document& document) {
  return "Article Annotator " + one_line(document.version) + ", model " + one_line(document.model);
}

}  // namespace annotator
