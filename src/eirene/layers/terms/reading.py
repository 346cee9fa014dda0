"""From a word to the concessions that it heads, by the kinds of the codebook in their order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from eirene.codebook import Codebook
from eirene.codebook.terms import TermEntry
from eirene.layers.terms.amounts import Amounts
from eirene.layers.terms.concessions import Concession
from eirene.layers.terms.forces import read_aid, read_truce, read_withdrawal
from eirene.layers.terms.others import read_other
from eirene.layers.terms.people import read_exchange, read_release, read_remains
from eirene.syntax import child
from eirene.types import TermKind

NEAR = 5  # words after a verb in which its particle stands

_READERS = {
    TermKind.PRISONER_EXCHANGE: read_exchange,
    TermKind.RETURN_OF_REMAINS: read_remains,
    TermKind.RELEASE: read_release,
    TermKind.TRUCE: read_truce,
    TermKind.WITHDRAWAL: read_withdrawal,
    TermKind.AID: read_aid,
    TermKind.OTHER: read_other,
}


@dataclass(frozen=True, slots=True)
class Kinds:
    """The codebook's kinds by the words that name them, in the order of the codebook."""

    nouns: dict[str, list[tuple[int, TermEntry]]]
    verbs: dict[str, list[tuple[int, str, TermEntry]]]


@cache
def compile_kinds(codebook: Codebook) -> Kinds:
    """The kinds of a codebook, compiled for look-up by lemma."""
    nouns: dict[str, list[tuple[int, TermEntry]]] = {}
    verbs: dict[str, list[tuple[int, str, TermEntry]]] = {}
    for place, entry in enumerate(codebook.entries("terms", TermEntry).values()):
        for noun in entry.nouns:
            nouns.setdefault(noun, []).append((place, entry))
        for wording in entry.verbs:
            word, _, particle = wording.partition(" ")
            verbs.setdefault(word, []).append((place, particle, entry))
    return Kinds(nouns, verbs)


def read_concessions(token: Token, kinds: Kinds, amounts: Amounts) -> list[Concession]:
    """The concessions that a word heads; none for most words."""
    for entry in _headed(token, kinds):
        found = list(_READERS[entry.kind](token, entry, amounts))
        if found:
            return found
    return []


def _headed(token: Token, kinds: Kinds) -> list[TermEntry]:
    """The kinds that a word can name, in order."""
    lemma, tag = token.lemma_.lower(), token.pos_
    found: dict[int, TermEntry] = {}
    if tag in {"NOUN", "PROPN"}:
        found |= dict(kinds.nouns.get(lemma) or kinds.nouns.get(token.lower_, []))
    if tag in {"VERB", "NOUN", "ADJ"} and lemma in kinds.verbs:
        after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + NEAR]}
        for place, particle, entry in kinds.verbs[lemma]:
            if (particle in after and (tag == "VERB" or _is_verbal(token))) if particle else tag == "VERB":
                found.setdefault(place, entry)
    return [entry for _, entry in sorted(found.items(), key=lambda row: row[0])]


def _is_verbal(token: Token) -> bool:
    """True for a verb that the tagger takes for a noun: it has a subject and a clause of its own."""
    return child(token, "nsubj", "aux", "mark") is not None
