"""The bundled storyline, read once by the real model."""

from __future__ import annotations

import pytest

from eirene.codebook import Codebook
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.types import Report
from tests.record.storyline import DAYS, EXAMPLES, Named, publisher_of


@pytest.fixture(scope="session")
def storyline(model: Model, codebook: Codebook) -> list[Named]:
    """The reports of the storyline with their readings, in the order of their days."""
    reports = [
        Report(
            id=name,
            text=(EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"),
            publisher=publisher_of(name),
            published=day,
            published_from="caller",
        )
        for name, day in DAYS.items()
    ]
    readings = (extract(doc, codebook) for doc in annotate(reports, model))
    return [(f"{reading.report.id}.txt", reading) for reading in readings]
