"""How far a body's or place's name reaches: the capitalised words before it, and what "of" adds after it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.layers.actors.countries import code_of_demonym
from eirene.layers.actors.forms import POSSESSIVE_ENDS, is_capital, is_listed
from eirene.syntax import HYPHENS

HEADS = (
    "actor_org_nouns",
    "actor_office_nouns",
    "actor_state_words",
    "actor_government_nouns",
    "actor_seated_nouns",
)
JOINING = frozenset({"of", "for"})


def widened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A body's or place's name with the capitalised words that belong to it: "[Open] Ledger Watch", "Office [of X]"."""
    head = doc[start:end].root
    while start > 0 and _belongs_before(doc[start - 1], doc[start], head, end):
        start -= 1
    if start > 1 and doc[start - 1].text in HYPHENS and not doc[start - 1].whitespace_ and doc[start - 2].text[:1].isupper():
        start -= 2
    start, end = _with_office(doc, start, end)
    while end < len(doc) and _belongs_after(doc, start, end):
        end += 1
    head = doc[start:end].root
    first = end
    for _ in range(3 if is_listed(head, *HEADS) else 0):
        if end + 1 < len(doc):
            end = _complement(doc, head, end, begun=end > first)
    return start, end


def _belongs_after(doc: Doc, start: int, end: int) -> bool:
    """True for a proper noun that goes on with the name; another name's first word only when the name modifies it."""
    token = doc[end]
    if token.pos_ != "PROPN" or not is_capital(token) or doc[end - 1].is_space:
        return False
    if is_listed(token, "actor_titles", "actor_person_roles"):
        return False
    root = doc[start:end].root
    modifies = root.dep_ == "compound" and root.head.i == end
    if token.ent_type_:
        return modifies and root.ent_type_ == "ORG" and token.ent_type_ in {"ORG", "LOC"}
    return token.head.i in range(start, end) or token in doc[start].ancestors


def _with_office(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A name with the capitalised office before it: "[Office of the] United Nations [Special Envoy]"."""
    first = start - 2 if start > 1 and doc[start - 1].lower_ == "the" else start - 1
    if first < 1 or doc[first].lower_ != "of" or not doc[first - 1].text[:1].isupper() or doc[first - 1].ent_type_:
        return start, end
    if (
        not is_listed(doc[first - 1], "actor_office_nouns", "actor_org_nouns", "actor_state_words")
        or doc[first - 1].is_sent_start
    ):
        return start, end
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].pos_ in {"PROPN", "NOUN", "ADJ"}:
        end += 1
    start = first - 1
    while (
        start > 0
        and doc[start - 1].text[:1].isupper()
        and doc[start - 1].pos_ in {"PROPN", "ADJ"}
        and not doc[start - 1].is_sent_start
    ):
        start -= 1
    return start, end


def owned_body(doc: Doc, end: int) -> int:
    """The end of a name that goes on after a plural's apostrophe or a post's: "Cutters' [Army]", "Prosecutor's [Office]"."""
    last = doc[end - 1]
    after = end + 1
    if after >= len(doc) or doc[end].text not in POSSESSIVE_ENDS or not doc[after].text[:1].isupper():
        return end
    plural = doc[end].text in {"'", "’"} or last.lower_.endswith("men") or is_listed(last, "actor_person_roles")
    if (
        plural
        and last.ent_type_ != "LOC"
        and is_listed(doc[after], "actor_org_nouns", "actor_office_nouns", "actor_generic_nouns")
    ):
        return after + 1
    return end


def _belongs_before(token: Token, following: Token, head: Token, end: int) -> bool:
    if (
        token.is_space
        or not token.text[:1].isupper()
        or token.sent.start != head.sent.start
        or (token.is_sent_start and token.is_stop)
    ):
        return False
    if token.pos_ == "ADP":
        return following.text[:1].isupper() and not token.is_sent_start and token.i > 0 and token.nbor(-1).text[:1].isupper()
    if token.pos_ not in {"PROPN", "ADJ", "NOUN"} or token.ent_type_ in {"PERSON", "NORP"} or code_of_demonym(token.text):
        return False
    if following.pos_ == "ADP":
        return True
    if is_listed(token, "actor_titles", "actor_person_roles") or (token.ent_type_ and token.ent_type_ != following.ent_type_):
        return False
    return token.head.i in range(token.i, end) or head.i == token.head.i


def _is_part(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"} and not token.is_space


def _joins(doc: Doc, i: int) -> bool:
    """True for the hyphen of a compound, the word after it, and "and" before a second field ("Security and Co-operation")."""
    if i + 1 >= len(doc) or (not doc[i - 1].text[:1].isalpha() and doc[i - 1].text not in HYPHENS):
        return False
    tight = not doc[i - 1].whitespace_
    if doc[i].text in HYPHENS or doc[i - 1].text in HYPHENS:
        return tight and doc[i].text[:1].isalpha() | (doc[i].text in HYPHENS)
    second = doc[i + 1]
    known = second.ent_type_ in {"PERSON", "LOC"} or is_listed(second, "actor_titles", "actor_person_roles", *HEADS)
    return doc[i].lower_ == "and" and _is_part(second) and not known and second.ent_type_ == doc[i - 1].ent_type_


def _complement(doc: Doc, head: Token, end: int, begun: bool) -> int:
    """The end of a name after "of (the) X", and after "in X" when an institution heads it or a complement has `begun`."""
    word = doc[end].lower_
    if word not in JOINING and not (word in {"in", "to", "on"} and (begun or is_listed(head, "actor_seated_nouns"))):
        return end
    start = end + 1
    if start < len(doc) and doc[start].lower_ == "the":
        start += 1
    if start < len(doc) and doc[start]._.entity_type == "time":
        return end
    stop = start
    while stop < len(doc) and (_is_part(doc[stop]) or (stop > start and _joins(doc, stop))):
        stop += 1
    if stop == start or not any(head.i == a.i for a in doc[stop - 1].ancestors):
        return end
    return stop
