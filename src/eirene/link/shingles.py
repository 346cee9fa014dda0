"""How much of one text is in another: shingles of words, and MinHash bands by which texts that share many are found.

Broder, On the resemblance and containment of documents (1997); bands as in Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, chapter 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasketch import MinHash

FEW = 12  # shingles under which a text says too little to compare by them
BANDS, ROWS = (
    32,
    2,
)  # of texts that share a quarter of their shingles 87 in 100 have a band in common, two fifths 99, a fiftieth 1
SEED = 1
KEPT = 250  # texts held cut: what is added together is compared with the same ones
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|«[^»\n]*»", re.MULTILINE)
Shingles = frozenset[tuple[str, str, str]]  # three words in a row


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


@lru_cache(maxsize=KEPT)
def shingle(text: str) -> Shingled:
    """The shingles of a text, whatever its case, punctuation and lines."""
    every = _shingles(text)
    unquoted = _QUOTED.sub(" ", text)
    outside = every if unquoted == text else _shingles(unquoted)
    return Shingled(every, outside if len(outside) >= FEW else every)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    words += [""] * (3 - len(words))
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def overlap(a: Shingled, b: Shingled) -> Overlap:
    """What two texts share outside quotations, since independent reports quote the same words.

    A text of few words has to stand in the other whole.
    """
    shared, fewer = len(a.unquoted & b.unquoted), min(len(a.unquoted), len(b.unquoted))
    if fewer < FEW and shared < fewer:
        return Overlap(0.0, 0.0)
    return Overlap(shared / (len(a.unquoted) + len(b.unquoted) - shared), shared / fewer)


def bands(shingles: Shingles) -> list[int]:
    """The bands of a text as numbers of 40 bits, the same on every machine."""
    sketch = _empty_sketch().copy()
    sketch.update_batch([" ".join(words).encode("utf-8", "surrogatepass") for words in shingles])
    values: Any = sketch.hashvalues.astype("<u4")
    rows = [bytes(values[i * ROWS : (i + 1) * ROWS]) for i in range(BANDS)]
    return [int.from_bytes(blake2b(b"%d:" % i + row, digest_size=5).digest()) for i, row in enumerate(rows)]


@cache
def _empty_sketch() -> MinHash:
    from datasketch import MinHash  # takes a third of a second to load

    return MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme="affine32")
