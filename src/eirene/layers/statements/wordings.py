"""Statements by fixed wordings: "according to two diplomats", "in the words of the envoy", "by the movement's count"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from eirene.layers.statements.clauses import end_over
from eirene.layers.statements.cues import Wording
from eirene.layers.statements.drafts import Draft
from eirene.layers.statements.material import Material
from eirene.layers.statements.names import actor_of
from eirene.layers.statements.speakers import is_speaker, maker
from eirene.syntax import clause_head, passage, relation
from eirene.types import Passage

LONGEST_SOURCE = 12  # tokens between the two halves of a wording
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def draft_by_wordings(material: Material) -> Iterator[Draft]:
    """A draft for every fixed wording with a source."""
    doc, ends = material.doc, -1
    earlier: list[tuple[int, int]] = []
    for token in doc[material.first :]:
        for wording in material.cues.wordings.get(token.lower_, ()):
            found = _match(material, token, wording) if token.i > ends else None
            if found is None:
                continue
            source, cue, end = found
            if not is_speaker(material, source) or not _is_somebody(material, source, cue):
                continue
            content = _content(material, token.i, end, source, earlier)
            if content is None:
                continue
            earlier.append((token.i, end))
            ends = end - 1
            yield Draft(cue, content, wording.name, maker(source) or source, token)
            break


def _match(material: Material, first: Token, wording: Wording) -> tuple[Token, Passage, int] | None:
    """Source, cue and end of the whole phrase when a wording begins at a token."""
    doc, start = material.doc, first.i
    after_words = start + len(wording.before)
    if after_words >= len(doc) or any(doc[start + k].lower_ != w for k, w in enumerate(wording.before)):
        return None
    if not wording.after:
        source = _source(doc[after_words - 1])
        if source is None:
            return None
        return source, passage(doc[start:after_words]), max(source.right_edge.i + 1, after_words + 1)
    for k in range(after_words + 1, min(len(doc) - len(wording.after) + 1, after_words + LONGEST_SOURCE)):
        if doc[k - 1].is_sent_start and k - 1 > start:
            return None
        if all(doc[k + n].lower_ == w for n, w in enumerate(wording.after)):
            if wording.possessed and not _is_possessive(doc[k - 1]):
                return None
            source = next((t for t in reversed(doc[after_words:k]) if t.pos_ in NOMINAL), None)
            return (source, passage(doc[start : k + len(wording.after)]), k + len(wording.after)) if source else None
    return None


def _is_possessive(token: Token) -> bool:
    return token.lower_ in {"'s", "’s", "'", "’"} or token.dep_ == "nmod:poss" or "Yes" in token.morph.get("Poss", [])


def _is_somebody(material: Material, source: Token, cue: Passage) -> bool:
    """False for "per day", "10 per cent", "per student": a bare common noun of no actor."""
    if cue.of(material.text).lower() == "per":
        return source.pos_ == "PROPN" or actor_of(material.doc, source) is not None
    if source.pos_ != "NOUN" or any(relation(c) in {"det", "nmod", "nummod", "amod"} for c in source.children):
        return True
    return source.lemma_ != source.lower_ or source._.entity_type == "organization" or actor_of(material.doc, source) is not None


def _source(last: Token) -> Token | None:
    """The head of the noun phrase that follows a wording's last word."""
    head = last.head
    while relation(last) in {"fixed", "case", "mark"} and head.i < last.i and relation(head) in {"case", "fixed", "mark"}:
        last, head = head, head.head
    if head.i > last.i and head.pos_ in NOMINAL and head.sent == last.sent:
        return head
    following = (t for t in last.doc[last.i + 1 : last.i + 8] if t.pos_ in NOMINAL and t.sent == last.sent)
    found = next(following, None)
    while found is not None and relation(found) in {"compound", "nmod", "flat", "nummod"} and found.head.i > found.i:
        found = found.head
    return found


def _content(material: Material, start: int, end: int, source: Token, earlier: list[tuple[int, int]]) -> Passage | None:
    doc = material.doc
    quote = _quote_after(material, end)
    if quote is not None and doc[start].lower_ not in {"according", "per"}:
        return quote
    head = source
    while start <= head.i < end and head.head.i != head.i:
        head = head.head
    if start <= head.i < end:
        return None
    head = clause_head(head)
    ends = doc[start - 1].text == "," and head.i < start  # "…, and …, according to": of the whole sentence
    while relation(head) == "conj" and head.head.i < head.i and (ends or not any(relation(c) == "nsubj" for c in head.children)):
        head = head.head
    left, right = head.left_edge.i, head.right_edge.i + 1
    sentence = doc[start].sent
    left, right = max(left, sentence.start), min(right, sentence.end)
    for k in range(start - 1, left - 1, -1):
        if doc[k].text == ";" or (doc[k].text == ":" and k < head.i):
            left = k + 1
            break
    for k in range(end, right):
        if doc[k].text == ";":
            right = k
            break
    before = [e for s, e in earlier[-8:] if left <= s < start]
    if before:
        left = max(before)
    while left < start and (doc[left].pos_ in {"CCONJ", "PUNCT", "SPACE"} or _opens_clause(doc[left], head)):
        if doc[left].is_quote:
            break
        left += 1
    rest = [t for t in doc[end:right] if not t.is_punct and not t.is_space]
    if left >= start:
        return material.tidy(end, right)
    another = any(_match(material, t, w) for t in rest for w in material.cues.wordings.get(t.lower_, ()))
    if not rest or before or another:
        return material.tidy(left, start)
    return material.tidy(left, max(start, min(right, end_over(head, start, end - 1))) if head.i < start else right)


def _opens_clause(token: Token, head: Token) -> bool:
    return relation(token) == "mark" and token.head.i == head.i


def _quote_after(material: Material, end: int) -> Passage | None:
    """The quotation that begins right after a phrase and its comma."""
    doc = material.doc
    while end < len(doc) and doc[end].text in {",", ":", "–", "—"}:
        end += 1
    if end >= len(doc):
        return None
    quote = material.quotes.at(doc[end].idx)
    return quote if quote is not None and quote.start == doc[end].idx else None
