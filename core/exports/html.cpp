// Document -> one HTML page for people who have neither this program nor a network: the summary, the lists, and the
// article with its names marked, each linked with its places. No script runs in it (its policy forbids all but its own
// style), and it carries the document, so that read_document() opens it again.
// article.textContent is the text of the document (but for NUL, which HTML has not).
// Tested by tests/exports/exports.test.cpp, property.test.cpp and tests/web/formats.test.mjs.
#include "html_style.h"

#include <algorithm>

#include "formats.h"
#include "reading.h"

namespace annotator {
namespace {

std::string escaped(std::string_view text) {
  std::string all;
  for (const char c : text) {
    switch (c) {
      case '&': all += "&amp;"; break;
      case '<': all += "&lt;"; break;
      case '>': all += "&gt;"; break;
      case '"': all += "&quot;"; break;
      case '\r': all += "&#13;"; break;
      case '\0': all += "\uFFFD"; break;
      default: all += c;
    }
  }
  return all;
}

// Words of the article among ours: in its type, and with its own direction.
std::string quoted(std::string_view words) { return words.empty() ? "" : "<bdi>" + escaped(words) + "</bdi>"; }

std::string link(const std::string& id, const std::string& content) {
  return "<a href=\"#" + id + "\">" + content + "</a>";
}

// Out of the page, which does not say where it comes from.
std::string link_to(const std::string& url) {
  return "<a href=\"" + escaped(url) + "\" rel=\"noopener noreferrer\">" + escaped(url) + "</a>";
}

std::string row(const std::vector<std::string>& cells, const std::string& id = "") {
  std::string all = id.empty() ? "<tr>" : "<tr id=\"" + id + "\">";
  for (const std::string& cell : cells) all += "<td>" + cell + "</td>";
  return all + "</tr>\n";
}

std::string table(const std::vector<std::string>& heads, const std::string& rows) {
  std::string head;
  for (const std::string& cell : heads) head += "<th scope=\"col\">" + cell + "</th>";
  return "<table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
}

std::string section(const char* heading, const std::string& content) {
  return content.empty() ? "" : std::string("<section>\n<h2>") + heading + "</h2>\n" + content + "</section>\n";
}

// A mention where the page shows it.
struct Mark {
  Span span;
  uint32_t mention = 0;
};

// Disjoint, in the order of the text: where mentions overlap the first is shown, of two at one place the longer.
std::vector<Mark> marks_of(const Document& document) {
  std::vector<Mark> marks;
  for (uint32_t m = 0; m < document.mentions.size(); ++m) marks.push_back({document.mentions[m].span, m});
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  uint32_t end = 0;
  std::erase_if(marks, [&](const Mark& mark) {
    if (mark.span.begin < end) return true;
    end = mark.span.end;
    return false;
  });
  return marks;
}

// The article: paragraphs, sentences in them, marks in these. Whatever lies between is written too, so that the whole
// is the text. A mark over the border of a sentence is written in parts, of which the first has its id.
class Article {
 public:
  Article(const Document& document, const std::vector<Mark>& marks) : document_(document), marks_(marks) {}

  std::string write() && {
    const std::vector<uint32_t> numbers = paragraph_numbers(document_);
    const auto size = static_cast<uint32_t>(document_.text.size());
    html_ = document_.english == false ? "<article lang=\"" + document_.language + "\">" : "<article>";
    for (size_t b = 0; b < document_.blocks.size(); ++b) {
      const Document::Block& block = document_.blocks[b];
      const char* tag = block.role == "title" ? "h3" : "p";
      write_text(block.span.begin);
      html_ += std::string("<") + tag + " class=\"" + block.role + "\" id=\"" + block.id + "\" dir=\"auto\"" +
               (numbers[b] ? " data-number=\"" + std::to_string(numbers[b]) + "\"" : "") + ">";
      write_sentences(block.span.end);
      html_ += std::string("</") + tag + ">";
    }
    write_text(size);
    return html_ + "</article>\n";
  }

 private:
  void write_sentences(uint32_t end) {
    const auto& sentences = document_.sentences;
    for (; next_sentence_ < sentences.size() && sentences[next_sentence_].span.begin < end; ++next_sentence_) {
      const Document::Sentence& sentence = sentences[next_sentence_];
      write_text(std::max(at_, sentence.span.begin));
      html_ += "<span id=\"" + sentence.id + "\">";
      write_text(std::min(end, sentence.span.end));
      html_ += "</span>";
    }
    write_text(end);
  }

