"""Cues of assessment: the words that tell how a speaker sees the prospects of talks."""

from __future__ import annotations

import re

from pydantic import field_validator

from eirene.codebook.loading import Entry
from eirene.types import Assessment


class Prospect(Entry):
    """Regular expressions of one kind of assessment, matched without regard to case at the beginning of a word.

    `settled`: the words speak of talks by themselves ("no deal in sight"), so that the topic need not be named besides.
    `turned` is what the words come to when they are negated ("no breakthrough", "not a collapse"); nothing when left out.
    """

    assessment: Assessment
    patterns: tuple[str, ...]
    settled: bool = False
    turned: Assessment | None = None

    @field_validator("patterns")
    @classmethod
    def _compiles(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"not a regular expression: {pattern!r} ({error})") from error
        return patterns
