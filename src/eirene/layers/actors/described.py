"""Bodies and people that the report gives by a common noun alone, and to which of those named before others refer."""

from __future__ import annotations

from spacy.tokens import Token

from eirene.layers.actors.bodies import UNARMED, armed_evidence
from eirene.layers.actors.cast import GROUPS, Cast
from eirene.layers.actors.crowds import counted, crowd_name, fires, is_crowd
from eirene.layers.actors.forms import (
    case_of,
    clean,
    conjoined,
    determiner,
    is_listed,
    is_plural,
    noun_span,
    origin_span,
    short_span,
)
from eirene.layers.actors.nouns import Noun, add_described, is_institution, is_restricted, qualifiers, refer
from eirene.layers.actors.owners import owner_in
from eirene.layers.actors.references import (
    as_body_known,
    as_government,
    as_part,
    as_person_just_named,
    as_person_known,
)
from eirene.layers.actors.roles import add_role
from eirene.layers.actors.sources import add_source, is_source
from eirene.lexicon import load_words
from eirene.syntax import child, children, passage, relation
from eirene.types import ActorKind

LISTS = (
    "actor_org_nouns",
    "actor_office_nouns",
    "actor_government_nouns",
    "actor_part_nouns",
    "actor_armed_nouns",
    "actor_crowd_nouns",
    "actor_person_roles",
    "actor_source_nouns",
    "actor_generic_nouns",
    "actor_people_nouns",
)
LONGEST = 8  # words of a body's description
PERSONAL = frozenset({"his", "her"})


def find_described(cast: Cast) -> None:
    """Goes through the common nouns in text order; each refers to an entity known, makes a new one, or is nobody."""
    for token in cast.tokens:
        if (
            token.pos_ not in {"NOUN", "PROPN", "ADJ"}
            or token.i in cast.at
            or token.i in cast.aside
            or not is_listed(token, *LISTS)
        ):
            continue
        if token.pos_ == "ADJ" and relation(token) not in {"nsubj", "obj", "obl", "nmod"}:
            continue
        if relation(token) in {"compound", "amod", "flat"} or token.dep_ == "nmod:desc" or child(token, "cop") is not None:
            continue
        if _beside_name(cast, token):
            continue
        span = noun_span(token)
        definite = determiner(span)
        if definite == "no" or any(c.lower_ == "as" for c in token.children):
            continue
        owner, owner_text = owner_in(cast, origin_span(token))
        if owner is None and span[0].lower_ in {"his", "her", "its", "their"}:
            owner = cast.at.get(span[0].i)
        _place(cast, Noun(token, span, token.lemma_.lower(), definite, owner, owner_text))


def _beside_name(cast: Cast, token: Token) -> bool:
    """ "The party, X", "X, the party", "the X movement": one body, told twice."""
    parts = list(children(token, "appos", "flat"))
    parts += [token.head] if relation(token) in {"appos", "flat"} else []
    if is_listed(token, "actor_named_nouns"):
        parts += [c for c in children(token, "compound") if c.i < token.i and _is_its_name(c, token)]
    parts += cast.tokens[token.i + 1 : token.i + 2] if is_listed(token, "actor_named_nouns") else []
    if is_listed(token, "actor_movement_nouns"):
        parts += [c for c in token.children if c.dep_ in {"compound", "amod"} and c.i < token.i]
    entity = next((cast.at[p.i] for p in parts if p.i in cast.at), None)
    if (
        entity is None
        or entity.kind not in GROUPS
        or not is_listed(token, *LISTS[:2], "actor_armed_nouns", "actor_generic_nouns")
    ):
        return False
    if len(entity.name.split()) == 1 and is_listed(token, "actor_movement_nouns") and token.i - 1 in cast.at:
        entity.call(clean(cast.doc[token.i - 1 : token.i + 1].text))
    if token.pos_ == "PROPN" and token.text[:1].isupper():
        entity.call(_capitalised(token))
    if entity.armed < UNARMED:
        entity.armed += armed_evidence(cast, token)
    cast.add(entity, token, passage(short_span(token)))
    entity.listed = entity.listed or cast.acts.acts(token)
    return True


