"""A reading in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

from eirene.exports.notebook import show_in_notebooks
from eirene.exports.page import write_page
from tests.exports.made import make_reading


def test_a_notebook_shows_the_page_in_a_frame_that_reaches_nothing() -> None:
    show_in_notebooks()
    frames: list[dict[str, str | None]] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag == "iframe"
            frames.append(dict(attrs))

    reading = make_reading()
    Parser().feed(getattr(reading, "_repr_html_")())  # noqa: B009 - set from outside the class
    assert frames[0]["srcdoc"] == write_page(reading)
    assert frames[0]["sandbox"] == "allow-scripts"


def test_in_a_shell_a_reading_is_one_line() -> None:
    assert repr(make_reading()) == (
        "<Reading of 'talks', 2026-03-18: 3 actors, 2 events, 1 statements, 1 figures, 1 terms, 1 findings>"
    )
