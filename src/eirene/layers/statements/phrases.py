"""Contents of verbs that are phrases, no clauses: quoted words, names, objects, prepositional phrases, infinitives, gerunds."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.codebook.attribution import CueClass, Form
from eirene.layers.statements.arguments import Found, after, has_number, made, marks, object_of, preposition_of
from eirene.layers.statements.counts import COUNTING, is_count
from eirene.layers.statements.cues import Word
from eirene.layers.statements.material import Material
from eirene.syntax import passage, relation
from eirene.types import Passage

ARGUMENTS = frozenset({"obj", "obl", "xcomp", "advcl", "ccomp", "nmod", "iobj"})
CIRCUMSTANCES = frozenset(
    {"with", "at", "in", "during", "after", "before", "since", "amid", "alongside", "through", "under", "by", "from"}
)
ABOUT = frozenset({"about", "over", "that", "of", "on"})
LEAST_QUOTED = 2  # words; one alone is a scare quote
REACH = 400  # characters from a verb to its quoted words
SET_APART = 60  # characters from the start of an object to quoted words that say no more what it is


def content(material: Material, verb: Token, word: Word) -> Found | None:
    """Content, cue and reason, of the first form that fits."""
    steps = (_named, _as, _quoted, _prepositional, *COUNTING, _object, _infinitive, _gerund)
    return next((found for step in steps if (found := step(material, verb, word)) is not None), None)


def _named(material: Material, verb: Token, word: Word) -> Found | None:
    """ "called the deal a mistake" """
    if not word.takes(Form.NAME):
        return None
    if (free := _freely_named(verb)) is not None and material.quotes.at(free.left_edge.idx) is None:
        return made(material, verb, (free.left_edge.i, free.right_edge.i + 1), f"{word.entries[Form.NAME]}: name")
    named = next((c for c in after(verb, "xcomp") if c.pos_ in {"NOUN", "ADJ", "PROPN", "PRON", "NUM"}), None)
    thing = object_of(verb)
    if named is None or named.pos_ == "PROPN" or any(relation(c) == "mark" for c in named.children):
        return None
    if thing is not None and thing.lower_.endswith(("self", "selves")):
        return None
    reason = f"{word.entries[Form.NAME]}: name"
    if thing is not None:
        return made(material, verb, (thing.left_edge.i, max(thing.right_edge.i, named.right_edge.i) + 1), reason)
    passive = any(c.dep_ == "nsubj:pass" for c in verb.children) and named.right_edge.i > named.left_edge.i
    return made(material, verb, (named.left_edge.i, named.right_edge.i + 1), reason) if passive else None


def _freely_named(verb: Token) -> Token | None:
    """The name in "what he called enemy waters"."""
    if verb.dep_ != "acl:relcl" or verb.head.lower_ != "what" or "Past" not in verb.morph.get("Tense", []):
        return None
    return next((c for c in after(verb, "xcomp", "obj") if c.pos_ == "NOUN"), None)


def _as(material: Material, verb: Token, word: Word) -> Found | None:
    """ "dismissed the summit as theatre", "was described by the minister as a crime" """
    if not word.takes(Form.AS):
        return None
    said = next((c for c in after(verb, "obl", "advcl", "xcomp", "nmod") if "as" in marks(c)), None)
    thing = object_of(verb)
    if said is None and thing is not None:
        said = next((c for c in thing.children if c.i > thing.i and relation(c) in {"nmod", "acl"} and "as" in marks(c)), None)
    if said is None:
        return None
    parts = [said] if thing is None else [said, thing]
    span = min(p.left_edge.i for p in parts), max(p.right_edge.i for p in parts) + 1
    for rest in after(verb, "obl", "nmod", "obj"):
        if rest.left_edge.i == span[1] and rest._.entity_type != "time" and not marks(rest) & CIRCUMSTANCES:
            span = span[0], rest.right_edge.i + 1  # "as a “first step” | towards peace", "as lies | reports that …"
    return made(material, verb, span, f"{word.entries[Form.AS]}: as")


def _quoted(material: Material, verb: Token, word: Word) -> Found | None:
    """An argument that holds quoted words: "accused them of “playing with fire”", "called Kesrin “a wall”"."""
    form = next((f for f in (Form.QUOTED, Form.NAME) if word.takes(f)), None)
    quote = _first_quote(material, verb) if form is not None else None
    if form is None or quote is None:
        return None
    reason = f"{word.entries[form]}: quoted words"
    argument = _holder(verb, quote)
    if argument is None:
        gap = material.text[verb.idx + len(verb) : quote.start].strip(" :,")
        return (quote, passage(verb), reason) if not gap else None
    thing, preposition = object_of(verb), preposition_of(argument)
    if not _is_given(argument, thing, preposition, quote):
        return None
    start, end = argument.left_edge.i, argument.right_edge.i + 1
    if preposition is not None and preposition.lower_ in CIRCUMSTANCES and relation(argument) == "obl":
        return None
    if (word.takes(Form.NAME) or argument.dep_ == "xcomp") and thing is not None and verb.i < thing.left_edge.i < start:
        start = thing.left_edge.i
    if word.takes(Form.NAME) and preposition is None and verb.dep_ in {"acl:relcl", "csubj", "ccomp"} and _is_naming(verb):
        return None
    if form is Form.NAME and argument is thing and quote.start > passage(thing).start + SET_APART:
        return None
    cue = None
    if preposition is not None and preposition.lower_ in word.counting:
        start, cue = preposition.i + 1, passage([verb, preposition])
    found = made(material, verb, (max(start, verb.i + 1), end), reason, cue)
    if found is None:
        return None
    where = Passage(found[0].start, max(found[0].end, quote.end))
    return (where, found[1], found[2]) if where.overlaps(quote) else None


def _is_given(argument: Token, thing: Token | None, preposition: Token | None, quote: Passage) -> bool:
    """False for quoted words that are another verb's, or only a part of the thing ("maintain a large “personal space”")."""
    if relation(argument) == "advcl":
        return preposition is not None  # not "announced a curfew, saying it was “the last resort”"
    if argument is thing:
        whole = passage([argument.left_edge, argument.right_edge])
        return 2 * (min(quote.end, whole.end) - quote.start) >= whole.end - whole.start
    return True


