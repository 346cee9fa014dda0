"""How two actors are compared: a table of features and a table of vetoes."""

from __future__ import annotations

from eirene.link.actors.bodies import key_of_words
from eirene.link.actors.keys import is_ruled_from
from eirene.link.actors.persons import PersonName, compare_names, names_clash
from eirene.link.actors.signature import ActorSignature, Form
from eirene.link.actors.spelling import sound
from eirene.link.contract import ACROSS, Bar, Feature, Placed, Verdict, shared_keys
from eirene.types import ActorKind

Actor = Placed[ActorSignature]
THRESHOLD = 0.9
MARGIN = 0.04
AGAINST, AMID, SETTING = 0.55, 0.35, 0.45  # the same other side; before the same mediators or there; one envoy, or all of these
ENOUGH = 2
_PERSONS = frozenset({Form.PERSON, Form.FAMILY})
_SIDES = frozenset({"state", "armed_group"})
_PRINCIPALS = frozenset({Form.STATE, Form.BODY, Form.ACRONYM, Form.RULERS})


def _person(signature: ActorSignature) -> PersonName:
    return PersonName(tuple(signature.name.split()), signature.generation)


def _same_owner(a: Actor, b: Actor) -> bool:
    one, other = a.signature, b.signature
    if one.owner_name and one.owner_name == other.owner_name:
        return True
    clusters = a.actors.get(one.owner), b.actors.get(other.owner)
    return clusters[0] is not None and clusters[0] == clusters[1]


def _name(a: Actor, b: Actor) -> Verdict:
    one, other = a.signature, b.signature
    if {one.form, other.form} <= _PERSONS:
        return compare_names(_person(one), _person(other))
    if one.form is other.form is Form.BODY:
        if sorted(map(sound, one.name.split())) == sorted(map(sound, other.name.split())):
            return (0.65, "the same kind of body") if one.common else (1.0, "the same name")
        same = key_of_words(tuple(one.name.split())) == key_of_words(tuple(other.name.split()))
        return (0.9, "the same name in two spellings") if same and not one.common else None
    if one.form is other.form and one.form in {Form.STATE, Form.RULERS, Form.ACRONYM}:
        same = one.code == other.code and sound(one.name) == sound(other.name)
        return (1.0, "the same state" if one.form is Form.STATE else "the same name") if same else None
    if {one.form, other.form} == {Form.BODY, Form.INSTITUTION}:
        same = key_of_words(tuple(one.name.split())) == key_of_words(tuple(other.name.split()))
        return (0.65, "the same kind of body") if same else None
    if one.form is other.form is Form.TALKS:
        return (1.0, f"{one.name}s of talks between the same parties") if _same_talks(a, b) else None
    return None


def _same_talks(a: Actor, b: Actor) -> bool:
    return a.signature.name == b.signature.name and set(a.actors.values()) == set(b.actors.values())


def _owner(a: Actor, b: Actor) -> Verdict:
    one, other = a.signature, b.signature
    if not (one.owner_name and other.owner_name):
        return None
    if _same_owner(a, b):
        return 1.0, f"both of {shown(one.owner_name)}"
    rulers = {one.owner_kind, other.owner_kind} == {"state"}
    if rulers:
        return None
    return -1.0, f"of {shown(one.owner_name)} and of {shown(other.owner_name)}"


def shown(owner_name: str) -> str:
    """The owner's name for people."""
    if not owner_name.startswith("@"):
        return owner_name.title() if owner_name.islower() and len(owner_name) > 4 else owner_name
    from eirene.layers.actors.countries import state_name

    return state_name(owner_name[1:])


def _post(a: Actor, b: Actor) -> Verdict:
    both = sorted(set(a.signature.posts) & set(b.signature.posts))
    return (1.0, f"both reported as {', '.join(both)}") if both else None


def _holder(a: Actor, b: Actor) -> Verdict:
    forms = {a.signature.form, b.signature.form}
    if Form.POST not in forms:
        return None
    held = sorted(key.split(":", 1)[1] for key in shared_keys(a, b) if key.removeprefix(ACROSS).startswith("held:"))
    if not held or not forms <= {Form.POST, Form.PERSON}:
        return None
    post, _, month = held[0].replace(": ", "/").split(":")
    return 1.0, f"reported as {post.replace('/', ': ')} in {month}"


def _alias(a: Actor, b: Actor) -> Verdict:
    """What the reports of one call it is how the other is told."""
    one, other = sorted((a.signature, b.signature), key=lambda signature: _VAGUE.index(signature.form in _SHORT))
    if other.form not in _SHORT or one.form in _SHORT:
        return None
    seats = [key for key in sorted(shared_keys(a, b)) if key.startswith(f"{ACROSS}seat:")]
    if seats and {one.form, other.form} == {Form.STATE, Form.RULERS}:
        return 1.5, f"named after {seats[0].partition(':')[2].title()}, where its ministries are"
    if other.form is Form.RULERS and is_ruled_from(other, one):
        return 1.5, "named after the state or its people"
    called = other.name.rpartition(" ")[0] or other.name
    named = {f"alias:{called}", f"initials:{called}", f"head:{sound(called.split()[-1])}"}
    keys = {key.split(":")[0] for key in {key.removeprefix(ACROSS) for key in shared_keys(a, b)} & named}
    if "head" in keys and other.form is Form.RULERS:
        return 1.5, "named after its head"
    if {"alias", "initials"} <= keys and a.signature.kind is b.signature.kind:
        return 1.4, "its initials, which its reports use for it"
    if "alias" in keys:
        return 1.0, f"its reports also call it {shown(called)}"
    return (0.8, "its initials") if "initials" in keys else None


