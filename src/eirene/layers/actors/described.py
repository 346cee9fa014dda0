"""Bodies and people given by a common noun: references to those named before, and those the report never names."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import BODIES, Cast, Entity
from eirene.layers.actors.forms import case_of, clean, conjoined, determiner, is_listed, is_plural, noun_span, short_span
from eirene.layers.actors.home import home_state
from eirene.layers.actors.roles import add_role, note_gender, owner_in
from eirene.layers.actors.sources import add_source, is_source
from eirene.lexicon import load_words
from eirene.syntax import POSSESSIVES, child, passage, relation
from eirene.types import ActorKind

GROUPS = frozenset({ActorKind.ORGANIZATION, ActorKind.ARMED_GROUP, ActorKind.OFFICE})
LISTS = ("actor_org_nouns", "actor_office_nouns", "actor_government_nouns", "actor_part_nouns", "actor_armed_nouns", "actor_crowd_nouns",
    "actor_person_roles", "actor_source_nouns", "actor_generic_nouns")  # fmt: skip
LOOSE = frozenset({"former", "retired", "ex", "new", "then", "outgoing", "incoming", "acting", "senior", "top", "veteran", "special", "old",
    "young", "chief", "lead", "main", "late", "long", "serving", "first", "second", "third", "other"})  # fmt: skip
PAST = frozenset({"former", "retired", "ex", "veteran", "onetime"})
NEAR = 400  # characters back to a person whom a calling may mean
VAGUE = frozenset({"some", "several", "other", "many", "least", "more", "most", "dozens", "hundreds", "thousands"})
LONGEST = 8  # words of a body's description


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase to be placed: its head, words, determiner, and whom it belongs to."""

    head: Token
    span: Span
    lemma: str
    definite: str
    owner: Entity | None
    owner_text: str | None

    @property
    def owned(self) -> bool:
        """True when the phrase says whose it is."""
        return self.owner is not None or self.owner_text is not None


def find_described(cast: Cast) -> None:
    """Goes through the common nouns in text order; each refers to an entity known, makes a new one, or is nobody."""
    for token in cast.doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i in cast.at or token.i in cast.dateline or not is_listed(token, *LISTS):
            continue
        if token.pos_ == "ADJ" and relation(token) not in {"nsubj", "obj", "obl", "nmod"}:
            continue
        if relation(token) in {"compound", "amod", "flat"} or token.dep_ == "nmod:desc" or child(token, "cop") is not None:
            continue
        span = noun_span(token)
        definite = determiner(span)
        if definite == "no" or any(c.lower_ == "as" for c in token.children):
            continue
        owner, owner_text = owner_in(cast, short_span(token))
        if owner is None and span[0].lower_ in {"his", "her", "its", "their"}:
            owner = cast.at.get(span[0].i)
        _place(cast, Noun(token, span, token.lemma_.lower(), definite, owner, owner_text))


def _place(cast: Cast, noun: Noun) -> None:
    if noun.head.idx < cast.doc._.body_start:
        _ = any(rule(cast, noun) for rule in (_government, _part, _known_person, _known_body))
        return
    for rule in (_government, _part, _known_person, _bridged, _source, _known_body, _office_holder, _body, _crowd):
        if rule(cast, noun):
            return


def _refer(cast: Cast, entity: Entity, noun: Noun) -> bool:
    entity.listed = entity.listed or cast.acts.acts(noun.head)
    cast.add(entity, noun.head, passage(short_span(noun.head)))
    return True


def _is_state(entity: Entity | None) -> bool:
    return entity is not None and entity.kind is ActorKind.STATE


def _government(cast: Cast, noun: Noun) -> bool:
    """ "The Ondarian government", "the government": a mention of the state."""
    if not is_listed(noun.head, "actor_government_nouns"):
        return False
    if not cast.acts.acts(noun.head) and noun.head.dep_ != "nmod:poss":
        return True
    if _qualifiers(noun.head) & {"regional", "local", "provincial", "municipal", "city", "state", "district", "rival", "parallel"}:
        return True
    state = noun.owner
    if state is None and noun.owner_text is None and noun.definite == "definite":
        state = home_state(cast)
    if state is not None and (_is_state(state) or noun.lemma in {"leadership", "administration"}):
        state.listed = True
        return _refer(cast, state, noun)
    return noun.owner_text is None and noun.lemma in {"leadership", "authority", "administration"}


