"""A file of named tensors, as FORMAT.md describes it; core/encoder/model_file.cpp reads the same.

In: a header and tensors as encode_* make them. Out: bytes, and back again: decode gives the numbers that a reader
uses. The file says of itself what it holds; nothing is found by its place in a list.
"""
import hashlib
import json
import struct
from dataclasses import dataclass

import torch

from network import GROUP, int4_scales, int4_values

MAGIC = b"ANNOTATE"
VERSION = 2
ALIGNMENT = 64
CHECKSUM_BYTES = 32


@dataclass
class Tensor:
    type: str
    shape: list
    data: bytes


def little_endian(values, dtype):
    return values.detach().cpu().contiguous().to(dtype).numpy().astype(dtype_name(dtype)).tobytes()


def dtype_name(dtype):
    return {torch.float32: "<f4", torch.float16: "<f2", torch.int32: "<i4", torch.int8: "i1", torch.uint8: "u1"}[dtype]


def encode_f32(values):
    return Tensor("f32", list(values.shape), little_endian(values, torch.float32))


def encode_i32(values):
    return Tensor("i32", list(values.shape), little_endian(values, torch.int32))


def encode_u8(data):
    return Tensor("u8", [len(data)], data)


def int8_rows(weight):
    """Rows -> a scale each, and whole numbers -127..127; all in single precision, as the C++ does it at load."""
    scales = weight.abs().amax(1) / 127
    return scales, (weight / scales.clamp_min(1e-30)[:, None]).round()


def encode_i8(weight):
    scales, values = int8_rows(weight)
    return Tensor("i8", list(weight.shape), little_endian(scales, torch.float32) + little_endian(values, torch.int8))


def encode_i4(weight):
    groups = weight.detach().view(-1, GROUP)
    scales = int4_scales(groups)
    nibbles = (int4_values(groups, scales) + 8).to(torch.uint8).view(-1, 2)
    packed = nibbles[:, 0] | nibbles[:, 1] << 4
    return Tensor("i4", list(weight.shape), little_endian(scales, torch.float16) + little_endian(packed, torch.uint8))


def numbers(data, dtype):
    return torch.frombuffer(bytearray(data), dtype=dtype)


def decode(tensor):
    """What a reader takes for a tensor's numbers."""
    if tensor.type in ("f32", "i32"):
        return numbers(tensor.data, torch.float32 if tensor.type == "f32" else torch.int32).view(tensor.shape)
    rows, columns = tensor.shape
    if tensor.type == "i8":
        scales = numbers(tensor.data[:4 * rows], torch.float32)
        return numbers(tensor.data[4 * rows:], torch.int8).view(rows, columns) * scales[:, None]
    values, scales = int4_parts(tensor)
    return (values * scales).view(rows, columns)


def int4_parts(tensor):
    """Values [rows, groups, GROUP] and their scales [rows, groups, 1]."""
    rows, columns = tensor.shape
    count = rows * columns // GROUP
    scales = numbers(tensor.data[:2 * count], torch.float16).float().view(rows, -1, 1)
    packed = numbers(tensor.data[2 * count:], torch.uint8)
    return torch.stack([packed & 15, packed >> 4], 1).view(rows, -1, GROUP).float() - 8, scales


def decode_layer(tensor):
    """The weights of a linear layer of four bits as core/encoder/linear.cpp multiplies them: each group's scale is a whole
    number of 1008ths of its row's largest."""
    values, scales = int4_parts(tensor)
    largest = scales.abs().amax(1, keepdim=True)
    whole = (scales / largest.clamp_min(1e-30) * 1008).round()  # in this order: halves turn otherwise
    return (values * whole * (largest / 1008)).view(tensor.shape)


def padded(data, fill=b"\0", before=0):
    return data + fill * (-(before + len(data)) % ALIGNMENT)


def encode_file(header, tensors):
    """header: a dictionary, tensors: {name: Tensor} -> the bytes of the file."""
    entries, payload = [], b""
    for name, tensor in tensors.items():
        entries.append({"name": name, "type": tensor.type, "shape": tensor.shape, "offset": len(payload),
                        "bytes": len(tensor.data)})
        payload += padded(tensor.data)
    start = len(MAGIC) + 8

    def encoded(header_end):
        moved = [{**entry, "offset": entry["offset"] + header_end} for entry in entries]
        return padded(json.dumps({**header, "tensors": moved}).encode(), b" ", start)

    text = encoded(0)
    while len(encoded(start + len(text))) != len(text):  # offsets with more digits can lengthen the header
        text = encoded(start + len(text))
    text = encoded(start + len(text))
    content = MAGIC + struct.pack("<II", VERSION, len(text)) + text + payload
    return content + hashlib.sha256(content).digest()


def decode_file(content):
    """The header without its list of tensors, and {name: Tensor}."""
    version, header_bytes = struct.unpack_from("<II", content, len(MAGIC))
    assert content[:len(MAGIC)] == MAGIC and version == VERSION
    assert hashlib.sha256(content[:-CHECKSUM_BYTES]).digest() == content[-CHECKSUM_BYTES:]
    header = json.loads(content[len(MAGIC) + 8:len(MAGIC) + 8 + header_bytes])
    tensors = {entry["name"]: Tensor(entry["type"], entry["shape"],
                                     content[entry["offset"]:entry["offset"] + entry["bytes"]])
               for entry in header.pop("tensors")}
    return header, tensors