_SHORT = frozenset({Form.RULERS, Form.ACRONYM})
_VAGUE = (False, True)


def _people(a: Actor, b: Actor) -> Verdict:
    shared = sorted(key for key in shared_keys(a, b) if key.startswith(f"{ACROSS}holder:"))
    if not shared or Form.RULERS not in {a.signature.form, b.signature.form}:
        return None
    return min(1.0, 0.35 + 0.35 * len(shared)), f"{len(shared)} persons of the same name hold office with both"


def _opposite(a: Actor, b: Actor) -> Verdict:
    shared = sorted(key.split(":", 1)[1] for key in shared_keys(a, b) if key.startswith(f"{ACROSS}versus:"))
    return (1.0, f"both in talks with {shown(shared[0])}") if shared else None


def _talks(a: Actor, b: Actor) -> Verdict:
    """The part that both have in the talks of the same weeks, where one is told by it or by a name of its rulers."""
    if not {Form.SIDE, Form.RULERS} & {a.signature.form, b.signature.form}:
        return None
    keys = {key.removeprefix(ACROSS).rpartition(":")[0] for key in shared_keys(a, b)}
    told = {key.split(":", 2)[2] for key in keys if key.startswith("party:")}
    against = sorted(key for key in told if key.startswith("versus "))
    score = (AGAINST if against else 0.0) + (AMID if any(not key.endswith(":") for key in against) else 0.0)
    score += SETTING * min(ENOUGH, len([key for key in told if not key.startswith("versus ")]))
    words = ", ".join(key.strip(":").replace("envoy", "before envoy").replace(":", " ") for key in sorted(told))
    return (score, f"in talks of the same weeks: {words}") if told else None


def _apart(a: Actor, b: Actor) -> Verdict:
    """Parties of one negotiation are two."""
    both = any(key.startswith(f"{ACROSS}with:") for key in shared_keys(a, b))
    return (-1.0, "both named as parties of one negotiation") if both else None


def _near(a: Actor, b: Actor) -> Verdict:
    """Told together with the same: what binds an army of nobody's to a state's, and a person whom one report places wrongly."""
    told = {key.removeprefix(ACROSS).split(":")[2] for key in shared_keys(a, b) if key.removeprefix(ACROSS).startswith("near:")}
    if not told:
        return None
    words = ", ".join(sorted(told)).replace("foe ", "reports on ").replace("envoy", "before envoy")
    forms = {a.signature.form, b.signature.form}
    if Form.INSTITUTION in forms:
        return min(1.0, sum(1.0 if key.startswith("foe ") else 0.5 for key in told)), words
    owned = a.signature.owner_name and b.signature.owner_name
    sides = {a.signature.owner_kind, b.signature.owner_kind}
    if forms == {Form.PERSON} and owned and not sides <= _SIDES and not _same_owner(a, b):
        return 1.0, f"{words}, of the same weeks"
    return None


def _scope(a: Actor, b: Actor) -> Verdict:
    return (-1.0, "one says for what it is") if bool(a.signature.scope) != bool(b.signature.scope) else None


FEATURES = [
    Feature("name", 1.0, _name),
    Feature("owner", 0.3, _owner),
    Feature("post", 0.15, _post),
    Feature("holder", 0.65, _holder),
    Feature("alias", 0.65, _alias),
    Feature("people", 0.8, _people),
    Feature("opposite", 0.3, _opposite),
    Feature("talks", 1.0, _talks),
    Feature("apart", 1.2, _apart),
    Feature("near", 0.3, _near),
    Feature("scope", 0.04, _scope),
]


def _kinds(a: Actor, b: Actor) -> str | None:
    persons = [node.signature.kind is ActorKind.PERSON for node in (a, b)]
    return "a person and no person" if persons[0] != persons[1] else None


def _given(a: Actor, b: Actor) -> str | None:
    if not {a.signature.form, b.signature.form} <= _PERSONS:
        return None
    return names_clash(_person(a.signature), _person(b.signature))


def _states(a: Actor, b: Actor) -> str | None:
    """A person or institution of one state is none of another's."""
    one, other = a.signature, b.signature
    if one.form in _PRINCIPALS and not (one.common or other.common):
        return None
    if not (one.owner_kind == other.owner_kind == "state") or _same_owner(a, b):
        return None
    if _is_rulers(one.owner_name) or _is_rulers(other.owner_name):
        return None
    return f"of {shown(one.owner_name)} and of {shown(other.owner_name)}"


def _is_rulers(owner_name: str) -> bool:
    from eirene.link.actors.bodies import state_of_name

    return bool(state_of_name(owner_name).ruled_from)


def _callings(a: Actor, b: Actor) -> str | None:
    """A nurse is no minister, and no teacher, of the same name."""
    one, other = a.signature, b.signature
    if not (one.form is other.form is Form.PERSON) or _same_owner(a, b):
        return None
    if one.lay and other.lay:
        return None if one.lay == other.lay else f"{one.lay} and {other.lay}"
    lay, public = (one, other) if one.lay else (other, one)
    if not lay.lay or not public.posts or lay.lay in public.posts:
        return None
    return f"{lay.lay} and {public.posts[0]}"


def _scopes(a: Actor, b: Actor) -> str | None:
    one, other = a.signature.scope, b.signature.scope
    return f"for {shown(one)} and for {shown(other)}" if one and other and one != other else None


BARS = [
    Bar("kind", _kinds),
    Bar("given name", _given),
    Bar("state", _states),
    Bar("calling", _callings),
    Bar("scope", _scopes),
]
