"""Which reports a record has, and which sources it could not take in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from eirene.answers.plain import plain
from eirene.store.names import DIGITS
from eirene.store.tables import failures, reports


@dataclass(frozen=True, slots=True)
class Listed:
    """One report: `report` are the digits in the names of its facts, `source` is the file or address as added.

    `copy_of` is the source of the report whose text this one repeats, `superseded_by` that of its corrected version, known from
    `superseded_on`; `reader` is what read it: versions of program, codebook and model.
    """

    report: str
    source: str
    title: str | None
    publisher: str | None
    date: str | None
    url: str | None
    recorded_at: str
    reader: str
    copy_of: str | None = None
    superseded_by: str | None = None
    superseded_on: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A source that could not be read: the class of the error, and the reason in words."""

    source: str
    error: str
    reason: str
    failed_at: str


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports, the newest first and copies below the first of their text, of `count` in all; and the failures."""

    reports: tuple[Listed, ...]
    failures: tuple[Failed, ...]
    count: int

    def to_dict(self) -> Any:
        """The JSON contract: an object with `reports`, `failures` and `count`."""
        return plain(self)

    def rows(self) -> Sequence[Mapping[str, Any]]:
        """One row for each report, then one for each failure."""
        blank = dict.fromkeys((*Listed.__dataclass_fields__, "error", "reason", "failed_at"))
        return [blank | asdict(one) for one in self.reports] + [blank | asdict(one) for one in self.failures]


def ask_reports(connection: Connection, limit: int | None = None) -> Reports:
    """The reports of a record, no more than `limit`, and all failures."""
    columns = [column for column in reports.c if column.name not in {"text", "reading"}]
    rows = connection.execute(select(*columns).order_by(reports.c.day.is_(None), reports.c.day, reports.c.digest)).all()
    groups: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        groups[row.copy_group].append(row)
    names = {row.report_id: row.name for row in rows}
    dated = sorted(groups.values(), key=lambda group: (group[0].day or "", group[0].digest), reverse=True)
    listed = [_listed(row, group[0], names) for group in dated for row in group]
    failed = connection.execute(select(failures).order_by(failures.c.source))
    return Reports(tuple(listed[:limit]), tuple(Failed(*row) for row in failed), len(listed))


def _listed(row: Row[Any], first: Row[Any], names: Mapping[int, str]) -> Listed:
    return Listed(
        report=row.digest[:DIGITS],
        source=row.name,
        title=row.title,
        publisher=row.publisher,
        date=row.day,
        url=row.url,
        recorded_at=row.recorded_at,
        reader=row.reader,
        copy_of=None if row is first else first.name,
        superseded_by=names.get(row.superseded_by),
        superseded_on=row.superseded_on,
    )
