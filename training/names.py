"""The name corpora without trees: re3d, CrossNER politics, WNUT-17."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import spacy

from eirene.model.sentences import split_sentences
from training.corpora import Json, bio_spans, read_bio, read_jsonl, spaced, tokens_in
from training.example import Example, Span
from training.labels import CROSSNER, NAME_LABELS, RE3D, WNUT
from training.wordlists import load_list

_DETERMINERS = {"the", "a", "an", "its", "their"}
_PRONOUNS = {"we", "he", "she", "they", "it", "i", "you", "who"}
_PLURALS = load_list("plurals")
_TITLES = load_list("offices")


def read_crossner(data: Path, split: str, norp: frozenset[str]) -> list[Example]:
    """CrossNER politics; nationality words that it leaves out or calls misc are NORP."""
    examples: list[Example] = []
    for k, (_, words, tags) in enumerate(read_bio(data / "crossner-politics" / f"politics-{split}.bio.gz")):
        text, offsets = spaced(words)
        spans = [(s, e, CROSSNER[label]) for s, e, label in bio_spans(tags)]
        spans = [(s, e, "NORP" if e - s == 1 and label == "MISC" and words[s] in norp else label) for s, e, label in spans]
        busy = {i for s, e, _ in spans for i in range(s, e)}
        spans += [(i, i + 1, "NORP") for i, w in enumerate(words) if i not in busy and w in norp]
        examples.append(Example("crossner", f"crossner-{k}", text, words, offsets, names=sorted(spans)))
    return examples


def read_wnut(data: Path, split: str, norp: frozenset[str]) -> list[Example]:
    """WNUT-17; nationality words may be NORP."""
    examples: list[Example] = []
    for k, (_, words, tags) in enumerate(read_bio(data / "wnut17" / f"wnut17-{split}.bio.gz")):
        text, offsets = spaced(words)
        spans = [(s, e, WNUT[label]) for s, e, label in bio_spans(tags)]
        open_names = [frozenset({"NORP"}) if w in norp else frozenset() for w in words]
        examples.append(Example("wnut17", f"wnut-{k}", text, words, offsets, names=spans, open_names=open_names))
    return examples


def read_re3d(data: Path, split: str, norp: frozenset[str]) -> list[Example]:
    """re3d by sentences; entities without a capital letter are nominal mentions, not names."""
    examples: list[Example] = []
    for record in read_jsonl(data / "re3d" / f"re3d-{split}.jsonl.gz"):
        entities = [e for e in record["entities"] if e["confidence"] >= 0.5 and e["type"] in RE3D]
        for base, words, offsets in sentences_of(record["text"]):
            text = record["text"][base : base + offsets[-1][1]]
            spans, unsure = _re3d_spans(words, offsets, base, entities, norp)
            examples.append(Example("re3d", f"{record['id']}-{base}", text, words, offsets, names=spans, open_names=unsure))
    return examples


def sentences_of(text: str) -> Iterator[tuple[int, list[str], list[tuple[int, int]]]]:
    """(start, words, their spans counted from there) of each sentence of a text, in spaCy's tokens."""
    nlp = spacy.blank("en")
    for line in re.finditer(r"[^\n]+", text):
        doc = [t for t in nlp(line.group()) if not t.is_space]
        for start, end in split_sentences([t.text for t in doc], [bool(t.whitespace_) for t in doc]):
            base = doc[start].idx
            yield (
                line.start() + base,
                [t.text for t in doc[start:end]],
                [(t.idx - base, t.idx - base + len(t)) for t in doc[start:end]],
            )


def _re3d_spans(
    words: list[str], offsets: list[tuple[int, int]], base: int, entities: list[Json], norp: frozenset[str]
) -> tuple[list[Span], list[frozenset[str]]]:
    """The names among the entities, cut as UNER cuts names, and the tokens whose label stays open: parts of nominal mentions."""
    spans: list[Span] = []
    unsure: set[int] = set()
    for entity in sorted(entities, key=lambda e: (e["start"] - e["end"], e["start"])):
        found = tokens_in(offsets, entity["start"] - base, entity["end"] - base)
        if found is None or entity["start"] < base:
            continue
        for start, end in _parts(words, found, entity["type"]):
            first, last, label = _trimmed(words, start, end, entity["type"] == "Person"), end, RE3D[entity["type"]]
            while last > first and not any(c.isalnum() for c in words[last - 1]):
                last -= 1
            if last <= first or any(first < e and s < last for s, e, _ in spans):
                continue
            if last - first == 1 and words[first] in norp:
                label = "NORP"
            if _nominal(words[first:last], label):
                unsure.update(range(first, last))
            else:
                spans.append((first, last, label))
    taken = {i for s, e, _ in spans for i in range(s, e)}
    everything = frozenset(NAME_LABELS)
    return sorted(spans), [everything if i in unsure - taken else frozenset() for i in range(len(words))]


def _parts(words: list[str], found: tuple[int, int], kind: str) -> list[tuple[int, int]]:
    """A place with commas ("Palmyra, Syria") is several names."""
    start, end = found
    cuts = [i for i in range(start, end) if words[i] == ","] if kind == "Location" else []
    return list(zip([start, *(c + 1 for c in cuts)], [*cuts, end], strict=True))


def _trimmed(words: list[str], start: int, end: int, person: bool) -> int:
    """Where the name starts after articles, small words and, for persons, titles."""
    while start < end and (words[start].lower() in _DETERMINERS or words[start][:1].islower()):
        start += 1
    while person and start < end and words[start].lower() in _TITLES:
        start += 1
    while start < end and not any(c.isalnum() for c in words[start]):
        start += 1
    return start


def _nominal(words: list[str], label: str) -> bool:
    """Whether a mention is a phrase around a name rather than a name."""
    if words[-1][:1].islower() or words[0][:1].isdigit() or not words[0][:1].isupper():
        return True
    if len(words) == 1 and words[0].lower() in _PRONOUNS | _PLURALS:
        return True
    if label == "PERSON":
        return len(words) > 5 or any(w.lower() in _TITLES or w.lower() in ("for", "office", "middle") for w in words)
    return label == "LOC" and len(words) == 1 and words[0].isupper() and len(words[0]) > 2
