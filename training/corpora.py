"""The corpora of the data folder as examples (treebank tokens)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.conllu import Sentence, read_conllu
from training.example import Example, Frame, Span
from training.labels import GUM_NAMES, NAME_LABELS, capital_adjectives, find_norp, gum_name, open_labels

Json = dict[str, Any]


def read_jsonl(path: Path) -> Iterator[Json]:
    """The records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_bio(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """(sentence id, words, tags) of a .bio.gz or .iob2.gz file."""
    name, words, tags = "", [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in [*lines, "\n"]:
            line = row.rstrip("\n")
            if line.startswith("# ") and "=" in line:
                if line.startswith("# sent_id"):
                    name = line.partition("=")[2].strip()
            elif line:
                *_, word, tag = line.split("\t")
                words.append(word)
                tags.append(tag)
            elif words:
                yield name, words, tags
                words, tags = [], []


def bio_spans(tags: Iterable[str]) -> list[Span]:
    """The spans of BIO tags."""
    spans: list[Span] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-") or (tag.startswith("I-") and (not spans or spans[-1][1:] != (i, tag[2:]))):
            spans.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-"):
            spans[-1] = (spans[-1][0], i + 1, tag[2:])
    return spans


def tokens_in(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The token range that a character span touches."""
    inside = [i for i, (s, e) in enumerate(offsets) if s < end and e > start]
    return (inside[0], inside[-1] + 1) if inside else None


def _tree(corpus: str, s: Sentence) -> Example:
    return Example(
        corpus, s.id, s.text, s.words, s.offsets,
        list(s.upos), list(s.feats), list(s.lemmas), list(s.heads), list(s.deps),
    )  # fmt: skip


def srl_frames(record: Json) -> list[Frame]:
    """The frames of an SRL record."""
    frames: list[Frame] = []
    for p in record["preds"]:
        frames.append((p["i"], p["sense"], [(s, e, role) for role, s, e in p["args"]]))
    return frames


def attribution_frames(offsets: list[tuple[int, int]], base: int, attributions: list[Json]) -> list[Frame]:
    """Attributions whose cue lies in a sentence, as frames on its tokens; spans are clipped to the sentence."""
    last = base + offsets[-1][1]
    frames: list[Frame] = []
    for item in attributions:
        if not item["cue"]:
            continue
        cue_at = item["cue"][-1]
        if not base <= cue_at[0] < last:
            continue
        spans: list[Span] = []
        for label, key in (("CUE", "cue"), ("SOURCE", "source"), ("CONTENT", "content")):
            for start, end in item[key]:
                found = tokens_in(offsets, start - base, end - base)
                if found and not any(found[0] < e and s < found[1] for s, e, _ in spans):
                    spans.append((*found, label))
        cue = tokens_in(offsets, cue_at[0] - base, cue_at[1] - base)
        if cue:
            frames.append((cue[0], "", spans))
    return frames


def read_ewt(data: Path, split: str) -> list[Example]:
    """EWT with its names (UNER), semantic roles and attributions."""
    sentences = list(read_conllu(data / "ewt" / f"en_ewt-{split}.conllu.gz"))
    names = {i: (w, t) for i, w, t in read_bio(data / "uner-ewt" / f"en_ewt-{split}.iob2.gz")}
    roles = {r["id"]: r for r in read_jsonl(data / "propbank-ewt" / f"srl-{split}.jsonl.gz")}
    documents = {r["id"]: r for r in read_jsonl(data / "attribution-ewt" / f"attribution-{split}.jsonl.gz")}
    lexicon = capital_adjectives(sentences)
    examples: list[Example] = []
    at, document = 0, ""
    for s in sentences:
        if not s.offsets:
            continue
        example = _tree("ewt", s)
        found = names.get(s.id)
        if found and len(found[0]) == len(s.words):
            spans = bio_spans(found[1])
            spans = [(a, b, {"PER": "PERSON"}.get(label, label)) for a, b, label in spans]
            spans += find_norp(s, spans, lexicon)
            example.names = sorted(spans)
            example.open_names = open_labels(s.upos)
        record = roles.get(s.id)
        if record and len(record["tokens"]) == len(s.words):
            example.frames = srl_frames(record)
        source = documents.get(s.document)
        if source:
            if s.document != document:
                at, document = 0, s.document
            base = source["text"].find(s.text, at)
            if base >= 0:
                at = base + len(s.text)
                example.attributions = attribution_frames(s.offsets, base, source["attributions"])
                example.unattributed = [
                    any(a < base + e and base + b < z for a, z in source.get("unannotated", [])) for b, e in s.offsets
                ]
        examples.append(example)
    return examples


def read_gum(data: Path, split: str) -> list[Example]:
    """GUM with its mentions, names and attributions."""
    sentences = list(read_conllu(data / "gum" / f"gum-{split}.conllu.gz"))
    mentions = {r["id"]: r for r in read_jsonl(data / "gum" / f"coref-{split}.jsonl.gz")}
    attributed = {r["id"]: r for r in read_jsonl(data / "gum" / f"attribution-{split}.jsonl.gz")}
    lexicon = capital_adjectives(sentences)
    examples: list[Example] = []
    at, document = 0, ""
    for s in sentences:
        if not s.offsets:
            continue
        example = _tree("gum", s)
        if s.document != document:
            at, document = 0, s.document
        record = mentions.get(s.document)
        base = record["text"].find(s.text, at) if record else -1
        if record and base >= 0:
            at = base + len(s.text)
            inside = [m for m in record["mentions"] if base <= m["start"] and m["end"] <= at]
            example.mentions = [""] * len(s.words)
            spans: list[Span] = []
            for m in sorted(inside, key=lambda m: m["start"] - m["end"]):
                extent = tokens_in(s.offsets, m["start"] - base, m["end"] - base)
                if extent is None:
                    continue
                head = _head_of(s, extent)
                example.mentions[head] = m["type"]
                span = _gum_span(s, m["type"], head, extent)
                if span and not any(span[0] < e and b < span[1] for b, e, _ in spans):
                    spans.append(span)
            spans = [x for x in spans if not find_norp(s, [], lexicon, within=x)]
            spans += find_norp(s, spans, lexicon)
            example.names = sorted(spans)
            covered = {i for b, e, _ in spans for i in range(b, e)}
            example.open_names = [
                frozenset(NAME_LABELS) if u == "PROPN" and i not in covered else frozenset() for i, u in enumerate(s.upos)
            ]
        source = attributed.get(s.document)
        if source and base >= 0 and source["text"][base:at] == s.text:
            example.attributions = attribution_frames(s.offsets, base, source["attributions"])
        examples.append(example)
    return examples


def _head_of(s: Sentence, extent: tuple[int, int]) -> int:
    """The word of a stretch that hangs on a word outside it; of several on one word, the last."""
    tops = [i for i in range(*extent) if not extent[0] <= s.heads[i] - 1 < extent[1] and s.deps[i] != "punct"]
    same = [i for i in tops if s.heads[i] == s.heads[tops[0]]]
    return same[-1] if same else extent[0]


def _gum_span(s: Sentence, kind: str, head: int, extent: tuple[int, int]) -> Span | None:
    """The name of a GUM mention; None for nominal mentions and for the plural names of groups of people."""
    label = GUM_NAMES.get(kind)
    if label is None or s.upos[head] != "PROPN" or (label == "PERSON" and s.xpos[head] == "NNPS"):
        return None
    span = gum_name(s, head, extent, label)
    return None if span is None else (*span, label)


def read_masc(data: Path, split: str) -> list[Example]:
    """The written part of MASC with semantic roles."""
    return [
        Example("masc", r["id"], r["text"], [r["text"][s:e] for s, e in r["tokens"]],
                [(s, e) for s, e in r["tokens"]], frames=srl_frames(r))
        for r in read_jsonl(data / "propbank-masc" / f"srl-{split}.jsonl.gz")
        if r["tokens"]
    ]  # fmt: skip


def spaced(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Words joined by blanks, and their character spans."""
    offsets, at = [], 0
    for word in words:
        offsets.append((at, at + len(word)))
        at += len(word) + 1
    return " ".join(words), offsets
