"""The facts of other layers, found by the sentence in which they stand, so that no figure scans the whole report."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.types import Event, Passage, Statement, Term, TimeExpression

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Context:
    """Facts by the number of the sentence they touch; `starts` are the sentences' first characters."""

    starts: Sequence[int]
    times: dict[int, list[TimeExpression]]
    statements: dict[int, list[Statement]]
    cues: dict[int, list[Passage]]
    terms: dict[int, list[Term]]
    events: dict[int, list[Event]]
    places: dict[int, list[Span]]
    aliases: dict[str, str]
    author: str | None

    def sentence(self, token: Token) -> int:
        """The number of the sentence that holds a token."""
        return bisect_right(self.starts, token.idx) - 1


def gather(doc: Doc) -> Context:
    """The context of a document's figures."""
    starts = [s.start_char for s in doc.sents]
    facts = doc._
    return Context(
        starts=starts,
        times=_spread(starts, [(t.anchor, t) for t in facts.times]),
        statements=_spread(starts, [(s.content, s) for s in facts.statements if s.speaker]),
        cues=_spread(starts, [(s.cue, s.cue) for s in facts.statements]),
        terms=_spread(starts, [(t.anchor, t) for t in facts.terms]),
        events=_spread(starts, [(e.anchor, e) for e in facts.events]),
        places=_spread(starts, [(Passage(e.start_char, e.end_char), e) for e in doc.ents if _may_be_place(e)]),
        aliases=_aliases(doc),
        author=_author(doc),
    )


def _may_be_place(name: Span) -> bool:
    """True for a place, and for a lone name that the model took for somebody and that is nobody among the actors."""
    if name.label_ == "LOC":
        return True
    return len(name) == 1 and name.doc._.actor_at(name.start_char, name.end_char) is None


def _spread(starts: Sequence[int], facts: Iterable[tuple[Passage, F]]) -> dict[int, list[F]]:
    found: dict[int, list[F]] = defaultdict(list)
    for passage, fact in facts:
        for sentence in range(
            max(0, bisect_right(starts, passage.start) - 1), bisect_right(starts, max(passage.start, passage.end - 1))
        ):
            found[sentence].append(fact)
    return found


def _aliases(doc: Doc) -> dict[str, str]:
    """Names as printed elsewhere in the report, and initials → the actor, for a place where the mention was not found."""
    found: dict[str, str] = {}
    text = doc.text
    for actor in doc._.actors:
        for mention in actor.mentions:
            printed = mention.of(text)
            if printed[:1].isupper() and printed.lower() not in load_words("count_personal_words"):
                found.setdefault(printed, actor.name)
    for actor in doc._.actors:
        initials = "".join(word[0] for word in actor.name.split() if word[0].isupper())
        if len(initials) > 1:
            found.setdefault(initials, actor.name)
    return found


def _author(doc: Doc) -> str | None:
    """The publisher, where it speaks in its own report: a body that reports its own findings."""
    publisher = doc._.report.publisher if doc._.report is not None else None
    if not publisher:
        return None
    own = set(publisher.split())
    return publisher if any(s.speaker and set(s.speaker.split()) <= own for s in doc._.statements) else None
