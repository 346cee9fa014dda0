"""What nodes are called, kept as reports come: the earliest telling of each, and the names that sources use for actors.

All of it is a least value over the tellings of a node, so the order of adding cannot matter, and a cluster is named without
a look at its tellings, of which a state may have a hundred thousand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, bindparam, delete, or_, select, update

from eirene.link.kinds import TABLES
from eirene.store.dialect import insert_or_skip
from eirene.store.names import DIGITS, FactName
from eirene.store.tables import actors, metadata, name_words, names, nodes, reports

UNDATED = "9999-99-99"  # sorts behind every day
INITIALS = "="
LEAST_INITIALS = 2
CHUNK = 500  # nodes at a time


def fold(text: str) -> str:
    """A name without case, accents, marks and article, its words one space apart: what people mean by the same name."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’ʼʻ`]s?\b|(?<=\b\w)\.(?=\w)", "", plain)).replace("_", " ").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def words_of(name: str) -> set[str]:
    """The words by which a name is looked up: those of the folded name, and its initials behind "="."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    found = set(fold(name).split())
    return found | {INITIALS + fold(initials)} if len(initials) >= LEAST_INITIALS else found


def source_of(publisher: str | None, url: str | None, digest: str) -> str:
    """What stands for the source of a report: its publisher, else the host of its address; reports that have neither count as
    sources of their own, up to 256."""
    host = urlsplit(url).hostname if url else None
    return publisher or host or f"?{digest[:2]}"


def name_nodes(connection: Connection, report_id: int) -> None:
    """Takes note of the names that a report with links gives its nodes."""
    for kind in TABLES:
        table = metadata.tables[TABLES[kind]]
        _note_first(connection, _tellings(connection, kind, table.c.report_id == report_id))
    _note_names(connection, _namings(connection, actors.c.report_id == report_id))


def rename_nodes(connection: Connection, node_ids: Iterable[int] | None = None) -> None:
    """Makes the names of some nodes, or of all, anew from their tellings: for facts that were edited, rejected or moved."""
    if node_ids is None:
        connection.execute(delete(names))
        connection.execute(delete(name_words))
        connection.execute(update(nodes).values(first=None))
        for (report_id,) in connection.execute(select(reports.c.report_id)).all():
            name_nodes(connection, report_id)
        return
    wanted = sorted(set(node_ids))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        for table in (names, name_words):
            connection.execute(delete(table).where(table.c.node_id.in_(part)))
        connection.execute(update(nodes).where(nodes.c.node_id.in_(part)).values(first=None))
        for kind in TABLES:
            table = metadata.tables[TABLES[kind]]
            _note_first(connection, _tellings(connection, kind, table.c.node_id.in_(part)))
        _note_names(connection, _namings(connection, actors.c.node_id.in_(part)))


def first_of(day: str | None, name: FactName) -> str:
    """The text whose order is that of tellings: by day, the undated last, then by report and position."""
    return f"{day or UNDATED} {name.report} {name.position:06d} {name}"


def name_in(first: str) -> str:
    """The fact's name in what `first_of` wrote."""
    return first.rsplit(" ", 1)[1]


def _shown(table: Any) -> Any:
    return or_(table.c.review.is_(None), table.c.review != "rejected") & table.c.node_id.is_not(None)


def _tellings(connection: Connection, kind: str, where: Any) -> list[tuple[int, str]]:
    """Each telling as its node and its place in the order."""
    table = metadata.tables[TABLES[kind]]
    query = select(table.c.node_id, table.c.position, reports.c.day, reports.c.digest).join(
        reports, reports.c.report_id == table.c.report_id
    )
    return [
        (row.node_id, first_of(row.day, FactName(kind, row.digest[:DIGITS], row.position)))
        for row in connection.execute(query.where(where, _shown(table)))
    ]


def _note_first(connection: Connection, tellings: Sequence[tuple[int, str]]) -> None:
    least: dict[int, str] = {}
    for node_id, first in tellings:
        least[node_id] = min(first, least.get(node_id, first))
    earlier = (
        update(nodes)
        .where(nodes.c.node_id == bindparam("node"), or_(nodes.c.first.is_(None), nodes.c.first > bindparam("telling")))
        .values(first=bindparam("telling"))
    )
    if least:
        connection.execute(earlier, [{"node": node_id, "telling": first} for node_id, first in sorted(least.items())])


def _namings(connection: Connection, where: Any) -> list[Row[Any]]:
    query = select(actors.c.node_id, actors.c.name, reports.c.publisher, reports.c.url, reports.c.digest, reports.c.day)
    joined = query.join(reports, reports.c.report_id == actors.c.report_id)
    return list(connection.execute(joined.where(where, _shown(actors))))


def _note_names(connection: Connection, namings: Sequence[Row[Any]]) -> None:
    if not namings:
        return
    least: dict[tuple[int, str, str], str | None] = {}
    for row in namings:
        key = (row.node_id, row.name, source_of(row.publisher, row.url, row.digest))
        least[key] = min((day for day in (row.day, least.get(key)) if day), default=None)
    rows = [
        {"node_id": node_id, "name": name, "source": source, "folded": fold(name), "first_on": first_on}
        for (node_id, name, source), first_on in sorted(least.items(), key=lambda item: item[0])
    ]
    connection.execute(insert_or_skip(connection.engine, names), rows)
    earlier = (
        update(names)
        .where(names.c.node_id == bindparam("node"), names.c.name == bindparam("called"), names.c.source == bindparam("by"))
        .where(or_(names.c.first_on.is_(None), names.c.first_on > bindparam("day")))
        .values(first_on=bindparam("day"))
    )
    dated = [
        {"node": row["node_id"], "called": row["name"], "by": row["source"], "day": row["first_on"]}
        for row in rows
        if row["first_on"]
    ]
    if dated:
        connection.execute(earlier, dated)
    looked_up = sorted({(word, node_id) for node_id, name, _ in least for word in words_of(name)})
    if looked_up:
        connection.execute(
            insert_or_skip(connection.engine, name_words), [{"word": word, "node_id": node_id} for word, node_id in looked_up]
        )
