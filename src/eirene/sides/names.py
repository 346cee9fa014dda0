"""Names of bodies: their telling words, their initials, and when two of them name one."""

from __future__ import annotations

from functools import cache

from eirene.lexicon import load_words


@cache
def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others (longer than three letters, or in capitals)."""
    parts = name.replace("’s", "").replace("'s", "").replace("-", " ").split()
    words = frozenset(w.strip(".,()").lower() for w in parts if len(w) > 3 or w.isupper())
    return words - load_words("process_state_words") or words


@cache
def initials(name: str) -> str:
    """The short form of a name of several capitalised words ("United Nations" → "UN"); empty for others."""
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper()]
    return "".join(w[0] for w in words) if len(words) > 1 else ""


def same_body(a: str, b: str) -> bool:
    """True when one name contains the other's telling words."""
    first, second = name_words(a), name_words(b)
    short = {initials(a), initials(b)} - {""}
    return (
        a == b
        or a.replace(".", "") in short
        or b.replace(".", "") in short
        or bool(first and second and (first <= second or second <= first))
    )


def possessor(name: str) -> str | None:
    """Whose office it is: "X" of "X's Health Ministry"."""
    owner, mark, _ = name.replace("’s ", "'s ").partition("'s ")
    return owner if mark and owner[:1].isupper() else None
