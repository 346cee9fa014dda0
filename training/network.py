"""The network: a MiniLM encoder with a casing embedding, and all heads on one forward pass."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, LAYERS, ATTENTION_HEADS, FEED_FORWARD = 384, 6, 12, 1536
TAG, ARC, LABEL, TASK, SENSE, PAIR = 256, 256, 96, 256, 64, 128
MAX_DISTANCE = 24
CASINGS = 9
DIALECTS = ("ewt", "gum", "crossner", "wnut17", "re3d")  # ways of annotating names; the shipped model speaks the first


@dataclass(frozen=True)
class Sizes:
    """How many classes each head has."""

    upos: int
    feats: int
    lemma: int
    deps: int
    names: int
    mention: int
    senses: int
    roles: int


class Dropout(nn.Module):
    """Dropout with masks cut from one drawn pool: on a CPU drawing them anew took a seventh of the time."""

    _POOL = 1 << 21

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self._pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0.0:
            return x
        if self._pool is None:
            keep = torch.rand(self._POOL) >= self.rate
            self._pool = keep.to(torch.bfloat16) / (1.0 - self.rate)
        size = x.numel()
        if size > self._POOL:
            return functional.dropout(x, self.rate, True)
        start = int(torch.randint(0, self._POOL - size + 1, ()))
        return x * self._pool[start : start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, FEED_FORWARD)
        self.down = nn.Linear(FEED_FORWARD, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (
            m(x).view(b, n, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)
            for m in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(-1, -2) / math.sqrt(HIDDEN // ATTENTION_HEADS)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        y = scores.softmax(-1).to(v.dtype) @ v
        y = y.transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(y)))
        z: Tensor = self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return z


class Embedding8(nn.Module):
    """Word embeddings as int8 with one scale a row: a quarter of the size, for export."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127.0
        self.table = nn.Parameter((weight / scale).round().to(torch.int8), requires_grad=False)
        self.scale = nn.Parameter(scale, requires_grad=False)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].float() * self.scale[ids]


class Encoder(nn.Module):
    """All hidden layers of the word pieces."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.position = nn.Embedding(512, HIDDEN)
        self.casing = nn.Embedding(CASINGS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.normal_(self.casing.weight, std=0.01)
        self.word.weight.requires_grad_(False)

    def embed(self, ids: Tensor) -> Tensor:
        """Word embeddings; replaced by the int8 table at export."""
        vectors: Tensor = self.word(ids)
        return vectors

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor | None) -> list[Tensor]:
        n = ids.shape[1]
        x = self.embed(ids) + self.position.weight[:n] + self.casing(casing)
        x = self.dropout(self.norm(x))
        outputs = [x]
        for layer in self.layers:
            x = layer(x, mask)
            outputs.append(x)
        return outputs

    def load_minilm(self, folder: Path) -> None:
        """Takes the pre-trained weights of all-MiniLM-L6-v2."""
        raw = load_file(folder / "model.safetensors")
        state: dict[str, Tensor] = {
            "word.weight": raw["embeddings.word_embeddings.weight"],
            "position.weight": raw["embeddings.position_embeddings.weight"] + raw["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": raw["embeddings.LayerNorm.weight"],
            "norm.bias": raw["embeddings.LayerNorm.bias"],
            "casing.weight": self.casing.weight.detach(),
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(LAYERS):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{part}"] = raw[f"encoder.layer.{i}.{theirs}.{part}"]
        self.load_state_dict(state)


class Mix(nn.Module):
    """A learned weighted mean of the layers (Peters et al. 2018)."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-1.0, 1.0, LAYERS + 1))
        self.scale = nn.Parameter(torch.ones(()))

    def forward(self, layers: list[Tensor]) -> Tensor:
        weights = self.weights.softmax(0) * self.scale
        return sum(w * x for w, x in zip(weights.unbind(), layers, strict=True))  # type: ignore[return-value]


class Hidden(nn.Module):
    """Linear, GELU, dropout."""

    def __init__(self, size: int, dropout: float, inputs: int = HIDDEN) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, size)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.dropout(functional.gelu(self.linear(x)))
        return y


