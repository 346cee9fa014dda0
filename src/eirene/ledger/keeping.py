"""The ledger in the record: decisions are added and found, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from eirene.ledger.decisions import Decision, in_order, read_action, read_evidence
from eirene.store.tables import decision_targets, decisions

_CHUNK = 500  # values that one query asks for


def append(connection: Connection, decision: Decision) -> bool:
    """Puts a decision into the ledger; False when it is there already."""
    name = decision.decision_id
    if connection.execute(select(decisions.c.decision_id).where(decisions.c.decision_id == name)).first():
        return False
    connection.execute(
        decisions.insert().values(
            decision_id=name,
            action=str(decision.action),
            targets=_json(list(decision.targets)),
            evidence=_json([evidence.to_dict() for evidence in decision.evidence]),
            value=_json(dict(decision.value)) if decision.value is not None else None,
            author=decision.author,
            reason=decision.reason,
            decided_at=decision.decided_at,
            undoes=decision.undoes,
        )
    )
    connection.execute(
        decision_targets.insert(),
        [
            {"decision_id": name, "place_in": place_in, "kind": evidence.kind, "sha256": evidence.sha256}
            for place_in, evidence in enumerate(decision.evidence)
        ],
    )
    return True


def load_all(connection: Connection) -> list[Decision]:
    """Every decision, by time."""
    return in_order([_decision(row) for row in connection.execute(select(decisions))])


def load_about(connection: Connection, sha256s: Iterable[str]) -> list[Decision]:
    """The decisions with evidence from any of the texts, and the undos of them, by time."""
    found = {}
    for part in chunks(sorted(set(sha256s))):
        about = select(decision_targets.c.decision_id).where(decision_targets.c.sha256.in_(part))
        for row in connection.execute(select(decisions).where(decisions.c.decision_id.in_(about))):
            found[row.decision_id] = _decision(row)
    return in_order(list(found.values()))


def load_one(connection: Connection, name: str) -> Decision | None:
    """The decision of that name."""
    row = connection.execute(select(decisions).where(decisions.c.decision_id == name)).first()
    return _decision(row) if row else None


def last_moment(connection: Connection) -> str:
    """When the last decision was made; empty where there is none."""
    found = connection.execute(select(decisions.c.decided_at).order_by(decisions.c.decided_at.desc()).limit(1)).scalar()
    return found or ""


def chunks(values: list[Any]) -> Iterator[list[Any]]:
    """The values in lists that are short enough for one query."""
    for begin in range(0, len(values), _CHUNK):
        yield values[begin : begin + _CHUNK]


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        action=read_action(row.action),
        evidence=tuple(read_evidence(evidence) for evidence in json.loads(row.evidence)),
        author=row.author,
        reason=row.reason,
        decided_at=row.decided_at,
        value=json.loads(row.value) if row.value is not None else None,
        undoes=row.undoes,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
