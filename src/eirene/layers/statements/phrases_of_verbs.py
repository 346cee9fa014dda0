"""Contents of verbs that are no clause: quoted words, names, counts, objects and prepositional phrases."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.codebook.attribution import CueClass, Form
from eirene.layers.statements.cues import Word
from eirene.layers.statements.material import Material
from eirene.lexicon import load_words
from eirene.syntax import passage, relation
from eirene.types import Passage

Found = tuple[Passage, Passage, str]
ARGUMENTS = frozenset({"obj", "obl", "xcomp", "advcl", "ccomp", "nmod", "iobj"})
COUNTED = frozenset({"death", "fatality", "casualty", "toll", "number", "dead", "count", "figure", "wounded", "injured", "total",
    "loss", "missing", "estimate", "tally", "victim", "body", "case", "killing", "injury", "violation", "attack", "incident"})  # fmt: skip
LEAST_QUOTED = 2  # words; one alone is a scare quote


def content(material: Material, verb: Token, word: Word) -> Found | None:
    """Content, cue and form, the first that fits."""
    steps = (_named, _as, _quoted, _prepositional, _revised, _counted_at, _counted, _object, _infinitive, _gerund)
    for step in steps:
        found = step(material, verb, word)
        if found is not None:
            return found
    return None


def _made(material: Material, verb: Token, start: int, end: int, reason: str, cue: Passage | None = None) -> Found | None:
    where = material.tidy(start, end)
    if where is None or where.overlaps(passage(verb)):
        return None
    return where, cue or passage(verb), reason


def _after(verb: Token, *relations: str) -> list[Token]:
    return [c for c in verb.children if c.i > verb.i and relation(c) in relations]


def _object_of(verb: Token) -> Token | None:
    return next(iter(_after(verb, "obj")), None)


def _marks(token: Token) -> set[str]:
    return {c.lower_ for c in token.children if relation(c) in {"case", "mark"} and c.i < token.i}


def _has_number(token: Token) -> bool:
    return any(t.pos_ == "NUM" and t.ent_type_ != "DATE" for t in token.subtree)


def _named(material: Material, verb: Token, word: Word) -> Found | None:
    """ "called the deal a mistake" """
    if not word.takes(Form.NAME):
        return None
    named = next((c for c in _after(verb, "xcomp") if c.pos_ in {"NOUN", "ADJ", "PROPN", "PRON", "NUM"}), None)
    if named is None or any(relation(c) == "mark" for c in named.children):
        return None
    thing = _object_of(verb)
    if thing is not None:
        return _made(material, verb, thing.left_edge.i, max(thing.right_edge.i, named.right_edge.i) + 1, "name")
    passive = any(relation(c) == "nsubj" and c.dep_ == "nsubj:pass" for c in verb.children)
    return _made(material, verb, named.left_edge.i, named.right_edge.i + 1, "name") if passive else None


def _as(material: Material, verb: Token, word: Word) -> Found | None:
    """ "dismissed the summit as theatre", "was described by the minister as a crime" """
    if not word.takes(Form.AS):
        return None
    said = next((c for c in _after(verb, "obl", "advcl", "xcomp", "nmod") if "as" in _marks(c)), None)
    thing = _object_of(verb)
    if said is None and thing is not None:
        said = next((c for c in thing.children if c.i > thing.i and relation(c) in {"nmod", "acl"} and "as" in _marks(c)), None)
    if said is None:
        return None
    start = thing.left_edge.i if thing is not None and thing.i < said.i else said.left_edge.i
    return _made(material, verb, start, said.right_edge.i + 1, "as")


def _quoted(material: Material, verb: Token, word: Word) -> Found | None:
    """An argument that holds quoted words: "accused them of “playing with fire”", "called Kesrin “a wall”"."""
    if not word.takes(Form.QUOTED) and not word.takes(Form.NAME):
        return None
    sentence_end = verb.sent.end_char
    text = verb.doc.text
    reach = Passage(verb.idx + len(verb), min(sentence_end, verb.idx + 400))
    quotes = [q for q in material.quotes.within(reach) if q.start >= reach.start]
    if (
        not quotes
        or len(quotes[0].of(text).split()) < LEAST_QUOTED
        or any(s in text[reach.start : quotes[0].start] for s in ";\n")
    ):
        return None
    quote = quotes[0]
    argument = _holder(verb, quote)
    if argument is None:
        gap = text[reach.start : quote.start].strip(" :,")
        return (quote, passage(verb), "quoted words") if not gap else None
    start, end = argument.left_edge.i, argument.right_edge.i + 1
    thing = _object_of(verb)
    if (word.takes(Form.NAME) or argument.dep_ == "xcomp") and thing is not None and verb.i < thing.left_edge.i < start:
        start = thing.left_edge.i
    if not word.takes(Form.QUOTED) and not word.takes(Form.NAME):
        return None
    if not word.takes(Form.QUOTED) and argument is thing and quote.start > passage(thing).start + 60:
        return None
    preposition = _preposition(argument)
    cue = None
    if preposition is not None and preposition.lower_ in word.counting:
        start, cue = preposition.i + 1, passage([verb, preposition])
    made = _made(material, verb, max(start, verb.i + 1), end, "quoted words", cue)
    if made is None:
        return None
    where = Passage(made[0].start, max(made[0].end, quote.end))
    return (where, made[1], made[2]) if where.overlaps(quote) else None


def _holder(verb: Token, quote: Passage) -> Token | None:
    """The verb's argument that holds a quotation."""
    for child in verb.children:
        if child.i > verb.i and relation(child) in ARGUMENTS:
            start, end = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
            if start <= quote.start + 1 and end > quote.start + 1:
                return child
    return None


