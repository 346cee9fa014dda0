"""Why the record has a fact as it has it: its words, the rule that read it, what it was put with and why, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from eirene.answers.certainty import explain_small, near_elsewhere, node_of
from eirene.answers.passages import Span, Words, cut_passages
from eirene.answers.plain import plain
from eirene.answers.review import Waiting, ask_waiting
from eirene.ledger.applying import TABLES
from eirene.ledger.decisions import Action, Decision, holding
from eirene.ledger.keeping import load_about
from eirene.ledger.making import Subject, find_subject
from eirene.link.contract import Reason
from eirene.link.explain import PEOPLE, Pairing
from eirene.link.names import name_in
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import metadata, nodes, reports

SHOWN = 25  # tellings of a cluster that are given

_FIRST_SPAN = {"statement": "content"}


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a telling is of the cluster: the other telling that it matches best, feature by feature with score and words; the same
    from `threshold` on. `merged` when people put the two together."""

    other: str
    score: float
    threshold: float
    reasons: tuple[Reason, ...]
    veto: str | None
    merged: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact of the cluster in one report. `copy_of` names the first of the reports that are one text with its own; `same_as` the
    telling that says just the same, where there is no more to explain; `undo` is how to take it out."""

    name: str
    source: str
    publisher: str | None
    date: str | None
    words: Words
    copy_of: str | None
    same_as: str | None
    tie: Tie | None
    undo: str


@dataclass(frozen=True, slots=True)
class Made:
    """A decision on the fact; `holds` is False where it was taken back; `undo` is how to take it back, or to have it again."""

    decision: Decision
    holds: bool
    undo: str


@dataclass(frozen=True, slots=True)
class Other:
    """A report that is a copy or another version of the fact's own."""

    relation: str  # copy, supersedes, superseded by
    source: str
    publisher: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """All that stands behind a fact. `as_read` has the values that people changed, as they were read; `cluster` is the name under
    which it is shown, `count` the number of its tellings, of which the earliest are given; `near` is what it was not put with,
    though something speaks for it."""

    fact: Waiting
    as_read: dict[str, Any]
    reader: str
    cluster: str | None
    count: int
    tellings: tuple[Telling, ...]
    near: tuple[Tie, ...]
    decisions: tuple[Made, ...]
    reports: tuple[Other, ...]

    def to_dict(self) -> dict[str, Any]:
        """The fact with all of it."""
        fact: dict[str, Any] = plain(self.fact) | {"values": self.fact.values, "as_read": self.as_read, "reader": self.reader}
        del fact["sample"]
        decisions = [made.decision.to_dict() | {"holds": made.holds, "undo": made.undo} for made in self.decisions]
        linked: dict[str, Any] = {"cluster": self.cluster, "count": self.count, "near": plain(self.near)}
        linked["tellings"] = plain(self.tellings)
        return fact | linked | {"decisions": decisions, "reports": plain(self.reports)}

    def rows(self) -> list[dict[str, Any]]:
        """A row for each telling."""
        return [
            {
                "name": telling.name,
                "source": telling.source,
                "date": telling.date,
                "words": telling.words.words,
                "other": telling.tie.other if telling.tie else telling.same_as,
                "score": telling.tie.score if telling.tie else None,
                "reasons": [f"{reason.feature}={reason.score}" for reason in telling.tie.reasons] if telling.tie else [],
            }
            for telling in self.tellings
        ]


def ask_why(connection: Connection, name: str) -> Why:
    """All that stands behind the fact of that name. Raises UsageError where there is none."""
    subject = find_subject(connection, name)
    as_read = {field: subject.as_read[field] for field in subject.as_read if subject.as_read[field] != subject.now.get(field)}
    _, cluster = node_of(connection, subject)
    explained = explain_small(connection, name, cluster)
    ties = {member.name: member.joined for member in explained.members} if explained else {}
    count, tellings = _tellings(connection, subject.name.kind, cluster, ties) if cluster is not None else (0, ())
    return Why(
        ask_waiting(connection, name),
        as_read,
        subject.report.reader,
        _shown_as(connection, cluster),
        count,
        tellings,
        tuple(map(_tie, near_elsewhere(explained.near, name))) if explained else (),
        _decisions(connection, subject),
        _others(connection, subject.report.report_id),
    )


