"""What a name means by all that the report says of it."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache

from spacy.tokens import Doc, Span, Token

from eirene.layers.actors.countries import code_of_capital, code_of_seat, code_of_state
from eirene.layers.actors.derivation import is_derived
from eirene.layers.actors.forms import case_of, is_listed, is_plural
from eirene.lexicon import load_rows, load_words
from eirene.syntax import children, relation

PLACE_CASES = frozenset({"in", "near", "across", "throughout", "at", "outside", "inside", "around", "into"})
BRACKETED = re.compile(r"\((?:the |or )?([A-Z][A-Z&-]{1,8})\)")
TOLD = 9  # votes for what the report calls a group, a party, a charity
LABELS = {"PERSON": "person", "ORG": "body", "LOC": "place"}
KINDS = {"person": "person", "organization": "body", "place": "place", "object": "thing", "event": "thing", "time": "thing",
    "abstract": "thing", "substance": "thing", "animal": "thing", "plant": "thing"}  # fmt: skip


class Sort(StrEnum):
    """What a name means."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    THING = "thing"


def add_votes(doc: Doc, start: int, end: int, label: str, votes: Counter[str]) -> None:
    """Adds what one occurrence says about its name."""
    span = doc[start:end]
    head = span.root
    told = span.start_char >= doc._.body_start  # headlines mislead
    if label in LABELS:
        votes[LABELS[label]] += 2
    kind = next((t._.entity_type for t in (head, *span) if t._.entity_type), "")
    if kind:
        votes[KINDS[kind]] += 1
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ in {"a", "an"} and len(span) == 1:
        votes["thing"] += 6
    modifies = head.dep_ in {"compound", "amod"} and head.i < head.head.i
    if modifies and head.head.pos_ == "NOUN" and is_listed(head.head, "actor_movement_nouns", "actor_named_nouns"):
        votes["body"] += 7 * told
    votes["place"] += (6 if len(span) == 1 else 2) * _governs(head)
    if before is not None and before.lower_ == "the" and len(span) == 1 and not modifies and head.lower_.endswith("s"):
        votes["body"] += 4
    if before is not None and not before.is_space and before.lower_ in load_words("actor_titles"):
        votes["person"] += 3
        votes["introduced"] += told
    if before is not None and before.i and before.lower_ == "of" and is_listed(doc[before.i - 1], "actor_place_nouns"):
        votes["place"] += 4
    _add_last_word(span, head, votes)
    votes["place"] += 2 * (case_of(head) in PLACE_CASES)
    if head.dep_ == "nmod:poss" and is_listed(head.head, "actor_conflict_nouns"):
        votes["body"] += 2
    if head.dep_ == "nmod:poss" and is_listed(head.head, "actor_governed_nouns") and " " not in span.text:
        votes["place"] += 3
    if is_listed(head.head, "actor_ruled_nouns"):
        votes["place"] += 6 * (head.dep_ == "nmod:poss") + 3 * (head.dep_ == "compound" and head.head.pos_ == "NOUN")
    if any(is_listed(c, "actor_person_roles") and not is_plural(c) for c in children(head, "appos")):
        votes["person"] += 5
        votes["introduced"] += told
    votes["body"] += (
        TOLD
        * told
        * any(is_listed(c, "actor_named_nouns") for t in (*span, *children(span[-1], "compound")) for c in children(t, "appos"))
    )
    if any(c.dep_ == "acl:relcl" and any(w.lower_ == "who" for w in c.children) for c in head.children):
        votes["person"] += 2
    if relation(head) in {"appos", "flat"} and head.head.i not in range(start, end):
        votes["thing"] += 5 * is_listed(head.head, "actor_thing_nouns")
        votes["body"] += TOLD * is_listed(head.head, "actor_named_nouns")
        post = is_listed(head.head, "actor_person_roles") and head.head.i < head.i
        votes["person"] += 3 * post
        votes["introduced"] += post and told
    if head.dep_ == "compound" and is_listed(head.head, "actor_place_nouns"):
        votes["place"] += 2
    if before is not None and is_listed(before, "actor_thing_nouns"):
        votes["thing"] += 5
    votes["body"] += 5 * (len(span) == 1 and span.text.isupper() and 1 < len(span.text) < 9 and not _in_capitals(head))
    votes["body"] += 5 * (end < len(doc) - 2 and doc[end].text == "(" and doc[end + 1].text.isupper() and len(doc[end + 1]) < 9)


