"""How the terminal names a report and quotes it."""

from __future__ import annotations

from collections.abc import Iterable

from eirene.answers.passages import Words
from eirene.cli.pages import Cited
from eirene.exports.wording import Quote, clean, day, quote, unquoted
from eirene.types import Passage

ROOM = 150  # characters of a quote
SHOWN = 3  # sources that are named before "and n more"


def cited(words: Words, publisher: str | None, source: str, on: str | None = None, room: int = ROOM) -> Cited:
    """The words with what stands around them, and who published them when."""
    text = words.before + words.words + words.after
    start = len(words.before)
    return Cited(quote(text, Passage(start, start + len(words.words)), room), named(publisher, source, on))


def said(words: Words, publisher: str | None, source: str, on: str | None = None, room: int = 2 * ROOM) -> Cited:
    """The words alone: what somebody said."""
    found = quote(words.words, Passage(0, len(words.words)), room)
    return Cited(Quote("", unquoted(found.words), ""), named(publisher, source, on))


def named(publisher: str | None, source: str, on: str | None = None) -> str:
    """A report in a line: its publisher, else its file or address, and the day."""
    return ", ".join(part for part in (clean(publisher or source), day(on)) if part)


def several(names: Iterable[str], shown: int = SHOWN) -> str:
    """Names one after the other, each once; the last of many as a number."""
    given = list(dict.fromkeys(names))
    if len(given) <= shown + 1:
        return ", ".join(given)
    return f"{', '.join(given[:shown])} and {len(given) - shown} more"


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 report", "1,204 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
