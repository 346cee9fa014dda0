"""Full-text search: what a user types, as a question to the word index."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, Float, Integer, TextualSelect, text

from eirene.errors import UsageError
from eirene.store.dialect import FIND_WORDS, fold

_TOKEN = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True, slots=True)
class Group:
    """Words and phrases that must all be there, and those that must not."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def find_words(connection: Connection, words: str) -> TextualSelect:
    """The query of `report_id` and `rank` (the lower, the better the fit) for the reports whose title or text hold the words.

    All words have to be there, in any grammatical form and with or without accents; `"some words"` stand together, `-word` must
    not be there, `or` stands between alternatives. Raises UsageError when there is no word to look for.
    """
    groups = parse_words(words)
    write = _for_sqlite if connection.dialect.name == "sqlite" else _for_postgresql
    found = text(FIND_WORDS[connection.dialect.name]).bindparams(query=" OR ".join(map(write, groups)))
    return found.columns(report_id=Integer, rank=Float)


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
    wanted = " AND ".join(f'"{word}"' for word in group.wanted)
    unwanted = " OR ".join(f'"{word}"' for word in group.unwanted)
    return f"(({wanted}) NOT ({unwanted}))" if unwanted else f"({wanted})"


def _for_postgresql(group: Group) -> str:
    marked = [f'"{fold(word)}"' for word in group.wanted] + [f'-"{fold(word)}"' for word in group.unwanted]
    return " ".join(marked)
