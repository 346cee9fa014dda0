"""Names of states, groups and institutions, brought to one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from eirene.lexicon import load_table, load_words
from eirene.link.actors.spelling import KEPT, plain, skeleton, sound, words_of

_SMALL = frozenset(
    {"the", "of", "for", "and", "&", "a", "an", "in", "on", "to", "de", "du", "des", "la", "las", "los", "y", "et"}
)
_STATE_FORM = re.compile(
    r"\b(?:Government|Republic|Kingdom|Sultanate|Federation|Emirate|State|Principality|Commonwealth) of (?:the )?(.+)", re.I
)
ROVING = frozenset({"envoy", "mission", "representative", "coordinator"})  # of which a union has one for each country
_SEAT = re.compile(r"\s+(?:in|at|near|from)\s+(?:the\s+)?(\S.*)$")
_SCOPE = re.compile(r"\s+(?:for|on|to)\s+(?:the\s+)?([A-Z]\S.*)$")
ACRONYM = re.compile(r"[A-Z][A-Z0-9.&-]{1,7}s?")
_DERIVED = ("ian", "ean", "ese", "ish", "iot", "ani", "ali", "ene", "ite", "an", "ic", "er", "n", "i", "s")


@dataclass(frozen=True, slots=True)
class StateName:
    """A state: `code` where it is in ISO 3166, else `name` as `base_of` has it. `ruled_from` is the word of a name such as "the
    Xan government" or "the X regime", which may be a state, its people, its capital or its head."""

    name: str = ""
    code: str = ""
    ruled_from: str = ""


@lru_cache(maxsize=KEPT)
def state_of_name(name: str) -> StateName:
    """What a state's name tells."""
    from eirene.layers.actors.countries import code_of_capital, code_of_demonym, code_of_seat, code_of_state

    bare = re.sub(r"^(the|The)\s+", "", name.strip())
    code = code_of_state(bare) or code_of_seat(bare)
    if code:
        return StateName(code=code)
    form = _STATE_FORM.search(bare)
    if form:
        base = form[1].strip()
        code = code_of_state(base)
        return StateName(code=code) if code else StateName(name=" ".join(words_of(base)))
    words = re.sub(r"['’]s?(?= )", "", bare).split()
    if len(words) > 1 and plain(words[-1]) in load_words("link_rule_words"):
        first = " ".join(words[:-1])
        seat = load_table("link_seats").get(first.casefold())
        code = code_of_state(first) or code_of_demonym(first) or code_of_capital(first) or seat
        return StateName(code=code) if code else StateName(name=" ".join(words_of(bare)), ruled_from=" ".join(words_of(first)))
    return StateName(name=" ".join(words_of(bare)))


def stems(word: str) -> frozenset[str]:
    """What a name of a state or place and the words for its people may have in common."""
    bare = word.removesuffix("s")
    found = {bare.rstrip("aeiouy")}
    found |= {bare[: -len(end)].rstrip("aeiouy") for end in _DERIVED if bare.endswith(end)}
    return frozenset(stem for stem in found if len(stem) > 3)


@dataclass(frozen=True, slots=True)
class BodyName:
    """An institution or group: the telling words of its name, sorted; `scope` what it is for ("… for X"); `common` when the name
    says what it is and not which one."""

    words: tuple[str, ...]
    scope: str = ""
    common: bool = False


@lru_cache(maxsize=KEPT)
def name_of_body(name: str, owner: str | None) -> BodyName:
    """The name in one form, without the owner's."""
    owned = {sound(word) for word in words_of(owner or "")} - _SMALL
    owned_stems = {stem for word in words_of(owner or "") for stem in stems(word)}
    bare, scope = name, ""
    if owner:
        found = _SCOPE.search(bare) or (_SEAT.search(bare) if ROVING & set(words_of(bare)) else None)
        if found:
            bare, scope = bare[: found.start()], found[1]
        bare = _SEAT.sub("", bare)
    table, kept = load_table("link_institution_words"), []
    full = load_table("link_short_names")
    lowered = plain(bare)
    for word in words_of(bare if owner and " " in lowered else full.get(lowered, bare)):
        if word in _SMALL or sound(word) in owned or (owner and stems(word) & owned_stems):
            continue
        if owner and full.get(word, "") == " ".join(words_of(owner)):
            continue
        one = load_table("link_post_branches").get(word) or table.get(word) or table.get(word.removesuffix("s"), word)
        if one != "-":
            kept.append(one)
    kept = kept or [word for word in words_of(bare) if word not in _SMALL]
    kept = load_table("link_institution_names").get(" ".join(sorted(kept)), "").split() or kept
    common = all(word in load_words("link_common_words") or (word.islower() and word in _branches()) for word in kept)
    generic = bool(kept) and all(_is_generic(word) for word in kept)
    return BodyName(tuple(sorted(set(kept))), scope, common or generic or bare == bare.lower())


def seat_in(name: str) -> str:
    """The place of a name such as "Health Ministry in X", "" where there is none."""
    found = _SEAT.search(name)
    return found[1] if found else ""


def _is_generic(word: str) -> bool:
    """True for a noun for people who fight or gather ("gunmen")."""
    singular = word.removesuffix("men") + "man" if word.endswith("men") else word.removesuffix("s")
    return any({word, singular} & load_words(name) for name in _GENERIC)


_GENERIC = ("actor_armed_nouns", "actor_crowd_nouns", "actor_soldier_nouns", "actor_people_nouns", "actor_armed_adjectives")


@lru_cache(maxsize=KEPT)
def _branches() -> frozenset[str]:
    return frozenset(load_table("link_post_branches").values())


def key_of_words(words: tuple[str, ...]) -> str:
    """The words of a name as they sound, whatever their order."""
    return "+".join(sorted(skeleton(word.removesuffix("s")) for word in words))


def initials_of(name: str) -> str:
    """The initials of a name of several words in capitals, small; "" for others."""
    letters = [word[0] for word in re.split(r"[\s\-]+", name) if word[:1].isupper()]
    return "".join(letters).casefold() if len(letters) > 1 else ""


def acronym_of(name: str) -> str:
    """The letters of a name that is an acronym, small; "" for others."""
    bare = name.strip().removeprefix("the ").removeprefix("The ")
    return bare.replace(".", "").replace("-", "").casefold() if ACRONYM.fullmatch(bare) and bare.upper() == bare else ""
