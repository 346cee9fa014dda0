"""What one report calls an actor, in one form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eirene.lexicon import load_table
from eirene.link.actors.bodies import ROVING, acronym_of, name_of_body, state_of_name
from eirene.link.actors.persons import name_of_person
from eirene.link.actors.posts import is_title_only, lay_role, posts_of
from eirene.link.actors.principals import Owner, is_national, owner_of, principal_name, state_in_talks
from eirene.link.actors.setting import nearness, setting_of, side_word
from eirene.link.actors.spelling import words_of
from eirene.store.names import digest_of_report
from eirene.types import Actor, ActorKind, Reading


class Form(StrEnum):
    """How an actor is told."""

    STATE = "state"  # by its name
    BODY = "body"  # a group or institution by its name
    RULERS = "rulers"  # those who govern, after a capital, a people or a head: "the X regime"
    ACRONYM = "acronym"
    PERSON = "person"  # by given and family name
    FAMILY = "family"  # by family name alone or with an initial
    POST = "post"  # a person by a post alone
    SIDE = "side"  # a party by its side alone: "the government", "the rebels"
    INSTITUTION = "institution"  # of a state that the report does not name: "the army"
    TALKS = "talks"  # "the mediators"
    ALONE = "alone"  # means something only within its report


@dataclass(frozen=True, slots=True)
class ActorSignature:
    """An actor as one report has it.

    `owner` is the digest of the actor whose it is, `owner_name` its name in one form, `owner_kind` its kind; `parties` are the
    digests of the parties of the talks, for those who are named by the talks alone; `month` that of the report, for those named
    by a post alone; `setting` are keys of the talks, for those named by their side alone and for institutions of a state that is
    not named; `alone` names the fact where nothing ties it to other reports.
    """

    form: Form
    kind: ActorKind
    name: str
    code: str = ""
    generation: str = ""
    common: bool = False
    scope: str = ""
    owner: str = ""
    owner_name: str = ""
    owner_kind: str = ""
    posts: tuple[str, ...] = ()
    lay: str = ""
    month: str = ""
    parties: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    alone: str = ""


_LEVELS = {
    Form.ALONE: 0,
    Form.STATE: 0,
    Form.RULERS: 1,
    Form.ACRONYM: 1,
    Form.SIDE: 2,
    Form.FAMILY: 4,
    Form.POST: 5,
    Form.TALKS: 5,
    Form.INSTITUTION: 5,
}
_MOST_FOR_OWNERS = 3


def level_of(signature: ActorSignature) -> int:
    """Named principals first, then what their papers call them, then theirs, then those told in part, then by post alone."""
    if signature.form is Form.BODY:
        if not signature.owner_name:
            return 0
        return 3
    if signature.form is Form.PERSON:
        return 3 if signature.owner_name else 4
    return _LEVELS[signature.form]


def signing_order(reading: Reading) -> list[int]:
    """Positions of the actors: those that belong to nobody first, those that are named by the talks last."""
    return sorted(range(len(reading.actors)), key=lambda place: _stage(reading, place))


def _stage(reading: Reading, place: int) -> int:
    actor = reading.actors[place]
    return 2 if _talks_word(actor) and reading.process else int(bool(owner_of(reading, actor).name))


def sign_actor(reading: Reading, position: int, digests: Sequence[str]) -> ActorSignature:
    """The signature of an actor; `digests` has those of the actors before it in `signing_order`."""
    actor = reading.actors[position]
    owner = owner_of(reading, actor)
    signature = _sign(reading, actor, owner)
    if signature is None:
        alone = _name_of(reading, actor)
        return ActorSignature(Form.ALONE, actor.kind, " ".join(words_of(actor.name)), alone=alone)
    if signature.form is Form.TALKS:
        return replace(signature, parties=_parties(reading, digests))
    principal = owner.position is not None and _is_below(reading, owner.position, _MOST_FOR_OWNERS)
    digest = digests[owner.position] if owner.position is not None and principal else ""
    return replace(signature, owner=digest, owner_name=owner.name, owner_kind=owner.kind)


def _is_below(reading: Reading, position: int, level: int) -> bool:
    """True for an actor on a lower level: others name only such, since it is placed before them."""
    actor = reading.actors[position]
    owner = owner_of(reading, actor)
    signature = _sign(reading, actor, owner)
    return signature is not None and level_of(replace(signature, owner_name=owner.name)) < level


def _sign(reading: Reading, actor: Actor, owner: Owner) -> ActorSignature | None:
    if actor.kind is ActorKind.UNNAMED_SOURCE:
        return None
    if actor.kind is ActorKind.PERSON:
        return _sign_person(reading, actor, owner)
    word = _talks_word(actor)
    if word:
        return ActorSignature(Form.TALKS, actor.kind, word) if _two_parties(reading) else None
    side = side_word(actor)
    if side:
        setting = setting_of(reading, reading.actors.index(actor), side)
        alone = "" if any(":versus " in key for key in setting) else _name_of(reading, actor)
        return ActorSignature(Form.SIDE, actor.kind, side, setting=tuple(sorted(setting)), alone=alone) if setting else None
    state = state_of_name(actor.name)
    if actor.name != actor.name.lower() and not owner.name:
        if state.code and (actor.kind is ActorKind.STATE or not (acronym_of(actor.name) or actor.kind is ActorKind.OFFICE)):
            return ActorSignature(Form.STATE, actor.kind, "", code=state.code)
        if state.ruled_from:
            return ActorSignature(Form.RULERS, actor.kind, state.name)
        if actor.kind is ActorKind.STATE:
            return ActorSignature(Form.STATE, actor.kind, state.name)
        acronym = acronym_of(actor.name)
        if acronym and acronym not in load_table("link_short_names"):
            return ActorSignature(Form.ACRONYM, actor.kind, acronym)
    return _sign_institution(reading, actor) if is_national(actor) and not owner.name else _sign_body(reading, actor, owner)


def _sign_institution(reading: Reading, actor: Actor) -> ActorSignature | None:
    """An army or ministry of whom nothing is said, by what else its report tells of."""
    setting = tuple(sorted(nearness(reading)))
    words = " ".join(name_of_body(actor.name, None).words)
    alone = _name_of(reading, actor)
    return ActorSignature(Form.INSTITUTION, actor.kind, words, common=True, setting=setting, alone=alone) if setting else None


def _name_of(reading: Reading, actor: Actor) -> str:
    return f"{digest_of_report(reading.report)}:{reading.actors.index(actor)}"


def _sign_body(reading: Reading, actor: Actor, owner: Owner) -> ActorSignature | None:
    """A group or institution. A union has a mission in each of many countries: one that does not say where is that of the state
    in the talks."""
    body = name_of_body(actor.name, owner.as_written or None)
    if not body.words or (body.common and not owner.name):
        return None
    scope = body.scope
    if not scope and body.common and owner.kind != ActorKind.STATE and ROVING & set(body.words):
        scope = state_in_talks(reading) or ""
        if not scope:
            return None
    return ActorSignature(
        Form.BODY, actor.kind, " ".join(body.words), common=body.common, scope=principal_name(scope) if scope else ""
    )


def _sign_person(reading: Reading, actor: Actor, owner: Owner) -> ActorSignature | None:
    posts, lay = posts_of(actor.role), lay_role(actor.role)
    if is_title_only(actor.name, owner.as_written):
        day = reading.report.published or reading.inferred_date
        posts = posts or posts_of(actor.name)
        return ActorSignature(Form.POST, actor.kind, "", posts=posts, month=day[:7]) if day and posts and owner.name else None
    name = name_of_person(actor.name)
    words = " ".join(name.words)
    if name.is_full:
        return ActorSignature(Form.PERSON, actor.kind, words, generation=name.generation, posts=posts, lay=lay)
    if not name.words or not (owner.name or posts):
        return None
    return ActorSignature(Form.FAMILY, actor.kind, words, generation=name.generation, posts=posts)


def _talks_word(actor: Actor) -> str:
    """The noun of an actor that is named by its part in talks, "" for others."""
    if actor.affiliation or actor.kind is ActorKind.PERSON:
        return ""
    words = words_of(actor.name)
    return load_table("link_talks_people").get(words[0], "") if words else ""


def _two_parties(reading: Reading) -> bool:
    return reading.process is not None and len(reading.process.parties) > 1


def _parties(reading: Reading, digests: Sequence[str]) -> tuple[str, ...]:
    """The digests of the parties of the talks, those that the report lists among its actors."""
    assert reading.process is not None
    wanted = {principal_name(party) for party in reading.process.parties}
    signed = [(place, digest) for place, digest in enumerate(digests) if digest]
    named = [(place, digest) for place, digest in signed if principal_name(reading.actors[place].name) in wanted]
    return tuple(sorted({digest for place, digest in named if _is_below(reading, place, _LEVELS[Form.TALKS])}))
