"""How a speaker sees the prospects of the talks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from eirene.codebook import Codebook
from eirene.codebook.assessment import Prospect, Slot
from eirene.lexicon import load_words
from eirene.sides.talks import count_peacemaking
from eirene.syntax import clause_head, is_negated, relation, span_at, subjects
from eirene.types import Assessment, Passage

AROUND = 260  # characters before a content in which its topic may stand; twice as many before a short one
SHORT = 25  # tokens
LONG = 80  # tokens from which on a content speaks of several things, and each sentence needs the topic itself
GAP = 3  # words that a gap stands for at most
REACH = 2  # governors of a word that can negate it


@dataclass(frozen=True, slots=True)
class _Wording:
    slots: tuple[Slot, ...]
    entry: Prospect


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words of assessment in a content: their head, and what they come to."""

    head: Token
    value: Assessment


@cache
def _wordings(codebook: Codebook) -> dict[str, tuple[_Wording, ...]]:
    """All wordings by the words they may begin with, the longest first."""
    found: dict[str, list[_Wording]] = {}
    for entry in codebook.entries("assessment", Prospect).values():
        for slots in entry.slots:
            for word in slots[0]:
                found.setdefault(word, []).append(_Wording(slots, entry))
    return {word: tuple(sorted(ws, key=lambda w: -len(w.slots))) for word, ws in found.items()}


def assess(doc: Doc, content: Passage, topical: list[int], codebook: Codebook) -> Assessment | None:
    """The assessment in the words of a content that is about talks, or that follows closely on a word for talks.

    `topical` are the places of such words in the text, in order.
    """
    span = span_at(doc, content)
    if not len(span):
        return None
    about = _any_between(topical, content.start, content.end) and len(span) <= LONG
    reach = AROUND if len(span) > SHORT else 2 * AROUND
    near = about or (
        len(span) <= LONG and _any_between(topical, content.start - reach, content.end) and not _is_other_matter(span)
    )
    cues = _cues(span, codebook, near, about, topical)
    return _together(cues, span)


def find_topical(doc: Doc) -> list[int]:
    """The places of words for talks; none in a report that speaks of no negotiations."""
    if not count_peacemaking(doc):
        return []
    words = load_words("process_talks") | load_words("process_deals") | load_words("process_topics")
    places = [t.idx for t in doc if t.lemma_.lower() in words and t.pos_ in {"NOUN", "VERB", "PROPN"}]
    return sorted({*places, *_negotiators(doc)})


def _negotiators(doc: Doc) -> Iterator[int]:
    """Where the report names those whose role is to negotiate or to mediate: what they say is about the talks."""
    roles = load_words("process_delegates") | load_words("process_mediators")
    for actor in doc._.actors:
        if {w.strip(",.").lower() for w in (actor.role or "").replace("-", " ").split()} & roles:
            yield from (m.start for m in actor.mentions)


def _any_between(places: list[int], start: int, end: int) -> bool:
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _is_other_matter(span: Span) -> bool:
    """True when the words are about fighting, victims or public affairs rather than about talks."""
    other = load_words("process_other_matters")
    return any(t.lemma_.lower() in other for t in span)


def _cues(span: Span, codebook: Codebook, near: bool, about: bool, topical: list[int]) -> list[_Cue]:
    """The wordings found in a content, none inside another, with what they come to."""
    wordings, found, done = _wordings(codebook), [], -1
    for token in span:
        if token.i <= done:
            continue
        candidates = (*wordings.get(token.lower_, ()), *wordings.get(token.lemma_.lower(), ()))
        for wording in sorted(candidates, key=lambda w: -len(w.slots)):
            end = _match(span, token.i, wording.slots)
            if end is None:
                continue
            fits = near and _fits(span.doc[token.i : end], about)
            if not (fits or _in_topic(token, topical) or (wording.entry.settled and topical)):
                continue
            done = end - 1
            value = _value(wording.entry, span.doc[token.i : end])
            if value is not None:
                found.append(_Cue(span.doc[token.i : end].root, value))
            break
    return found


def _fits(words: Span, about: bool) -> bool:
    """True in a content about talks; in one beside them, where no other thing is the subject ("the new bridge made progress")."""
    if about:
        return True
    people = load_words("process_delegates") | load_words("process_generic_bodies") | load_words("process_officials")
    own = load_words("process_topics") | people
    things = (s for s in subjects(clause_head(words.root)) if s.pos_ == "NOUN" and s not in words)
    return all(s.lemma_.lower() in own | load_words("process_deals") | load_words("process_talks") for s in things)


def _in_topic(token: Token, topical: list[int]) -> bool:
    """True for a word in a sentence that speaks of talks."""
    return _any_between(topical, token.sent.start_char, token.sent.end_char)


def _match(span: Span, at: int, slots: tuple[Slot, ...]) -> int | None:
    """The end (token number) of a wording that begins at a token; None when it does not."""
    if not slots:
        return at
    if not slots[0]:
        for skip in range(GAP + 1):
            end = _match(span, at + skip, slots[1:])
            if end is not None or at + skip >= span.end or span.doc[at + skip].lower_ in load_words("process_denying_words"):
                return end
        return None
    if at >= span.end:
        return None
    token = span.doc[at]
    if token.lower_ in slots[0] or token.lemma_.lower() in slots[0]:
        return _match(span, at + 1, slots[1:])
    return None


