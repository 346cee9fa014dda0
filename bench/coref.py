"""Mentions and pronouns against GUM's coreference and GAP.

`gum`: over the mentions of persons and organizations that our actors cover too, F1 by MUC (Vilain et al. 1995), B³ (Bagga and
Baldwin 1998) and LEA (Moosavi and Strube 2016); `gum.covered` is the share of gold mentions in clusters of two or more that our
actors cover. Mentions are matched by the head word. `gap`: F1 of the decision for each of two names whether a pronoun means it
(Webster et al. 2018), and the ratio of feminine to masculine F1.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

from bench.clusters import Clusters, b3, f1, lea, muc
from eirene.codebook import Codebook
from eirene.layers.actors import find_actors
from eirene.model import Model
from eirene.pipeline import annotate
from eirene.types import Actor, Report

KINDS = frozenset({"person", "organization"})
FEMININE = frozenset({"she", "her", "hers"})


def measure(data: Path) -> dict[str, float]:
    """The figures named in the module's docstring."""
    model = Model.load()
    return _gum(data / "gum" / "coref-dev.jsonl.gz", model) | _gap(data / "gap" / "gap-dev.jsonl.gz", model)


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise FileNotFoundError(f"no {path.name} in {path.parent}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _actors(rows: list[dict[str, Any]], model: Model) -> Iterator[tuple[dict[str, Any], tuple[Actor, ...]]]:
    codebook = Codebook()
    reports = [Report(id=str(row["id"]), text=row["text"], published=row.get("published")) for row in rows]
    for row, doc in zip(rows, annotate(reports, model), strict=True):
        find_actors(doc, codebook)
        yield row, doc._.actors


def _gum(path: Path, model: Model) -> dict[str, float]:
    sums: dict[tuple[str, str, str], float] = defaultdict(float)
    covered: Counter[str] = Counter()
    for row, actors in _actors(_rows(path), model):
        gold, read = _clusters(row["mentions"], actors, covered)
        for name, score in (("muc", muc), ("b3", b3), ("lea", lea)):
            for side, key, response in (("gold", gold, read), ("read", read, gold)):
                hits, total = score(key, response)
                sums[name, side, "hits"] += hits
                sums[name, side, "all"] += total
    found = {f"gum.{name}": f1(_share(sums, name, "read"), _share(sums, name, "gold")) for name in ("muc", "b3", "lea")}
    return found | {"gum.covered": covered["read"] / max(covered["gold"], 1)}


def _share(sums: dict[tuple[str, str, str], float], name: str, side: str) -> float:
    return sums[name, side, "hits"] / max(sums[name, side, "all"], 1e-9)


def _clusters(mentions: list[dict[str, Any]], actors: tuple[Actor, ...], covered: Counter[str]) -> tuple[Clusters, Clusters]:
    """Gold and read clusters of the heads that both know."""
    sizes = Counter(m["cluster"] for m in mentions)
    gold: dict[Any, set[Hashable]] = defaultdict(set)
    read: dict[str, set[Hashable]] = defaultdict(set)
    spans = [(m.start, m.end, actor.name) for actor in actors for m in actor.mentions]
    for mention in mentions:
        if mention["type"] not in KINDS:
            continue
        first = mention["head"][0]
        fits = [(end - start, name) for start, end, name in spans if _is_same(mention, start, end)]
        if sizes[mention["cluster"]] > 1:
            covered["gold"] += 1
            covered["read"] += bool(fits)
        if fits:
            gold[mention["cluster"]].add(first)
            read[min(fits)[1]].add(first)
    return [frozenset(c) for c in gold.values()], [frozenset(c) for c in read.values()]


def _is_same(mention: dict[str, Any], start: int, end: int) -> bool:
    """True when a read mention holds the gold one's head and is not of a phrase around it."""
    first, last = mention["head"]
    return bool(start <= first and last <= end and start >= mention["start"] - 4 and end <= mention["end"] + 2)


def _gap(path: Path, model: Model) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for row, actors in _actors(_rows(path), model):
        start, end = row["pronoun"]
        meant = next((a for a in actors if any(m.start == start and m.end == end for m in a.mentions)), None)
        gender = "f" if row["text"][start:end].lower() in FEMININE else "m"
        for name in ("a", "b"):
            first, last = row[name]
            said = meant is not None and any(m.start < last and first < m.end for m in meant.mentions)
            true = bool(row[f"{name}_coref"])
            counts[f"{gender}.hits"] += said and true
            counts[f"{gender}.read"] += said
            counts[f"{gender}.gold"] += true
    scores = {g: _score(counts[f"{g}.hits"], counts[f"{g}.read"], counts[f"{g}.gold"]) for g in "mf"}
    whole = _score(*(counts[f"m.{part}"] + counts[f"f.{part}"] for part in ("hits", "read", "gold")))
    bias = scores["f"] / max(scores["m"], 1e-9)
    return {"gap.f1": whole, "gap.f1_masculine": scores["m"], "gap.f1_feminine": scores["f"], "gap.bias": bias}


def _score(hits: int, read: int, gold: int) -> float:
    return f1(hits / max(read, 1), hits / max(gold, 1))
