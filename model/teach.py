"""What a larger trained network teaches a smaller one: its scores and its vectors, on any text.

In: the teacher's checkpoint and vocabulary; documents. Out: Lesson, by token and sentence, and the loss of a student
beside it. The teacher reads the text as it was printed, the student with other cases, quotes and dashes, so it learns
to read these as well. Teacher and student have the same number of layers and the same hidden size; their word pieces
may differ, so their vectors meet at each token's first piece. A window is cut by the teacher's pieces.
"""
from dataclasses import dataclass

import torch
import torch.nn.functional as F

import text
from network import load_network, make_batch

FEW_SENTENCES = 4  # a shorter document has no salience worth learning


@dataclass
class Lesson:
    names: torch.Tensor  # [T, labels] probabilities
    speech: torch.Tensor  # [T, channels, 3] probabilities
    salience: torch.Tensor  # [S] probabilities
    states: torch.Tensor  # [layers, T, hidden]
    few: torch.Tensor  # [S] true where the document is too short for salience


class Teacher:
    def __init__(self, checkpoint, prepared):
        self.network = load_network(checkpoint).eval()
        self.vocabulary = text.read_vocabulary(prepared)

    def read(self, document):
        return text.read_sentences(document["text"], document["sentences"], self.vocabulary)

    @torch.no_grad()
    def lesson(self, inputs):
        """inputs: (sentences, windows) of each document, in the teacher's pieces."""
        network = self.network
        batch = make_batch(inputs, network.config)
        states = network.encode(batch)[1:]
        names, speech, salience = network.answer(states[-1], batch)
        few = torch.cat([torch.full((end - begin,), end - begin < FEW_SENTENCES) for begin, end in batch.documents])
        return Lesson(names.softmax(-1), speech.softmax(-1), salience.sigmoid(),
                      torch.stack([state[batch.first] for state in states]), few)


def divergence(scores, right):
    """Mean cross entropy of scores [N, labels] to probabilities, less the probabilities' own."""
    own = (right * right.clamp_min(1e-9).log()).sum(-1)
    return (-(right * scores.log_softmax(-1)).sum(-1) + own).mean()


def losses_beside(lesson, states, first, names, speech, salience):
    """(names, speech, salience, vectors) losses of a student with these outputs."""
    vectors = torch.stack([state[first] for state in states])
    distance = F.mse_loss(vectors, lesson.states) / lesson.states.square().mean()
    enough = ~lesson.few
    weight = F.binary_cross_entropy_with_logits(salience[enough], lesson.salience[enough], reduction="sum")
    return (divergence(names, lesson.names), divergence(speech.flatten(0, 1), lesson.speech.flatten(0, 1)) * 3,
            weight / enough.sum().clamp_min(1), distance)
