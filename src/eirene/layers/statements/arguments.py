"""What the finders of contents share: a verb's arguments and the making of a find."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.layers.statements.material import Material
from eirene.lexicon import load_words
from eirene.syntax import passage, relation
from eirene.types import Passage

Found = tuple[Passage, Passage, str]  # content, cue, reason


def made(material: Material, verb: Token, span: tuple[int, int], reason: str, cue: Passage | None = None) -> Found | None:
    """The find of tokens `[start, end)`; None when nothing is left of them beside the verb."""
    start, end = span
    if end < len(verb.doc) and verb.doc[end].pos_ == "ADJ" and verb.doc[end].lower_ in load_words("speech_counted_nouns"):
        end += 1  # "19 dead"
    where = material.tidy(start, end)
    if where is None or where.overlaps(passage(verb)):
        return None
    return where, cue or passage(verb), reason


def after(verb: Token, *relations: str) -> list[Token]:
    """The children after a verb with one of the relations."""
    return [c for c in verb.children if c.i > verb.i and relation(c) in relations]


def object_of(verb: Token) -> Token | None:
    """The object after a verb."""
    return next(iter(after(verb, "obj")), None)


def preposition_of(argument: Token) -> Token | None:
    """The preposition or subordinator before an argument."""
    return next((c for c in argument.children if relation(c) in {"case", "mark"} and c.i < argument.i), None)


def marks(token: Token) -> set[str]:
    """The prepositions and subordinators before a token, in lower case."""
    return {c.lower_ for c in token.children if relation(c) in {"case", "mark"} and c.i < token.i}


def has_number(token: Token) -> bool:
    """True when a number that is no date stands in a token's phrase."""
    return any(t.pos_ == "NUM" and t.ent_type_ != "DATE" for t in token.subtree)
