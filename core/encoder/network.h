// The tensors of the network as the kernels want them, and the forward pass in its steps, so that each can be compared
// with PyTorch's (model/network.py). P: pieces of a window. Tested by tests/encoder/encoder.test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "encoder.h"
#include "kernels.h"
#include "linear.h"
#include "model_file.h"
#include "subwords.h"

namespace annotator {

struct Norm {
  std::vector<float> weight, bias;  // [hidden]
};

struct Embedding {
  // Many, so they are read where they lie in the file:
  std::span<const uint16_t> piece_scales;  // [pieces, hidden / 32] float16
  std::span<const uint8_t> pieces;         // [pieces, hidden / 2] two numbers a byte
  std::vector<float> positions;        // [positions, hidden]
  std::vector<float> shapes;           // [shape_rows, hidden]
  Norm norm;
};

// Each layer has as many heads and as wide a feed-forward as its tensors say.
struct Layer {
  Linear qkv;            // hidden -> 3 * width: queries, keys, values
  Linear attention_out;  // width -> hidden
  Norm attention_norm;
  Linear ffn_in;   // hidden -> ffn
  Linear ffn_out;  // ffn -> hidden
  Norm ffn_norm;

  int width() const { return attention_out.inputs; }  // heads * head_size
  int ffn() const { return ffn_out.inputs; }
};

// The two layers over a sentence's vector, the document's, their product and six features.
struct SalienceHead {
  static constexpr int features = 6;
  int inputs = 0, units = 0;  // inputs: 3 * hidden + features, padded with zeros to a multiple of 8
  std::vector<float> hidden;  // [units, inputs]
  std::vector<float> hidden_bias, out;  // [units]
  float out_bias = 0;
};

struct Network {
  FileBytes file;  // what the embedding points into
  std::string name, sha256;
  int hidden = 0, positions = 0;
  Vocabulary vocabulary;
  Embedding embedding;
  std::vector<Layer> layers;
  Linear names, speech;
  float names_temperature = 1;
  SalienceHead salience;
};

// Takes the network out of a file, whose bytes it points into. Empty, and *why says which part is missing or has another
// form than it must have.
std::optional<Network> read_network(const TensorFile& file, std::string* why);

// Room for the numbers between the steps, for windows of up to so many pieces.
struct Scratch {
  Scratch(const Network& network, int pieces);

  Rows rounded;                  // [P, most inputs of a linear layer]
  std::vector<float> wide;       // [P, most outputs of a linear layer]
  std::vector<float> narrow;     // [P, the largest of hidden and the layers' widths]
  std::vector<int16_t> attention;  // attention_scratch()
};

// x [P, hidden] becomes the normalised sum of each piece's embeddings. Needs P <= network.positions.
void embed(const Network& network, std::span<const Piece> pieces, float* x);

// x [P, hidden] becomes the layer's output.
void run_layer(const Network& network, const Layer& layer, int pieces, float* x, Scratch& scratch);

}  // namespace annotator
