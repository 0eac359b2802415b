// A good file loads; each way in which a file can be wrong is refused with words that say what and where.
#include "encoder/model_file.h"

#include <catch2/catch.hpp>

#include "../json/parsed.h"
#include "tiny_model.h"

namespace annotator {
namespace {

const std::vector<std::string> few_pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "##a", "."};

// What is said of a file that must not load.
std::string complaint(const std::string& file) {
  std::string why;
  REQUIRE_FALSE(load(file, &why).has_value());
  return why;
}

std::string complaint(const TinyModel& model) { return complaint(file_of(model)); }

}  // namespace

TEST_CASE("a good model file loads and has the name that sha256sum gives it") {
  const std::string file = file_of(tiny_model(few_pieces));
  std::string why;
  const auto encoder = load(file, &why);
  CHECK(why == "");
  REQUIRE(encoder.has_value());
  CHECK(encoder->name() == "tiny");
  CHECK(encoder->hidden() == 32);
  CHECK(encoder->sha256() == sha256_hex(file));
  CHECK(load_encoder(std::as_bytes(std::span(file.data(), file.size())), nullptr).has_value());
}

TEST_CASE("bytes that are no model file") {
  const std::string no_model = "this is no model file: it does not begin with \"ANNOTATE\"";
  CHECK(complaint("") == no_model);
  CHECK(complaint("<!DOCTYPE html><title>404 Not Found</title>") == no_model);
  CHECK(complaint(std::string(10000, '\0')) == no_model);
  CHECK(complaint("ANNOTATF" + std::string(100, ' ')) == no_model);
}

TEST_CASE("another version") {
  std::string file = file_of(tiny_model(few_pieces));
  file[8] = 1;
  CHECK(complaint(file) == "the model file is of version 1; this program reads version 2");
}

TEST_CASE("a file cut off anywhere is said to be cut off, and one too long to be too long") {
  const std::string file = file_of(tiny_model(few_pieces));
  for (size_t size = 1; size < file.size(); size += size < 100 || size + 100 > file.size() ? 1 : 97) {
    INFO("cut to " << size << " of " << file.size() << " bytes");
    CHECK(complaint(file.substr(0, size)).find(size < 8 ? "" : "the model file is cut off") == 0);
  }
  CHECK(complaint(file.substr(0, 12)) == "the model file is cut off: it has only 12 bytes");
  CHECK(complaint(file.substr(0, 5000)) == "the model file is cut off in its header: it has only 5000 bytes");
  const std::string size = std::to_string(file.size());
  CHECK(complaint(file.substr(0, 9000)) == "the model file is cut off: it has 9000 bytes instead of " + size);
  CHECK(complaint(file + "\n") ==
        "the model file is too long: it has " + std::to_string(file.size() + 1) + " bytes instead of " + size);
}

TEST_CASE("a byte changed anywhere is noticed") {
  const std::string file = file_of(tiny_model(few_pieces));
  for (size_t at = 0; at < file.size(); at += at < 100 || at + 100 > file.size() ? 1 : 89) {
    std::string damaged = file;
    damaged[at] ^= 0x20;
    INFO("byte " << at);
    CHECK(complaint(damaged) != "");
  }
  std::string damaged = file;
  damaged[20000] ^= 1;
  CHECK(complaint(damaged) == "the model file is damaged: its bytes do not have the checksum at its end");
}

TEST_CASE("digests that are known already are held against the file's own, and name it") {
  const std::string file = file_of(tiny_model(few_pieces));
  const auto bytes = std::as_bytes(std::span(file.data(), file.size()));
  FileDigests digests{Sha256().add(bytes.first(bytes.size() - 32)).digest(), Sha256().add(bytes).digest()};
  std::string why;
  const auto encoder = load_encoder(bytes, &why, &digests);
  REQUIRE(encoder.has_value());
  CHECK(encoder->sha256() == sha256_hex(file));
  digests.content[31] ^= std::byte{1};
  CHECK_FALSE(load_encoder(bytes, &why, &digests).has_value());
  CHECK(why == "the model file is damaged: its bytes do not have the checksum at its end");
}

TEST_CASE("a header that is no JSON, or no object, or without tensors") {
  const std::string file = file_of(tiny_model(few_pieces));
  for (const std::string header : {"{\"name\": ", "[1, 2]", "null", "{}", "{\"tensors\": 5}", "\xff\xfe"}) {
    std::string changed = file;
    changed.replace(16, 8192 - 16, header + std::string(8192 - 16 - header.size(), ' '));
    CHECK(complaint(changed) == "the model file's header is damaged: it is no JSON object with a list of tensors");
  }
}

