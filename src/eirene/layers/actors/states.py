"""States: known names, and names that the report treats as states; capitals and governments that stand for them."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from eirene.layers.actors.acting import lends
from eirene.layers.actors.cast import Cast, Entity
from eirene.layers.actors.countries import (
    code_in,
    code_of_capital,
    code_of_demonym,
    code_of_seat,
    code_of_state,
    code_of_territory,
    state_name,
)
from eirene.layers.actors.derivation import is_derived
from eirene.layers.actors.forms import case_of, conjoined, is_listed, passage_of
from eirene.layers.actors.names import Name
from eirene.layers.actors.owners import state_by_stem
from eirene.layers.actors.votes import PLACE_CASES, Sort
from eirene.lexicon import load_words
from eirene.syntax import relation
from eirene.types import ActorKind

FROM = frozenset({"of", "from"})


def find_states(cast: Cast, names: list[Name]) -> None:
    """Adds states by name. Places without a state's behaviour are noted as places; what is unknown is a state when the report
    gives it a government, an army or the like."""
    places = [n for n in names if n.sort is Sort.PLACE or _state_word(n)]
    ruled = _ruled(cast, places)
    capitals: list[Name] = []
    for name in names:
        if name.sort is Sort.BODY and name.text.lower().split()[-1] in load_words("actor_government_nouns"):
            _add_government(cast, name)
    for name in places:
        bare = _bare(name)
        code = code_of_state(name.text) or code_of_state(bare)
        if code or name.text.lower() in ruled or bare.lower() in ruled or _state_word(name):
            _add(cast, name, code)
        elif code_of_seat(name.text):
            _add_seat(cast, name)
        else:
            cast.places[name.head.i] = name.text
            capitals.append(name)
    _demonym_nouns(cast)
    _state_nouns(cast)
    for name in capitals:
        _capital(cast, name)


def _ruled(cast: Cast, places: list[Name]) -> set[str]:
    """Lower-cased names of unknown places that the report treats as states: what it says of each adds up to two points."""
    points: Counter[str] = Counter()
    peoples = {t.lower_.removesuffix("s") for t in cast.tokens if t.text[:1].isupper() and len(t) > 4}
    for name in places:
        key = name.text.lower()
        if code_of_territory(name.text) or code_of_capital(name.text) or name.text.isupper():
            continue
        if _state_word(name):
            points[_bare(name).lower()] += 2
        points[key] += 3 * _is_ruled(name)
        points[key] += 2 * (not points[f"{key}/people"] and any(is_derived(word, key) for word in peoples))
        points[f"{key}/people"] += 1
        top = conjoined(name.head)
        points[key] += 2 * (case_of(top) == "between" and not is_listed(top.head, "actor_place_nouns"))
        points[key] += 2 * _is_kept_apart(top)
        points[key] += cast.acts.speaks(name.head) or (top.dep_ == "nsubj" and name.head.i in cast.acts.doers)
        points[key] -= _is_in_town(name.head)
    return {key for key, value in points.items() if value >= 2}


def _is_kept_apart(top: Token) -> bool:
    """True for X and for Y in "what separates X from Y"."""
    verb = top.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in load_words("process_open_words"):
        return False
    return (relation(top) == "obj" and any(case_of(c) == "from" for c in verb.children)) or case_of(top) == "from"


def _is_in_town(head: Token) -> bool:
    """True for "the town of X", "X province", "X, a village"; a country may have a coast."""
    if head.dep_ == "nmod:poss" or is_listed(head.head, "actor_shore_nouns"):
        return False
    return is_listed(head.head, "actor_place_nouns") and relation(head) in {"nmod", "compound", "appos"}


def _state_word(name: Name) -> str:
    """The word that makes a full name a state's: "Republic of X", "Government of X"; "" when there is none."""
    words = name.text.lower().split()
    return (
        words[0]
        if len(words) > 2 and words[1] == "of" and words[0] in load_words("actor_state_words")
        else (words[1] if len(words) > 3 and words[2] == "of" and words[1] in load_words("actor_state_words") - {"state"} else "")
    )


def _bare(name: Name) -> str:
    """ "Tanzania" of "United Republic of Tanzania"."""
    return name.text.split(" of ", 1)[1].removeprefix("the ") if _state_word(name) else name.text


def _is_ruled(name: Name) -> bool:
    """True when the words around give the place a government, an army, ministers."""
    head = name.head
    owns = is_listed(head.head, "actor_governed_nouns") and head.head.i != head.i and not code_of_territory(name.text)
    if not owns or (head.dep_ == "compound" and is_listed(head.head, "actor_government_nouns")):
        return False  # "the X regime" may be named after a capital or a person
    if head.dep_ == "nmod:poss" or (head.dep_ in {"compound", "amod", "nmod:desc"} and head.i < head.head.i):
        return True
    return relation(head) == "nmod" and case_of(head) in FROM


def _add(cast: Cast, name: Name, code: str | None) -> None:
    """A mention of a state; a place where things happen is none, yet keeps its name for affiliations."""
    head, bare = name.head, _bare(name)
    acting = is_acting_state(cast, head) or bool(_state_word(name))
    if not acting and _is_locative(head):
        cast.places[head.i] = name.text
        return
    entity = state_of(cast, bare, code)
    entity.call(name.text)
    if bare != name.text and not bare.startswith("the "):
        entity.call(bare)
    entity.listed = entity.listed or acting
    cast.add(entity, head, passage_of(cast.doc, name.start, name.end))


