"""What a person decided: the action, on which facts, with their evidence; who, when and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from eirene.errors import UsageError
from eirene.types import Passage

ACROSS = "finding across"  # the kind of a finding that rests on several reports
PEOPLE = "people"  # the reader of a fact that people added


class Action(StrEnum):
    """What was decided."""

    ACCEPT = "accept"  # the fact is right as it is shown
    EDIT = "edit"  # it is right with these values
    REJECT = "reject"  # the report does not say so: it is shown nowhere
    ADD = "add"  # the report says this too
    MERGE = "merge"  # these tellings are of the same
    SPLIT = "split"  # this telling is of something else than the others it was put with
    CONFIRM = "confirm"  # the finding is one
    DISMISS = "dismiss"  # it is none
    UNDO = "undo"  # an earlier decision is taken back


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a decision is held to: words of a text, whatever name or number a later reading gives to what they say.

    `target` is the fact's name when it was decided; `sha256` is of the report's text; `values` is the fact as it was read (JSON
    of docs/record.md), `changed` those of its fields that people had changed by then; `reader` is what had read it; `sample`
    names the random sample by which the fact came to be reviewed, if it did. For a finding across reports `kind` is ACROSS, and
    only the name holds.
    """

    target: str
    kind: str
    sha256: str = ""
    anchor: Passage | None = None
    words: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    changed: Mapping[str, Any] = field(default_factory=dict)
    reader: str = ""
    source: str = ""
    sample: str = ""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready; `anchor` is `[start, end]`."""
        anchor = [self.anchor.start, self.anchor.end] if self.anchor else None
        value: dict[str, Any] = {"target": self.target, "kind": self.kind, "source": self.source, "sha256": self.sha256}
        value |= {"anchor": anchor, "words": self.words, "values": dict(self.values)}
        return value | {"changed": dict(self.changed), "reader": self.reader, "sample": self.sample}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger. `value` holds new values by field; `undoes` names the decision that is taken back."""

    action: Action
    evidence: tuple[Evidence, ...]
    author: str
    reason: str
    decided_at: str  # ISO time in UTC, with microseconds: the order of the ledger
    value: Mapping[str, Any] | None = None
    undoes: str | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The names of the facts, as they were when it was decided."""
        return tuple(evidence.target for evidence in self.evidence)

    @property
    def decision_id(self) -> str:
        """`decision-<10 hex>`, made of all that was decided: the same line has the same name in every record."""
        content = json.dumps(self._content(), sort_keys=True)
        return f"decision-{hashlib.sha256(content.encode()).hexdigest()[:10]}"

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, with the name of the decision."""
        return {"decision": self.decision_id} | self._content()

    def _content(self) -> dict[str, Any]:
        return {
            "action": str(self.action),
            "targets": list(self.targets),
            "evidence": [evidence.to_dict() for evidence in self.evidence],
            "value": dict(self.value) if self.value is not None else None,
            "author": self.author,
            "reason": self.reason,
            "decided_at": self.decided_at,
            "undoes": self.undoes,
        }


def read_evidence(value: Mapping[str, Any]) -> Evidence:
    """The evidence of a JSON object. Raises UsageError where it is none."""
    try:
        anchor = value.get("anchor")
        return Evidence(
            target=str(value["target"]),
            kind=str(value["kind"]),
            sha256=str(value.get("sha256") or ""),
            anchor=Passage(*anchor) if anchor else None,
            words=str(value.get("words") or ""),
            values=dict(value.get("values") or {}),
            changed=dict(value.get("changed") or {}),
            reader=str(value.get("reader") or ""),
            source=str(value.get("source") or ""),
            sample=str(value.get("sample") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"this is no evidence of a decision ({error!r}); give target, kind, sha256, anchor and values"
        ) from error


def read_action(value: Any) -> Action:
    """The action of that name. Raises UsageError where there is none."""
    try:
        return Action(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is no action; choose one of {', '.join(Action)}") from error


def in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions by time, those of one moment by name."""
    return sorted(decisions, key=lambda decision: (decision.decided_at, decision.decision_id))


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that hold, by time, without undos.

    A decision holds unless an undo that holds takes it back: an undo can be undone. Between decisions that hold on one fact the
    later wins: a rejected fact that is accepted or edited later is shown again, of two edits of a field the later one counts, and
    a telling that is merged after it was split off is part of the cluster again.
    """
    return [decision for decision in holding(decisions) if decision.action is not Action.UNDO]


def holding(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that nothing takes back, undos among them, by time."""
    taken_back: set[str] = set()
    held = []
    for decision in reversed(in_order(decisions)):
        if decision.decision_id not in taken_back:
            held.append(decision)
            if decision.undoes:
                taken_back.add(decision.undoes)
    return held[::-1]
