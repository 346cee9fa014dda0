"""Roles and affiliations as the report gives them: titles, appositions, copulas, relative clauses."""

from __future__ import annotations

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import BODIES, Cast, Entity, Role
from eirene.layers.actors.forms import POSSESSIVE_ENDS, clean, is_listed, is_plural, noun_span
from eirene.lexicon import load_words
from eirene.syntax import child, children, passage, relation
from eirene.types import ActorKind, Passage

LONGEST = 14  # words of a role


def add_role(cast: Cast, entity: Entity, start: int, end: int) -> bool:
    """Keeps the words `[start, end)` as a role, with what they say of gender; False when they are none."""
    span = cast.doc[start:end]
    if start >= end:
        return False
    outer = start
    while start + 1 < end and (_is_state_owner(cast, span) or span[0].lower_ in load_words("actor_empty_roles")):
        start = (
            next((t.i + 1 for t in span if t.text in POSSESSIVE_ENDS), start + 1) if _is_state_owner(cast, span) else start + 1
        )
        span = cast.doc[start:end]
    while end - 1 > start and cast.doc[end - 1].lower_ in load_words("actor_empty_roles"):
        end -= 1
    span = cast.doc[start:end]
    text = clean(span.text) + ("." if span[-1].text.endswith(".") and len(span[-1]) > 1 else "")
    text += ")" * ("(" in text and ")" not in text)
    words = {t.lower_ for t in span}
    note_gender(entity, words)
    if len(span) > LONGEST:
        return False
    if not words - load_words("actor_empty_roles") or any(role.text == text for role in entity.roles):
        return True
    if is_plural(span[-1]) and text.endswith(span[-1].text) and is_listed(span[-1], "actor_titles", "actor_person_roles"):
        text = text.removesuffix(span[-1].text) + span[-1].text[:1] + span[-1].lemma_[1:]
    heads = [t for t in span if is_listed(t, "actor_person_roles", "actor_titles")]
    lemma = (heads[-1] if heads else span.root).lemma_.lower()
    entity.roles.append(Role(text, start, end, lemma, outer))
    return True


def _is_state_owner(cast: Cast, span: Span) -> bool:
    """True when a role begins with a state's possessive ("Ondaria's"), which the affiliation says."""
    entity = cast.at.get(span[0].i)
    mark = next((t for t in span if t.text in POSSESSIVE_ENDS), None)
    return mark is not None and entity is not None and entity.kind is ActorKind.STATE and cast.at.get(mark.i - 1) is entity


def note_gender(entity: Entity, words: set[str]) -> None:
    """Sets the gender that titles and roles tell."""
    if not entity.gender and words & load_words("actor_male_words"):
        entity.gender = "m"
    if not entity.gender and words & load_words("actor_female_words"):
        entity.gender = "f"


def find_roles(cast: Cast) -> None:
    """Adds the roles that stand after or around people's names: appositions, copulas, relative clauses."""
    named = [(cast.doc[i], entity) for i, entity in sorted(cast.at.items()) if entity.kind is ActorKind.PERSON]
    for head, entity in named:
        if head.pos_ != "PRON":
            _appositions(cast, entity, head)
            _heading(cast, entity, head)
            _copula(cast, entity, head)
            _relative(cast, entity, head)
            _as(cast, entity, head)
            _led(cast, entity, head)


def _appositions(cast: Cast, entity: Entity, head: Token) -> None:
    """ "X, the deputy minister"; "X, 44, a nurse"."""
    for token in children(head, "appos", "parataxis"):
        if token.i > head.i and _is_calling(token) and token.i not in cast.at:
            span = noun_span(token)
            if is_plural(token) or not add_role(cast, entity, span.start, span.end):
                continue
            cast.add(entity, token, passage(span))
            for other in children(token, "conj"):
                if is_listed(other, "actor_person_roles") and other.i not in cast.at:
                    span = noun_span(other)
                    add_role(cast, entity, span.start, span.end)
                    cast.add(entity, other, passage(span))


def _is_calling(token: Token) -> bool:
    """A role noun, or any other common noun for a person ("X, a weaver")."""
    return is_listed(token, "actor_person_roles") or (token.pos_ == "NOUN" and token._.entity_type == "person")


