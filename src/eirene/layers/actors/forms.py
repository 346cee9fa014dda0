"""How names and descriptions are worded: cleaning, edges, the words before and after a head."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import Passage

_ELIDED = re.compile(r"[a-z]{1,2}['’][^\W\d_a-z]")
MARKS = " ,;:.\"'“”‘’«»()[]-–—|•*"
POSSESSIVE_ENDS = ("'s", "’s", "'", "’")
ARTICLES = ("the ", "a ", "an ", "this ", "these ", "that ", "those ")
STOPS = frozenset({",", ";", ":", "(", ")", "—", "–", '"', "“", "”", "«", "»"})
LEADS = frozenset({"cc", "case", "mark", "cc:preconj", "discourse", "advmod", "punct"})
OUTSIDE = frozenset(
    {"nsubj", "csubj", "cop", "aux", "obl", "advcl", "expl", "mark", "ccomp", "parataxis", "discourse", "vocative"}
)
CLAUSES = frozenset({"conj", "cc", "appos", "parataxis", "advcl"})


def clean(text: str) -> str:
    """A name on one line, without article, possessive ending or outer marks (the stop of an abbreviation stays)."""
    text = " ".join(text.split()).strip()
    abbreviated = text.endswith(".") and text[:-1].count(".") >= 1 and " " not in text
    text = text.strip(MARKS) + ("." if abbreviated else "")
    for end in POSSESSIVE_ENDS[:2]:
        text = text.removesuffix(end)
    for article in ARTICLES:
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


def is_capital(token: Token) -> bool:
    """True for a word with a capital, also after an elided article ("d'Urgence")."""
    return token.text[:1].isupper() or _ELIDED.match(token.text) is not None


def is_listed(token: Token, *lists: str) -> bool:
    """True when the token's form or lemma stands in one of the word lists."""
    words = _words_of(lists)
    return token.lower_ in words or token.lemma_.lower() in words


@cache
def _words_of(lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(load_words(name) for name in lists))


def passage_of(doc: Doc, start: int, end: int) -> Passage:
    """Characters of tokens `[start, end)`."""
    last = doc[end - 1]
    return Passage(doc[start].idx, last.idx + len(last))


def noun_span(head: Token) -> Span:
    """A noun phrase with its prepositional parts and restrictive clause, up to the first mark or coordination after its head."""
    doc, left, right = head.doc, head.left_edge.i, head.right_edge.i
    for token in doc[head.i + 1 : right + 1]:
        joined = token.pos_ == "CCONJ" and token.i < right and doc[token.i + 1].pos_ in {"DET", "ADP"}
        if token.text in STOPS or token.is_space or joined:
            right = token.i - 1
            break
        if token.head.i == head.i and relation(token) in CLAUSES:
            right = token.i - 1
            break
    while left < head.i and (
        doc[left].is_punct or doc[left].is_space or doc[left].pos_ in {"ADP", "SCONJ", "CCONJ"} or _leads(doc[left], head)
    ):
        left += 1
    for part in head.children:
        if part.i < head.i and relation(part) in OUTSIDE:
            left = max(left, min(head.i, part.right_edge.i + 1))  # in a crossing tree a part reaches past its head
    for token in reversed(list(doc[left : head.i])):
        if token.text in STOPS or token.is_space:
            left = token.i + 1
            break
    while right > head.i and (doc[right].pos_ in {"CCONJ", "ADP", "SCONJ", "DET"} or doc[right].is_punct):
        right -= 1
    return doc[left : max(right, head.i) + 1]


def _leads(token: Token, head: Token) -> bool:
    return (token.dep_ in LEADS and token.head.i == head.i) or token.lower_ in {"according", "even", "only", "also"}


def short_span(head: Token) -> Span:
    """The words up to the head, with what "of" and "for" add after it."""
    span = noun_span(head)
    end = head.i + 1
    while end < span.end and head.doc[end].lower_ in {"of", "for"}:
        part = head.doc[end].head
        if end + 1 < span.end and head.doc[end + 1].lower_ in {"a", "an"}:
            break
        if part.head.i > head.i or part.i < end or _is_charged(head):
            break
        end = min(span.end, _end_of_names(part) + 1)
    return head.doc[span.start : end]


def _is_charged(head: Token) -> bool:
    """True for the object of "accused the customs service of dawdling", whose "of" belongs to the verb."""
    return relation(head) == "obj" and head.head.lemma_.lower() in load_words("actor_charging_verbs")


def origin_span(head: Token) -> Span:
    """The words of `short_span` with the "from X" that tells where somebody comes from."""
    span = short_span(head)
    origin = next((c for c in head.children if c.dep_ == "nmod" and case_of(c) == "from" and c.i > head.i), None)
    return span if origin is None else head.doc[span.start : max(span.end, _end_of_names(origin) + 1)]


def _end_of_names(part: Token) -> int:
    """The last of the names that "of Norway and Oman" joins; the part itself when others follow."""
    last = part
    for token in part.children:
        if token.dep_ == "conj" and token.pos_ == "PROPN" and token.i - last.i <= 3:
            last = token
    return last.i


def conjoined(token: Token) -> Token:
    """The first of the phrases that a token is coordinated with (itself when there is none)."""
    seen = 0
    while token.dep_ == "conj" and token.head.i != token.i and seen < 50:
        token, seen = token.head, seen + 1
    return token


def case_of(token: Token) -> str:
    """The preposition of a noun phrase, lower-cased; "" when there is none."""
    return next((c.lower_ for c in token.children if c.dep_ == "case" and c.i < token.i), "")


def owner_named(name: str) -> str | None:
    """The owner that a ministry's or army's name begins with: "Ondaria" of "Ondaria's Health Ministry"."""
    for end in POSSESSIVE_ENDS[:2]:
        owner, mark, rest = name.partition(f"{end} ")
        if mark and owner[:1].isupper() and not load_words("actor_national_nouns").isdisjoint(rest.lower().split()):
            return owner
    return None


def is_plural(token: Token) -> bool:
    """True when a noun is in the plural."""
    return "Plur" in token.morph.get("Number", [])


def determiner(span: Span) -> str:
    """`definite`, `indefinite`, `possessive`, `no` or "" by the first word of a noun phrase."""
    first = span[0]
    word = first.lower_
    if any(t.text in POSSESSIVE_ENDS and t.head.dep_ == "nmod:poss" for t in span):
        return "definite"
    if word in {"the", "this", "that", "these", "those", "both"}:
        return "definite"
    if word in {"no", "neither", "any", "every", "each", "whose"}:
        return "no"
    if word in {"its", "their", "his", "her", "our", "my", "your"}:
        return "possessive"
    if word in {"a", "an", "some", "several", "many", "another", "one", "other", "certain", "few", "most", "dozens", "hundreds"}:
        return "indefinite"
    return "indefinite" if first.pos_ == "NUM" else ""
