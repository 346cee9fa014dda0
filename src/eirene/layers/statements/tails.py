"""Sentences that end in who says it – "…, a person close to the talks said on Sunday." – read off the order of their words.

Parsers often hang such an end on the last noun before it. The words leave no doubt: a comma, a noun phrase, a verb of saying,
and no other clause after it.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from eirene.layers.statements.clauses import RELATIVE, Range, is_apart, is_comment
from eirene.syntax import relation

LONGEST_SPEAKER = 16  # tokens
LONGEST_REST = 14  # tokens after the verb: time, place, "on condition of anonymity"
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def tail(verb: Token) -> tuple[Token, Range] | None:
    """The head of the speaker's words and the clause before them, when a sentence ends in "…, SPEAKER VERB …"."""
    first = _stretch(verb) if _ends(verb) else None
    if first is None or (any(c.i >= first for c in verb.children if c.dep_ == "nsubj") and not is_apart(verb)):
        return None
    clause = verb.sent.start, first - 1
    if not _has_verb(verb, *clause):
        return None
    words = verb.doc[first : verb.i]
    head = next((t for t in words if t.pos_ in NOMINAL and not first <= t.head.i < verb.i), None)
    if head is None or head._.entity_type == "time" or any(relation(c) == "case" and c.i < head.i for c in head.children):
        return None
    return head, clause


def clause_before(verb: Token, addressed: bool) -> Range | None:
    """The clause before "…, SPEAKER VERB …" at the end of a sentence, whatever the parse makes of it.

    Not where the clause is a subordinate one ("When they left, …") or the verb has an object that is no addressee.
    """
    first = _stretch(verb) if _ends(verb) else None
    if first is None or (not addressed and any(c.i > verb.i and relation(c) in {"obj", "xcomp", "ccomp"} for c in verb.children)):
        return None
    start, end = verb.sent.start, first - 1
    opening = next((t for t in verb.doc[start:end] if not t.is_punct and not t.is_space), None)
    if opening is None or opening.pos_ == "SCONJ" or relation(opening) == "mark" or opening.dep_ == "advcl":
        return None
    return (start, end) if _has_verb(verb, start, end) else None


def impersonal(verb: Token) -> Range | None:
    """The clause before "…, it was emphasised by the envoy"."""
    doc = verb.doc
    first = next((c.i for c in verb.children if c.lower_ == "it" and relation(c) in {"nsubj", "expl"}), None)
    if first is None or first == 0 or doc[first - 1].text != "," or not any(c.dep_ == "aux:pass" for c in verb.children):
        return None
    clause = verb.sent.start, first - 1
    return clause if _has_verb(verb, *clause) else None


def _ends(verb: Token) -> bool:
    """True when no other clause and no quotation follows in the sentence, or only one set apart by a comma."""
    if is_apart(verb):
        return True
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    if len(rest) > LONGEST_REST or any(t.is_quote for t in rest):
        return False
    return not any(t.pos_ in {"VERB", "AUX", "SCONJ"} or t.text in {",", ":", ";"} for t in rest)


def _stretch(verb: Token) -> int | None:
    """Where the noun phrase right before the verb begins, behind a comma; None when other words stand there.

    An apposition between commas belongs to it: "the aid office, OCHA, said".
    """
    doc, commas, clause, wanted = verb.doc, 0, False, 3 if verb.i and verb.doc[verb.i - 1].text == "," else 1
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - LONGEST_SPEAKER), -1):
        token = doc[i]
        if token.text == ",":
            if clause:
                return None
            commas += 1
            if commas == wanted:
                return None if is_comment(token) or _holds_another(doc[i + 1 : verb.i]) else i + 1
        elif token.lower_ == "who" and clause:
            clause = False  # "a person who asked not to be named"
        elif token.pos_ in {"VERB", "AUX"}:
            clause = True
        elif token.pos_ in {"SCONJ", "CCONJ"} or token.lower_ in RELATIVE or token.is_quote or token.is_space:
            return None
    return None


def _holds_another(words: Span) -> bool:
    """True for two noun phrases in a row: ", a plan the army rejects"."""
    return any(
        t.pos_ in {"DET", "PRON"} and t.lower_ != "who" and words[k].pos_ in {"NOUN", "PROPN"} for k, t in enumerate(words[1:])
    )


def _has_verb(verb: Token, start: int, end: int) -> bool:
    return any("Fin" in t.morph.get("VerbForm", []) for t in verb.doc[start:end] if t.pos_ in {"VERB", "AUX"})
