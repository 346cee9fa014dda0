"""One publisher's report on what happened on a day, with its reading."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from bench.generated.draft import Draft
from bench.generated.happening import Occurrence, happens, last_strike, stand, toll
from bench.generated.words import filler
from bench.generated.world import Conflict, Publisher
from eirene.types import (
    Assessment,
    Bound,
    Event,
    EventStatus,
    Figure,
    Finding,
    FindingKind,
    Measure,
    Passage,
    Process,
    Reading,
    Report,
    Statement,
    StatementKind,
    Term,
)

FIRST_DAY = date(2015, 1, 1)
BOUNDS = ((Bound.EXACT, ""), (Bound.EXACT, ""), (Bound.AT_LEAST, "at least "), (Bound.MORE_THAN, "more than "))
MOODS = (
    (Assessment.POSITIVE, ("that an accord is near", "there was real progress", "that the gap had narrowed")),
    (Assessment.CAUTIOUS, ("that much remains open", "nothing was agreed yet", "that it was too early to tell")),
    (Assessment.NEGATIVE, ("that the talks have failed", "there was no partner left", "that trust was gone")),
    (None, ("that the delegation will return on Monday", "the road stays closed", "that families had been told")),
)
DATES = ("on {0:%A}, {0.day} {0:%B}", "on {0:%B} {0.day}", "last {0:%A}", "on the {0.day} of {0:%B}", "{0:%A}")
COUNTS = (
    (" put the dead at ", " in {}"),
    (" counted ", " deaths in {}"),
    (" spoke of ", " killed when {} was hit"),
    (" said ", " died in {}"),
)
MEDIATED = (
    " mediate between {} in {}, where {} issues are open. ",
    " carry papers from room to room for {} at {}; {} points are left. ",
    " host {} in {} with {} questions unsettled. ",
    " have brought {} to {}, {} chapters short of a text. ",
)
TERMS = ("{} is {}. ", "The {} stands as {}. ", "As for {}, it is {}. ", "{}: {}. ")


class Writer:
    """Writes one report on an occurrence; `chance` decides what of the rest it holds."""

    def __init__(self, conflict: Conflict, told: Occurrence, publisher: Publisher, chance: Random) -> None:
        self.conflict, self.told, self.publisher, self.chance = conflict, told, publisher, chance
        self.draft = Draft(conflict, publisher)
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []
        self.terms: list[Term] = []
        self.findings: list[Finding] = []

    @property
    def day(self) -> date:
        """The day of publication."""
        return FIRST_DAY + timedelta(days=self.told.day)

    def write(self, number: int) -> Reading:
        """The reading of the report."""
        draft, town = self.draft, self.told.place or self.conflict.venue
        draft.names(self.told.actors[:2])
        draft.put(f" and the day in {town}\n{town.upper()}, {self.day:%B} {self.day.day} ({self.publisher.name}) - ")
        self._event(self.told)
        self._fill(2)
        for _ in range(self.chance.randrange(3, 6)):
            self._say()
        self._count()
        process = self._talks()
        for back in self.chance.sample(range(1, 9), 3):
            if self.told.day - back >= self.conflict.start:
                self._event(happens(self.conflict, self.told.day - back))
        self._fill(3)
        report = Report(
            id=f"{self.told.day}-{number}",
            text=draft.text,
            publisher=self.publisher.name,
            published=self.day.isoformat(),
            published_from="metadata",
            language="en",
            url=f"https://press.example/{self.told.day}/{number}",
        )
        return Reading(
            report=report,
            actors=draft.actors,
            events=tuple(self.events),
            statements=tuple(self.statements),
            figures=tuple(self.figures),
            terms=tuple(self.terms),
            process=process,
            findings=tuple(self.findings),
        )

    def _event(self, told: Occurrence) -> None:
        draft, start = self.draft, self.draft.end
        actors = draft.names(told.actors[:2] if told.recipients else told.actors)
        draft.put(" ")
        anchor = draft.put(told.verb)
        draft.put(" ")
        recipients = draft.names(told.recipients)
        day = FIRST_DAY + timedelta(days=told.day)
        draft.put(
            f"{f' in {told.place}' if told.place else ''} {self.chance.choice(DATES).format(day)} {filler(self.chance, 6)} "
        )
        is_known = self.chance.random() < 0.9
        self.events.append(
            Event(
                type=told.type,
                mode=told.mode,
                actors=actors,
                recipients=recipients,
                status=EventStatus.OCCURRED,
                anchor=anchor,
                date=day.isoformat() if is_known else None,
                time=told.time if is_known else None,
                place=told.place,
                passage=Passage(start, draft.end),
            )
        )

    def _say(self) -> None:
        draft, local = self.draft, self.told.day - self.conflict.start
        posts = (*self.conflict.negotiators, *self.conflict.leaders, *self.conflict.envoys)
        speakers = (*(post.on(local) for post in posts), *self.conflict.unnamed)
        speaker = self.chance.choice(speakers)
        mood, wordings = self.chance.choice(MOODS)
        start = draft.end
        name = draft.name(speaker)
        speaker_words = Passage(start, draft.end)
        draft.put(" ")
        cue = draft.put(self.chance.choice(("said", "told reporters", "added", "insisted", "told state television", "warned")))
        draft.put(" ")
        content = draft.put(f"{self.chance.choice(wordings)}, {filler(self.chance, 14)}")
        draft.put(" ")
        kind = StatementKind.INDIRECT
        self.statements.append(Statement(name, kind, cue, content, speaker_words, None, self.day.isoformat(), mood))
        if speaker in self.conflict.unnamed:
            self.findings.append(Finding(FindingKind.UNNAMED_SOURCE, (speaker_words,)))

    def _count(self) -> None:
        strike = last_strike(self.conflict, self.told.day)
        if strike is None or strike.place is None:
            return
        draft = self.draft
        draft.put("\n")
        for body in self.chance.sample(range(3), self.chance.randrange(1, 4)):
            source = draft.name(self.conflict.bodies[body])
            before, after = self.chance.choice(COUNTS)
            draft.put(before)
            start = draft.end
            value = toll(self.conflict, strike, body, self.told.day)
            bound, words = self.chance.choice(BOUNDS)
            draft.put(words)
            anchor = draft.put(str(value))
            place = strike.place
            draft.put(f"{after.format(place)}. ")
            passage = Passage(start, draft.end)
            self.figures.append(
                Figure(Measure.KILLED, float(value), anchor, bound=bound, place=place, source=source, passage=passage)
            )

    def _talks(self) -> Process:
        draft, now = self.draft, stand(self.conflict, self.told.day)
        draft.put("\n")
        start = draft.end
        mediators = draft.names(self.conflict.mediators)
        before, _, after = self.chance.choice(MEDIATED).partition("{}")
        draft.put(before)
        parties = draft.names(self.conflict.parties)
        draft.put(after.format(self.conflict.venue, now.issues))
        anchors = (Passage(start, draft.end),)
        for kind, value, unit, status in self.chance.sample(now.terms, 3):
            begin = draft.end
            words = f"{kind.value.replace('_', ' ')}{f' of {value:g} {unit}' if value is not None else ''}"
            before, _, after = self.chance.choice(TERMS).partition("{}")
            draft.put(before)
            anchor = draft.put(words)
            draft.put(after.format(status.value.replace("_", " ")))
            by = parties[: self.chance.randrange(2)]
            self.terms.append(Term(kind, status, anchor, value, unit, by, Passage(begin, draft.end)))
        return Process(parties, mediators, self.conflict.venue, now.issues, None, None, anchors)

    def _fill(self, sentences: int) -> None:
        for _ in range(sentences):
            self.draft.put(f"{filler(self.chance, self.chance.randrange(10, 24))} ")
        self.draft.put("\n")
