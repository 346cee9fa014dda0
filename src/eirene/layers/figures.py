"""Counted quantities, what they count and who counts."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from eirene.codebook import Codebook
from eirene.codebook.measures import MeasureEntry
from eirene.lexicon import load_words
from eirene.syntax import phrase, relation, sentence_passage
from eirene.types import Figure, Measure, Number, Passage, TermStatus

__all__ = ["find_figures"]

LENGTH_UNITS = re.compile(r"[\s-]*(minute|hour|day|week|month|year)", re.IGNORECASE)
AGE = re.compile(r"(?:aged?\s*$|,\s*$)", re.IGNORECASE)
CLIMB = 5


def find_figures(doc: Doc, codebook: Codebook) -> None:
    """Puts `figures` on the document, in text order; numbers on the table and numbers that count nothing are left out."""
    found: list[Figure] = []
    for number in doc._.numbers:
        if number.anchor.start < doc._.body_start or _on_the_table(doc, number):
            continue
        figure = _figure(doc, number, codebook)
        if figure is not None and not any(_repeated(figure, other) for other in found):
            found.append(figure)
    doc._.figures = tuple(found)


def _repeated(a: Figure, b: Figure) -> bool:
    return (
        a.measure is b.measure
        and a.value == b.value
        and (a.source == b.source or not a.source)
        and a.measure is not Measure.OTHER
    )


def _on_the_table(doc: Doc, number: Number) -> bool:
    return any(t.anchor.overlaps(number.anchor) and t.status is not TermStatus.IN_FORCE for t in doc._.terms)


def _figure(doc: Doc, number: Number, codebook: Codebook) -> Figure | None:
    span = doc.char_span(number.anchor.start, number.anchor.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    numeral = span.root
    noun = (
        numeral.head if relation(numeral) in {"nummod", "compound", "advmod", "nmod"} and numeral.head.i >= numeral.i else numeral
    )
    timed = any(t.type in {"DURATION", "SET"} and t.anchor.overlaps(number.anchor) for t in doc._.times)
    unit = LENGTH_UNITS.match(doc.text[number.anchor.end : number.anchor.end + 12])
    if timed or unit:
        return _duration(doc, number, numeral, unit.group(1).lower() + "s" if unit else None, codebook)
    if any(t.anchor.overlaps(number.anchor) for t in doc._.times) or _is_age(doc, number):
        return None
    measure = _measure(doc, number, numeral, noun, codebook)
    if measure is None:
        return None
    return _made(doc, number, measure, noun)


def _is_age(doc: Doc, number: Number) -> bool:
    """A number between commas after a name, or before "years old"."""
    before, after = (
        doc.text[max(0, number.anchor.start - 6) : number.anchor.start],
        doc.text[number.anchor.end : number.anchor.end + 10],
    )
    return (
        (before.endswith(", ") and after[:1] in {",", "."} and number.value < 110 and number.anchor.end - number.anchor.start < 4)
        or "aged" in before
        or "-year-old" in after
    )


@cache
def _entries(codebook: Codebook) -> tuple[MeasureEntry, ...]:
    entries = codebook.entries("measures", MeasureEntry)
    order = [m.value for m in Measure]
    return tuple(
        sorted(
            (e for e in entries.values() if e.name not in {"other", "duration"}),
            key=lambda e: order.index(e.name) if e.name in order else 99,
        )
    )


def _measure(doc: Doc, number: Number, numeral: Token, noun: Token, codebook: Codebook) -> Measure | None:
    """What the number counts: by its noun, a state beside it, the verb it is argument of, or a tally."""
    lemma = noun.lemma_.lower()
    after = doc.text[number.anchor.end : number.anchor.end + 60].split("\n")[0].lower()
    following = re.split(r"[,.;:]", after)[0].split()
    money = re.match(r"\s*(?:million |billion )?(?:dollars|euros|pounds)", after) or doc.text[
        number.anchor.start - 1 : number.anchor.start
    ] in {"$", "€", "£"}
    if money:
        return Measure.OTHER
    found = [e for e in _entries(codebook) if _by_noun(e, noun, lemma, following)]
    if found:
        return found[0].measure
    verb, role = _governing(noun)
    for entry in _entries(codebook):
        if _by_verb(doc, entry, noun, verb, role):
            return entry.measure
    for entry in _entries(codebook):
        if _by_tally(entry, noun, verb):
            return entry.measure
    return _other(noun, numeral, lemma)


def _by_noun(entry: MeasureEntry, noun: Token, lemma: str, following: list[str]) -> bool:
    if lemma in entry.nouns and not (noun.i and lemma in {"life", "body"}):
        return True
    if any(
        c.lemma_.lower() in entry.states or c.lower_ in entry.states
        for c in noun.children
        if c.dep_ in {"amod", "acl", "compound", "xcomp"} and c.lower_[:2] != "un"
    ):
        return True
    if following and following[0] in entry.states:
        return True
    head = noun.head.lemma_.lower()
    return (
        relation(noun) == "nmod"
        and noun.head.pos_ == "NOUN"
        and head in entry.acts
        and any(c.lower_ == "of" for c in noun.children)
    )


def _governing(noun: Token) -> tuple[Token | None, str]:
    """The verb that a counted noun is argument of, and as what: "patient" or "subject"."""
    token = noun
    for _ in range(CLIMB):
        role = relation(token)
        if role in {"acl"}:
            break
        if role in {"nsubj", "obj", "iobj"} and token.head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            return token.head, "patient" if role != "nsubj" or token.dep_ == "nsubj:pass" else "subject"
        if role == "conj" or (
            role == "nmod" and token.head.lemma_.lower() in {"number", "group", "life", "total", "rest", "body"}
        ):
            token = token.head
            continue
        if role == "nmod" and any(c.lower_ == "of" for c in token.children) and token.head.pos_ == "NUM":
            token = token.head
            continue
        if role == "obl" and token.head.pos_ == "VERB":
            return token.head, "oblique"
        break
    part = next((c for c in noun.children if c.dep_ in {"acl", "acl:relcl"} and c.pos_ == "VERB"), None)
    return (
        (part, "patient" if part is not None and "Past" in part.morph.get("Tense") and part.dep_ == "acl" else "subject")
        if part is not None
        else (None, "")
    )


def _by_verb(doc: Doc, entry: MeasureEntry, noun: Token, verb: Token | None, role: str) -> bool:
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    after = doc[verb.i + 1 : min(len(doc), verb.i + 12)].text.lower()
    if any(p.noun == noun.lemma_.lower() and lemma in p.verbs for p in entry.pairs if p.noun != "person"):
        return True
    wanted = entry.patient_verbs if role == "patient" else entry.subject_verbs if role == "subject" else ()
    for wording in wanted:
        words = wording.split()
        if (
            words[0] == lemma
            and all(re.search(rf"\b{re.escape(w)}", after) for w in words[1:])
            and (len(words) > 1 or lemma not in {"shoot"} or role == "patient")
        ):
            return True
    if (
        role == "subject"
        and any(c.dep_ == "aux:pass" for c in verb.children)
        and any(w.split()[0] == lemma for w in entry.patient_verbs)
    ):
        return True
    if lemma in {"leave", "see", "report", "count", "have", "find"} and role == "patient":
        tail = doc[noun.right_edge.i + 1 : noun.right_edge.i + 2].text.lower()
        return tail in entry.states or any(c.lower_ in entry.states for c in verb.children if c.dep_ == "xcomp")
    if verb.pos_ in {"ADJ", "NOUN"}:
        return verb.lower_ in entry.states or verb.lemma_.lower() in entry.nouns
    return False


def _by_tally(entry: MeasureEntry, noun: Token, verb: Token | None) -> bool:
    """ "The death toll rose to 87"."""
    if verb is None or not entry.tallies:
        return False
    for child in verb.children:
        if relation(child) == "nsubj" or relation(child) == "obj":
            text = " ".join(t.lemma_.lower() for t in child.subtree)[:80]
            if any(tally in text for tally in entry.tallies) or (
                child.lemma_.lower() in entry.nouns and child.i != noun.i and "number" in text
            ):
                return True
    return False


def _other(noun: Token, numeral: Token, lemma: str) -> Measure | None:
    if lemma in load_words("count_uncounted_nouns") or noun.i == numeral.i:
        return None
    if relation(noun) in {"compound"} and noun.head.lemma_.lower() in load_words("count_uncounted_nouns"):
        return None
    return Measure.OTHER if lemma in load_words("count_thing_nouns") or lemma in load_words("count_person_nouns") else None


def _made(doc: Doc, number: Number, measure: Measure, noun: Token) -> Figure:
    sentence = sentence_passage(noun)
    who = (
        " ".join(t.text for t in phrase(noun) if not t.is_space and not number.anchor.overlaps(Passage(t.idx, t.idx + len(t))))[
            :60
        ].strip()
        or None
    )
    places = [e for e in doc.ents if e.label_ == "LOC" and sentence.start <= e.start_char < sentence.end]
    place = min(places, key=lambda e: (abs(e.start_char - number.anchor.start), e.start), default=None)
    since = next((t.date for t in doc._.times if t.relation == "since" and t.date and sentence.covers(t.anchor)), None)
    covering = [
        s for s in doc._.statements if s.speaker and (s.content.covers(number.anchor) or (s.content.gap(number.anchor) < 3))
    ]
    source = min(covering, key=lambda s: s.content.end - s.content.start).speaker if covering else _counter(doc, noun)
    return Figure(
        measure=measure,
        value=number.value,
        anchor=number.anchor,
        value_max=number.value_max,
        bound=number.bound,
        who=who,
        place=place.text if place is not None else None,
        since=since,
        source=source,
        passage=sentence,
        reason=f"{measure}: {noun.lemma_}",
    )


def _counter(doc: Doc, noun: Token) -> str | None:
    """The body that the sentence names as counting ("according to …", "the ministry put the dead at …")."""
    for token in noun.sent:
        if token.lower_ == "according" or (
            token.lemma_.lower() in {"put", "count", "estimate", "report", "give"} and token.pos_ == "VERB"
        ):
            for child in [*token.children, *token.head.children]:
                actor = doc._.actor_at(child.idx, child.idx + len(child)) if relation(child) in {"nsubj", "obl", "nmod"} else None
                if actor is not None:
                    return str(actor.name)
    return None


def _duration(doc: Doc, number: Number, numeral: Token, unit: str | None, codebook: Codebook) -> Figure | None:
    """A length of what lasted, lasts or is to last; deadlines and distances in time are none."""
    entry = codebook.entries("measures", MeasureEntry).get("duration")
    if entry is None or unit is None:
        return None
    before, after = (
        doc.text[max(0, number.anchor.start - 40) : number.anchor.start].lower(),
        doc.text[number.anchor.end : number.anchor.end + 45].lower(),
    )
    if re.search(r"\b(?:within|in|every|last|past|next|by)\s+(?:the\s+)?(?:\w+\s+)?$", before) or re.match(
        r"[\s-]*\w+\s+(?:ago|earlier|later|old|before)|-year-old", after
    ):
        return None
    words = {t.lemma_.lower() for t in numeral.ancestors} | {numeral.head.lemma_.lower()}
    lasted = any(
        t.lemma_.lower() in {"last", "take", "spend", "span", "endure", "drag", "continue"} for t in list(numeral.ancestors)[:3]
    )
    throughout = bool(re.search(r"\bfor\s+(?:\w+\s+){0,3}$", before)) and not words & {
        "truce",
        "ceasefire",
        "cessation",
        "ask",
        "extend",
        "suspend",
    }
    named = bool(
        re.match(
            r"[\s-]*(?:minute|hour|day|week|month|year)s?[’']?s?\s+(?:of\s+)?(?:"
            + "|".join(map(re.escape, entry.activities))
            + r")\b",
            after,
        )
    )
    ended = bool(re.search(r"\b(?:after|of)\s+(?:\w+\s+){0,2}$", before)) and named
    if not (lasted or throughout or named or ended):
        return None
    return Figure(
        Measure.DURATION,
        number.value,
        number.anchor,
        number.value_max,
        number.bound,
        unit=unit,
        passage=sentence_passage(numeral),
        reason="duration",
    )
