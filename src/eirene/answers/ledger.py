"""What people decided, and which of it holds to no fact any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from eirene.ledger.decisions import ACROSS, Action, Decision, Evidence, holding
from eirene.ledger.keeping import chunks, load_all
from eirene.store.tables import holdings, reports


@dataclass(frozen=True, slots=True)
class Line:
    """A decision; `holds` is False where it was taken back; `vanished` are the targets whose fact is read no more, with why."""

    decision: Decision
    holds: bool
    vanished: tuple[tuple[Evidence, str], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The decision as an export writes it, with what became of it."""
        vanished = [{"target": evidence.target, "why": why} for evidence, why in self.vanished]
        return self.decision.to_dict() | {"holds": self.holds, "vanished": vanished}


@dataclass(frozen=True, slots=True)
class Ledger:
    """Lines of the ledger, by time; `orphaned` when they are those alone whose evidence vanished."""

    lines: tuple[Line, ...]
    orphaned: bool

    def to_dict(self) -> list[dict[str, Any]]:
        """A list of decisions."""
        return [line.to_dict() for line in self.lines]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each decision."""
        return [
            {
                "decision": line.decision.decision_id,
                "action": str(line.decision.action),
                "targets": list(line.decision.targets),
                "value": line.decision.to_dict()["value"],
                "author": line.decision.author,
                "decided_at": line.decision.decided_at,
                "reason": line.decision.reason,
                "undoes": line.decision.undoes,
                "holds": line.holds,
                "vanished": [evidence.target for evidence, _ in line.vanished],
            }
            for line in self.lines
        ]


def ask_ledger(connection: Connection, orphaned: bool = False) -> Ledger:
    """The whole ledger; or the decisions that hold, but of which a target has no fact: they stay in the ledger and take effect
    when the fact is read again or its report comes."""
    decisions = load_all(connection)
    held = {(name, place_in) for name, place_in in connection.execute(select(holdings.c.decision_id, holdings.c.place_in))}
    query = select(reports.c.sha256)
    parts = chunks(_texts(decisions))
    texts = {sha256 for part in parts for sha256 in connection.scalars(query.where(reports.c.sha256.in_(part)))}
    in_force = {decision.decision_id for decision in holding(decisions)}
    lines = []
    for decision in decisions:
        name = decision.decision_id
        vanished = []
        for place_in, evidence in enumerate(decision.evidence):
            lost = name in in_force and decision.action is not Action.UNDO and evidence.kind != ACROSS
            if lost and (name, place_in) not in held:
                vanished.append((evidence, _why(evidence, texts)))
        if vanished or not orphaned:
            lines.append(Line(decision, name in in_force, tuple(vanished)))
    return Ledger(tuple(lines), orphaned)


def _texts(decisions: list[Decision]) -> list[str]:
    return sorted({evidence.sha256 for decision in decisions for evidence in decision.evidence})


def _why(evidence: Evidence, texts: set[str]) -> str:
    if evidence.sha256 not in texts:
        return "its report is not in this record"
    return f"the present reading of {evidence.source} has no such {evidence.kind} there"