def _add_last_word(span: Span, head: Token, votes: Counter[str]) -> None:
    """Adds what the last word of a name says of it."""
    votes["thing"] += 12 * (span[-1].lower_ in load_words("actor_document_nouns"))
    if is_listed(span[-1], "actor_org_nouns", "actor_armed_words") or is_listed(head, "actor_org_nouns", "actor_armed_words"):
        votes["body"] += 5 * (len(span) > 1)
    elif is_listed(span[-1], "actor_place_nouns") and len(span) > 1:
        votes["place"] += 4


def _governs(head: Token) -> bool:
    """True for the country of "the government of X" and "X's government"; a person's government is told by title or full name."""
    if not is_listed(head.head, "actor_government_nouns"):
        return False
    return head.dep_ == "nmod:poss" or (relation(head) == "nmod" and case_of(head) == "of")


def note_acronyms(doc: Doc, votes: dict[str, Counter[str]]) -> None:
    """An acronym in brackets is a body's."""
    for match in BRACKETED.finditer(doc.text):
        if match[1].lower() in votes:
            votes[match[1].lower()]["body"] += 8


def _in_capitals(token: Token) -> bool:
    words = [t for t in token.sent if t.is_alpha]
    return sum(t.is_upper for t in words) > 0.6 * len(words)


def note_families(votes: dict[str, Counter[str]]) -> None:
    """A lone name that is part of a fuller person's name in the report means that person."""
    people = [
        key.split() for key, counted in votes.items() if " " in key and counted["person"] > max(counted["body"], counted["place"])
    ]
    parts = {word for words in people for word in (words[0], words[-1])} | {
        " ".join(words[-2:]) for words in people if len(words) > 2
    }
    for key, counted in votes.items():
        if key in parts:
            counted["person"] += 6
            counted["introduced"] += 1


def note_derived(doc: Doc, votes: dict[str, Counter[str]]) -> None:
    """A lone name from which the report derives an adjective or the name of a people ("Ondarian" from "Ondaria") is a place's."""
    adjectives = {
        t.lower_.removesuffix("s") for t in doc if t.text[:1].isupper() and t.pos_ in {"ADJ", "PROPN", "NOUN"} and len(t) > 4
    }
    for key, counted in votes.items():
        if " " not in key and any(is_derived(word, key) for word in adjectives):
            counted["place"] += 10
    for key, counted in votes.items():
        if any(is_derived(key.removesuffix("s"), place) for place in votes if place[:3] == key[:3]):
            counted["thing"] += 20


def _is_doubtful(counted: Counter[str]) -> bool:
    """True for a lone name that no title, post or fuller name bears out as a person's, and one mention only or against what the
    words around say."""
    return counted["introduced"] == 0 and counted["person"] > 0 and (counted["person"] <= 3 or counted["place"] >= 3)


def winner(key: str, counted: Counter[str]) -> Sort:
    if key in _agencies():
        return Sort.BODY
    if key in load_words("country_regions"):
        return Sort.THING
    surname = counted["introduced"] > 0 and counted["person"] > counted["place"]
    if code_of_seat(key):
        return Sort.PLACE
    if not surname and (code_of_state(key.title()) or code_of_capital(key)):
        return Sort.PLACE
    order = [Sort.PERSON, Sort.BODY, Sort.PLACE, Sort.THING]
    best = max(order, key=lambda sort: (counted[sort], -order.index(sort)))
    lone = " " not in key and "-" not in key
    return Sort.PLACE if best is Sort.PERSON and lone and _is_doubtful(counted) else best


@cache
def _agencies() -> frozenset[str]:
    """Lower-cased names and short forms of news agencies and broadcasters."""
    return frozenset(word.lower() for row in load_rows("reader_agencies.tsv") for word in row if len(word) > 2)
