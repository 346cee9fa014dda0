"""When an event took place: the time expression of its own words, of its clause, of the clause that governs it, or of the story.

A date always rests on words of the report; where nothing says when, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from eirene.layers.events.frames import has_case
from eirene.layers.events.matching import Trigger
from eirene.layers.events.scene import Scene
from eirene.layers.events.timed import Timed
from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import EventStatus, TimeExpression

CLAUSE_LINKS = frozenset({"ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"})
NEAR = 40  # characters between a day and its hour


def time_of(scene: Scene, trigger: Trigger, triggers: set[int]) -> TimeExpression | None:
    """The dated time expression that tells when the event took place, from the closest words outwards."""
    places = {token.i: level for level, token in reversed(list(enumerate(_steps(trigger))))}
    described = _day_described(scene, trigger)
    if described is not None:
        return described
    best: tuple[int, int, int] | None = None
    found: TimeExpression | None = None
    for item in scene.timed_near(trigger.head):
        level = _level(item, places, trigger, triggers) if _dates(item, trigger) else None
        if level is None:
            continue
        row = (level, abs(item.root.i - trigger.head.i), item.start)
        if best is None or row < best:
            best, found = row, item.time
    return found


def _dates(item: Timed, trigger: Trigger) -> bool:
    """False for bounds that say since when, how long or until when, unless they are those of what goes on or is to come."""
    bound = item.time.relation
    if item.time.type == "SET" or (bound == "for" and item.time.type == "DURATION"):
        return False
    if bound == "since":
        return any(c.lemma_.lower() == "have" for c in _clause_of(trigger).children)
    return not (trigger.type.speech and bound in {"by", "within", "until", "before"})


def _clause_of(trigger: Trigger) -> Token:
    """The verb of the clause that tells of the event: that whose subject a bare noun is ("clashes have forced …")."""
    governor = trigger.governor
    return governor.head if not trigger.verbal and relation(governor) == "nsubj" else governor


def _day_described(scene: Scene, trigger: Trigger) -> TimeExpression | None:
    """The day that the event's clause describes ("held since Tuesday, when soldiers arrested him")."""
    verb = trigger.governor.head if relation(trigger.governor) == "conj" else trigger.governor
    when = next((c.i for c in verb.children if c.lower_ == "when"), None)
    items = scene.timed_near(trigger.head) if when is not None else ()
    return next((replace(item.time, relation="") for item in items if when in {item.end, item.end + 1}), None)


def _steps(trigger: Trigger) -> Iterator[Token]:
    """The words on which the event hangs: itself, what carries or describes it, and up to the clause that governs it."""
    yield trigger.head
    if trigger.light is not None:
        yield trigger.light
    if not trigger.verbal:
        yield from (c for c in trigger.head.children if relation(c) == "acl" and c.dep_ != "acl:relcl")
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
    if token.dep_ == "acl:relcl" or _starts_clause(token, "after", "before", "since", "until"):
        return False
    return role != "advcl" or not _is_finite(token) or _starts_clause(token, "when", "as", "while")


def _is_finite(verb: Token) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in (verb, *verb.children) if t.pos_ in {"VERB", "AUX"})


def _starts_clause(token: Token, *words: str) -> bool:
    return any(c.lower_ in words for c in token.children if relation(c) in {"mark", "advmod", "case"})


def _level(item: Timed, places: Mapping[int, int], trigger: Trigger, triggers: set[int]) -> int | None:
    """How far out the word is that the time expression hangs on; None when it belongs to another clause or event."""
    token = item.dates
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


def clock_of(scene: Scene, trigger: Trigger, time: TimeExpression | None) -> str | None:
    """The hour of the expression, or of another one on the same day right beside it."""
    if time is None or time.time:
        return time.time if time else None
    others = (item.time for item in scene.timed_near(trigger.head))
    return next((t.time for t in others if t.time and t.date == time.date and t.anchor.gap(time.anchor) < NEAR), None)


def lasting(time: TimeExpression, published: str | None) -> str | None:
    """The date of what has gone on "since" a day: from then to publication; else the expression's own date."""
    if time.relation != "since" or time.date is None or published is None:
        return time.date
    start = time.date.split("/")[0]
    return f"{start}/{published}" if start < published else time.date


def is_to_come(time: TimeExpression, published: str | None) -> bool:
    """True for a day after publication ("she arrives tomorrow")."""
    return published is not None and time.date is not None and time.date.split("/")[0] > published


def is_over(time: TimeExpression, published: str | None) -> bool:
    """True for a day before publication."""
    return published is not None and time.date is not None and time.date.split("/")[-1] < published


def day_of_telling(scene: Scene, trigger: Trigger, status: EventStatus) -> str | None:
    """The day of what has none of its own words: that of the sentence before it, or, of what is said, that of the story."""
    if status is not EventStatus.OCCURRED or not trigger.verbal or _looks_back(trigger.governor):
        return None
    if _goes_on(trigger.governor):
        before = scene.day_before(trigger.head)
        if before is not None:
            return before
    if not trigger.type.speech:
        return None
    return scene.published if _tenses(trigger.governor) == {"Pres"} else scene.story_day_at(trigger.head)


def _goes_on(verb: Token) -> bool:
    """True for a sentence that takes up the one before ("She also urged …", "He called on …")."""
    taken_up = any(t.lower_ in load_words("event_teller_pronouns") for t in verb.children if relation(t) == "nsubj")
    return relation(verb) == "ROOT" and (taken_up or any(c.lower_ == "also" for c in verb.children))


def _looks_back(verb: Token) -> bool:
    """True for the perfect, a relative clause, and what is told as before or after something else: not the news itself."""
    helpers = {c.lower_ for c in verb.children if relation(c) == "aux"}
    told = relation(verb) == "ccomp" and "had" in helpers  # "said that they had agreed": the past of what was said
    perfect = bool(helpers & load_words("event_perfect_auxiliaries")) and not told
    return perfect or verb.dep_ == "acl:relcl" or has_case(verb, "after", "before", "since")


def _tenses(verb: Token) -> set[str]:
    """The tenses of a verb and its auxiliaries, those of finite forms."""
    finite = [t for t in (verb, *(c for c in verb.children if relation(c) == "aux")) if "Fin" in t.morph.get("VerbForm", [])]
    return {tense for token in finite for tense in token.morph.get("Tense", [])}
