"""Populations and crowds by the report's own words ("shepherds", "prisoners of the Winter Column")."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from eirene.layers.events.frames import has_case
from eirene.lexicon import load_words
from eirene.syntax import HYPHENS, relation

LONGEST = 70  # characters of a population's own words
WORDS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "PART", "PRON"})


def own_words(token: Token, time_tokens: frozenset[int]) -> str | None:
    """A population without numbers and articles; None when the words say nothing of who it is ("14 people")."""
    words = _phrase(token, time_tokens)
    if len(words) > 1:
        return _text(words, token)
    fuller = _told_before(token)
    if fuller is not None:
        return _text(_phrase(fuller, time_tokens), token)
    return None if token.lemma_.lower() in load_words("event_plain_people") else token.text


def _phrase(token: Token, time_tokens: frozenset[int]) -> Span:
    """The noun with the words before it and the "of" phrase after it that say who they are."""
    start, end = token.i, token.i + 1
    while start > token.left_edge.i and _describes(token.doc[start - 1], token, time_tokens):
        start -= 1
    inner = next((c for c in token.children if relation(c) == "nmod" and has_case(c, "of") and c.left_edge.i == end), None)
    if inner is not None and (inner.pos_ == "PROPN" or inner.lemma_.lower() in load_words("count_person_nouns")):
        end = inner.right_edge.i + 1
    return token.doc[start:end]


def _text(words: Span, token: Token) -> str:
    """The words in one line, the noun alone when they are many."""
    text = " ".join(words.text.split())
    return text if len(text) <= LONGEST else token.text


def _describes(word: Token, noun: Token, time_tokens: frozenset[int]) -> bool:
    """True for words before a noun that say who they are; not for articles, numbers and their qualifiers."""
    if word.i in time_tokens or word.lower_ in load_words("event_quantity_words") or not noun.is_ancestor(word):
        return False
    return word.text in HYPHENS or (word.pos_ in WORDS and relation(word) not in {"cc", "mark", "det"})


def _told_before(token: Token) -> Token | None:
    """The fuller first telling of "the prisoners": the same noun earlier, with words that say whose or which they are."""
    if not any(c.lower_ in {"the", "these", "those"} for c in token.children):
        return None
    return _described_populations(token.doc).get(token.lemma_.lower()) if token.i > 0 else None


def _described_populations(doc: Doc) -> dict[str, Token]:
    """The first noun of each lemma that an "of" phrase describes, made once for a document."""
    kept: dict[str, Token] | None = doc.user_data.get("populations")
    if kept is None:
        kept = {}
        for token in doc:
            if token.pos_ == "NOUN" and any(relation(c) == "nmod" and has_case(c, "of") for c in token.children):
                kept.setdefault(token.lemma_.lower(), token)
        doc.user_data["populations"] = kept
    return kept


def number_and_noun(token: Token) -> str:
    """The noun with its number and what describes it ("two sides")."""
    words = [c.text for c in token.children if c.i < token.i and relation(c) in {"nummod", "amod", "compound"}]
    return " ".join([*words, token.text])
