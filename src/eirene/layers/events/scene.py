"""What the other layers and the model have found, laid out by token, so that the events layer asks each question in one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.lexicon import load_words
from eirene.sides import find_parties
from eirene.syntax import span_at
from eirene.types import Actor, Passage, Statement, TimeExpression


@dataclass(frozen=True, slots=True)
class Timed:
    """A dated time expression with its tokens `[start, end)` and the head of them."""

    time: TimeExpression
    start: int
    end: int
    root: Token


class Scene:
    """A document with its actors, arguments and time expressions by token."""

    def __init__(self, doc: Doc, codebook: Codebook) -> None:
        self.doc = doc
        self.codebook = codebook
        self.body_start: int = doc._.body_start

    @cached_property
    def arguments(self) -> dict[int, dict[str, list[Token]]]:
        """For each predicate the heads of its PropBank arguments by role."""
        found: dict[int, dict[str, list[Token]]] = {}
        for predicate in self.doc._.predicates:
            roles: dict[str, list[Token]] = defaultdict(list)
            for argument in predicate.arguments:
                roles[argument.role].append(self.doc[argument.start : argument.end].root)
            found[predicate.i] = dict(roles)
        return found

    @cached_property
    def rolesets(self) -> dict[int, str]:
        """The PropBank sense of each predicate."""
        return {predicate.i: predicate.roleset for predicate in self.doc._.predicates}

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

    def actor(self, token: Token) -> Actor | None:
        """The actor that a token names or stands for."""
        return self._cast.get(token.i)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Names of the two sides that the report has in mind."""
        return find_parties(self.doc)

    @cached_property
    def mediated(self) -> bool:
        """True when the report speaks of somebody who mediates."""
        words = load_words("event_mediation_words")
        return any(token.lemma_.lower() in words for token in self.doc)

    @cached_property
    def timed(self) -> dict[int, list[Timed]]:
        """The dated time expressions of each sentence, by the sentence's first token."""
        found: dict[int, list[Timed]] = defaultdict(list)
        for time in self.doc._.times:
            span = span_at(self.doc, time.anchor)
            if time.date and len(span):
                found[span.root.sent.start].append(Timed(time, span.start, span.end, span.root))
        return found

    @cached_property
    def time_tokens(self) -> frozenset[int]:
        """Tokens that stand in a time expression, whether it could be dated or not."""
        return frozenset(token.i for time in self.doc._.times for token in span_at(self.doc, time.anchor))

    def teller(self, where: Passage) -> Statement | None:
        """The tightest statement whose content holds the words and whose speaker is known."""
        covering = [s for s in self.doc._.statements if s.content.covers(where) and s.speaker]
        return min(covering, key=lambda s: s.content.end - s.content.start) if covering else None
