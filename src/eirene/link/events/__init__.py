"""Events across reports: tellings of one occurrence, planned, done or denied, found by day, place and sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter

from eirene.link.contract import Comparison
from eirene.link.events.bars import BARS
from eirene.link.events.features import FEATURES, MARGIN, THRESHOLD
from eirene.link.events.keys import keys_of
from eirene.link.events.sides import Cast, digests_of
from eirene.link.events.signature import EventSignature, level_of, sign_event
from eirene.types import Reading


class EventLinking:
    """Events by family, day, place and sides."""

    comparison = Comparison("event", FEATURES, BARS, THRESHOLD, MARGIN)
    adapter = TypeAdapter(EventSignature)

    def __init__(self) -> None:
        self._cast: tuple[Reading, Sequence[str], Cast] | None = None  # of the reading signed last: its events come one by one

    def sign(self, reading: Reading, position: int, actors: Sequence[str]) -> EventSignature:
        """What the report tells of the event."""
        last = self._cast
        if last is None or last[0] is not reading or last[1] != actors:
            last = self._cast = (reading, list(actors), Cast(reading, actors))
        return sign_event(reading, position, last[2])

    def level(self, signature: EventSignature) -> int:
        """How exactly its time is told."""
        return level_of(signature)

    def refs(self, signature: EventSignature) -> tuple[str, ...]:
        """The sides and the parties they belong to."""
        return digests_of((*signature.actors, *signature.recipients))

    def keys(self, signature: EventSignature, actors: Mapping[str, int]) -> frozenset[str]:
        """Family and time with each place or side."""
        return keys_of(signature, actors)

    def ties(self, _reading: Reading, _position: int) -> frozenset[str]:
        """None."""
        return frozenset()
