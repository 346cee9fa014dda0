"""How often facts are right, estimated from what people decided on them: a pure function of the ledger."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from eirene.ledger.decisions import PEOPLE, Action, Decision, Evidence, standing

Z95 = 1.959964  # standard deviations on either side that hold 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Estimate:
    """The share of facts that were right as they were read, for one kind and one reader.

    `drawn` is True where the facts came up by `eirene review --sample`: only these stand for all facts of the kind; the others
    were chosen by the queue or by hand, mostly because they were doubtful. `low` and `high` bound the share with 95 % confidence
    (Wilson 1927). `fields` counts the facts in which each field had to be set anew.
    """

    kind: str
    reader: str
    drawn: bool
    accepted: int
    edited: int
    rejected: int
    fields: tuple[tuple[str, int], ...] = ()

    @property
    def n(self) -> int:
        """Facts decided on."""
        return self.accepted + self.edited + self.rejected

    @property
    def precision(self) -> float:
        """From 0 to 1."""
        return self.accepted / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """The lower and the upper bound."""
        return wilson(self.accepted, self.n)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        low, high = self.interval
        counts = {"n": self.n, "accepted": self.accepted, "edited": self.edited, "rejected": self.rejected}
        rates = {"precision": round(self.precision, 4), "low": round(low, 4), "high": round(high, 4)}
        return {"kind": self.kind, "reader": self.reader, "drawn": self.drawn, **counts, **rates, "fields": dict(self.fields)}


def wilson(hits: int, n: int, z: float = Z95) -> tuple[float, float]:
    """The bounds of a share (Wilson, Journal of the American Statistical Association 22, 1927); 0 and 1 where n is 0."""
    if n == 0:
        return 0.0, 1.0
    share = hits / n
    middle = share + z * z / (2 * n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - spread) / (1 + z * z / n)), min(1.0, (middle + spread) / (1 + z * z / n))


def estimate(decisions: Sequence[Decision]) -> list[Estimate]:
    """The estimates, by kind, those of random samples first, then by reader.

    A fact counts once, for the reader whose reading was decided on: as rejected where its last decision is that, else as edited
    where a field was set to another value than was read, else as accepted.
    """
    outcomes: dict[tuple[str, str, str], tuple[Evidence, Action, set[str]]] = {}
    drawn: set[tuple[str, str, str]] = set()
    for decision in standing(decisions):
        if decision.action not in (Action.ACCEPT, Action.EDIT, Action.REJECT):
            continue
        for evidence in decision.evidence:
            if evidence.reader == PEOPLE:
                continue
            key = _key(evidence)
            fields = outcomes[key][2] if key in outcomes else set()
            new = decision.value if decision.action is Action.EDIT and decision.value else {}
            fields = fields | {name for name, value in new.items() if evidence.values.get(name) != value}
            outcomes[key] = (evidence, decision.action, fields)
            if evidence.sample:
                drawn.add(key)
    counts: dict[tuple[str, bool, str], Counter[str]] = defaultdict(Counter)
    edits: dict[tuple[str, bool, str], Counter[str]] = defaultdict(Counter)
    for key, (evidence, action, fields) in outcomes.items():
        row = (evidence.kind, key not in drawn, evidence.reader)
        if action is Action.REJECT:
            counts[row]["rejected"] += 1
        elif fields:
            counts[row]["edited"] += 1
            edits[row].update(fields)
        else:
            counts[row]["accepted"] += 1
    return [_estimate(row, counts[row], edits[row]) for row in sorted(counts)]


def _estimate(row: tuple[str, bool, str], counts: Counter[str], edits: Counter[str]) -> Estimate:
    kind, chosen, reader = row
    fields = tuple(sorted(edits.items(), key=lambda item: (-item[1], item[0])))
    return Estimate(kind, reader, not chosen, counts["accepted"], counts["edited"], counts["rejected"], fields)


def _key(evidence: Evidence) -> tuple[str, str, str]:
    """What makes it the same fact of the same reading."""
    return evidence.sha256, evidence.kind, json.dumps([evidence.reader, dict(evidence.values)], sort_keys=True)
