"""Where people in one report differ: on the prospects of the talks, and on who did what or whether it happened."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from eirene.lexicon import load_words
from eirene.types import Assessment, Event, EventStatus, Finding, FindingKind, Statement

ORDER = (Assessment.POSITIVE, Assessment.CAUTIOUS, Assessment.NEGATIVE)


def check_assessments(doc: Doc) -> Iterator[Finding]:
    """One finding when speakers rate the talks' prospects differently; anchored on one statement a speaker and rating."""
    seen: dict[tuple[Assessment, str | None], Statement] = {}
    for statement in doc._.statements:
        if statement.assessment:
            seen.setdefault((statement.assessment, statement.speaker), statement)
    ratings = {rating for rating, _ in seen}
    if len(ratings) < 2 or len({speaker for _, speaker in seen}) < 2:
        return
    ordered = sorted(seen.items(), key=lambda item: (ORDER.index(item[0][0]), item[1].content))
    note = "; ".join(
        f"{', '.join(speaker or 'unnamed' for (rating, speaker), _ in ordered if rating == wanted)} {wanted}"
        for wanted in ORDER
        if wanted in ratings
    )
    yield Finding(FindingKind.ASSESSMENTS_DIFFER, tuple(s.content for _, s in ordered), note)


def check_accounts(doc: Doc) -> Iterator[Finding]:
    """Acts that one side lays on the other and back, and acts that are told and denied."""
    yield from _mutual_blame(doc._.events)
    yield from _denials(doc)


def _mutual_blame(events: tuple[Event, ...]) -> Iterator[Finding]:
    """ACCUSE both ways: in one event, or in two with the sides exchanged."""
    charges = [e for e in events if e.type == "ACCUSE" and e.actors and e.recipients]
    for index, first in enumerate(charges):
        if len(first.actors) > 1 and set(first.actors) == set(first.recipients):
            yield Finding(FindingKind.ACCOUNTS_DIFFER, (first.anchor,), "each side blames the other")
        for second in charges[index + 1 :]:
            if set(first.actors) & set(second.recipients) and set(second.actors) & set(first.recipients):
                yield Finding(FindingKind.ACCOUNTS_DIFFER, (first.anchor, second.anchor), "each side blames the other")


def _denials(doc: Doc) -> Iterator[Finding]:
    """A denial by a speaker, with the nearest act of the report that it may be about."""
    verbs = load_words("finding_denial_verbs")
    for event in doc._.events:
        if event.status is EventStatus.DENIED:
            yield Finding(FindingKind.ACCOUNTS_DIFFER, (event.anchor,), "the report tells it as denied")
    for statement in doc._.statements:
        cue = doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
        if cue is None or not any(token.lemma_.lower() in verbs for token in cue):
            continue
        denied = [e for e in doc._.events if statement.content.covers(e.anchor)]
        if denied and denied[0].status is EventStatus.DENIED:
            continue
        told = [e for e in doc._.events if not statement.content.covers(e.anchor) and denied and e.type == denied[0].type]
        anchors = (told[0].anchor, statement.content) if told else (statement.content,)
        yield Finding(FindingKind.ACCOUNTS_DIFFER, anchors, f"denied by {statement.speaker or 'a speaker without a name'}")
