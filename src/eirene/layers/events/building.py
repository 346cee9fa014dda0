"""From a trigger to an event: participants, time, place and status of its clause."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.layers.events.matching import Trigger
from eirene.layers.events.participants import find_sides
from eirene.layers.events.status import status_of
from eirene.syntax import relation, sentence_passage
from eirene.types import Event, EventStatus, Passage, TimeExpression

ALONE = frozenset({"ASSAULT", "PROTEST", "CONSULT"})  # types that may stand without an actor
PLACE_CASES = frozenset({"in", "at", "near", "outside", "around", "inside", "on", "over", "from", "to"})


def build_event(doc: Doc, trigger: Trigger) -> Event | None:
    """The event of a trigger, or None when it is not told as one."""
    head = trigger.head
    if head.idx < doc._.body_start:
        return None
    status = status_of(head, trigger.light)
    if status is None or (status is EventStatus.HYPOTHETICAL and trigger.type not in {"COERCE", "MOBILIZE"}):
        return None
    actors, recipients = find_sides(doc, trigger)
    if not actors and not (recipients and trigger.type in ALONE | {"COERCE", "RETREAT"}) and not _stands_alone(doc, trigger):
        return None
    if trigger.pattern.needs_actor and not actors:
        return None
    time = _time(doc, trigger)
    if status is EventStatus.PLANNED and trigger.type not in {"CONSULT"} and (time is None or time.date is None):
        return None
    where = Passage(doc[trigger.first].idx, head.idx + len(head))
    return Event(
        type=trigger.type,
        mode=_mode(trigger, actors, recipients),
        actors=actors,
        recipients=recipients,
        status=status,
        anchor=where,
        date=time.date if time else None,
        time=_clock(doc, time),
        place=_place(doc, trigger),
        source=_source(doc, where),
        passage=sentence_passage(head),
        reason=f"{trigger.type}: {' '.join(t.lemma_ for t in doc[trigger.first : trigger.last])}",
    )


def _stands_alone(doc: Doc, trigger: Trigger) -> bool:
    """True for violence and protest that is told with its day or place, although nobody is named."""
    if trigger.type not in {"ASSAULT", "PROTEST"}:
        return False
    time = _time(doc, trigger)
    return (time is not None and time.date is not None) or _place(doc, trigger) is not None


def _mode(trigger: Trigger, actors: tuple[str, ...], recipients: tuple[str, ...]) -> str | None:
    if trigger.mode == "visit" and not recipients and trigger.head.pos_ == "VERB" and len(actors) > 1:
        return None
    return trigger.mode


def _source(doc: Doc, where: Passage) -> str | None:
    """Who says so: the speaker of the tightest statement that holds the trigger."""
    covering = [s for s in doc._.statements if s.content.covers(where) and s.speaker]
    return min(covering, key=lambda s: s.content.end - s.content.start).speaker if covering else None


def _time(doc: Doc, trigger: Trigger) -> TimeExpression | None:
    """The dated time expression of the trigger's clause, else the nearest of its sentence."""
    sentence = sentence_passage(trigger.head)
    dated = [t for t in doc._.times if t.date and sentence.covers(t.anchor) and t.relation not in {"since"}]
    if not dated:
        return None
    governor = trigger.light or trigger.head
    clause = {t.i for t in governor.subtree if not _other_clause(t, governor)}
    ranked = []
    for time in dated:
        tokens = doc.char_span(time.anchor.start, time.anchor.end, alignment_mode="expand")
        inside = tokens is not None and any(t.i in clause for t in tokens)
        own = tokens is not None and any(
            a.i == governor.i or a.i == trigger.head.i for a in [tokens.root, *tokens.root.ancestors][:3]
        )
        ranked.append((not own, not inside, abs(time.anchor.start - trigger.head.idx), time.anchor, time))
    best = min(ranked, key=lambda row: row[:4])
    return best[4] if not best[1] or not best[0] or best[2] < 90 else None


def _other_clause(token: Token, governor: Token) -> bool:
    """True when a clause of its own lies between a token and the governor above it."""
    while token.i != governor.i and token.head.i != token.i:
        if relation(token) in {"ccomp", "advcl", "acl", "parataxis"} or (relation(token) == "conj" and token.pos_ == "VERB"):
            return True
        token = token.head
    return False


def _clock(doc: Doc, time: TimeExpression | None) -> str | None:
    """The hour of the expression, or of another one on the same day right beside it."""
    if time is None:
        return None
    if time.time:
        return time.time
    beside = [t for t in doc._.times if t.time and t.date == time.date and t.anchor.gap(time.anchor) < 40]
    return beside[0].time if beside else None


def _place(doc: Doc, trigger: Trigger) -> str | None:
    """The place named in the clause of the trigger, the one nearest to it."""
    governors = [trigger.head] + ([trigger.light] if trigger.light is not None else [])
    found: list[tuple[int, str]] = []
    for governor in governors:
        for token in governor.subtree:
            if token.ent_type_ != "LOC" or _other_clause(token, governor):
                continue
            if relation(token) in {"obl", "nmod", "conj", "appos", "flat", "compound", "obj"}:
                cases = {c.lower_ for c in token.children if c.dep_ == "case"}
                if (
                    cases & PLACE_CASES
                    or relation(token) in {"appos"}
                    or (relation(token) == "obj" and trigger.type in {"ASSAULT", "COERCE"})
                ):
                    ent = next((e for e in doc.ents if e.start <= token.i < e.end), None)
                    found.append((abs(token.i - trigger.head.i), ent.text if ent is not None else token.text))
    return min(found)[1] if found else None