def _part(cast: Cast, noun: Noun) -> bool:
    """ "Ondarian troops", "the rebel delegation", "government forces": a mention of the side."""
    if not is_listed(noun.head, "actor_part_nouns"):
        return False
    if noun.definite == "indefinite" and noun.lemma == "delegation" and noun.owned and cast.acts.acts(noun.head):
        _add(cast, noun, ActorKind.ORGANIZATION, clean(_with_origin(noun.head).text))
        return True
    if noun.definite == "indefinite" and noun.lemma in {"team", "unit", "side", "camp", "column"}:
        return True
    side = noun.owner
    modifiers = {c.lemma_.lower() for c in noun.head.children if c.dep_ in {"compound", "amod", "nmod:poss", "nmod"}}
    if side is None and noun.owner_text is None:
        if modifiers & {"government", "state", "regime", "federal"}:
            side = home_state(cast)
        elif modifiers & (load_words("actor_armed_nouns") | {"group", "movement"}):
            side = _armed(cast)
        elif is_listed(noun.head, "actor_armed_nouns") and noun.definite in {"definite", "possessive"}:
            side = _armed(cast)
    if side is not None and side.kind in BODIES and not is_listed(noun.head, "actor_source_nouns", "actor_office_nouns"):
        if cast.acts.does(noun.head) and side.kind is ActorKind.STATE:
            side.listed = True
        return _refer(cast, side, noun)
    return not is_listed(noun.head, "actor_armed_nouns", "actor_source_nouns", "actor_crowd_nouns", "actor_org_nouns")


def _with_origin(head: Token) -> Span:
    """A description with the "from X" that tells where its bearers come from."""
    origin = next((c for c in head.children if c.dep_ == "nmod" and case_of(c) == "from" and c.i > head.i), None)
    span = short_span(head)
    return span if origin is None else head.doc[span.start : origin.i + 1]


def _armed(cast: Cast) -> Entity | None:
    return next((e for e in reversed(cast.entities) if e.kind is ActorKind.ARMED_GROUP), None)


def _known_person(cast: Cast, noun: Noun) -> bool:
    """ "The envoy": the person, or nameless speaker, whose role it is, the latest first."""
    if is_plural(noun.head) or not is_listed(noun.head, "actor_person_roles", "actor_source_nouns"):
        return False
    if noun.definite not in {"definite", "possessive"} and not noun.owned:
        return False
    fits = [e for e in cast.entities if _holds(cast, e, noun)]
    if not fits:
        return False
    near = max(fits, key=lambda e: max((m.end for m in e.mentions if m.end <= noun.head.idx), default=-e.first))
    return _refer(cast, near, noun)


def _bridged(cast: Cast, noun: Noun) -> bool:
    """ "The former judge": the one person spoken of just before, of whom the report has told no calling yet."""
    if noun.definite != "definite" or noun.owned or is_plural(noun.head) or not is_listed(noun.head, "actor_person_roles"):
        return False
    past = any(c.lower_ in PAST for c in noun.head.children)
    if is_listed(noun.head, "actor_official_nouns") and not past or noun.head.dep_ != "nsubj" or _is_restricted(noun.head):
        return False
    near = {id(e): e for e in cast.entities if any(0 < noun.head.idx - m.end < NEAR for m in e.mentions)}
    people = [e for e in near.values() if e.kind is ActorKind.PERSON]
    if len(people) != 1 or any(e.kind is ActorKind.UNNAMED_SOURCE and e.lemma == noun.lemma for e in near.values()):
        return False
    start = next((c.i for c in noun.head.children if c.dep_ in {"amod", "compound"}), noun.head.i)
    return add_role(cast, people[0], start, noun.head.i + 1) and _refer(cast, people[0], noun)


