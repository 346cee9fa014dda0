"""People: names, titles before them, short names."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.layers.actors.cast import BODIES, Cast, Entity
from eirene.layers.actors.countries import code_of_demonym
from eirene.layers.actors.forms import POSSESSIVE_ENDS, case_of, is_listed, is_plural, passage_of
from eirene.layers.actors.names import Name
from eirene.layers.actors.roles import add_role
from eirene.layers.actors.votes import Sort
from eirene.syntax import HYPHENS
from eirene.types import ActorKind

BYLINE = frozenset({"by", "reporting", "editing", "writing", "photo", "photograph", "photographs"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
JOINING = frozenset({"of", "for", "and"})
PREFIXES = frozenset({"then", "acting", "outgoing", "incoming", "former", "ex", "retired"})


def find_people(cast: Cast, names: list[Name]) -> None:
    """Adds the people that the report names; fuller names first, so that short ones find them whatever the order in the text."""
    people = [n for n in names if n.sort is Sort.PERSON and not _is_byline(cast.doc, n.start)]
    for name in sorted(people, key=lambda n: (-len(n.text.split()), -n.start)):
        _add_person(cast, name)
    for name in people:
        if name.head.i in cast.at:
            _alias(cast, cast.at[name.head.i], name)


def _is_byline(doc: Doc, start: int) -> bool:
    before = doc[start - 1] if start else None
    if before is None or before.lower_ not in BYLINE:
        return False
    return before.i == 0 or before.nbor(-1).is_space or before.nbor(-1).text in {"(", ";", "|", "."}


def _add_person(cast: Cast, name: Name) -> None:
    if len(name.text) < 2 or not any(c.isalpha() for c in name.text):
        return
    known = _known(cast, name.text)
    entity = known or Entity(ActorKind.PERSON, [name.text])
    entity.call(name.text)
    head = name.head
    left = _title_start(cast.doc, name)
    title = cast.doc[left : name.start]
    titled = any(is_listed(t, "actor_titles", "actor_person_roles") for t in title)
    left = left if titled else name.start
    many = len(name.text.split()) > 1 or "-" in name.text
    entity.listed = entity.listed or many or titled or cast.acts.acts(head)
    cast.add(entity, head, passage_of(cast.doc, left, _name_end(cast.doc, name)))
    for i in range(left, name.end):
        if i >= name.start or not cast.doc[i].ent_type_ or cast.doc[i].ent_type_ == "PERSON":
            cast.at.setdefault(i, entity)
    if titled:
        add_role(cast, entity, left, name.start)
        if is_plural(cast.doc[name.start - 1]):
            _shared_title(cast, name, left)
    _belongs(cast, entity, name)


def _shared_title(cast: Cast, name: Name, left: int) -> None:
    """ "Presidents X and Y": the title is Y's too."""
    for other in name.head.children:
        entity = cast.at.get(other.i) if other.dep_ == "conj" else None
        if entity is not None and entity.kind is ActorKind.PERSON:
            add_role(cast, entity, left, name.start)


def _alias(cast: Cast, entity: Entity, name: Name) -> None:
    """ "X, better known as Y" and "X, nom de guerre Y": one person of two names."""
    before = [t.lower_ for t in cast.doc[max(0, name.start - 2) : name.start]]
    if before in (["known", "as"], ["alias", "as"]) or before[-1:] == ["alias"] or before == ["de", "guerre"]:
        near = [e for e in cast.entities if e.kind is ActorKind.PERSON and e is not entity]
        near = [e for e in near if any(0 < cast.doc[name.start].idx - m.end < 60 for m in e.mentions)]
        if near:
            other = max(near, key=lambda e: max(m.end for m in e.mentions if m.end < cast.doc[name.start].idx))
            cast.merge(other, entity)


