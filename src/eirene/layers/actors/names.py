"""The names of a report: where they stand and whether each means a person, a body or a place.

The model labels a name sentence by sentence and may call it a person here and a place there. Labels, the kinds of its mentions
and the words around are therefore counted over the whole report, and every occurrence gets what the most of them say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from eirene.layers.actors.forms import clean
from eirene.layers.actors.spans import find_spans
from eirene.layers.actors.votes import Sort, add_votes, note_acronyms, note_derived, note_families, winner
from eirene.lexicon import load_words


@dataclass(frozen=True, slots=True)
class Name:
    """An occurrence of a name: tokens `[start, end)`, its head, the name as written, and what it means in this report."""

    start: int
    end: int
    head: Token
    text: str
    sort: Sort


def find_names(doc: Doc, skip: Collection[int]) -> list[Name]:
    """All occurrences of names in text order; tokens of `skip` (dateline, credits) hold none."""
    spans = _in_body(doc, [s for s in find_spans(doc) if s[0] not in skip and not _is_title(doc, s)])
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end, label in spans:
        key = _key(doc, start, end)
        add_votes(doc, start, end, label, votes[key])
        if " of " in key and key.split(" of ")[0].split()[-1] in load_words("actor_state_words"):
            votes[key]["place"] += 9
            votes[key.split(" of ", 1)[1].removeprefix("the ")]["place"] += 9
    note_families(votes)
    note_derived(doc, votes)
    note_acronyms(doc, votes)
    sorts = {key: winner(key, counted) for key, counted in votes.items()}
    taken = {i for start, end, _ in spans for i in range(start, end)}
    found = [(start, end) for start, end, _ in spans]
    forms = {tuple(t.lower_ for t in doc[start:end]) for start, end in found}
    found += _repeated(doc, forms, taken, skip)
    return [_name(doc, start, end, sorts[_key(doc, start, end)]) for start, end in sorted(found)]


def _is_title(doc: Doc, span: tuple[int, int, str]) -> bool:
    """True for an honorific that the model takes for a name ("H.E.")."""
    return doc[span[0] : span[1]].text.lower() in load_words("actor_titles")


def _in_body(doc: Doc, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without names that only the headlines have: their capitals mislead, and a report names its actors in the body."""
    body: int = doc._.body_start
    known = {_key(doc, start, end) for start, end, _ in spans if doc[start].idx >= body}
    return [s for s in spans if doc[s[0]].idx >= body or _key(doc, s[0], s[1]) in known]


def _name(doc: Doc, start: int, end: int, sort: Sort) -> Name:
    return Name(start, end, doc[start:end].root, clean(doc[start:end].text), sort)


def _key(doc: Doc, start: int, end: int) -> str:
    return clean(doc[start:end].text).lower()


def _repeated(doc: Doc, forms: Iterable[tuple[str, ...]], taken: set[int], skip: Collection[int]) -> list[tuple[int, int]]:
    """Further occurrences of known names that the model passed over."""
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in forms:
        by_first[form[0]].append(form)
    found = []
    for token in doc:
        if token.i in taken or token.i in skip or not token.text[:1].isupper():
            continue
        for words in sorted(by_first.get(token.lower_, ()), key=len, reverse=True):
            end = token.i + len(words)
            if tuple(t.lower_ for t in doc[token.i : end]) == words and taken.isdisjoint(range(token.i, end)):
                taken.update(range(token.i, end))
                found.append((token.i, end))
                break
    return found