TEST_CASE("tensors that cannot be where or what the header says") {
  const std::string file = file_of(tiny_model(few_pieces));
  const auto with = [&](const std::string& tensor) {
    const std::string header = "{\"tensors\": [" + tensor + "]}";
    return complaint(std::string(file).replace(16, 8192 - 16, header + std::string(8192 - 16 - header.size(), ' ')));
  };
  CHECK(with("7") == "the model file's header lists a tensor without a name");
  CHECK(with(R"({"type":"u8"})") == "the model file's header lists a tensor without a name");
  CHECK(with(R"({"name":"x"})") == "tensor x of the model file has no known type and shape");
  CHECK(with(R"({"name":"x","type":"f64","shape":[2]})") == "tensor x of the model file has no known type and shape");
  CHECK(with(R"({"name":"x","type":"u8","shape":[-2]})") == "tensor x of the model file has no known type and shape");
  CHECK(with(R"({"name":"x","type":"u8","shape":[]})") == "tensor x of the model file has no known type and shape");
  CHECK(with(R"({"name":"x","type":"u8","shape":[2]})") == "tensor x of the model file has no place");
  CHECK(with(R"({"name":"x","type":"u8","shape":[2],"offset":8192,"bytes":3})") ==
        "tensor x of the model file has 3 bytes, not the 2 of u8 [2]");
  CHECK(with(R"({"name":"x","type":"i4","shape":[2,33],"offset":8192,"bytes":33})") ==
        "tensor x of the model file has 33 bytes, not the 0 of i4 [2, 33]");
  CHECK(with(R"({"name":"x","type":"u8","shape":[2],"offset":8193,"bytes":2})") ==
        "tensor x of the model file begins at byte 8193, where none can");
  CHECK(with(R"({"name":"x","type":"u8","shape":[2],"offset":64,"bytes":2})") ==
        "tensor x of the model file begins at byte 64, where none can");
  CHECK(with(R"({"name":"x","type":"u8","shape":[2],"offset":1048576,"bytes":2})") ==
        "the model file is cut off: it has " + std::to_string(file.size()) + " bytes instead of 1048672");
  CHECK(with(R"({"name":"x","type":"u8","shape":[2],"offset":18446744073709551552,"bytes":2})") ==
        "tensor x of the model file begins at byte 18446744073709551552, where none can");
  // Sizes whose product would overflow 64 bits.
  CHECK(with(R"({"name":"x","type":"f32","shape":[1073741824,1073741824,1073741824],"offset":8192,"bytes":0})")
            .find("not the 0 of") != std::string::npos);
  const std::string good = R"({"name":"x","type":"u8","shape":[2],"offset":8192,"bytes":2})";
  CHECK(with(good + "," + good) == "tensor x stands twice in the model file");
}

TEST_CASE("a network with a tensor missing or of another form") {
  for (const TinyTensor& tensor : tiny_model(few_pieces).tensors) {
    INFO(tensor.name);
    TinyModel model = tiny_model(few_pieces);
    model.tensor(tensor.name).name = "another";
    CHECK(complaint(model).find("the model file has no tensor " + tensor.name) == 0);
  }
  TinyModel model = tiny_model(few_pieces);
  TinyTensor& norm = model.tensor("layer.0.ffn.norm.bias");
  norm.shape = {16};
  norm.bytes.resize(64);
  CHECK(complaint(model) == "tensor layer.0.ffn.norm.bias of the model file is f32 [16], not f32 [32]");
  model = tiny_model(few_pieces);
  model.tensor("speech.bias").type = "i32";
  CHECK(complaint(model) == "tensor speech.bias of the model file is i32 [9], not f32 [9]");
}

