"""The network: a short BERT with a shape embedding and three heads. The readable reference of core/encoder.

In: a Batch, the pieces of some windows one after another. Out: name scores and speech scores of every token, a vector
and a salience for every sentence. Weights that ship with four bits are rounded to them in every forward pass, and the
gradient goes through as if they were not, so training ends with weights that lose nothing when they are written.
Tested against the C++ by tests/encoder/encoder.test.cpp, through the golden file that write.py makes.
"""
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import nn

import text

TYPES = ["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE",
         "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"]
NAME_LABELS = ["O"] + [f"{position}-{name}" for name in TYPES for position in "BIES"]
CHANNELS = ["speaker", "cue", "content"]
SPEECH_LABELS = [f"{position}-{channel}" for channel in CHANNELS for position in "OBI"]
LARGEST_INPUT = 127  # of a linear layer's rounded inputs, as in core/encoder/linear.cpp
LARGEST_ATTENDED = 8191  # of rounded queries, keys and values, as in core/encoder/kernels.cpp
LARGEST_SHARE, MOST_SHARES = 32767, 261900  # of a row's rounded shares of the values, each and in all
GROUP = 32  # weights that share a four-bit scale
SALIENCE_FEATURES = 6


@dataclass
class Config:
    heads: list = field(default_factory=lambda: [12] * 4)  # of each layer
    ffn: list = field(default_factory=lambda: [1536] * 4)  # of each layer
    head_size: int = 32
    hidden: int = 384
    positions: int = text.WINDOW_PIECES
    pieces: int = 16384
    shapes: int = text.SHAPES
    dropout: float = 0.1
    int4: bool = True  # weights are rounded to four bits
    rounds_inputs: bool = True  # of linear layers and attention; a teacher needs none of it, since it never ships


@dataclass
class Batch:
    """Windows one after another, without padding. P pieces, T tokens, S sentences, D documents."""
    ids: torch.Tensor  # [P]
    positions: torch.Tensor  # [P] place in the window
    shapes: torch.Tensor  # [P, shapes] ones and zeros
    windows: list  # (begin, end) rows of each window
    first: torch.Tensor  # [T] row of each token's first piece
    sentence_rows: torch.Tensor  # [R] rows that count for a sentence's vector
    sentence_of_row: torch.Tensor  # [R] the sentence each of these belongs to
    documents: list  # (begin, end) sentences of each document
    features: torch.Tensor  # [S, 5] place and length of each sentence within its document


def int4_scales(groups):
    """groups [..., GROUP] -> [..., 1], as the file keeps them: rounded to half precision."""
    return (groups.abs().amax(-1, keepdim=True) / 7).half().float()


def int4_values(groups, scales):
    """The whole numbers -7..7 that stand for the weights."""
    return (groups / scales.clamp_min(1e-12)).round_().clamp_(-7, 7)


class RoundToInt4(torch.autograd.Function):
    @staticmethod
    def forward(ctx, weight):
        groups = weight.detach().view(-1, GROUP)
        scales = int4_scales(groups)
        return int4_values(groups, scales).mul_(scales).view_as(weight)

    @staticmethod
    def backward(ctx, gradient):
        return gradient


class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, numbers, steps):
        return (numbers * steps).round_().div_(steps)

    @staticmethod
    def backward(ctx, gradient):
        return gradient, None


def round_rows(rows, largest, dimensions=-1):
    """Each row, or all that lie along some dimensions, to steps of its own, as the kernels multiply it."""
    return Round.apply(rows, largest / rows.detach().abs().amax(dimensions, keepdim=True).clamp_min(1e-10))


class Linear(nn.Linear):
    """A linear layer whose weights ship with four bits, and whose inputs are rounded."""
    int4 = False
    rounds_inputs = True

    def forward(self, rows):
        weight = RoundToInt4.apply(self.weight) if self.int4 else self.weight
        return F.linear(round_rows(rows, LARGEST_INPUT) if self.rounds_inputs else rows, weight, self.bias)


