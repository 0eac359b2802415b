// Big and nasty texts: whatever comes in, a valid document comes out, in time, and the text in it is the text that came
// in but for what annotation.h says: CRLF and CR become LF, bytes that are not UTF-8 become U+FFFD.
#include <catch2/catch.hpp>
#include <ctime>
#include <random>

#include "annotate.h"
#include "articles/model.h"
#include "encoder/tiny_model.h"
#include "json/annotation_json.h"
#include "json/check_document.h"
#include "json/request.h"

using namespace annotator;

namespace {

// About what the sanitizers cost: GCC tells by a macro that they are there, Clang by a feature.
#ifdef __has_feature
constexpr bool sanitized = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
constexpr double slower = sanitized ? 20 : 1;

std::string repeat(const std::string& chunk, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += chunk;
  return text;
}

std::string document_of(const Annotation& annotation, Unit unit) {
  return write_document(annotation, {"m", std::string(64, '0')}, unit);
}

// What is wrong with the documents of a text in the three units, or with the text in them; empty: nothing.
std::string check_text(const std::string& bytes, const std::string& text, const Encoder& encoder = shipped_model()) {
  const Annotation annotation = annotate(bytes, encoder);
  for (const Unit unit : {Unit::codepoint, Unit::utf16, Unit::utf8}) {
    const std::string document = document_of(annotation, unit);
    const std::string complaint = check_document(document);
    if (!complaint.empty()) return std::string(unit_name(unit)) + ": " + complaint;
    if (Json::parse(document)["text"] != text) return "the text is altered";
  }
  return "";
}

// A piece of a text, and what it is read as.
struct Chunk {
  std::string bytes;
  std::string text;
  Chunk(const char* same) : bytes(same), text(same) {}
  Chunk(std::string in, std::string out) : bytes(std::move(in)), text(std::move(out)) {}
};

const std::string bad = "\uFFFD";

// Names and quotes for the rules to find, among what text may be made of at its worst. No chunk ends in a CR that a
// next one could complete, or in the beginning of a character.
const std::vector<Chunk> chunks = {
    "Marco Rubio", "President ", "U.S. ", "said", ", “we agree,” ", "“", "”", "‘", "\"", "'s", "’s", ".", ". ", "? ",
    "...", "$1.2 billion", "Dr. ", "—", "-", "(", ")", " ", " ", " ", "\n", "\n\n", "\t", "a", "Ana", "and ", "7", "10am",
    "Source: x.org", "http://x.org/?a=b",
    "é", "e\u0301", "\u0301", "ß", "İ", "Ł", "名前", "東京", "한국", "مرحبا", "שלום", "नमस्ते", "ไทย",
    "😀", "👨\u200d👩\u200d👧", "🇺🇸", "👍🏽", "𝒜", "𐍈", "\u200b", "\u200d", "\u200e", "\u202e", "\u2060", "\u00ad",
    "\ufeff", "\u00a0", "\u2003", "\u2028", "\u2029", "\u0085", "\ufffd", "\uffff", "\U0010ffff",
    "\x01", "\x1b[31m", "\x7f",
    {std::string(1, '\0'), std::string(1, '\0')},
    {"\r\n", "\n"}, {"\r\r\n", "\n\n"}, {"\rx", "\nx"},
    {"\xff", bad}, {"\x80", bad}, {"\xc0\xaf", bad + bad}, {"\xc3(", bad + "("}, {"\xe2\x82 ", bad + " "},
    {"\xed\xa0\x80", bad + bad + bad},                  // a surrogate, which UTF-8 has none of
    {"\xf0\x9f\x98!", bad + "!"}, {"\xf4\x90\x80\x80", bad + bad + bad + bad}, {"\xf5", bad},
};

}  // namespace

TEST_CASE("texts of next to nothing give a document", "[hostile]") {
  const std::string text =
      GENERATE("", " ", "\n\n\n", "x", ".", "\"", "Ana left Madrid", "😀", "\u200d", "\u0301", "\ufeff");
  CAPTURE(text);
  CHECK(check_text(text, text) == "");
  const Annotation annotation = annotate(text, shipped_model());
  CHECK(annotation.summary.sentences.empty());
  CHECK(!annotation.repaired);
}

TEST_CASE("NUL bytes are kept", "[hostile]") {
  const std::string text = std::string("Ana Ruiz\0left Madrid.\0\0", 23) + "Bo stayed.";
  CHECK(check_text(text, text) == "");
}

TEST_CASE("line ends become LF and bytes that are not UTF-8 become U+FFFD", "[hostile]") {
  for (const Chunk& chunk : chunks) {
    CAPTURE(chunk.bytes);
    CHECK(check_text(chunk.bytes, chunk.text) == "");
    CHECK(check_text("Ana " + chunk.bytes + " left.", "Ana " + chunk.text + " left.") == "");
    CHECK(annotate(chunk.bytes, shipped_model()).repaired == (chunk.text.find(bad) != chunk.bytes.find(bad)));
  }
}

TEST_CASE("of any text, every slice is what the document says it is", "[hostile]") {
  const Encoder tagging_at_random = tiny_encoder();
  std::mt19937 random(1);  // the same texts every time: a failure can be looked at
  for (int i = 0; i < 1000; ++i) {
    std::string bytes, text;
    for (uint32_t left = random() % 120; left > 0; --left) {
      const Chunk& chunk = chunks[random() % chunks.size()];
      bytes += chunk.bytes;
      text += chunk.text;
    }
    CAPTURE(i, bytes);
    CHECK(check_text(bytes, text, tagging_at_random) == "");
    if (i % 10 == 0) CHECK(check_text(bytes, text) == "");
  }
}

TEST_CASE("a lone surrogate of JavaScript becomes U+FFFD, one for one", "[hostile]") {
  std::string why;
  const auto request = parse_request(R"({"text":"Ana \ud83d Ruiz \ude00 left.","offsets":"utf16"})", {}, &why);
  REQUIRE(request);
  CHECK(check_text(request->text, "Ana \uFFFD Ruiz \uFFFD left.") == "");
}

TEST_CASE("a megabyte of what is no prose takes no more than 2 seconds", "[hostile]") {
  const std::string chunk =
      GENERATE("a", "\"", "(", "“", "\u200d", " ", "\n", "\r\n", "\xff", "é", "😀", "9", "a\u0301", "?!");
  CAPTURE(chunk);
  const std::string bytes = repeat(chunk, 1'000'000);
  const std::clock_t start = std::clock();
  const Annotation annotation = annotate(bytes, shipped_model());
  const std::string document = document_of(annotation, Unit::utf16);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  CHECK(seconds < 2 * slower);
  CHECK(check_document(document) == "");
}