def _preposition(argument: Token) -> Token | None:
    return next((c for c in argument.children if relation(c) in {"case", "mark"} and c.i < argument.i), None)


def _prepositional(material: Material, verb: Token, word: Word) -> Found | None:
    """ "hinted at a pause", "speaks of 46 dead" """
    if not word.takes(Form.WITH_PREPOSITION):
        return None
    for child in _after(verb, "obl", "advcl", "xcomp", "nmod"):
        preposition = _preposition(child)
        if preposition is None or preposition.lower_ not in word.prepositions:
            continue
        if preposition.lower_ not in word.counting:
            return _made(material, verb, preposition.i, child.right_edge.i + 1, "preposition")
        if _has_number(child):
            return _made(material, verb, preposition.i + 1, child.right_edge.i + 1, "preposition", passage([verb, preposition]))
    return None


def _counted_at(material: Material, verb: Token, word: Word) -> Found | None:
    """ "put the dead at 23", "gave the number of wounded as more than 60" """
    thing = _object_of(verb)
    if not word.takes(Form.COUNT_AT) or thing is None or not _counts(thing):
        return None
    at = next(
        (c for c in [*_after(verb, "obl", "advcl", "xcomp"), *thing.children] if c.i > thing.i and _marks(c) & {"at", "as"}), None
    )
    if at is None or not _has_number(at):
        return None
    return _made(material, verb, thing.left_edge.i, at.right_edge.i + 1, "count")


def _counts(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in COUNTED or noun.lower_ in COUNTED or lemma in load_words("count_person_nouns")


def _counted(material: Material, verb: Token, word: Word) -> Found | None:
    """ "counted 71 wounded", "acknowledges four deaths" """
    thing = _object_of(verb)
    if not word.takes(Form.COUNT) or thing is None or not _has_number(thing):
        return None
    if not (thing.pos_ == "NUM" or _counts(thing) or any(_counts(c) for c in thing.children if relation(c) == "nmod")):
        return None
    if thing.pos_ == "NUM" and verb.lemma_.lower() not in {"count", "tally", "verify", "report", "claim", "estimate", "record"}:
        return None
    return _made(material, verb, thing.left_edge.i, thing.right_edge.i + 1, "count")


def _revised(material: Material, verb: Token, word: Word) -> Found | None:
    """ "raised its own count to 19 from 14": the object with all that follows it"""
    thing = _object_of(verb)
    if CueClass.COUNT not in word.kinds or not word.takes(Form.OBJECT) or thing is None:
        return None
    if thing.lemma_.lower() not in word.objects:
        return None
    rest = [c for c in verb.children if c.i > thing.i and relation(c) == "obl" and _has_number(c)]
    if not rest and not _has_number(thing):
        return None
    return _made(material, verb, thing.left_edge.i, max([thing.right_edge.i, *(c.right_edge.i for c in rest)]) + 1, "count")


def _object(material: Material, verb: Token, word: Word) -> Found | None:
    """ "expressed doubt about the talks", "floated the idea of a buffer zone", "denied involvement" """
    thing = _object_of(verb) or next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    if (
        not word.takes(Form.OBJECT)
        or thing is None
        or CueClass.COUNT in word.kinds & {CueClass.COUNT}
        and word.objects == frozenset()
    ):
        return None
    if thing.lemma_.lower() not in word.objects:
        return None
    clause = next(
        (
            c
            for c in [*thing.children, *verb.children]
            if c.i > thing.i and relation(c) in {"acl", "ccomp", "advcl"} and _marks(c) & {"that"}
        ),
        None,
    )
    if clause is not None:
        cue = passage(verb.doc[verb.i : thing.i + 1]) if verb.i < thing.i and thing.i - verb.i < 5 else passage(verb)
        return _made(material, verb, clause.left_edge.i, clause.right_edge.i + 1, "object with a clause", cue)
    if verb.i > thing.i:
        return None
    whole = any(relation(c) in {"nmod", "acl"} and c.i > thing.i for c in thing.children)
    about = [
        c for c in verb.children if c.i > thing.i and relation(c) == "obl" and _marks(c) & {"about", "over", "that", "of", "on"}
    ]
    bare = CueClass.DENIAL in word.kinds
    if not whole and not about and not bare:
        return None
    return _made(material, verb, thing.left_edge.i, max([thing.right_edge.i, *(c.right_edge.i for c in about)]) + 1, "object")


def _infinitive(material: Material, verb: Token, word: Word) -> Found | None:
    """ "claims to have shot down a drone" """
    said = next(
        (c for c in _after(verb, "xcomp", "ccomp") if "to" in _marks(c) or any(g.lower_ == "to" for g in c.children)), None
    )
    if not word.takes(Form.INFINITIVE) or said is None:
        return None
    return _made(material, verb, said.left_edge.i, said.right_edge.i + 1, "infinitive")


def _gerund(material: Material, verb: Token, word: Word) -> Found | None:
    """ "denied opening fire" """
    said = next(
        (c for c in _after(verb, "xcomp", "ccomp", "advcl", "obj") if c.lower_.endswith("ing") and c.pos_ in {"VERB", "AUX"}),
        None,
    )
    if not word.takes(Form.GERUND) or said is None or _marks(said):
        return None
    return _made(material, verb, said.left_edge.i, said.right_edge.i + 1, "gerund")
