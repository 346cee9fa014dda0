"""Findings of single readings, and versions of a report that a corrected one replaced."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select

from eirene.answers.finding import Basis, Found
from eirene.answers.mentions import not_rejected
from eirene.answers.scope import Scope
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import findings, reports
from eirene.types import FindingKind

HEADLINE = 300  # characters that are looked at of a report's first line
WHOLE = 1_000_000
NEAR: dict[str, int] = {
    FindingKind.ACCOUNTS_DIFFER: 300,
    FindingKind.DATES_DIFFER: 300,
    FindingKind.ASSESSMENTS_DIFFER: WHOLE,
}  # characters within which a reading tells of the same matter as a finding across reports; 0 where it has the same words
ONE_REPORT = frozenset({FindingKind.UNNAMED_SOURCE, FindingKind.UNATTRIBUTED_FIGURE})  # shown only when asked for


def find_report_findings(connection: Connection, report_ids: Sequence[int], kind: str | None) -> list[Found]:
    """What the readings of the reports found odd; nameless sources and numbers without one only where `kind` asks for them."""
    query: Select[Any] = (
        select(*(findings.c[name] for name in ("position", "kind", "anchors", "note", "review")), reports.c.digest)
        .join(reports, reports.c.report_id == findings.c.report_id)
        .where(findings.c.report_id.in_(report_ids), not_rejected(findings))
    )
    query = query.where(findings.c.kind == kind) if kind else query.where(findings.c.kind.not_in(sorted(ONE_REPORT)))
    return [_found(row) for row in connection.execute(query)]


def _found(row: Row[Any]) -> Found:
    bases = tuple(Basis(row.digest, start, end) for start, end in json.loads(row.anchors))
    name = str(FactName("finding", row.digest[:DIGITS], row.position))
    return Found(row.kind, "in_report", row.note, bases, None, name, row.review)


def find_replaced(connection: Connection, scope: Scope, report_ids: Sequence[int]) -> list[Found]:
    """A correction for each report that one of the reports replaced as its corrected version: the line that announces it, else
    its headline, and the headline of the older one."""
    old = reports.alias("old")
    query: Select[Any] = (
        select(
            reports.c.digest,
            func.substr(reports.c.text, 1, HEADLINE).label("head"),
            old.c.digest.label("old_digest"),
            func.substr(old.c.text, 1, HEADLINE).label("old_head"),
            findings.c.anchors,
        )
        .join(old, old.c.superseded_by == reports.c.report_id)
        .outerjoin(findings, (findings.c.report_id == reports.c.report_id) & _announces())
        .where(reports.c.report_id.in_(report_ids))
    )
    if scope.as_of is not None:
        query = query.where(old.c.day <= scope.as_of)
    return [_replaced(row) for row in connection.execute(query)]


def _announces() -> ColumnElement[bool]:
    return and_(findings.c.kind == str(FindingKind.CORRECTION), not_rejected(findings))


def _replaced(row: Row[Any]) -> Found:
    spans = json.loads(row.anchors) if row.anchors else [(0, _first_line(row.head))]
    bases = (*(Basis(row.digest, start, end) for start, end in spans), Basis(row.old_digest, 0, _first_line(row.old_head)))
    return Found(str(FindingKind.CORRECTION), "superseded", "a later version replaces the report", bases)


def _first_line(text: str) -> int:
    """The end of a text's first line."""
    return len(text.split("\n", 1)[0])


def with_replaced(across: Sequence[Found], replaced: Iterable[Found]) -> list[Found]:
    """The findings across reports with the replaced reports: where a number was withdrawn, the line that announces it stands
    beside the number, else the replacement is a finding of its own."""
    found = list(across)
    for one in replaced:
        pair = {basis.digest for basis in one.bases}
        withdrawn = [
            n for n, other in enumerate(found) if other.kind == one.kind and {basis.digest for basis in other.bases} == pair
        ]
        for place in withdrawn:
            found[place] = replace(found[place], more=_new(one.bases[:-1], found[place].bases))
        if not withdrawn:
            found.append(one)
    return found


def with_single(across: Sequence[Found], single: Iterable[Found]) -> list[Found]:
    """The findings across reports with the passages that single readings have on the same matter, and the other findings of
    single readings."""
    homes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(across):
        for digest in {basis.digest for basis in one.bases}:
            homes[one.kind, digest].append(place)
    more: dict[int, list[Basis]] = defaultdict(list)
    rest = []
    for one in single:
        near = [place for place in homes.get((one.kind, one.bases[0].digest), ()) if _is_on(one, across[place])]
        for place in near:
            more[place] += one.bases
        if not near:
            rest.append(one)
    return [replace(one, more=(*one.more, *_new(more[place], one.all))) for place, one in enumerate(across)] + rest


def _is_on(one: Found, across: Found) -> bool:
    """True when a passage of a reading's finding stands where one of a finding across reports does."""
    near = NEAR.get(one.kind, 0)
    return any(mine.digest == theirs.digest and _gap(mine, theirs) <= near for mine in one.bases for theirs in across.all)


def _new(more: Iterable[Basis], bases: Sequence[Basis]) -> tuple[Basis, ...]:
    """The passages that overlap none there is."""
    known = list(bases)
    for basis in more:
        if not any(basis.digest == other.digest and _gap(basis, other) == 0 for other in known):
            known.append(basis)
    return tuple(known[len(bases) :])


def _gap(mine: Basis, theirs: Basis) -> int:
    return max(0, max(mine.start, theirs.start) - min(mine.end, theirs.end))
