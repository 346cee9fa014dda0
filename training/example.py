"""One training sentence with whatever labels its corpus has, and its projection onto other tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Span = tuple[int, int, str]
Frame = tuple[int, str, list[Span]]  # predicate token, roleset, arguments (start, end, role)


@dataclass
class Example:
    """Token labels are None where the corpus has none; a masked single label is ""."""

    corpus: str
    id: str
    text: str
    words: list[str]
    offsets: list[tuple[int, int]]
    upos: list[str] | None = None
    feats: list[str | None] | None = None
    lemmas: list[str | None] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    names: list[Span] | None = None  # gold names, labels PERSON ORG LOC NORP MISC
    open_names: list[frozenset[str]] = field(default_factory=list)  # per token: labels allowed beside O
    frames: list[Frame] | None = None
    unframed: list[bool] = field(default_factory=list)  # per token: roles not annotated
    attributions: list[Frame] | None = None
    unattributed: list[bool] = field(default_factory=list)
    mentions: list[str] | None = None  # per token: entity type of the mention it heads, "" for none


def _owners(offsets: Sequence[tuple[int, int]], tokens: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each token, the words it overlaps."""
    return [[w for w, (s, e) in enumerate(offsets) if s < end and e > start] for start, end in tokens]


def project(example: Example, words: list[str], tokens: list[tuple[int, int]]) -> Example | None:
    """The example on other tokens (character spans of the same text), or None where a token has no word.

    A token over several words takes the labels of the word the others hang on. Of several tokens in one word
    the last one with a letter or digit takes its labels; the others hang on it.
    """
    cover = _owners(example.offsets, tokens)
    if any(not c for c in cover):
        return None
    heads = example.heads
    main: list[int] = []
    for members in cover:
        inside = set(members)
        tops = [w for w in members if heads is None or heads[w] - 1 not in inside]
        main.append((tops or members)[0])
    owner: dict[int, int] = {}
    spread: dict[int, list[int]] = {}
    for t, members in enumerate(cover):
        for w in members:
            spread.setdefault(w, []).append(t)
    if len(spread) != len(example.words):
        return None
    for w, held in spread.items():
        full = [t for t in held if any(c.isalnum() for c in words[t])]
        owner[w] = (full or held)[-1]
    sole = [owner[main[t]] == t for t in range(len(words))]

    def spans(items: list[Span]) -> list[Span]:
        return [(spread[s][0], spread[e - 1][-1] + 1, label) for s, e, label in items]

    def frames(items: list[Frame] | None) -> list[Frame] | None:
        return None if items is None else [(owner[i], name, spans(args)) for i, name, args in items]

    result = replace(example, words=words, offsets=tokens)
    count = len(words)
    if example.upos is not None and example.heads is not None and example.deps is not None:
        upos, feats, lemmas, new_heads, deps = [], [], [], [], []
        for t in range(count):
            w = main[t]
            punctuation = not any(c.isalnum() for c in words[t])
            if sole[t]:
                merged = len(cover[t]) > 1 or len(spread[w]) > 1
                upos.append(example.upos[w])
                feats.append(None if merged or example.feats is None else example.feats[w])
                lemmas.append(None if merged or example.lemmas is None else example.lemmas[w])
                head = example.heads[w]
                new_heads.append(0 if head == 0 else owner[head - 1] + 1)
                deps.append(example.deps[w])
            else:
                upos.append("PUNCT" if punctuation else example.upos[w])
                feats.append(None)
                lemmas.append(None)
                new_heads.append(owner[w] + 1)
                deps.append("punct" if punctuation else "flat" if example.upos[w] == "PROPN" else "compound")
        if any(h == t + 1 for t, h in enumerate(new_heads)) or new_heads.count(0) != 1:
            return None
        result.upos, result.feats, result.lemmas = upos, feats, lemmas
        result.heads, result.deps = new_heads, deps
    result.names = None if example.names is None else spans(example.names)
    result.open_names = [example.open_names[w] for w in main] if example.open_names else []
    result.frames = frames(example.frames)
    result.attributions = frames(example.attributions)
    result.unframed = [example.unframed[w] for w in main] if example.unframed else []
    result.unattributed = [example.unattributed[w] for w in main] if example.unattributed else []
    if example.mentions is not None:
        result.mentions = [example.mentions[main[t]] if sole[t] else "" for t in range(count)]
    return result
