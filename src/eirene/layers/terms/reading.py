"""From a word to the concessions that it heads, by the kinds of the codebook in their order."""

from __future__ import annotations

from spacy.tokens import Token

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


def read_concessions(token: Token, entries: dict[str, TermEntry], amounts: Amounts) -> list[Concession]:
    """The concessions that a word heads; none for most words."""
    lemma = token.lemma_.lower()
    for entry in entries.values():
        if not _heads(token, lemma, entry):
            continue
        found = list(_READERS[entry.kind](token, entry, amounts))
        if found:
            return found
    return []


def _heads(token: Token, lemma: str, entry: TermEntry) -> bool:
    if token.pos_ in {"NOUN", "PROPN"} and (lemma in entry.nouns or token.lower_ in entry.nouns):
        return True
    if token.pos_ not in {"VERB", "NOUN", "ADJ"}:
        return False
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + NEAR]} if token.i + 1 < len(token.doc) else set()
    for wording in entry.verbs:
        word, _, particle = wording.partition(" ")
        if word == lemma and (particle in after if particle else token.pos_ == "VERB"):
            return not particle or token.pos_ == "VERB" or _is_verbal(token)
    return False


def _is_verbal(token: Token) -> bool:
    """True for a verb that the tagger takes for a noun: it has a subject and a clause of its own."""
    return child(token, "nsubj", "aux", "mark") is not None
