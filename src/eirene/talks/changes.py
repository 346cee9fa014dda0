"""What changed in talks between two days, each change with the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from eirene.talks.account import Source
from eirene.talks.cells import Move, plain
from eirene.talks.deadlines import Deadline
from eirene.talks.positions import Position
from eirene.talks.state import Earlier, State


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` is its kind, `about` what or whom it is about; `before` and `after` are None where there was nothing.

    what: talks (they begin) | issues | term | position | mood | party | mediator | venue | round | deadline. `steps` are the
    statuses gone through in between, the last one included; `reason` says why a term dropped out. `value` and `unit` are those of
    a term, `due` the last day of a deadline.
    """

    what: str
    about: str
    before: str | None
    after: str | None
    day: str
    source: Source | None
    kind: str | None = None
    value: float | None = None
    unit: str | None = None
    name: str | None = None
    due: str | None = None
    steps: tuple[str, ...] = ()
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The change as JSON."""
        found = {
            "what": self.what,
            "about": self.about,
            "kind": self.kind,
            "value": plain(self.value),
            "unit": self.unit,
            "name": self.name,
            "due": self.due,
            "from": self.before,
            "to": self.after,
            "steps": list(self.steps),
            "reason": self.reason,
            "date": self.day,
        }
        return found | (self.source.to_dict() if self.source else {})


def changes_between(before: State | Earlier | None, after: State) -> tuple[Change, ...]:
    """The changes from one state to a later one, by kind and day; from None on, all that the later one holds."""
    since = before.day if before else ""
    return (
        *_begun(before, after),
        *_issues(after, since),
        *_terms(after, since),
        *_positions(after, since),
        *_moods(before, after, since),
        *_parts(before, after),
        *_rounds(after, since),
        *_deadlines(before, after),
    )


def _begun(before: State | Earlier | None, after: State) -> Iterator[Change]:
    if before is None and after.first is not None:
        parties = " – ".join(after.parts.parties)
        yield Change("talks", parties, None, "reported", after.first.published, after.first)


def _issues(after: State, since: str) -> Iterator[Change]:
    steps = [step for step in after.issues if step.day > since]
    path = tuple(dict.fromkeys(str(step.value) for step in steps))
    if not steps or (len(path) == 1 and steps[0].before == steps[-1].value):
        return
    before, last = steps[0].before, steps[-1]
    known = None if before is None else str(before)
    yield Change("issues", "issues outstanding", known, str(last.value), last.day, last.source, steps=path)


def _terms(after: State, since: str) -> Iterator[Change]:
    by_term: dict[str, list[Move]] = {}
    for move in after.moves:
        if move.day > since:
            by_term.setdefault(move.term, []).append(move)
    for moves in by_term.values():
        first, last = moves[0], moves[-1]
        yield Change(
            "term",
            last.words,
            str(first.before) if first.before else None,
            str(last.after) if last.after else None,
            last.day,
            last.source,
            str(last.kind),
            last.value,
            last.unit,
            steps=tuple(str(move.after) if move.after else "dropped" for move in moves),
            reason=last.reason,
        )


def _positions(after: State, since: str) -> Iterator[Change]:
    """A side's last stance on a term where it is another than before, and what it asks, grants or refuses besides."""
    held: dict[tuple[str, str, float | None], Position] = {}
    new: dict[tuple[str, str, float | None], Position] = {}
    acts: list[Position] = []
    for position in after.positions:
        recent = position.source.published > since
        if position.term is None:
            acts += [position] if recent else []
            continue
        key = (position.side, str(position.term.kind), position.term.value)
        (new if recent else held)[key] = position
    for key, position in new.items():
        stance = held[key].stance if key in held else None
        if stance != position.stance and position.term is not None:
            term = position.term
            details = (str(term.kind), term.value, term.unit, position.name)
            yield Change("position", position.side, stance, position.stance, position.day, position.source, *details)
    for position in acts:
        yield Change("position", position.side, None, position.stance, position.day, position.source, name=position.name)


def _moods(before: State | Earlier | None, after: State, since: str) -> Iterator[Change]:
    known = {mood.voice.name: str(mood.assessment) for mood in before.lately} if before else {}
    for mood in sorted(after.lately, key=lambda mood: mood.source.order):
        name, tone = mood.voice.name, str(mood.assessment)
        if mood.source.published > since and known.get(name) != tone:
            yield Change("mood", name, known.get(name), tone, mood.source.published, mood.source)


def _parts(before: State | Earlier | None, after: State) -> Iterator[Change]:
    if before is None:
        return
    for what, old, new in (
        ("party", before.parts.parties, after.parts.parties),
        ("mediator", before.parts.mediators, after.parts.mediators),
    ):
        for name in new:
            if name not in old:
                yield _named(what, name, None, "named", after)
        for name in old:
            if name not in new:
                yield _named(what, name, "named", None, after)
    if before.parts.venue != after.parts.venue and after.parts.venue is not None:
        yield replace(_named("venue", after.parts.venue, before.parts.venue, after.parts.venue, after), about="venue")


def _named(what: str, name: str, before: str | None, now: str | None, after: State) -> Change:
    source = after.parts.sources.get(name) if now else after.last
    return Change(what, name, before, now, source.published if source else after.told_on, source)


def _rounds(after: State, since: str) -> Iterator[Change]:
    for one in after.rounds:
        if one.end > since and one.sources[0].published > since:
            about = f"round {one.number}" if one.number else "session" if one.mediated else "contact"
            yield Change("round", about, None, str(one.status), one.start, one.sources[0], name=one.place)


def _deadlines(before: State | Earlier | None, after: State) -> Iterator[Change]:
    known = {_key(deadline): str(deadline.fate) for deadline in before.deadlines} if before else {}
    for deadline in after.deadlines:
        fate = known.get(_key(deadline))
        if fate != str(deadline.fate):
            source = deadline.fate_source or deadline.source
            day = deadline.fate_source.published if deadline.fate_source else deadline.due if fate else deadline.said_on
            yield Change("deadline", deadline.what, fate, str(deadline.fate), day, source, due=deadline.due)


def _key(deadline: Deadline) -> tuple[str, str, Sequence[str]]:
    return deadline.what, deadline.due, deadline.who
