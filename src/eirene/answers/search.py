"""Full-text search over the reports: the best first, where the words stand, and how the found reports are spread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, FromClause, Label, Row, distinct, func, select

from eirene.answers.limits import in_scope
from eirene.answers.mentions import not_rejected
from eirene.answers.plain import plain
from eirene.answers.process_names import name_processes
from eirene.answers.scope import Scope
from eirene.store.dialect import CLOSING, OPENING
from eirene.store.names import DIGITS
from eirene.store.searching import cut_snippets, find_words
from eirene.store.tables import metadata, nodes, processes, reports

LOOKED_AT = 1_000  # best reports that facets are counted over
SPARE = 200  # for superseded reports among them
WIDE = 5_000  # best reports of the whole record among which those within limits are looked for first
LISTED = 20
FACTS = ("events", "statements", "figures", "terms", "processes", "findings")


@dataclass(frozen=True, slots=True)
class Hit:
    """A report with the words. `report` is the ten digits that name it, `snippet` its words around the best place, on one line;
    `found` where in the snippet the words are, as [start, end)."""

    report: str
    source: str
    title: str | None
    publisher: str | None
    date: str | None
    url: str | None
    snippet: str
    found: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the found reports have each value, the most first."""

    name: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best reports. `count` is how many hold the words within the limits, at most `LOOKED_AT`: `is_more` says that there may
    be others; facets count over these."""

    asked: str
    hits: tuple[Hit, ...]
    count: int
    is_more: bool
    facets: tuple[Facet, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON."""
        facets = {facet.name: [{"value": value, "reports": count} for value, count in facet.counts] for facet in self.facets}
        return {"asked": self.asked, "count": self.count, "is_more": self.is_more, "hits": plain(self.hits), "facets": facets}

    def rows(self) -> list[dict[str, Any]]:
        """A row for each report."""
        names = ("report", "source", "title", "publisher", "date", "url", "snippet")
        return [{name: getattr(hit, name) for name in names} for hit in self.hits]


def ask_search(connection: Connection, words: str, scope: Scope, limit: int | None = None) -> Found:
    """The reports in scope that hold the words, the best first, `limit` (20) of them; see `find_words` for what words may be.

    Raises UsageError when there is no word to look for.
    """
    best = _best(connection, words, scope)
    shown = best[: limit or LISTED]
    snippets = cut_snippets(connection, words, (row.report_id for row in shown))
    return Found(
        words,
        tuple(_hit(row, snippets[row.report_id]) for row in shown),
        len(best),
        len(best) == LOOKED_AT,
        _facets(connection, best, scope),
    )


def _best(connection: Connection, words: str, scope: Scope) -> list[Row[Any]]:
    """The reports that fit best, at most `LOOKED_AT`."""
    matched = find_words(connection, words).subquery("matched")
    best_first = select(matched).order_by(matched.c.rank)
    if scope == Scope():
        return _within(connection, best_first.limit(LOOKED_AT + SPARE).subquery("best"), scope)
    best = best_first.limit(WIDE).cte("best")
    last = select(func.max(best.c.rank)).scalar_subquery().label("last")
    looked_at = select(func.count()).select_from(best).scalar_subquery().label("looked_at")
    found = _within(connection, best, scope, last, looked_at)
    is_all = found and found[0].looked_at < WIDE
    is_enough = len(found) == LOOKED_AT and found[-1].rank < found[-1].last  # of equal ones the newest come first
    return found if is_all or is_enough else _within(connection, matched, scope)


def _within(connection: Connection, best: FromClause, scope: Scope, *more: Label[Any]) -> list[Row[Any]]:
    """Those of the reports that are in scope, the best first."""
    columns = [reports.c[name] for name in ("report_id", "digest", "name", "title", "publisher", "day", "url")]
    query = select(*columns, best.c.rank, *more).join(best, best.c.report_id == reports.c.report_id)
    order = (best.c.rank, reports.c.day.desc().nulls_last(), reports.c.digest)
    return list(connection.execute(query.where(in_scope(connection, scope)).order_by(*order).limit(LOOKED_AT)))


def _hit(row: Row[Any], marked: str) -> Hit:
    text, found, start = "", [], 0
    for piece in re.split(f"([{OPENING}{CLOSING}])", marked):
        if piece == OPENING:
            start = len(text)
        elif piece == CLOSING:
            found.append((start, len(text)))
        else:
            text += piece
    return Hit(row.digest[:DIGITS], row.name, row.title, row.publisher, row.day, row.url, text, tuple(found))


def _facets(connection: Connection, best: Sequence[Row[Any]], scope: Scope) -> tuple[Facet, ...]:
    report_ids = [row.report_id for row in best]
    facts = {name: _having(connection, name, report_ids) for name in FACTS}
    return (
        _facet("publisher", (row.publisher or "" for row in best)),
        Facet("month", tuple(sorted(Counter(row.day[:7] if row.day else "" for row in best).items(), reverse=True))),
        _facet("process", _processes(connection, report_ids, scope)),
        Facet("facts", tuple((name, count) for name, count in facts.items() if count)),
    )


def _facet(name: str, values: Iterable[str]) -> Facet:
    return Facet(name, tuple(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))))


def _having(connection: Connection, table: str, report_ids: Sequence[int]) -> int:
    """How many of the reports have a fact of a kind."""
    facts = metadata.tables[table]
    query = select(func.count(distinct(facts.c.report_id))).where(facts.c.report_id.in_(report_ids), not_rejected(facts))
    return int(connection.execute(query).scalar_one())


def _processes(connection: Connection, report_ids: Sequence[int], scope: Scope) -> list[str]:
    """The process that each of the reports is about, of those that are about any."""
    query = (
        select(processes.c.report_id, processes.c.parties, nodes.c.cluster)
        .join(nodes, nodes.c.node_id == processes.c.node_id)
        .join(reports, reports.c.report_id == processes.c.report_id)
        .where(processes.c.report_id.in_(report_ids), not_rejected(processes))
        .order_by(reports.c.day.desc().nulls_last(), reports.c.digest)
    )
    tellings = connection.execute(query).all()
    names = name_processes(connection, tellings, scope)
    return [names[row.cluster] for row in tellings]
