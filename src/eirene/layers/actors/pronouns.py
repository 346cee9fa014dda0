"""Pronouns to whom they mean.

Candidates are the mentions before a pronoun, weighed as in Lappin and Leass (1994): subjects over objects over the rest, the same
sentence over earlier ones, a pronoun's own grammatical place repeated; the weights were tuned on GAP's training part. Gender and
number come from the report alone; a pronoun that leaves no doubt teaches the gender of its referent. Inside a quotation "I" and
"we" are the speaker, who is never "he" there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from eirene.layers.actors.cast import BODIES, Cast, Entity
from eirene.layers.actors.forms import conjoined
from eirene.syntax import clause_head, passage, relation
from eirene.types import ActorKind

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "myself", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
REACH = 90  # tokens that a pronoun looks back
AHEAD = 25  # tokens that a pronoun in a fronted phrase looks ahead
WEIGHTS = {"nsubj": 80.0, "obj": 70.0, "iobj": 70.0, "obl": 25.0, "nmod": 30.0, "appos": 45.0}
OTHER = 10.0
SAME_SENTENCE, SAME_CLAUSE, COMMANDS, INSIDE, PARALLEL = 100.0, 28.0, 20.0, 20.0, 35.0
KNOWN_GENDER, NAMELESS = 1.2, 0.7
FADING, DISTANCE, REPEATED, AHEAD_SHARE = 0.8, 0.3, 0.05, 0.7


def link_pronouns(cast: Cast) -> None:
    """Adds each pronoun as a mention of the likeliest entity; none when nobody fits."""
    speakers = _speakers(cast)
    heads: list[int] = sorted(i for i in cast.at if cast.doc[i].pos_ != "PRON")
    for token in cast.tokens:
        if token.pos_ not in {"PRON", "DET"} or token.i in cast.at or token.i in cast.aside:
            continue
        entity = _referent(cast, token, heads, speakers)
        if entity is not None:
            cast.add(entity, token, passage(token))


def _speakers(cast: Cast) -> dict[int, Entity]:
    """Token inside what somebody says → who says it."""
    found: dict[int, Entity] = {}
    for said in cast.acts.said:
        if not said.content or not said.source:
            continue
        entity = next((cast.at[i] for i in range(*said.source) if i in cast.at), None)
        if entity is not None:
            found.update(dict.fromkeys(range(*said.content), entity))
    return found


def _referent(cast: Cast, token: Token, heads: list[int], speakers: dict[int, Entity]) -> Entity | None:
    word = token.lower_
    if word in RELATIVE:
        clause = next((a for a in token.ancestors if a.dep_ in {"acl:relcl", "acl"}), None)
        return cast.at.get(clause.head.i) if clause is not None else None
    if word in SPEAKER:
        return speakers.get(token.i)
    if word not in HE | SHE | IT | THEY or token.dep_ == "expl":
        return None
    best = _best(cast, token, word, heads)
    if best is not None and word in HE | SHE and not best.gender:
        best.gender = "m" if word in HE else "f"
    return best


def _best(cast: Cast, token: Token, word: str, heads: list[int]) -> Entity | None:
    scores: dict[int, float] = {}
    entities: dict[int, Entity] = {}
    for i in _window(token, heads):
        entity = cast.at[i]
        if not _fits(entity, word, token) or _bars(cast.doc[i], token, word):
            continue
        weight, best = _weight(cast, cast.doc[i], token, entity), scores.get(id(entity), 0.0)
        entities[id(entity)] = entity
        scores[id(entity)] = max(best, weight) + REPEATED * min(best, weight)
    if not scores:
        return None
    return entities[max(scores, key=lambda key: (scores[key], -entities[key].first))]


def _window(token: Token, heads: list[int]) -> list[int]:
    """Heads of mentions that a pronoun may take up: before it, and ahead in its sentence when it stands in a fronted phrase."""
    sentence = token.sent
    before = heads[bisect_left(heads, token.i - REACH) : bisect_left(heads, token.i)]
    root = sentence.root
    fronted = token.i < root.i and token.i - sentence.start < 12
    following = heads[bisect_right(heads, token.i) : bisect_left(heads, min(sentence.end, token.i + AHEAD))] if fronted else []
    ahead = [i for i in following if _is_subject(token.doc[i], root)]
    return before + ahead


def _is_subject(token: Token, root: Token) -> bool:
    """True for the subject of a sentence's main verb."""
    return conjoined(token).dep_ == "nsubj" and conjoined(token).head.i == root.i


def _fits(entity: Entity, word: str, token: Token) -> bool:
    kind = entity.kind
    if word in HE | SHE:
        gender = "m" if word in HE else "f"
        single = kind is ActorKind.PERSON or (kind in {ActorKind.UNNAMED_SOURCE, ActorKind.OFFICE} and not entity.plural)
        if kind is ActorKind.OFFICE and entity.lemma in {"ministry", "office", "department", "embassy", "agency", "mission"}:
            return False
        return single and entity.gender in {"", gender}
    if word in IT:
        return kind in BODIES and not entity.plural and token._.entity_type in {"organization", "place", "", "person"}
    if token._.entity_type in {"object", "abstract", "event", "time"}:
        return False
    return entity.plural or kind in {ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP}


def _bars(candidate: Token, token: Token, word: str) -> bool:
    """True when grammar keeps the two apart: both are arguments of one verb, or one stands inside the other's phrase."""
    if candidate.is_ancestor(token) and relation(token) == "nmod" and token.head.i == candidate.i:
        return True
    if word in REFLEXIVE or token.dep_ == "nmod:poss":
        return False
    return candidate.head.i == token.head.i and relation(candidate) in WEIGHTS and relation(token) in WEIGHTS


def _weight(cast: Cast, candidate: Token, token: Token, entity: Entity) -> float:
    """How likely a mention is what the pronoun means: by its place in the clause, its distance and its kind."""
    top = conjoined(candidate)
    weight = WEIGHTS.get(relation(top), OTHER)
    sentences = max(0, cast.sentence[token.i] - cast.sentence[candidate.i])
    if sentences == 0:
        weight += SAME_SENTENCE
        weight += SAME_CLAUSE * (clause_head(candidate).i == clause_head(token).i)
        weight += COMMANDS * (relation(top) == "nsubj" and top.head.is_ancestor(token))
        weight += INSIDE * candidate.is_ancestor(token)
    weight += PARALLEL * (relation(top) == relation(token))
    weight *= FADING**sentences
    weight -= DISTANCE * abs(token.i - candidate.i)
    if token.lower_ in HE | SHE:
        weight *= KNOWN_GENDER if entity.gender else 1.0 if entity.kind is ActorKind.PERSON else NAMELESS
    if candidate.i > token.i:
        weight *= AHEAD_SHARE
    return max(weight, 0.1)
