"""The network as it is shipped: the same function in fewer and larger steps, with names that `restore` can read back.

Linear layers with one input are one matrix, attention is onnxruntime's one operator, and the three mixes of layers are one small
product. Matrices lie as [inputs, outputs], so that the exporter keeps them under their names.
"""

from __future__ import annotations

import math
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import (
    ARC,
    ATTENTION_HEADS,
    HIDDEN,
    LABEL,
    LAYERS,
    MAX_DISTANCE,
    PAIR,
    TAG,
    TASK,
    Embedding8,
    Layer,
    Network,
    PairLayer,
    Pairs,
)

PAIR_HEADS = 4
SYNTAX_PARTS = {"tag": TAG, "arc_dependent": ARC, "label_dependent": LABEL, "arc_head": ARC, "label_head": LABEL}


class _Attention(torch.autograd.Function):
    """Multi-head self-attention of x [b, n, d] as one operator."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        b, n, d = x.shape
        q, k, v = (x @ weight + bias).view(b, n, 3, heads, d // heads).permute(2, 0, 3, 1, 4).unbind(0)
        y = (q @ k.transpose(-1, -2) / math.sqrt(d // heads)).softmax(-1) @ v
        return y.transpose(1, 2).reshape(b, n, d)

    @staticmethod
    def symbolic(g: Any, x: Any, weight: Any, bias: Any, heads: int) -> Any:
        return g.op("com.microsoft::Attention", x, weight, bias, num_heads_i=heads).setType(x.type())


class Linear(nn.Module):
    """A linear layer whose matrix lies as [inputs, outputs]; several layers side by side where given."""

    def __init__(self, *layers: nn.Linear) -> None:
        super().__init__()
        self.matrix = nn.Parameter(torch.cat([x.weight for x in layers]).T.contiguous())
        self.bias = nn.Parameter(torch.cat([x.bias for x in layers]))

    def forward(self, x: Tensor) -> Tensor:
        return x @ self.matrix + self.bias


def _attention(x: Tensor, qkv: Linear, heads: int) -> Tensor:
    y: Tensor = _Attention.apply(x, qkv.matrix, qkv.bias, heads)  # type: ignore[no-untyped-call]
    return y


class Block(nn.Module):
    """One post-norm layer of the encoder."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.attention = Linear(layer.query, layer.key, layer.value)
        self.out, self.up, self.down = (Linear(getattr(layer, k)) for k in ("out", "up", "down"))
        self.norm1, self.norm2 = layer.norm1, layer.norm2

    def forward(self, x: Tensor) -> Tensor:
        x = self.norm1(x + self.out(_attention(x, self.attention, ATTENTION_HEADS)))
        y: Tensor = self.norm2(x + self.down(functional.gelu(self.up(x))))
        return y


