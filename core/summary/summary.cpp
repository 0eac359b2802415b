#include "summary.h"

#include <algorithm>
#include <array>
#include <string>

#include "../entities/words.h"
#include "coverage.h"

namespace annotator {
namespace {

constexpr uint32_t least_sentence_words = 5;
constexpr uint32_t least_words = 40;
constexpr size_t least_candidates = 3;
constexpr uint32_t most_sentences = 7;

// What a sentence loses that says again all of a chosen one; from this overlap on it is taken only where nothing else
// is left.
constexpr float redundancy_cost = 0.25f, most_overlap = 0.75f;

// Words of so little content that two sentences may share them.
constexpr std::array<std::string_view, 96> common_words = {
    "about", "after", "again", "against", "all", "also", "and", "any", "are", "because", "been", "before",
    "being", "between", "both", "but", "can", "could", "did", "does", "down", "during", "each", "even", "every",
    "few", "for", "from", "had", "has", "have", "her", "here", "him", "his", "how", "however", "into", "its",
    "just", "like", "made", "make", "many", "may", "more", "most", "much", "new", "not", "now", "off", "one",
    "only", "other", "our", "out", "over", "own", "said", "same", "say", "says", "she", "should", "since", "some",
    "still", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "too", "two", "under", "until", "very", "was", "were", "what", "when", "where", "which", "who",
    "will", "with", "would"};
static_assert(std::is_sorted(common_words.begin(), common_words.end()));

// The tokens of each sentence.
std::vector<TokenRange> tokens_by_sentence(const Annotation& article) {
  std::vector<TokenRange> ranges(article.sentences.size());
  for (uint32_t t = 0; t < article.tokens.size(); ++t) {
    TokenRange& range = ranges[article.tokens[t].sentence];
    if (range.size() == 0) range.begin = t;
    range.end = t + 1;
  }
  return ranges;
}

uint32_t count_word_tokens(const Annotation& article, TokenRange tokens) {
  uint32_t count = 0;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) count += is_word(article, t);
  return count;
}

// "Total €2,610m €2,540m +2.8%": half of a table's row or more is numbers, and it ends as no sentence does.
bool is_row_of_numbers(const Annotation& article, TokenRange tokens, uint32_t words) {
  const std::string_view last = token_text(article, tokens.end - 1);
  if (last == "." || last == "?" || last == "!") return false;
  uint32_t numbers = 0;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const std::string_view text = token_text(article, t);
    numbers += std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return 2 * numbers >= words;
}

// The words with content of a sentence, folded, sorted, each once.
std::vector<std::string> content_words(const Annotation& article, TokenRange tokens) {
  std::vector<std::string> words;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (!is_word(article, t)) continue;
    std::string word = folded(article, t);
    if (word.size() > 2 && !listed(common_words, word)) words.push_back(std::move(word));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// The share of the shorter sentence's words that the other has too.
float overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<float>(both.size()) / static_cast<float>(std::min(a.size(), b.size()));
}

std::vector<uint32_t> sentences_of_role(const Annotation& article, BlockRole role,
                                        const std::vector<TokenRange>& tokens) {
  std::vector<uint32_t> sentences;
  for (uint32_t s = 0; s < article.sentences.size(); ++s) {
    if (article.blocks[article.sentences[s].block].role != role) continue;
    const uint32_t words = count_word_tokens(article, tokens[s]);
    if (words >= least_sentence_words && !is_row_of_numbers(article, tokens[s], words)) sentences.push_back(s);
  }
  return sentences;
}

// The chosen sentences with their ranks, in the order they were taken.
std::vector<SummarySentence> choose(const Annotation& article, const std::vector<uint32_t>& candidates,
                                    const std::vector<TokenRange>& tokens, std::span<const float> salience,
                                    size_t count) {
  std::vector<std::vector<std::string>> words;
  for (const uint32_t s : candidates) words.push_back(content_words(article, tokens[s]));
  std::vector<float> repeated(candidates.size());  // the largest overlap with a chosen sentence
  std::vector<bool> taken(candidates.size());
  std::vector<SummarySentence> chosen;
  while (chosen.size() < count) {
    const auto value = [&](size_t i) {
      const float again = repeated[i] > most_overlap ? 1.0f : 0.0f;
      return salience[candidates[i]] - redundancy_cost * repeated[i] - again;
    };
    size_t best = candidates.size();
    for (size_t i = 0; i < candidates.size(); ++i)
      if (!taken[i] && (best == candidates.size() || value(i) > value(best))) best = i;
    taken[best] = true;
    const uint32_t sentence = candidates[best];
    chosen.push_back({sentence, static_cast<uint32_t>(chosen.size() + 1), salience[sentence]});
    for (size_t i = 0; i < candidates.size(); ++i) repeated[i] = std::max(repeated[i], overlap(words[i], words[best]));
  }
  return chosen;
}

}  // namespace

std::vector<uint32_t> summary_candidates(const Annotation& article) {
  const std::vector<TokenRange> tokens = tokens_by_sentence(article);
  for (const BlockRole role : {BlockRole::body, BlockRole::abstract, BlockRole::closing}) {
    std::vector<uint32_t> sentences = sentences_of_role(article, role, tokens);
    if (!sentences.empty()) return sentences;
  }
  return {};
}

Summary summarize(const Annotation& article, std::span<const float> salience, uint32_t length) {
  Summary summary;
  summary.length = std::clamp(length, 1u, most_sentences);
  const std::vector<uint32_t> candidates = summary_candidates(article);
  const std::vector<TokenRange> tokens = tokens_by_sentence(article);
  uint32_t words = 0;
  for (const uint32_t s : candidates) words += count_word_tokens(article, tokens[s]);
  if (candidates.size() < least_candidates || words < least_words) return summary;

  const size_t count = std::min<size_t>(summary.length, candidates.size() - 1);
  summary.sentences = choose(article, candidates, tokens, salience, count);
  std::sort(summary.sentences.begin(), summary.sentences.end(),
            [](const SummarySentence& a, const SummarySentence& b) { return a.sentence < b.sentence; });
  summary.covered_blocks = covered_blocks(article, summary.sentences);
  summary.missing_entities = missing_names(article, summary.sentences);
  return summary;
}

}  // namespace annotator
