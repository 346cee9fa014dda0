"""Who there is: publishers, and conflicts with their parties, mediators, towns and people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from bench.generated.words import country, person, town
from eirene.types import ActorKind

SLOTS = 10  # conflicts at a time
LIFE = 400  # days of one
AGENCIES, PAPERS = 6, 24


@dataclass(frozen=True, slots=True)
class Publisher:
    """`side` 0 for the state's own, 1 for the movement's, None for one that belongs to neither."""

    name: str
    is_agency: bool = False
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """An actor with what the several publishers call it: the plain name, a short one, and that of its adversaries."""

    name: str
    kind: ActorKind
    short: str
    hostile: str
    role: str | None = None
    affiliation: str | None = None
    sector: str | None = None

    def called(self, publisher: Publisher, side: int | None = None) -> str:
        """The name under which a publisher writes of it; `side` is the actor's own."""
        if publisher.side is None or side is None:
            return self.name
        return self.short if publisher.side == side else self.hostile


@dataclass(frozen=True, slots=True)
class Post:
    """An office and who holds it from when on, as days of the conflict."""

    holders: tuple[tuple[int, Cast], ...]

    def on(self, day: int) -> Cast:
        """Its holder."""
        return [cast for since, cast in self.holders if since <= day][-1]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict; `start` is its first day, counted from that of the archive."""

    key: str
    start: int
    parties: tuple[Cast, Cast]
    mediators: tuple[Cast, Cast]
    bodies: tuple[Cast, ...]  # who counts the dead
    negotiators: tuple[Post, Post]
    leaders: tuple[Post, Post]
    envoys: tuple[Post, Post]
    unnamed: tuple[Cast, ...]
    venue: str
    towns: tuple[str, ...]
    press: tuple[Publisher, Publisher]


def publishers(seed: int) -> tuple[Publisher, ...]:
    """Those that write on every conflict."""
    chance = Random(f"{seed}:press")
    agencies = [Publisher(f"{town(chance)} News Agency", is_agency=True) for _ in range(AGENCIES)]
    forms = ("The {} Herald", "{} Times", "The {} Post", "{} Daily", "Radio {}")
    return (*agencies, *(Publisher(chance.choice(forms).format(town(chance))) for _ in range(PAPERS)))


def conflicts_on(seed: int, day: int) -> list[Conflict]:
    """The conflicts of a day."""
    offset = LIFE // SLOTS
    return [conflict(seed, slot, (day + slot * offset) // LIFE) for slot in range(SLOTS)]


@lru_cache(maxsize=64)
def conflict(seed: int, slot: int, turn: int) -> Conflict:
    """The conflict that runs in a slot at a turn."""
    key = f"{seed}:{slot}:{turn}"
    chance = Random(key)
    land, people = country(chance), town(chance)
    state = Cast(land, ActorKind.STATE, f"Republic of {land}", f"{land} regime", sector="GOV")
    front = chance.choice(("Liberation Front", "People's Army", "Unity Movement", "Resistance Council", "National Congress"))
    acronym = "".join(word[0] for word in f"{people} {front}".split())
    group = Cast(f"{people} {front}", ActorKind.ARMED_GROUP, acronym, f"{people} rebels", sector="REB")
    mediators = tuple(Cast(country(chance), ActorKind.STATE, "", "", sector="GOV") for _ in range(2))
    ministry = Cast(f"Health Ministry of {land}", ActorKind.ORGANIZATION, "", "", sector="GOV")
    office = Cast("UN human rights office", ActorKind.ORGANIZATION, "", "", sector="IGO")
    parties = (state, group)
    return Conflict(
        key=key,
        start=turn * LIFE - slot * (LIFE // SLOTS),
        parties=parties,
        mediators=(mediators[0], mediators[1]),
        bodies=(ministry, group, office),
        negotiators=(_post(chance, "chief negotiator", land), _post(chance, "chief negotiator", group.name)),
        leaders=(_post(chance, "president", land), _post(chance, "commander", group.name)),
        envoys=(_post(chance, "special envoy", mediators[0].name), _post(chance, "mediator", mediators[1].name)),
        unnamed=tuple(
            Cast(words, ActorKind.UNNAMED_SOURCE, "", "") for words in ("a diplomat", f"an official in {land}", "an aid worker")
        ),
        venue=town(chance),
        towns=tuple(town(chance) for _ in range(16)),
        press=(Publisher(f"{land} State News Agency", side=0), Publisher(f"Voice of {people}", side=1)),
    )


def _post(chance: Random, role: str, affiliation: str) -> Post:
    """An office that changes hands now and then; who held it first may come back."""
    people = [person(chance) for _ in range(3)]
    days = [0, chance.randrange(90, 180), chance.randrange(200, 300), chance.randrange(320, LIFE)]
    order = [people[0], people[1], people[2], people[0]]
    casts = [Cast(name, ActorKind.PERSON, name, name, role, affiliation, "GOV") for name in order]
    return Post(tuple(zip(days, casts, strict=True)))