TEST_CASE("a layer whose tensors do not fit together") {
  // Other rows or columns for a tensor of i4 than the model has, and what is said of them.
  const auto [name, shape, expected] = GENERATE(table<std::string, std::vector<uint32_t>, std::string>({
      {"layer.0.attention.qkv", {64, 32}, "i4 [64, 32], not i4 [a multiple of 96 up to 6144, 32]"},
      {"layer.0.attention.qkv", {6240, 32}, "i4 [6240, 32], not i4 [a multiple of 96 up to 6144, 32]"},
      {"layer.0.attention.qkv", {96, 64}, "i4 [96, 64], not i4 [a multiple of 96 up to 6144, 32]"},
      {"layer.0.attention.out", {32, 32}, "i4 [32, 32], not i4 [32, 64]"},
      {"layer.1.ffn.in", {48, 32}, "i4 [48, 32], not i4 [a multiple of 32 up to 2048, 32]"},
      {"layer.1.ffn.in", {2080, 32}, "i4 [2080, 32], not i4 [a multiple of 32 up to 2048, 32]"},
      {"layer.1.ffn.out", {64, 96}, "i4 [64, 96], not i4 [32, 96]"},
  }));
  TinyModel model = tiny_model(few_pieces);
  TinyTensor& weight = model.tensor(name + ".weight");
  weight.shape = shape;
  weight.bytes.assign(shape[0] * shape[1] / 32 * 18, 0);
  CHECK(complaint(model) == "tensor " + name + ".weight of the model file is " + expected);
}

TEST_CASE("numbers that are not finite") {
  const auto [name, bytes] = GENERATE(table<std::string, std::string>({
      {"layer.0.ffn.in.bias", std::string("\0\0\xc0\x7f", 4)},        // a float that is no number
      {"salience.out.bias", std::string("\0\0\x80\xff", 4)},          // minus infinity
      {"names.weight", std::string("\0\0\x80\x7f", 4)},               // a scale of int8
      {"embed.pieces", std::string("\0\x7c", 2)},                     // a scale of int4
      {"layer.0.attention.out.weight", std::string("\x01\xfe", 2)},
  }));
  TinyModel model = tiny_model(few_pieces);
  model.tensor(name).bytes.replace(0, bytes.size(), bytes);
  CHECK(complaint(model).find("tensor " + name + " of the model file has ") == 0);
}

TEST_CASE("a group of zeros may have any scale, however small that of its neighbour") {
  TinyModel model = tiny_model(few_pieces);
  std::string& bytes = model.tensor("layer.0.attention.out.weight").bytes;  // [32, 64]: two groups a row
  bytes.replace(0, 4, std::string("\x01\0\xff\x7b", 4));                    // the least and the largest float16
  bytes.replace(32 * 2 * 2 + 16, 16, std::string(16, '\x88'));              // the second group's numbers
  std::string why;
  CHECK(load(file_of(model), &why).has_value());
  CHECK(why == "");
}

TEST_CASE("a header whose sizes, labels or temperature do not fit") {
  const auto [key, value, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"name", "7", "the model file's header has no \"name\""},
      {"layers", "0", "the model file's header has no \"layers\" between 1 and 48"},
      {"layers", "1.5", "the model file's header has no \"layers\" between 1 and 48"},
      {"layers", "3", "the model file has no tensor layer.2.attention.qkv.weight"},
      {"hidden", "\"32\"", "the model file's header has no \"hidden\" between 32 and 2048"},
      {"hidden", "64", "tensor embed.pieces of the model file is i4 [8, 32], not i4 [8, 64]"},
      {"hidden", "48", "the model file's \"hidden\" is no multiple of 32"},
      {"head_size", "64", "the model file's header has no \"head_size\" between 32 and 32"},
      {"positions", "65", "the model file's header has no \"positions\" between 66 and 512"},
      {"pieces", "9", "the model file's vocabulary has 8 pieces, not 9"},
      {"shapes", "16", "the model file's header has no \"shapes\" between 17 and 17"},
      {"name_labels", "[\"O\"]", "the model file's header has other \"name_labels\" than this program knows"},
      {"speech_labels", "null", "the model file's header has other \"speech_labels\" than this program knows"},
      {"temperature", "1", "the model file's header has no temperature of \"names\" between 0.01 and 100"},
      {"temperature", "{\"names\": 0}", "the model file's header has no temperature of \"names\" between 0.01 and 100"},
  }));
  TinyModel model = tiny_model(few_pieces);
  model.header[key] = parsed(value);
  CHECK(complaint(model) == expected);
  model.header.erase(key);
  CHECK(complaint(model).find(key) != std::string::npos);
}

TEST_CASE("a vocabulary that is none") {
  const auto [pieces, expected] = GENERATE(table<std::vector<std::string>, std::string>({
      {{"[PAD]", "[UNK]", "[SEP]", "[CLS]"}, "line 3 of the vocabulary is not [CLS]"},
      {{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "", "b"}, "line 6 of the vocabulary is empty"},
      {{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "a"}, "line 7 of the vocabulary is the same as line 5"},
  }));
  CHECK(complaint(tiny_model(pieces)) == "in the model file " + expected);
}

}  // namespace annotator