def _belongs(cast: Cast, entity: Entity, name: Name) -> None:
    """ "X of the Red Cross", "the Red Cross's X": the body or state beside the name."""
    after = [c for c in name.head.children if c.i >= name.end and case_of(c) in {"of", "from"} and c.i in cast.at]
    before = [c for c in name.head.children if c.i == name.start - 2 and c.dep_ == "nmod:poss" and c.i in cast.at]
    part = next(iter(after + before), None)
    if part is None:
        place = next((c for c in name.head.children if c.i >= name.end and case_of(c) == "of" and c.i in cast.places), None)
        if place is not None and entity.owner is None:
            entity.owner_text = entity.owner_text or cast.places[place.i]
    owner = cast.at[part.i] if part is not None else None
    if owner is not None and owner.kind in BODIES and entity.owner is None:
        entity.owner = owner


def _name_end(doc: Doc, name: Name) -> int:
    end = name.end
    while end - 1 > name.start and doc[end - 1].text in POSSESSIVE_ENDS:
        end -= 1
    return end


def _known(cast: Cast, text: str) -> Entity | None:
    """The person that a name repeats: the same words, or the surname or given name of a fuller one, the latest first."""
    same = cast.find(text, ActorKind.PERSON)
    if same is not None:
        return same
    words = text.lower().split()
    found = None
    for entity in cast.entities:
        if entity.kind is not ActorKind.PERSON:
            continue
        for known in entity.names:
            other = known.lower().split()
            if len(words) < len(other) and (words == other[-len(words) :] or (words == other[: len(words)] and len(words) == 1)):
                if words == other[-len(words) :]:
                    return entity
                found = found or entity
            elif (
                len(words) > 1
                and len(other) > 1
                and words[-1] == other[-1]
                and (words[0] == other[0] or set(words) >= set(other))
            ):
                return entity
    return found


def _title_start(doc: Doc, name: Name) -> int:
    """The token where the words begin that stand before a name and belong to its bearer's title; its start when none do."""
    first = name.head.sent.start
    left = _after_of(doc, _after_bracket(doc, name.start, first), first)
    begun = left < name.start
    while left > first and _is_title_word(doc[left - 1], doc[left], begun):
        begun = True
        left -= 1
    while left < name.start and (doc[left].lower_ in JOINING or doc[left].text in POSSESSIVE_ENDS or doc[left].is_punct):
        left += 1
    return left


def _after_bracket(doc: Doc, start: int, first: int) -> int:
    """Where a bracketed remark on a title begins ("Army General [(retired)] X"); the start itself when there is none."""
    if start > first and doc[start - 1].text == ")":
        return next((i for i in range(start - 2, max(first, start - 5), -1) if doc[i].text == "("), start)
    return start


def _after_of(doc: Doc, start: int, first: int) -> int:
    """Where "of Foreign Affairs" begins after a title; the start itself when it is no such phrase."""
    left = start
    while left > first and doc[left - 1].text[:1].isupper() and doc[left - 1].pos_ in NOMINAL and left > start - 5:
        left -= 1
    of = left - 1
    if left == start or of <= first or doc[of].lower_ not in {"of", "for"}:
        return start
    title = doc[of - 1]
    return of if title.text[:1].isupper() and is_listed(title, "actor_titles", "actor_person_roles") else start


def _is_title_word(word: Token, following: Token, begun: bool) -> bool:
    """A title or role; once a title has begun also the nouns, adjectives, names, hyphens and possessives that qualify it."""
    if word.is_space or word.is_punct:
        return begun and word.text in HYPHENS
    if word.pos_ in NOMINAL and is_listed(word, "actor_titles", "actor_person_roles"):
        return True
    if not begun:
        return False
    if word.text in POSSESSIVE_ENDS or word.pos_ in {"PROPN", "ADJ"} or code_of_demonym(word.text):
        return True
    if word.lower_ in JOINING:
        if word.lower_ == "and" and word.i > 1 and word.nbor(-2).lower_ in JOINING:
            return False
        return following.i > 0 and word.i > 0 and word.nbor(-1).text[:1].isupper() and is_listed(word.nbor(-1), "actor_titles")
    return word.pos_ == "NOUN" or (word.lower_ in PREFIXES)
