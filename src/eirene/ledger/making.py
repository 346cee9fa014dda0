"""Decisions as people make them: facts found by name, evidence taken, values checked, before anything is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

from sqlalchemy import Connection, Row, or_, select

from eirene.errors import UsageError
from eirene.ledger.correcting import Corrected, Review, anchor_of, corrected, facts_of
from eirene.ledger.decisions import ACROSS, PEOPLE, Action, Decision, Evidence, holding
from eirene.ledger.keeping import last_moment, load_about, load_one
from eirene.ledger.vocabulary import LISTS, Vocabulary, check_edit, check_new, load_vocabulary
from eirene.link.kinds import TABLES as LINKED
from eirene.store.names import DIGITS, FactName, parse_name
from eirene.store.saving import unpack_reading
from eirene.store.tables import reports
from eirene.types import Passage

_LATER = timedelta(microseconds=1)
_ACROSS_FORM = re.compile(rf"finding-[0-9a-f]{{{DIGITS}}}")
_OF_A_FACT = {Action.CONFIRM: Action.ACCEPT, Action.DISMISS: Action.REJECT}  # what a finding of one report alone gets


class Details(TypedDict, total=False):
    """What a decision may need beside its targets: see `Wish`."""

    value: Mapping[str, Any]
    source: str
    kind: str
    undoes: str
    sample: str
    words: Vocabulary


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to decide. `targets` are names of facts; for an addition `source` is the report and `kind` the fact's;
    `undoes` is the decision to take back; `sample` names the random sample that brought the fact up."""

    action: Action
    targets: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""
    value: Mapping[str, Any] | None = None
    source: str | None = None
    kind: str | None = None
    undoes: str | None = None
    sample: str = ""
    words: Vocabulary = field(default_factory=load_vocabulary)


@dataclass(frozen=True, slots=True)
class Subject:
    """A fact as it stands: where it is, as read and as corrected, and the text."""

    name: FactName
    report: Row[Any]
    found: Corrected
    as_read: Mapping[str, Any]
    now: Mapping[str, Any]

    @property
    def review(self) -> Review | None:
        """What people made of it."""
        return self.found.reviews.get((self.name.kind, self.name.position))

    @property
    def evidence(self) -> Evidence:
        """What a decision on it is held to."""
        anchor = anchor_of(self.name.kind, self.as_read)
        return Evidence(
            target=str(self.name),
            kind=self.name.kind,
            sha256=self.report.sha256,
            anchor=anchor,
            words=anchor.of(self.report.text) if anchor else "",
            values=self.as_read,
            changed={key: value for key, value in self.now.items() if self.as_read.get(key) != value},
            reader=PEOPLE if self.is_added else self.report.reader,
            source=self.report.name,
        )

    @property
    def is_added(self) -> bool:
        """True for a fact that the reading does not have."""
        kind = self.name.kind
        read = unpack_reading(self.report.reading, self.report.text)
        return self.name.position >= len(facts_of(read, kind))


def make_decision(connection: Connection, wish: Wish) -> Decision:
    """The decision, ready for the ledger. Raises UsageError where it cannot be made."""
    if not wish.author.strip():
        raise UsageError("a decision needs an author; give --author NAME or set EIRENE_AUTHOR")
    if wish.action is Action.UNDO:
        return _undo(connection, wish)
    if wish.action is Action.ADD:
        return _add(connection, wish)
    if not wish.targets:
        raise UsageError(f"{wish.action}: it needs the name of a fact, such as event-3f9a2c81d0-4")
    if wish.action in _OF_A_FACT:
        if all(_ACROSS_FORM.fullmatch(target) for target in wish.targets):
            return _decision(connection, wish, tuple(Evidence(target, ACROSS) for target in wish.targets))
        wish = replace(wish, action=_OF_A_FACT[wish.action])
    subjects = [find_subject(connection, target) for target in dict.fromkeys(wish.targets)]
    _check(wish, subjects)
    value = _edited(wish, subjects) if wish.action is Action.EDIT else None
    evidence = tuple(replace(subject.evidence, sample=wish.sample) for subject in subjects)
    return _decision(connection, replace(wish, value=value), evidence)


def find_subject(connection: Connection, target: str) -> Subject:
    """The fact of that name as it stands. Raises UsageError where there is none."""
    name = parse_name(target)
    if _ACROSS_FORM.fullmatch(target):
        raise UsageError(
            f"{target}: this is a finding across reports; `eirene findings` has its passages, and by this name it can be "
            "confirmed or dismissed"
        )
    if name is None:
        raise UsageError(f"{target!r} is no name of a fact; copy one from what the record prints, such as event-3f9a2c81d0-4")
    report = connection.execute(_columns().where(reports.c.digest.between(name.report, name.report + "g"))).first()
    if report is None:
        raise UsageError(f"{target}: the record has no such report; copy the name from what this record prints")
    found = _corrected(connection, report)
    facts = facts_of(found.reading, name.kind)
    if name.position >= len(facts):
        raise UsageError(f"{target}: the report {report.name} has only {len(facts)} {LISTS[name.kind]}")
    now = facts[name.position]
    return Subject(name, report, found, found.as_read.get((name.kind, name.position), now), now)


