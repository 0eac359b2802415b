#include "json_text.h"

#include <array>

namespace annotator {
namespace {

constexpr size_t deepest = 32;  // ours have 6 levels; nlohmann's writer calls itself at each
constexpr size_t most_keys = 1000;

// What is too much of brackets and commas outside of strings, or nothing; whether they match is for the parser to say.
const char* excess(std::string_view text) {
  struct Level {
    bool is_object;
    size_t items;
  };
  std::array<Level, deepest> open;
  size_t depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (in_string) {
      continue;
    } else if (c == '{' || c == '[') {
      if (depth == deepest) return "nested too deep";
      open[depth++] = {c == '{', 1};
    } else if (depth > 0 && (c == '}' || c == ']')) {
      --depth;
    } else if (depth > 0 && c == ',' && ++open[depth - 1].items > most_keys && open[depth - 1].is_object) {
      return "an object of too many keys";
    }
  }
  return nullptr;
}

// Reads JSON for the place where it stops to be any.
struct ErrorPlace : nlohmann::json_sax<Json> {
  size_t byte = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t at, const std::string&, const nlohmann::detail::exception&) override {
    byte = at;
    return false;
  }
};

}  // namespace

std::optional<Json> parse_json(std::string_view text, std::string_view wanted, std::string* why) {
  if (const char* const what = excess(text)) return *why = what, std::nullopt;
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!value.is_discarded()) return value;
  ErrorPlace error;
  Json::sax_parse(text, &error);
  *why = "not " + std::string(wanted) + " (stopped at byte " + std::to_string(error.byte) + ")";
  return std::nullopt;
}

std::string json_text(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace annotator
