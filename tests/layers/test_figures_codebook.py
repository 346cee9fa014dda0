"""The examples and counter-examples of the codebook's measures hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.codebook.measures import FOLDER, CountExample, MeasureEntry

Read = Callable[..., Doc]


def cases(kind: str) -> list[tuple[str, CountExample]]:
    """Measure and sentence, for each example of a kind."""
    entries = Codebook().entries(FOLDER, MeasureEntry)
    return [(name, example) for name, entry in entries.items() for example in getattr(entry, kind)]


@pytest.mark.parametrize(("name", "example"), cases("examples"), ids=lambda case: getattr(case, "text", case))
def test_an_example_has_the_measure(read: Read, name: str, example: CountExample) -> None:
    assert (name, example.value) in {(str(f.measure), f.value) for f in read(example.text, "2026-05-12")._.figures}


@pytest.mark.parametrize(("name", "example"), cases("counter_examples"), ids=lambda case: getattr(case, "text", case))
def test_a_counter_example_has_it_not(read: Read, name: str, example: CountExample) -> None:
    assert name not in {str(f.measure) for f in read(example.text, "2026-05-12")._.figures}