def find_report(connection: Connection, source: str) -> Row[Any]:
    """The report of that name, address or digest. Raises UsageError where there is none or several."""
    by_name = or_(reports.c.name == source, reports.c.url == source, reports.c.digest == source, reports.c.sha256 == source)
    rows = connection.execute(_columns().where(by_name)).all()
    if len(rows) != 1:
        has = f"has {len(rows)} reports" if rows else "has no report"
        raise UsageError(f"{source}: the record {has} of that name; give its name as it was added, its address or its sha256")
    return rows[0]


def _columns() -> Any:
    return select(
        *(reports.c[name] for name in ("report_id", "digest", "sha256", "name", "day", "publisher", "reader", "text", "reading"))
    )


def _corrected(connection: Connection, report: Row[Any]) -> Corrected:
    return corrected(unpack_reading(report.reading, report.text), load_about(connection, [report.sha256]))


def _check(wish: Wish, subjects: Sequence[Subject]) -> None:
    kinds = {subject.name.kind for subject in subjects}
    if len(kinds) > 1:
        raise UsageError(f"{wish.action}: {' and '.join(sorted(kinds))} are of different kinds; decide on one kind at a time")
    if wish.action in (Action.MERGE, Action.SPLIT) and not kinds <= LINKED.keys():
        raise UsageError(f"{wish.action}: a {kinds.pop()} is not linked across reports; {', '.join(LINKED)} are")
    if wish.action is Action.MERGE and len(subjects) < 2:
        raise UsageError("merge: give the names of two facts or more that are the same")
    if wish.action in (Action.MERGE, Action.SPLIT):
        for subject in subjects:
            if subject.review is Review.REJECTED:
                raise UsageError(f"{wish.action}: {subject.name} is rejected; accept it first, or undo the rejection")


def _edited(wish: Wish, subjects: Sequence[Subject]) -> dict[str, Any]:
    checked: dict[str, Any] = {}
    for subject in subjects:
        checked = check_edit(subject.name.kind, wish.value or {}, subject.report.text, subject.now, wish.words)
        if subject.name.kind == "actor" and "name" in checked:
            _check_unique(subject.found, checked["name"], subject.name.position)
    return checked


def _check_unique(found: Corrected, name: str, position: int | None = None) -> None:
    for other, actor in enumerate(found.reading.actors):
        if actor.name == name and other != position and ("actor", other) not in found.rejected:
            raise UsageError(f"name: the report names another actor {name!r}; merge the two instead, or reject one")


def _add(connection: Connection, wish: Wish) -> Decision:
    if wish.kind not in LISTS:
        raise UsageError(f"add: {wish.kind!r} is no kind of fact; choose one of {', '.join(LISTS)}")
    if not wish.source:
        raise UsageError("add: it needs the source: the name of the report as it was added, or its address")
    report = find_report(connection, wish.source)
    found = _corrected(connection, report)
    value = check_new(wish.kind, wish.value or {}, report.text, wish.words)
    facts = facts_of(found.reading, wish.kind)
    if wish.kind == "actor":
        _check_unique(found, value["name"])
    if wish.kind == "process" and facts:
        raise UsageError(f"add: {report.name} has a process; edit process-{report.digest[:DIGITS]}-0")
    anchor: Passage | None = anchor_of(wish.kind, value)
    name = FactName(wish.kind, report.digest[:DIGITS], len(facts))
    words = anchor.of(report.text) if anchor else ""
    evidence = Evidence(str(name), wish.kind, report.sha256, anchor, words, reader=report.reader, source=report.name)
    return _decision(connection, replace(wish, value=value), (evidence,))


def _undo(connection: Connection, wish: Wish) -> Decision:
    if not wish.undoes:
        raise UsageError("undo: give the name of the decision that it takes back; `eirene review --decisions` prints them")
    undone = load_one(connection, wish.undoes)
    if undone is None:
        raise UsageError(f"{wish.undoes}: the ledger has no such decision; `eirene review --decisions` names them")
    related = load_about(connection, {evidence.sha256 for evidence in undone.evidence})
    if undone.decision_id not in {decision.decision_id for decision in holding(related)}:
        raise UsageError(f"{undone.decision_id} is taken back already; undo that undo to have it hold again")
    return _decision(connection, replace(wish, undoes=undone.decision_id), undone.evidence)


def _decision(connection: Connection, wish: Wish, evidence: tuple[Evidence, ...]) -> Decision:
    last = last_moment(connection)
    now = datetime.now(UTC)
    if last:
        now = max(now, datetime.fromisoformat(last) + _LATER)
    moment = now.isoformat(timespec="microseconds")
    return Decision(wish.action, evidence, wish.author.strip(), wish.reason.strip(), moment, wish.value, wish.undoes)
