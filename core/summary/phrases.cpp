// Takes the runs of words that may be phrases, counts all their parts by the hash of their stems, and chooses.
#include "phrases.h"

#include <algorithm>
#include <unordered_set>

#include "../article/blocks.h"
#include "../article/word_list.h"
#include "../checks/claim_words.h"
#include "../checks/claims.h"
#include "../numbers/lexemes.h"

namespace annotator {
namespace {

constexpr size_t least_words = 2, most_words = 4;
constexpr size_t least_places = 2;
constexpr size_t most_role_words = 8;
constexpr size_t most_phrases = 10;

// Words that would make a phrase of any noun.
constexpr std::string_view vague_words[] = {
    "able", "available", "big", "certain", "current", "different", "early", "few", "following", "former", "full",
    "good", "great", "high", "important", "key", "known", "large", "last", "late", "latest", "likely", "little", "long",
    "low", "main", "major", "new", "number", "old", "possible", "previous", "recent", "several", "short", "similar",
    "small", "various", "whole", "young",
};

// The nouns in -ly.
constexpr std::string_view nouns_like_adverbs[] = {
    "ally", "anomaly", "assembly", "family", "monopoly", "rally", "reply", "supply",
};

struct Word {
  uint64_t stem;  // its hash
  Span span;
  bool may_end;   // a phrase: not a name, nor "working" of "working groups"
};

// A part of a run.
struct Place {
  uint64_t key;
  uint32_t run, begin, words;  // words begin, ..., begin + words - 1 of the run
};

uint64_t add_to_hash(uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}
constexpr uint64_t empty_hash = 0xCBF29CE484222325u;

bool is_adverb(std::string_view word) { return word.ends_with("ly") && !is_in<nouns_like_adverbs>(word); }

bool is_phrase_word(const Lexeme& lexeme) {
  const std::string& word = lexeme.text;
  if (lexeme.kind != LexemeKind::word || word.size() < 3) return false;
  return !is_in<empty_words>(word) && !is_finite_verb(word) && !is_adverb(word);
}

bool is_hyphen(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::mark && lexeme.text == "-" && lexeme.joined;
}

class Finder {
 public:
  explicit Finder(const Annotation& article) : article_(article) {}

  std::vector<Phrase> find() {
    for (const Entity& entity : article_.entities)
      for (const Span role : entity.roles) add_role(role);
    for (const Sentence& sentence : article_.sentences) {
      const BlockRole role = article_.blocks[sentence.block].role;
      if (role != BlockRole::title && !is_paragraph(role)) continue;
      for (const Run& run : read(sentence.span)) add_without_roles(run);
    }
    return choose(count_parts());
  }

 private:
  using Run = std::vector<Word>;

  // What a role begins with is as good as a part of the name: "Foreign Minister".
  void add_role(Span role) {
    const std::vector<Run> runs = read(role);
    if (runs.empty() || runs[0].size() > most_role_words || runs[0][0].span.begin != role.begin) return;
    uint64_t key = empty_hash;
    for (const Word& word : runs[0]) key = add_word(key, word);
    roles_.insert(key);
  }

  void add_without_roles(const Run& run) {
    Run rest;
    const auto end_rest = [&] {
      if (rest.size() >= least_words) runs_.push_back(rest);
      rest.clear();
    };
    for (size_t i = 0; i < run.size();) {
      const size_t words = role_at(run, i);
      if (words == 0) rest.push_back(run[i++]);
      else end_rest(), i += words;
    }
    end_rest();
  }

  // How many words of a run, from word `begin` on, are a role; 0 if there is none.
  size_t role_at(const Run& run, size_t begin) const {
    size_t words = 0;
    uint64_t key = empty_hash;
    for (size_t n = 1; n <= most_role_words && begin + n <= run.size(); ++n) {
      key = add_word(key, run[begin + n - 1]);
      if (n >= least_words && roles_.count(key) > 0) words = n;
    }
    return words;
  }

  // The runs of a sentence or a part of one, of several words each.
  std::vector<Run> read(Span span) {
    std::vector<Run> runs;
    Run run;
    const auto end_run = [&] {
      if (run.size() >= least_words) runs.push_back(run);
      run.clear();
    };
    mention_ = first_mention_behind(span.begin);
    const std::vector<Lexeme> lexemes = read_lexemes(article_.text, span);
    for (size_t i = 0; i < lexemes.size(); ++i) {
      const Mention* mention = mention_at(lexemes[i].span.begin);
      const bool breaks = mention && (mention->type == EntityType::person || mention->type >= EntityType::date);
      const bool hyphened = i + 2 < lexemes.size() && is_hyphen(lexemes[i + 1]) && lexemes[i + 2].joined;
      const bool is_vague = is_in<vague_words>(lexemes[i].text) && !hyphened;
      if (breaks || !(mention || (is_phrase_word(lexemes[i]) && !is_vague))) {
        end_run();
        continue;
      }
      run.push_back(word_of(lexemes[i], mention != nullptr));
      for (; i + 2 < lexemes.size() && is_hyphen(lexemes[i + 1]) && lexemes[i + 2].joined; i += 2)
        extend(run.back(), lexemes[i + 2]);  // "high-level" is one word
    }
    end_run();
    return runs;
  }

