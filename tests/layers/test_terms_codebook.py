"""The examples and counter-examples of the codebook's kinds of terms hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.codebook.terms import TermEntry, TermExample

Read = Callable[..., Doc]


def cases(kind: str) -> list[tuple[str, TermExample]]:
    """Kind of term and sentence, for each example of a sort."""
    entries = Codebook().entries("terms", TermEntry)
    return [(name, example) for name, entry in entries.items() for example in getattr(entry, kind)]


@pytest.mark.parametrize(("name", "example"), cases("examples"), ids=lambda case: getattr(case, "text", case))
def test_an_example_is_a_term(read: Read, name: str, example: TermExample) -> None:
    found = {(str(t.kind), t.value, t.status) for t in read(example.text, "2026-05-12")._.terms}
    assert (name, example.value, example.status) in found


@pytest.mark.parametrize(("name", "example"), cases("counter_examples"), ids=lambda case: getattr(case, "text", case))
def test_a_counter_example_is_none(read: Read, name: str, example: TermExample) -> None:
    assert name not in {str(t.kind) for t in read(example.text, "2026-05-12")._.terms}
