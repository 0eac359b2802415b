// JSON -> Request.
#include "request.h"

#include <charconv>
#include <chrono>
#include <cmath>

#include "../article/url.h"
#include "../article/utf8.h"
#include "annotation_json.h"
#include "json_text.h"

namespace annotator {
namespace {

// The code unit of an escape \uXXXX at text[i], or empty.
std::optional<uint32_t> escaped_unit(std::string_view text, size_t i) {
  if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return std::nullopt;
  uint32_t value = 0;
  for (const char c : text.substr(i + 2, 4)) {
    const char lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9') value = value * 16 + static_cast<uint32_t>(c - '0');
    else if (lower >= 'a' && lower <= 'f') value = value * 16 + static_cast<uint32_t>(lower - 'a' + 10);
    else return std::nullopt;
  }
  return value;
}

bool is_high(std::optional<uint32_t> unit) { return unit && *unit >= 0xD800 && *unit < 0xDC00; }
bool is_low(std::optional<uint32_t> unit) { return unit && *unit >= 0xDC00 && *unit < 0xE000; }

// JavaScript strings may hold half a surrogate pair, which JSON.stringify writes as an escape and nlohmann refuses.
// Such an escape becomes \ufffd. A backslash stands in strings only, so the strings need not be followed.
std::string replace_lone_surrogates(std::string json) {
  for (size_t i = json.find('\\'); i < json.size(); i = json.find('\\', i)) {
    const auto unit = escaped_unit(json, i);
    if (is_high(unit) && is_low(escaped_unit(json, i + 6))) {
      i += 12;
    } else if (is_high(unit) || is_low(unit)) {
      json.replace(i, 6, "\\ufffd");
      i += 6;
    } else {
      i += 2;  // another escape; of \\ the second backslash begins none
    }
  }
  return json;
}

// Reads one key into the request. Each gives what is wrong with the value, or nothing.
std::string read_text(const Json& value, Request& request) {
  if (!value.is_string()) return "\"text\" must be a string";
  request.text = value.get_ref<const std::string&>();
  return {};
}

std::string read_id(const Json& value, Request& request) {
  constexpr double exact = 9007199254740992;  // 2^53: a larger number may lose digits on its way through a double
  const bool kept = value.is_string() || value.is_number_integer() ||
                    (value.is_number_float() && std::abs(value.get<double>()) < exact);
  if (!kept) return "\"id\" must be a string or a number below 2^53";
  request.id = json_text(value);
  return {};
}

std::string read_offsets(const Json& value, Request& request) {
  const auto unit = value.is_string() ? unit_from_name(value.get_ref<const std::string&>()) : std::nullopt;
  if (!unit) return "\"offsets\" must be \"codepoint\", \"utf16\" or \"utf8\"";
  request.offsets = *unit;
  return {};
}

// null: not known.
std::string read_known(const Json& value, bool (*is_good)(std::string_view), std::string& known, const char* complaint) {
  const bool is_string = value.is_string();
  if (!value.is_null() && !(is_string && is_good(value.get_ref<const std::string&>()))) return complaint;
  known = is_string ? value.get_ref<const std::string&>() : std::string();
  return {};
}

std::string read_published(const Json& value, Request& request) {
  return read_known(value, is_date, request.published,
                    "\"published\" must be a date as 2025-02-19, 2025-02 or 2025, or null");
}

std::string read_url(const Json& value, Request& request) {
  return read_known(value, is_url, request.url,
                    "\"url\" must be an address as https://apnews.com/article/1, percent-encoded, or null");
}

std::string read_summary(const Json& value, Request& request) {
  if (!value.is_object()) return "\"summary\" must be an object";
  const auto sentences = value.find("sentences");
  if (sentences == value.end()) return {};
  if (!sentences->is_number_unsigned() || *sentences < 1 || *sentences > 7) {
    return "\"sentences\" must be a whole number from 1 to 7";
  }
  request.summary_sentences = sentences->get<uint32_t>();
  return {};
}

// The index of the block that an id ("p12") names, or empty.
std::optional<uint32_t> block_of_id(const Json& id) {
  if (!id.is_string()) return std::nullopt;
  const auto& name = id.get_ref<const std::string&>();
  uint32_t number = 0;
  const char* const end = name.data() + name.size();
  if (name.size() < 2 || name[0] != 'p' || name[1] == '0') return std::nullopt;
  const auto [stopped, error] = std::from_chars(name.data() + 1, end, number);
  return error == std::errc() && stopped == end ? std::optional(number - 1) : std::nullopt;
}

std::optional<BlockRole> role_of_name(const Json& name) {
  for (int role = 0; role <= static_cast<int>(BlockRole::aside); ++role) {
    if (name == role_name(static_cast<BlockRole>(role))) return static_cast<BlockRole>(role);
  }
  return std::nullopt;
}

std::string read_blocks(const Json& value, Request& request) {
  if (!value.is_array()) return "\"blocks\" must be a list of {\"id\",\"role\"}";
  request.roles.clear();
  for (const Json& item : value) {
    if (!item.is_object() || !item.contains("id") || !item.contains("role")) {
      return "\"blocks\" must be a list of {\"id\",\"role\"}";
    }
    const auto block = block_of_id(item["id"]);
    const auto role = role_of_name(item["role"]);
    if (!block) return "the \"id\" of a block must be as \"p1\"";
    if (!role) {
      return "the \"role\" of a block must be title, byline, dateline, abstract, body, closing, source or aside";
    }
    request.roles.push_back({*block, *role});
  }
  return {};
}

std::string read_abstract(const Json& value, Request& request) {
  const auto abstract = value.is_string() ? abstract_from_name(value.get_ref<const std::string&>()) : std::nullopt;
  if (!abstract) return "\"abstract\" must be \"auto\", \"first\" or \"none\"";
  request.abstract = *abstract;
  return {};
}

// The text is there whether it is asked for or not: a request has no part that leaves it out.
std::string read_include(const Json& value, Request& request) {
  if (value.is_null()) return {};
  if (!value.is_array()) return "\"include\" must be a list of parts";
  request.parts = request.parts.bare();
  for (const Json& name : value) {
    const auto part = name.is_string() ? part_from_name(name.get_ref<const std::string&>()) : std::nullopt;
    if (!part) return "\"include\" has no part " + json_text(name);
    if (*part != Part::text) request.parts = request.parts.with(*part);
  }
  return {};
}

// What is wrong with the roles, now that the text is known, or nothing.
std::string check_roles(const Request& request) {
  if (request.roles.empty()) return {};
  std::vector<bool> given(find_blocks(valid_utf8(request.text)).size());
  for (const auto& [block, role] : request.roles) {
    const std::string id = "p" + std::to_string(block + 1);
    if (block >= given.size()) return "\"blocks\": the text has no " + id;
    if (given[block]) return "\"blocks\": " + id + " is there twice";
    given[block] = true;
  }
  return {};
}

struct Key {
  const char* name;
  std::string (*read)(const Json&, Request&);
};
constexpr Key keys[] = {{"id", read_id},
                        {"text", read_text},
                        {"offsets", read_offsets},
                        {"published", read_published},
                        {"url", read_url},
                        {"summary", read_summary},
                        {"abstract", read_abstract},
                        {"blocks", read_blocks},
                        {"include", read_include}};

}  // namespace

std::optional<Request> parse_request(std::string_view json, const Request& defaults, std::string* why) {
  Request request = defaults;
  const auto value = parse_json(replace_lone_surrogates(valid_utf8(json, &request.repaired)), "JSON", why);
  if (!value) return std::nullopt;
  if (!value->is_object()) return *why = "not a JSON object", std::nullopt;
  if (!value->contains("text")) return *why = "\"text\" is missing", std::nullopt;
  for (const Key& key : keys) {
    const auto found = value->find(key.name);
    if (found == value->end()) continue;
    *why = key.read(*found, request);
    if (!why->empty()) return std::nullopt;
  }
  *why = check_roles(request);
  if (!why->empty()) return std::nullopt;
  return request;
}

std::string request_id(std::string_view json) {
  std::string why;
  const auto value = parse_json(replace_lone_surrogates(valid_utf8(json)), "JSON", &why);
  Request request;
  if (value && value->is_object() && value->contains("id")) read_id((*value)["id"], request);
  return request.id;
}

std::optional<AbstractIs> abstract_from_name(std::string_view name) {
  if (name == "auto") return AbstractIs::ruled;
  if (name == "first") return AbstractIs::first;
  if (name == "none") return AbstractIs::none;
  return std::nullopt;
}

bool is_date(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  if ((date.size() > 4 && date[4] != '-') || (date.size() > 7 && date[7] != '-')) return false;
  const auto number = [&](size_t begin, size_t digits) {
    int value = 0;
    for (const char c : date.substr(begin, digits)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = date.size() > 4 ? number(5, 2) : 1, day = date.size() > 7 ? number(8, 2) : 1;
  if (year < 0 || month < 0 || day < 0) return false;
  using namespace std::chrono;
  return year_month_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(day))}
      .ok();
}

}  // namespace annotator
