"""Sectors: the walk of life that an actor's role or name speaks of, by PLOVER's codes."""

from __future__ import annotations

from eirene.codebook.loading import Entry


class Sector(Entry):
    """A PLOVER sector code (`name`), what it holds, and the words of a role or name that put an actor there."""

    about: str
    words: tuple[str, ...]
