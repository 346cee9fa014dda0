"""Lengths of what lasted, lasts or is to last; deadlines, windows and distances in time are none."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.codebook.measures import MeasureEntry
from eirene.layers.figures.context import Context
from eirene.layers.figures.counts import Count
from eirene.lexicon import load_table, load_words
from eirene.syntax import HYPHENS, child, children, relation, span_at
from eirene.types import Number

SHORT = frozenset({"minute", "hour"})


def find_length_unit(doc: Doc, number: Number) -> Token | None:
    """The word of time that a number counts ("hours" in "two hours", "12-hour"); None where it counts something else."""
    span = span_at(doc, number.anchor)
    if not len(span):
        return None
    if span[-1].lemma_.lower() in load_table("count_time_units"):
        return span[-1]
    place = span.end
    while (
        place < len(doc) and place < span.end + 2 and doc[place].text in HYPHENS | {"more", "full", "whole", "straight", "long"}
    ):
        place += 1
    return doc[place] if place < len(doc) and doc[place].lemma_.lower() in load_table("count_time_units") else None


def unit_name(unit: Token) -> str:
    """The unit of the record: minutes, hours, days, weeks, months, years."""
    return load_table("count_time_units")[unit.lemma_.lower()]


def is_length(count: Count, unit: Token, entry: MeasureEntry, context: Context) -> bool:
    """True when the number with its unit says how long something went on."""
    if _is_point(count, unit, context):
        return False
    qualified = count.number.passage or count.number.anchor
    cases = {c.lower_ for c in children(unit, "case") if c.idx < qualified.start}
    if cases & load_words("count_window_cases"):
        return False
    return _is_named(unit, entry, cases) or _is_spent(unit, entry, cases)


def _is_point(count: Count, unit: Token, context: Context) -> bool:
    """ "two days ago", "three weeks after", "80 a day", "every two hours": a point, an offset or a rate."""
    doc = unit.doc
    after = doc[unit.i + 1].lower_ if unit.i + 1 < len(doc) else ""
    if after in load_words("count_offset_words"):
        return not (after == "later" and unit.lemma_.lower() in SHORT)
    return any(t.type == "SET" and t.anchor.overlaps(count.number.anchor) for t in context.times[context.sentence(unit)])


def _is_named(unit: Token, entry: MeasureEntry, cases: set[str]) -> bool:
    """With what lasted: "a 12-hour session", "two hours' talks", "three days of fighting", "a meeting, about an hour"."""
    role, head = relation(unit), unit.head
    if role in {"compound", "nmod", "amod", "appos", "dep", "nummod"} and not cases and head.lemma_.lower() in entry.activities:
        return True
    for part in children(unit, "nmod"):
        if part.i > unit.i and part.lemma_.lower() in entry.activities and any(c.lower_ == "of" for c in children(part, "case")):
            return True
    return False


def _is_spent(unit: Token, entry: MeasureEntry, cases: set[str]) -> bool:
    """With a verb: "lasted two hours", "met for three days", "left after 40 minutes"."""
    verb, role = unit.head, relation(unit)
    if verb.lower_ == "later":
        verb = verb.head
    if any(a.lower_ in {"would", "could", "might", "should"} for a in children(verb, "aux")):
        return False
    if role not in {"obl", "obj", "nmod", "advmod", "xcomp", "ccomp", "root", "nsubj"} and role != "ROOT":
        return False
    lemma = verb.lemma_.lower()
    if not cases and role in {"obl", "obj", "xcomp", "ccomp"} and lemma in entry.length_verbs and verb.pos_ == "VERB":
        return True
    if cases & set(entry.length_prepositions):
        predicate = verb.pos_ in {"VERB", "ADJ", "AUX"} or child(verb, "cop") is not None
        goes_on = predicate and lemma not in load_words("count_extending_verbs")
        return goes_on or lemma in entry.activities
    leaves = lemma in entry.after_verbs and verb.pos_ == "VERB"
    if "after" in cases:
        return leaves and child(unit, "nmod", "acl") is None
    return leaves and any(c.lower_ == "later" for c in (*unit.children, *verb.children))
