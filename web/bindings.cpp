// The core for JavaScript: six functions, called by web/worker.js and the library. JSON goes in and out as UTF-8; a
// request is as core/json/request.h says (offsets should be "utf16"), and replies are as core/json/annotation_json.h
// says. Failures are replies too: {"error":"..."}.
//
//   loadModel(blocks: Uint8Array[]) -> {"name":"en-news-1","sha256":"..."}, of the file that they make up
//   loadModel(blocks, digests)    the same, where the browser knows the SHA-256 of all bytes but the last 32, and of
//                                 all: Uint8Array of both; of any other length it counts for nothing
//   about()                       -> the core's version and word lists, see core/json/about_json.h
//   begin(request)                -> {"windows":6,"text":"...","language":{...},"blocks":[...],"sentences":[...]}
//   next()                        -> {"done":false,"windowsRead":1,"mentions":[...]}, a window a call, and then
//                                    {"done":true,"document":{...}}
//   compare(request, other)       -> {"windows":9} of both texts; next() then gives no mentions, and at the end the
//                                    document that core/json/compare_json.h shows
//   exportDocument(document, format, offsets) -> {name, bytes: Uint8Array}, an object, or {error}:
//                                 core/exports/exports.h
//
// begin() and compare() may be called at any time: a reading not at its end is dropped. Tested by tests/web/.
#include <emscripten/bind.h>

#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "../core/annotate.h"
#include "../core/compare/compare.h"
#include "../core/encoder/model_file.h"
#include "../core/exports/exports.h"
#include "../core/json/about_json.h"
#include "../core/json/annotation_json.h"
#include "../core/json/compare_json.h"
#include "../core/json/request.h"

namespace annotator {
namespace {

// An article on its way. `offsets` looks into the text that `reading` holds, so they live and go together.
struct Session {
  Session(const Request& request, const Encoder& encoder, WindowCache& cache)
      : reading(request.text, encoder,
                {.summary_sentences = request.summary_sentences,
                 .published = request.published,
                 .url = request.url,
                 .abstract = request.abstract,
                 .roles = request.roles},
                &cache),
        offsets(reading.annotation().text, request.offsets),
        parts(request.parts) {}

  Reading reading;
  OffsetMap offsets;
  Parts parts;
  size_t mentions_shown = 0;
};

// A string of JavaScript, put together from pieces that are read where they lie: a std::string Embind would copy within
// this module's memory, which never shrinks.
class JavaScriptString {
 public:
  void operator()(std::string_view piece) {
    static const emscripten::val decoder = emscripten::val::global("TextDecoder").new_();
    const emscripten::val bytes(
        emscripten::typed_memory_view(piece.size(), reinterpret_cast<const uint8_t*>(piece.data())));
    value_ = value_.call<emscripten::val>("concat", decoder.call<emscripten::val>("decode", bytes));
  }

  emscripten::val value() const { return value_; }

