"""The names by which participants stand in the record: actors by theirs, populations and crowds by their own words."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from eirene.codebook.events import load_event_class
from eirene.layers.events.frames import has_case, is_relative
from eirene.layers.events.scene import Scene
from eirene.lexicon import load_words
from eirene.syntax import HYPHENS, relation

LONGEST = 70  # characters of a population's own words
DEPTH = 5
OWNERS = ("of", "from", "by", "belonging")


def names_of(scene: Scene, heads: Iterable[Token], places: bool = False) -> list[str]:
    """Names of the participants that noun heads stand for, in order; with `places` a place name stands for those in it."""
    found: list[str] = []
    for head in heads:
        for token in _coordinated(head):
            found.extend(_names(scene, token, places, DEPTH))
    return list(dict.fromkeys(found))


def _coordinated(token: Token) -> list[Token]:
    """The noun and the nouns beside it; clauses that hang on it by "and" are none."""
    found = [token]
    for part in token.children:
        if relation(part) == "conj" and part.pos_ not in {"VERB", "AUX"}:
            found.extend(_coordinated(part))
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
        return _names(scene, inner, places, depth - 1) if inner.i != token.i else []
    if lemma in load_event_class(scene.codebook, "sides") and _means_both(token):
        return list(scene.parties) or [_plain_phrase(token)]
    actor = scene.actor(token)
    if actor is not None:
        return [actor.name]
    if inner is not None and inner.pos_ in {"PROPN", "PRON"} and token.pos_ in {"NUM", "PRON", "DET"}:
        return _names(scene, inner, places, depth - 1)
    for part in token.children:
        if relation(part) == "appos" and scene.actor(part) is not None:
            return _names(scene, part, places, depth - 1)
    return _described(scene, token, places)


def _described(scene: Scene, token: Token, places: bool) -> list[str]:
    """Names for a noun that is no mention of an actor: its owner, its own words, or the place that it names."""
    lemma = token.lemma_.lower()
    if lemma in load_words("event_owned_nouns") or lemma in load_event_class(scene.codebook, "instruments"):
        owner = owner_of(scene, token)
        if owner is not None:
            return [owner]
    own = load_event_class(scene.codebook, "people") | load_event_class(scene.codebook, "bodies")
    if lemma in own and token.pos_ != "PROPN":
        words = own_words(scene, token)
        return [words] if words else []
    if token.pos_ == "PROPN" and (places or token.ent_type_ != "LOC"):
        return [_entity_text(token)]
    return []


def owner_of(scene: Scene, token: Token) -> str | None:
    """The actor that a noun belongs to ("the regime's gunners", "Dalmarian troops", "tanks of the army")."""
    for part in token.children:
        owns = (
            part.dep_ == "nmod:poss"
            or relation(part) in {"amod", "compound"}
            or (relation(part) == "nmod" and has_case(part, *OWNERS))
        )
        actor = scene.actor(part) if owns else None
        if actor is not None:
            return actor.name
        if owns and part.lemma_.lower() in load_event_class(scene.codebook, "bodies"):
            return part.text.lower()
        if relation(part) == "acl":
            agents = [c for c in part.children if relation(c) == "obl" and has_case(c, "by", "from")]
            named = next((scene.actor(c) for c in agents if scene.actor(c) is not None), None)
            if named is not None:
                return named.name
    return None


def own_words(scene: Scene, token: Token) -> str | None:
    """A population in the report's words, without numbers and articles; None when they say nothing of who it is."""
    start, end = token.i, token.i + 1
    while start > token.left_edge.i and _describes(token.doc[start - 1], token, scene):
        start -= 1
    inner = next((c for c in token.children if relation(c) == "nmod" and has_case(c, "of") and c.left_edge.i == end), None)
    if inner is not None and inner.i not in scene.time_tokens:
        end = inner.right_edge.i + 1
    if token.lemma_.lower() in load_words("event_plain_people") and end - start == 1:
        return None
    text = " ".join(token.doc[start:end].text.split())
    return text if len(text) <= LONGEST else " ".join(token.doc[start : token.i + 1].text.split())[-LONGEST:]


def _describes(token: Token, noun: Token, scene: Scene) -> bool:
    """True for words before a noun that say who they are: adjectives, nouns and owners; not for articles, numbers and their qualifiers."""
    if token.i in scene.time_tokens or token.lower_ in load_words("event_quantity_words") or not noun.is_ancestor(token):
        return False
    return (
        (token.pos_ in {"ADJ", "NOUN", "PROPN", "VERB", "PART", "PUNCT", "PRON"}
        and relation(token) not in {"punct", "cc", "mark", "det"})
        or (token.text in HYPHENS)
    )


def _plain_phrase(token: Token) -> str:
    """The noun with its number ("two sides")."""
    words = [c.text for c in token.children if c.i < token.i and relation(c) in {"nummod", "amod", "compound"}]
    return " ".join([*words, token.text])


def _counted(token: Token) -> Token | None:
    """What a quantity word is a quantity of ("dozens of students", "17 of them")."""
    return next((c for c in token.children if relation(c) == "nmod" and has_case(c, "of", "from") and c.i > token.i), None)


def _means_both(token: Token) -> bool:
    """True for "both sides", "the two delegations", "the parties", "each side", "the rivals"; not for "the other side" or a named one."""
    if any(
        relation(c) in {"nmod", "compound", "amod"} and c.lower_ not in {"warring", "rival", "two", "both"}
        for c in token.children
    ):
        return False
    before = {c.lower_ for c in token.children}
    plural = "Plur" in token.morph.get("Number")
    return bool(before & {"both", "each", "either"}) or (plural and bool(before & {"the", "two", "these", "warring", "rival"}))


def _relative_clause(token: Token) -> Token | None:
    """The relative clause that a relative pronoun opens."""
    for above in token.ancestors:
        if above.dep_ == "acl:relcl" or relation(above) == "acl":
            return above
    return None


def _entity_text(token: Token) -> str:
    """The whole name that a token is part of."""
    ent = next((e for e in token.sent.ents if e.start <= token.i < e.end), None)
    return " ".join((ent.text if ent is not None else token.text).split())
