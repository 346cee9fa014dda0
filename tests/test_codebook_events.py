"""Every event type's examples give an event of the type as stated, its counter-examples none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from eirene.codebook import Codebook
from eirene.codebook.events import EventType, Example, load_event_types
from eirene.errors import CodebookError
from eirene.model import Model
from eirene.pipeline import annotate, extract
from eirene.types import Event, Report

DATE = "2026-03-11"
TYPES = Codebook().entries("events", EventType)
EXAMPLES = [(name, example) for name, entry in TYPES.items() for example in entry.examples]
COUNTER_EXAMPLES = [(name, example) for name, entry in TYPES.items() for example in entry.counter_examples]


@pytest.fixture(scope="module")
def events(model: Model, codebook: Codebook) -> dict[str, tuple[Event, ...]]:
    """The events of every example sentence, read as a report of its own."""
    texts = list(dict.fromkeys(example.text for _, example in EXAMPLES + COUNTER_EXAMPLES))
    docs = annotate([Report(id=text, text=text, published=DATE) for text in texts], model)
    return {text: extract(doc, codebook).events for text, doc in zip(texts, docs, strict=True)}


def _ids(rows: list[tuple[str, Example]]) -> Iterator[str]:
    return (f"{name}: {example.text}" for name, example in rows)


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=_ids(EXAMPLES))
def test_example_gives_an_event_of_its_type(name: str, example: Example, events: dict[str, tuple[Event, ...]]) -> None:
    found = [event for event in events[example.text] if event.type == name]
    assert found, events[example.text]
    assert any(_agrees(event, example) for event in found), found


@pytest.mark.parametrize(("name", "example"), COUNTER_EXAMPLES, ids=_ids(COUNTER_EXAMPLES))
def test_counter_example_gives_no_event_of_its_type(name: str, example: Example, events: dict[str, tuple[Event, ...]]) -> None:
    assert not [event for event in events[example.text] if event.type == name]


def _agrees(event: Event, example: Example) -> bool:
    """True when the event has the mode, status and sides that the example states."""
    return (
        (example.mode is None or event.mode == example.mode)
        and (example.status is None or event.status == example.status)
        and (example.actors is None or set(event.actors) == set(example.actors))
        and (example.recipients is None or set(event.recipients) == set(example.recipients))
    )


@pytest.mark.parametrize("name", TYPES)
def test_every_type_is_shown_by_examples_and_counter_examples(name: str) -> None:
    entry = TYPES[name]
    assert len(entry.examples) >= 7
    assert len(entry.counter_examples) >= 5


@pytest.mark.parametrize("name", [name for name, entry in TYPES.items() if entry.modes])
def test_patterns_give_modes_of_their_type(name: str, codebook: Codebook) -> None:
    entry = load_event_types(codebook)[name]
    worded = {mode for p in entry.patterns if isinstance(p.mode_words, Mapping) for mode in (p.mode, *p.mode_words) if mode}
    assert worded <= set(entry.modes)
    assert len(worded) >= len(entry.modes) - 1


def test_pattern_with_an_unknown_class_is_an_error(tmp_path: Path) -> None:
    _write(tmp_path, "patterns: [{verbs: [levitate], objects: ['@ghosts']}]")
    with pytest.raises(CodebookError, match="ghosts"):
        load_event_types(Codebook(tmp_path))


def test_pattern_with_a_mode_that_the_type_lacks_is_an_error(tmp_path: Path) -> None:
    _write(tmp_path, "modes: [calm]\npatterns: [{verbs: [levitate], mode: storm}]")
    with pytest.raises(CodebookError, match=r"HOVER\.yaml:4.*storm"):
        load_event_types(Codebook(tmp_path))


def _write(folder: Path, rest: str) -> None:
    (folder / "events").mkdir()
    (folder / "events" / "HOVER.yaml").write_text(f"name: HOVER\ndefinition: Floating.\n{rest}\n", encoding="utf-8")