def _shown_as(connection: Connection, cluster: int | None) -> str | None:
    first = connection.scalar(select(func.min(nodes.c.first)).where(nodes.c.cluster == cluster)) if cluster is not None else None
    return name_in(first) if first else None


def _tellings(
    connection: Connection, kind: str, cluster: int, ties: Mapping[str, Pairing | None]
) -> tuple[int, tuple[Telling, ...]]:
    """How many tellings the cluster has, and the earliest of them with what ties them to the others."""
    table = metadata.tables[TABLES[kind]]
    of_cluster = table.c.node_id.in_(select(nodes.c.node_id).where(nodes.c.cluster == cluster))
    count = connection.scalar(select(func.count()).select_from(table).where(of_cluster)) or 0
    span = _FIRST_SPAN.get(kind, "anchor")
    spans = (table.c[f"{span}_start"], table.c[f"{span}_end"]) if f"{span}_start" in table.c else ()
    columns = (reports.c.report_id, reports.c.digest, reports.c.name, reports.c.publisher, reports.c.day, reports.c.copy_group)
    query = select(table.c.position, table.c.node_id, *columns, *spans).join(reports, reports.c.report_id == table.c.report_id)
    order = (reports.c.day.is_(None), reports.c.day, reports.c.digest, table.c.position)
    rows = connection.execute(query.where(of_cluster).order_by(*order).limit(SHOWN)).all()
    names = {row.node_id: str(FactName(kind, row.digest[:DIGITS], row.position)) for row in reversed(rows)}
    copies = {row.copy_group: row.name for row in reversed(rows)}
    cut = {(row.report_id, row.position): Span(row.report_id, row[8], row[9]) for row in rows if spans and row[8] is not None}
    words = cut_passages(connection, cut.values())
    found = []
    for row in rows:
        name = str(FactName(kind, row.digest[:DIGITS], row.position))
        tie = ties.get(name)
        found.append(
            Telling(
                name=name,
                source=row.name,
                publisher=row.publisher,
                date=row.day,
                words=words[cut[row.report_id, row.position]] if (row.report_id, row.position) in cut else Words("", "", ""),
                copy_of=copies[row.copy_group] if copies[row.copy_group] != row.name else None,
                same_as=names[row.node_id] if names[row.node_id] != name else None,
                tie=_tie(tie) if tie else None,
                undo=f"eirene decide split {name}" if count > 1 else "",
            )
        )
    return count, tuple(found)


def _tie(pair: Pairing) -> Tie:
    return Tie(pair.other, pair.score, pair.threshold, pair.reasons, pair.veto, PEOPLE in pair.reasons)


def _decisions(connection: Connection, subject: Subject) -> tuple[Made, ...]:
    """The decisions that hold to the fact or did, with their undos, by time."""
    about = load_about(connection, [subject.report.sha256])
    in_force = {decision.decision_id for decision in holding(about)}
    place = (subject.name.kind, subject.name.position)
    held = {one.decision_id for one in subject.found.holdings if one.place == place}
    on_it = [decision for decision in about if decision.decision_id in held or str(subject.name) in decision.targets]
    return tuple(_made(decision, decision.decision_id in in_force, about) for decision in on_it)


def _made(decision: Decision, holds: bool, about: Iterable[Decision]) -> Made:
    name = decision.decision_id
    if not holds:
        undos = [one.decision_id for one in about if one.action is Action.UNDO and one.undoes == name]
        name = undos[-1] if undos else name
    return Made(decision, holds, f"eirene decide undo {name}")


def _others(connection: Connection, report_id: int) -> tuple[Other, ...]:
    """The copies and versions of a report, by day."""
    own = connection.execute(select(reports).where(reports.c.report_id == report_id)).one()
    found = []
    for relation, where in (
        ("copy", (reports.c.copy_group == own.copy_group) & (reports.c.report_id != report_id)),
        ("supersedes", reports.c.superseded_by == report_id),
        ("superseded by", reports.c.report_id == own.superseded_by),
    ):
        query = select(reports.c.name, reports.c.publisher, reports.c.day).where(where)
        for row in connection.execute(query.order_by(reports.c.day.is_(None), reports.c.day, reports.c.digest)):
            found.append(Other(relation, row.name, row.publisher, row.day))
    return tuple(found)