class Layer(nn.Module):
    def __init__(self, config, heads, ffn):
        super().__init__()
        self.heads = heads
        width = heads * config.head_size
        self.qkv = Linear(config.hidden, 3 * width)
        self.attention_out = Linear(width, config.hidden)
        self.attention_norm = nn.LayerNorm(config.hidden, eps=1e-12)
        self.ffn_in = Linear(config.hidden, ffn)
        self.ffn_out = Linear(ffn, config.hidden)
        self.ffn_norm = nn.LayerNorm(config.hidden, eps=1e-12)
        self.dropout = nn.Dropout(config.dropout)

    def attend_window(self, query, key, value):
        """[heads, P, head_size] each. Training leaves the rounding out: it is too fine to be felt."""
        rounds = self.qkv.rounds_inputs and not self.training
        if rounds:
            query, key = round_rows(query, LARGEST_ATTENDED), round_rows(key, LARGEST_ATTENDED)
        shares = (query @ key.mT / query.shape[-1] ** 0.5).softmax(-1)
        if not rounds:
            return shares @ value
        steps = (LARGEST_SHARE / shares.detach().amax(-1, keepdim=True)).clamp_max(MOST_SHARES)
        return Round.apply(shares, steps) @ round_rows(value, LARGEST_ATTENDED, (1, 2))

    def attend(self, rows, windows):
        """[P, hidden] -> [P, hidden]; pieces see the pieces of their own window."""
        mixed = []
        for window in self.qkv(rows).split([end - begin for begin, end in windows]):
            query, key, value = window.view(len(window), 3, self.heads, -1).permute(1, 2, 0, 3)
            mixed.append(self.attend_window(query, key, value).transpose(0, 1).flatten(1))
        return torch.cat(mixed)

    def forward(self, rows, windows):
        rows = self.attention_norm(rows + self.dropout(self.attention_out(self.attend(rows, windows))))
        return self.ffn_norm(rows + self.dropout(self.ffn_out(F.gelu(self.ffn_in(rows)))))


