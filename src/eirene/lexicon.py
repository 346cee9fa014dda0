"""Word lists of data/lexicon: one kind per file, `#` comments, one entry a line, optional tab-separated columns."""

from __future__ import annotations

from functools import cache

from eirene.errors import CodebookError
from eirene.settings import DATA

LEXICON = DATA / "lexicon"


@cache
def load_words(name: str) -> frozenset[str]:
    """The entries of `data/lexicon/<name>.txt`."""
    return frozenset(row[0] for row in load_rows(f"{name}.txt"))


@cache
def load_table(name: str) -> dict[str, str]:
    """`data/lexicon/<name>.tsv` as first column → second column."""
    return {row[0]: row[1] for row in load_rows(f"{name}.tsv")}


@cache
def load_rows(filename: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a lexicon file, split at tabs."""
    path = LEXICON / filename
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CodebookError(f"{path}: the word list cannot be read ({error}); reinstall eirene") from error
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))
