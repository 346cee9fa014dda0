"""When an event took place: the time expression of its own words, of its clause, of the clause that governs it, or of the story.

A date always rests on words of the report; where nothing says when, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from eirene.layers.events.frames import has_case
from eirene.layers.events.matching import Trigger
from eirene.layers.events.scene import Scene, Timed
from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import EventStatus, TimeExpression

CLAUSE_LINKS = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
NEAR = 40  # characters between a day and its hour
STORY_DAYS = 4  # a lead tells news of the day of publication or of one this many days before


def time_of(scene: Scene, trigger: Trigger, triggers: set[int]) -> TimeExpression | None:
    """The dated time expression that tells when the event took place, from the closest words outwards."""
    timed = scene.timed.get(trigger.head.sent.start, [])
    if not timed:
        return None
    steps = list(_steps(trigger))
    best: tuple[int, int, int, Timed] | None = None
    for item in timed:
        if not _dates(item, trigger):
            continue
        level = _level(item, steps, trigger, triggers)
        if level is None:
            continue
        row = (level, abs(item.root.i - trigger.head.i), item.start, item)
        if best is None or row[:3] < best[:3]:
            best = row
    return best[3].time if best is not None else None


def _dates(item: Timed, trigger: Trigger) -> bool:
    """False for bounds that say since when or how long something has held, unless the event goes on."""
    return item.time.type != "SET" and (
        item.time.relation not in {"since", "for"} or bool(trigger.governor.morph.get("VerbForm") == ["Part"])
    )


def _steps(trigger: Trigger) -> Iterator[Token]:
    """The words on which the event hangs: itself, what carries it, and up to the clause that governs it."""
    yield trigger.head
    if trigger.light is not None and trigger.light.i != trigger.head.head.i:
        yield trigger.light
    token = trigger.head
    for _ in range(8):
        if token.head.i == token.i or not _passes_date(token):
            return
        token = token.head
        yield token


def _passes_date(token: Token) -> bool:
    """True when what is above dates what is below; a report of something done is not dated by the day it was reported."""
    role = relation(token)
    if role in {"ccomp", "parataxis"}:
        return False
    if token.dep_ == "acl:relcl":
        return False
    return not (
        role == "advcl" and _starts_clause(token, "if", "unless", "because", "although", "since", "after", "before", "until")
    )


def _starts_clause(token: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in token.children if relation(c) in {"mark", "advmod", "case"})


def _level(item: Timed, steps: list[Token], trigger: Trigger, triggers: set[int]) -> int | None:
    """How far out the word is that the time expression hangs on; None when it belongs to another clause or event."""
    places = {token.i: level for level, token in enumerate(steps)}
    token = _attachment(item)
    for _ in range(6):
        if token.i in places:
            return places[token.i]
        if token.i in triggers and token.i != trigger.head.i:
            return None
        if token.head.i == token.i or relation(token) in CLAUSE_LINKS:
            return None
        if relation(token) == "conj" and token.pos_ == "VERB":
            return None
        token = token.head
    return None


def _attachment(item: Timed) -> Token:
    """The word that a time expression dates; right after a reporting verb it is that verb, whatever the tree says."""
    before = item.start - 1
    doc = item.root.doc
    while before > 0 and doc[before].pos_ in {"ADP", "DET", "ADV", "SPACE"}:
        before -= 1
    verb = doc[before]
    if (
        before >= 0
        and verb.pos_ == "VERB"
        and verb.sent == item.root.sent
        and verb.lemma_.lower() in load_words("event_telling_words")
    ):
        return verb
    return item.root


def clock_of(scene: Scene, time: TimeExpression | None) -> str | None:
    """The hour of the expression, or of another one on the same day right beside it."""
    if time is None or time.time:
        return time.time if time else None
    beside = (t for t in scene.doc._.times if t.time and t.date == time.date and t.anchor.gap(time.anchor) < NEAR)
    return next((t.time for t in beside), None)


def lasting(time: TimeExpression, published: str | None) -> str | None:
    """The date of what has gone on "since" a day: from then to publication; else the expression's own date."""
    if time.relation != "since" or time.date is None or published is None:
        return time.date
    start = time.date.split("/")[0]
    return f"{start}/{published}" if start < published else time.date


def story_day(scene: Scene) -> str | None:
    """The day whose news the report tells: that of the main clause of its first sentences, close before publication."""
    published = scene.doc._.report.published if scene.doc._.report else None
    for sentence in scene.doc.sents:
        if sentence.end_char <= scene.body_start:
            continue
        for item in scene.timed.get(sentence.start, []):
            if _main(item.root) and item.time.date and "/" not in item.time.date and _is_recent(item.time.date, published):
                return item.time.date
        if sentence.start_char > scene.body_start + 500:
            break
    return None


def _main(token: Token) -> bool:
    """True when a time expression hangs on the main clause or on what it reports."""
    return all(not (above.dep_ == "acl:relcl" or relation(above) in {"acl", "advcl"}) for above in token.ancestors)


def _is_recent(day: str, published: str | None) -> bool:
    if published is None:
        return True
    try:
        gap = date.fromisoformat(published) - date.fromisoformat(day)
    except ValueError:
        return False
    return timedelta(0) <= gap <= timedelta(days=STORY_DAYS)


def is_news(trigger: Trigger, status: EventStatus) -> bool:
    """True for what the report tells in the simple past, the tense of the day's news; the perfect and the past perfect look back."""
    if status is not EventStatus.OCCURRED:
        return False
    verb = trigger.governor
    if verb.pos_ != "VERB" or verb.dep_ == "acl:relcl" or has_case(verb, "after", "before", "since"):
        return False
    helpers = {c.lemma_.lower() for c in verb.children if relation(c) == "aux"}
    return "have" not in helpers and "Past" in verb.morph.get("Tense") + [
        t for c in verb.children if relation(c) == "aux" for t in c.morph.get("Tense")
    ]
