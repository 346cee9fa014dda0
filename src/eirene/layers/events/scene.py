"""What the other layers and the model have found, laid out by token, so that the events layer asks each question in one step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from spacy.tokens import Doc, Span, Token

from eirene.annotations import Predicate
from eirene.codebook import Codebook
from eirene.layers.events.timed import Timed, time_in
from eirene.lexicon import load_words
from eirene.sides import Bodies, bodies_of, find_mediators, find_parties
from eirene.syntax import span_at
from eirene.types import Actor, Passage, Statement

BLOCK = 1000  # characters of the text for which statements are looked up together
FAR = 120  # tokens beyond which a time expression of the same sentence dates nothing
LEAD = 500  # characters of the body in which the day of the news is told
STORY_REACH = 60  # tokens from the lead in which what is said is said on the day that the lead tells of
SENTENCES_BACK = 3  # sentences in which the day is looked for that a pronoun takes up
STORY_DAYS = 4  # news is of the day of publication or of one this many days before


class Scene:
    """A document with its actors, arguments and time expressions by token."""

    def __init__(self, doc: Doc, codebook: Codebook) -> None:
        self.doc = doc
        self.codebook = codebook
        self.body_start: int = doc._.body_start

    @cached_property
    def _predicates(self) -> dict[int, Predicate]:
        return {predicate.i: predicate for predicate in self.doc._.predicates}

    def arguments(self, verb: Token, role: str) -> list[Token]:
        """The heads of a predicate's PropBank arguments of a role."""
        predicate = self._predicates.get(verb.i)
        arguments = predicate.arguments if predicate is not None else ()
        return [self.doc[argument.start : argument.end].root for argument in arguments if argument.role == role]

    def roleset(self, verb: Token) -> str | None:
        """The PropBank sense of a predicate."""
        predicate = self._predicates.get(verb.i)
        return predicate.roleset if predicate is not None else None

    @cached_property
    def _cast(self) -> dict[int, Actor]:
        """Each token's actor; of several mentions over a token the shortest one counts."""
        lengths: dict[int, int] = {}
        cast: dict[int, Actor] = {}
        for actor in self.doc._.actors:
            for mention in actor.mentions:
                length = mention.end - mention.start
                for token in span_at(self.doc, mention):
                    if length < lengths.get(token.i, 10**9):
                        lengths[token.i], cast[token.i] = length, actor
        return cast

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the report by name."""
        return {actor.name: actor for actor in self.doc._.actors}

    def actor(self, token: Token) -> Actor | None:
        """The actor that a token names or stands for."""
        return self._cast.get(token.i)

    @cached_property
    def bodies(self) -> Bodies:
        """Which body a word stands for."""
        return bodies_of(self.doc)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Names of the two sides that the report has in mind."""
        return find_parties(self.doc)

    @cached_property
    def mediators(self) -> tuple[str, ...]:
        """Names of those who mediate between the parties."""
        return find_mediators(self.doc, self.parties)

    @cached_property
    def negotiates(self) -> bool:
        """True when the report speaks of talks, so that "the third round" is one of theirs."""
        return not self._lemmas.isdisjoint(load_words("event_talks_nouns") | load_words("event_mediation_words"))

    @cached_property
    def mediated(self) -> bool:
        """True when the report speaks of somebody who mediates."""
        return not self._lemmas.isdisjoint(load_words("event_mediation_words"))

    def tokens_among(self, words: Set[str]) -> list[int]:
        """The places of the tokens whose form or lemma is one of the words, in small letters."""
        forms = self.doc.to_array(["LOWER", "LEMMA"]).tolist()
        wanted = {key for key in set(chain.from_iterable(forms)) if self.doc.vocab.strings[key].lower() in words}
        return [i for i, (form, lemma) in enumerate(forms) if form in wanted or lemma in wanted]

    @cached_property
    def _lemmas(self) -> set[str]:
        strings = self.doc.vocab.strings
        return {strings[key].lower() for key in set(self.doc.to_array("LEMMA").tolist())}

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the first token of its sentence."""
        return [sentence.start for sentence in self.doc.sents for _ in range(len(sentence))]

    @cached_property
    def names(self) -> dict[int, Span]:
        """The name that a token is part of."""
        return {token.i: entity for entity in self.doc.ents for token in entity}

    @cached_property
    def timed(self) -> dict[int, list[Timed]]:
        """The dated time expressions of each sentence of the body, by the sentence's first token."""
        found: dict[int, list[Timed]] = defaultdict(list)
        for time in self.doc._.times:
            span = span_at(self.doc, time.anchor)
            if time.date and len(span) and time.anchor.start >= self.body_start:
                sentence = self.sentence_of[span.start]
                found[sentence].append(time_in(self.doc, time, span, sentence))
        return found

    def timed_near(self, token: Token) -> Iterator[Timed]:
        """The dated time expressions of the sentence around a token."""
        return (item for item in self.timed.get(self.sentence_of[token.i], ()) if abs(item.start - token.i) < FAR)

    @cached_property
    def time_tokens(self) -> frozenset[int]:
        """Tokens that stand in a time expression, whether it could be dated or not."""
        spans = (span_at(self.doc, time.anchor) for time in self.doc._.times)
        return frozenset(i for span in spans for i in range(span.start, span.end))

    @property
    def published(self) -> str | None:
        """The ISO day of publication, given or implied."""
        report = self.doc._.report
        published: str | None = report.published if report is not None else None
        inferred: str | None = self.doc._.date_inferred
        return published or inferred

    def story_day_at(self, token: Token) -> str | None:
        """The day whose news the report tells, at a word: an earlier one than that of publication only where it is told."""
        day, start = self._story or (None, 0)
        return day if day == self.published or token.i - start < STORY_REACH else None

    def day_before(self, token: Token) -> str | None:
        """The last single day told in the paragraph before a word's own sentence, a few sentences back at most."""
        start = self.sentence_of[token.i]
        for _ in range(SENTENCES_BACK):
            before = self.sentence_of[start - 1] if start else start
            if before == start or start - before > FAR or "\n" in self.doc[start - 1].text:
                return None
            days = [item.time.date for item in self.timed.get(before, ()) if item.time.date and "/" not in item.time.date]
            if days:
                return days[-1] if self.published is None or days[-1] <= self.published else None
            start = before
        return None

    @cached_property
    def _story(self) -> tuple[str, int] | None:
        """The first single day of the lead that is close before publication, and the first token of its sentence."""
        for sentence in self.doc.sents:
            if sentence.end_char <= self.body_start:
                continue
            if sentence.start_char > self.body_start + LEAD:
                return None
            days = (item.time.date.split("/")[-1] for item in self.timed.get(sentence.start, []) if item.time.date)
            found = next((day for day in days if _is_recent(day, self.published)), None)
            if found is not None:
                return found, sentence.start
        return None

    def speaker(self, token: Token) -> list[str]:
        """The name of whoever says "I" or "we" at a token; empty when no statement holds it."""
        teller = self.teller(Passage(token.idx, token.idx + len(token)))
        return [teller.speaker] if teller is not None and teller.speaker else []

    @cached_property
    def _statements(self) -> dict[int, list[Statement]]:
        """Statements with a known speaker by the blocks of text that their contents touch."""
        found: dict[int, list[Statement]] = defaultdict(list)
        for statement in self.doc._.statements:
            if statement.speaker:
                for block in range(statement.content.start // BLOCK, statement.content.end // BLOCK + 1):
                    found[block].append(statement)
        return found

    def teller(self, where: Passage) -> Statement | None:
        """The tightest statement whose content holds the words and whose speaker is known."""
        covering = [s for s in self._statements.get(where.start // BLOCK, ()) if s.content.covers(where)]
        return min(covering, key=lambda s: s.content.end - s.content.start) if covering else None


def _is_recent(day: str, published: str | None) -> bool:
    """True for a day of publication or shortly before it."""
    if published is None:
        return False
    try:
        gap = date.fromisoformat(published) - date.fromisoformat(day)
    except ValueError:
        return False
    return timedelta(0) <= gap <= timedelta(days=STORY_DAYS)
