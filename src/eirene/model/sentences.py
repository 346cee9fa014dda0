"""Where sentences begin, from spaCy's tokens alone; deterministic rules.

Line breaks always end a sentence. Full stops after abbreviations, initials and list numbers do not, unless
the next word opens a sentence by itself ("… in the U.S. The envoy …").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eirene.lexicon import load_words

TERMINALS = frozenset({".", "!", "?", "…", "...", "....", ".....", "?!", "!?", "!!", "!!!", "??", "???", "。", "؟"})
CLOSERS = frozenset({'"', "'", "''", "”", "’", "»", ")", "]", "}", "*", "**"})
OPENERS = frozenset(
    {'"', "'", "``", "“", "‘", "«", "(", "[", "{", "-", "–", "—", "*", "•", "#", "¿", "¡", "--", "$", "£", "€", "@"}
)
TITLES = load_words("sentence_titles")
ABBREVIATIONS = load_words("sentence_abbreviations")
STARTERS = load_words("sentence_starters")


def _ends_abbreviated(token: str) -> bool:
    return len(token) > 1 and token.endswith(".") and any(c.isalpha() for c in token)


def _opens(token: str) -> bool:
    first = token[0]
    return first.isupper() or first.isdigit() or token in OPENERS or not (first.isalpha() or first in ",;:.!?)]}%&/")


def _boundary_after(tokens: Sequence[str], spaced: Sequence[bool], start: int, i: int) -> int | None:
    """The index where the next sentence begins if token i ends one, else None. `i` is not the last token."""
    token = tokens[i]
    terminal = token in TERMINALS or (len(token) > 1 and token[-1] in "!?" and not token[0].isalnum())
    abbreviated = not terminal and _ends_abbreviated(token)
    if not terminal and not abbreviated:
        return None
    after = i + 1
    while after < len(tokens) and not spaced[after - 1] and (tokens[after] in CLOSERS or tokens[after] in TERMINALS):
        after += 1
    if after >= len(tokens):
        return None
    upcoming, closed = tokens[after], after > i + 1
    if not spaced[after - 1]:
        glued = terminal and token != "…" and not closed and i > start and tokens[i - 1].isalpha()
        fits = glued and len(tokens[i - 1]) > 2 and tokens[i - 1].islower() and upcoming.istitle() and len(upcoming) > 1
        return after if fits else None
    if not _opens(upcoming):
        return None
    word = upcoming
    if upcoming in OPENERS and after + 1 < len(tokens):
        word = tokens[after + 1]
        if word[0].islower() and not (word[0].isalpha() and closed):
            return None
    if abbreviated:
        lower = token.lower()
        if closed:
            return after
        if lower in TITLES or (len(token) == 2 and token[0].isupper()):
            return None
        if lower in ABBREVIATIONS or token.count(".") > 1:
            return after if word[0].isupper() and word.lower() in STARTERS else None
        return after if word[0].isupper() else None
    if token == "." and i > start:
        previous = tokens[i - 1]
        if i - 1 == start and (previous.isdigit() or (len(previous) == 1 and previous.isalpha())):
            return None
        if f"{previous.lower()}." in TITLES and not closed and previous[0].isupper():
            return None
        if len(previous) == 1 and previous.isupper() and previous != "I" and word.lower() not in STARTERS:
            return None
    return after


def split_sentences(tokens: Sequence[str], spaced: Sequence[bool]) -> list[tuple[int, int]]:
    """Token ranges (end excluded) of sentences, covering all tokens. `spaced[i]`: white space follows token i.

    `tokens` holds no white-space tokens; the caller splits at line breaks first.
    """
    ranges: list[tuple[int, int]] = []
    start, i = 0, 0
    while i < len(tokens) - 1:
        following = _boundary_after(tokens, spaced, start, i)
        if following is None:
            i += 1
            continue
        ranges.append((start, following))
        start = i = following
    if start < len(tokens):
        ranges.append((start, len(tokens)))
    return ranges


def cut_long(words: Sequence[str], count: Callable[[str], int], limit: int) -> list[tuple[int, int]]:
    """Ranges of at most `limit` word pieces; cuts after ; : or , or a dash where one is near, else anywhere."""
    if len(words) * 16 <= limit:
        return [(0, len(words))]
    sizes = [count(word) for word in words]
    if sum(sizes) <= limit:
        return [(0, len(words))]
    ranges: list[tuple[int, int]] = []
    start, total, safe = 0, 0, 0
    for i, size in enumerate(sizes):
        if total + size > limit:
            end = safe if safe > start and sum(sizes[start:safe]) >= limit // 3 else i
            ranges.append((start, end))
            start, total = end, sum(sizes[end:i])
            safe = start
        total += size
        if words[i] in {";", ":", ",", "—", "–", "--", "...", "…", "|"}:
            safe = i + 1
    ranges.append((start, len(words)))
    return ranges