def _is_naming(verb: Token) -> bool:
    """True for "what they call “the wall”", "the wall that villagers call “the old lady”": a name, not a saying."""
    if verb.dep_ == "acl:relcl" and "Pres" in verb.morph.get("Tense", []):
        return True
    return any(t.lower_ in {"what", "whatever"} for t in verb.doc[max(verb.sent.start, verb.i - 4) : verb.i])


def _first_quote(material: Material, verb: Token) -> Passage | None:
    """The first quoted words after a verb in its sentence; None for one word alone."""
    text = material.text
    reach = Passage(verb.idx + len(verb), min(verb.sent.end_char, verb.idx + REACH))
    quote = next((q for q in material.quotes.within(reach) if q.start >= reach.start), None)
    if quote is None or len(quote.of(text).split()) < LEAST_QUOTED:
        return None
    return None if any(sign in text[reach.start : quote.start] for sign in ";\n") else quote


def _holder(verb: Token, quote: Passage) -> Token | None:
    """The verb's argument that holds a quotation."""
    for child in verb.children:
        if child.i > verb.i and relation(child) in ARGUMENTS:
            start, end = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
            if start <= quote.start + 1 and end > quote.start + 1:
                return child
    return None


def _prepositional(material: Material, verb: Token, word: Word) -> Found | None:
    """ "hinted at a pause", "speaks of 46 dead" """
    if not word.takes(Form.WITH_PREPOSITION):
        return None
    reason = f"{word.entries[Form.WITH_PREPOSITION]}: preposition"
    for child in after(verb, "obl", "advcl", "xcomp", "nmod"):
        preposition = preposition_of(child)
        if preposition is None or preposition.lower_ not in word.prepositions:
            continue
        if preposition.lower_ not in word.counting:
            return made(material, verb, (preposition.i, child.right_edge.i + 1), reason)
        if has_number(child):
            return made(material, verb, (preposition.i + 1, child.right_edge.i + 1), reason, passage([verb, preposition]))
    return None


def _object(material: Material, verb: Token, word: Word) -> Found | None:
    """ "expressed doubt about the talks", "floated the idea of a buffer zone", "denied involvement" """
    thing = object_of(verb) or next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    if not word.takes(Form.OBJECT) or thing is None or thing.lemma_.lower() not in word.objects or is_count(thing):
        return None
    entry = word.entries[Form.OBJECT]
    clause = _clause_of(verb, thing)
    if clause is not None:
        cue = passage(verb.doc[verb.i : thing.i + 1]) if verb.i < thing.i and thing.i - verb.i < 5 else passage(verb)
        return made(material, verb, (clause.left_edge.i, clause.right_edge.i + 1), f"{entry}: object with a clause", cue)
    if verb.i > thing.i:
        return None
    whole = any((relation(c) in {"nmod", "acl"} and c.i > thing.i) or relation(c) == "amod" for c in thing.children)
    about = [c for c in after(verb, "obl") if c.i > thing.i and marks(c) & ABOUT]
    if not whole and not about and CueClass.DENIAL not in word.kinds:
        return None
    end = max([thing.right_edge.i, *(c.right_edge.i for c in about)]) + 1
    return made(material, verb, (thing.left_edge.i, end), f"{entry}: object")


def _clause_of(verb: Token, thing: Token) -> Token | None:
    """The clause that says what an object is: "voiced the hope that …"."""
    below = [c for c in [*thing.children, *verb.children] if c.i > thing.i and relation(c) in {"acl", "ccomp", "advcl"}]
    return next((c for c in below if "that" in marks(c)), None)


def _infinitive(material: Material, verb: Token, word: Word) -> Found | None:
    """ "claims to have shot down a drone" """
    below = after(verb, "xcomp", "ccomp")
    said = next((c for c in below if "to" in marks(c) or any(g.lower_ == "to" for g in c.children)), None)
    if not word.takes(Form.INFINITIVE) or said is None or relation(verb) == "acl":
        return None
    return made(material, verb, (said.left_edge.i, said.right_edge.i + 1), f"{word.entries[Form.INFINITIVE]}: infinitive")


def _gerund(material: Material, verb: Token, word: Word) -> Found | None:
    """ "denied opening fire" """
    if not word.takes(Form.GERUND):
        return None
    below = after(verb, "xcomp", "ccomp", "obj")
    said = next((c for c in below if c.lower_.endswith("ing") and c.pos_ in {"VERB", "AUX"} and not marks(c)), None)
    if said is None or verb.doc[said.left_edge.i - 1].is_punct:
        return None
    return made(material, verb, (said.left_edge.i, said.right_edge.i + 1), f"{word.entries[Form.GERUND]}: gerund")
