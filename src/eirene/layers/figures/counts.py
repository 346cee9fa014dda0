"""A number in its sentence: the noun it counts, the word that stands for both, and where that word hangs in the clause."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from eirene.layers.figures.governors import Patients, find_governors, find_standings
from eirene.lexicon import load_words
from eirene.syntax import child, children, relation, span_at
from eirene.types import Number

CROWD = 60  # words on one head from which on they are cells of a table, not a clause
FOLLOWING = 4  # words after a bare number among which the state of those counted may stand


@dataclass(frozen=True, slots=True)
class Count:
    """A number as its clause has it.

    `numeral` heads the number words, `noun` is what they count (None in "killing 14"; a pronoun in "nine of them"), `node` the
    one of the two that hangs on the rest of the clause; `standings` are the node and what stands for it above, `governors` the
    predicates they are arguments of, as "patient", "subject" or "oblique".
    """

    number: Number
    numeral: Token
    noun: Token | None
    node: Token
    standings: tuple[Token, ...]
    governors: tuple[tuple[Token, str], ...]

    @property
    def lemma(self) -> str:
        """Lemma of the counted noun, "" when there is none."""
        return self.noun.lemma_.lower() if self.noun is not None else ""

    @property
    def is_partitive(self) -> bool:
        """True for "three of the injured"."""
        return self.noun is not None and self.node.i == self.numeral.i

    @property
    def is_bare(self) -> bool:
        """True when the number stands without the noun it counts."""
        return self.noun is None or self.noun.pos_ in {"PRON", "DET"} or self.lemma in load_words("count_pronouns")

    @property
    def is_thing(self) -> bool:
        """True when what is counted is known to be no person."""
        if self.is_bare or self.is_person:
            return False
        return self.lemma in load_words("count_thing_nouns") or self.lemma in load_words("count_uncounted_nouns")

    @property
    def is_person(self) -> bool:
        """True when what is counted is known to be people."""
        word = self.lemma
        known = word in load_words("count_person_nouns") or word in load_words("actor_person_roles") or _is_people_name(self.noun)
        return known or word.endswith(("man", "men", "woman", "people"))


def _is_people_name(noun: Token | None) -> bool:
    """True for a plural name ("Palestinians")."""
    return noun is not None and noun.pos_ == "PROPN" and "Plur" in noun.morph.get("Number", [])


def read_count(doc: Doc, number: Number, patients: Patients) -> Count | None:
    """The count that a number makes; None where no word lies under it, or where it is one cell of a table."""
    span = span_at(doc, number.anchor)
    if not len(span):
        return None
    numeral = span.root
    if numeral.head.n_lefts + numeral.head.n_rights > CROWD:
        return None
    noun = _modified(numeral, span.end)
    node = noun if noun is not None else numeral
    counted = noun if noun is not None else _partitive(numeral, span.end)
    standings = find_standings(node)
    return Count(number, numeral, counted, node, standings, tuple(find_governors(node, standings, patients)))


def _modified(numeral: Token, end: int) -> Token | None:
    """The noun to the right of which the numeral is a modifier ("14 people", "two more children")."""
    role, head = relation(numeral), numeral.head
    if (
        role in {"nummod", "compound", "amod", "det", "advmod", "dep"}
        and head.i >= end
        and head.pos_ in {"NOUN", "PROPN", "ADJ", "PRON"}
    ):
        return head
    if (
        role in {"nmod", "flat", "obl", "case"}
        and head.i >= end
        and head.pos_ in {"NOUN", "PROPN"}
        and not child(numeral, "case")
    ):
        return head
    return None


def _partitive(numeral: Token, end: int) -> Token | None:
    """What stands after "of" ("three of our fighters", "dozens of people", "a dozen of them")."""
    for part in children(numeral, "nmod", "obl"):
        if part.i >= end and any(c.lower_ == "of" for c in children(part, "case")):
            return part
    return None


def following(count: Count) -> list[Token]:
    """The few words right after the number, up to a mark or a conjunction."""
    doc, end = count.numeral.doc, count.number.anchor.end
    first = span_at(doc, count.number.anchor).end
    words = []
    for token in doc[first : first + FOLLOWING]:
        if token.is_punct or token.pos_ == "CCONJ" or token.idx < end:
            break
        words.append(token)
    return words
