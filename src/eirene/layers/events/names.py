"""The names by which participants stand in the record: actors by theirs, populations and crowds by their own words."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from eirene.codebook.events import load_event_class
from eirene.layers.events.demonyms import state_of
from eirene.layers.events.frames import doers, has_case, is_relative
from eirene.layers.events.populations import number_and_noun, own_words
from eirene.layers.events.scene import Scene
from eirene.lexicon import load_words
from eirene.syntax import relation

DEPTH = 5
MOST = 30  # participants that stand side by side
OWNERS = ("of", "from", "by", "belonging")


def names_of(scene: Scene, heads: Iterable[Token], places: bool = False, owners: bool = False) -> list[str]:
    """Names of the participants that noun heads stand for, in order.

    With `places` a place name stands for those in it; with `owners` a thing stands for whom it belongs to ("an Omani proposal").
    """
    found: list[str] = []
    for head in heads:
        for token in _coordinated(head, scene.body_start):
            named = _names(scene, token, places, DEPTH)
            found.extend(named or (outsiders_of(scene, token) if owners else []))
    return list(dict.fromkeys(found))


def _coordinated(token: Token, start: int) -> list[Token]:
    """The noun and the nouns beside it in the body; clauses that hang on it by "and" are none."""
    found: list[Token] = []
    stack = [token]
    while stack and len(found) < MOST:
        current = stack.pop()
        if current.idx >= start:
            found.append(current)
        stack.extend(c for c in reversed(list(current.children)) if relation(c) == "conj" and c.pos_ not in {"VERB", "AUX"})
    return found


def _names(scene: Scene, token: Token, places: bool, depth: int) -> list[str]:
    if depth == 0 or token.i in scene.time_tokens:
        return []
    if is_relative(token) or (token.lower_ == "that" and token.pos_ == "PRON"):
        clause = _relative_clause(token)
        return _names(scene, clause.head, places, depth - 1) if clause is not None else []
    lemma = token.lemma_.lower()
    inner = _counted(token)
    if inner is not None and lemma in load_words("event_unnamed_quantities"):
        return [name for part in _coordinated(inner, 0) for name in _names(scene, part, places, depth - 1)]
    if lemma in load_event_class(scene.codebook, "sides") and _means_both(token):
        return list(scene.parties) or [number_and_noun(token)]
    if lemma in load_words("event_sent_nouns") and not _is_person(scene, token):
        senders = owners_of(scene, token)
        if senders:
            return senders
    person = next((c for c in token.children if relation(c) == "appos" and c.ent_type_ == "PERSON"), None)
    if person is not None and "Plur" not in token.morph.get("Number", []):
        return _names(scene, person, places, depth - 1)  # "the foreign minister, Lila Dervan"
    named = next((c for c in token.children if c.i > token.i and c.dep_ == "compound" and c.pos_ == "PROPN"), None)
    if named is not None and token.pos_ == "NOUN":
        return _names(scene, named, True, depth - 1)  # "the rights group Open Watch"
    actor = scene.actor(token)
    if actor is not None:
        return [actor.name]
    if token.lower_ in load_words("event_speaker_pronouns"):
        return scene.speaker(token)
    if token.lower_ in load_words("event_teller_pronouns") and relation(token) == "nsubj":
        teller = _teller(token)
        return _names(scene, teller, places, depth - 1) if teller is not None else []
    if inner is not None and (token.pos_ == "NUM" or (inner.pos_ in {"PROPN", "PRON"} and token.pos_ in {"PRON", "DET"})):
        return _names(scene, inner, places, depth - 1)
    for part in token.children:
        if relation(part) == "appos" and (scene.actor(part) is not None or part.ent_type_ in {"ORG", "PERSON"}):
            return _names(scene, part, places, depth - 1)
    return _described(scene, token, places)


def _teller(pronoun: Token) -> Token | None:
    """Who says of herself what the clause tells ("Norway said it would send food", "the minister said he had met …")."""
    verb = pronoun.head
    if relation(verb) != "ccomp" or verb.head.lemma_.lower() not in load_words("event_telling_words"):
        return None
    teller = next((t for t in doers(verb.head) if t.pos_ != "PRON"), None)
    return teller if teller is not None and (teller.ent_type_ == "PERSON") == (pronoun.lower_ != "it") else None


def _described(scene: Scene, token: Token, places: bool) -> list[str]:
    """Names for a noun that is no mention of an actor: its owner, its own words, or the place that it names."""
    lemma = token.lemma_.lower()
    if lemma in load_words("event_owned_nouns") or lemma in load_event_class(scene.codebook, "instruments"):
        owners = owners_of(scene, token) or _bodies_before(scene, token)
        if owners:
            return owners
        if any(c.ent_type_ in {"NORP", "ORG"} or (c.pos_ == "ADJ" and c.is_title) for c in token.children if c.i < token.i):
            return [own_words(token, scene.time_tokens) or token.text]
    own = load_event_class(scene.codebook, "people") | load_event_class(scene.codebook, "bodies")
    if lemma in own and token.pos_ != "PROPN":
        words = own_words(token, scene.time_tokens)
        return [words] if words else []
    if token.pos_ == "PROPN" and (token.ent_type_ in {"PERSON", "ORG", "NORP"} or places):
        return [_entity_text(scene, token)]
    return [actor.name for c in token.children if c.dep_ == "nmod:poss" and (actor := scene.actor(c)) is not None]


def _is_person(scene: Scene, token: Token) -> bool:
    """True for a single envoy or negotiator, who acts in person."""
    return "Plur" not in token.morph.get("Number", []) and token.lemma_.lower() not in load_event_class(scene.codebook, "sides")


def owners_of(scene: Scene, token: Token) -> list[str]:
    """Whom a noun belongs to ("the regime's gunners", "Dalmarian troops", "envoys of A and B", "rockets fired by the rebels")."""
    found: list[str] = []
    for part in token.children:
        if part.dep_ == "nmod:poss" or relation(part) in {"amod", "compound"} or _belongs(part):
            if part.lemma_.lower() in load_event_class(scene.codebook, "sides") and _means_both(part):
                return list(scene.parties)
            named = [scene.actor(p) for p in _coordinated(part, 0)]
            found.extend(actor.name for actor in named if actor is not None)
            if not any(named):
                found.extend(name for name in scene.bodies.names(part) if scene.bodies.known(name))
        elif relation(part) == "acl":
            agents = [c for c in part.children if relation(c) == "obl" and has_case(c, "by", "from")]
            found.extend(actor.name for c in agents if (actor := scene.actor(c)) is not None)
    return list(dict.fromkeys(found))


def _bodies_before(scene: Scene, token: Token) -> list[str]:
    """The body whose noun stands before another ("government troops"), by its own word."""
    powers = load_event_class(scene.codebook, "powers")
    return [c.text.lower() for c in token.children if relation(c) == "compound" and c.lemma_.lower() in powers]


def outsiders_of(scene: Scene, token: Token) -> list[str]:
    """Whom a thing belongs to, states among them that are no actors of the report ("Zoria's efforts", "an Omani proposal")."""
    owners = owners_of(scene, token)
    if owners:
        return owners
    proposals = load_event_class(scene.codebook, "proposals")
    for part in token.children:
        if part.dep_ == "nmod:poss" and part.pos_ == "PROPN":
            return [_entity_text(scene, part)]
        if relation(part) in {"amod", "compound"} and (state := state_of(part.text)) is not None:
            return [state]
        if relation(part) == "compound" and part.ent_type_ == "ORG" and token.lemma_.lower() in proposals:
            return [_entity_text(scene, part)]
    return []


def _belongs(token: Token) -> bool:
    return relation(token) == "nmod" and has_case(token, *OWNERS)


def _counted(token: Token) -> Token | None:
    """What a quantity word is a quantity of ("dozens of students", "17 of them")."""
    return next((c for c in token.children if relation(c) == "nmod" and has_case(c, "of", "from") and c.i > token.i), None)


def _means_both(token: Token) -> bool:
    """True for "both sides", "the two delegations", "the parties", "each side"; not for "the other side" or a named one."""
    described = {c.lower_ for c in token.children if relation(c) in {"nmod", "compound", "amod"}}
    if described - {"warring", "rival", "two", "both", "opposing"}:
        return False
    before = {c.lower_ for c in token.children}
    plural = "Plur" in token.morph.get("Number", [])
    return bool(before & {"both", "each", "either"}) or (plural and bool(before & {"the", "two", "these", "warring", "rival"}))


def _relative_clause(token: Token) -> Token | None:
    """The relative clause that a relative pronoun opens."""
    return next((above for above in token.ancestors if relation(above) == "acl"), None)


def _entity_text(scene: Scene, token: Token) -> str:
    """The whole name that a token is part of."""
    entity = scene.names.get(token.i)
    return " ".join((entity.text if entity is not None else token.text).split())
