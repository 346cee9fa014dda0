"""Statements against the attributions of GUM and EWT (dev) and the gold reports: source, cue and content, exact and by overlap.

GUM marks thoughts and perceptions too ("I know …"), EWT beliefs, and both the writer's own "I think": what a layer that tells who
says what in a report should not find. Such gold (first and second person sources, cues that are no words of saying, negated or
empty cues) is left out, and so is a prediction that touches nothing else. Spans are compared without quotation marks and
punctuation at their edges, as the sets have them. F1 from 0 to 1; overlap counts spans that share a character.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from bench.gold import SHARED, gold_files
from eirene.codebook import Codebook
from eirene.codebook.attribution import Cue, CueClass
from eirene.model import Model
from eirene.pipeline import LAYERS, annotate
from eirene.types import Passage, Report, Statement

SETS = {"gum": "gum/attribution-{}.jsonl.gz", "ewt": "attribution-ewt/attribution-{}.jsonl.gz"}
ROLES = ("source", "cue", "content")
NEEDED = frozenset({"times", "numbers", "actors", "statements"})
NOT_REPORTED = frozenset({"i", "we", "you", "me", "us", "one", "it", "which", "that", "let", "let's"})
EDGES = " \n\t\"'“”‘’«»,.;:!?…()[]–—-"

Attribution = dict[str, list[Passage]]  # role → spans


@dataclass
class Tally:
    """Hits, predictions and gold spans of one role, by exact span and by overlap."""

    exact: list[int] = field(default_factory=lambda: [0, 0, 0])
    near: list[int] = field(default_factory=lambda: [0, 0, 0, 0])

    def add(self, said: set[Passage], gold: set[Passage]) -> None:
        """Compares the spans of one text."""
        found = sum(any(s.overlaps(g) for g in gold) for s in said), sum(any(g.overlaps(s) for s in said) for g in gold)
        self.exact = [a + b for a, b in zip(self.exact, (len(said & gold), len(said), len(gold)), strict=True)]
        self.near = [a + b for a, b in zip(self.near, (found[0], len(said), found[1], len(gold)), strict=True)]

    def scores(self) -> dict[str, float]:
        """F1 by exact span; by overlap precision, recall and F1."""
        right, said, gold = self.exact
        precision, recall = self.near[0] / max(1, self.near[1]), self.near[2] / max(1, self.near[3])
        near = 2 * precision * recall / max(1e-9, precision + recall)
        return {"exact_f1": 2 * right / max(1, said + gold), "overlap_f1": near, "overlap_p": precision, "overlap_r": recall}


def bare(text: str, where: Passage) -> Passage:
    """A span without marks at its edges."""
    words = where.of(text)
    start = where.start + len(words) - len(words.lstrip(EDGES))
    return Passage(start, max(start, where.end - len(words) + len(words.rstrip(EDGES))))


def read_texts(texts: list[dict[str, Any]]) -> Iterator[Doc]:
    """The documents with their statements."""
    model, codebook = Model.load(), Codebook()
    reports = [Report(id=row["id"], text=row["text"], published=row.get("published")) for row in texts]
    for doc in annotate(reports, model):
        for layer in LAYERS:
            if layer.name in NEEDED:
                layer.find(doc, codebook)
        yield doc


def spoken(codebook: Codebook) -> set[str]:
    """Lemmas of the codebook's cues that tell of saying, not of thought."""
    said = [entry for entry in codebook.entries("attribution", Cue).values() if entry.kind is not CueClass.BELIEF]
    return {lemma for entry in said for lemma in (*entry.verbs, *entry.nouns)}


def is_reported(row: dict[str, Any], doc: Doc, lemmas: set[str]) -> bool:
    """True for a gold attribution of something said by somebody other than the writer."""
    text = doc.text
    sources = {text[s:e].lower() for s, e in row["source"]}
    if not row["source"] or sources & NOT_REPORTED or not row["cue"] or row.get("polarity") == "negative":
        return False
    if row.get("class") == "belief":
        return False
    words = doc.char_span(row["cue"][0][0], row["cue"][-1][1], alignment_mode="expand")
    return words is not None and any(t.lemma_.lower() in lemmas or t.lower_ == "according" for t in words)


