"""What one report tells of a negotiation: the plain values from which the state of the talks is worked out.

Names are those under which the record shows an actor; who is meant by them has been settled before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from eirene.talks.sentences import LONGEST, sentence_at
from eirene.types import Assessment, EventStatus, Passage, TermKind, TermStatus


@dataclass(frozen=True, slots=True)
class Source:
    """The words that a cell rests on: the report with its text, the fact's name, and where its words stand."""

    report: str  # the source as added
    published: str
    publisher: str | None
    fact: str
    anchor: Passage
    text: str = field(default="", repr=False, compare=False)

    @property
    def order(self) -> tuple[str, str, Passage]:
        """Sorts by day, report and place."""
        return self.published, self.report, self.anchor

    @property
    def quote(self) -> str:
        """The words themselves."""
        return self.anchor.of(self.text)

    @property
    def sentence(self) -> str:
        """The sentence around them."""
        return self.sentence_span.of(self.text)

    @property
    def sentence_span(self) -> Passage:
        """Where the sentence around them stands."""
        return sentence_at(self.text, self.anchor)

    def shares_sentence(self, other: Source) -> bool:
        """True when words of the same report stand in one sentence."""
        near = self.report == other.report and self.anchor.gap(other.anchor) <= LONGEST
        return near and self.sentence_span.overlaps(other.anchor)

    def to_dict(self) -> dict[str, Any]:
        """The source as JSON."""
        return {
            "source": self.report,
            "published": self.published,
            "publisher": self.publisher,
            "fact": self.fact,
            "anchor": [self.anchor.start, self.anchor.end],
            "quote": self.quote,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Who acts or speaks, and the party or mediator that is spoken for: itself for one of these, None for others."""

    name: str
    side: str | None = None

    @property
    def stands_for(self) -> str:
        """The side, else the name."""
        return self.side or self.name


@dataclass(frozen=True, slots=True)
class TermTold:
    """A term as one report tells it."""

    kind: TermKind
    status: TermStatus
    value: float | None
    unit: str | None
    by: tuple[Voice, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class MoodTold:
    """What somebody thinks of the talks' prospects."""

    voice: Voice
    assessment: Assessment
    source: Source


@dataclass(frozen=True, slots=True)
class ActTold:
    """An event that bears on the talks; tellings of one event share `occurrence`. `start` and `end` are ISO days."""

    type: str
    mode: str | None
    status: EventStatus
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    start: str | None
    end: str | None
    time: str | None
    place: str | None
    occurrence: str
    source: Source

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Actors and recipients."""
        return self.actors + self.recipients

    def sides(self, among: tuple[str, ...]) -> tuple[str, ...]:
        """The sides among those named that take part, each once."""
        return tuple(dict.fromkeys(voice.side for voice in self.voices if voice.side in among and voice.side is not None))


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of the talks.

    `key` orders reports of one day and is the same in every record; `original` is the key of the first report of the agency text
    that this one copies, its own when it copies none; `until` is the day from which a corrected version stands in its place (""
    where that has no day). `issues` and what follows are None or empty where the report is silent.
    """

    day: str
    key: str
    original: str
    report: str
    publisher: str | None = None
    until: str | None = None
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    issues: int | None = None
    issues_before: int | None = None
    expected: str | None = None
    process: Source | None = None
    terms: tuple[TermTold, ...] = ()
    moods: tuple[MoodTold, ...] = ()
    acts: tuple[ActTold, ...] = ()
    text: str = field(default="", repr=False, compare=False)


def in_order(accounts: Iterable[Account], day: str) -> tuple[Account, ...]:
    """The accounts that stand on a day, by day and key; copies of one agency text are left out after the first."""
    seen: set[str] = set()
    kept = []
    standing = (one for one in accounts if one.day <= day and (one.until is None or one.until > day))
    for account in sorted(standing, key=lambda account: (account.day, account.key)):
        if account.original not in seen:
            seen.add(account.original)
            kept.append(account)
    return tuple(kept)
