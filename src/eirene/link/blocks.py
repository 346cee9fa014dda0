"""The numbers of keys, by which the nodes that have a key in common are found.

A number has 64 bits: the day that the key speaks of, then a hash of the key. Reports come roughly by day, so that what is added
together stands together in the index; a hash alone would spread it over all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import blake2b

KEPT = 50_000  # keys held numbered
HASH_BITS = 48
DAY_BITS = 15  # of the sign's side: numbers stay positive; after ninety years days come to stand beside others
_TIME = re.compile(r"\b(\d{4})-(?:W(\d\d)|(\d\d)(?:-(\d\d))?)\b")


@lru_cache(maxsize=KEPT)
def block_of(key: str) -> int:
    """The number of a key, the same on every machine."""
    hashed = int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=HASH_BITS // 8).digest())
    return (_day(key) & ((1 << DAY_BITS) - 1)) << HASH_BITS | hashed


def blocks_of(keys: Iterable[str]) -> list[int]:
    """The numbers of the keys in order, each once."""
    return sorted({block_of(key) for key in keys})


def _day(key: str) -> int:
    """The first day of the first day, week or month that stands in the key, 0 where none does."""
    found = _TIME.search(key)
    if found is None:
        return 0
    year, week, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        return (date.fromisocalendar(year, week, 1) if week else date(year, month, day or 1)).toordinal()
    except ValueError:
        return 0