def _is_its_name(part: Token, token: Token) -> bool:
    """True for a name that a word for a body follows, at once or after brackets: "the X agency", not "the UN refugee agency"."""
    between = part.doc[part.i + 1 : token.i]
    return part.lower_ not in load_words("actor_unions") and all(t.is_punct for t in between)


def _capitalised(token: Token) -> str:
    """The capitalised words that end in a token; no compound adjectives ("X-backed")."""
    start = token.i
    for before in reversed(list(token.doc[token.sent.start : token.i])):
        if not before.text[:1].isupper() or before.pos_ not in {"PROPN", "ADJ"} or "-" in before.text:
            break
        start = before.i
    return clean(token.doc[start : token.i + 1].text)


def _place(cast: Cast, noun: Noun) -> None:
    if noun.head.idx < cast.doc._.body_start:
        _ = any(rule(cast, noun) for rule in (as_government, as_part, as_person_known, as_body_known))
        return
    for rule in (
        as_government,
        as_part,
        as_person_known,
        as_person_just_named,
        _lone_post,
        _source,
        as_body_known,
        _office_holder,
        _body,
        _crowd,
    ):
        if rule(cast, noun):
            return


def _source(cast: Cast, noun: Noun) -> bool:
    """A nameless speaker."""
    post = (
        noun.definite == "definite" and noun.owned and is_listed(noun.head, "actor_official_nouns") and not is_plural(noun.head)
    )
    band = is_listed(noun.head, "actor_armed_nouns") and is_plural(noun.head) and noun.definite != "indefinite"
    if post or band or not is_source(cast, noun.head, noun.definite):
        return False
    if is_listed(noun.head, "actor_collective_nouns") and is_plural(noun.head) and noun.definite != "indefinite":
        return False
    add_source(cast, noun.head, noun.span, noun.owner, noun.owner_text)
    return True


def _lone_post(cast: Cast, noun: Noun) -> bool:
    """ "The finance minister", "the mayor": a post of one holder, of a state or place that the report need not name."""
    if noun.owned or noun.definite != "definite" or is_plural(noun.head) or is_restricted(noun.head):
        return False
    which = qualifiers(noun.head) - {"prime"}
    post = noun.lemma == "minister" if which else is_listed(noun.head, "actor_local_posts")
    if not post or not (cast.acts.does(noun.head) or cast.acts.speaks(noun.head)):
        return False
    entity = add_described(cast, noun, ActorKind.OFFICE, clean(short_span(noun.head).text))
    add_role(cast, entity, short_span(noun.head).start, noun.head.i + 1)
    return True


def _office_holder(cast: Cast, noun: Noun) -> bool:
    """ "The Israeli defence minister", "Rwandan diplomats": a post of a state or body whose holder the report does not name."""
    if not is_listed(noun.head, "actor_person_roles", "actor_source_nouns") or is_listed(noun.head, "actor_org_nouns"):
        return False
    acts = cast.acts.does(noun.head) or cast.acts.speaks(noun.head) or _is_partner(noun.head)
    several = is_plural(noun.head)
    together = several and is_listed(noun.head, "actor_collective_nouns")
    if not noun.owned or not acts or noun.head.ent_type_ == "PERSON":
        return not is_crowd(noun.head)
    if (several and noun.definite == "indefinite") or not is_listed(noun.head, "actor_official_nouns", "actor_collective_nouns"):
        return not is_listed(noun.head, "actor_crowd_nouns")
    kind = ActorKind.ORGANIZATION if together else ActorKind.OFFICE
    entity = add_described(cast, noun, kind, clean(cast.whole(origin_span(noun.head)).text))
    if not several:
        said = qualifiers(noun.head)
        starts = [c.i for c in noun.head.children if c.dep_ in {"compound", "amod"} and c.lower_ in said]
        add_role(cast, entity, min([noun.head.i, *starts]), noun.head.i + 1)
    return True


