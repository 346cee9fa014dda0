"""What the layers leave on a `Doc` for each other: the extensions, their meaning and their defaults.

doc._.report        Report          what is being read (set before the first layer)
doc._.times         tuple[TimeExpression, ...]
doc._.date_inferred str | None      publication day that the text implies, when none was given
doc._.numbers       tuple[Number, ...]
doc._.actors        tuple[Actor, ...]
doc._.statements    tuple[Statement, ...]
doc._.events        tuple[Event, ...]
doc._.figures       tuple[Figure, ...]
doc._.terms         tuple[Term, ...]
doc._.process       Process | None
doc._.findings      tuple[Finding, ...]
doc._.body_start    int             character where the body begins (after headline, standfirst, subtitle, dateline)
doc._.actor_at(start, end) -> Actor | None   the actor whose mention lies at these characters (tightest first)
"""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.types import Actor, Passage

FACTS = ("times", "numbers", "actors", "statements", "events", "figures", "terms", "findings")


def actor_at(doc: Doc, start: int, end: int) -> Actor | None:
    """The actor with a mention that overlaps the characters: an equal one first, then the tightest around or in them."""
    where = Passage(start, end)
    found = [
        (mention != where, not mention.covers(where), mention.end - mention.start, actor.name, actor)
        for actor in doc._.actors
        for mention in actor.mentions
        if mention.overlaps(where)
    ]
    return min(found, key=lambda row: row[:4])[4] if found else None


def register() -> None:
    """Registers the extensions on spaCy's `Doc`; safe to call again."""
    if Doc.has_extension("report"):
        return
    Doc.set_extension("report", default=None)
    for name in FACTS:
        Doc.set_extension(name, default=())
    Doc.set_extension("process", default=None)
    Doc.set_extension("date_inferred", default=None)
    Doc.set_extension("body_start", default=0)
    Doc.set_extension("actor_at", method=actor_at)


register()
