// Windows of pieces -> the network -> scores by token and by sentence. The network itself is network.cpp.
#include "encoder.h"

#include <algorithm>
#include <cmath>

#include "network.h"

namespace annotator {
namespace {

constexpr uint32_t first_room = 62;  // pieces of the first window beside [CLS] and [SEP], but at least one sentence

bool begins_token(const Piece& piece) {
  return (piece.shapes & (1u << shape_special | 1u << flag_continues)) == 0;
}

bool begins_sentence(const Piece& piece) {
  return begins_token(piece) && (piece.shapes & 1u << flag_sentence_start) != 0;
}

// Cuts tokens into windows one after another.
class Cutter {
 public:
  Cutter(const Annotation& article, const Network& network)
      : tokens_(article.tokens), pieces_(find_pieces(article, network.vocabulary)), room_(network.positions - 2) {
    for (uint32_t p = 0; p < pieces_.size(); ++p) {
      if (begins_token(pieces_[p])) first_piece_.push_back(p);
    }
    first_piece_.push_back(uint32_t(pieces_.size()));
  }

  std::vector<Window> cut() {
    uint32_t begin = 0, end = 0;  // tokens of the window that grows
    for (uint32_t next = 0; end < tokens_.size(); end = next) {
      next = end;
      while (next < tokens_.size() && tokens_[next].sentence == tokens_[end].sentence) ++next;
      const bool in_first = windows_.empty() && begin != end;
      if (size(begin, next) <= (in_first ? first_room : room_)) continue;
      add(begin, end);
      begin = end;
      if (size(begin, next) <= room_) continue;
      cut_sentence(begin, next);
      begin = next;
    }
    add(begin, end);
    return std::move(windows_);
  }

 private:
  uint32_t size(uint32_t begin, uint32_t end) const { return first_piece_[end] - first_piece_[begin]; }

  // A sentence too long for one window gets windows of its own.
  void cut_sentence(uint32_t begin, uint32_t end) {
    for (uint32_t t = begin; t < end; ++t) {
      if (size(begin, t + 1) <= room_) continue;
      add(begin, t);
      begin = t;
    }
    add(begin, end);
  }

  void add(uint32_t begin, uint32_t end) {
    if (begin == end) return;
    Window window{begin, end, tokens_[begin].sentence, tokens_[end - 1].sentence + 1, {}};
    window.pieces.push_back({piece_begin, 1u << shape_special});
    window.pieces.insert(window.pieces.end(), pieces_.begin() + first_piece_[begin],
                         pieces_.begin() + first_piece_[end]);
    window.pieces.push_back({piece_end, 1u << shape_special});
    windows_.push_back(std::move(window));
  }

  const std::vector<Token>& tokens_;
  const std::vector<Piece> pieces_;
  const uint32_t room_;                // pieces of a window beside [CLS] and [SEP]
  std::vector<uint32_t> first_piece_;  // of each token, and one more behind the last
  std::vector<Window> windows_;
};

// Means over the pieces of each sentence that has any: [sentences, hidden]. x: [P, hidden].
std::vector<float> sentence_means(const std::vector<Piece>& pieces, const float* x, size_t hidden) {
  std::vector<float> means;
  for (size_t begin = 1, end = 1; begin + 1 < pieces.size(); begin = end) {
    for (end = begin + 1; end + 1 < pieces.size() && !begins_sentence(pieces[end]);) ++end;
    means.resize(means.size() + hidden);
    float* mean = means.data() + means.size() - hidden;
    for (size_t p = begin; p < end; ++p) {
      for (size_t c = 0; c < hidden; ++c) mean[c] += x[p * hidden + c];
    }
    for (size_t c = 0; c < hidden; ++c) mean[c] /= float(end - begin);
  }
  return means;
}

float cosine(std::span<const float> a, std::span<const float> b) {
  const float lengths = std::sqrt(dot(a, a)) * std::sqrt(dot(b, b));
  return lengths == 0 ? 0 : dot(a, b) / lengths;
}

// Where a listed sentence stands and how long it is, before the cosine.
struct Place {
  uint32_t tokens = 0;
  uint32_t block = 0;  // how many of the listed sentences' blocks come before its own
  bool begins_block = false;
};

std::vector<Place> places_of(const Annotation& article, std::span<const uint32_t> sentences) {
  std::vector<uint32_t> tokens(article.sentences.size());
  for (const Token& token : article.tokens) ++tokens[token.sentence];
  std::vector<Place> places;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const uint32_t s = sentences[i], block = article.sentences[s].block;
    const bool new_block = i > 0 && article.sentences[sentences[i - 1]].block != block;
    places.push_back({.tokens = tokens[s],
                      .block = i == 0 ? 0 : places[i - 1].block + new_block,
                      .begins_block = s == 0 || article.sentences[s - 1].block != block});
  }
  return places;
}

}  // namespace

