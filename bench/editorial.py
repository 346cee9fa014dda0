"""What no row of the shared scorer counts in readings of gold reports: findings, the whole process, false assessments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

NEAR = 80  # characters between anchors of one finding
JACCARD = 0.5  # overlap of contents from which two statements are one
Facts = dict[str, Any]
Same = Callable[[str, str], bool]


class Tally:
    """Hits, read and gold counts, and what they come to."""

    def __init__(self) -> None:
        self.hits = self.read = self.gold = 0

    def add(self, hits: int, read: int, gold: int) -> None:
        """Adds the counts of one report."""
        self.hits, self.read, self.gold = self.hits + hits, self.read + read, self.gold + gold

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.hits / self.read if self.read else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def anchors(finding: Facts) -> list[list[int]]:
    """All passages of a finding; none for one that speaks of the report as a whole."""
    listed: list[list[int]] = finding.get("anchors") or ([finding["anchor"]] if finding.get("anchor") else [])
    return listed


def same_finding(gold: Facts, read: Facts) -> bool:
    """One kind, and a passage of one within `NEAR` characters of a passage of the other; without passages the kind is enough."""
    if gold["kind"] != read["kind"]:
        return False
    pairs = [(a, b) for a in anchors(gold) for b in anchors(read)]
    return not pairs or any(max(a[0], b[0]) - min(a[1], b[1]) <= NEAR for a, b in pairs)


def pair_off(gold: list[Facts], read: list[Facts]) -> tuple[list[Facts], list[Facts]]:
    """The gold findings that were missed and the read ones that are extra."""
    left = list(read)
    missed = []
    for wanted in gold:
        found = next((r for r in left if same_finding(wanted, r)), None)
        if found is None:
            missed.append(wanted)
        else:
            left.remove(found)
    return missed, left


def count_findings(pairs: Iterable[tuple[Facts, Facts]]) -> dict[str, Tally]:
    """Tallies of findings by kind, and under "all"."""
    tallies: dict[str, Tally] = {"all": Tally()}
    for gold, read in pairs:
        missed, extra = pair_off(gold.get("findings") or [], read["findings"])
        counts = [Counter(f["kind"] for f in listed) for listed in (gold.get("findings") or [], read["findings"], missed)]
        for kind in {*counts[0], *counts[1]}:
            hits = counts[0][kind] - counts[2][kind]
            for name in (kind, "all"):
                tallies.setdefault(name, Tally()).add(hits, counts[1][kind], counts[0][kind])
        assert len(extra) + sum(counts[0].values()) - len(missed) == sum(counts[1].values())
    return tallies


def count_process(pairs: Iterable[tuple[Facts, Facts]], same: Same) -> dict[str, Tally]:
    """Tallies over all reports, those without a process too: names of parties and mediators, and each attribute that is given."""
    tallies = {name: Tally() for name in ("parties", "mediators", "venue", "issues_outstanding", "issues_before", "expected")}
    for gold, read in pairs:
        wanted, found = gold.get("process") or {}, read.get("process") or {}
        for name, tally in tallies.items():
            left, right = _listed(wanted.get(name)), _listed(found.get(name))
            by_name = name in {"parties", "mediators", "venue"}
            hits = sum(any(same(a, b) if by_name else a == b for b in right) for a in left)
            tally.add(min(hits, len(right)), len(right), len(left))
    return tallies


def count_assessments(pairs: Iterable[tuple[Facts, Facts]]) -> Tally:
    """Assessments of statements that gold has too, equal ones as hits; an assessment where gold has none is a false one."""
    tally = Tally()
    for gold, read in pairs:
        statements = gold.get("statements") or []
        rated = [s for s in read["statements"] if s.get("assessment")]
        partners = [next((g for g in statements if _overlap(g["content"], r["content"]) >= JACCARD), None) for r in rated]
        known = [(g, r) for g, r in zip(partners, rated, strict=True) if g is not None]
        hits = sum(g.get("assessment") == r["assessment"] for g, r in known)
        tally.add(hits, len(known), sum(bool(s.get("assessment")) for s in statements))
    return tally


def _overlap(a: list[int], b: list[int]) -> float:
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    whole = max(a[1], b[1]) - min(a[0], b[0])
    return shared / whole if whole else 0.0


def _listed(value: Any) -> list[str]:
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
