// What a person reads first comes first: title and source, then the summary, then names by group, people before places,
// who said what, when.
// Every piece of article text on its way to the terminal passes through printable().
#include "report.h"

#include "article/blocks.h"
#include "article/tokens.h"
#include "json/annotation_json.h"

namespace annotator {
namespace {

struct Group {
  const char* name;
  const char* heading;
};
constexpr Group groups[] = {
    {"person", "People"},       {"org", "Organizations"},      {"place", "Places"},
    {"group", "Nationalities and groups"}, {"date", "Dates and times"}, {"number", "Money and numbers"},
    {"event", "Events, laws, works and products"},
};

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string whole;
  for (const std::string& part : parts) whole += (whole.empty() ? "" : between) + part;
  return whole;
}

std::string heading(const Annotation& annotation) {
  std::string title;
  for (const Block& block : annotation.blocks) {
    if (block.role != BlockRole::title || !title.empty()) continue;
    title = printable(slice(annotation.text, block.span)) + "\n";
  }
  std::vector<std::string> facts;
  const Span source = find_source(annotation.text, annotation.blocks);
  if (source.size()) facts.push_back(printable(slice(annotation.text, source)));
  if (!annotation.published.empty()) facts.push_back(annotation.published);
  const uint32_t words = count_words(annotation.text);
  facts.push_back(std::to_string(words) + (words == 1 ? " word" : " words"));
  return title + joined(facts, " · ") + "\n" + (annotation.url.empty() ? "" : annotation.url + "\n");
}

std::string summary(const Annotation& annotation) {
  if (annotation.summary.sentences.empty()) return "\nToo short for a summary.\n";
  std::string lines = "\nSummary\n";
  for (const SummarySentence& chosen : annotation.summary.sentences) {
    const Sentence& sentence = annotation.sentences[chosen.sentence];
    const uint32_t paragraph = paragraph_number(annotation, sentence.block);
    lines += "  " + printable(slice(annotation.text, sentence.span)) + " [¶" + std::to_string(paragraph) + "]\n";
  }
  return lines;
}

std::string warning(const Annotation& annotation) {
  if (annotation.language != Language::other) return "";
  return "\nThis does not read like English: names and summary are not reliable.\n";
}

const char* verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::found: return "found";
    case Verdict::combined: return "combined";
    case Verdict::firmer: return "says it more firmly";
    case Verdict::weaker: return "says it less firmly";
    case Verdict::different_speaker: return "gives it another speaker";
    case Verdict::not_found: return "not found";
  }
  return "";
}

// "¶3, ¶2": where the best sentences of a check's parts stand.
std::string places(const Annotation& annotation, const Check& check) {
  std::vector<std::string> paragraphs;
  for (const CheckPart& part : check.parts) {
    if (part.support.empty()) continue;
    const uint32_t block = annotation.sentences[part.support[0].sentence].block;
    const std::string place = "¶" + std::to_string(paragraph_number(annotation, block));
    if (paragraphs.empty() || paragraphs.back() != place) paragraphs.push_back(place);
  }
  return joined(paragraphs, ", ");
}

// What in the abstract and the closing is not simply found in the body.
std::string checks(const Annotation& annotation) {
  if (annotation.checks.empty()) return "";
  std::string lines;
  size_t found = 0;
  for (const Check& check : annotation.checks) {
    if (check.verdict == Verdict::found) {
      ++found;
      continue;
    }
    const std::string near = places(annotation, check);
    lines += "  " + printable(slice(annotation.text, annotation.sentences[check.sentence].span)) + " [" +
             verdict_words(check.verdict) + (near.empty() ? "" : ": " + near) + "]\n";
  }
  return "\nAbstract and closing against the body, as far as this tool finds: " + std::to_string(found) + " of " +
         std::to_string(annotation.checks.size()) + " sentences found\n" + lines;
}

// "Marco Rubio revealed: plans to reopen missions [¶2, planned]", with the article's own verb.
std::string statements(const Annotation& annotation) {
  std::string lines;
  for (const Speech& speech : annotation.speech) {
    const bool is_known = speech.speaker_entity != none;
    std::string voice = "nobody named";
    if (is_known) voice = annotation.entities[speech.speaker_entity].name;
    else if (speech.speaker.size() > 0) voice = slice(annotation.text, speech.speaker);
    std::vector<std::string> notes = {
        "¶" + std::to_string(paragraph_number(annotation, annotation.sentences[speech.sentence].block))};
    for (const CertaintyClass kind : speech.certainty) notes.push_back(certainty_name(kind));
    const std::string verb = speech.cue.size() > 0 ? " " + printable(slice(annotation.text, speech.cue)) : "";
    lines += "  " + printable(voice) + verb + ": " + printable(slice(annotation.text, speech.content)) + " [" +
             joined(notes, ", ") + "]\n";
  }
  return lines.empty() ? "" : "\nWho said what\n" + lines;
}

std::string phrases(const Annotation& annotation) {
  std::vector<std::string> texts;
  for (const Phrase& phrase : annotation.phrases) texts.push_back(printable(phrase.text));
  return texts.empty() ? "" : "\nKey phrases\n  " + joined(texts, ", ") + "\n";
}

