"""The words around a time expression that decide how it is read: prepositions, brackets, datelines, entry stamps."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from eirene.layers.times.grammar import Kind, Match
from eirene.layers.times.joining import Group
from eirene.lexicon import load_words
from eirene.syntax import relation, span_at
from eirene.types import Passage

BEFORE = 40  # characters before an expression in which its preposition stands
_LEAD = re.compile(
    r"\b(since|by|until|till|before|prior to|after|from|within|for|during|over|as of|on|in|at|to)"
    r"\s+(?:about |around |the |at least |late |early |shortly |nearly |almost |some |more than |over |up to )*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\d{1,2}[:.]\d\d\b")
_CLEFT = re.compile(r"\b[Ii]t (?:is|was) (?:on )?$")
_TOLD_PART = re.compile(r"\b(?:at|by|before|until|till|since|around|about|towards?|after|from|through)\s+$", re.IGNORECASE)
_TOLD_THE_PART = re.compile(r"\b(?:in|during|on|through|throughout|by|before|until|about|of)\s+$", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|could|’d|'d)\b[^.\n]*$")
_BRACKET = re.compile(r"\s?\([^()\n]{1,40}\),? (?:on )?")
_DATELINE_END = re.compile(r"\s*(?:\(|[–—]|- |/)")


def preposition_before(text: str, place: int) -> str:
    """The preposition that bounds the expression at a place, in lower case; "" when there is none."""
    lead = _LEAD.search(text[max(0, place - BEFORE) : place])
    return lead.group(1).lower() if lead else ""


def is_entry_stamp(text: str, group: Group) -> bool:
    """True for the clock time at the head of an entry of a live report."""
    at_head = group.start == 0 or text[group.start - 1] == "\n"
    return group.clock is not None and at_head and _ENTRY.match(text, group.start) is not None


def is_cleft(text: str, place: int) -> bool:
    """True after "it was (on)", which tells of what has happened."""
    return _CLEFT.search(text[max(0, place - 12) : place]) is not None


def is_told(text: str, part: Match) -> bool:
    """False for a part of the day as a bare noun ("morning papers"), true after a preposition, with "late" or a count."""
    before = text[max(0, part.start - 12) : part.start]
    if part.has("ORD", "EDGE", "POINT", "small", "hours"):
        return True
    return (_TOLD_THE_PART if part.has("the") else _TOLD_PART).search(before) is not None


def is_told_with_would(text: str, place: int) -> bool:
    """True when "would" or "could" governs the place: the words count from the day they were said."""
    return _WOULD.search(text[max(0, place - 150) : place]) is not None


def ends_dateline(text: str, where: Passage) -> bool:
    """True when what follows an expression closes a dateline: a dash, a slash or a bracket."""
    return _DATELINE_END.match(text, where.end) is not None


def is_bracket(gap: str) -> bool:
    """True for a bracket, and perhaps "on", between a clock time and its day: " (0200 GMT) on "."""
    return _BRACKET.fullmatch(gap) is not None


def is_modifier(doc: Doc, match: Match) -> bool:
    """True for a season, holiday or war that only names a kind of thing: "winter storms", "a World War II shell"."""
    if match.kind not in {Kind.PERIOD, Kind.GENERIC_SEASON, Kind.HOLIDAY, Kind.WAR} or match.has(
        "YEAR", "LAST", "THIS", "NEXT", "EDGE", "EDGENOUN"
    ):
        return False
    if match.kind is not Kind.WAR and not match.has("SEASON", "SEASONS", "HOLIDAY"):
        return False
    span = span_at(doc, Passage(match.start, match.end))
    if not len(span):
        return False
    token = span[-1]
    return token.head.i > token.i and relation(token) in {"compound", "amod", "nmod", "flat"}


def is_nowadays(doc: Doc, match: Match) -> bool:
    """True for a "today" that means these times: beside a verb of lasting state in the present ("it still stands today")."""
    if match.kind is not Kind.DEICTIC or match.terms[-1].text != "today" or len(match.terms) > 1:
        return False
    span = span_at(doc, Passage(match.start, match.end))
    if not len(span):
        return False
    token = span[-1]
    verb = token.head
    if verb.pos_ == "PROPN" and verb.i == token.i - 1 and relation(verb) == "nsubj":
        return True  # "the city of today": it is told of a place, not of a day
    if verb.i == token.i or relation(token) not in {"advmod", "obl", "nmod"}:
        return False
    if verb.lemma_.lower() not in load_words("time_state_verbs"):
        return False
    helpers = [c for c in verb.children if relation(c) in {"aux", "cop"}]
    past = "Past" in verb.morph.get("Tense", []) and not any(c.dep_ == "aux:pass" for c in helpers)
    return not past and all("Past" not in c.morph.get("Tense", []) and c.lower_ not in load_words("time_modals") for c in helpers)