void SentenceVectors::set(size_t sentence, std::span<const float> vector) {
  float largest = 0;
  for (const float x : vector) largest = std::max(largest, std::abs(x));
  scales_[sentence] = largest / 32767.0f;
  const float factor = largest == 0 ? 0 : 32767.0f / largest;
  int16_t* to = numbers_.data() + sentence * hidden_;
  for (const float x : vector) *to++ = int16_t(x * factor);
}

void SentenceVectors::get(size_t sentence, std::span<float> vector) const {
  const int16_t* from = numbers_.data() + sentence * hidden_;
  for (float& x : vector) x = scales_[sentence] * float(*from++);
}

Encoder::Encoder(std::unique_ptr<Network> network) : network_(std::move(network)) {}
Encoder::~Encoder() = default;
Encoder::Encoder(Encoder&&) noexcept = default;
Encoder& Encoder::operator=(Encoder&&) noexcept = default;

const std::string& Encoder::name() const { return network_->name; }
const std::string& Encoder::sha256() const { return network_->sha256; }
int Encoder::hidden() const { return network_->hidden; }

std::vector<Window> Encoder::windows(const Annotation& article) const { return Cutter(article, *network_).cut(); }

WindowScores Encoder::read(const Window& window) const {
  const int pieces = int(window.pieces.size()), hidden = network_->hidden;
  Scratch scratch(*network_, pieces);
  std::vector<float> x(size_t(pieces) * hidden);  // [P, hidden]
  embed(*network_, window.pieces, x.data());
  for (const Layer& layer : network_->layers) run_layer(*network_, layer, pieces, x.data(), scratch);

  const uint32_t tokens = window.end_token - window.begin_token;
  WindowScores scores;
  scores.sentences = sentence_means(window.pieces, x.data(), hidden);
  scores.names.resize(size_t(tokens) * name_labels);
  scores.speech.resize(size_t(tokens) * speech_labels);

  // A token is scored at its first piece: x [tokens, hidden] from here on.
  float* to = x.data();
  for (int p = 0; p < pieces; ++p) {
    if (!begins_token(window.pieces[p])) continue;
    std::copy_n(x.data() + size_t(p) * hidden, hidden, to);
    to += hidden;
  }
  multiply(x.data(), int(tokens), network_->names, scratch.rounded, scores.names.data());
  multiply(x.data(), int(tokens), network_->speech, scratch.rounded, scores.speech.data());
  for (float& logit : scores.names) logit /= network_->names_temperature;
  return scores;
}

std::vector<float> Encoder::salience(const Annotation& article, const SentenceVectors& vectors,
                                     std::span<const uint32_t> sentences) const {
  const SalienceHead& head = network_->salience;
  const size_t hidden = network_->hidden, count = sentences.size();
  std::vector<float> sentence(hidden), document(hidden);  // the document's: the mean of the sentences
  for (size_t i = 0; i < count; ++i) {
    vectors.get(i, sentence);
    for (size_t c = 0; c < hidden; ++c) document[c] += sentence[c];
  }
  for (float& value : document) value /= float(std::max<size_t>(count, 1));

  const std::vector<Place> places = places_of(article, sentences);
  std::vector<float> inputs(head.inputs), units(head.units), salience;
  for (size_t i = 0; i < count; ++i) {
    vectors.get(i, sentence);
    for (size_t c = 0; c < hidden; ++c) {
      inputs[c] = sentence[c];
      inputs[hidden + c] = document[c];
      inputs[2 * hidden + c] = sentence[c] * document[c];
    }
    float* features = inputs.data() + 3 * hidden;
    features[0] = 1.0f / float(1 + i);
    features[1] = float(i) / float(std::max<size_t>(1, count - 1));
    features[2] = float(std::min(places[i].tokens, 60u)) / 60.0f;
    features[3] = places[i].begins_block ? 1.0f : 0.0f;
    features[4] = 1.0f / float(1 + places[i].block);
    features[5] = cosine(sentence, document);
    for (int u = 0; u < head.units; ++u) {
      const std::span<const float> weights(head.hidden.data() + size_t(u) * head.inputs, head.inputs);
      units[u] = dot(weights, inputs) + head.hidden_bias[u];
    }
    gelu(units);
    salience.push_back(sigmoid(dot(units, head.out) + head.out_bias));
  }
  return salience;
}

std::optional<Encoder> load_encoder(std::span<const std::byte> bytes, std::string* why, const FileDigests* digests) {
  FileBytes copy(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy.data());
  return load_encoder(std::move(copy), why, digests);
}

std::optional<Encoder> load_encoder(FileBytes bytes, std::string* why, const FileDigests* digests) {
  std::string unread;
  if (why == nullptr) why = &unread;
  const std::optional<TensorFile> file = read_tensor_file(bytes, why, digests);
  if (!file) return {};
  std::optional<Network> network = read_network(*file, why);
  if (!network) return {};
  network->file = std::move(bytes);
  return Encoder(std::make_unique<Network>(*std::move(network)));
}

}  // namespace annotator
