// The examples of FIPS 180-4, and sizes around the borders of a block as sha256sum prints them.
#include "encoder/sha256.h"

#include <catch2/catch.hpp>

namespace annotator {

TEST_CASE("sha256 of known texts") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256 at the borders of a block") {
  const auto [size, expected] = GENERATE(table<int, std::string>({
      {55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
      {56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
      {63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"},
      {64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
      {65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"},
      {119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"},
      {120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"},
      {128, "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"},
  }));
  CHECK(sha256_hex(std::string(size, 'a')) == expected);
}

TEST_CASE("sha256 of parts is that of the whole, and goes on after a digest") {
  const std::string text(1000, 'x');
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  for (const size_t part : {size_t(1), size_t(63), size_t(64), size_t(65), size_t(999)}) {
    Sha256 sum;
    for (size_t at = 0; at < bytes.size(); at += part) {
      sum.add(bytes.subspan(at, std::min(part, bytes.size() - at)));
      CHECK(hex(sum.digest()) == sha256_hex(text.substr(0, std::min(at + part, text.size()))));
    }
  }
}

}  // namespace annotator