class Network(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        hidden = config.hidden
        self.pieces = nn.Embedding(config.pieces, hidden)
        self.positions = nn.Embedding(config.positions, hidden)
        self.shapes = nn.Parameter(torch.zeros(config.shapes, hidden))
        self.embed_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(config.dropout)
        self.layers = nn.ModuleList(Layer(config, *sizes) for sizes in zip(config.heads, config.ffn))
        self.names = nn.Linear(hidden, len(NAME_LABELS))
        self.speech = nn.Linear(hidden, len(SPEECH_LABELS))
        self.salience_hidden = nn.Linear(3 * hidden + SALIENCE_FEATURES, 64)
        self.salience_out = nn.Linear(64, 1)
        self.set_int4(config.int4)
        for linear in self.linears():
            linear.rounds_inputs = config.rounds_inputs

    def linears(self):
        return [linear for layer in self.layers
                for linear in (layer.qkv, layer.attention_out, layer.ffn_in, layer.ffn_out)]

    def set_int4(self, on):
        """Off for weights that have been expanded from four bits already."""
        self.int4 = on
        for linear in self.linears():
            linear.int4 = on

    def embed(self, batch):
        pieces = self.pieces(batch.ids)
        if self.int4:
            pieces = RoundToInt4.apply(pieces)
        return self.embed_norm(pieces + self.positions(batch.positions) + batch.shapes @ self.shapes)

    def encode(self, batch):
        """The embedding output and each layer's output, [P, hidden] each."""
        states = [self.dropout(self.embed(batch))]
        for layer in self.layers:
            states.append(layer(states[-1], batch.windows))
        return states

    def sentence_vectors(self, rows, batch):
        """[S, hidden]: means of the sentences' pieces."""
        count = len(batch.features)
        total = rows.new_zeros(count, rows.shape[1]).index_add(0, batch.sentence_of_row, rows[batch.sentence_rows])
        size = torch.bincount(batch.sentence_of_row, minlength=count).clamp_min(1)
        return total / size[:, None]

    def salience(self, vectors, batch):
        """[S] before the sigmoid: a sentence beside the mean of its document's sentences."""
        means = torch.cat([vectors[begin:end].mean(0, keepdim=True).expand(end - begin, -1)
                           for begin, end in batch.documents])
        cosine = F.cosine_similarity(vectors, means, dim=1, eps=1e-12)[:, None]
        inputs = torch.cat([vectors, means, vectors * means, batch.features, cosine], 1)
        return self.salience_out(F.gelu(self.salience_hidden(inputs)))[:, 0]

    def forward(self, batch):
        """Names [T, labels], speech [T, channels, 3], salience [S]; all before softmax or sigmoid."""
        return self.answer(self.encode(batch)[-1], batch)

    def answer(self, rows, batch):
        """The heads, on the last layer's output."""
        tokens = self.dropout(rows[batch.first])
        speech = self.speech(tokens).view(len(tokens), len(CHANNELS), 3)
        return self.names(tokens), speech, self.salience(self.sentence_vectors(rows, batch), batch)


def load_network(checkpoint):
    """The network of a checkpoint of train.py or prune.py."""
    state = torch.load(checkpoint, map_location="cpu")
    network = Network(Config(**state["config"]))
    network.load_state_dict(state["network"])
    return network


def start_from(network, weights, kept):
    """Take over MiniLM: weights by their BERT names, kept = the old ids of our pieces in our order."""
    copy = lambda parameter, value: parameter.data.copy_(value)
    bert = lambda *names: torch.cat([weights[name] for name in names])
    copy(network.pieces.weight, weights["embeddings.word_embeddings.weight"][kept])
    positions = weights["embeddings.position_embeddings.weight"][:network.config.positions]
    copy(network.positions.weight, positions + weights["embeddings.token_type_embeddings.weight"][0])
    parts = [(network.embed_norm, ["embeddings.LayerNorm"])]
    for number, layer in enumerate(network.layers):
        at = f"encoder.layer.{number}."
        parts += [(layer.qkv, [f"{at}attention.self.{name}" for name in ("query", "key", "value")]),
                  (layer.attention_out, [f"{at}attention.output.dense"]),
                  (layer.attention_norm, [f"{at}attention.output.LayerNorm"]),
                  (layer.ffn_in, [f"{at}intermediate.dense"]), (layer.ffn_out, [f"{at}output.dense"]),
                  (layer.ffn_norm, [f"{at}output.LayerNorm"])]
    for module, names in parts:
        for kind in ("weight", "bias"):
            copy(getattr(module, kind), bert(*(f"{name}.{kind}" for name in names)))


def make_batch(documents, config, device="cpu"):
    """documents: (sentences, windows) pairs as text.py makes them -> a Batch."""
    ids, positions, shapes, windows, first = [], [], [], [], []
    rows, owners, spans, features = [], [], [], []
    for sentences, parts_of_windows in documents:
        base = len(features)
        features += sentence_features(sentences)
        spans.append((base, len(features)))
        firsts = []
        for window in parts_of_windows:
            begin = len(ids)
            ids.append(text.CLS)
            shapes.append(1 << text.SHAPE_SPECIAL)
            for part in window:
                sentence = sentences[part.sentence]
                piece_begin = sentence.first[part.begin]
                piece_end = sentence.first[part.end] if part.end < len(sentence.first) else len(sentence.ids)
                row = len(ids)
                firsts += [row + piece - piece_begin for piece in sentence.first[part.begin:part.end]]
                ids += sentence.ids[piece_begin:piece_end]
                shapes += sentence.shapes[piece_begin:piece_end]
                if part.begin == 0:
                    rows += range(row, len(ids))
                    owners += [base + part.sentence] * (len(ids) - row)
            ids.append(text.SEP)
            shapes.append(1 << text.SHAPE_SPECIAL)
            positions += range(len(ids) - begin)
            windows.append((begin, len(ids)))
        first += firsts
    bits = torch.tensor(shapes, device=device)[:, None] >> torch.arange(config.shapes, device=device)
    as_tensor = lambda values: torch.tensor(values, dtype=torch.long, device=device)
    return Batch(as_tensor(ids), as_tensor(positions), (bits & 1).float(), windows, as_tensor(first), as_tensor(rows),
                 as_tensor(owners), spans, torch.tensor(features, dtype=torch.float, device=device).view(-1, 5))


def sentence_features(sentences):
    """For each of the n sentences: 1/(1+i), i/(n-1), length, opens a block, 1/(1+block)."""
    found, block, last = [], -1, max(1, len(sentences) - 1)
    for number, sentence in enumerate(sentences):
        block += sentence.starts_block or number == 0
        found.append([1 / (1 + number), number / last, min(len(sentence.tokens), 60) / 60,
                      float(sentence.starts_block), 1 / (1 + block)])
    return found
