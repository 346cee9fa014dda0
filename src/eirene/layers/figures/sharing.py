"""Numbers whose measure another number or a tally gives: parts of a total, lists, comparisons, tolls."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from eirene.layers.figures.counts import Count
from eirene.layers.figures.cues import Cues, measures_of
from eirene.lexicon import load_words
from eirene.syntax import children, relation
from eirene.types import Bound, Figure, Measure

PEOPLE = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.DETAINED,
        Measure.HOSTAGES_TAKEN,
        Measure.HOSTAGES_HELD,
        Measure.RELEASED,
    }
)
FORMER = frozenset({"from", "than", "with", "against"})
TOWARDS = frozenset({"at", "to", "from", "as", "by", "of", "than"})
MEMORY = 600  # characters over which a count without a name still goes on with the last measure

Told = tuple[Count, Figure]


def share_measure(count: Count, before: Sequence[Told], cues: Cues) -> Measure | None:
    """The measure that a count takes over; `before` are the figures found so far, in text order."""
    if _counts_things(count):
        return None
    tally = _tally(count, before, cues)
    if tally is not None:
        return tally
    if count.is_thing:
        return None
    topic = _topic(count, cues)
    if topic is not None:
        return topic
    here = [told for told in before if told[0].node.sent.start == count.node.sent.start and told[1].measure in PEOPLE]
    whole = next((told for told in reversed(here) if _is_part(count, told)), None)
    if whole is not None:
        return whole[1].measure
    told_beside = bool(here) and (_is_compared(count) or _follows_name(count))
    if count.noun is None and (told_beside or _is_counted_by(count)):
        return _last(count, before)
    return None


def _counts_things(count: Count) -> bool:
    """True for a bare number that is one of things ("the number of outstanding issues at two")."""
    return count.noun is None and any(
        part.lemma_.lower() in load_words("count_thing_nouns") or part.lemma_.lower() in load_words("count_uncounted_nouns")
        for phrase in tally_phrases(count)
        if phrase.lemma_.lower() == "number"
        for part in children(phrase, "nmod")
        if any(c.lower_ == "of" for c in children(part, "case"))
    )


def _last(count: Count, before: Sequence[Told]) -> Measure | None:
    """The measure of the last figure of people, when it stands close enough."""
    for _, figure in reversed(before):
        if figure.measure in PEOPLE or figure.unit == "persons":
            near = figure.anchor.gap(count.number.anchor) < MEMORY
            return figure.measure if near else None
    return None


# -- parts of a total


def _is_part(count: Count, total: Told) -> bool:
    """True for "…, nine of them children", "including two medics", "34 deaths: 14 men, 11 women", "of whom 12 were women"."""
    whole = total[0]
    open_ended = total[1].bound in {Bound.AT_LEAST, Bound.MORE_THAN} and _is_included(count)
    if count.number.value > (total[1].value_max or total[1].value) and not open_ended and not _is_listed_with(count, whole):
        return False
    if _has_pronoun(count) or _is_included(count) or _is_object_of_including(count):
        return True
    return _is_listed_with(count, whole) and not count.is_thing


def _has_pronoun(count: Count) -> bool:
    """ "nine of them", "of whom 12", with no verb of its own that says otherwise."""
    if count.noun is not None and count.noun.lower_ in {"them", "whom", "these", "those"} and count.noun.i > count.numeral.i:
        return True
    first = count.numeral.i
    lead = [t.lower_ for t in count.numeral.doc[max(count.numeral.sent.start, first - 5) : first]]
    return any(
        lead[k : k + 2] in (["of", "whom"], ["of", "them"], ["among", "them"], ["among", "whom"]) for k in range(len(lead))
    )


def _is_included(count: Count) -> bool:
    """ "including two medics", "among them 12 children", and what is coordinated with such."""
    for token in count.standings:
        if any(c.lower_ in load_words("count_including_words") for c in children(token, "case", "mark", "advmod", "det")):
            return True
        lead = token.doc[max(token.sent.start, token.left_edge.i - 1) : token.left_edge.i + 1]
        if any(t.lower_ in load_words("count_including_words") for t in lead):
            return True
    return False


def _is_object_of_including(count: Count) -> bool:
    """ "Seven were freed, which includes three women"."""
    return any(role == "patient" and verb.lemma_.lower() in load_words("count_including_words") for verb, role in count.governors)


def _is_listed_with(count: Count, whole: Count) -> bool:
    """True when the count is set beside the other one as an apposition or in a list."""
    token = count.node
    for _ in range(4):
        if relation(token) not in {"appos", "conj", "parataxis", "list", "dep"} or token.head.i == token.i:
            return False
        token = token.head
        if token.i in {whole.node.i, whole.numeral.i} or any(c.i == whole.node.i for c in children(token, "nsubj")):
            return True
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _topic(count: Count, cues: Cues) -> Measure | None:
    """Those meant, beside "to be" or "to include": "of all those detained, 931 were men", "among the dead are 12"."""
    for verb, _ in count.governors:
        if not (any(True for _ in children(verb, "cop")) or verb.lemma_.lower() in load_words("count_including_verbs")):
            continue
        first = verb
        while relation(first) == "conj" and first.head.i != first.i:
            first = first.head
        named = [verb, *children(verb, "obl", "nsubj", "obj"), *children(first, "obl")]
        for token in named:
            if token.i != count.node.i and token.lower_ not in {"number"}:
                measure = _named(token, cues)
                if measure is not None:
                    return measure
    return None


def _named(token: Token, cues: Cues) -> Measure | None:
    """The measure of "the dead", "those detained", "the victims of …"."""
    if any(relation(c) == "nummod" for c in token.children):
        return None
    if token.lower_ in {"those", "people", "persons"}:
        return next((m for c in children(token, "acl") if (m := cues.states.get(c.lower_))), None)
    plural = "Plur" in str(token.morph) or token.pos_ == "ADJ"
    return (cues.nouns.get(token.lemma_.lower()) or cues.states.get(token.lower_)) if plural else None


# -- bare numbers


def _is_compared(count: Count) -> bool:
    """ "up from 34", "compared with 13", "to 19 from 14"."""
    return any(c.lower_ in FORMER for c in children(count.node, "case", "mark", "advmod")) or (
        count.numeral.i > 0 and count.numeral.nbor(-1).lower_ in FORMER
    )


def _follows_name(count: Count) -> bool:
    """ "… and the ministry 24": a bare number right after whoever counts."""
    node = count.node
    return relation(node) in {"flat", "appos", "nummod"} and node.head.i == node.i - 1 and node.head.pos_ in {"NOUN", "PROPN"}


def _is_counted_by(count: Count) -> bool:
    """ "the ministry counts 24 and the movement 47": a bare number that is object of counting, or stands by who counts."""
    token = count.node
    doc = token.doc
    if relation(token) in {"flat", "appos", "nummod", "conj", "dep", "orphan", "nmod"} and token.i > 0:
        before = doc[token.i - 1]
        if doc._.actor_at(before.idx, before.idx + len(before)) is not None and token.head.i < token.i:
            return True
    return any(role != "subject" and verb.lemma_.lower() in load_words("count_counting_verbs") for verb, role in count.governors)


# -- tallies


def _tally(count: Count, before: Sequence[Told], cues: Cues) -> Measure | None:
    """ "The toll rose to 31", "put the dead at 23", "a toll of 21", "the movement's figure is 46"."""
    if count.noun is not None and not count.is_bare and not count.is_person:
        return None
    for phrase in tally_phrases(count):
        named = _tally_measure(phrase, cues)
        if named is not None:
            return named
        if phrase.lemma_.lower() in load_words("count_tally_nouns") and count.noun is None:
            return _last(count, before)
    return None


def tally_phrases(count: Count) -> list[Token]:
    """Noun phrases that can name what a bare number is the sum of."""
    node, head = count.node, count.node.head
    found: list[Token] = []
    towards = any(c.lower_ in TOWARDS for c in children(node, "case"))
    if relation(node) in {"nmod", "appos"} and head.pos_ in {"NOUN", "ADJ"}:
        found.append(head)
    verb = head if towards or relation(node) in {"obj", "flat", "obl", "xcomp", "nmod", "conj"} else node
    for _ in range(5):
        found.extend(t for t in children(verb, "nsubj", "obj") if t.i != node.i)
        if relation(verb) not in {"obl", "nmod", "acl", "advcl"} or verb.head.i == verb.i:
            break
        verb = verb.head
        if verb.lemma_.lower() in load_words("count_tally_nouns"):
            found.append(verb)
    if node.pos_ == "NUM" and any(True for _ in children(node, "cop")):
        found.extend(children(node, "nsubj"))
    return found


def _tally_measure(phrase: Token, cues: Cues) -> Measure | None:
    """The measure in "death toll", "number of wounded", "the dead", "the martyrs of the market", "number of people killed"."""
    words = [t for t in phrase.subtree if abs(t.i - phrase.i) < 14]
    text = " ".join(t.lemma_.lower() for t in words)
    for tally, measure in cues.tallies.items():
        if tally in text.split() or (" " in tally and tally in text):
            return measure
    if phrase.lemma_.lower() in load_words("count_tally_nouns"):
        rest = [t for t in words if t.i != phrase.i]
        others = (_word_measure(t, cues) or _clause_measure(t, cues) or cues.people.get(t.lemma_.lower()) for t in rest)
        return next((m for m in others if m is not None), None)
    if any(relation(c) == "nummod" for c in phrase.children):
        return None
    return cues.nouns.get(phrase.lemma_.lower()) or (cues.states.get(phrase.lower_) if phrase.pos_ == "ADJ" else None)


def _clause_measure(token: Token, cues: Cues) -> Measure | None:
    """The measure of "people who died"."""
    if token.dep_ != "acl:relcl":
        return None
    return next(measures_of(cues.subject_verbs, token.lemma_.lower(), frozenset()), None)


def _word_measure(token: Token, cues: Cues) -> Measure | None:
    return cues.states.get(token.lower_) or cues.nouns.get(token.lemma_.lower())
