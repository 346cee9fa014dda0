"""What linking works on: nodes, the features that compare them, and what a comparison says.

A node stands for all facts with one signature. Its signature is fixed: it is made of one fact in its report and never of what
else the record holds, so that the order of adding cannot matter. What the record knows of a node is in `Placed`: the clusters of
the actors that it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

S = TypeVar("S")
ACROSS = "~"


@dataclass(frozen=True, slots=True)
class Placed(Generic[S]):
    """A node where it stands in the record.

    `digest` names it the same in every record; `level` says how exactly it is told (0 exactly: nodes of a higher level join the
    clusters of lower ones and never bridge them); `keys` are the blocks it is looked for in (those made by `across` only by nodes
    of other levels); `actors` gives for the digest of each actor node that the signature names the cluster of that actor.
    """

    digest: str
    signature: S
    level: int
    keys: frozenset[str]
    actors: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature says of two nodes: its share of the score, and why in words."""

    feature: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two nodes are the same: the sum of the reasons' scores. A `veto` names what rules it out."""

    score: float
    reasons: tuple[Reason, ...] = ()
    veto: str | None = None


Verdict = (
    tuple[float, str] | None
)  # from -1 (speaks against) to 1 (speaks for) and why; None where the feature has nothing to say


@dataclass(frozen=True, slots=True)
class Feature(Generic[S]):
    """One row of a table of features: name, weight, and the question it asks of two nodes."""

    name: str
    weight: float
    ask: Callable[[Placed[S], Placed[S]], Verdict]


@dataclass(frozen=True, slots=True)
class Bar(Generic[S]):
    """One row of a table of vetoes: the question that, answered with a reason, rules out that two nodes are the same."""

    name: str
    ask: Callable[[Placed[S], Placed[S]], str | None]


@dataclass(frozen=True, slots=True)
class Comparison(Generic[S]):
    """How nodes of one kind are compared.

    They are the same from `threshold` on; a node joins a cluster only when no other cluster comes within `margin` of it.
    """

    kind: str
    features: Sequence[Feature[S]]
    bars: Sequence[Bar[S]]
    threshold: float
    margin: float = 0.0

    def match(self, a: Placed[S], b: Placed[S]) -> Match:
        """The score of two nodes with the reason of each feature that has one. Of their keys, features see those in common."""
        if a.keys != b.keys:
            shared = a.keys & b.keys
            a, b = replace(a, keys=shared), replace(b, keys=shared)
        for bar in self.bars:
            against = bar.ask(a, b)
            if against is not None:
                return Match(0.0, veto=f"{bar.name}: {against}")
        reasons = []
        for feature in self.features:
            verdict = feature.ask(a, b)
            if verdict is not None:
                reasons.append(Reason(feature.name, round(verdict[0] * feature.weight, 4), verdict[1]))
        return Match(round(sum(reason.score for reason in reasons), 4), tuple(reasons))


class Bonds:
    """The pairs of nodes that people merged, by digest. A bond wins over every veto and score."""

    def __init__(self, pairs: Iterable[frozenset[str]] = ()) -> None:
        self._partners: dict[str, set[str]] = defaultdict(set)
        for pair in pairs:
            for digest in pair:
                self._partners[digest] |= pair - {digest}

    def partners(self, digest: str) -> frozenset[str]:
        """The nodes that people merged with this one."""
        return frozenset(self._partners.get(digest, ()))


def across(key: str) -> str:
    """The key as one by which only nodes of other levels are found: what vaguer tellings may call the same thing."""
    return f"{ACROSS}{key}"


def shared_keys(a: Placed[S], b: Placed[S]) -> frozenset[str]:
    """The keys that two nodes have in common: all that a feature may ask of keys, since nodes are not loaded whole."""
    return a.keys & b.keys
