"""A figure as the checks see it: a point of a series, and the body that counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from eirene.lexicon import load_table, load_words
from eirene.types import Bound

LEAST = 2  # words that a name has in common with a longer one of the same body


@dataclass(frozen=True, slots=True)
class Body:
    """Who counts.

    `name` is what the report calls it, for a person the body that the person speaks for; `cluster` is the merged actor that it is
    on the record, None where it is none.
    """

    name: str
    cluster: int | None = None

    def is_same(self, other: Body) -> bool:
        """True for one body, under whatever name: "Ondaria's Health Ministry", "the Minister of Health"."""
        if self.cluster is not None and self.cluster == other.cluster:
            return True
        one, another = words_of_body(self.name), words_of_body(other.name)
        return one == another or (min(len(one), len(another)) >= LEAST and (one <= another or another <= one))


@dataclass(frozen=True, slots=True)
class Point:
    """One telling of a figure.

    `day` is that of publication, `as_of` the last day that is counted where the report says it; `counted_by` is None where nobody
    is named, and then the report speaks for itself under `publisher`. `scope` is what is counted with or apart ("missing",
    "alive"; "" for the plain measure). `is_again` is an earlier value told again; `withdrawn_by` names the later version of its
    report that no longer has it. Points with one `copy_group` are of one agency text.
    """

    value: float
    value_max: float | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    counted_by: Body | None = None
    scope: str = ""
    day: str | None = None
    as_of: str | None = None
    report: str = ""
    publisher: str = ""
    copy_group: int | None = None
    is_again: bool = False
    withdrawn_by: str | None = None

    @property
    def body(self) -> Body:
        """Who answers for the number: the body that is named, else the report's publisher."""
        return self.counted_by or Body(self.publisher or self.report)


@cache
def words_of_body(name: str) -> frozenset[str]:
    """The words that tell a body from others: without articles, the ministry and its minister alike."""
    plain = re.sub(r"['’]s?\b", "", name.casefold()).replace("united nations", "un")
    words = re.findall(r"[^\W_]+", plain)
    alike = load_table("body_words")
    return frozenset(alike.get(word, word) for word in words if word not in load_words("body_empty_words"))
