"""Examples to label numbers, and label numbers to padded batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from eirene.model.lemmas import find_script
from eirene.model.wordpieces import MAX_PIECES, WordPieces
from training.augment import Augmenter
from training.config import Config
from training.example import Example, Span
from training.labels import NAME_LABELS
from training.network import DIALECTS

SPECIAL_ROLES = ("CUE", "SOURCE", "CONTENT")
MASK = -100
HIDDEN_PIECE = 103  # [MASK]; words have higher numbers, [PAD], [CLS] and [SEP] lower ones


def bio(labels: Sequence[str]) -> list[str]:
    """O, then B- and I- of each label."""
    return ["O", *(f"{p}-{label}" for label in labels for p in "BI")]


@dataclass
class Vocabulary:
    """The classes of every head, in order."""

    upos: list[str]
    feats: list[str]
    scripts: list[str]
    deps: list[str]
    names: list[str]
    mentions: list[str]
    roles: list[str]
    senses: dict[str, list[str]]  # lemma -> rolesets, the most frequent first
    lexicon: dict[str, str]
    feats_of: dict[str, list[int]] = field(default_factory=dict)
    sense_index: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        flat = [f"{k} {r}" for k, v in sorted(self.senses.items()) if len(v) > 1 for r in v]
        self.sense_index = {name: i for i, name in enumerate(flat)}


def sense_key(example: Example, i: int, roleset: str) -> str | None:
    """The lemma under which a roleset is listed; None where the token's lemma is unknown."""
    if example.lemmas is None:
        return roleset.rsplit(".", 1)[0].split("_", maxsplit=1)[0]
    lemma = example.lemmas[i]
    return None if lemma is None else lemma.lower()


def build_vocabulary(examples: Sequence[Example]) -> Vocabulary:
    """Classes seen in the training examples (treebank tokens)."""
    upos, feats, deps, roles, mentions, scripts = (Counter[str]() for _ in range(6))
    senses: dict[str, Counter[str]] = {}
    forms: dict[str, Counter[str]] = {}
    pairs: dict[str, set[str]] = {}
    for x in examples:
        if x.upos and x.feats and x.lemmas and x.deps:
            upos.update(x.upos)
            deps.update(x.deps)
            feats.update(f or "" for f in x.feats)
            for word, lemma, tag, f in zip(x.words, x.lemmas, x.upos, x.feats, strict=True):
                pairs.setdefault(tag, set()).add(f or "")
                if lemma is None:
                    continue
                script = find_script(word, lemma)
                if script:
                    scripts[str(script)] += 1
                if tag not in ("PROPN", "X") and len(word) < 40 and " " not in word:
                    forms.setdefault(f"{word.lower()} {tag}", Counter())[lemma] += 1
        for i, roleset, args in x.frames or ():
            roles.update(r for *_, r in args)
            key = sense_key(x, i, roleset)
            if key:
                senses.setdefault(key, Counter())[roleset] += 1
        mentions.update(m for m in x.mentions or () if m)
    lexicon = {}
    for key, counts in forms.items():
        lemma, count = counts.most_common(1)[0]
        if count >= 0.8 * sum(counts.values()):
            lexicon[key] = lemma
    feat_list = [f for f, c in feats.most_common() if c >= 2]
    kept = [r for r, c in roles.most_common() if c >= 10]
    return Vocabulary(
        upos=sorted(upos),
        feats=feat_list,
        scripts=[s for s, c in scripts.most_common() if c >= 3],
        deps=sorted(deps),
        names=bio(NAME_LABELS),
        mentions=["", *sorted(mentions)],
        roles=bio([*SPECIAL_ROLES, *kept]),
        senses={k: [r for r, _ in c.most_common()] for k, c in sorted(senses.items())},
        lexicon=dict(sorted(lexicon.items())),
        feats_of={t: [i for i, f in enumerate(feat_list) if f in pairs[t]] for t in sorted(upos)},
    )


