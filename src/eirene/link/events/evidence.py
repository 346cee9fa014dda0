"""What the words around an event say beside its fields: what was hit or asked for, which round it was, what is named there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from eirene.lexicon import load_table, load_words
from eirene.link.places import fold_place
from eirene.types import Event, Passage, Reading

SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?;][\"'”’)]*(?P<space>\s+)|\n+")
NAME = re.compile(r"(?<![\w’'.-])[A-Z][\w’'-]*(?:[ ](?:of |al-|de |the )?[A-Z][\w’'-]*)*")
HIT = (
    r"\b(?:hit|hits|hitting|struck|strikes?|striking|on|into|against|targeted|targets?|targeting|destroyed|destroying|damaged|bombed"
    r"|bombing|bombs|shelled|shelling|of|outside|attacked|raided|stormed|blew up|in) (?:\w+[ -]){0,4}?"
)
REACH = 600  # characters
MOST_NAMES = 4
VERBAL = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "ACCUSE", "SUPPORT"})


def sentence_of(text: str, anchor: Passage) -> Passage:
    """The sentence around an anchor, with its full stop."""
    begin = max(0, anchor.start - REACH)
    start = max((end.end() for end in SENTENCE_END.finditer(text, begin, anchor.start)), default=begin)
    found = SENTENCE_END.search(text, anchor.end)
    end = len(text) if found is None else found.start("space") if found["space"] else found.start()
    return Passage(start, min(end, anchor.end + REACH))


def matters_of(event: Event, reading: Reading, sentence: Passage) -> tuple[str, ...]:
    """What was hit, for an attack; what it is about, for words: a demand, a refusal, a deal."""
    words = sentence.of(reading.report.text).lower()
    if event.type in VERBAL:
        table = load_table("link_matters")
        found = {table[word] for word in re.findall(r"[a-z]+(?:-[a-z]+)?", words) if word in table}
        return tuple(sorted(found | {str(term.kind) for term in reading.terms if sentence.overlaps(term.anchor)} - {"other"}))
    if event.type == "ASSAULT":
        table = load_table("link_targets")
        return tuple(sorted({target for match in _targets().finditer(words) for target in table[match[1]].split(",")}))
    return ()


@lru_cache(maxsize=1)
def _targets() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, load_table("link_targets")), key=len, reverse=True))
    return re.compile(f"{HIT}({nouns})(?:s|es)?\\b(?! (?:said|say|source|official|director|spokes|authorit))")


def number_of(words: str) -> str | None:
    """The number of a round ("round 3"), None where it has none."""
    nouns, ordinals = load_words("link_numbered_nouns"), load_table("link_ordinals")
    tokens = re.findall(r"\w+", words.lower())
    for before, word in pairwise(tokens):
        if word in nouns and before in ordinals:
            return f"{word} {ordinals[before]}"
    return None


def names_in(reading: Reading, event: Event, sentence: Passage) -> tuple[str, ...]:
    """The names in the sentence that are none of its actors: most are places. For an event without a place those of
    the sentences before it in the paragraph, where its own has none."""
    found = _names(reading, event, sentence)
    if not found and event.place is None:
        begin = reading.report.text.rfind("\n", 0, sentence.start) + 1
        found = _names(reading, event, Passage(begin, sentence.start))
    return found


def _names(reading: Reading, event: Event, within: Passage) -> tuple[str, ...]:
    """Those nearest to the anchor."""
    taken = [mention for actor in reading.actors for mention in actor.mentions if mention.overlaps(within)]
    called = {word for actor in reading.actors for word in actor.name.split()}
    found: dict[str, int] = {}
    for match in NAME.finditer(reading.report.text, within.start, within.end):
        passage = _without_opening(match, within.start)
        if passage and not any(passage.overlaps(mention) for mention in taken):
            name = re.sub(r"['’]s?$", "", passage.of(reading.report.text))
            if fold_place(name) != fold_place(event.place or "") and not called.issuperset(name.split()):
                found.setdefault(name, passage.gap(event.anchor))
    return tuple(sorted(sorted(found, key=lambda name: (found[name], name))[:MOST_NAMES]))


def _without_opening(match: re.Match[str], start: int) -> Passage | None:
    """A sequence of capitalised words without those that name nothing, or that are capitalised as the first of a sentence."""
    words, begin = match[0].split(" "), match.start()
    while words and (begin == start or words[0].lower() in load_words("link_not_places")):
        begin += len(words.pop(0)) + 1
    return Passage(begin, match.end()) if words else None


def shared(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """What both have."""
    return tuple(sorted(set(one) & set(other)))
