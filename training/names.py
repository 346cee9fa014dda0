"""The name corpora without trees: re3d, CrossNER politics, WNUT-17."""

from __future__ import annotations

import re
from pathlib import Path

import spacy

from eirene.model.sentences import split_sentences
from training.corpora import bio_spans, read_bio, read_jsonl, spaced, tokens_in
from training.example import Example, Span
from training.labels import CROSSNER, NAME_LABELS, RE3D, WNUT

_DETERMINERS = {"the", "a", "an", "its", "their"}
_PRONOUNS = {"we", "he", "she", "they", "it", "i", "you", "who"}
_PLURALS = {"soldiers", "forces", "troops", "officials", "members", "coalition", "rebels", "noncommissioned", "regime"}
_TITLES = frozenset(
    [
        "foreign",
        "minister",
        "president",
        "prime",
        "secretary",
        "spc.",
        "dr",
        "dr.",
        "mr",
        "mr.",
        "mrs.",
        "ms.",
        "lt.",
        "gen.",
        "general",
        "lieutenant",
        "he",
        "h.e.",
        "maj.",
        "major",
        "col.",
        "colonel",
        "sgt.",
        "staff",
        "army",
        "sir",
        "king",
        "sheikh",
        "senator",
        "sen.",
        "rep.",
        "ambassador",
        "state",
        "deputy",
        "of",
        "for",
        "affairs",
        "defence",
        "defense",
        "special",
        "envoy",
        "un",
        "-",
        "us",
        "u.s.",
        "uk",
        "u.k.",
        "australian",
        "british",
        "russian",
        "command",
        "captain",
        "capt.",
        "specialist",
        "sergeant",
        "first",
        "class",
        "vice",
        "high",
        "representative",
        "brigadier",
        "commander",
        "and",
        "minister's",
        "secretary-general",
        "-",
        "the",
    ]
)


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


def read_re3d(data: Path, split: str) -> list[Example]:
    """re3d by sentences; entities without a capital letter are nominal mentions, not names."""
    nlp = spacy.blank("en")
    examples: list[Example] = []
    for record in read_jsonl(data / "re3d" / f"re3d-{split}.jsonl.gz"):
        text = record["text"]
        entities = [e for e in record["entities"] if e["confidence"] >= 0.5 and e["type"] in RE3D]
        for line in re.finditer(r"[^\n]+", text):
            doc = [t for t in nlp(line.group()) if not t.is_space]
            words = [t.text for t in doc]
            for start, end in split_sentences(words, [bool(t.whitespace_) for t in doc]):
                base = doc[start].idx
                offsets = [(t.idx - base, t.idx - base + len(t)) for t in doc[start:end]]
                spans = _re3d_spans(words[start:end], offsets, line.start() + base, entities)
                examples.append(
                    Example(
                        "re3d",
                        f"{record['id']}-{line.start() + base}",
                        line.group()[base : base + offsets[-1][1]],
                        words[start:end],
                        offsets,
                        names=spans,
                    )  # fmt: skip
                )
    return examples


def _re3d_spans(words: list[str], offsets: list[tuple[int, int]], base: int, entities: list[dict]) -> list[Span]:
    spans: list[Span] = []
    for entity in sorted(entities, key=lambda e: (e["start"] - e["end"], e["start"])):
        found = tokens_in(offsets, entity["start"] - base, entity["end"] - base)
        if found is None or entity["start"] < base:
            continue
        start, end = found
        while start < end and (words[start].lower() in _DETERMINERS or words[start][:1].islower()):
            start += 1
        while end > start and words[end - 1][:1].islower():
            end -= 1
        if entity["type"] == "Person":
            while start < end and words[start].lower() in _TITLES:
                start += 1
        while start < end and not any(c.isalnum() for c in words[start]):
            start += 1
        while end > start and not any(c.isalnum() for c in words[end - 1]):
            end -= 1
        if end - start == 1 and words[start].lower() in _PRONOUNS | _PLURALS:
            continue
        if start < end and not any(start < e and s < end for s, e, _ in spans):
            spans.append((start, end, RE3D[entity["type"]]))
    return sorted(spans)


__all__ = ["NAME_LABELS", "read_crossner", "read_re3d", "read_wnut"]
