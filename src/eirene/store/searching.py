"""Full-text search: what a user types, as a question to the word index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Float, Integer, TextualSelect, text

from eirene.errors import UsageError
from eirene.store.dialect import FIND_WORDS, SHOW_WORDS, fold

_TOKEN = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Group:
    """Words and phrases that must all be there, and those that must not."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def find_words(connection: Connection, words: str) -> TextualSelect:
    """The query of `report_id` and `rank` (the lower, the better the fit) for the reports whose title or text hold the words.

    All words have to be there, in any grammatical form and with or without accents; `"some words"` stand together, `wor*` begins
    a word, `-word` must not be there, `or` stands between alternatives. Raises UsageError when there is no word to look for.
    """
    found = text(FIND_WORDS[connection.dialect.name]).bindparams(query=_query(connection, words))
    return found.columns(report_id=Integer, rank=Float)


def cut_snippets(connection: Connection, words: str, report_ids: Iterable[int]) -> dict[int, str]:
    """The stretch of each report where the words are, on one line; what was found stands between `OPENING` and `CLOSING`."""
    query = _query(connection, words)
    show = text(SHOW_WORDS[connection.dialect.name])
    shown = {report_id: connection.execute(show, {"query": query, "id": report_id}).scalar() for report_id in report_ids}
    return {report_id: " ".join((snippet or "").split()) for report_id, snippet in shown.items()}


def _query(connection: Connection, words: str) -> str:
    write, alternative = (_for_sqlite, " OR ") if connection.dialect.name == "sqlite" else (_for_postgresql, " | ")
    return alternative.join(map(write, parse_words(words)))


def parse_words(words: str) -> list[Group]:
    """The alternatives that a user's words name, at least one."""
    sides: list[tuple[list[str], list[str]]] = [([], [])]
    for minus, phrase, word in _TOKEN.findall(words):
        if word.lower() == "or":
            sides.append(([], []))
        elif any(char.isalnum() for char in phrase + word):
            sides[-1][bool(minus)].append((phrase or word).replace("\0", " "))
    groups = [Group(tuple(wanted), tuple(unwanted)) for wanted, unwanted in sides if wanted]
    if not groups:
        raise UsageError(f"{words!r}: there is no word to look for; give one, and only then others with - before them")
    return groups


def _for_sqlite(group: Group) -> str:
    wanted = " AND ".join(map(_in_sqlite, group.wanted))
    unwanted = " OR ".join(map(_in_sqlite, group.unwanted))
    return f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})"


def _in_sqlite(phrase: str) -> str:
    return f'"{phrase}"' + (" *" if phrase.endswith("*") else "")


def _for_postgresql(group: Group) -> str:
    return "(" + " & ".join([*map(_in_postgresql, group.wanted), *(f"!{_in_postgresql(word)}" for word in group.unwanted)]) + ")"


def _in_postgresql(phrase: str) -> str:
    words = " <-> ".join(f"'{word}'" for word in fold(phrase).split())
    return f"({words}{':*' if phrase.endswith('*') else ''})"
