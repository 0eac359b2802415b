"""The model file as ONNX, for bench/speed.mjs to time onnxruntime-web on the same network.

    python3 -m venv build/onnx/python && build/onnx/python/bin/pip install torch numpy onnx==1.23.2 onnxruntime==1.32.0
    build/onnx/python/bin/python bench/onnx_twin.py

In: model/annotator.bin and the seed article with its sentences. Out, in build/onnx/: network.onnx (float32),
network-int8.onnx (dynamically quantised by onnxruntime) and windows.json, the seed's windows as the engine cuts them.
Both read one window: ids [P], positions [P], shapes [P, 17] -> names, speech and final vectors of every piece. Prints
how far each is from PyTorch over the seed's windows.
"""

import json
import pathlib
import sys

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from onnxruntime.quantization import quantize_dynamic
from torch import nn

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "build/onnx"
sys.path.insert(0, str(ROOT / "model"))

import text  # noqa: E402
from network import Batch, Linear, make_batch  # noqa: E402
from write import read_network  # noqa: E402

FIRST_ROOM = 62  # pieces of the first window beside [CLS] and [SEP], as in core/encoder/encoder.cpp
INPUTS = ["ids", "positions", "shapes"]
OUTPUTS = ["names", "speech", "vectors"]


class OneWindow(nn.Module):
    """The network on a single window of any length, all heads on every piece."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def attend(self, layer, rows):
        size = self.network.config.head_size
        query, key, value = layer.qkv(rows).view(-1, 3, layer.heads, size).permute(1, 2, 0, 3).unbind()
        weights = torch.softmax(query @ key.transpose(1, 2) * size ** -0.5, -1)
        return layer.attention_out((weights @ value).transpose(0, 1).flatten(1))

    def forward(self, ids, positions, shapes):
        rows = self.network.embed(Batch(ids, positions, shapes, *[None] * 6))
        for layer in self.network.layers:
            rows = layer.attention_norm(rows + self.attend(layer, rows))
            rows = layer.ffn_norm(rows + layer.ffn_out(F.gelu(layer.ffn_in(rows))))
        return self.network.names(rows), self.network.speech(rows), rows


def seed_windows(network, vocabulary):
    """The batch of the seed's windows."""
    seed = ROOT / "tests/articles/seed"
    document = json.loads((seed / "expected.json").read_text())
    spans = [(sentence["start"], sentence["end"]) for sentence in document["sentences"]]
    sentences = text.read_sentences((seed / "source.txt").read_text(), spans, vocabulary)
    return make_batch([(sentences, text.make_windows(sentences, FIRST_ROOM))], network.config)


def farthest(path, batch, expected):
    """The greatest difference from PyTorch's numbers, of each output."""
    session = onnxruntime.InferenceSession(path)
    inputs = [getattr(batch, name).numpy() for name in INPUTS]
    found = [session.run(OUTPUTS, {name: values[begin:end] for name, values in zip(INPUTS, inputs)})
             for begin, end in batch.windows]
    return {name: float(np.abs(np.concatenate(parts) - numbers.numpy()).max())
            for name, parts, numbers in zip(OUTPUTS, zip(*found), expected)}


def main():
    network, vocabulary, header = read_network(ROOT / "model/annotator.bin")
    for module in network.modules():
        if isinstance(module, Linear):
            module.__class__ = nn.Linear  # our kernels round a layer's inputs; floats are multiplied as they are
    batch = seed_windows(network, vocabulary)
    OUT.mkdir(parents=True, exist_ok=True)
    windows = [{"ids": batch.ids[begin:end].tolist(), "shapes": batch.shapes[begin:end].int().tolist()}
               for begin, end in batch.windows]
    (OUT / "windows.json").write_text(json.dumps(windows))

    with torch.no_grad():
        rows = network.encode(batch)[-1]
        expected = network.names(rows), network.speech(rows), rows
        example = tuple(getattr(batch, name)[:batch.windows[0][1]] for name in INPUTS)
        torch.onnx.export(OneWindow(network).eval(), example, str(OUT / "network.onnx"), dynamo=False,
                          opset_version=17, input_names=INPUTS, output_names=OUTPUTS,
                          dynamic_axes={name: {0: "pieces"} for name in INPUTS + OUTPUTS})
    quantize_dynamic(OUT / "network.onnx", OUT / "network-int8.onnx")
    print(f"{header['name']}, {len(windows)} windows, {len(batch.ids)} pieces; greatest difference from PyTorch:")
    for name in ("network.onnx", "network-int8.onnx"):
        print(name, farthest(OUT / name, batch, expected))


if __name__ == "__main__":
    main()
