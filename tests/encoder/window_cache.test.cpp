// What the cache gives is what the network gives; and the network is asked only for windows that are new. The articles
// are read through Reading, as the page reads them.
#include "encoder/window_cache.h"

#include <catch2/catch.hpp>

#include "annotate.h"
#include "json/annotation_json.h"
#include "tiny_model.h"

namespace annotator {
namespace {

// Paragraphs of three sentences, no two alike.
std::string article_of(int paragraphs) {
  std::string text;
  for (int p = 0; p < paragraphs; ++p) {
    const std::string number = std::to_string(p);
    text += "Ana Ruiz of town " + number + " said it would rain. The mayor of place " + number +
            " did not agree with her at all. Nobody else in county " + number + " was asked.\n\n";
  }
  return text;
}

std::string document_of(Annotation article) { return write_document(article, {"m", "0"}, Unit::utf8); }

// The document of a text, read with the cache; runs: of the network for it.
std::string read(const std::string& text, const Encoder& encoder, WindowCache& cache, size_t& runs, size_t& windows) {
  const size_t before = cache.network_runs();
  Reading reading(text, encoder, {}, &cache);
  windows = reading.windows();
  std::string document = document_of(std::move(reading).finish());
  runs = cache.network_runs() - before;
  return document;
}

}  // namespace

TEST_CASE("an article read again costs the network nothing, and an edited one the windows that the edit touches") {
  const Encoder encoder = tiny_encoder();
  WindowCache cache(encoder);
  size_t runs = 0, windows = 0;
  std::string text = article_of(20);
  const std::string first = read(text, encoder, cache, runs, windows);
  REQUIRE(windows >= 20);
  CHECK(runs == windows);
  CHECK(read(text, encoder, cache, runs, windows) == first);
  CHECK(runs == 0);

  text.replace(text.find("place 10"), 8, "place 11");  // no sentence changes its size
  const std::string edited = read(text, encoder, cache, runs, windows);
  CHECK(runs == 1);
  CHECK(edited == document_of(annotate(text, encoder)));

  // Windows fall into step again behind a paragraph that is new.
  text.insert(text.find("Ana Ruiz of town 5 "), "Here is a new paragraph about something else.\n\n");
  CHECK(read(text, encoder, cache, runs, windows) == document_of(annotate(text, encoder)));
  CHECK(runs > 0);
  CHECK(runs < windows);
}

TEST_CASE("a text that says one thing again and again is read once") {
  const Encoder encoder = tiny_encoder();
  WindowCache cache(encoder);
  size_t runs = 0, windows = 0;
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "a\n";
  read(text, encoder, cache, runs, windows);
  CHECK(windows > 300);
  CHECK(runs <= 3);  // the first, those in the middle, the last
}

TEST_CASE("a cache keeps as many windows as it may, the latest read") {
  const Encoder encoder = tiny_encoder();
  std::vector<Window> windows;
  for (const uint32_t id : {4, 5, 6}) {
    const std::vector<Piece> pieces = {{2, 1}, {id, 1u << 1 | 1u << 11}, {3, 1}};
    windows.push_back({0, 1, 0, 1, pieces});
  }
  WindowCache cache(encoder, 2);
  const auto reads_anew = [&](int window) {
    const size_t before = cache.network_runs();
    const WindowScores scores = cache.read(windows[window]);
    CHECK(scores.names == encoder.read(windows[window]).names);
    CHECK(scores.sentences == encoder.read(windows[window]).sentences);
    return cache.network_runs() != before;
  };
  CHECK(reads_anew(0));
  CHECK(reads_anew(1));
  CHECK_FALSE(reads_anew(0));
  CHECK(reads_anew(2));  // 1 makes way
  CHECK_FALSE(reads_anew(0));
  CHECK(reads_anew(1));
}

}  // namespace annotator
