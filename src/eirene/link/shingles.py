"""How much of one text is in another: shingles of words, and MinHash bands by which texts that share many are found.

Broder, On the resemblance and containment of documents (1997); bands as in Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, chapter 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasketch import MinHash

SIZE = 3  # words in a shingle
FEW = 12  # shingles under which a text says too little to compare by them
BANDS, ROWS = 40, 2  # two texts that share a quarter of their shingles have a band in common in 92 of 100 cases
SEED = 1
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|«[^»\n]*»", re.MULTILINE)
Shingles = frozenset[str]


@dataclass(frozen=True, slots=True)
class Shingled:
    """The shingles of a text: all, and those of what stands outside quotation marks."""

    all: Shingles
    unquoted: Shingles


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, from 0 to 1: of the shingles of both, and of those of the shorter one."""

    jaccard: float
    containment: float


def shingle(text: str) -> Shingled:
    """The shingles of a text, whatever its case, punctuation and lines."""
    every = _shingles(text)
    unquoted = _shingles(_QUOTED.sub(" ", text))
    return Shingled(every, unquoted if len(unquoted) >= FEW else every)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1)))


def overlap(a: Shingled, b: Shingled) -> Overlap:
    """What two texts share outside quotations, since independent reports quote the same words.

    A text of few words has to stand in the other whole.
    """
    shared, fewer = len(a.unquoted & b.unquoted), min(len(a.unquoted), len(b.unquoted))
    if fewer < FEW and shared < fewer:
        return Overlap(0.0, 0.0)
    return Overlap(shared / len(a.unquoted | b.unquoted), shared / fewer)


def bands(shingles: Shingles) -> list[int]:
    """The bands of a text as signed 64-bit numbers, the same on every machine."""
    sketch = _empty_sketch().copy()
    sketch.update_batch([words.encode("utf-8", "surrogatepass") for words in sorted(shingles)])
    values: Any = sketch.hashvalues.astype("<u4")
    rows = [bytes(values[i * ROWS : (i + 1) * ROWS]) for i in range(BANDS)]
    return [int.from_bytes(blake2b(b"%d:" % i + row, digest_size=8).digest(), signed=True) for i, row in enumerate(rows)]


@cache
def _empty_sketch() -> MinHash:
    from datasketch import MinHash  # takes a third of a second to load

    return MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme="affine32")
