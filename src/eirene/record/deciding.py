"""People's decisions on a record, one a transaction: in the ledger with all that follows from them, or not at all."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from eirene.errors import UsageError
from eirene.ledger.applying import apply
from eirene.ledger.decisions import Decision, read_action, read_evidence
from eirene.ledger.keeping import append, load_about, load_all
from eirene.ledger.making import Wish, find_subject, make_decision
from eirene.ledger.vocabulary import Vocabulary, load_vocabulary
from eirene.store.transactions import reading, writing

VARIABLE = "EIRENE_AUTHOR"
_KEYS = frozenset(
    {"action", "target", "targets", "author", "reason", "value", "source", "kind", "undoes", "decision", "evidence", "decided_at"}
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one line: the decision, None in place of one that the ledger had already; or the error."""

    line: int
    decision: Decision | None = None
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"line": self.line, "decision": self.decision.to_dict() if self.decision else None, "error": self.error}


def name_author(given: str | None = None) -> str:
    """Who decides: the name that is given, else what EIRENE_AUTHOR says, else the login name; empty where there is none."""
    try:
        return given or os.environ.get(VARIABLE) or getpass.getuser()
    except (OSError, KeyError):
        return ""


def decide(engine: Engine, wish: Wish) -> Decision:
    """Makes the decision, keeps it and takes it up. Raises UsageError where it cannot be made; then nothing is kept."""
    with writing(engine) as connection:
        decision = make_decision(connection, wish)
        append(connection, decision)
        apply(connection, decision)
    return decision


def decide_lines(
    engine: Engine, lines: Iterable[str], author: str = "", dry_run: bool = False, words: Vocabulary | None = None
) -> Iterator[Decided]:
    """The outcome of each line of decisions (JSON, docs/corrections.md), as soon as it is there; empty lines are passed over.

    A line that cannot be decided is told with its number and the others are kept. `author` is for lines that name none;
    `dry_run` checks all and keeps nothing.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = _parse(line)
            decided = _decide_given(engine, value, dry_run) if "evidence" in value else None
            if "evidence" not in value:
                wish = read_wish(value, author, words or load_vocabulary())
                decided = check(engine, wish) if dry_run else decide(engine, wish)
            yield Decided(number, decided)
        except UsageError as error:
            yield Decided(number, error=str(error))


def list_decisions(engine: Engine, target: str | None = None) -> list[Decision]:
    """The ledger by time; with a target the decisions that hold to that fact now, or were made on that name."""
    with reading(engine) as connection:
        if target is None:
            return load_all(connection)
        try:
            subject = find_subject(connection, target)
        except UsageError:
            return [decision for decision in load_all(connection) if target in decision.targets]
        place = (subject.name.kind, subject.name.position)
        held = {holding.decision_id for holding in subject.found.holdings if holding.place == place}
        about = load_about(connection, [subject.report.sha256])
    return [
        decision for decision in about if decision.decision_id in held or decision.undoes in held or target in decision.targets
    ]


def _parse(line: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise UsageError(f"this is no JSON ({error}); a line is one object") from error
    if not isinstance(value, dict):
        raise UsageError('this is no decision; give an object such as {"action": "reject", "target": "event-3f9a2c81d0-4"}')
    unknown = sorted(value.keys() - _KEYS)
    if unknown:
        raise UsageError(f"{', '.join(unknown)}: a decision has no such key; choose from {', '.join(sorted(_KEYS))}")
    return value


def read_wish(value: Mapping[str, Any], author: str, words: Vocabulary) -> Wish:
    """What an object without evidence asks for (docs/corrections.md). Raises UsageError where it is no decision."""
    targets = value.get("targets") or ([value["target"]] if value.get("target") else [])
    if not isinstance(targets, list) or not all(isinstance(target, str) for target in targets):
        raise UsageError("targets: give a list of names of facts")
    if value.get("value") is not None and not isinstance(value["value"], dict):
        raise UsageError("value: give an object of fields with their new values")
    texts = {key: value.get(key) for key in ("author", "reason", "source", "kind", "undoes")}
    wrong = [key for key, text in texts.items() if text is not None and not isinstance(text, str)]
    if wrong:
        raise UsageError(f"{', '.join(wrong)}: this has to be text")
    return Wish(
        action=read_action(value.get("action")),
        targets=tuple(targets),
        author=texts["author"] or author,
        reason=texts["reason"] or "",
        value=value.get("value"),
        source=texts["source"],
        kind=texts["kind"],
        undoes=texts["undoes"],
        words=words,
    )


def check(engine: Engine, wish: Wish) -> Decision:
    """The decision as it would be made; nothing is kept. Raises UsageError where it cannot be made."""
    with reading(engine) as connection:
        return make_decision(connection, wish)


def _decide_given(engine: Engine, value: Mapping[str, Any], dry_run: bool) -> Decision | None:
    """A decision with its evidence, as another record exported it: kept whether or not its report is here yet."""
    decision = read_decision(value)
    if dry_run:
        return decision
    with writing(engine) as connection:
        if not append(connection, decision):
            return None
        apply(connection, decision)
    return decision


def read_decision(value: Mapping[str, Any]) -> Decision:
    """The decision of an exported line. Raises UsageError where something is missing or was changed by hand."""
    missing = [key for key in ("decision", "action", "evidence", "author", "decided_at") if not value.get(key)]
    if missing or not isinstance(value["evidence"], Sequence):
        raise UsageError(
            f"{', '.join(missing) or 'evidence'} is missing; a decision with evidence needs all that an export writes"
        )
    decision = Decision(
        action=read_action(value["action"]),
        evidence=tuple(read_evidence(evidence) for evidence in value["evidence"]),
        author=str(value["author"]),
        reason=str(value.get("reason") or ""),
        decided_at=str(value["decided_at"]),
        value=value.get("value"),
        undoes=value.get("undoes"),
    )
    if value["decision"] != decision.decision_id:
        message = f"{value['decision']}: the line was changed since it was exported (its content makes {decision.decision_id})"
        raise UsageError(f"{message}; leave out decision and evidence to decide anew")
    return decision