class PairLayer(nn.Module):
    """A small pre-norm transformer layer over the words of a sentence, once per anchor."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(PAIR), nn.LayerNorm(PAIR)
        self.qkv = nn.Linear(PAIR, 3 * PAIR)
        self.out = nn.Linear(PAIR, PAIR)
        self.up, self.down = nn.Linear(PAIR, 2 * PAIR), nn.Linear(2 * PAIR, PAIR)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        p, n, _ = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(p, n, 3, 4, PAIR // 4).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / math.sqrt(PAIR // 4)
        if mask is not None:
            scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
        y = (scores.softmax(-1) @ v).transpose(1, 2).reshape(p, n, PAIR)
        x = x + self.dropout(self.out(y))
        z: Tensor = x + self.dropout(self.down(functional.gelu(self.up(self.norm2(x)))))
        return z


class Pairs(nn.Module):
    """Labels every word relative to an anchor word: roles of a predicate, source and content of a cue."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * MAX_DISTANCE + 1, PAIR)
        self.kind = nn.Embedding(2, PAIR)
        self.arcs = nn.Linear(2, PAIR, bias=False)
        self.layers = nn.ModuleList(PairLayer(dropout) for _ in range(2))
        self.norm = nn.LayerNorm(PAIR)
        self.label = nn.Linear(PAIR, labels)

    def forward(self, token: Tensor, anchor: Tensor, arcs: Tensor, at: Tensor, kinds: Tensor, *, mask: Tensor | None) -> Tensor:
        """token [P|1, n, d], anchor [P, d], arcs [P, n, 2], at [P], kinds [P] -> [P, n, labels]."""
        n = arcs.shape[1]
        distance = (torch.arange(n)[None] - at[:, None]).clamp(-MAX_DISTANCE, MAX_DISTANCE) + MAX_DISTANCE
        x = token + anchor[:, None] + self.distance(distance) + self.kind(kinds)[:, None] + self.arcs(arcs)
        x = functional.gelu(x)
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = self.label(self.norm(x))
        return scores


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes, dropout: float, head_dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.syntax, self.naming, self.meaning = Mix(), Mix(), Mix()
        self.tag = Hidden(TAG, head_dropout)
        self.upos = nn.Linear(TAG, sizes.upos)
        self.feats = nn.Linear(TAG, sizes.feats)
        self.lemma = nn.Linear(TAG, sizes.lemma)
        self.arc_dependent, self.arc_head = Hidden(ARC, head_dropout), Hidden(ARC, head_dropout)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.label_dependent, self.label_head = Hidden(LABEL, head_dropout), Hidden(LABEL, head_dropout)
        self.label = nn.Parameter(torch.empty(LABEL + 1, sizes.deps, LABEL + 1))
        self.name_hidden = Hidden(TASK, head_dropout)
        self.names = nn.Linear(TASK, sizes.names)
        self.dialects = nn.Parameter(torch.zeros(len(DIALECTS), TASK + 1, sizes.names))
        self.task_hidden = Hidden(TASK, head_dropout)
        self.predicate = nn.Linear(TASK, 1)
        self.cue = nn.Linear(TASK, 1)
        self.mention = nn.Linear(TASK, sizes.mention)
        self.sense = nn.Linear(TASK, SENSE)
        self.senses = nn.Embedding(sizes.senses, SENSE)
        self.sense_bias = nn.Parameter(torch.zeros(sizes.senses))
        self.token, self.anchor = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.pairs = Pairs(sizes.roles, dropout)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.01)
        nn.init.normal_(self.senses.weight, std=0.05)
        self.word_dropout = Dropout(head_dropout / 2)

    def words(self, ids: Tensor, casing: Tensor, first: Tensor, mask: Tensor | None) -> dict[str, Tensor]:
        """Everything computed per word; `first` [B, n], position 0 (CLS) stands for the root as a head."""
        layers = self.encoder(ids, casing, None if mask is None else mask[:, None, None, :])
        rooted = torch.cat([torch.zeros_like(first[:, :1]), first], 1)
        index = rooted[:, :, None].expand(-1, -1, HIDDEN)
        syntax = self.word_dropout(self.syntax(layers).gather(1, index))
        naming = self.word_dropout(self.naming(layers).gather(1, index)[:, 1:])
        meaning = self.word_dropout(self.meaning(layers).gather(1, index)[:, 1:])
        words = syntax[:, 1:]
        tag, task = self.tag(words), self.task_hidden(meaning)
        named = self.name_hidden(naming)
        dependent = functional.pad(self.arc_dependent(words), (0, 1), value=1.0)
        return {
            "upos": self.upos(tag),
            "feats": self.feats(tag),
            "lemma": self.lemma(tag),
            "arc": (dependent @ self.arc) @ self.arc_head(syntax).transpose(1, 2),
            "label_dependent": functional.pad(self.label_dependent(words), (0, 1), value=1.0),
            "label_head": functional.pad(self.label_head(syntax), (0, 1), value=1.0),
            "names": self.names(named),
            "named": named,
            "predicate": self.predicate(task).squeeze(-1),
            "cue": self.cue(task).squeeze(-1),
            "mention": self.mention(task),
            "sense": self.sense(task),
            "token": self.token(meaning),
            "anchor": self.anchor(meaning),
        }

    def in_dialect(self, names: Tensor, named: Tensor, dialect: Tensor) -> Tensor:
        """Name scores as the corpus of each sentence would have them: corpora cut and label names in their own ways.

        The first dialect has no scores of its own, so that what the shipped model says is UNER's way.
        """
        own = torch.cat([torch.zeros_like(self.dialects[:1]), self.dialects[1:]])[dialect]
        return names + named @ own[:, :-1] + own[:, -1:]

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """dependent, head [N, LABEL + 1] -> relation scores [N, relations]."""
        n, relations = dependent.shape[0], self.label.shape[1]
        mixed = (dependent @ self.label.reshape(LABEL + 1, -1)).view(n, relations, LABEL + 1)
        return (mixed @ head[:, :, None]).squeeze(-1)
