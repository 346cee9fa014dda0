"""Records that several questions are asked of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eirene.record.record import Record, open_record
from tests.answers.island import readings


@pytest.fixture
def island(record_url: str) -> Iterator[Record]:
    """The six reports on the talks in Bursa."""
    with open_record(record_url) as opened:
        opened.add_readings(readings())
        yield opened