def _holds(cast: Cast, entity: Entity, noun: Noun) -> bool:
    if entity.first > noun.head.idx + 200 or entity.plural:
        return False
    if entity.kind is ActorKind.PERSON:
        own = _qualifiers(noun.head)
        words = [(r, set(r.text.lower().replace("-", " ").split())) for r in entity.roles]
        roles = [r for r, said in words if (noun.lemma in said or r.lemma == noun.lemma) and own <= said]
        if not roles:
            return False
        owners = [owner_in(cast, cast.doc[r.start : r.end], entity) for r in roles]
        return not noun.owned or any(o == (noun.owner, noun.owner_text) or o == (None, None) for o in owners) or noun.owner is entity
    if entity.kind in {ActorKind.UNNAMED_SOURCE, ActorKind.OFFICE} and entity.lemma == noun.lemma and noun.definite == "definite":
        return entity.first < noun.head.idx and (not noun.owned or noun.owner is entity.owner)
    return False


def _is_restricted(head: Token) -> bool:
    """True when a clause or a name after the noun says which one is meant ("the group that …")."""
    return any(c.i > head.i and c.dep_ in {"acl:relcl", "acl"} and c.i - head.i < 4 for c in head.children)


def _qualifiers(head: Token) -> set[str]:
    """Words that say which minister, which director: modifiers before the noun that every bearer of the post would have."""
    before = [c for c in head.children if c.dep_ in {"compound", "amod"} and c.i < head.i]
    return {c.lower_ for c in before if c.lower_ not in LOOSE and not c.text[:1].isupper() or c.pos_ == "NOUN"}


def _source(cast: Cast, noun: Noun) -> bool:
    """A nameless speaker."""
    post = noun.definite == "definite" and noun.owned and is_listed(noun.head, "actor_official_nouns") and not is_plural(noun.head)
    if post or not is_source(cast, noun.head, noun.definite):
        return False
    if is_listed(noun.head, "actor_collective_nouns") and is_plural(noun.head) and noun.definite != "indefinite":
        return False
    add_source(cast, noun.head, noun.span, noun.owner, noun.owner_text)
    return True


def _known_body(cast: Cast, noun: Noun) -> bool:
    """ "The ministry", "the group": the body of that head word, else for a word for any armed body the armed group last named."""
    if _is_restricted(noun.head):
        return False
    if noun.definite not in {"definite", "possessive"} or not is_listed(noun.head, *LISTS[:5], "actor_generic_nouns", "actor_crowd_nouns"):
        return False
    earlier = [e for e in cast.entities if e.kind in GROUPS and e.first < noun.head.idx]
    own, qualifiers = {noun.lemma, noun.head.lower_}, _qualifiers(noun.head)
    for entity in reversed(earlier):
        if entity.lemma in own or any(own & set(name.lower().split()[-1:]) or own & set(name.lower().split()[:1]) & load_words("actor_org_nouns") for name in entity.names):
            if not qualifiers <= set(entity.name.lower().replace("-", " ").split()):
                continue
            if not noun.owned or entity.owner is noun.owner or entity.owner is None or entity is noun.owner:
                return _refer(cast, entity, noun)
    if noun.owned or qualifiers - {"armed", "rebel"}:
        return False
    if is_listed(noun.head, "actor_armed_nouns") or noun.lemma in {"group", "movement", "front", "faction", "organization", "organisation"}:
        armed = [e for e in earlier if e.kind is ActorKind.ARMED_GROUP]
        if armed:
            return _refer(cast, max(armed, key=lambda e: len(e.mentions)), noun)
        if noun.lemma in {"group", "organization", "organisation", "movement"} and earlier:
            return _refer(cast, max(earlier, key=lambda e: max(m.end for m in e.mentions if m.start <= noun.head.idx)), noun)
    return False