 private:
  emscripten::val value_{""};
};

// The one state there is: a worker has one model and reads one article at a time.
std::optional<Encoder> encoder;
std::optional<WindowCache> cache;  // of the encoder: an article begun again after an edit is read where it changed
std::unique_ptr<Session> session;
std::unique_ptr<Session> other;  // what the article of the session is compared with; mostly none

// The bytes of some Uint8Arrays, one after the other.
FileBytes joined(const std::vector<emscripten::val>& blocks) {
  const auto size_of = [](const emscripten::val& block) { return block["length"].as<size_t>(); };
  size_t size = 0;
  for (const auto& block : blocks) size += size_of(block);
  FileBytes bytes(size);
  auto* to = reinterpret_cast<uint8_t*>(bytes.data());
  for (const auto& block : blocks) {
    emscripten::val(emscripten::typed_memory_view(size_of(block), to)).call<void>("set", block);
    to += size_of(block);
  }
  return bytes;
}

std::string load(const emscripten::val& blocks, const FileDigests* digests) {
  session.reset();  // it reads with the model that goes, and so does the cache
  other.reset();
  cache.reset();
  encoder.reset();
  std::string why;
  encoder = load_encoder(joined(emscripten::vecFromJSArray<emscripten::val>(blocks)), &why, digests);
  if (!encoder) return write_error(why);
  cache.emplace(*encoder);
  return "{\"name\":" + json_string(encoder->name()) + ",\"sha256\":" + json_string(encoder->sha256()) + "}";
}

std::string load_model(const emscripten::val& blocks) { return load(blocks, nullptr); }

std::string load_known_model(const emscripten::val& blocks, const emscripten::val& known) {
  FileDigests digests;
  const FileBytes of_both = joined({known});
  const std::span<const std::byte> bytes(of_both);
  if (bytes.size() != sizeof digests) return load(blocks, nullptr);
  std::memcpy(&digests, bytes.data(), sizeof digests);
  return load(blocks, &digests);
}

// Empty, and *why says what is wrong, where nothing can be read.
std::unique_ptr<Session> open(const std::string& json, std::string* why) {
  if (!encoder) return *why = "no model is loaded", nullptr;
  const auto request = parse_request(json, {}, why);
  return request ? std::make_unique<Session>(*request, *encoder, *cache) : nullptr;
}

emscripten::val begin(const std::string& json) {
  other.reset();
  std::string why;
  session = open(json, &why);
  if (!session) return emscripten::val(write_error(why));
  JavaScriptString beginning;
  write_beginning(session->reading.annotation(), session->reading.windows(), session->offsets, std::ref(beginning));
  return beginning.value();
}

std::string begin_comparison(const std::string& json, const std::string& json_of_other) {
  std::string why;
  session = open(json, &why);
  other = session ? open(json_of_other, &why) : nullptr;
  if (!other) return session.reset(), write_error(why);
  return "{\"windows\":" + std::to_string(session->reading.windows() + other->reading.windows()) + "}";
}

// {"done":true,"document":{...}}, the document as write hands it on.
template <class Write>
emscripten::val end_with(Write write) {
  JavaScriptString end;
  end("{\"done\":true,\"document\":");
  write(TakePiece(std::ref(end)));
  end("}");
  return end.value();
}

// The windows of the one text, then those of the other.
emscripten::val next_of_two() {
  Reading& first = session->reading;
  Reading& second = other->reading;
  if (first.step() || second.step()) {
    const size_t read = first.windows_read() + second.windows_read();
    return emscripten::val("{\"done\":false,\"windowsRead\":" + std::to_string(read) + "}");
  }
  const std::unique_ptr<Session> one = std::move(session), two = std::move(other);
  const Annotation a = std::move(one->reading).finish(), b = std::move(two->reading).finish();
  const Engine engine{encoder->name(), encoder->sha256()};
  const Unit unit = one->offsets.unit();
  return end_with([&](const TakePiece& take) { take(write_comparison(compare(a, b), a, b, engine, unit)); });
}

emscripten::val finish() {
  const std::unique_ptr<Session> last = std::move(session);
  const Unit unit = last->offsets.unit();
  const Annotation annotation = std::move(last->reading).finish();
  const Engine engine{encoder->name(), encoder->sha256()};
  return end_with([&](const TakePiece& take) { write_document(annotation, engine, unit, last->parts, take); });
}

emscripten::val next() {
  if (!session) return emscripten::val(write_error("no article was begun"));
  if (other) return next_of_two();
  Reading& reading = session->reading;
  if (!reading.step()) return finish();
  const size_t first = std::exchange(session->mentions_shown, reading.annotation().mentions.size());
  return emscripten::val(write_progress(reading.annotation(), reading.windows_read(), first, session->offsets));
}

emscripten::val export_document(const std::string& json, const std::string& format_name, const std::string& offsets) {
  emscripten::val answer = emscripten::val::object();
  const auto format = format_from_name(format_name);
  const auto unit = unit_from_name(offsets);
  std::string why = !format ? "no format " + format_name : !unit ? "no unit " + offsets : "";
  const auto document = why.empty() ? read_document(json, *unit, &why) : std::nullopt;
  if (!document) {
    answer.set("error", why);
    return answer;
  }
  const File file = as_one_file(export_files(*document, *format));
  const emscripten::val view(emscripten::typed_memory_view(
      file.bytes.size(), reinterpret_cast<const uint8_t*>(file.bytes.data())));
  answer.set("name", file.name);
  answer.set("bytes", view.call<emscripten::val>("slice"));  // a copy: the view is of this module's memory
  return answer;
}

}  // namespace
}  // namespace annotator

EMSCRIPTEN_BINDINGS(annotator) {
  emscripten::function("loadModel", &annotator::load_model);
  emscripten::function("loadModel", &annotator::load_known_model);
  emscripten::function("about", &annotator::write_about);
  emscripten::function("begin", &annotator::begin);
  emscripten::function("next", &annotator::next);
  emscripten::function("compare", &annotator::begin_comparison);
  emscripten::function("exportDocument", &annotator::export_document);
}