class WordsGraph(nn.Module):
    """The encoder and the heads that look at one word or at a word and its head; one sentence, no padding."""

    OUTPUTS = ("tags", "arc", "relation", "names", "task", "pair")

    def __init__(self, network: Network) -> None:
        super().__init__()
        n, encoder = network, network.encoder
        self.word = Embedding8(encoder.word.weight.detach())
        self.position, self.casing, self.norm = encoder.position, encoder.casing, encoder.norm
        self.blocks = nn.ModuleList(Block(cast(Layer, layer)) for layer in encoder.layers)
        mixes = (n.syntax, n.naming, n.meaning)
        self.mixes = nn.Parameter(torch.stack([m.weights.softmax(0) * m.scale for m in mixes]).detach())
        self.syntax = Linear(*(getattr(n, part).linear for part in SYNTAX_PARTS))
        self.tags = Linear(n.upos, n.feats, n.lemma)
        self.arc_matrix, self.arc_bias = nn.Parameter(n.arc[:-1].detach()), nn.Parameter(n.arc[-1].detach())
        label = n.label.detach()
        self.relations = label.shape[1]
        self.label_matrix = nn.Parameter(label[:-1, :, :-1].reshape(LABEL, -1))
        self.label_bias = nn.Parameter(label[-1, :, :-1].reshape(-1))
        self.prior_matrix, self.prior_bias = nn.Parameter(label[:-1, :, -1].clone()), nn.Parameter(label[-1, :, -1].clone())
        self.name_hidden, self.names = Linear(n.name_hidden.linear), Linear(n.names)
        self.meaning = Linear(n.task_hidden.linear, n.token, n.anchor)
        self.task = Linear(n.predicate, n.cue, n.mention, n.sense)

    def forward(self, ids: Tensor, casing: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """ids, casing [pieces], first [1 + words], 0 (CLS) before the words' first pieces.

        Gives for each word: scores of UPOS, features and lemma scripts side by side; probability of each head (0 is the root);
        the best relation under each head; name scores; predicate, cue, mention and sense vector; token and anchor vectors.
        """
        syntax, naming, meaning = self._mixed(ids, casing)[:, first].unbind(0)
        sizes = list(SYNTAX_PARTS.values())
        hidden = functional.gelu(self.syntax(syntax))
        tag, dependent, label_dependent, head, label_head = hidden.split(sizes, -1)  # type: ignore[no-untyped-call]
        arc = ((dependent[1:] @ self.arc_matrix + self.arc_bias) @ head.T).softmax(-1)
        task, pair = self.meaning(meaning[1:]).split([TASK, 2 * PAIR], -1)
        return (
            self.tags(tag[1:]),
            arc,
            self._relation(label_dependent[1:], label_head),
            self.names(functional.gelu(self.name_hidden(naming[1:]))),
            self.task(functional.gelu(task)),
            pair,
        )

    def _mixed(self, ids: Tensor, casing: Tensor) -> Tensor:
        """The three mixes of the layers [3, pieces, d]."""
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[0]] + self.casing(casing))[None]
        layers = [x]
        for block in self.blocks:
            layers.append(block(layers[-1]))
        return (self.mixes @ torch.cat(layers).reshape(LAYERS + 1, -1)).reshape(3, -1, HIDDEN)

    def _relation(self, dependent: Tensor, head: Tensor) -> Tensor:
        mixed = (dependent @ self.label_matrix + self.label_bias).reshape(-1, LABEL) @ head.T
        prior = dependent @ self.prior_matrix + self.prior_bias
        return (mixed.reshape(-1, self.relations, head.shape[0]) + prior[:, :, None]).argmax(1).to(torch.int32)


class PairBlock(nn.Module):
    """One pre-norm layer over the words of a sentence, once per anchor."""

    def __init__(self, layer: PairLayer) -> None:
        super().__init__()
        self.norm1, self.norm2 = layer.norm1, layer.norm2
        self.attention, self.out, self.up, self.down = (Linear(getattr(layer, k)) for k in ("qkv", "out", "up", "down"))

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.out(_attention(self.norm1(x), self.attention, PAIR_HEADS))
        y: Tensor = self.down(functional.gelu(self.up(self.norm2(x))))
        return x + y


class PairsGraph(nn.Module):
    """Labels of every word relative to an anchor word: roles of a predicate, source and content of a cue."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.distance, self.kind = pairs.distance, pairs.kind
        self.nearness = nn.Parameter(pairs.arcs.weight.T.contiguous().detach())
        self.blocks = nn.ModuleList(PairBlock(cast(PairLayer, layer)) for layer in pairs.layers)
        self.norm, self.label = pairs.norm, Linear(pairs.label)

    def forward(self, pair: Tensor, arcs: Tensor, distance: Tensor, at: Tensor, kinds: Tensor) -> Tensor:
        """pair [words, 2d], arcs [anchors, words, 2], distance [anchors, words], at, kinds [anchors] -> labels' scores."""
        token, anchor = pair.split([PAIR, PAIR], -1)  # type: ignore[no-untyped-call]
        x = token + (anchor[at] + self.kind(kinds))[:, None] + self.distance(distance) + arcs @ self.nearness
        x = functional.gelu(x)
        for block in self.blocks:
            x = block(x)
        scores: Tensor = self.label(self.norm(x))
        return scores


def distances(at: Tensor, words: int) -> Tensor:
    """The input `distance`: places of the words from each anchor, held within reach and counted from 0."""
    return (torch.arange(words)[None] - at[:, None]).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