def _office_holder(cast: Cast, noun: Noun) -> bool:
    """ "The Israeli defence minister", "Rwandan diplomats": a post of a state or body whose holder the report does not name."""
    if not is_listed(noun.head, "actor_person_roles", "actor_source_nouns") or is_listed(noun.head, "actor_org_nouns"):
        return False
    if not noun.owned or not (cast.acts.does(noun.head) or _is_partner(noun.head)) or noun.head.ent_type_ == "PERSON":
        return True and not is_listed(noun.head, "actor_crowd_nouns", "actor_armed_nouns")
    if noun.definite == "indefinite" or noun.lemma in load_words("actor_crowd_nouns") - {"negotiator", "mediator", "monitor"}:
        return not is_listed(noun.head, "actor_crowd_nouns")
    if not is_listed(noun.head, "actor_official_nouns"):
        return True
    span = short_span(noun.head)
    together = is_listed(noun.head, "actor_collective_nouns") and is_plural(noun.head)
    entity = _add(cast, noun, ActorKind.ORGANIZATION if together else ActorKind.OFFICE, clean(span.text))
    if not is_plural(noun.head):
        start = min([noun.head.i, *(c.i for c in noun.head.children if c.dep_ in {"compound", "amod"} and c.lower_ in _qualifiers(noun.head))])
        add_role(cast, entity, start, noun.head.i + 1)
    return True


def _is_partner(head: Token) -> bool:
    top = conjoined(head)
    case = next((c.lower_ for c in top.children if c.dep_ == "case"), "")
    return relation(top) in {"obl", "nmod"} and case in {"with", "between", "by"}


def _body(cast: Cast, noun: Noun) -> bool:
    """ "The health ministry", "the army", "a court": an institution of its own when it acts."""
    if not is_listed(noun.head, "actor_org_nouns", "actor_office_nouns"):
        return False
    generic = is_listed(noun.head, "actor_generic_nouns")
    qualified = noun.owned or any(c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.head.i for c in noun.head.children)
    told = noun.definite in {"definite", "possessive"} and not generic
    acts = cast.acts.acts(noun.head) if told else cast.acts.does(noun.head)
    if not acts and not cast.acts.speaks(noun.head):
        return True
    several = is_plural(noun.head) and noun.head.lower_.endswith("s")
    if not qualified and (generic or several) or (noun.definite == "indefinite" and generic and not cast.acts.speaks(noun.head)):
        return True
    if noun.owner is not None and noun.owner.kind is ActorKind.PERSON:
        return True
    if len(short_span(noun.head)) > LONGEST or noun.head._.entity_type in {"event", "time", "object"}:
        return True
    office = is_listed(noun.head, "actor_office_nouns")
    if noun.head._.entity_type == "place" and not office and not cast.acts.speaks(noun.head):
        return True
    kind = ActorKind.OFFICE if office else ActorKind.ORGANIZATION
    armed = any(is_listed(c, "actor_armed_nouns") for c in noun.head.children if c.dep_ in {"compound", "amod"})
    _add(cast, noun, ActorKind.ARMED_GROUP if armed else kind, clean(short_span(noun.head).text))
    return True


def _crowd(cast: Cast, noun: Noun) -> bool:
    """Gunmen, protesters, peacekeepers: people who act together without a name."""
    armed = is_listed(noun.head, "actor_armed_nouns")
    if not armed and not is_listed(noun.head, "actor_crowd_nouns", "actor_collective_nouns"):
        return False
    top = conjoined(noun.head)
    if not cast.acts.does(noun.head) or top.dep_ == "nsubj:pass" or noun.definite == "possessive":
        return True
    if not is_plural(noun.head) and noun.lemma != "crowd":
        return True
    kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANIZATION
    span = short_span(noun.head)
    start = next((t.i for t in span if t.pos_ in {"NOUN", "ADJ", "PROPN", "VERB"} and t.lower_ not in VAGUE and t.head.pos_ != "NUM"), span.start)
    name = clean(cast.doc[start : span.end].text)
    _add(cast, noun, kind, name)
    return True


def _add(cast: Cast, noun: Noun, kind: ActorKind, name: str) -> Entity:
    if noun.definite == "possessive" and noun.span[0].lower_ in POSSESSIVES:
        name = name.split(" ", 1)[-1]
    entity = next((e for e in cast.entities if e.kind is kind and name.lower() in {n.lower() for n in e.names}), None)
    if entity is None:
        entity = Entity(kind, [name], owner=noun.owner, owner_text=noun.owner_text, plural=is_plural(noun.head), lemma=noun.lemma)
    note_gender(entity, {noun.lemma})
    entity.listed = True
    cast.add(entity, noun.head, passage(short_span(noun.head)))
    return entity
