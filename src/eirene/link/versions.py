"""Versions of one report: a corrected or updated one supersedes the one before it, and both stay in the record.

Two reports are versions of one when they stand under one address, or when one publisher printed nearly one text within three
days. How nearly depends on what else says so: a head such as CORRECTED or UPDATE 2 needs half of the text, two unmarked reports
of one day most of it, of two days nearly all, since daily bulletins repeat themselves.

Versions stand in a chain from the oldest to the newest: by day, number of the update, mark of correction, length, digest. Each
is superseded by the next, so that the record of any day shows the one known then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from sqlalchemy import Connection, select, update

from eirene.lexicon import load_words
from eirene.link.copies import SAME
from eirene.link.shingles import Shingled, overlap, shingle
from eirene.store.plain import Plain
from eirene.store.tables import findings, reports
from eirene.types import FindingKind

WITHIN = timedelta(days=3)
MARKED, ONE_DAY, DAYS = 0.5, 0.75, 0.9  # share of the shorter text that stands in the other
HEAD = 3  # lines in which a mark stands


@dataclass(frozen=True, slots=True)
class Version:
    """What of a report says whether it is a version of another, and which comes first."""

    report_id: int
    digest: str
    publisher: str | None
    url: str | None
    day: str | None
    number: int  # of the update, 0 where it has none
    is_marked: bool
    length: int
    shingled: Shingled

    @property
    def rank(self) -> tuple[str, int, bool, int, str]:
        """What puts versions in order."""
        return (self.day or "", self.number, self.is_marked, self.length, self.digest)


def are_versions(a: Version, b: Version) -> bool:
    """True when the two are versions of one report."""
    shared = overlap(a.shingled, b.shingled).containment
    if a.url and a.url == b.url:
        return a.day == b.day or shared >= SAME
    if a.publisher != b.publisher or not _is_near(a, b):
        return False
    later = max(a, b, key=lambda version: version.rank)
    if later.is_marked or later.number:
        return shared >= MARKED
    return a.publisher is not None and shared >= (ONE_DAY if a.day == b.day else DAYS)


def _is_near(a: Version, b: Version) -> bool:
    if a.day is None or b.day is None:
        return a.day is b.day
    return abs(date.fromisoformat(a.day) - date.fromisoformat(b.day)) <= WITHIN


def chains(versions: Iterable[Version]) -> list[list[Version]]:
    """The chains of a set of reports, each from the oldest to the newest: what `place_version` comes to one by one."""
    ordered = sorted(versions, key=lambda version: version.rank)
    homes = {version.report_id: [version] for version in ordered}
    for a, b in combinations(ordered, 2):
        one, other = homes[a.report_id], homes[b.report_id]
        if one is not other and are_versions(a, b):
            one.extend(other)
            for version in other:
                homes[version.report_id] = one
    return [sorted(home, key=lambda version: version.rank) for home in {id(home): home for home in homes.values()}.values()]


def place_version(connection: Connection, report_id: int) -> None:
    """Puts a report that has been put among its copies into the chain of its versions; two chains may become one."""
    candidates = _candidates(connection, report_id)
    if not candidates:
        return
    loaded = load_versions(connection, [report_id, *candidates])
    linked = [other for other in candidates if are_versions(loaded[report_id], loaded[other])]
    if not linked:
        return
    members = {report_id}.union(*(versions_of(connection, other) for other in linked))
    chain = sorted(load_versions(connection, members).values(), key=lambda version: version.rank)
    for version, after in zip(chain, [*chain[1:], None], strict=True):
        values = {"superseded_by": after.report_id if after else None, "superseded_on": after.day if after else None}
        connection.execute(update(reports).where(reports.c.report_id == version.report_id).values(values))


def versions_of(connection: Connection, report_id: int) -> list[int]:
    """The report's versions with itself, from the oldest to the newest."""
    found = [report_id]
    while (before := connection.scalar(select(reports.c.report_id).where(reports.c.superseded_by == found[0]))) is not None:
        found.insert(0, before)
    while (after := connection.scalar(select(reports.c.superseded_by).where(reports.c.report_id == found[-1]))) is not None:
        found.append(after)
    return found


def load_versions(connection: Connection, report_ids: Iterable[int]) -> Mapping[int, Version]:
    """The reports as versions, by number."""
    ids = sorted(report_ids)
    announced = select(findings.c.report_id).where(findings.c.kind == FindingKind.CORRECTION, findings.c.report_id.in_(ids))
    marked = set(connection.scalars(announced))
    found = {}
    columns = [reports.c[name] for name in ("report_id", "digest", "publisher", "url", "title", "day", "text")]
    for row in connection.execute(select(*columns).where(reports.c.report_id.in_(ids))):
        mark, number = read_mark(row.title, row.text)
        found[row.report_id] = Version(
            report_id=row.report_id,
            digest=row.digest,
            publisher=row.publisher.casefold() if row.publisher else None,
            url=row.url,
            day=row.day,
            number=number,
            is_marked=mark or row.report_id in marked,
            length=len(row.text),
            shingled=shingle(row.text),
        )
    return found


def _candidates(connection: Connection, report_id: int) -> list[int]:
    """Other reports under the address, and those of the publisher in the group of copies: what shares half is in it."""
    sql = Plain(connection)
    ((url, publisher, told, group),) = sql.rows(_KNOWN, report_id)
    alike, values = _ALIKE, [group]
    if publisher is None:
        alike += " AND publisher IS NULL"
    else:
        alike, values = f"{alike} AND lower(publisher) = lower(CAST(? AS TEXT))", [group, publisher]
    if told is not None:
        day = date.fromisoformat(told)
        alike, values = f"{alike} AND day BETWEEN ? AND ?", [*values, (day - WITHIN).isoformat(), (day + WITHIN).isoformat()]
    found = {one for (one,) in sql.rows(alike, *values)}
    if url:
        found.update(one for (one,) in sql.rows("SELECT report_id FROM reports WHERE url = ?", url))
    return sorted(found - {report_id})


_KNOWN = "SELECT url, publisher, day, copy_group FROM reports WHERE report_id = ?"
_ALIKE = "SELECT report_id FROM reports WHERE copy_group = ?"


def read_mark(title: str | None, text: str) -> tuple[bool, int]:
    """Whether the title or one of the first lines opens with a mark of a later version, and the highest number of an update."""
    lines = [line for line in text.split("\n") if line.strip()][:HEAD]
    found = [match for line in ([title] if title else []) + lines if (match := _marks().match(line))]
    numbers = [int(number) for match in found for number in re.findall(r"\d+", match[0])]
    return bool(found), max(numbers, default=0)


@cache
def _marks() -> re.Pattern[str]:
    """One or more marks, each with a number or none: `CORRECTED-UPDATE 2-`."""
    words = "|".join(sorted(load_words("version_marks")))
    return re.compile(rf"\W*(?:(?:{words})\b(?:\W{{0,2}}\d{{1,2}}\b(?![.,:]\d))?\W*)+", re.IGNORECASE)
