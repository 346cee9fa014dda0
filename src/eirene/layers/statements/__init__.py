"""Who says what."""

from __future__ import annotations

from spacy.tokens import Doc

from eirene.codebook import Codebook
from eirene.layers.statements.assessment import assess
from eirene.layers.statements.draft import Draft
from eirene.layers.statements.finding import draft_statements
from eirene.layers.statements.quotes import find_quotes, find_turns
from eirene.types import Actor, ActorKind, Passage, Statement, StatementKind

__all__ = ["find_statements"]


def find_statements(doc: Doc, codebook: Codebook) -> None:
    """Puts `statements` on the document, in text order.

    A transcript is read by its turns; other texts by attributions of the model, reporting verbs and quotation marks.
    """
    quotes = find_quotes(doc.text)
    turns = find_turns(doc.text)
    drafts = [Draft(t.label, t.content, "turn") for t in turns] or draft_statements(doc, quotes, codebook)
    made = [_statement(doc, draft, quotes, codebook) for draft in drafts]
    doc._.statements = tuple(sorted(made, key=lambda s: (s.content, s.cue)))


def _statement(doc: Doc, draft: Draft, quotes: list[Passage], codebook: Codebook) -> Statement:
    text = doc.text
    speaker = doc._.actor_at(draft.speaker.start, draft.speaker.end) if draft.speaker else None
    if draft.reason == "turn":
        speaker = _labelled(doc, draft.cue)
    name = speaker.name if speaker else (draft.speaker.of(text) if draft.speaker and draft.reason != "turn" else None)
    dates = [t for t in doc._.times if t.date and t.anchor.gap(draft.cue) < 25 and not draft.content.overlaps(t.anchor)]
    line_start, line_end = text.rfind("\n", 0, draft.content.start) + 1, text.find("\n", draft.content.end)
    around = text[max(line_start, draft.content.start - 250) : min(line_end if line_end > 0 else len(text), draft.content.end + 150)]
    return Statement(
        speaker=name,
        kind=StatementKind.DIRECT if draft.reason == "turn" else _kind(text, draft.content, quotes),
        cue=draft.cue,
        content=draft.content,
        addressee=draft.addressee.of(text) if draft.addressee else None,
        date=dates[0].date if dates else None,
        assessment=assess(draft.content.of(text), around, codebook),
        reason=draft.reason,
    )


def _labelled(doc: Doc, label: Passage) -> Actor | None:
    """The actor that a speaker label names."""
    words = set(label.of(doc.text).strip(" :.").lower().split())
    for actor in doc._.actors:
        if words <= set(actor.name.lower().split()) or words & {actor.name.lower().split()[-1]}:
            return actor
    people = [a for a in doc._.actors if a.kind is ActorKind.PERSON]
    return people[0] if people and words <= {"a", "a."} else None


def _kind(text: str, content: Passage, quotes: list[Passage]) -> StatementKind:
    inside = [q for q in quotes if q.overlaps(content)]
    if not inside:
        return StatementKind.INDIRECT
    bare = text[content.start : content.end].strip(" ,.;:")
    covered = sum(min(q.end, content.end) - max(q.start, content.start) for q in inside)
    return StatementKind.DIRECT if covered >= len(bare) - 2 else StatementKind.MIXED
