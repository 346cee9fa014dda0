"""Copies of one text: syndicated and lightly rewritten reports, which count as one source.

Two reports are one text when, within a week of each other, `SAME` of the shorter one's shingles outside quotations stand in the
other too. A newspaper that cuts the end of an agency's report, writes a lead of its own or adds some lines still prints that
text; of two reports written apart on one event, a sixth at most is shared. A group holds the reports that such pairs connect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from sqlalchemy import Connection, delete, select, update

from eirene.link.shingles import Shingled, bands, overlap, shingle
from eirene.store.plain import Plain
from eirene.store.tables import copy_bands, reports

SAME = 0.4
WITHIN = timedelta(days=7)
HASH_BITS = 40


@dataclass(frozen=True, slots=True)
class Text:
    """What of a report says whether it is a copy."""

    day: str | None
    shingled: Shingled
    bands: frozenset[int]


def text_of(text: str, day: str | None) -> Text:
    """A report's text, ready to compare."""
    shingled = shingle(text)
    return Text(day, shingled, frozenset(bands(shingled.all)))


def is_copy(a: Text, b: Text) -> bool:
    """True when the two are one text."""
    return not a.bands.isdisjoint(b.bands) and _is_near(a.day, b.day) and _is_one_text(a.shingled, b.shingled)


def _is_one_text(a: Shingled, b: Shingled) -> bool:
    return overlap(a, b).containment >= SAME


def _is_near(a: str | None, b: str | None) -> bool:
    """True when the days allow it; reports without a day are compared with each other alone."""
    if a is None or b is None:
        return a is b
    return abs(date.fromisoformat(a) - date.fromisoformat(b)) <= WITHIN


def copy_groups(texts: Mapping[int, Text]) -> dict[int, int]:
    """For each report the smallest number in its group: what `place_copy` comes to, one report after the other."""
    homes = {report_id: [report_id] for report_id in texts}
    for a, b in combinations(sorted(texts), 2):
        if homes[a] is not homes[b] and is_copy(texts[a], texts[b]):
            homes[a].extend(homes[b])
            for report_id in homes[b]:
                homes[report_id] = homes[a]
    return {report_id: min(home) for report_id, home in homes.items()}


def place_copy(connection: Connection, report_id: int) -> None:
    """Puts a report that has just been saved into its group of copies, which joins the groups that it connects."""
    sql = Plain(connection)
    ((words, day),) = sql.rows("SELECT text, day FROM reports WHERE report_id = ?", report_id)
    text = text_of(words, day)
    groups = {report_id}
    for other, group in _sharing_bands(sql, text):
        if group not in groups and _is_one_text(text.shingled, shingle(other)):
            groups.add(group)
    bands_of = [(key, report_id) for key in _keys(text, _week(text.day))]
    sql.run("INSERT INTO copy_bands (band, report_id) VALUES (?, ?)", bands_of)
    first = min(groups)
    sql.run("UPDATE reports SET copy_group = ? WHERE report_id = ?", [(first, report_id)])
    if groups - {first, report_id}:
        sql.run("UPDATE reports SET copy_group = ? WHERE copy_group @", [(first, sorted(groups - {first}))])


def lift_group(connection: Connection, report_id: int) -> list[int]:
    """Takes the reports of a group out of it, to be placed anew after a change of one of them; their numbers in order."""
    group = select(reports.c.copy_group).where(reports.c.report_id == report_id).scalar_subquery()
    rows = connection.execute(
        select(reports.c.report_id, reports.c.text, reports.c.day).where(reports.c.copy_group == group)
    ).all()
    for row in rows:
        keys = _keys(text_of(row.text, row.day), _week(row.day))
        connection.execute(delete(copy_bands).where(copy_bands.c.band.in_(keys), copy_bands.c.report_id == row.report_id))
        connection.execute(update(reports).where(reports.c.report_id == row.report_id).values(copy_group=row.report_id))
    return sorted(row.report_id for row in rows)


def _week(day: str | None) -> int:
    """The number of a day's week, 0 for no day."""
    return date.fromisoformat(day).toordinal() // WITHIN.days if day else 0


def _keys(text: Text, week: int) -> list[int]:
    """The bands as they are stored, those of one week side by side: what is added together stays together on disk."""
    return [week << HASH_BITS | band for band in sorted(text.bands)]


def _sharing_bands(sql: Plain, text: Text) -> list[tuple[str, int]]:
    """The texts and groups of the reports that may be copies of a text."""
    week = _week(text.day)
    weeks = (week - 1, week, week + 1) if text.day else (week,)
    keys = [key for one in weeks for key in _keys(text, one)]
    if text.day is None:
        return sql.rows(_SHARING, keys)
    day = date.fromisoformat(text.day)
    return sql.rows(f"{_SHARING} AND day BETWEEN ? AND ?", keys, (day - WITHIN).isoformat(), (day + WITHIN).isoformat())


_SHARING = "SELECT text, copy_group FROM reports WHERE report_id IN (SELECT report_id FROM copy_bands WHERE band @)"
