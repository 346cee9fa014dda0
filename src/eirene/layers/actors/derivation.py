"""Words for a people or a state that are made from its name."""

from __future__ import annotations

ENDS = frozenset({"an", "ian", "n", "ean", "ese", "ish", "i", "ite", "ic", "er", "iot", "ene", "ali", "ani"})


def is_derived(word: str, name: str) -> bool:
    """True when a lower-cased word is a place's lower-cased name with a demonym's ending."""
    bare = name.rstrip("aeiouy")
    return len(bare) > 2 and word != name and word.startswith(bare) and word[len(bare) :] in ENDS
