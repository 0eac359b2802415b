// Every export by prose cases (tests/cases/exports.txt), and which files there are.
#include "exports/exports.h"

#include <catch2/catch.hpp>

#include "../cases.h"
#include "example.h"

using namespace annotator;

namespace {

// What stands between the first begin and the next end.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t from = text.find(begin);
  REQUIRE(from != std::string::npos);
  const size_t to = text.find(end, from + begin.size());
  REQUIRE(to != std::string::npos);
  return text.substr(from + begin.size(), to - from - begin.size());
}

std::string without(const std::string& text, const std::string& part) {
  std::string rest = text;
  for (size_t at; (at = rest.find(part)) != std::string::npos;) rest.erase(at, part.size());
  return rest;
}

// "csv names" -> the table; "w3c m1" -> that annotation; "html", "markdown" -> the article; "conll" -> the file.
std::string shown(const Document& document, const std::string& what) {
  const std::string format = what.substr(0, what.find(' '));
  const std::string part = format.size() == what.size() ? "" : what.substr(format.size() + 1);
  const std::vector<File> files = export_files(document, *format_from_name(format));
  if (format == "csv") {
    for (const File& file : files) {
      if (file.name == "article-" + part + ".csv") return without(without(file.bytes, "\r"), "\uFEFF");
    }
    throw std::runtime_error("no table " + part);
  }
  if (format == "brat") return files[1].bytes;
  const std::string& bytes = files[0].bytes;
  if (format == "html") return "<article>" + between(bytes, "<article>", "\n</section>");
  if (format == "markdown") return between(bytes, "## Article\n\n¶1 ", "\n\n*Made with");
  if (format == "w3c") {
    const std::string id = "{\"id\":\"urn:sha256:" + document.text_sha256 + "#" + part + "\"";
    return without(id + between(bytes, id, ",{\"id\""), document.text_sha256);
  }
  return without(bytes, document.text_sha256);
}

}  // namespace

TEST_CASE("exports, by cases", "[exports]") {
  for (const Case& c : read_cases("exports.txt")) {
    DYNAMIC_SECTION(c.heading << " (line " << c.line << ")") {
      const size_t end = c.input.find('\n');
      const Annotation annotation = marked_annotation(c.input.substr(end + 1));
      const Document document = read(document_of(annotation, Unit::codepoint));
      CHECK(trim_blank_lines(shown(document, c.input.substr(0, end))) == c.expected);
    }
  }
}

TEST_CASE("what a document was made without is not spoken of", "[exports]") {
  const Annotation annotation = marked_annotation("[PERSON Ana Ruiz] left.");
  const auto written = [&](Parts parts, Format format) {
    const std::string json = write_document(annotation, {"m", "0"}, Unit::codepoint, {}, parts);
    return export_files(read(json), format)[0].bytes;
  };
  const Format format = GENERATE(Format::markdown, Format::html);
  CHECK(written({}, format).find("Too short for a summary") != std::string::npos);
  const std::string without = written(Parts().without(Part::summary), format);
  for (const char* words : {"Too short", "Summary<", "## Summary"}) CHECK(without.find(words) == std::string::npos);
  CHECK(written(Parts().bare(), format).find("Ana Ruiz") != std::string::npos);

  std::string why;
  const std::string bare = write_document(annotation, {"m", "0"}, Unit::codepoint, {}, Parts().without(Part::text));
  CHECK(!read_document(bare, Unit::codepoint, &why));
  CHECK(why == "the document is without its text");
}

TEST_CASE("the address of an article is named where a format has a place for it", "[exports]") {
  Annotation annotation = marked_annotation("[PERSON Ana Ruiz] left.");
  annotation.url = "https://example.org/a?b=1&c=2";
  const Document document = read(document_of(annotation, Unit::codepoint));
  const auto [format, words] = GENERATE(table<std::string, std::string>({
      {"w3c", "\"target\":{\"source\":\"https://example.org/a?b=1&c=2\""},
      {"schema", "\"url\":\"https://example.org/a?b=1&c=2\""},
      {"conll", "\n# url = https://example.org/a?b=1&c=2\n"},
      {"markdown", "\n<https://example.org/a?b=1&c=2>\n"},
      {"html", "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">https://example.org/a?b=1&amp;c=2</a>"},
  }));
  CHECK(export_files(document, *format_from_name(format))[0].bytes.find(words) != std::string::npos);
}

TEST_CASE("a format has its files, and they are called after what they are of", "[exports]") {
  const Document document = read(document_of(marked_annotation("[PERSON Ana Ruiz] left."), Unit::codepoint));
  const auto names = [&](const char* format) {
    std::string all;
    for (const File& file : export_files(document, *format_from_name(format), "dam")) all += file.name + " ";
    return all;
  };
  CHECK(names("json") == "dam.json ");
  CHECK(names("w3c") == "dam.jsonld ");
  CHECK(names("schema") == "dam-schema.jsonld ");
  CHECK(names("brat") == "dam.txt dam.ann annotation.conf ");
  CHECK(names("conll") == "dam.conll ");
  CHECK(names("md") == "dam.md ");
  CHECK(names("markdown") == "dam.md ");
  CHECK(names("html") == "dam.html ");
  CHECK(names("csv") == "dam-summary.csv dam-names.csv dam-mentions.csv dam-speech.csv dam-times.csv dam-numbers.csv "
                        "dam-certainty.csv dam-checks.csv ");
  CHECK(as_one_file(export_files(document, Format::markdown, "dam"), "dam").name == "dam.md");
  CHECK(as_one_file(export_files(document, Format::csv, "dam"), "dam").name == "dam.zip");
  CHECK(!format_from_name("xml"));
}