def spans_of(statement: Statement, text: str) -> dict[str, Passage]:
    """The three spans of a prediction."""
    found = {"cue": statement.cue, "content": statement.content}
    if statement.speaker_words is not None:
        found["source"] = statement.speaker_words
    return {role: bare(text, span) for role, span in found.items()}


def score_text(doc: Doc, gold: list[tuple[bool, Attribution]], tallies: dict[str, Tally]) -> None:
    """Adds the scores of one text; gold is given with whether it counts."""
    predicted = [spans_of(s, doc.text) for s in doc._.statements]
    for role in ROLES:
        counted = {_hull(a[role]) for counts, a in gold if counts and a[role]}
        ignored = {span for counts, a in gold if not counts for spans in a.values() for span in spans}
        kept = set()
        for spans in predicted:
            touches = any(spans["content"].overlaps(g) or spans["cue"].overlaps(g) for g in _all(gold, True))
            if role in spans and (touches or not any(spans["cue"].overlaps(g) for g in ignored)):
                kept.add(spans[role])
        tallies[role].add(kept, counted)


def _all(gold: list[tuple[bool, Attribution]], counting: bool) -> list[Passage]:
    return [span for counts, a in gold if counts is counting for spans in a.values() for span in spans]


def _hull(spans: list[Passage]) -> Passage:
    return Passage(min(s.start for s in spans), max(s.end for s in spans))


def measure_set(rows: list[dict[str, Any]]) -> dict[str, float]:
    """The figures of one attribution set."""
    tallies, lemmas = {role: Tally() for role in ROLES}, spoken(Codebook())
    for row, doc in zip(rows, read_texts(rows), strict=True):
        gold = [
            (is_reported(a, doc, lemmas), {r: [bare(doc.text, Passage(s, e)) for s, e in a[r]] for r in ROLES})
            for a in row["attributions"]
        ]
        score_text(doc, gold, tallies)
    return _flat(tallies)


def _flat(tallies: dict[str, Tally]) -> dict[str, float]:
    return {f"{role}.{name}": value for role, tally in tallies.items() for name, value in tally.scores().items()}


def measure_reports() -> dict[str, float]:
    """Cue and content on the gold reports (which have no source spans)."""
    rows = []
    for path in gold_files([]):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        rows.append(gold | {"text": text})
    tallies = {role: Tally() for role in ("cue", "content")}
    for row, doc in zip(rows, read_texts(rows), strict=True):
        for role, tally in tallies.items():
            said = {spans_of(s, doc.text)[role] for s in doc._.statements}
            tally.add(said, {bare(doc.text, Passage(*s[role])) for s in row["statements"]})
    return _flat(tallies)


def measure(data: Path, split: str = "dev") -> dict[str, float]:
    """All figures, by set."""
    figures: dict[str, float] = {}
    for name, pattern in SETS.items():
        path = data / pattern.format(split)
        if not path.exists():
            raise FileNotFoundError(f"no {path}")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows: Iterable[dict[str, Any]] = map(json.loads, file)
            figures |= {f"{name}.{key}": value for key, value in measure_set(list(rows)).items()}
    if not (SHARED / "reports").is_dir():
        raise FileNotFoundError(f"no gold reports in {SHARED}")
    return figures | {f"reports.{key}": value for key, value in measure_reports().items()}


def main() -> None:
    """usage: python -m bench.statements [dev|train]."""
    for name, value in measure(SHARED / "data", sys.argv[1] if len(sys.argv) > 1 else "dev").items():
        print(f"{name:32} {value:8.3f}")


if __name__ == "__main__":
    main()
