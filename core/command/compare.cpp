// The text for people goes as the page does: what changed, what only the one has, what only the other. Words that
// differ stand as wdiff writes them: [-of the other-] {+of this+}.
#include "compare.h"

#include <algorithm>

#include "article/blocks.h"
#include "articles.h"
#include "compare/compare.h"
#include "files.h"
#include "json/compare_json.h"
#include "report.h"

namespace annotator {
namespace {

std::optional<Annotation> annotate_file(const std::string& name, const Settings& settings, const Encoder& encoder) {
  std::string why;
  const auto bytes = read_file(name, &why);
  auto annotation = bytes ? annotate_text(*bytes, encoder, settings.options, &why) : std::nullopt;
  if (!annotation) complain(display_name(name) + ": " + why);
  if (annotation && annotation->repaired && !settings.quiet) complain(display_name(name) + ": " + repaired_warning);
  return annotation;
}

// ---- text ----------------------------------------------------------------------------------------------------

std::string words(const Annotation& article, Span span) { return printable(slice(article.text, span)); }

std::string gone(const std::string& text) { return text.empty() ? "" : "[-" + text + "-]"; }
std::string come(const std::string& text) { return text.empty() ? "" : "{+" + text + "+}"; }

std::string instead(const std::string& of_other, const std::string& of_this) {
  return gone(of_other) + (of_other.empty() || of_this.empty() ? "" : " ") + come(of_this);
}

// " [¶2]" of the paragraph around a byte; nothing outside of prose.
std::string place(const Annotation& article, uint32_t byte) {
  const auto is_before = [&](const Block& block) { return block.span.end <= byte; };
  const auto block = std::partition_point(article.blocks.begin(), article.blocks.end(), is_before);
  const bool in_prose = block != article.blocks.end() && is_paragraph(block->role);
  const auto index = static_cast<uint32_t>(block - article.blocks.begin());
  return in_prose ? " [¶" + std::to_string(paragraph_number(article, index)) + "]" : "";
}

// A heading, and under it the lines of each kind; nothing where there are none.
class Section {
 public:
  explicit Section(const char* heading) : heading_(heading) {}

  void add(const char* kind, const std::string& line) {
    if (kind_ != kind) lines_ += std::string("  ") + kind + "\n";
    kind_ = kind;
    lines_ += "    " + line + "\n";
  }

  std::string text() const { return lines_.empty() ? "" : "\n" + std::string(heading_) + "\n" + lines_; }

 private:
  const char* heading_;
  const char* kind_ = nullptr;
  std::string lines_;
};

struct Report {
  const Annotation& a;
  const Annotation& b;
  Section changed{"Changed"}, only_a{"Only in this text"}, only_b{"Only in the other text"};

  void add(const char* kind, const Differences& found) {
    for (const Change& change : found.changed) {
      const Span span = change.a.spans[0];
      changed.add(kind, instead(words(b, change.b.spans[0]), words(a, span)) + place(a, span.begin));
    }
    for (const Item& item : found.only_a) only_a.add(kind, words(a, item.spans[0]) + place(a, item.spans[0].begin));
    for (const Item& item : found.only_b) only_b.add(kind, words(b, item.spans[0]) + place(b, item.spans[0].begin));
  }

  void add(const std::vector<CertaintyChange>& found, const std::vector<SentencePair>& pairs) {
    for (const CertaintyChange& change : found) {
      const uint32_t begin = a.sentences[pairs[change.pair].a].span.begin;
      changed.add("How sure", instead(marks(b, change.b), marks(a, change.a)) + place(a, begin));
    }
  }

  void add(const SentenceDifferences& found) {
    for (const SentencePair& pair : found.changed) {
      const Span span = a.sentences[pair.a].span;
      changed.add("Sentences", marked(pair) + place(a, span.begin));
    }
    for (const uint32_t s : found.only_a) add_sentence(only_a, a, s);
    for (const uint32_t s : found.only_b) add_sentence(only_b, b, s);
  }

  std::string text() const { return changed.text() + only_a.text() + only_b.text(); }

 private:
  static void add_sentence(Section& part, const Annotation& article, uint32_t sentence) {
    const Span span = article.sentences[sentence].span;
    part.add("Sentences", words(article, span) + place(article, span.begin));
  }

  static std::string marks(const Annotation& article, const std::vector<uint32_t>& indices) {
    std::string text;
    for (const uint32_t i : indices) {
      const Certainty& mark = article.certainty[i];
      text += (text.empty() ? "" : ", ") + words(article, mark.span) + " (" + certainty_name(mark.kind) + ")";
    }
    return text;
  }

  std::string marked(const SentencePair& pair) const {
    std::string line;
    Span rest = a.sentences[pair.a].span;
    for (const WordChange& change : pair.changes) {
      line += words(a, {rest.begin, change.a.begin});
      if (change.a.size() == 0 && change.a.begin > rest.begin) line += ' ';
      line += instead(words(b, change.b), words(a, change.a));
      rest.begin = change.a.end;
    }
    return line + words(a, rest);
  }
};

constexpr const char* limit =
    "[-only in the other text-] {+only in this text+}. Sentences are compared by their words: what the other\n"
    "text says in quite other words counts as different.\n";

std::string report(const Comparison& found, const Annotation& a, const Annotation& b) {
  if (found.same()) return "No differences.\n";
  Report report{a, b};
  report.add("Names", found.entities);
  report.add("Voices", found.voices);
  report.add("Numbers", found.numbers);
  report.add("Dates", found.times);
  report.add(found.certainty, found.sentences.changed);
  report.add(found.sentences);
  return limit + report.text();
}

}  // namespace

ExitCode compare_files(const Settings& settings, const Encoder& encoder) {
  const auto a = annotate_file(settings.files[0], settings, encoder);
  const auto b = a ? annotate_file(settings.compare, settings, encoder) : std::nullopt;
  if (!b) return bad_input;
  const Comparison found = compare(*a, *b);
  const std::string text =
      settings.format == "text"
          ? report(found, *a, *b)
          : write_comparison(found, *a, *b, engine_of(encoder), *unit_from_name(settings.offsets)) + "\n";
  if (!settings.output.empty()) return write_file(settings.output, text) ? all_done : engine_error;
  print(text);
  return all_done;
}

}  // namespace annotator
