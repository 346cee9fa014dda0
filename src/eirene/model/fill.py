"""Sentence annotations onto a spaCy Doc, white-space tokens included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

from eirene.annotations import ATTRIBUTIONS_KEY, PREDICATES_KEY
from eirene.model.sentence import Sentence


@dataclass(slots=True)
class Columns:
    """The columns of a Doc, one value a token."""

    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    starts: list[bool]
    ents: list[str]
    mentions: dict[int, str] = field(default_factory=dict)
    predicates: list[tuple[int, str, list[tuple[str, int, int]]]] = field(default_factory=list)
    attributions: list[tuple[tuple[int, int] | None, tuple[int, int], tuple[int, int] | None, float]] = field(
        default_factory=list
    )


def empty_columns(words: Sequence[str]) -> Columns:
    """Columns of a Doc whose tokens are all white space so far."""
    n = len(words)
    return Columns(["SPACE"] * n, [""] * n, list(words), list(range(n)), ["dep"] * n, [False] * n, ["O"] * n)


def put_sentence(columns: Columns, places: Sequence[int], read: Sentence, opens: bool) -> None:
    """Writes a sentence whose word k is token `places[k]`; `opens` is False for the later pieces of a cut sentence."""
    for k, place in enumerate(places):
        columns.pos[place], columns.morphs[place], columns.lemmas[place] = read.upos[k], read.feats[k], read.lemmas[k]
        columns.heads[place] = place if read.heads[k] == 0 else places[read.heads[k] - 1]
        columns.deps[place] = "ROOT" if read.deps[k] == "root" else read.deps[k]
        if read.mentions[k]:
            columns.mentions[place] = read.mentions[k]
    columns.starts[places[0]] = opens

    def span(start: int, end: int) -> tuple[int, int]:
        return places[start], places[end - 1] + 1

    for start, end, label in read.names:
        first, last = span(start, end)
        columns.ents[first] = f"B-{label}"
        for place in range(first + 1, last):
            columns.ents[place] = f"I-{label}"
    for frame in read.predicates:
        arguments = [(a.role, *span(a.start, a.end)) for a in frame.arguments]
        columns.predicates.append((places[frame.i], frame.roleset, arguments))
    for said in read.attributions:
        source = span(*said.source) if said.source else None
        content = span(*said.content) if said.content else None
        columns.attributions.append((source, span(*said.cue), content, said.score))


def make_doc(vocab: Vocab, words: Sequence[str], spaces: Sequence[bool], columns: Columns) -> Doc:
    """The Doc of the columns. White space hangs on the token before it, or after it at the start, and never opens a sentence."""
    _place_white_space(columns)
    doc = Doc(
        vocab,
        words=list(words),
        spaces=list(spaces),
        pos=columns.pos,
        morphs=columns.morphs,
        lemmas=columns.lemmas,
        heads=columns.heads,
        deps=columns.deps,
        ents=columns.ents,
    )
    for place, kind in columns.mentions.items():
        doc[place]._.entity_type = kind
    doc.user_data[PREDICATES_KEY] = tuple(columns.predicates)
    doc.user_data[ATTRIBUTIONS_KEY] = tuple(columns.attributions)
    return doc


def _place_white_space(columns: Columns) -> None:
    """Attaches white-space tokens inside their sentence."""
    n = len(columns.pos)
    following = next((i for i in range(n) if columns.pos[i] != "SPACE"), None)
    if following is None:
        columns.heads, columns.deps = [0] * n, ["ROOT" if i == 0 else "dep" for i in range(n)]
        return
    last = following
    for i in range(n):
        if columns.pos[i] == "SPACE":
            columns.heads[i] = last
        else:
            last = i
