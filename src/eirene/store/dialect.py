"""All that differs between SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
import unicodedata
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from eirene.errors import RecordError, UsageError
from eirene.store.faults import explain

WAIT = 60_000  # milliseconds to wait for another writer
INDEXED = 200_000  # characters of a text that PostgreSQL indexes: its index of one text must stay under a megabyte
WRITERS = 0x6569_7265_6E65  # the number of the lock that PostgreSQL's writers hold
_PRAGMAS = (
    f"busy_timeout={WAIT}",
    "journal_mode=WAL",
    "synchronous=FULL",  # what is said to be added stays when the power fails, too
    "foreign_keys=ON",
    "cache_size=-65536",
    "wal_autocheckpoint=16000",  # pages: the more reports at once, the fewer times the pages of the indexes are written
)

# Options of a connection, by database.
READING: dict[str, dict[str, Any]] = {
    "sqlite": {"begin": "BEGIN", "query_only": "ON"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
WRITING: dict[str, dict[str, Any]] = {
    "sqlite": {"begin": "BEGIN IMMEDIATE", "query_only": "OFF"},
    "postgresql": {"isolation_level": "READ COMMITTED"},
}


def make_engine(place: str) -> Engine:
    """The engine of a record at a path or a database URL. Raises UsageError and RecordError."""
    url = _url(place)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        try:
            engine = create_engine(url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise UsageError(f"{place}: the PostgreSQL driver is missing; install eirene[postgresql]") from error
    event.listen(engine, "handle_error", explain)
    return engine


def is_there(engine: Engine) -> bool:
    """False when the record is a file that nobody has made. Raises RecordError when its folder is none."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return True
    path = Path(engine.url.database)
    if path.is_dir():
        raise RecordError(f"{path}: this is a folder; give the path of the record's file in it")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: there is no folder {path.parent}; make it, or give another path")
    return path.exists()


def be_only_writer(connection: Connection) -> None:
    """Waits until no other writer is at work; SQLite has seen to that when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})


def make_word_index(connection: Connection) -> None:
    """Makes `report_words`, the full-text index over the titles and texts of the reports, empty."""
    for statement in _WORD_INDEX[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def empty_word_index(connection: Connection) -> None:
    """Takes all words out of the index."""
    connection.exec_driver_sql(_EMPTY_WORD_INDEX[connection.dialect.name])


def index_words(connection: Connection, report_id: int, title: str | None, body: str) -> None:
    """Puts the words of a report into the index."""
    values = {"id": report_id, "title": title or "", "body": body}
    if connection.dialect.name == "postgresql":
        values |= {"title": fold(title or "")[:INDEXED], "body": fold(body)[:INDEXED]}
    connection.execute(_INDEX_WORDS[connection.dialect.name], values)


def forget_words(connection: Connection, report_id: int, title: str | None, body: str) -> None:
    """Takes the words of a report out of the index; title and body are those that were put in."""
    connection.execute(_FORGET_WORDS[connection.dialect.name], {"id": report_id, "title": title or "", "body": body})


def fold(words: str) -> str:
    """The words as SQLite's own index sees them: without accents, and whatever is no letter or digit as a space."""
    plain = (char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
    return "".join(char if char.isalnum() else " " for char in plain)


_WORD_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='report_id', "
        "tokenize='porter unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TEXT SEARCH DICTIONARY report_stem (TEMPLATE = snowball, Language = english)",  # it knows no stop words
        "CREATE TEXT SEARCH CONFIGURATION report_words (COPY = english)",
        "ALTER TEXT SEARCH CONFIGURATION report_words ALTER MAPPING FOR asciiword, word, numword WITH report_stem",
        "CREATE TABLE report_words (report_id INTEGER PRIMARY KEY REFERENCES reports (report_id), words tsvector NOT NULL)",
        "CREATE INDEX ix_report_words_words ON report_words USING gin (words)",
    ),
}
_EMPTY_WORD_INDEX = {
    "sqlite": "INSERT INTO report_words (report_words) VALUES ('delete-all')",
    "postgresql": "DELETE FROM report_words",
}
_INDEX_WORDS = {
    "sqlite": text("INSERT INTO report_words (rowid, title, text) VALUES (:id, :title, :body)"),
    "postgresql": text(
        "INSERT INTO report_words (report_id, words) VALUES "
        "(:id, setweight(to_tsvector('report_words', :title), 'A') || to_tsvector('report_words', :body))"
    ),
}
_FORGET_WORDS = {
    "sqlite": text("INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', :id, :title, :body)"),
    "postgresql": text("DELETE FROM report_words WHERE report_id = :id"),
}
# Questions to the index about :query, in each database's own language for them.
FIND_WORDS = {
    "sqlite": (
        "SELECT rowid AS report_id, bm25(report_words, 5.0, 1.0) AS rank FROM report_words WHERE report_words MATCH :query"
    ),
    "postgresql": (
        "SELECT report_id, -ts_rank_cd(words, sought) AS rank "
        "FROM report_words, to_tsquery('report_words', :query) AS sought WHERE words @@ sought"
    ),
}
# The words of a report around what was found, marked, on one line.
OPENING, CLOSING = "\x02", "\x03"
SHOW_WORDS = {
    "sqlite": (
        "SELECT snippet(report_words, -1, char(2), char(3), '…', 32) FROM report_words "
        "WHERE report_words MATCH :query AND rowid = :id"
    ),
    "postgresql": (
        "SELECT ts_headline('report_words', concat_ws(E'\\n', title, text), to_tsquery('report_words', :query), "
        "'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=32, MinWords=20, MaxFragments=1, FragmentDelimiter=…') "
        "FROM reports WHERE report_id = :id"
    ),
}


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise UsageError(f"{place}: this is no address of a database; give postgresql://user@server/name, or a path") from error
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in READING:
        raise UsageError(f"{place}: a record is kept in SQLite or PostgreSQL; give a path or postgresql://user@server/name")
    return url


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy emits BEGIN itself, else a migration that dies leaves its tables behind
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:  # SQLite complains of a damaged schema in the damaged words
        raise sqlite3.DatabaseError("database disk image is malformed") from error


def _begin_sqlite(connection: Connection) -> None:
    options = WRITING["sqlite"] | connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA query_only={options['query_only']}")
    connection.exec_driver_sql(options["begin"])