  // The text from where we are, with the marks in it.
  void write_text(uint32_t end) {
    for (; next_mark_ < marks_.size() && marks_[next_mark_].span.begin < end; ++next_mark_) {
      const Span span = marks_[next_mark_].span;
      write_plain(std::max(at_, span.begin));
      write_mark(std::min(end, span.end), span);
      if (span.end > end) return;  // the rest of the mark comes with what follows
    }
    write_plain(end);
  }

  void write_mark(uint32_t end, Span span) {
    if (end <= at_) return;
    const Document::Mention& mention = document_.mentions[marks_[next_mark_].mention];
    const Group& group = group_of(mention.type);
    std::string attributes = std::string(" class=\"m ") + group.id + "\"";
    if (at_ == span.begin) attributes += " id=\"" + mention.id + "\"";
    if (end == span.end) attributes += std::string(" data-letter=\"") + group.letter + "\"";
    const std::string entity = mention.entity == none ? mention.id : document_.entities[mention.entity].id;
    html_ += "<a href=\"#" + entity + "\"" + attributes + ">";
    write_plain(end);
    html_ += "</a>";
  }

  void write_plain(uint32_t end) {
    if (end <= at_) return;
    html_ += escaped(slice(document_.text, {at_, end}));
    at_ = end;
  }

  const Document& document_;
  const std::vector<Mark>& marks_;
  std::string html_;
  uint32_t at_ = 0;  // what is written so far, in bytes
  size_t next_sentence_ = 0, next_mark_ = 0;
};

class Sections {
 public:
  explicit Sections(const Document& document)
      : document_(document), numbers_(paragraph_numbers(document)), marks_(marks_of(document)) {}

  std::string head() const {
    std::string html = "<header>\n<h1 dir=\"auto\">" + escaped(title()) + "</h1>\n<p class=\"facts\">" +
                       escaped(joined(facts_of(document_), " · ")) + "</p>\n";
    if (!document_.url.empty()) html += "<p class=\"facts\">" + link_to(document_.url) + "</p>\n";
    if (document_.english == false) {
      html += "<p class=\"note\">This does not look like English: names and summary are not reliable.</p>\n";
    }
    return html + "</header>\n";
  }

  std::string title() const { return document_.title.empty() ? "Annotated article" : one_line(document_.title); }

  std::string summary() const {
    if (!document_.summarized) return {};
    std::string html = "<section class=\"summary\">\n<h2>Summary</h2>\n";
    if (document_.summary.empty()) return html + "<p>Too short for a summary.</p>\n</section>\n";
    html += "<ol>\n";
    for (const uint32_t index : document_.summary) {
      html += "<li>" + quoted(words_of(document_, document_.sentences[index].span)) + " " + place(index) + "</li>\n";
    }
    html += "</ol>\n";
    std::vector<std::string> missing;
    for (const uint32_t entity : document_.missing) {
      missing.push_back(link(document_.entities[entity].id, quoted(document_.entities[entity].name)));
    }
    if (!missing.empty()) html += "<p class=\"note\">Not in the summary: " + joined(missing, ", ") + "</p>\n";
    return html + "</section>\n";
  }

  std::string checks() const {
    std::string rows;
    for (const Document::Check& check : document_.checks) {
      std::string verdict = escaped(verdict_of(document_, check, numbers_));
      rows += row({quoted(words_of(document_, document_.sentences[check.sentence].span)), verdict,
                   joined(evidence(check), " ")});
    }
    return rows.empty() ? "" : table({"Sentence", "As far as this tool finds", "Nearest"}, rows);
  }

  std::string conflicts() const {
    std::string rows;
    for (const Document::Conflict& conflict : document_.conflicts) {
      std::vector<std::string> numbers;
      for (const uint32_t n : conflict.numbers) {
        numbers.push_back(link(document_.sentences[document_.numbers[n].sentence].id,
                               quoted(words_of(document_, document_.numbers[n].span))));
      }
      rows += row({joined(numbers, ", "), escaped(conflict_words(conflict))});
    }
    return rows.empty() ? "" : table({"Numbers", "Why"}, rows);
  }

  std::string names() const {
    std::vector<bool> shown(document_.mentions.size());
    for (const Mark& mark : marks_) shown[mark.mention] = true;
    std::string html;
    for (const Group& group : all_groups()) {
      for (const Document::Entity& entity : document_.entities) {
        if (&group_of(entity.type) == &group) html += name_row(entity, group, shown);
      }
    }
    return html.empty() ? "" : table({"Name", "Kind", "Also", "Role", "Where"}, html);
  }

