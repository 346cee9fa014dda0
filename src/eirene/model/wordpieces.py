"""Words to the encoder's input: word pieces, the first piece of each word, casing classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from eirene.errors import ModelError

MAX_PIECES_PER_WORD = 16
MAX_PIECES = 250
_MAX_CHARACTERS = 64
_MAX_CACHED = 200_000

CASINGS = ("special", "lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric", "other")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One sentence as encoder input; `first` is 0, for the root, and then the position of each word's first piece."""

    ids: NDArray[np.int64]
    casing: NDArray[np.int64]
    first: NDArray[np.int64]


def casing_of(word: str) -> int:
    """The casing class of a word, an index into CASINGS."""
    if word.isdigit():
        return 6
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6 if any(c.isdigit() for c in word) else 8
    if any(c.isdigit() for c in word):
        return 7
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1
    if upper == len(letters):
        return 4 if len(letters) == 1 else 3
    return 2 if upper == 1 and letters[0].isupper() else 5


class WordPieces:
    """Encodes lists of words; remembers the pieces of frequent words."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._cls, self._sep, self._unknown = (_special(tokenizer, name) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """The encoder for a `tokenizer.json`."""
        return cls(Tokenizer.from_file(str(path)))

    def word(self, word: str) -> tuple[tuple[int, ...], int]:
        """(piece ids, casing class) of one word: at least one and at most 16 pieces."""
        found = self._cache.get(word)
        if found is not None:
            return found
        ids = self._tokenizer.encode(word[:_MAX_CHARACTERS], add_special_tokens=False).ids
        result = (tuple(ids[:MAX_PIECES_PER_WORD]) or (self._unknown,), casing_of(word[:_MAX_CHARACTERS]))
        if len(word) <= _MAX_CHARACTERS:
            if len(self._cache) >= _MAX_CACHED:
                self._cache.clear()
            self._cache[word] = result
        return result

    def count(self, word: str) -> int:
        """How many pieces a word takes."""
        return len(self.word(word)[0])

    def encode(self, words: Sequence[str]) -> Pieces:
        """The encoder input of one sentence of words."""
        ids, casing, first = [self._cls], [0], [0]
        for word in words:
            pieces, case = self.word(word)
            first.append(len(ids))
            ids.extend(pieces)
            casing.extend([case] * len(pieces))
        ids.append(self._sep)
        casing.append(0)
        return Pieces(
            np.asarray(ids, dtype=np.int64),
            np.asarray(casing, dtype=np.int64),
            np.asarray(first, dtype=np.int64),
        )


def _special(tokenizer: Tokenizer, name: str) -> int:
    found: int | None = tokenizer.token_to_id(name)
    if found is None:
        raise ModelError(f"the tokenizer has no {name}; reinstall eirene")
    return found