def tag_spans(spans: Sequence[Span], count: int, index: dict[str, int]) -> list[int]:
    """BIO class numbers of spans; labels that are not in the index are left out."""
    tags = [0] * count
    for start, end, label in spans:
        if f"B-{label}" in index and not any(tags[start:end]):
            tags[start] = index[f"B-{label}"]
            tags[start + 1 : end] = [index[f"I-{label}"]] * (end - start - 1)
    return tags


@dataclass
class Item:
    """An example as numbers; None where it has no such labels."""

    example: Example
    upos: list[int] | None = None
    feats: list[int] | None = None
    lemma: list[int] | None = None
    heads: list[int] | None = None
    deps: list[int] | None = None
    names: Any = None  # [n, tags] bool: allowed
    predicate: list[float] | None = None
    cue: list[float] | None = None
    mention: list[int] | None = None
    anchors: list[tuple[int, int, list[int], list[int], int]] = field(default_factory=list)
    pieces: int = 0


class Numberer:
    """Turns examples into items for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        v = self.vocabulary = vocabulary
        self._index = {
            name: {label: i for i, label in enumerate(getattr(v, name))}
            for name in ("upos", "feats", "scripts", "deps", "names", "mentions", "roles")
        }

    def item(self, x: Example) -> Item:
        """The item of an example."""
        index, n = self._index, len(x.words)
        item = Item(x)
        if x.upos and x.deps and x.heads and x.feats and x.lemmas:
            item.upos = [index["upos"][u] for u in x.upos]
            item.feats = [MASK if f is None else index["feats"].get(f, MASK) for f in x.feats]
            item.lemma = [
                MASK if m is None else index["scripts"].get(str(find_script(w, m)), MASK)
                for w, m in zip(x.words, x.lemmas, strict=True)
            ]
            item.heads, item.deps = x.heads, [index["deps"].get(d, MASK) for d in x.deps]
        if x.names is not None:
            item.names = self._allowed(x, n)
        if x.frames is not None:
            item.predicate = [-1.0 if x.unframed and x.unframed[i] else 0.0 for i in range(n)]
            for i, roleset, args in x.frames:
                item.predicate[i] = 1.0
                key = sense_key(x, i, roleset)
                options = self.vocabulary.senses.get(key or "", [])
                senses = [self.vocabulary.sense_index[f"{key} {r}"] for r in options] if len(options) > 1 else []
                gold = options.index(roleset) if senses and roleset in options else MASK
                item.anchors.append((i, 0, tag_spans(args, n, index["roles"]), senses, gold))
        if x.attributions is not None:
            item.cue = [-1.0 if x.unattributed and x.unattributed[i] else 0.0 for i in range(n)]
            for i, _, spans in x.attributions:
                item.cue[i] = 1.0
                item.anchors.append((i, 1, tag_spans(spans, n, index["roles"]), [], MASK))
        if x.mentions is not None:
            item.mention = [index["mentions"][m] for m in x.mentions]
        return item

    def _allowed(self, x: Example, n: int) -> np.ndarray:
        index = self._index["names"]
        allowed = np.zeros((n, len(index)), bool)
        allowed[np.arange(n), tag_spans(x.names or [], n, index)] = True
        for i, labels in enumerate(x.open_names):
            if allowed[i, 0]:
                for label in labels:
                    allowed[i, index[f"B-{label}"]] = allowed[i, index[f"I-{label}"]] = True
        return allowed


def _pad(rows: Sequence[Any], width: int, fill: float, dtype: torch.dtype) -> torch.Tensor:
    out = torch.full((len(rows), width), fill, dtype=dtype)
    for k, row in enumerate(rows):
        if row is not None and len(row):
            out[k, : len(row)] = torch.as_tensor(row, dtype=dtype)
    return out


def collate(items: Sequence[Item], words: Sequence[list[str]], pieces: WordPieces) -> dict[str, torch.Tensor]:
    """A padded batch; masked labels are -100 (or -1 for the yes/no heads)."""
    encoded = [pieces.encode(w) for w in words]
    length, n = max(len(e.ids) for e in encoded), max(len(w) for w in words)
    long = torch.long
    batch = {
        "ids": _pad([e.ids for e in encoded], length, 0, long),
        "casing": _pad([e.casing for e in encoded], length, 0, long),
        "mask": _pad([np.ones(len(e.ids)) for e in encoded], length, 0, torch.bool),
        "first": _pad([e.first[1:] for e in encoded], n, 0, long),
        "word_mask": _pad([np.ones(len(w)) for w in words], n, 0, torch.bool),
    }
    for name in ("upos", "feats", "lemma", "heads", "deps", "mention"):
        batch[name] = _pad([getattr(x, name) for x in items], n, MASK, long)
    for name in ("predicate", "cue"):
        batch[name] = _pad([getattr(x, name) for x in items], n, -1.0, torch.float)
    batch["dialect"] = torch.tensor([DIALECTS.index(c) if (c := x.example.corpus) in DIALECTS else 0 for x in items], dtype=long)
    tags = next((x.names.shape[1] for x in items if x.names is not None), 1)
    batch["names"] = torch.ones(len(items), n, tags, dtype=torch.bool)
    for k, x in enumerate(items):
        if x.names is not None:
            batch["names"][k, : len(x.names)] = torch.from_numpy(x.names)
    anchors = [(k, *a) for k, x in enumerate(items) for a in x.anchors]
    batch["sentence"] = torch.tensor([a[0] for a in anchors], dtype=long)
    batch["at"] = torch.tensor([a[1] for a in anchors], dtype=long)
    batch["kinds"] = torch.tensor([a[2] for a in anchors], dtype=long)
    batch["roles"] = _pad([a[3] for a in anchors], n, MASK, long)
    width = max([len(a[4]) for a in anchors], default=0)
    batch["options"] = _pad([a[4] for a in anchors], max(width, 1), -1, long)
    batch["sense"] = torch.tensor([a[5] for a in anchors], dtype=long)
    return batch


class Loader:
    """Shuffled batches of sentences of like length, augmented anew in each epoch."""

    def __init__(self, variants: list[list[Item]], pieces: WordPieces, config: Config, augmenter: Augmenter) -> None:
        """`variants`: for each sentence its tokenisations (treebank's, spaCy's), one of which is drawn."""
        self._pieces, self._config, self._augmenter = pieces, config, augmenter
        self._variants = []
        for group in variants:
            for item in group:
                item.pieces = sum(pieces.count(w) for w in item.example.words) + 2
            if all(item.pieces <= MAX_PIECES for item in group):
                self._variants += [group] * config.repeat.get(group[0].example.corpus, 1)

    def pieces_per_epoch(self) -> int:
        """How many word pieces an epoch has."""
        return sum(g[0].pieces for g in self._variants)

    def epoch(self, rng: random.Random) -> Iterator[dict[str, torch.Tensor]]:
        """The batches of one epoch."""
        drawn = [rng.choice(group) for group in self._variants]
        drawn.sort(key=lambda x: x.pieces * rng.uniform(0.9, 1.1))
        batches: list[list[Item]] = [[]]
        for item in drawn:
            width = max([x.pieces for x in batches[-1]] + [item.pieces])
            if batches[-1] and width * (len(batches[-1]) + 1) > self._config.pieces_per_batch:
                batches.append([])
            batches[-1].append(item)
        rng.shuffle(batches)
        for items in batches:
            batch = collate(items, [self._augmenter.words(x.example, rng) for x in items], self._pieces)
            hidden = torch.rand(batch["ids"].shape) < self._config.masked_pieces
            batch["ids"][hidden & (batch["ids"] > HIDDEN_PIECE)] = HIDDEN_PIECE
            yield batch
