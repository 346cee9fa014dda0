"""A reading into the record, whole or not at all."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from eirene.decoding import decode_reading
from eirene.errors import RecordError
from eirene.store.dialect import forget_words, index_words
from eirene.store.faults import RESTORE
from eirene.store.names import digest_of_report
from eirene.store.rows import rows_of
from eirene.store.tables import metadata, reports
from eirene.types import Reading


def save_reading(connection: Connection, reading: Reading, name: str, reader: str) -> int | None:
    """The number of the report's new row, None when the record has one of that text and metadata. `name` is its source."""
    columns = _columns(reading, reader)
    if connection.execute(select(reports.c.report_id).where(reports.c.digest == columns["digest"])).first():
        return None
    inserted = connection.execute(reports.insert().values(columns | {"name": name, "recorded_at": now()}))
    key = inserted.inserted_primary_key
    assert key is not None
    report_id = int(key[0])
    index_words(connection, report_id, reading.report.title, reading.report.text)
    _insert_facts(connection, report_id, reading)
    return report_id


def replace_reading(connection: Connection, report_id: int, reading: Reading, reader: str) -> None:
    """Puts a new reading of the same text, with the metadata that it has, in the place of a report's reading and facts.

    What is computed from facts (reviews, links, versions) is for the caller to make anew.
    """
    before = connection.execute(select(reports.c.title, reports.c.text).where(reports.c.report_id == report_id)).one()
    assert before.text == reading.report.text
    if before.title != reading.report.title:
        forget_words(connection, report_id, before.title, before.text)
        index_words(connection, report_id, reading.report.title, before.text)
    connection.execute(update(reports).where(reports.c.report_id == report_id).values(_columns(reading, reader)))
    for table in rows_of(Reading(reading.report), report_id):
        facts = metadata.tables[table]
        connection.execute(delete(facts).where(facts.c.report_id == report_id))
    _insert_facts(connection, report_id, reading)


def pack_reading(reading: Reading) -> bytes:
    """The reading as compressed JSON, without the text that the report's row has."""
    value = reading.to_dict()
    del value["text"]
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 9)


def unpack_reading(packed: bytes, text: str) -> Reading:
    """The reading that was packed. Raises RecordError when it cannot be unpacked."""
    try:
        value = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError) as error:
        raise RecordError(f"the record is damaged: a reading cannot be unpacked ({error}); {RESTORE}") from error
    return decode_reading(value, text)


def now() -> str:
    """The time of recording: ISO, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _columns(reading: Reading, reader: str) -> dict[str, Any]:
    """What the row of a report takes from its reading."""
    report = reading.report
    return {
        "digest": digest_of_report(report),
        "sha256": report.sha256,
        "url": report.url,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "published_from": report.published_from,
        "day": report.published or reading.inferred_date,
        "language": report.language,
        "text": report.text,
        "reading": pack_reading(reading),
        "reader": reader,
    }


def _insert_facts(connection: Connection, report_id: int, reading: Reading) -> None:
    for table, rows in rows_of(reading, report_id).items():
        if rows:
            connection.execute(metadata.tables[table].insert(), rows)