def _value(entry: Prospect, words: Span) -> Assessment | None:
    """What a wording comes to: turned by a negation, nothing under a demand or a condition that it would be good."""
    head = words.root
    if entry.assessment is None:
        return entry.turned if _is_refused(head) else None
    if _is_negated(head, words):
        return entry.turned
    if entry.assessment is Assessment.POSITIVE and _is_wished(head, words):
        return None
    if entry.assessment is Assessment.NEGATIVE and (_is_supposed(head) or _is_purpose(head)):
        return None
    return entry.assessment


def _is_refused(head: Token) -> bool:
    """True for "will not negotiate", "would never return to the table", "refuses to talk"."""
    if head.head.lemma_.lower() in load_words("process_refusal_verbs") and relation(head) == "xcomp":
        return True
    modal = any(relation(c) == "aux" and c.lemma_.lower() in load_words("process_will_words") for c in head.children)
    return modal and is_negated(head)


def _is_negated(head: Token, words: Span) -> bool:
    """True for a negation on the words, on what governs them ("do not expect a breakthrough"), or in the noun they hang on."""
    denying = load_words("process_denying_words")
    inside = {t.i for t in words}
    token = head
    for _ in range(REACH + 1):
        if any(c.i not in inside and _negates(c) for c in token.children) or (
            token.i not in inside and token.lemma_.lower() in denying
        ):
            return True
        if token.i not in inside or token is head:
            nobody = any(relation(c) == "nsubj" and c.lower_ in denying for c in token.children if c.i not in inside)
            if nobody or (is_negated(token) and token.i not in inside):
                return True
        if relation(token) not in {"obj", "xcomp", "ccomp", "obl", "nmod", "amod", "conj"} or token.head.i == token.i:
            return False
        token = token.head
    return False


def _negates(child: Token) -> bool:
    return child.lower_ in load_words("process_denying_words") and relation(child) in {"advmod", "det", "case", "cc", "amod"}


def _is_supposed(head: Token) -> bool:
    """True in a condition: "if there is no deal by Friday"."""
    clause = clause_head(head)
    return any(relation(c) == "mark" and c.lower_ in load_words("process_conditions") for c in clause.children)


def _is_purpose(head: Token) -> bool:
    """True for what somebody is told to do rather than the talks: "attacked to derail the talks", "anyone obstructing them"."""
    if head.pos_ != "VERB":
        return False
    infinitive = relation(head) == "advcl" and any(c.lower_ == "to" and relation(c) == "mark" for c in head.children)
    return infinitive or (relation(head) == "acl" and head.lower_.endswith("ing"))


def _is_wished(head: Token, words: Span) -> bool:
    """True for what is asked for or only supposed: "must show flexibility", "called for progress", "if there is progress"."""
    wishes = load_words("process_wishes")
    token = head
    if any(c.lower_ == "for" for c in head.children) and head.head.lemma_.lower() in load_words("process_appeal_verbs"):
        return True
    for _ in range(REACH + 1):
        marked = (c for c in token.children if relation(c) in {"aux", "mark"})
        if any(t.lemma_.lower() in wishes and t not in words for t in (token, *marked)):
            return True
        if token.head.i == token.i or relation(token) == "parataxis":
            return False
        token = token.head
    return False


def _together(cues: list[_Cue], span: Span) -> Assessment | None:
    """One assessment out of several: doubt of a hope is doubt; hope beside doubt is caution, hope with a reservation too."""
    doubts = [cue.head for cue in cues if cue.value is Assessment.NEGATIVE]
    cues = [c for c in cues if c.value is Assessment.NEGATIVE or not any(doubt.is_ancestor(c.head) for doubt in doubts)]
    if any(c.value is Assessment.POSITIVE and not _is_conceded(c.head) for c in cues):
        cues = [c for c in cues if not _is_conceded(c.head)]
    values = {cue.value for cue in cues}
    if not values:
        return None
    if len(values) == 1:
        return next(iter(values))
    contrasted = _is_contrasted(cues, span)
    if values == {Assessment.POSITIVE, Assessment.CAUTIOUS} and not contrasted:
        hopes = sum(cue.value is Assessment.POSITIVE for cue in cues)
        return Assessment.POSITIVE if hopes > len(cues) - hopes else Assessment.CAUTIOUS
    if values == {Assessment.NEGATIVE, Assessment.CAUTIOUS} and not contrasted:
        return Assessment.NEGATIVE
    return Assessment.CAUTIOUS


def _is_conceded(head: Token) -> bool:
    """True for what is granted before the point is made: "even where there is no trust", "despite the gaps"."""
    for token in (head, *head.ancestors):
        kind = relation(token)
        if kind == "obl" and any(c.lower_ in {"despite", "notwithstanding"} for c in token.children):
            return True
        if kind == "advcl":
            return any(c.lower_ == "even" and c.i < token.i for c in token.children)
        if kind in {"ccomp", "parataxis", "root"}:
            return False
    return False


def _is_contrasted(cues: list[_Cue], span: Span) -> bool:
    """True when a word of contrast stands between the cues."""
    first, last = min(c.head.i for c in cues), max(c.head.i for c in cues)
    return any(t.lower_ in load_words("process_contrasts") for t in span.doc[first:last])
