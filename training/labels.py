"""Name labels of the corpora mapped onto ours, and nationality words derived from treebank annotation."""

from __future__ import annotations

from collections.abc import Iterable

from training.conllu import Sentence
from training.example import Span
from training.wordlists import load_list

NAME_LABELS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
GUM_NAMES = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "event": "MISC",
    "object": "MISC",
}
CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "country": "LOC",
    "location": "LOC",
    "election": "MISC",
    "event": "MISC",
    "misc": "MISC",
}
WNUT = {
    "person": "PERSON",
    "group": "ORG",
    "corporation": "ORG",
    "location": "LOC",
    "product": "MISC",
    "creative-work": "MISC",
}
RE3D = {
    "Person": "PERSON",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "NORP",
    "Weapon": "MISC",
    "MilitaryPlatform": "MISC",
}

PERSON_TITLES = load_list("titles")
_ENDINGS = tuple(load_list("people_endings"))
_IRREGULAR = load_list("peoples")
_NOT_NORP = frozenset({"german shepherd", "roman", "olympian", "atlantic"})


def capital_adjectives(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Lemmas of nationality and group words ("Iraqi", "Kurdish", "Sunni") among the treebank's words.

    They are adjectives or nouns always written with a capital, with an ending such words have.
    """
    capital: set[str] = set()
    small: set[str] = set()
    for s in sentences:
        for lemma, upos, word in zip(s.lemmas, s.upos, s.words, strict=True):
            if word.islower():
                small.update((word, lemma.lower()))
            elif upos in ("ADJ", "PROPN") and word[:1].isupper() and not word.isupper() and lemma.isalpha():
                capital.add(lemma[:1].upper() + lemma[1:])
    return frozenset(
        lemma
        for lemma in capital
        if lemma.lower() in _IRREGULAR
        or (lemma.lower() not in small and lemma.lower().endswith(_ENDINGS) and lemma.lower() not in _NOT_NORP)
    )


def find_norp(s: Sentence, taken: list[Span], adjectives: frozenset[str], within: Span | None = None) -> list[Span]:
    """Nationality and group words outside `taken` spans; with `within`, only if they are all of that span."""
    spans: list[Span] = []
    busy = {i for b, e, _ in taken for i in range(b, e)}
    for i, (word, lemma, upos, xpos) in enumerate(zip(s.words, s.lemmas, s.upos, s.xpos, strict=True)):
        if i in busy or not word[:1].isupper():
            continue
        adjective = upos == "ADJ" and lemma in adjectives
        group = upos == "PROPN" and xpos == "NNPS" and lemma in adjectives and _stands_alone(s, i)
        people = upos == "PROPN" and lemma in adjectives and _stands_alone(s, i) and lemma.lower().endswith(_PEOPLE)
        if adjective or group or people:
            spans.append((i, i + 1, "NORP"))
    if within is not None:
        return [x for x in spans if x[:2] == within[:2]]
    return spans


_PEOPLE = ("ish", "ese", "raqi", "raeli", "unni", "hiite", "uslim", "stani", "ican", "inian", "yrian", "ssian", "panese")


def _stands_alone(s: Sentence, i: int) -> bool:
    neighbours = [s.upos[j] for j in (i - 1, i + 1) if 0 <= j < len(s.words)]
    return "PROPN" not in neighbours and not s.words[i].isupper()


def open_labels(upos: list[str]) -> list[frozenset[str]]:
    """For UNER: a proper noun outside PER, ORG and LOC may be MISC, which UNER does not annotate."""
    return [frozenset({"MISC"}) if u == "PROPN" else frozenset() for u in upos]


_NAME_PARTS = frozenset({"flat", "compound", "amod", "nummod", "dep"})
_NAME_TAGS = frozenset({"PROPN", "ADJ", "NUM", "NOUN", "VERB"})


def gum_name(s: Sentence, head: int, extent: tuple[int, int], kind: str) -> tuple[int, int] | None:
    """The name proper inside a named mention, cut as UNER cuts names.

    That is the head with what is flat or compound to it and, for organizations and places, an "of …" after it; titles, possessive
    endings and articles stay out. None where no such name is left (a title alone, a nominal head).
    """
    inside = range(*extent)
    members = {head} | {i for i in inside if s.heads[i] == s.heads[head] and s.upos[i] == "PROPN" and s.deps[i] == "compound"}
    grown = True
    while grown:
        grown = False
        for i in inside:
            if i not in members and s.heads[i] - 1 in members and _belongs(s, i, kind):
                members.add(i)
                grown = True
    start = end = head
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    while start < head and not s.words[start][:1].isupper() and not s.words[start][:1].isdigit():
        start += 1
    while end > head and not any(c.isalnum() for c in s.words[end]):
        end -= 1
    if kind == "PERSON":
        while start <= end and s.lemmas[start].lower().rstrip(".") in PERSON_TITLES:
            start += 1
    return (start, end + 1) if start <= end else None


def _belongs(s: Sentence, i: int, kind: str) -> bool:
    relation, upos, word = s.deps[i].split(":")[0], s.upos[i], s.words[i]
    if s.deps[i] in ("nmod:desc", "nmod:poss", "nmod:unmarked"):
        return False
    if word == "-" or (word == "&" and kind == "ORG"):
        return True
    if relation in _NAME_PARTS and upos in _NAME_TAGS:
        return word[:1].isupper() or word[:1].isdigit() or (relation == "flat" and word.isalpha())
    if kind == "PERSON":
        return False
    governor = s.heads[i] - 1
    if relation == "nmod" and upos in ("PROPN", "NOUN") and word[:1].isupper():
        return any(s.words[k].lower() in ("of", "for") and s.heads[k] - 1 == i for k in range(governor, i))
    of = relation in ("case", "det") and s.deps[governor] == "nmod"
    return of and word.lower() in ("of", "for", "the")
