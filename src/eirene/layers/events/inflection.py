"""Regular forms of English verbs, so that a pattern is found by the word's form where the lemma of a rare verb is wrong."""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = "aeiou"


def regular_forms(lemma: str) -> Iterator[str]:
    """The lemma with the endings -s, -ed and -ing, spelled by the rules; British and American doublings both."""
    yield lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
        return
    yield f"{lemma}s"
    if lemma.endswith("e"):
        yield from (f"{lemma}d", f"{lemma[:-1]}ing")
        if lemma.endswith("ee"):
            yield f"{lemma}ing"
        return
    yield from (f"{lemma}ed", f"{lemma}ing")
    if len(lemma) > 2 and lemma[-1] not in f"{VOWELS}wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
