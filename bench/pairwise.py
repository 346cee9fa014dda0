"""Pairs of tellings that are the same thing: what gold has, what the record has, and their precision, recall and F1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.storyline import Telling

Pair = tuple[Telling, Telling]
Span = Sequence[int] | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs wanted and had, each with its smaller telling first; `read` are the tellings that the record has at all."""

    wanted: frozenset[Pair]
    had: frozenset[Pair]
    read: frozenset[Telling] = frozenset()

    @property
    def reach(self) -> float:
        """The share of the wanted pairs of which both tellings were read: the recall that linking cannot pass."""
        return sum(a in self.read and b in self.read for a, b in self.wanted) / len(self.wanted) if self.wanted else 0.0

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        hits = len(self.wanted & self.had)
        precision = hits / len(self.had) if self.had else 0.0
        recall = hits / len(self.wanted) if self.wanted else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def pairs_within(groups: Iterable[Iterable[Telling]], across: bool) -> frozenset[Pair]:
    """The pairs inside each group; `across` leaves out those of one report."""
    pairs = (pair for group in groups for pair in combinations(sorted(set(group)), 2))
    return frozenset((a, b) for a, b in pairs if not across or a[0] != b[0])


def groups_of(labels: Mapping[Telling, Hashable]) -> list[list[Telling]]:
    """The tellings that share a label."""
    found: dict[Hashable, list[Telling]] = defaultdict(list)
    for telling, label in labels.items():
        found[label].append(telling)
    return list(found.values())


def gap(a: Span, b: Span) -> int:
    """Characters between two spans."""
    return max(0, max(a[0], b[0]) - min(a[1], b[1])) if a and b else 10**6


def nearest(gold: Sequence[Span], read: Sequence[Span], within: int) -> dict[int, int]:
    """For each gold span the read one that stands for it: nearest first, each used once."""
    near = sorted((gap(g, r), i, k) for i, g in enumerate(gold) for k, r in enumerate(read))
    found: dict[int, int] = {}
    used: set[int] = set()
    for distance, i, k in near:
        if distance <= within and i not in found and k not in used:
            found[i] = k
            used.add(k)
    return found
