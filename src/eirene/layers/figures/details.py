"""Whom or what a figure counts, where, and over which time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Span, Token

from eirene.layers.figures.context import Context
from eirene.layers.figures.counts import Count
from eirene.layers.figures.cues import Cues
from eirene.layers.figures.money import money_unit
from eirene.layers.figures.sharing import Told
from eirene.lexicon import load_words
from eirene.syntax import children, passage, relation, span_at
from eirene.types import Measure, Passage

LONGEST = 60  # characters of a counted phrase
PAST = 60  # days before publication from which on a named day is the start of a count, not the news
COMPLEMENTS = frozenset({"of", "under", "from", "aged"})


def find_who(count: Count, cues: Cues) -> str | None:
    """The counted people as worded, without number words and articles; None where only deaths or the like are counted."""
    noun = count.noun
    if noun is None or count.is_bare:
        return _as_named(count)
    first = span_at(noun.doc, count.number.anchor).end
    words = [t for t in noun.doc[min(first, noun.i) : noun.i + 1] if t.i == noun.i or not _is_quantifying(t, noun)]
    if len(words) == 1 and (count.lemma in cues.nouns or noun.lower_ in cues.states):
        return None
    end = noun
    for part in children(noun, "nmod", "flat", "compound"):
        cases = {c.lower_ for c in children(part, "case")}
        if part.i > noun.i and (cases & COMPLEMENTS or (not cases and relation(part) == "flat")):
            end = max(end, _last_noun(part), key=lambda t: t.i)
    start = words[0].i
    text = noun.doc[start : end.i + 1].text
    return text if len(text) <= LONGEST and "\n" not in text else noun.doc[start : noun.i + 1].text[:LONGEST]


def _as_named(count: Count) -> str | None:
    """What a bare number is said to be ("931 were men", "nine of them children")."""
    head = count.node.head
    if relation(count.node) != "nsubj" or head.pos_ != "NOUN" or head.lemma_.lower() not in load_words("count_person_nouns"):
        return None
    return head.doc[head.i : _last_noun(head).i + 1].text


def _last_noun(part: Token) -> Token:
    """The last word of a complement before any verb or mark."""
    last = part
    for token in part.doc[part.i + 1 : part.right_edge.i + 1]:
        if token.pos_ in {"VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"} or token.is_space:
            break
        last = token
    return last


def _is_quantifying(token: Token, noun: Token) -> bool:
    """True for what belongs to the number and not to the counted ("more", "other", "of the")."""
    joint = token.pos_ in {"ADP", "NUM", "ADV"} or _joins_numbers(token)
    if token.lower_ in load_words("count_quantifying_words") or token.is_punct or joint:
        return token.i == noun.left_edge.i or not token.is_punct or token.nbor(-1).pos_ != "ADJ"
    return token.pos_ == "DET" or (token.pos_ == "PRON" and "Yes" not in token.morph.get("Poss", []))  # "nine of them children"


def _joins_numbers(token: Token) -> bool:
    """ "14 and 22 prisoners"."""
    return token.pos_ == "CCONJ" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "NUM"


def find_unit(count: Count, measure: Measure, before: Sequence[Told]) -> str | None:
    """What a count that is none of a set measure counts in: "persons", the thing as worded, or what was counted right before."""
    if measure is not Measure.OTHER:
        return None
    money = money_unit(count)
    if money is not None:
        return money
    if count.noun is None and before:
        return before[-1][1].unit
    if count.noun is None or count.is_bare or count.is_person:
        return "persons"
    return count.noun.lower_


def find_place(count: Count, context: Context) -> str | None:
    """The nearest place that the sentence names with a preposition of place, else that of the event told there."""
    sentence, anchor = context.sentence(count.node), count.number.anchor
    named = [p for p in context.places[sentence] if _locates(p) and not _is_of_saying(p, context.cues[sentence])]
    if named:
        return min(named, key=lambda p: (abs(p.start_char - anchor.start), p.start)).text
    told = [e for e in context.events[sentence] if e.place]
    return min(told, key=lambda e: e.anchor.gap(anchor)).place if told else None


def _locates(place: Span) -> bool:
    """True when the place stands after a preposition of place and not inside the name of somebody."""
    root = place.root
    if not any(c.lower_ in load_words("count_place_cases") for c in children(root, "case")) and not _is_attacked(root):
        head = root.head
        if relation(root) not in {"compound", "flat", "appos"} or not any(
            c.lower_ in load_words("count_place_cases") for c in children(head, "case")
        ):
            return False
    actor = place.doc._.actor_at(place.start_char, place.end_char)
    return actor is None or not any(
        m.start <= place.start_char and place.end_char <= m.end and m.end - m.start > place.end_char - place.start_char
        for m in actor.mentions
    )


def _is_attacked(place: Token) -> bool:
    """True for "the shelling of X"."""
    attack = place.head
    named = {attack.lower_, attack.lemma_.lower()} & load_words("actor_conflict_nouns")
    return relation(place) == "nmod" and bool(named) and any(c.lower_ == "of" for c in children(place, "case"))


def _is_of_saying(place: Span, cues: list[Passage]) -> bool:
    """True for the place in which something is said ("said in Geneva"): what is counted need not be there."""
    verb = place.root.head
    return verb.pos_ == "VERB" and any(cue.covers(passage(verb)) for cue in cues)


def find_period(count: Count, context: Context) -> tuple[str | None, str | None]:
    """Start and end of the time that a count covers: "since May", "in March", a day long before the report."""
    report = count.node.doc._.report
    published = report.published if report is not None else None
    for time in sorted(context.times[context.sentence(count.node)], key=lambda t: t.anchor.gap(count.number.anchor)):
        if time.date is None or time.type not in {"DATE", "TIME"} or _is_other_clause(count, time.anchor.start):
            continue
        if time.relation == "since":
            return time.date, None
        if time.relation == "as of" or _is_as_of(count, time.anchor):
            return None, time.date
        start, _, end = time.date.partition("/")
        if end and end > start and _is_in_since_clause(count, time.anchor):
            return time.date, None
        if end and end > start and time.relation in {"", "in", "during"} and not _is_week(start, end):
            return start, end
        if not end and published and _days(start, published) >= PAST:
            return start, None
    return None, None


def _is_in_since_clause(count: Count, anchor: Passage) -> bool:
    """ "Since the war began in May 2013"."""
    for token in span_at(count.node.doc, anchor)[:1]:
        for above in (token, *token.ancestors):
            if any(m.lower_ == "since" for m in children(above, "mark", "case")):
                return True
    return False


def _is_as_of(count: Count, anchor: Passage) -> bool:
    """ "As of 31 July"."""
    span = span_at(count.node.doc, anchor)
    return [t.lower_ for t in count.node.doc[max(0, span.start - 2) : span.start]] == ["as", "of"]


def _is_other_clause(count: Count, place: int) -> bool:
    """True when a clause with a number of its own stands between, or one of the two has a relative clause of its own."""
    ours = next((t for t in (count.node, *count.node.ancestors) if t.dep_ == "acl:relcl"), None)
    if ours is not None and not ours.left_edge.idx <= place <= ours.right_edge.idx:
        return True
    there = span_at(count.node.doc, Passage(place, place + 1))
    other = next((t for word in there for t in (word, *word.ancestors) if t.dep_ == "acl:relcl"), None)
    if other is not None and other.head.i != count.node.i and not other.left_edge.i <= count.node.i <= other.right_edge.i:
        return True
    low, high = sorted((count.number.anchor.start, place))
    between = span_at(count.node.doc, count.number.anchor).doc.char_span(low, high, alignment_mode="expand")
    return between is not None and sum(t.like_num and t.dep_ in {"nummod", "nsubj", "obj", "conj"} for t in between[1:]) > 1


def _is_week(start: str, end: str) -> bool:
    return _days(start, end) <= 7


def _days(start: str, end: str) -> int:
    try:
        return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
    except ValueError:
        return 0
