"""What waits for a person's review: the facts of the newest reports, the least certain first; or a random sample of all."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select

from eirene.answers.certainty import (
    ENOUGH,
    count_sources,
    doubt_tie,
    doubt_values,
    node_of,
    weak_ties,
)
from eirene.answers.passages import Span, Words, cut_passages
from eirene.answers.plain import plain
from eirene.errors import UsageError
from eirene.ledger.applying import TABLES
from eirene.ledger.correcting import Review
from eirene.ledger.keeping import load_all
from eirene.ledger.making import Subject, find_report, find_subject
from eirene.link.kinds import TABLES as LINKED
from eirene.link.names import name_in
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import metadata, node_keys, nodes, reports

WINDOW = 250  # facts of each kind, of the newest reports, among which the least certain are sought
LISTED = 50
LIKE = 5  # facts that are offered for merging
LOOKED_AT = 60  # clusters among which these are sought


@dataclass(frozen=True, slots=True)
class Choice:
    """What to review: of one kind or of one report only; `sample` facts at random, the same for the same `seed`."""

    kind: str | None = None
    source: str | None = None
    limit: int = LISTED
    sample: int | None = None
    seed: int = 0

    @property
    def label(self) -> str:
        """The name of the random sample, by which its decisions are told from others; empty where none is drawn."""
        if self.sample is None:
            return ""
        return ", ".join(filter(None, (f"{self.sample} at random", self.kind, self.source, f"seed {self.seed}")))


WHOLE = Choice()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact to review. `values` is the fact as it stands (docs/record.md); `sources` counts independent reports that tell the
    same, up to 4, None for a kind that is not linked; `doubts` says what makes it uncertain; `tellings` are the facts of other
    reports that it was put together with."""

    name: str
    kind: str
    source: str
    publisher: str | None
    date: str | None
    anchor: tuple[int, int] | None
    words: Words
    values: dict[str, Any]
    review: str | None
    reason: str
    sources: int | None
    doubts: tuple[str, ...]
    tellings: tuple[str, ...]
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, in the order of review."""

    facts: tuple[Waiting, ...]
    choice: Choice

    def to_dict(self) -> list[dict[str, Any]]:
        """A list of facts."""
        return [plain(fact) | {"values": fact.values} for fact in self.facts]

    def rows(self) -> list[dict[str, Any]]:
        """A row for each fact, its values as `field=value`."""
        return [
            {
                "name": fact.name,
                "kind": fact.kind,
                "source": fact.source,
                "date": fact.date,
                "words": fact.words.words,
                "values": [f"{field}={value}" for field, value in told(fact.values).items()],
                "sources": fact.sources,
                "doubts": list(fact.doubts),
                "review": fact.review,
            }
            for fact in self.facts
        ]


_SPANS = frozenset({"anchor", "anchors", "passage", "cue", "content", "mentions", "role_anchor", "speaker_words", "reason"})


def told(values: dict[str, Any]) -> dict[str, Any]:
    """What a fact says: its values without those that are empty, spans and the rule."""
    return {name: value for name, value in values.items() if name not in _SPANS and value not in (None, "", [])}


def ask_queue(connection: Connection, choice: Choice = WHOLE) -> Queue:
    """The facts that nobody has reviewed, the least certain first: told by the fewest independent sources, then of the newest
    report; or the random sample, without the facts that were decided in it already. Raises UsageError for an unknown kind or
    report."""
    kinds = _kinds(choice.kind)
    report_id = find_report(connection, choice.source).report_id if choice.source else None
    if choice.sample is not None:
        names: Iterable[FactName] = _sampled(connection, kinds, report_id, choice)
        return Queue(tuple(ask_waiting(connection, str(name), choice.label) for name in names), choice)
    ranked = []
    for kind in kinds:
        found = _newest(connection, kind, report_id)
        clusters = {cluster for _, _, _, cluster in found if cluster is not None}
        sources = {cluster: count_sources(connection, kind, cluster) for cluster in clusters}
        weak = weak_ties(connection, clusters)
        for name, day, node_id, cluster in found:
            certainty = 0 if node_id in weak else sources[cluster] if cluster is not None else 1
            ranked.append((certainty, _backwards(day), str(name)))
    return Queue(tuple(ask_waiting(connection, name) for _, _, name in sorted(ranked)[: choice.limit]), choice)


def ask_waiting(connection: Connection, name: str, sample: str = "") -> Waiting:
    """One fact as it is put to review. Raises UsageError where the record has none of the name."""
    return _put(connection, find_subject(connection, name), sample)


def _kinds(kind: str | None) -> Sequence[str]:
    if kind is None:
        return tuple(TABLES)
    if kind not in TABLES:
        raise UsageError(f"{kind!r} is no kind of fact; choose one of {', '.join(TABLES)}")
    return (kind,)


Fresh = tuple[FactName, str | None, int | None, int | None]  # name, day of the report, node, cluster


def _newest(connection: Connection, kind: str, report_id: int | None) -> list[Fresh]:
    """Facts of the newest reports that nobody has reviewed."""
    table = metadata.tables[TABLES[kind]]
    columns = [table.c.position, reports.c.digest, reports.c.day]
    query = select(*columns, nodes.c.node_id, nodes.c.cluster) if kind in LINKED else select(*columns)
    query = query.join(reports, reports.c.report_id == table.c.report_id)
    if kind in LINKED:
        query = query.outerjoin(nodes, nodes.c.node_id == table.c.node_id)
    query = query.where(table.c.review.is_(None), *_of(report_id, table))
    rows = connection.execute(query.order_by(reports.c.day.desc().nulls_last(), reports.c.digest, table.c.position).limit(WINDOW))
    linked = kind in LINKED
    return [(FactName(kind, r[1][:DIGITS], r[0]), r[2], r[3] if linked else None, r[4] if linked else None) for r in rows]


def _of(report_id: int | None, table: Table) -> list[Any]:
    return [reports.c.superseded_by.is_(None)] if report_id is None else [table.c.report_id == report_id]


def _sampled(connection: Connection, kinds: Sequence[str], report_id: int | None, choice: Choice) -> list[FactName]:
    """The sample in the order drawn, without what was decided in it. All facts that were read take part, reviewed or not."""
    frame: list[FactName] = []
    for kind in kinds:
        table = metadata.tables[TABLES[kind]]
        query = select(reports.c.digest, table.c.position).join(reports, reports.c.report_id == table.c.report_id)
        was_read = or_(table.c.review.is_(None), table.c.review != Review.ADDED)
        rows = connection.execute(query.where(was_read, *_of(report_id, table)))
        frame.extend(FactName(kind, digest[:DIGITS], position) for digest, position in rows)
    frame.sort()
    drawn = random.Random(choice.seed).sample(frame, min(choice.sample or 0, len(frame)))
    done = {
        evidence.target for decision in load_all(connection) for evidence in decision.evidence if evidence.sample == choice.label
    }
    return [name for name in drawn if str(name) not in done]


def _put(connection: Connection, subject: Subject, sample: str) -> Waiting:
    name, evidence = subject.name, subject.evidence
    anchor = (evidence.anchor.start, evidence.anchor.end) if evidence.anchor else None
    words = Words("", "", "")
    if anchor:
        span = Span(subject.report.report_id, *anchor)
        words = cut_passages(connection, [span])[span]
    node_id, cluster = node_of(connection, subject)
    sources = count_sources(connection, name.kind, cluster) if cluster is not None else None
    tellings = _tellings(connection, name, cluster) if cluster is not None else ()
    review = str(subject.review) if subject.review else None
    fact = Waiting(
        name=str(name),
        kind=name.kind,
        source=subject.report.name,
        publisher=subject.report.publisher,
        date=subject.report.day,
        anchor=anchor,
        words=words,
        values=dict(subject.now),
        review=review,
        reason=subject.now.get("reason") or "",
        sources=sources,
        doubts=(),
        tellings=tellings,
        sample=sample,
    )
    return replace(fact, doubts=(*doubt_tie(connection, node_id), *doubt_values(name.kind, subject.now, sources)))


def _tellings(connection: Connection, name: FactName, cluster: int) -> tuple[str, ...]:
    """The earliest facts of the cluster by name, at most ENOUGH others, one for all that say just the same."""
    query = select(nodes.c.first).where(nodes.c.cluster == cluster, nodes.c.first.is_not(None)).order_by(nodes.c.first)
    found = (name_in(first) for first in connection.execute(query.limit(ENOUGH + 1)).scalars())
    return tuple(other for other in found if other != str(name))[:ENOUGH]


def ask_like(connection: Connection, name: str) -> tuple[str, ...]:
    """Facts of other reports that may be the same as one that they are not put together with, by name: those that share a block
    with it, the newest first."""
    subject = find_subject(connection, name)
    node_id, cluster = node_of(connection, subject)
    if node_id is None:
        return ()
    shared = select(node_keys.c.block).where(node_keys.c.node_id == node_id)
    near = select(node_keys.c.node_id).where(node_keys.c.block.in_(shared))
    first = func.min(nodes.c.first)
    query = select(first).where(nodes.c.node_id.in_(near), nodes.c.cluster != cluster).group_by(nodes.c.cluster)
    found = (name_in(one) for one in connection.scalars(query.order_by(first.desc()).limit(LOOKED_AT)) if one)
    return tuple(one for one in found if subject.name.report not in one)[:LIKE]


def _backwards(day: str | None) -> tuple[int, ...]:
    """Sorts the newest day first, the undated last."""
    return tuple(-ord(letter) for letter in day) if day else (1,)
