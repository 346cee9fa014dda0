"""Name labels of the corpora mapped onto ours, and nationality words derived from treebank annotation."""

from __future__ import annotations

from collections.abc import Iterable

from training.conllu import Sentence
from training.example import Span

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


_ENDINGS = ("ian", "can", "ean", "man", "ish", "ese", "qi", "eli", "ni", "ghani", "aiti", "ari", "ashi", "uri", "amic",
            "anic", "ordic", "udi", "abi", "emi", "iite", "uan", "oan", "stani", "thi", "sraeli", "thist")  # fmt: skip
_IRREGULAR = frozenset(
    [
        "french",
        "dutch",
        "greek",
        "welsh",
        "czech",
        "thai",
        "swiss",
        "arab",
        "kurd",
        "turk",
        "jew",
        "muslim",
        "moslem",
        "nazi",
        "shiite",
        "shia",
        "sunni",
        "druze",
        "houthi",
        "tutsi",
        "hutu",
        "serb",
        "croat",
        "sikh",
        "hindu",
        "pashtun",
        "tajik",
        "uzbek",
        "kazakh",
        "slovak",
        "pole",
        "dane",
        "swede",
        "finn",
        "scot",
        "spaniard",
        "briton",
        "roma",
        "maya",
        "tamil",
        "alawite",
        "maronite",
        "yazidi",
        "berber",
        "tuareg",
        "mormon",
        "catholic",
        "protestant",
        "baathist",
        "islamist",
        "afghan",
        "somali",
        "bengali",
        "punjabi",
        "nepali",
        "filipino",
        "inuit",
        "maori",
        "aztec",
        "bosniak",
        "slav",
        "scottish",
        "hispanic",
        "argentine",
        "islamic",
        "jewish",
        "zionist",
        "bedouin",
        "azeri",
        "uighur",
        "uyghur",
        "rohingya",
        "karen",
        "kachin",
        "fulani",
        "hausa",
        "igbo",
        "yoruba",
        "zulu",
        "oromo",
        "amhara",
        "tigrayan",
        "dinka",
        "nuer",
    ]
)
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


def open_labels(words: list[str], upos: list[str]) -> list[frozenset[str]]:
    """For UNER: a proper noun outside PER, ORG and LOC may be MISC, which UNER does not annotate."""
    return [frozenset({"MISC"}) if u == "PROPN" else frozenset() for u in upos]


def gum_name(s: Sentence, head: int, extent: tuple[int, int]) -> tuple[int, int] | None:
    """The name proper inside a named mention: the head with what is flat, compound or "of …" to it."""
    inside = range(*extent)
    members = {head}
    grown = True
    while grown:
        grown = False
        for i in inside:
            if i in members or s.heads[i] - 1 not in members:
                continue
            relation, upos = s.deps[i].split(":")[0], s.upos[i]
            capital = s.words[i][:1].isupper() or s.words[i].isdigit() or s.words[i] in ("-", "'s", "&")
            inner = relation in ("flat", "compound", "amod", "nummod", "nmod", "conj") and upos in (
                "PROPN", "ADJ", "NUM", "NOUN", "VERB",
            )  # fmt: skip
            link = relation == "case" and s.words[i] in ("of", "'s", "for") and s.upos[s.heads[i] - 1] == "PROPN"
            if (inner and capital and (relation != "conj")) or (relation == "punct" and s.words[i] == "-") or link:
                members.add(i)
                grown = True
    start = end = head
    while start - 1 in members:
        start -= 1
    while end + 1 in members:
        end += 1
    while start < head and not s.words[start][:1].isupper():
        start += 1
    return start, end + 1