  static Word word_of(const Lexeme& lexeme, bool is_name) {
    return {add_to_hash(empty_hash, stem_of(lexeme.text)), lexeme.span, !is_name && !lexeme.text.ends_with("ing")};
  }

  static void extend(Word& word, const Lexeme& lexeme) {
    word.stem = add_to_hash(word.stem, lexeme.text);
    word.span.end = lexeme.span.end;
  }

  static uint64_t add_word(uint64_t key, const Word& word) { return (key ^ word.stem) * 0x100000001B3u; }

  // The first mention that ends behind this byte.
  size_t first_mention_behind(uint32_t place) const {
    const auto& mentions = article_.mentions;
    const auto is_before = [&](const Mention& m) { return m.span.end <= place; };
    return static_cast<size_t>(std::partition_point(mentions.begin(), mentions.end(), is_before) - mentions.begin());
  }

  // The mention that holds this byte; bytes of what read() reads are asked for in text order.
  const Mention* mention_at(uint32_t place) {
    const std::vector<Mention>& mentions = article_.mentions;
    while (mention_ < mentions.size() && mentions[mention_].span.end <= place) ++mention_;
    return mention_ < mentions.size() && mentions[mention_].span.begin <= place ? &mentions[mention_] : nullptr;
  }

  // All parts of runs that may be phrases, equal ones together, in text order among themselves.
  std::vector<Place> count_parts() const {
    std::vector<Place> places;
    for (uint32_t r = 0; r < runs_.size(); ++r)
      for (uint32_t begin = 0; begin < runs_[r].size(); ++begin) {
        uint64_t key = empty_hash;
        for (uint32_t n = 1; n <= most_words && begin + n <= runs_[r].size(); ++n) {
          const Word& word = runs_[r][begin + n - 1];
          key = add_word(key, word);
          if (n >= least_words && word.may_end) places.push_back({key, r, begin, n});
        }
      }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.key < b.key; });
    return places;
  }

  // Equal parts [begin, end) of a list of places.
  struct Group {
    size_t begin, end;
    uint32_t words;
    size_t count() const { return end - begin; }
    size_t weight() const { return count() * words; }
  };

  std::vector<Phrase> choose(const std::vector<Place>& places) const {
    std::vector<Group> groups;
    for (size_t begin = 0, end; begin < places.size(); begin = end) {
      end = begin + 1;
      while (end < places.size() && places[end].key == places[begin].key) ++end;
      if (end - begin >= least_places) groups.push_back({begin, end, places[begin].words});
    }
    std::sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
      if (a.weight() != b.weight()) return a.weight() > b.weight();
      const Place &first = places[a.begin], &second = places[b.begin];
      return std::pair(first.run, first.begin) < std::pair(second.run, second.begin);
    });
    std::vector<Group> chosen;
    std::vector<Phrase> phrases;
    for (const Group& group : groups) {
      if (phrases.size() == most_phrases) break;
      const auto overlaps = [&](const Group& other) { return overlap(places[group.begin], other, places); };
      if (std::any_of(chosen.begin(), chosen.end(), overlaps)) continue;
      chosen.push_back(group);
      phrases.push_back(phrase_of(group, places, chosen[0].weight()));
    }
    return phrases;
  }

  // Whether a phrase shares words with the places of one chosen before.
  static bool overlap(const Place& place, const Group& chosen, const std::vector<Place>& places) {
    const auto from = places.begin() + static_cast<ptrdiff_t>(chosen.begin);
    const auto to = places.begin() + static_cast<ptrdiff_t>(chosen.end);
    const auto first = std::partition_point(from, to, [&](const Place& p) { return p.run < place.run; });
    for (auto p = first; p != to && p->run == place.run; ++p)
      if (p->begin < place.begin + place.words && place.begin < p->begin + p->words) return true;
    return false;
  }

  Phrase phrase_of(const Group& group, const std::vector<Place>& places, size_t most) const {
    Phrase phrase;
    phrase.score = static_cast<float>(group.weight()) / static_cast<float>(most);
    for (size_t i = group.begin; i < group.end; ++i) {
      const Run& run = runs_[places[i].run];
      phrase.spans.push_back({run[places[i].begin].span.begin, run[places[i].begin + places[i].words - 1].span.end});
    }
    phrase.text = slice(article_.text, phrase.spans[0]);
    std::replace(phrase.text.begin(), phrase.text.end(), '\n', ' ');
    return phrase;
  }

  const Annotation& article_;
  size_t mention_ = 0;
  std::unordered_set<uint64_t> roles_;  // of people and others: what they begin with
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Phrase> find_phrases(const Annotation& article) { return Finder(article).find(); }

}  // namespace annotator
