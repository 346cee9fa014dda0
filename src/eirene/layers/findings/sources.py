"""Who the report rests on: nameless sources, and reports that hear one side alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from eirene.types import Actor, ActorKind, Finding, FindingKind, Passage

HEARSAY = re.compile(r"\b(?:is|are|was|were) (?:widely )?(?:understood|rumou?red) to\b", re.IGNORECASE)
ENOUGH = 4  # statements from which on one-sidedness is worth a word


def check_unnamed(doc: Doc) -> Iterator[Finding]:
    """One finding for each nameless source who is quoted, at the first mention that the report gives of it."""
    spoken = {s.speaker for s in doc._.statements} | {f.source for f in doc._.figures} | {e.source for e in doc._.events}
    for actor in doc._.actors:
        if actor.kind is ActorKind.UNNAMED_SOURCE and actor.name in spoken and actor.mentions:
            yield Finding(FindingKind.UNNAMED_SOURCE, (_described(doc, actor),), actor.name)
    for match in HEARSAY.finditer(doc.text):
        yield Finding(FindingKind.UNNAMED_SOURCE, (Passage(*match.span()),), "nobody is named as the source")


def _described(doc: Doc, actor: Actor) -> Passage:
    """The mention that describes the source: the first that is no pronoun."""
    described = [m for m in actor.mentions if len(m.of(doc.text)) > 4]
    return min(described or actor.mentions)


def check_single_source(doc: Doc) -> Iterator[Finding]:
    """One finding when every statement comes from one side although the report tells of two."""
    statements = [s for s in doc._.statements if s.speaker]
    process = doc._.process
    if len(statements) < ENOUGH or process is None or len(process.parties) < 2:
        return
    actors = {a.name: a for a in doc._.actors}
    sides = {_side(actors.get(s.speaker), s.speaker, process.parties) for s in statements}
    if len(sides) == 1 and None not in sides:
        where = tuple(s.content for s in statements)
        yield Finding(FindingKind.SINGLE_SOURCE, where, f"every statement comes from one side: {sides.pop()}")


def _side(actor: Actor | None, name: str, parties: tuple[str, ...]) -> str | None:
    """The party that a speaker belongs to, by name, affiliation or role; None when it belongs to none."""
    words = {name, actor.affiliation or "", actor.role or ""} if actor else {name}
    said = " ".join(words).lower()
    for party in parties:
        if party.lower() in said or (actor and actor.affiliation and actor.affiliation.lower() in party.lower()):
            return party
    return None
