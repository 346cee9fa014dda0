"""The numbers of a document by the noun they count."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from eirene.lexicon import load_table, load_words
from eirene.numerals import MONEY
from eirene.syntax import children, coordinated, counted, relation, span_at
from eirene.types import Number, Passage


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the words that say of what; `noun` is None for a number that stands alone."""

    number: Number
    noun: Token | None
    node: Token
    where: Passage

    @property
    def lemma(self) -> str:
        """Lemma of the counted noun."""
        return self.noun.lemma_.lower() if self.noun is not None else ""

    @property
    def length_unit(self) -> str | None:
        """The unit of a length of time, as the record names it."""
        return load_table("count_time_units").get(self.lemma)

    @property
    def distance_unit(self) -> str | None:
        """The unit of a length of way, as the record names it."""
        return load_table("term_distance_units").get(self.lemma)

    @property
    def is_money(self) -> bool:
        """True for a sum of money."""
        doc = self.node.doc
        start = span_at(doc, self.number.anchor).start
        return self.lemma in load_words("count_currencies") or (start > 0 and doc[start - 1].text in MONEY)

    @property
    def money_unit(self) -> str:
        """The currency as worded, or that of the sign."""
        doc = self.node.doc
        if self.noun is not None and self.lemma in load_words("count_currencies"):
            return self.noun.lower_
        return load_table("count_money_signs").get(doc[span_at(doc, self.number.anchor).start - 1].text, "money")

    @property
    def is_people(self) -> bool:
        """True when people are counted, or what may be people."""
        return self.noun is None or is_person(self.noun)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts by the place of their noun and of the word that hangs on the clause."""

    by_token: dict[int, Amount]
    lengths: dict[int, list[Amount]]

    def __contains__(self, token: Token) -> bool:
        return token.i in self.by_token

    def of(self, token: Token) -> Amount | None:
        """The amount that a noun phrase has: its own, or that of what it is made of ("the remains of 16 soldiers")."""
        own = self.by_token.get(token.i)
        if own is not None:
            return own
        for part in children(token, "nmod", "nmod:poss", "compound"):
            cases = {c.lower_ for c in children(part, "case")}
            if cases <= {"of", "'s", "’s", "'", "’"}:
                for each in coordinated(part):
                    if each.i in self.by_token:
                        return self.by_token[each.i]
        return None


def is_person(noun: Token) -> bool:
    """True for a noun for people, or a person's name."""
    lemma = noun.lemma_.lower()
    return (
        lemma in load_words("count_person_nouns")
        or lemma in load_words("actor_person_roles")
        or lemma in load_words("count_pronouns")
        or lemma.endswith(("man", "men", "woman", "women"))
        or noun.ent_type_ == "PER"
        or (noun.pos_ == "PROPN" and "Plur" in noun.morph.get("Number", []))
    )


def gather_amounts(doc: Doc) -> Amounts:
    """All numbers of the body with their nouns."""
    by_token: dict[int, Amount] = {}
    lengths: dict[int, list[Amount]] = {}
    for number in doc._.numbers:
        if number.anchor.start < doc._.body_start:
            continue
        amount = _amount(doc, number)
        if amount is None:
            continue
        by_token.setdefault(amount.node.i, amount)
        if amount.noun is not None and (amount.noun.i == amount.node.i or amount.noun.i not in by_token):
            by_token[amount.noun.i] = amount
        if amount.length_unit is not None:
            lengths.setdefault(amount.node.sent.start, []).append(amount)
    return Amounts(by_token, lengths)


def _amount(doc: Doc, number: Number) -> Amount | None:
    span = span_at(doc, number.anchor)
    if not len(span):
        return None
    if span[-1].lemma_.lower() in load_table("count_time_units"):
        return Amount(number, span[-1], span[-1], number.anchor)
    told, root = counted(span), span.root
    by_tree = relation(root) == "nummod" and root.head.i >= span.end and root.head.pos_ in {"NOUN", "PROPN"}
    noun = root.head if by_tree else told.noun
    end = number.anchor.end if noun is None else max(number.anchor.end, noun.idx + len(noun))
    node = noun if noun is not None and (by_tree or not told.partitive) else root
    return Amount(number, noun, node, Passage(number.anchor.start, end))
