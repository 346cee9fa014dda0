"""Where each side stands on a term, from how a report tells it and from what it tells of the sides beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from eirene.lexicon import load_table, load_words
from eirene.talks.account import Account, ActTold, Source, TermTold, Voice
from eirene.types import EventStatus, TermKind, TermStatus

DONE = frozenset({EventStatus.OCCURRED, EventStatus.ONGOING})
YIELDING = frozenset({"AGREE", "CONCEDE", "SUPPORT"})
REFUSING = frozenset({"REJECT"})
ANSWERING = YIELDING | REFUSING


class Stance(StrEnum):
    """What a side does with a term."""

    DEMANDS = "demands"
    PROPOSES = "proposes"
    ACCEPTS = "accepts"
    CONDITIONS = "accepts with conditions"
    REJECTS = "rejects"


TABLING = frozenset({Stance.DEMANDS, Stance.PROPOSES})


@dataclass(frozen=True, slots=True)
class Stand:
    """A side's stance on a term as one report tells it; `name` is who spoke for the side."""

    side: str
    name: str
    stance: Stance
    source: Source


def stands_of(term: TermTold, account: Account, tabled: frozenset[str]) -> tuple[Stand, ...]:
    """The stances that one telling of a term comes to; `tabled` are the sides known to have put it on the table.

    `by` of a demand or proposal tables it; of a proposal told with a condition it accepts on that condition. Who rejects is taken
    from a refusal told in the same sentence, else from `by` where another side is known to have asked. What is told as agreed
    without saying by whom is accepted by all parties.
    """
    match term.status:
        case TermStatus.DEMANDED:
            return _stands(term.by, Stance.DEMANDS, term.source)
        case TermStatus.PROPOSED:
            return _proposed(term, account, _beside(term, account))
        case TermStatus.REJECTED:
            return _rejected(term, account, _beside(term, account), tabled)
        case TermStatus.AGREED:
            by = [voice for voice in term.by if voice.side in account.parties]
            yielding = by or _doers(_beside(term, account), YIELDING, account.parties)
            voices = yielding or [Voice(name, name) for name in account.parties]
            return _stands(tuple(voices), Stance.ACCEPTS, term.source)
        case _:
            return ()


def _beside(term: TermTold, account: Account) -> list[ActTold]:
    """What is told as answered in the sentence of a term."""
    return [
        act for act in account.acts if act.type in ANSWERING and act.status in DONE and term.source.shares_sentence(act.source)
    ]


def _proposed(term: TermTold, account: Account, beside: list[ActTold]) -> tuple[Stand, ...]:
    yielding = _doers(beside, YIELDING, account.parties)
    conditional = is_conditional(term.source.sentence)
    if conditional:
        voices = yielding or [voice for voice in term.by if voice.side in account.parties]
        if voices:
            others = tuple(voice for voice in term.by if voice.side not in {known.side for known in voices})
            return _stands(tuple(voices), Stance.CONDITIONS, term.source) + _stands(others, Stance.PROPOSES, term.source)
    tabling = tuple(voice for voice in term.by if voice.side not in {known.side for known in yielding})
    return _stands(tabling, Stance.PROPOSES, term.source) + _stands(tuple(yielding), Stance.ACCEPTS, term.source)


def _rejected(term: TermTold, account: Account, beside: list[ActTold], tabled: frozenset[str]) -> tuple[Stand, ...]:
    refusing = _doers(beside, REFUSING, account.parties)
    if not refusing:
        refusing = [voice for voice in term.by if tabled and voice.stands_for not in tabled]
    refused = {voice.stands_for for voice in refusing}
    asking = () if tabled else tuple(voice for voice in term.by if refused and voice.stands_for not in refused)
    return _stands(tuple(refusing), Stance.REJECTS, term.source) + _stands(asking, Stance.DEMANDS, term.source)


def answers_of(account: Account) -> Iterator[tuple[TermKind, Stand]]:
    """The answers that parties give in sentences which tell no term themselves ("the front rejected the truce"): the kind of term
    that each is about, by its words, and the stance."""
    for act in account.acts:
        if act.type not in ANSWERING or act.status not in DONE:
            continue
        if any(term.source.shares_sentence(act.source) for term in account.terms):
            continue
        stance = _answer(act)
        kinds = _kinds_in(act.source.sentence) if stance else ()
        for voice in act.actors if stance else ():
            if stance is not None and voice.side is not None and voice.side in account.parties:
                yield from ((kind, Stand(voice.side, voice.name, stance, act.source)) for kind in kinds)


def _answer(act: ActTold) -> Stance | None:
    if act.type in REFUSING:
        return Stance.REJECTS
    if load_words("talks_accepting_words").isdisjoint(re.findall(r"\w+", act.source.quote.lower())):
        return None
    return Stance.CONDITIONS if is_conditional(act.source.sentence) else Stance.ACCEPTS


def _kinds_in(sentence: str) -> tuple[TermKind, ...]:
    kinds = load_table("talks_kind_words")
    found = (kinds.get(word) for word in re.findall(r"[\w-]+", sentence.lower()))
    return tuple(dict.fromkeys(TermKind(kind) for kind in found if kind is not None))


def is_conditional(sentence: str) -> bool:
    """True when the sentence sets a condition."""
    return _conditions().search(sentence) is not None


@cache
def _conditions() -> re.Pattern[str]:
    phrases = "|".join(re.escape(words) for words in sorted(load_words("talks_conditions")))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _doers(acts: list[ActTold], types: frozenset[str], parties: tuple[str, ...]) -> list[Voice]:
    """Who of the parties does one of these acts, each side once."""
    found: dict[str, Voice] = {}
    for act in acts:
        for voice in act.actors if act.type in types else ():
            if voice.side is not None and voice.side in parties:
                found.setdefault(voice.side, voice)
    return list(found.values())


def _stands(voices: tuple[Voice, ...], stance: Stance, source: Source) -> tuple[Stand, ...]:
    return tuple(Stand(voice.stands_for, voice.name, stance, source) for voice in voices)
