"""The words that answers rest on, cut from the texts of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from eirene.store.tables import reports

AROUND = 240  # characters of the text on both sides of a passage
MANY = 100  # texts of one query


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a report of the record."""

    report_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage as printed, with the text before and after them."""

    before: str
    words: str
    after: str


def cut_passages(connection: Connection, spans: Iterable[Span], around: int = AROUND) -> dict[Span, Words]:
    """The words of each passage."""
    wanted = set(spans)
    report_ids = sorted({span.report_id for span in wanted})
    texts: dict[int, str] = {}
    for start in range(0, len(report_ids), MANY):
        query = select(reports.c.report_id, reports.c.text).where(reports.c.report_id.in_(report_ids[start : start + MANY]))
        texts |= dict(connection.execute(query).all())
    return {span: _cut(texts[span.report_id], span, around) for span in wanted}


def _cut(text: str, span: Span, around: int) -> Words:
    return Words(text[max(0, span.start - around) : span.start], text[span.start : span.end], text[span.end : span.end + around])
