"""What nodes are called, kept as reports come: the earliest telling of each, and the names that sources use for actors.

All of it is a least value over the tellings of a node, so the order of adding cannot matter, and a cluster is named without
a look at its tellings, of which a state may have a hundred thousand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from sqlalchemy import Connection

from eirene.link.kinds import TABLES
from eirene.store.names import DIGITS, FactName
from eirene.store.plain import Plain

UNDATED = "9999-99-99"  # sorts behind every day
INITIALS = "="
LEAST_INITIALS = 2
CHUNK = 500  # nodes at a time
KEPT = 10_000  # names held folded


@lru_cache(maxsize=KEPT)
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
    sql = Plain(connection)
    _note_first(sql, sql.rows(_TELLINGS_OF_REPORT, *(report_id,) * len(TABLES)))
    _note_names(sql, sql.rows(_NAMINGS_OF_REPORT, report_id))


def rename_nodes(connection: Connection, node_ids: Iterable[int] | None = None) -> None:
    """Makes the names of some nodes, or of all, anew from their tellings: for facts that were edited, rejected or moved."""
    sql = Plain(connection)
    if node_ids is None:
        for statement in ("DELETE FROM names", "DELETE FROM name_words", "UPDATE nodes SET first = NULL"):
            sql.run(statement, [()])
        for (report_id,) in sql.rows("SELECT report_id FROM reports"):
            name_nodes(connection, report_id)
        return
    wanted = sorted(set(node_ids))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        for table in ("names", "name_words"):
            sql.run(f"DELETE FROM {table} WHERE node_id @", [(part,)])
        sql.run("UPDATE nodes SET first = NULL WHERE node_id @", [(part,)])
        _note_first(sql, sql.rows(_TELLINGS_OF_NODES, *(part,) * len(TABLES)))
        _note_names(sql, sql.rows(_NAMINGS_OF_NODES, part))


def first_of(day: str | None, name: FactName) -> str:
    """The text whose order is that of tellings: by day, the undated last, then by report and position."""
    return f"{day or UNDATED} {name.report} {name.position:06d} {name}"


def name_in(first: str) -> str:
    """The fact's name in what `first_of` wrote."""
    return first.rsplit(" ", 1)[1]


def _note_first(sql: Plain, tellings: Iterable[tuple[str, int, int, str | None, str]]) -> None:
    least: dict[int, str] = {}
    for kind, node_id, position, day, digest in tellings:
        first = first_of(day, FactName(kind, digest[:DIGITS], position))
        least[node_id] = min(first, least.get(node_id, first))
    sql.run(_EARLIER, [(first, node_id, first) for node_id, first in sorted(least.items())])


def _note_names(sql: Plain, namings: Iterable[tuple[int, str, str | None, str | None, str, str | None]]) -> None:
    least: dict[tuple[int, str, str], str | None] = {}
    for node_id, name, publisher, url, digest, day in namings:
        key = (node_id, name, source_of(publisher, url, digest))
        least[key] = min((one for one in (day, least.get(key)) if one), default=None)
    rows = sorted(least.items(), key=lambda item: item[0])
    sql.run(_NAME, [(node_id, name, source, fold(name), first_on) for (node_id, name, source), first_on in rows])
    sql.run(_WORD, sorted({(word, node_id) for node_id, name, _ in least for word in words_of(name)}))


_SHOWN = "f.node_id IS NOT NULL AND (f.review IS NULL OR f.review <> 'rejected')"
_TELLINGS = (
    "SELECT '{kind}', f.node_id, f.position, r.day, r.digest FROM {table} f "
    f"JOIN reports r ON r.report_id = f.report_id WHERE {_SHOWN} AND "
)
_ALL_TELLINGS = [_TELLINGS.format(kind=kind, table=table) for kind, table in TABLES.items()]
_TELLINGS_OF_REPORT = " UNION ALL ".join(f"{tellings} f.report_id = ?" for tellings in _ALL_TELLINGS)
_TELLINGS_OF_NODES = " UNION ALL ".join(f"{tellings} f.node_id @" for tellings in _ALL_TELLINGS)
_NAMINGS = (
    "SELECT f.node_id, f.name, r.publisher, r.url, r.digest, r.day FROM actors f "
    f"JOIN reports r ON r.report_id = f.report_id WHERE {_SHOWN} AND "
)
_NAMINGS_OF_REPORT, _NAMINGS_OF_NODES = f"{_NAMINGS} f.report_id = ?", f"{_NAMINGS} f.node_id @"
_EARLIER = "UPDATE nodes SET first = ? WHERE node_id = ? AND (first IS NULL OR first > ?)"
_NAME = (
    "INSERT INTO names (node_id, name, source, folded, first_on) VALUES (?, ?, ?, ?, ?) ON CONFLICT (node_id, name, source) "
    "DO UPDATE SET first_on = excluded.first_on WHERE names.first_on IS NULL OR names.first_on > excluded.first_on"
)
_WORD = "INSERT INTO name_words (word, node_id) VALUES (?, ?) ON CONFLICT (word, node_id) DO NOTHING"
