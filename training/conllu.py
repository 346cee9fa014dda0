"""CoNLL-U files to sentences of words with character offsets."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """A treebank sentence; `offsets` are character spans in `text`, None where a word has no span of its own."""

    id: str
    document: str
    new_paragraph: bool
    text: str
    words: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)


def _surface_units(rows: list[list[str]]) -> list[tuple[str, list[int]]]:
    """(surface form, word indexes) of each orthographic token, multi-word tokens taken together."""
    units: list[tuple[str, list[int]]] = []
    until, index = 0, 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            units.append((row[1], list(range(first - 1, last))))
            until = last
            continue
        index = int(row[0])
        if index > until:
            units.append((row[1], [index - 1]))
    return units


def align(text: str, rows: list[list[str]], words: list[str]) -> list[tuple[int, int]]:
    """Character spans of the words in the text; empty when they cannot be found in order."""
    spans: list[tuple[int, int]] = [(0, 0)] * len(words)
    at = 0
    for form, members in _surface_units(rows):
        at = text.find(form, at)
        if at < 0:
            return []
        if len(members) == 1:
            spans[members[0]] = (at, at + len(form))
        elif "".join(words[m] for m in members).lower() == form.lower():
            inner = at
            for m in members:
                spans[m] = (inner, inner + len(words[m]))
                inner += len(words[m])
        else:
            for m in members:
                spans[m] = (at, at + len(form))
        at += len(form)
    return spans


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file; enhanced (empty) nodes are left out."""
    document, paragraph = "", False
    meta: dict[str, str] = {}
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                key = key.strip()
                meta[key] = value.strip()
                if key == "newdoc id":
                    document, paragraph = value.strip(), True
                paragraph = paragraph or key.startswith("newpar")
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                sentence = Sentence(meta["sent_id"], document, paragraph, meta["text"])
                for row in rows:
                    if row[0].isdigit():
                        sentence.words.append(row[1])
                        sentence.lemmas.append(row[2])
                        sentence.upos.append(row[3])
                        sentence.xpos.append(row[4])
                        sentence.feats.append(row[5] if row[5] != "_" else "")
                        sentence.heads.append(int(row[6]))
                        sentence.deps.append(row[7])
                sentence.offsets = align(sentence.text, rows, sentence.words)
                yield sentence
                meta, rows, paragraph = {}, [], False
