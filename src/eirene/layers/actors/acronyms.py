"""Bodies that the report names in full with their acronym in brackets: "the Movement for the Marsh (MFM)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from eirene.layers.actors.forms import is_capital
from eirene.syntax import HYPHENS

MOST_WORDS = 14  # of a full name, small words included
SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "la", "du", "des", "&"})


def find_spelled_out(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of names whose capitals are the letters of the acronym that follows in brackets, in whatever order."""
    for token in doc[1:-2]:
        letters = doc[token.i + 1].text
        if token.text == "(" and letters.isupper() and letters.isalpha() and 1 < len(letters) < 9:
            start = _start(doc, token.i, letters)
            if start is not None:
                yield start, token.i


def _start(doc: Doc, end: int, letters: str) -> int | None:
    """Where a name begins that ends before `end`: its capitals are the acronym's letters, or all its words spell it."""
    wanted = Counter(letters)
    capitals: Counter[str] = Counter()
    for i in range(end - 1, max(-1, end - MOST_WORDS - 1), -1):
        token = doc[i]
        if is_capital(token):
            capitals[token.text[0] if token.text[0].isupper() else token.text[2]] += 1
            spelled = "".join(t.text[0].upper() for t in doc[i:end] if t.text[0].isalpha())
            if len(letters) > 1 and end - i > 1 and (capitals == wanted or spelled == letters):
                return i
        elif token.lower_ not in SMALL and token.text not in HYPHENS:
            return None
    return None
