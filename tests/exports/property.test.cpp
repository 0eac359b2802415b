// Random Unicode and random findings in it, through every export in three units: the same bytes whatever the document
// counts in, every place is where its words stand, and what is written reads back as what it was. Seeded.
#include <catch2/catch.hpp>
#include <algorithm>
#include <map>
#include <random>

#include "../json/parsed.h"
#include "article/unicode.h"
#include "article/utf8.h"
#include "example.h"
#include "exports/exports.h"

using namespace annotator;

namespace {

constexpr Unit units[] = {Unit::codepoint, Unit::utf16, Unit::utf8};
constexpr Format formats[] = {Format::json, Format::w3c,      Format::brat, Format::conll,
                              Format::csv,  Format::markdown, Format::html, Format::schema_org};

using Random = std::mt19937;

size_t below(Random& random, size_t n) { return random() % n; }

std::string random_text(Random& random) {
  static const std::vector<std::string> parts = {
      "Ana Ruiz", " said ", "a", "Z", "é", "e\u0301", "中", "Łódź", "שלום", "العربية", "😀", "👨\u200d👩\u200d👧", "🇵🇱",
      "🇵🇱🇩", "👍🏽", "𝔄", "\U000E0001", "\u200b", "\u00ad", "\u2066", "\ufeff", "\u00a0", "\u2028", "\u0085", " ", " ",
      " ", "\n", "\r\n", "\n\n", "\t", "\f", "\v", "\x1c", std::string(1, '\0'), "\x7f", ".", ". ", "?", "\"", "“", "”",
      "’", ",", ";", "=", "+", "-", "@", "＝", "|", "*", "_", "`", "#", "> ", "1. ", "- ", "\\", "[x](y)", "<b>",
      "</script>", "<!--", "&amp;", "&", "</article>", "~~", "$", "\xff", "\xed\xa0\x80", "O", "B-PERSON",
      "T1\tX 0 1\tx"};
  std::string text = "W";  // so that there is a block
  for (size_t n = below(random, 40); n > 0; --n) text += parts[below(random, parts.size())];
  return valid_utf8(text);
}

std::vector<uint32_t> borders(const std::string& text) {
  std::vector<uint32_t> all;
  for (size_t at = 0; at < text.size(); next_code_point(text, at)) all.push_back(static_cast<uint32_t>(at));
  all.push_back(static_cast<uint32_t>(text.size()));
  return all;
}

// A span of one code point at least, anywhere, over lines and sentences too.
Span random_span(Random& random, const std::vector<uint32_t>& borders) {
  const size_t begin = below(random, borders.size() - 1);
  const size_t longest = std::min<size_t>(borders.size() - 1 - begin, below(random, 4) == 0 ? 30 : 4);
  return {borders[begin], borders[begin + 1 + below(random, longest)]};
}

// Findings as no reading would have them: anywhere, over each other.
Annotation random_annotation(Random& random) {
  Annotation a;
  a.text = random_text(random);
  a.blocks = find_blocks(a.text);
  a.sentences = find_sentences(a.text, a.blocks);
  a.tokens = find_tokens(a.text, a.sentences);
  const std::vector<uint32_t> places = borders(a.text);
  const auto span = [&] { return random_span(random, places); };
  const auto sentence = [&] { return static_cast<uint32_t>(below(random, a.sentences.size())); };
  if (a.sentences.empty()) return a;

  for (size_t n = below(random, 8); n > 0; --n) {
    const auto entity = static_cast<uint32_t>(a.entities.size());
    const auto type = static_cast<EntityType>(below(random, entity_types));
    a.mentions.push_back({span(), type, static_cast<float>(below(random, 1001)) / 1000, entity, {}});
    Entity name{.type = type, .name = std::string(slice(a.text, a.mentions.back().span)), .aliases = {"=x|\n"}};
    name.roles = {span()};
    name.mentions = {entity};
    a.entities.push_back(name);
    Speech speech{.content = span(), .sentence = sentence()};
    if (below(random, 2)) speech.speaker = span();
    if (below(random, 2)) speech.cue = span();
    if (below(random, 2)) speech.speaker_entity = entity;
    a.speech.push_back(speech);
    a.certainty.push_back({CertaintyClass::hedged, span(), sentence()});
    Time time;
    time.span = span();
    time.sentence = sentence();
    if (below(random, 2)) time.value = "2025-02-19";
    a.times.push_back(time);
    Number number;
    number.span = span();
    number.sentence = sentence();
    number.value = "-5";
    a.numbers.push_back(number);
    a.checks.push_back({sentence(), Verdict::combined, {{span(), Verdict::found, {{sentence(), 1}}, {}}}});
    a.summary.sentences.push_back({sentence(), 1, 1});
  }
  return a;
}

std::u32string code_points(std::string_view text) {
  std::u32string all;
  for (size_t at = 0; at < text.size();) all += next_code_point(text, at);
  return all;
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  size_t from = 0;
  for (size_t at; (at = text.find(separator, from)) != std::string::npos; from = at + separator.size()) {
    parts.push_back(text.substr(from, at - from));
  }
  parts.push_back(text.substr(from));
  return parts;
}

bool same(const std::vector<File>& a, const std::vector<File>& b) {
  const auto equal = [](const File& x, const File& y) { return x.name == y.name && x.bytes == y.bytes; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

void check_w3c(const std::string& bytes, const std::u32string& text) {
  const auto page = parsed(bytes);
  for (const auto& item : page["items"]) {
    const auto targets = item["target"].is_array() ? item["target"] : Json::array({item["target"]});
    for (const auto& target : targets) {
      REQUIRE(target["selector"].size() == 2);
      const auto& position = target["selector"][0];
      const auto& quote = target["selector"][1];
      const size_t start = position["start"], end = position["end"];
      REQUIRE(start < end);
      REQUIRE(end <= text.size());
      const std::u32string prefix = code_points(quote["prefix"].get<std::string>());
      const std::u32string suffix = code_points(quote["suffix"].get<std::string>());
      CHECK(text.substr(start, end - start) == code_points(quote["exact"].get<std::string>()));
      CHECK(prefix.size() <= 32);
      CHECK(suffix.size() <= 32);
      CHECK(text.substr(start - prefix.size(), prefix.size()) == prefix);
      CHECK(text.substr(end, suffix.size()) == suffix);
    }
  }
}

void check_brat(const std::string& bytes, const std::u32string& text) {
  const auto ends_line = [](char32_t c) {
    return (c >= 0x0B && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
  };
  const std::u32string all = code_points(bytes);
  CHECK(std::none_of(all.begin(), all.end(), ends_line));
  for (const std::string& line : split(bytes, "\n")) {
    if (line.empty() || line[0] != 'T') continue;
    const std::vector<std::string> columns = split(line, "\t");
    REQUIRE(columns.size() == 3);
    std::u32string words;
    const std::string places = columns[1].substr(columns[1].find(' ') + 1);
    for (const std::string& place : split(places, ";")) {
      const size_t start = std::stoul(place), end = std::stoul(place.substr(place.find(' ')));
      REQUIRE(start < end);
      REQUIRE(end <= text.size());
      words += (words.empty() ? U"" : U" ") + text.substr(start, end - start);
    }
    CHECK(words == code_points(columns[2]));
  }
}

void check_conll(const std::string& bytes, const Annotation& annotation, const std::u32string& text) {
  std::vector<std::string> rows;
  for (const std::string& line : split(bytes, "\n")) {
    if (!line.empty() && !line.starts_with("# ")) rows.push_back(line);
  }
  REQUIRE(rows.size() == annotation.tokens.size());
  std::string before = "O";
  for (const std::string& row : rows) {
    const std::vector<std::string> columns = split(row, "\t");
    REQUIRE(columns.size() == 4);
    const size_t start = std::stoul(columns[1]), end = std::stoul(columns[2]);
    CHECK(text.substr(start, end - start) == code_points(columns[0]));
    const std::string& tag = columns[3];
    if (tag.starts_with("I-")) CHECK(before.substr(1) == tag.substr(1));
    else CHECK((tag == "O" || tag.starts_with("B-")));
    before = tag;
  }
}

// RFC 4180 -> rows of cells.
std::vector<std::vector<std::string>> read_csv(const std::string& bytes) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool in_quotes = false;
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string& cell = rows.back().back();
    if (in_quotes && bytes[i] == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') cell += bytes[i++];
    else if (bytes[i] == '"') in_quotes = !in_quotes;
    else if (in_quotes) cell += bytes[i];
    else if (bytes[i] == ',') rows.back().emplace_back();
    else if (bytes.compare(i, 2, "\r\n") == 0) rows.push_back({""}), ++i;
    else cell += bytes[i];
  }
  CHECK_FALSE(in_quotes);
  CHECK(rows.back() == std::vector<std::string>{""});
  rows.pop_back();
  return rows;
}

void check_csv(const File& table, const std::u32string& text) {
  INFO(table.name);
  REQUIRE(table.bytes.starts_with("\uFEFF"));
  const auto rows = read_csv(table.bytes.substr(3));
  const auto column = [&](const char* name) {
    return static_cast<size_t>(std::find(rows[0].begin(), rows[0].end(), name) - rows[0].begin());
  };
  for (size_t r = 1; r < rows.size(); ++r) {
    REQUIRE(rows[r].size() == rows[0].size());
    const auto is_safe = [](const std::string& cell) {
      return cell == "-5" || cell.empty() || std::string_view("=+-@\t\r\n").find(cell[0]) == std::string_view::npos;
    };
    CHECK(std::all_of(rows[r].begin(), rows[r].end(), is_safe));
    if (column("start") == rows[0].size()) continue;  // of names, which are not at one place
    const size_t start = std::stoul(rows[r][column("start")]), end = std::stoul(rows[r][column("end")]);
    std::u32string words = code_points(rows[r][column("text")]);
    if (words != text.substr(start, end - start)) words = words.substr(1);  // the apostrophe
    CHECK(words == text.substr(start, end - start));
  }
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

void replace(std::string& text, const std::string& what, const std::string& by) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
}

void check_html(const std::string& bytes, const Document& document) {
  std::string words;
  bool in_tag = false;
  for (const char c : between(bytes, "<h2>Article</h2>", "\n</section>")) {
    if (c == '<') in_tag = true;
    else if (c == '>') in_tag = false;
    else if (!in_tag) words += c;
  }
  // Before the article stands the list of its marks.
  for (const auto& [escape, character] : {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    replace(words, escape, character);
  }
  std::string text = document.text;
  replace(text, std::string(1, '\0'), "\uFFFD");
  REQUIRE(words.size() >= text.size());
  CHECK(words.substr(words.size() - text.size()) == text);
  CHECK(read(bytes).json == document.json);
}

void check_markdown(const std::string& bytes, const Document& document) {
  const std::string article = between(bytes, "## Article\n\n", "*Made with");
  std::string words;  // without escapes and white space
  for (size_t i = 0; i < article.size(); ++i) {
    if (article[i] == '\\' && i + 1 < article.size()) words += article[++i];
    else if (std::string_view("<>[]*_`|#&").find(article[i]) != std::string_view::npos) FAIL("markup: " << article);
    else words += article[i];
  }
  const auto bare = [](const std::string& text) {
    std::u32string all;
    for (const char32_t c : code_points(text)) {
      if (!is_space(c)) all += c;
    }
    return all;
  };
  std::u32string expected;
  size_t number = 0;
  for (const Document::Block& block : document.blocks) {
    const bool is_prose = block.role == "body" || block.role == "abstract" || block.role == "closing";
    if (is_prose) expected += code_points("¶" + std::to_string(++number));
    expected += bare(std::string(slice(document.text, block.span)));
  }
  CHECK(bare(words) == expected);
}

}  // namespace

TEST_CASE("any text and anything found in it goes through every export, in three units alike", "[exports]") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    Random random(seed);
    const Annotation annotation = random_annotation(random);
    INFO("seed " << seed << ": " << annotation.text);
    const std::u32string text = code_points(annotation.text);
    std::map<Unit, std::string> json;
    for (const Unit unit : units) json[unit] = document_of(annotation, unit);
    const Document document = read(json[Unit::codepoint]);
    std::map<Format, std::vector<File>> files;
    for (const Format format : formats) files[format] = export_files(document, format);

    for (const Unit unit : units) {
      for (const Unit wanted : units) CHECK(read(json[unit], wanted).json == json[wanted]);
      if (unit == Unit::codepoint) continue;
      const Document other = read(json[unit]);
      for (const Format format : formats) CHECK(same(export_files(other, format), files[format]));
    }

    check_w3c(files[Format::w3c][0].bytes, text);
    check_brat(files[Format::brat][1].bytes, text);
    CHECK(files[Format::brat][0].bytes == annotation.text);
    check_conll(files[Format::conll][0].bytes, annotation, text);
    for (const File& table : files[Format::csv]) check_csv(table, text);
    check_markdown(files[Format::markdown][0].bytes, document);
    check_html(files[Format::html][0].bytes, document);
  }
}
