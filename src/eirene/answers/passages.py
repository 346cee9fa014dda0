"""The words that answers rest on, cut from the texts of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from eirene.store.tables import reports

AROUND = 240  # characters of the text on both sides of a passage


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
    """The words of each passage, without reading more of a text than is shown."""
    wanted = sorted(set(spans), key=lambda span: (span.report_id, span.start, span.end))
    found: dict[Span, Words] = {}
    for span in wanted:
        begin = max(0, span.start - around)
        cut = select(func.substr(reports.c.text, begin + 1, span.end + around - begin))
        text = connection.execute(cut.where(reports.c.report_id == span.report_id)).scalar_one()
        start, end = span.start - begin, span.end - begin
        found[span] = Words(text[:start], text[start:end], text[end:])
    return found
