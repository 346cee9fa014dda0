"""Contents of verbs that are counts: "counted 71 wounded", "put the dead at 23", "raised its toll to 19"."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.codebook.attribution import CueClass, Form
from eirene.layers.statements.arguments import Found, after, has_number, made, marks, object_of
from eirene.layers.statements.cues import Word
from eirene.layers.statements.material import Material
from eirene.lexicon import load_words
from eirene.syntax import relation


def _counts(noun: Token) -> bool:
    """True for a toll or the harmed; a "number" or "total" has to be of such."""
    counted = load_words("speech_counted_nouns")
    lemma = noun.lemma_.lower()
    if lemma in load_words("speech_total_nouns"):
        return any(_counts(c) for c in noun.children if relation(c) in {"nmod", "compound"})
    return lemma in counted or noun.lower_ in counted or lemma in load_words("count_person_nouns")


def is_count(noun: Token) -> bool:
    """True for a noun of counting, whatever it counts."""
    lemma = noun.lemma_.lower()
    return lemma in load_words("speech_total_nouns") or lemma in load_words("speech_counted_nouns")


def _counted_at(material: Material, verb: Token, word: Word) -> Found | None:
    """ "put the dead at 23", "gave the number of wounded as more than 60" """
    thing = object_of(verb)
    if not word.takes(Form.COUNT_AT) or thing is None or not (is_count(thing) or _counts(thing)):
        return None
    candidates = [*after(verb, "obl", "advcl", "xcomp"), *thing.children]
    at = next((c for c in candidates if c.i > thing.i and marks(c) & {"at", "as"}), None)
    if at is None or not has_number(at):
        return None
    end = _over_parts(at.right_edge.i + 1, verb.sent.end, at)
    return made(material, verb, (thing.left_edge.i, end), f"{word.entries[Form.COUNT_AT]}: count")


def _over_parts(end: int, limit: int, at: Token) -> int:
    """The end of a count with the parts told after it: "at 34, among them nine children"."""
    doc = at.doc
    if end + 2 >= limit or doc[end].text != "," or doc[end + 1].lower_ not in {"among", "including"}:
        return end
    part = next((t for t in doc[end + 2 : limit] if has_number(t) and t.head.i <= at.i), None)
    return part.right_edge.i + 1 if part is not None and part.right_edge.i < limit else end


def _counted(material: Material, verb: Token, word: Word) -> Found | None:
    """ "counted 71 wounded", "acknowledges four deaths", "verified 71" """
    thing = object_of(verb)
    if thing is None or not has_number(thing):
        return None
    form = Form.NUMBER if thing.pos_ == "NUM" else Form.COUNT
    counted = form is Form.NUMBER or _counts(thing) or any(_counts(c) for c in thing.children if relation(c) == "nmod")
    if not word.takes(form) or not counted:
        return None
    return made(material, verb, (thing.left_edge.i, thing.right_edge.i + 1), f"{word.entries[form]}: count")


def _revised(material: Material, verb: Token, word: Word) -> Found | None:
    """ "raised its own count to 19 from 14": the object with all that follows it"""
    thing = object_of(verb)
    if CueClass.COUNT not in word.kinds or not word.takes(Form.OBJECT) or thing is None:
        return None
    if thing.lemma_.lower() not in word.objects or not _counts(thing):
        return None
    rest = [c for c in after(verb, "obl") if c.i > thing.i and has_number(c)]
    if not rest and not has_number(thing):
        return None
    end = max([thing.right_edge.i, *(c.right_edge.i for c in rest)]) + 1
    return made(material, verb, (thing.left_edge.i, end), f"{word.entries[Form.OBJECT]}: count")


COUNTING = (_revised, _counted_at, _counted)
