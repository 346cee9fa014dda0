"""When a source tells a report that the record has: the same text, and nothing that speaks against it.

Text alone does not make a report: two papers that print one agency's words are two reports. So a report of the same text is the
same one when it comes from the same source (file name or address), or when neither its publisher nor its address contradicts the
one on record. What is said of it later – day, publisher, title, address – wins; what is left out says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from eirene.store.tables import reports
from eirene.types import Report

NAMELESS = frozenset({"-"})  # sources whose name says nothing of the report
# Whose word on the day counts more; a reading made elsewhere does not say, and is taken at its word.
_ORIGINS = {"": 3, "caller": 3, "metadata": 2, "text": 1}


@dataclass(frozen=True, slots=True)
class Known:
    """A report on record: its number, source and metadata (its text is that of the report it was found by)."""

    report_id: int
    digest: str
    name: str
    report: Report

    def completed(self, report: Report) -> Report:
        """The metadata that both have, what the other says winning where it says anything."""
        of_day = report if _day_rank(report) >= _day_rank(self.report) else self.report
        return replace(
            report,
            url=report.url or self.report.url,
            title=report.title or self.report.title,
            publisher=report.publisher or self.report.publisher,
            published=of_day.published,
            published_from=of_day.published_from,
        )

    def says_as_much(self, report: Report) -> bool:
        """True when the other has nothing to say of the report that is not on record."""
        return _metadata(self.completed(report)) == _metadata(self.report)


def find_known(connection: Connection, report: Report, name: str) -> Known | None:
    """The report on record that a source tells again; the one nearest to it where there are several."""
    rows = connection.execute(
        select(
            reports.c.report_id,
            reports.c.digest,
            reports.c.name,
            reports.c.url,
            reports.c.title,
            reports.c.publisher,
            reports.c.published,
            reports.c.published_from,
        ).where(reports.c.sha256 == report.sha256)
    )
    found = []
    for row in rows:
        known = replace(
            report,
            url=row.url,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            published_from=row.published_from,
        )
        is_named_so = row.name == name and name not in NAMELESS
        if is_named_so or not _contradict(known, report):
            known_ = Known(row.report_id, row.digest, row.name, known)
            found.append((not known_.says_as_much(report), not is_named_so, row.digest, known_))
    return min(found, key=lambda item: item[:3])[3] if found else None


def _contradict(a: Report, b: Report) -> bool:
    return _differ(a.publisher, b.publisher) or _differ(a.url, b.url)


def _differ(a: str | None, b: str | None) -> bool:
    return bool(a and b) and str(a).casefold() != str(b).casefold()


def _day_rank(report: Report) -> int:
    return _ORIGINS.get(report.published_from, 0) if report.published else 0


def _metadata(report: Report) -> tuple[str | None, ...]:
    return (report.url, report.title, report.publisher, report.published)
