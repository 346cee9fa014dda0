"""A reading into the record, whole or not at all."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from eirene.decoding import decode_reading
from eirene.store.dialect import index_words
from eirene.store.names import digest_of_report
from eirene.store.rows import rows_of
from eirene.store.tables import metadata, reports
from eirene.types import Reading


def save_reading(connection: Connection, reading: Reading, name: str, reader: str) -> int | None:
    """The number of the report's new row, None when the record has it already. `name` is the source as added."""
    report = reading.report
    digest = digest_of_report(report)
    if connection.execute(select(reports.c.report_id).where(reports.c.digest == digest)).first():
        return None
    inserted = connection.execute(
        reports.insert().values(
            digest=digest,
            sha256=report.sha256,
            name=name,
            url=report.url,
            title=report.title,
            publisher=report.publisher,
            published=report.published,
            published_from=report.published_from,
            day=report.published or reading.inferred_date,
            language=report.language,
            text=report.text,
            reading=pack_reading(reading),
            reader=reader,
            recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    )
    key = inserted.inserted_primary_key
    assert key is not None
    report_id = int(key[0])
    index_words(connection, report_id, report.title, report.text)
    for table, rows in rows_of(reading, report_id).items():
        if rows:
            connection.execute(metadata.tables[table].insert(), rows)
    return report_id


def pack_reading(reading: Reading) -> bytes:
    """The reading as compressed JSON, without the text that the report's row has."""
    value = reading.to_dict()
    del value["text"]
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def unpack_reading(packed: bytes, text: str) -> Reading:
    """The reading that was packed."""
    return decode_reading(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")), text)
