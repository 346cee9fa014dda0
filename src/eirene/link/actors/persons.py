"""Names of persons: titles off, given name and family name, and whether two of them may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from eirene.lexicon import load_words
from eirene.link.actors.spelling import KEPT, skeleton, sound, words_of

GENERATIONS = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior", "ii": "second", "iii": "third"}
_PARTICLE = re.compile(r"^(al|el|as|ash|at|ar|ad|an|az|ul)-(?=\w)")
_SERVANT = re.compile(r"^abd[aeu]l-?(?=\w{3})")
NEAR = 0.75  # share of letters that two spellings of one family name have in common
NEARER = 0.85  # of one given name


@dataclass(frozen=True, slots=True)
class PersonName:
    """The words of a name, given name first, without titles and particles; `generation` tells father from son."""

    words: tuple[str, ...]
    generation: str = ""

    @property
    def is_full(self) -> bool:
        """True for a given name with a family name."""
        return len(self.words) > 1 and len(self.words[0]) > 1

    @property
    def last(self) -> str:
        """The family name, as far as the order of words tells."""
        return self.words[-1]


@lru_cache(maxsize=KEPT)
def name_of_person(name: str) -> PersonName:
    """The name in its parts; no words where it is nothing but titles."""
    words = words_of(name)
    generation = next((GENERATIONS[word] for word in words[1:] if word in GENERATIONS), "")
    words = [word for word in words if word not in GENERATIONS]
    titles = load_words("actor_titles")
    while len(words) > 1 and (words[0] in titles or f"{words[0]}." in titles):
        words = words[1:]
    return PersonName(tuple(_joined(words)), generation)


def _joined(words: list[str]) -> list[str]:
    """Particles off, and first parts put to the word that they belong to ("Abdel Rahman", "Abu Tareq")."""
    found: list[str] = []
    held = ""
    for position, word in enumerate(words):
        bare = _SERVANT.sub("abd", _PARTICLE.sub("", word))
        if position + 1 < len(words) and word in load_words("link_name_prefixes"):
            held += "abd" if word.startswith("abd") else word
        elif word in load_words("link_name_particles") and len(words) > 1:
            continue
        else:
            found.append(held + bare)
            held = ""
    return found or words


def same_given(a: str, b: str) -> bool:
    """True for two spellings of one given name."""
    one, other = sound(a), sound(b)
    if one == other:
        return True
    return min(len(one), len(other)) > 5 and skeleton(a) == skeleton(b) and Indel.normalized_similarity(one, other) >= NEARER


def same_initial(a: str, b: str) -> bool:
    """True for an initial and a given name that begins with it."""
    return min(len(a), len(b)) == 1 and sound(a)[:1] == sound(b)[:1]


def near_family(a: str, b: str) -> bool:
    """True for what may be two spellings of one family name."""
    one, other = sound(a), sound(b)
    alike = Indel.normalized_similarity(one, other)
    return alike >= NEAR and (skeleton(a) == skeleton(b) or (alike >= NEARER and min(len(one), len(other)) > 5))


def compare_names(a: PersonName, b: PersonName) -> tuple[float, str] | None:
    """How surely two names are one person's, from 0 to 1, and why; None where nothing speaks for it."""
    if [sound(word) for word in a.words] == [sound(word) for word in b.words]:
        same = a.words == b.words
        return (1.0, "the same name") if same else (0.97, "the same name in two spellings")
    if sound("".join(a.words)) == sound("".join(b.words)):
        return 0.95, "the same name, its parts joined"
    if not (a.is_full and b.is_full):
        return _compare_part(a, b)
    if not same_given(a.words[0], b.words[0]):
        return None
    if sound(a.last) == sound(b.last):
        return None if _middles_clash(a, b) else (0.95, "the same given and family name")
    shorter, longer = sorted((a, b), key=lambda name: len(name.words))
    if _is_part(shorter.words, longer.words):
        return 0.75, "one name is part of the other"
    if near_family(a.last, b.last) and not _middles_clash(a, b):
        return 0.75, "the same given name and a family name in what may be two spellings"
    return None


def _compare_part(a: PersonName, b: PersonName) -> tuple[float, str] | None:
    """A family name alone or with an initial, against another name."""
    if not a.words or not b.words:
        return None
    shorter, longer = sorted((a, b), key=lambda name: (len(name.words), name.is_full))
    if len(shorter.words) == 1:
        if sound(shorter.last) == sound(longer.last):
            return 0.6, "the same family name"
        if sound(shorter.last) in {sound(word) for word in longer.words[1:]}:
            return 0.55, "a part of the name"
        return (0.5, "a family name in what may be two spellings") if near_family(shorter.last, longer.last) else None
    if sound(a.last) == sound(b.last) and same_initial(a.words[0], b.words[0]):
        return 0.75, "the same family name and initial"
    return None


def names_clash(a: PersonName, b: PersonName) -> str | None:
    """Why two names cannot be one person's, None where they can."""
    if a.generation and b.generation and a.generation != b.generation:
        return f"{a.generation} and {b.generation}"
    if not (len(a.words) > 1 and len(b.words) > 1):
        return None
    if sound("".join(a.words)) == sound("".join(b.words)):
        return None
    if sound(a.last) == sound(b.last) and not same_given(a.words[0], b.words[0]) and not same_initial(a.words[0], b.words[0]):
        return f"given names {a.words[0]} and {b.words[0]}"
    if same_given(a.words[0], b.words[0]) and compare_names(a, b) is None:
        return f"names {' '.join(a.words)} and {' '.join(b.words)}"
    return None


def _middles_clash(a: PersonName, b: PersonName) -> bool:
    """True when both have names in between and share none of them."""
    one, other = a.words[1:-1], b.words[1:-1]
    return bool(one and other) and not any(same_given(x, y) or same_initial(x, y) for x in one for y in other)


def _is_part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """True when the longer name has all words of the shorter in their order."""
    rest = iter([sound(word) for word in longer])
    return all(any(sound(word) == other for other in rest) for word in shorter)


def keys_of_person(name: PersonName) -> frozenset[str]:
    """Where a full name is looked for: its given name with each other word, by their consonants."""
    if not name.words:
        return frozenset()
    given = skeleton(name.words[0])
    return frozenset({f"full:{given}:{skeleton(word)}" for word in name.words[1:]} | {f"joined:{skeleton(''.join(name.words))}"})


def parts_of_person(name: PersonName) -> frozenset[str]:
    """Where a part of a name is looked for: each word but the given name."""
    words = name.words[1:] or name.words
    return frozenset(f"part:{skeleton(word)}" for word in words)