def _is_partner(head: Token) -> bool:
    top = conjoined(head)
    case = next((c.lower_ for c in top.children if c.dep_ == "case"), "")
    return relation(top) in {"obl", "nmod"} and case in {"with", "between", "by"}


def _body(cast: Cast, noun: Noun) -> bool:
    """ "The health ministry", "the army", "a court": an institution of its own when it acts."""
    authority = is_listed(noun.head, "actor_government_nouns") and is_institution(noun.head)
    if not authority and not is_listed(noun.head, "actor_org_nouns", "actor_office_nouns"):
        return False
    generic = is_listed(noun.head, "actor_generic_nouns")
    theirs = noun.lemma == "office" and noun.span[0].lower_ in PERSONAL
    qualified = noun.owned or authority or theirs or any(_qualifies(c) for c in noun.head.children)
    held = relation(noun.head) == "obj" and is_listed(
        noun.head.head, "actor_lead_verbs", "actor_motion_verbs", "actor_holding_verbs"
    )
    told = noun.definite in {"definite", "possessive"} and not generic and not held
    acts = cast.acts.acts(noun.head) if told else cast.acts.does(noun.head)
    if not acts and not cast.acts.speaks(noun.head):
        return True
    several = is_plural(noun.head) and noun.head.lower_.endswith("s") and not authority
    if (not qualified and (generic or several)) or (
        noun.definite == "indefinite" and generic and not cast.acts.speaks(noun.head)
    ):
        return True
    if noun.owner is not None and noun.owner.kind is ActorKind.PERSON and noun.lemma != "office":
        return True
    if len(short_span(noun.head)) > LONGEST or noun.head._.entity_type in {"event", "time", "object"}:
        return True
    office = authority or is_listed(noun.head, "actor_office_nouns")
    if noun.head._.entity_type == "place" and not office and not cast.acts.speaks(noun.head):
        return True
    kind = ActorKind.OFFICE if office else ActorKind.ORGANIZATION
    armed = is_listed(noun.head, "actor_armed_nouns")
    armed = armed or any(is_listed(c, "actor_armed_nouns") for c in noun.head.children if c.dep_ in {"compound", "amod"})
    add_described(cast, noun, ActorKind.ARMED_GROUP if armed else kind, clean(short_span(noun.head).text))
    return True


def _qualifies(token: Token) -> bool:
    """True for a modifier that says which body it is, not only how large or how new: "teachers' union", "chamber of commerce"."""
    if token.i > token.head.i:
        return token.dep_ == "nmod" and case_of(token) == "of" and token.text.islower() and token.i - token.head.i == 2
    if token.dep_ == "nmod:poss":
        posts = (token, *children(token, "compound", "amod"))
        return (token.pos_ == "NOUN" and is_plural(token)) or any(is_listed(c, "actor_person_roles") for c in posts)
    if token.dep_ not in {"compound", "amod", "nmod"}:
        return False
    return "Sup" not in token.morph.get("Degree", []) and token.lower_ not in load_words("actor_loose_words")


def _crowd(cast: Cast, noun: Noun) -> bool:
    """Gunmen, protesters, peacekeepers: people who act together without a name."""
    if not is_crowd(noun.head):
        return False
    armed = is_listed(noun.head, "actor_armed_nouns") or any(is_listed(c, "actor_armed_adjectives") for c in noun.head.children)
    top = conjoined(counted(noun.head))
    acts = (cast.acts.does(top) and top.dep_ != "nsubj:pass") or cast.acts.speaks(top) or (armed and fires(noun.head))
    if not acts or noun.definite == "possessive":
        return True
    if not is_plural(noun.head) and noun.lemma != "crowd":
        return True
    named = [e for e in cast.entities if e.kind is ActorKind.ARMED_GROUP and not e.described]
    if len(named) == 1 and noun.definite == "" and is_listed(noun.head, "actor_movement_nouns") and len(noun.span) == 1:
        return refer(cast, named[0], noun)
    kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANIZATION
    add_described(cast, noun, kind, crowd_name(cast.whole(origin_span(noun.head)), noun.head))
    return True