def _add_government(cast: Cast, name: Name) -> None:
    """ "The Ondarian Government" as a name: a mention of the state."""
    code = code_in(name.text.rsplit(" ", 1)[0])
    if code and not code_of_territory(name.text.rsplit(" ", 1)[0]):
        entity = state_of(cast, state_name(code), code)
        entity.listed = True
        cast.add(entity, name.head, passage_of(cast.doc, name.start, name.end))


def state_of(cast: Cast, name: str, code: str | None) -> Entity:
    """The state of a code or name, new when the report has not had it."""
    for entity in cast.entities:
        if entity.kind is ActorKind.STATE and (
            (code and entity.country == code) or name.lower() in {n.lower() for n in entity.names}
        ):
            return entity
    return Entity(ActorKind.STATE, [name], country=code)


def is_acting_state(cast: Cast, head: Token) -> bool:
    """True when a state's name stands for those who act for it: doer, object of an act, partner, owner of a government."""
    top = conjoined(head)
    if top.dep_ == "appos" and is_listed(top.head, "actor_state_generics"):
        top = conjoined(top.head)
        head = top
    role, case = relation(top), case_of(top)
    if cast.acts.does(head) or cast.acts.speaks(head):
        return True
    if role in {"obj", "iobj"}:
        return top.head.lemma_.lower() not in load_words("actor_motion_verbs") and top.head.pos_ == "VERB"
    if role in {"obl", "nmod"} and (case in {"with", "between", "by", "against"} or lends(top)):
        return True
    if top.dep_ == "nmod:poss":
        return is_listed(top.head, "actor_governed_nouns", "actor_org_nouns", "actor_person_roles", "actor_government_nouns")
    if role == "nmod" and case in FROM:
        return is_listed(top.head, "actor_government_nouns", "actor_state_words", "actor_part_nouns", "actor_crowd_nouns")
    return role == "obl" and case in {"to", "from", "on"} and top.head.lemma_.lower() in cast.acts.verbs


def _is_locative(head: Token) -> bool:
    top = conjoined(head)
    return case_of(top) in PLACE_CASES | {"from", "to", "on", "over", "through", "of"} or relation(top) in {"obl", "advmod"}


def _add_seat(cast: Cast, name: Name) -> None:
    """ "The Kremlin" as an office of its state, unless it is only where something happens."""
    code = code_of_seat(name.text)
    entity = cast.find(name.text) or Entity(ActorKind.OFFICE, [name.text], owner_text=state_name(code or ""), country=code)
    if _is_locative(name.head) and not cast.acts.acts(name.head):
        cast.places[name.head.i] = name.text
        return
    entity.listed = entity.listed or cast.acts.does(name.head) or cast.acts.speaks(name.head)
    cast.add(entity, name.head, passage_of(cast.doc, name.start, name.end))


def _capital(cast: Cast, name: Name) -> None:
    """A capital that speaks or acts is its state; one that no list knows, the one state that no list knows either."""
    head = name.head
    top = conjoined(head)
    blamed = relation(top) == "obj" and top.head.lemma_.lower() in cast.acts.verbs
    if not blamed and relation(top) not in {"nsubj", "iobj"} and case_of(top) not in {"between", "with", "by", "against"}:
        return
    if top.dep_ == "nsubj:pass" or any(c.dep_ == "cop" for c in top.head.children) or _is_locative(head):
        return
    code = code_of_capital(name.text)
    if name.text.lower() in load_words("country_shared_capitals"):
        return
    if code and (head.i in cast.acts.doers or cast.acts.speaks(head) or case_of(top) or blamed):
        entity = state_of(cast, state_name(code), code)
        entity.listed = True
        cast.add(entity, head, passage_of(cast.doc, name.start, name.end))
    elif not code and cast.acts.speaks(head):
        own = [e for e in cast.entities if e.kind is ActorKind.STATE and e.country is None]
        if len(own) == 1:
            cast.add(own[0], head, passage_of(cast.doc, name.start, name.end))


def _demonym_nouns(cast: Cast) -> None:
    """ "The Ondarians said": people of a state as the state itself, when they act."""
    for token in cast.tokens:
        if (
            token.pos_ not in {"NOUN", "PROPN"}
            or token.i in cast.at
            or not token.text[:1].isupper()
            or not token.text.endswith("s")
        ):
            continue
        code = code_of_demonym(token.text)
        entity = (
            state_of(cast, state_name(code), code) if code and not code_of_state(token.text) else state_by_stem(cast, token.text)
        )
        if entity is not None and cast.acts.does(token) and not any(c.pos_ == "NUM" for c in token.children):
            entity.listed = True
            cast.add(entity, token, passage_of(cast.doc, token.i, token.i + 1))


def _state_nouns(cast: Cast) -> None:
    """ "The Republic" after "the Republic of Ondaria": a mention of the one state that the report calls so."""
    states = [e for e in cast.entities if e.kind is ActorKind.STATE]
    for token in cast.tokens:
        word = token.lower_
        if word not in load_words("actor_state_words") or not token.text[:1].isupper() or token.i in cast.at or token.i == 0:
            continue
        if token.nbor(-1).lower_ != "the" or any(case_of(c) == "of" for c in token.children):
            continue
        named = [e for e in states if any(name.lower().startswith(f"{word} of ") for name in e.names)]
        if len(named) == 1:
            named[0].listed = named[0].listed or cast.acts.acts(token)
            cast.add(named[0], token, passage_of(cast.doc, token.i, token.i + 1))