def _heading(cast: Cast, entity: Entity, head: Token) -> None:
    """ "the envoy, X"; "a spokesman for the army, Colonel X"; "the retired judge X"."""
    if not (relation(head) in {"appos", "flat"} or head.dep_ in {"nmod:desc", "compound"}):
        return
    top = _post_before(cast, head)
    if top is None:
        return
    span = noun_span(top)
    left = cast.doc[head.left_edge.i : head.i + 1]
    end = min(span.end, left.start)
    while end - 1 > top.i and (cast.doc[end - 1].is_punct or cast.doc[end - 1].is_space):
        end -= 1
    taken = [i for i in range(top.i + 1, end) if cast.at.get(i) is entity]
    end = max(top.i + 1, min([end, *taken]))  # in a crossing tree the name begins before its post
    add_role(cast, entity, span.start, end)
    cast.add(entity, top, Passage(span.start_char, cast.doc[end - 1].idx + len(cast.doc[end - 1])))


def _post_before(cast: Cast, head: Token) -> Token | None:
    """The role noun that a name stands beside; a name hung on its complement ("head of the agency, X") counts too."""
    top, steps = head.head, 0
    if is_listed(top, "actor_titles"):
        post = next((c for c in children(top, "appos") if top.i < c.i < head.i and is_listed(c, "actor_person_roles")), None)
        if post is not None and post.i not in cast.at:
            return post
    while steps < 3 and top.i < head.i:
        if is_listed(top, "actor_person_roles") and top.i not in cast.at and not is_plural(top):
            return top
        if top.i == top.head.i or relation(top) not in {"nmod", "appos", "flat", "compound"}:
            break
        if "," not in {t.text for t in cast.doc[max(0, head.left_edge.i - 1) : head.i]} and top.dep_ != "appos":
            break
        top, steps = top.head, steps + 1
    return None


def _copula(cast: Cast, entity: Entity, head: Token) -> None:
    """ "X is the group's negotiator"; "X became president"; not "X is a liar"."""
    top = head.head
    if head.dep_ == "nsubj" and is_listed(top, "actor_person_roles") and child(top, "cop") is not None:
        span = noun_span(top)
        start = next((t.i for t in span if t.dep_ not in {"nsubj", "cop", "aux", "advmod", "mark", "cc"} and t.i > head.i), top.i)
        if not any(t.dep_ == "cop" for t in cast.doc[start : span.end]) and not any(t.lower_ == "not" for t in top.children):
            add_role(cast, entity, start, span.end)


def _as(cast: Cast, entity: Entity, head: Token) -> None:
    """ "X took over as envoy", "X, who serves as commander"."""
    verbs = [head.head] if head.dep_ in {"nsubj", "nsubj:pass"} else []
    for verb in [*verbs, *children(head, "acl:relcl", "acl")]:
        if verb.lemma_.lower() not in load_words("actor_post_verbs"):
            continue
        for post in children(verb, "obl", "xcomp"):
            if is_listed(post, "actor_person_roles") and (
                relation(post) == "xcomp" or any(c.lower_ == "as" for c in post.children)
            ):
                span = noun_span(post)
                add_role(cast, entity, span.start, span.end)


def _led(cast: Cast, entity: Entity, head: Token) -> None:
    """ "The directorate, headed by X": X belongs to it."""
    verb = head.head
    if head.dep_ == "obl:agent" and relation(verb) == "acl" and is_listed(verb, "actor_lead_verbs") and entity.owner is None:
        body = cast.at.get(verb.head.i)
        if body is not None and body.kind in BODIES:
            entity.owner = body


def _relative(cast: Cast, entity: Entity, head: Token) -> None:
    """ "X, who heads the delegation"; "X leads our delegation" is a role as well."""
    clauses = list(children(head, "acl:relcl"))
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in {"lead", "head", "chair", "command"}:
        clauses.append(head.head)
    for verb in clauses:
        if (
            verb.lemma_.lower() in load_words("actor_lead_verbs")
            and "Past" not in verb.morph.get("Tense", [])
            and verb.pos_ == "VERB"
        ):
            if any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children) or any(c.lower_ == "to" for c in verb.children):
                continue
            end = next(
                (t.i for t in cast.doc[verb.i : verb.right_edge.i + 1] if t.text in {",", ".", ";", "”", '"'} or t.is_space), None
            )
            end = verb.right_edge.i + 1 if end is None else end
            whole = child(verb, "obj", "obl") is not None
            if whole and end - verb.i <= LONGEST:
                add_role(cast, entity, verb.i, end)
        elif child(verb, "cop") is not None and is_listed(verb, "actor_person_roles"):
            span = noun_span(verb)
            start = next((t.i for t in span if t.dep_ in {"det", "amod", "compound", "nmod:poss"}), verb.i)
            add_role(cast, entity, start, span.end)