// The dates that are known, in the order of time, with their sentences; and what is counted from an unknown day.
std::string timeline(const Annotation& annotation) {
  std::string lines;
  for (const uint32_t index : annotation.timeline) {
    const Time& time = annotation.times[index];
    const Sentence& sentence = annotation.sentences[time.sentence];
    lines += "  " + time.value + "  " + printable(slice(annotation.text, sentence.span)) + " [¶" +
             std::to_string(paragraph_number(annotation, sentence.block)) + "]\n";
  }
  std::vector<std::string> open;
  for (const Time& time : annotation.times)
    if (time.relative && time.value.empty()) open.push_back("“" + printable(slice(annotation.text, time.span)) + "”");
  if (!open.empty() && annotation.published.empty())
    lines += "  counted from an unknown day of publication: " + joined(open, ", ") + "\n";
  return lines.empty() ? "" : "\nWhen\n" + lines;
}

const char* conflict_words(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::sum: return "the parts come to ";
    case ConflictKind::share: return "the share comes to ";
    case ConflictKind::change: return "the change comes to ";
    case ConflictKind::repeated: return "two sentences that tell the same";
  }
  return "";
}

std::string conflicts(const Annotation& annotation) {
  std::string lines;
  for (const NumberConflict& conflict : annotation.conflicts) {
    std::vector<std::string> numbers;
    for (const uint32_t n : conflict.numbers)
      numbers.push_back("“" + printable(slice(annotation.text, annotation.numbers[n].span)) + "”");
    const bool is_percent = conflict.kind == ConflictKind::share || conflict.kind == ConflictKind::change;
    lines += "  " + joined(numbers, ", ") + ": " + conflict_words(conflict.kind) + conflict.reckoned +
             (is_percent ? "%" : "") + "\n";
  }
  return lines.empty() ? "" : "\nNumbers that do not agree\n" + lines;
}

std::string name_line(const Annotation& annotation, const Entity& entity) {
  std::vector<std::string> notes;
  for (const Span role : entity.roles) notes.push_back(printable(slice(annotation.text, role)));
  for (const std::string& alias : entity.aliases) notes.push_back("“" + printable(alias) + "”");
  const std::string times = " ×" + std::to_string(entity.mentions.size());
  return "  " + printable(entity.name) + times + (notes.empty() ? "" : " (" + joined(notes, ", ") + ")") + "\n";
}

std::string names(const Annotation& annotation) {
  std::string lines;
  for (const Group& group : groups) {
    std::string of_group;
    for (const Entity& entity : annotation.entities) {
      if (group_name(entity.type) == std::string_view(group.name)) of_group += name_line(annotation, entity);
    }
    if (!of_group.empty()) lines += "\n" + std::string(group.heading) + "\n" + of_group;
  }
  return lines;
}

// Headings stand at the margin, below an empty line or before all else; what we say of a sentence ends its line in
// square brackets. Articles have no escape character here any more, so nothing else is in color.
std::string in_colors(std::string_view report) {
  const std::string bold = "\x1b[1m", dim = "\x1b[2m", plain = "\x1b[0m";
  std::string colored;
  bool below_empty = true;
  while (!report.empty()) {
    const std::string_view line = report.substr(0, report.find('\n'));
    report.remove_prefix(line.size() + 1);
    const size_t note = line.empty() || line.back() != ']' ? std::string_view::npos : line.rfind(" [");
    if (below_empty && !line.empty() && line[0] != ' ') {
      colored += bold + std::string(line) + plain;
    } else if (note != std::string_view::npos) {
      colored += std::string(line.substr(0, note)) + dim + std::string(line.substr(note)) + plain;
    } else {
      colored += line;
    }
    colored += '\n';
    below_empty = line.empty();
  }
  return colored;
}

struct Section {
  Part part;
  std::string (*write)(const Annotation&);
};
constexpr Section sections[] = {{Part::summary, summary},  {Part::checks, checks},  {Part::numbers, conflicts},
                                {Part::entities, names},   {Part::speech, statements}, {Part::times, timeline},
                                {Part::phrases, phrases}};

}  // namespace

// Control characters are C0, C1 and DEL; in UTF-8 those of C1 are C2 80 to C2 9F.
std::string printable(std::string_view text) {
  std::string line;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte == '\n' || byte == '\t') {
      line += ' ';
    } else if (byte < 0x20 || byte == 0x7F || c1) {
      line += "\uFFFD";
      i += c1;
    } else {
      line += text[i];
    }
  }
  return line;
}

uint32_t paragraph_number(const Annotation& annotation, uint32_t block) {
  uint32_t number = 0;
  for (uint32_t b = 0; b <= block; ++b) number += is_paragraph(annotation.blocks[b].role);
  return number;
}

std::string write_report(const Annotation& annotation, Parts parts, bool in_color) {
  std::string report = heading(annotation) + warning(annotation);
  for (const Section& section : sections) {
    if (parts.has(section.part)) report += section.write(annotation);
  }
  return in_color ? in_colors(report) : report;
}

}  // namespace annotator
