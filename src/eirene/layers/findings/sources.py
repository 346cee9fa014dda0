"""Who the report rests on: nameless sources, and reports that hear one side alone."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.sides.bodies import bodies_of
from eirene.sides.names import same_body
from eirene.syntax import children, passage, span_at
from eirene.types import Actor, ActorKind, Finding, FindingKind, Passage

ENOUGH = 4  # statements from which on one-sidedness is worth a word


def check_unnamed(doc: Doc) -> Iterator[Finding]:
    """One finding for each nameless source who is quoted, at its first description; hearsay that nobody answers for besides.

    A source told only with "the" has been introduced under another description, unless an ordinal tells it from others.
    """
    spoken = {s.speaker for s in doc._.statements} | {f.source for f in doc._.figures} | {e.source for e in doc._.events}
    for actor in doc._.actors:
        if actor.kind is ActorKind.UNNAMED_SOURCE and actor.name in spoken and actor.mentions:
            where = _described(doc, actor)
            if _is_introduced(doc, where):
                yield Finding(FindingKind.UNNAMED_SOURCE, (where,), actor.name)
    for token in doc:
        if _is_hearsay(token):
            auxiliary = next(children(token, "aux"), token)
            where = passage(doc[min(auxiliary.i, token.i) : token.i + 1])
            yield Finding(FindingKind.UNNAMED_SOURCE, (where,), "nobody is named as the source")


def _described(doc: Doc, actor: Actor) -> Passage:
    """The mention that describes the source: the first that is no pronoun."""
    described = [m for m in actor.mentions if len(m.of(doc.text)) > 4]
    return min(described or actor.mentions)


def _is_introduced(doc: Doc, where: Passage) -> bool:
    """True when a description introduces somebody: no bare "the aide", nor "both leaders"."""
    span = span_at(doc, where)
    if not len(span) or span[0].lower_ in {"both", "each", "neither"}:
        return False
    if span[0].lower_ != "the":
        return True
    return any(t.morph.get("NumType", []) == ["Ord"] or t.lower_ == "other" for t in span) or len(span) > 3


def _is_hearsay(token: Token) -> bool:
    """True for "is understood to say": a passive of hearsay with an infinitive and no agent."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in load_words("finding_hearsay_verbs"):
        return False
    kinds = {c.dep_ for c in token.children}
    return "aux:pass" in kinds and "xcomp" in kinds and "obl:agent" not in kinds


def check_single_source(doc: Doc) -> Iterator[Finding]:
    """One finding when every statement comes from one side although the report tells of two."""
    statements = [s for s in doc._.statements if s.speaker]
    process = doc._.process
    if len(statements) < ENOUGH or process is None or len(process.parties) < 2:
        return
    actors = {a.name: a for a in doc._.actors}
    sides = {_side(doc, actors.get(s.speaker or ""), process.parties) for s in statements}
    if len(sides) == 1 and None not in sides:
        where = tuple(s.content for s in statements)
        yield Finding(FindingKind.SINGLE_SOURCE, where, f"every statement comes from one side: {sides.pop()}")


def _side(doc: Doc, actor: Actor | None, parties: tuple[str, ...]) -> str | None:
    """The party a speaker belongs to; an office or official without a named state is the only state's among the parties."""
    if actor is None:
        return None
    home = bodies_of(doc).body(actor)
    if home:
        return next((p for p in parties if same_body(p, home)), None)
    states = [a.name for a in doc._.actors if a.kind is ActorKind.STATE and a.name in parties]
    words = {w.strip(",.").lower() for w in (actor.role or "").split()}
    official = actor.kind is ActorKind.OFFICE or (actor.kind is ActorKind.PERSON and words & load_words("process_officials"))
    return states[0] if official and len(states) == 1 else None