  std::string speech() const {
    std::string rows;
    for (const Document::Speech& speech : document_.speech) {
      const std::string speaker = speaker_of(document_, speech);
      rows += row({speaker.empty() ? "nobody named" : quoted(speaker), quoted(words_of(document_, speech.verb)),
                   quoted(words_of(document_, speech.span)), place(speech.sentence)});
    }
    return rows.empty() ? "" : table({"Who", "Verb", "Words", "Where"}, rows);
  }

  std::string certainty() const {
    std::string rows;
    for (const Document::Certainty& mark : document_.certainty) {
      rows += row({escaped(certainty_words(mark)), quoted(words_of(document_, mark.span)), place(mark.sentence)});
    }
    return rows.empty() ? "" : table({"Kind", "Words", "Where"}, rows);
  }

  std::string times() const {
    std::string rows;
    for (const uint32_t index : times_in_order(document_)) {
      const Document::Time& time = document_.times[index];
      rows += row({time.value.empty() ? "not known" : escaped(time.value), quoted(words_of(document_, time.span)),
                   place(time.sentence)});
    }
    return rows.empty() ? "" : table({"When", "Words", "Where"}, rows);
  }

  std::string article() const { return legend() + Article(document_, marks_).write(); }

 private:
  // "¶2", linked with the sentence; nothing for what is no prose.
  std::string place(uint32_t sentence) const {
    const uint32_t number = numbers_[document_.sentences[sentence].block];
    return number == 0 ? "" : link(document_.sentences[sentence].id, "¶" + std::to_string(number));
  }

  // The best sentence of each part.
  std::vector<std::string> evidence(const Document::Check& check) const {
    std::vector<std::string> places;
    for (const Document::CheckPart& part : check.parts) {
      const std::string best = part.support.empty() ? "" : place(part.support[0]);
      if (!best.empty() && std::find(places.begin(), places.end(), best) == places.end()) places.push_back(best);
    }
    return places;
  }

  std::string name_row(const Document::Entity& entity, const Group& group, const std::vector<bool>& shown) const {
    std::vector<std::string> aliases, roles, places;
    for (const std::string& alias : entity.aliases) aliases.push_back(quoted(alias));
    for (const Span role : entity.roles) roles.push_back(quoted(words_of(document_, role)));
    for (const uint32_t mention : entity.mentions) {
      if (shown[mention]) places.push_back(link(document_.mentions[mention].id, std::to_string(places.size() + 1)));
    }
    return row({quoted(entity.name), group.heading, joined(aliases, ", "), joined(roles, ", "), joined(places, " ")},
               entity.id);
  }

  // The groups that are marked in the article, each with its line.
  std::string legend() const {
    std::string html;
    for (const Group& group : all_groups()) {
      const bool is_there = std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
        return &group_of(document_.mentions[mark.mention].type) == &group;
      });
      if (is_there) html += std::string("<span class=\"") + group.id + "\">" + group.heading + "</span> ";
    }
    return html.empty() ? "" : "<p class=\"legend\">" + html + "</p>\n";
  }

  const Document& document_;
  std::vector<uint32_t> numbers_;
  std::vector<Mark> marks_;
};

// The document inside of a script element: no "<" in it can end the element.
std::string carried(const std::string& json) {
  std::string all(carrier_begin);
  for (const char c : json) {
    if (c == '<') all += "\\u003c";
    else all += c;
  }
  return all + std::string(carrier_end) + "\n";
}

}  // namespace

std::string write_html(const Document& document) {
  const Sections sections(document);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
         "base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         escaped(sections.title()) + "</title>\n<style>" + std::string(html_style) + "</style>\n</head>\n<body>\n" +
         sections.head() + "<main>\n" + sections.summary() +
         section("Abstract and closing against the body", sections.checks()) +
         section("Numbers that do not agree", sections.conflicts()) + section("Article", sections.article()) +
         section("Names", sections.names()) + section("Who said what", sections.speech()) +
         section("How sure", sections.certainty()) + section("When", sections.times()) + "</main>\n<footer>Made with " +
         escaped(maker_of(document)) + ", which makes mistakes.</footer>\n" + carried(document.json) +
         "</body>\n</html>\n";
}

}  // namespace annotator
