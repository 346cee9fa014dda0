"""What people decided, as far as linking has to heed it. The ledger makes these values; linking only takes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Protocol, TypeVar

from eirene.types import Reading

T = TypeVar("T", int, str, tuple[int, int])
Fact = tuple[int, int]  # report and position in the table of its kind
Place = tuple[str, int]  # kind and position within one reading


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells, as people corrected it: what is linked in place of the reading.

    `reading` has every position of the tables of facts. Facts in `rejected` get no node (`node_id` is NULL), and no other fact of
    the reading names a rejected actor. A fact in `marks` was taken out of its cluster: its node is its own (`digest_of` takes the
    mark) and has no keys, so that nothing joins it but what people merge with it.
    """

    reading: Reading
    rejected: Collection[Place] = frozenset()
    marks: Mapping[Place, str] = field(default_factory=dict)


class Decided(Protocol):
    """The ledger, as `relink` asks it; the driver gets the same by rows: `Told` for a report, table `bonds` for pairs.

    A bond wins over every veto and score: bonded nodes are of one cluster, with or without a common key, whatever their levels.
    Bonds are closed: where people merged a with b and b with c, a and c are a pair too (`closed`).
    """

    def told(self, _report_id: int, _reading: Reading) -> Told:
        """What the report tells, its decisions heeded."""

    def same(self, _kind: str) -> Iterable[tuple[Fact, Fact]]:
        """Pairs of facts of one kind that people merged; a pair of facts of one node says nothing."""


class Undecided:
    """An empty ledger."""

    def told(self, _report_id: int, reading: Reading) -> Told:
        """The reading as it is."""
        return Told(reading)

    def same(self, _kind: str) -> Iterable[tuple[Fact, Fact]]:
        """None."""
        return ()


def closed(pairs: Iterable[tuple[T, T]]) -> set[tuple[T, T]]:
    """The pairs and those that follow from them, the smaller first; a thing is no pair with itself."""
    groups: list[set[T]] = []
    for one, other in pairs:
        touched = [group for group in groups if one in group or other in group]
        groups = [group for group in groups if group not in touched]
        groups.append({one, other}.union(*touched))
    return {pair for group in groups for pair in combinations(sorted(group), 2)}
