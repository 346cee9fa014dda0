"""Questions about a UD parse that several layers ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from eirene.types import Passage

SUBJECTS = frozenset({"nsubj", "csubj"})
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
HYPHENS = frozenset({"-", "‐", "‑"})
POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})
PHRASE_EDGES = frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "dep", "discourse", "list"})


def relation(token: Token) -> str:
    """The UD relation without its subtype (`nsubj:pass` → `nsubj`)."""
    return token.dep_.split(":", 1)[0]


def children(token: Token, *relations: str) -> Iterator[Token]:
    """Children whose relation, with or without subtype, is one of those given."""
    for child in token.children:
        if child.dep_ in relations or relation(child) in relations:
            yield child


def child(token: Token, *relations: str) -> Token | None:
    """The first such child."""
    return next(children(token, *relations), None)


def clause_head(token: Token) -> Token:
    """The head of the smallest clause that holds the token (itself when it heads one)."""
    while relation(token) not in CLAUSES and not (relation(token) == "conj" and token.pos_ in {"VERB", "AUX"}):
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    return token


def subjects(verb: Token) -> list[Token]:
    """The subjects of a predicate: its own, else those it shares by coordination, control or as a noun's clause."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = [t for t in verb.children if relation(t) in SUBJECTS]
        if own:
            return own
        role = relation(verb)
        if role == "acl" and verb.dep_ != "acl:relcl":
            return [verb.head]
        if role in {"conj", "xcomp", "advcl"} and verb.head.i != verb.i:
            verb = verb.head
        else:
            break
    return []


def coordinated(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in text order."""
    found = [token]
    for part in token.children:
        if relation(part) == "conj":
            found.extend(coordinated(part))
    return sorted(found, key=lambda t: t.i)


def is_negated(token: Token) -> bool:
    """True when a negative particle, determiner or adverb hangs on the token or its auxiliaries."""
    for part in token.children:
        if part.lower_ in {"not", "n't", "n’t", "never", "no", "neither", "nor"} and relation(part) in {"advmod", "det", "cc"}:
            return True
        if relation(part) == "aux" and any(c.lower_ in {"not", "n't", "n’t"} for c in part.children):
            return True
    return False


def subtree(token: Token) -> Span:
    """The contiguous span from the leftmost to the rightmost descendant."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def phrase(token: Token) -> Span:
    """The noun phrase of a head: its subtree without relative clauses, appositions, coordinations and outer punctuation."""
    left = right = token.i
    for part in token.children:
        if relation(part) in PHRASE_EDGES:
            continue
        if part.i < token.i:
            left = min(left, part.left_edge.i)
        elif part.dep_ in {"case", "flat", "compound", "nummod", "nmod", "goeswith", "flat:name"} or relation(part) in {
            "flat",
            "nmod",
        }:
            right = max(right, part.right_edge.i)
    return token.doc[left : right + 1]


def passage(tokens: Span | Token | Iterable[Token]) -> Passage:
    """The characters that tokens cover, from the first to the last."""
    if isinstance(tokens, Token):
        return Passage(tokens.idx, tokens.idx + len(tokens))
    if isinstance(tokens, Span):
        return Passage(tokens.start_char, tokens.end_char)
    listed = list(tokens)
    first, last = min(listed, key=lambda t: t.i), max(listed, key=lambda t: t.i)
    return Passage(first.idx, last.idx + len(last))


def span_at(doc: Doc, where: Passage) -> Span:
    """The tokens that a passage touches (never empty inside the text)."""
    span = doc.char_span(where.start, where.end, alignment_mode="expand")
    return span if span is not None else doc[0:0]


def sentence_passage(token: Token) -> Passage:
    """The passage of the sentence, without white space at its ends."""
    sentence = token.sent
    text = sentence.text
    lead = len(text) - len(text.lstrip())
    return Passage(sentence.start_char + lead, sentence.start_char + len(text.rstrip()))


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the noun (None when the number stands alone), and the tokens `[start, end)` of number and noun.

    `partitive` for "nine of the dead", `joined` for a hyphen ("60-day").
    """

    noun: Token | None
    start: int
    end: int
    partitive: bool = False
    joined: bool = False


def counted(number: Span) -> Counted:
    """The noun phrase that a number counts, read off the parts of speech to the right of it, so that it needs no tree."""
    doc, first = number.doc, number.end
    joined = first < len(doc) and doc[first].text in HYPHENS and first + 1 < len(doc) and not doc[first + 1].is_space
    start = first + 1 if joined else first
    partitive = start < len(doc) and doc[start].lower_ == "of"
    if partitive:
        start += 1
        while start < len(doc) and doc[start].pos_ in {"DET", "ADP"}:
            start += 1
        if start < len(doc) and doc[start].pos_ == "PRON":
            pronoun = doc[start]
            if "Poss" not in str(pronoun.morph) and pronoun.lower_ not in POSSESSIVES:
                return Counted(pronoun, number.start, start + 1, partitive=True)
            start += 1
    noun = _noun_run(doc, start, 1 if joined else 8)
    if noun is None:
        return Counted(None, number.start, number.end)
    return Counted(noun, number.start, noun.i + 1, partitive, joined)


def _noun_run(doc: Doc, start: int, limit: int) -> Token | None:
    """The last noun of the run of modifiers and nouns that begins at a token; an adjective that stands for one ("41 dead")."""
    noun: Token | None = None
    for token in doc[start : start + limit]:
        if token.pos_ in {"NOUN", "PROPN"}:
            if noun is not None and token.pos_ == "PROPN" and noun.pos_ == "NOUN":
                break
            noun = token
        elif (
            (noun is not None and not (token.text in HYPHENS or token.text in {"'s", "’s", "'", "’"}))
            or (token.pos_ not in {"ADJ", "VERB", "ADV", "NUM"} and token.text not in HYPHENS)
            or token.is_space
            or (token.pos_ == "VERB" and "Part" not in str(token.morph) and noun is None)
        ):
            break
    if noun is None and start < len(doc) and doc[start].pos_ == "ADJ":
        return doc[start]
    return noun
