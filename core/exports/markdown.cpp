// Document -> Markdown (CommonMark with tables) for people: what is known of the article, the summary as quotations
// with their paragraphs, names, who said what, the checks, times, and the article itself. Every word of the article is
// escaped, so none of them is markup.
// Tested by tests/exports/exports.test.cpp, property.test.cpp and tests/web/formats.test.mjs.
#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

// One line of text that shows as it is. What is markup anywhere is escaped, and what is markup only at the beginning of
// a line there; the rest stays readable as it stands.
std::string escaped(std::string_view text) {
  constexpr std::string_view markup = "\\`*_{}[]<>#|~&$^@!", markup_of_lines = "+-=:";
  const std::string line = one_line(text);
  std::string all;
  size_t digits = 0;  // how many the line begins with
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool begins_list = i == digits && i > 0 && (c == '.' || c == ')');
    const bool begins_block = i == 0 && markup_of_lines.find(c) != std::string_view::npos;
    if (begins_list || begins_block || markup.find(c) != std::string_view::npos) all += '\\';
    all += c;
    if (c >= '0' && c <= '9' && i == digits) ++digits;
  }
  return all;
}

// A paragraph with the line ends of the article.
std::string escaped_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const std::string line = escaped(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return joined(lines, "\n");
}

std::string row(const std::vector<std::string>& cells) { return "| " + joined(cells, " | ") + " |\n"; }

std::string table(const std::vector<std::string>& heads, const std::string& rows) {
  return row(heads) + row(std::vector<std::string>(heads.size(), "---")) + rows;
}

std::string section(const char* heading, const std::string& content) {
  return content.empty() ? "" : std::string("## ") + heading + "\n\n" + content + "\n";
}

class Sections {
 public:
  explicit Sections(const Document& document) : document_(document), numbers_(paragraph_numbers(document)) {}

  std::string head() const {
    const std::string title = document_.title.empty() ? "Annotated article" : escaped(document_.title);
    std::string lines = "# " + title + "\n\n" + escaped(joined(facts_of(document_), " · ")) + "\n\n";
    if (!document_.url.empty()) lines += "<" + document_.url + ">\n\n";
    if (document_.english == false) {
      lines += "This does not look like English: names and summary are not reliable.\n\n";
    }
    return lines;
  }

  std::string summary() const {
    if (!document_.summarized) return {};
    if (document_.summary.empty()) return "Too short for a summary.\n";
    std::vector<std::string> quotes;
    for (const uint32_t index : document_.summary) {
      const std::string words = escaped(words_of(document_, document_.sentences[index].span));
      quotes.push_back("> " + words + " " + place(index) + "\n");
    }
    std::vector<std::string> missing;
    for (const uint32_t entity : document_.missing) missing.push_back(escaped(document_.entities[entity].name));
    return joined(quotes, ">\n") + (missing.empty() ? "" : "\nNot in the summary: " + joined(missing, ", ") + "\n");
  }

  std::string checks() const {
    std::string rows;
    for (const Document::Check& check : document_.checks) {
      rows += row({escaped(words_of(document_, document_.sentences[check.sentence].span)),
                   escaped(verdict_of(document_, check, numbers_))});
    }
    return rows.empty() ? "" : table({"Sentence", "As far as this tool finds"}, rows);
  }

  std::string names() const {
    std::string rows;
    for (const Group& group : all_groups()) {
      for (const Document::Entity& entity : document_.entities) {
        if (&group_of(entity.type) != &group) continue;
        std::vector<std::string> aliases, roles;
        for (const std::string& alias : entity.aliases) aliases.push_back(escaped(alias));
        for (const Span role : entity.roles) roles.push_back(escaped(words_of(document_, role)));
        rows += row({escaped(entity.name), escaped(group.heading), std::to_string(entity.mentions.size()),
                     joined(aliases, ", "), joined(roles, ", ")});
      }
    }
    return rows.empty() ? "" : table({"Name", "Kind", "Times", "Also", "Role"}, rows);
  }

  std::string speech() const {
    std::string rows;
    for (const Document::Speech& speech : document_.speech) {
      const std::string speaker = speaker_of(document_, speech);
      rows += row({speaker.empty() ? "nobody named" : escaped(speaker), escaped(words_of(document_, speech.verb)),
                   escaped(words_of(document_, speech.span)), place(speech.sentence)});
    }
    return rows.empty() ? "" : table({"Who", "Verb", "Words", "Where"}, rows);
  }

  std::string certainty() const {
    std::string rows;
    for (const Document::Certainty& mark : document_.certainty) {
      rows += row({escaped(certainty_words(mark)), escaped(words_of(document_, mark.span)), place(mark.sentence)});
    }
    return rows.empty() ? "" : table({"Kind", "Words", "Where"}, rows);
  }

  std::string times() const {
    std::string rows;
    for (const uint32_t index : times_in_order(document_)) {
      const Document::Time& time = document_.times[index];
      rows += row({time.value.empty() ? "not known" : escaped(time.value), escaped(words_of(document_, time.span)),
                   place(time.sentence)});
    }
    return rows.empty() ? "" : table({"When", "Words", "Where"}, rows);
  }

  std::string conflicts() const {
    std::string lines;
    for (const Document::Conflict& conflict : document_.conflicts) {
      std::vector<std::string> numbers;
      for (const uint32_t n : conflict.numbers) {
        numbers.push_back("“" + escaped(words_of(document_, document_.numbers[n].span)) + "”");
      }
      lines += "- " + joined(numbers, ", ") + ": " + escaped(conflict_words(conflict)) + "\n";
    }
    return lines;
  }

  std::string article() const {
    std::vector<std::string> blocks;
    for (size_t b = 0; b < document_.blocks.size(); ++b) {
      const std::string words = escaped_lines(slice(document_.text, document_.blocks[b].span));
      if (words.empty()) continue;
      blocks.push_back((numbers_[b] ? "¶" + std::to_string(numbers_[b]) + " " : "") + words + "\n");
    }
    return joined(blocks, "\n");
  }

 private:
  // "[¶2]", or nothing for what is no prose.
  std::string place(uint32_t sentence) const {
    const uint32_t number = numbers_[document_.sentences[sentence].block];
    return number == 0 ? "" : "\\[¶" + std::to_string(number) + "\\]";
  }

  const Document& document_;
  std::vector<uint32_t> numbers_;
};

}  // namespace

std::string write_markdown(const Document& document) {
  const Sections sections(document);
  return sections.head() + section("Summary", sections.summary()) +
         section("Abstract and closing against the body", sections.checks()) +
         section("Numbers that do not agree", sections.conflicts()) + section("Names", sections.names()) +
         section("Who said what", sections.speech()) + section("How sure", sections.certainty()) +
         section("When", sections.times()) + section("Article", sections.article()) + "*Made with " +
         escaped(maker_of(document)) + ", which makes mistakes.*\n";
}

}  // namespace annotator
