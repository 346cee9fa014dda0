"""People: names, titles, appositions, short names."""

from __future__ import annotations

from spacy.tokens import Span, Token

from eirene.layers.actors.cast import Cast, Entity, clean, is_lexical, noun_span
from eirene.layers.actors.countries import code_of_capital, code_of_demonym, code_of_state, state_name
from eirene.lexicon import load_words
from eirene.syntax import passage
from eirene.types import ActorKind, Passage

MALE = frozenset(
    [
        "mr",
        "mr.",
        "king",
        "prince",
        "father",
        "brother",
        "lord",
        "sir",
        "herr",
        "monsieur",
        "señor",
        "don",
        "chairman",
        "spokesman",
        "businessman",
        "congressman",
        "imam",
        "bishop",
        "he",
        "emir",
        "sheikh",
    ]
)
FEMALE = frozenset(
    [
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "queen",
        "princess",
        "sister",
        "lady",
        "dame",
        "frau",
        "madame",
        "señora",
        "doña",
        "chairwoman",
        "spokeswoman",
        "businesswoman",
        "congresswoman",
        "daw",
    ]
)
BYLINE = frozenset({"by", "reporting", "editing", "writing", "photo", "photograph"})


def find_people(cast: Cast) -> None:
    """Adds the people that the report names."""
    for ent in cast.doc.ents:
        if ent.label_ == "PERSON" and not _is_byline(ent) and _is_person(ent):
            _add_person(cast, ent)
    for token in cast.doc:  # a title before a capitalised word that the name head missed
        if token.lower_ in load_words("actor_titles") and token.text[:1].isupper() and token.i + 1 < len(cast.doc):
            after = cast.doc[token.i + 1]
            if (
                after.pos_ == "PROPN"
                and not after.ent_type_
                and after.text[:1].isupper()
                and after.lower_ not in load_words("actor_titles")
            ):
                _add_person(cast, cast.doc[after.i : after.i + 1])


def _is_person(ent: Span) -> bool:
    """False for a lone word that nothing marks as a person's name: no title before it, no fuller name with it in the report."""
    words = [t for t in ent if t.lower_ not in load_words("actor_titles") and t.text not in {"'s", "’s", "-"}]
    if len(words) != 1 or len(words) < len([t for t in ent if t.text not in {"'s", "’s"}]):
        return bool(words) and not (code_of_state(" ".join(t.text for t in words)) or (words[0].is_stop and len(words) == 1))
    word = words[0]
    if word.text.isupper() or not word.text[:1].isupper() or code_of_state(word.text) or code_of_capital(word.text):
        return False
    before = ent.doc[ent.start - 1] if ent.start else None
    if (
        before is not None
        and (before.lower_ in load_words("actor_titles") or is_lexical(before, "actor_person_roles"))
        and not before.is_space
    ):
        return True
    for other in ent.doc.ents:
        if other.label_ == "PERSON" and len(other) > 1 and word.text in {t.text for t in other} and other[0].text != word.text:
            return True
    return False


def _is_byline(ent: Span) -> bool:
    before = ent.doc[ent.start - 1] if ent.start else None
    if before is None or before.lower_ not in BYLINE:
        return False
    return before.i == 0 or before.nbor(-1).is_space or before.nbor(-1).text in {"(", ";", "|"}


def _add_person(cast: Cast, ent: Span) -> None:
    start, end = ent.start, ent.end
    while start < end - 1 and ent.doc[start].lower_ in load_words("actor_titles"):
        start += 1
    while end - 1 > start and ent.doc[end - 1].text in {"'s", "’s", "'", "’"}:
        end -= 1
    name = clean(ent.doc[start:end].text)
    if len(name) < 2 or code_of_demonym(name):
        return
    head = ent.doc[start:end].root
    entity = _known(cast, name) or Entity(ActorKind.PERSON, [name])
    if name not in entity.names:
        entity.names.append(name)
    entity.acts = entity.acts or bool(len(name.split()) > 1)
    left = _title(cast, entity, start, head)
    cast.add(entity, head, passage(ent.doc[left:end]))
    for i in range(left, end):
        cast.at.setdefault(i, entity)
    _appositions(cast, entity, head)
    _copula(entity, head)


def _known(cast: Cast, name: str) -> Entity | None:
    """The person that a name repeats: the same words, or a surname or given name of a fuller one, the latest first."""
    words = name.lower().split()
    for entity in reversed(cast.entities):
        if entity.kind is not ActorKind.PERSON:
            continue
        for known in entity.names:
            other = known.lower().split()
            short, long = sorted((words, other), key=len)
            if short == long or (len(short) < len(long) and (short == long[-len(short) :] or short == long[: len(short)])):
                return entity
    return None


def _title(cast: Cast, entity: Entity, start: int, head: Token) -> int:
    """Takes the words before a name that belong to its title as a role; the index where the mention begins."""
    doc, left = head.doc, start
    while left > 0:
        word = doc[left - 1]
        same = word.i >= head.sent.start and not word.is_space
        titled = is_lexical(word, "actor_titles") or is_lexical(word, "actor_person_roles")
        modifies = word.dep_.split(":")[0] in {"compound", "amod", "nmod", "flat", "nsubj", "appos", "case"} and left < start
        if not same or (word.is_punct and word.text not in {"-", "'"}):
            break
        if titled or (
            left < start and modifies and (word.pos_ in {"PROPN", "NOUN", "ADJ"} or word.text in {"-", "'s", "’s", "of", "for"})
        ):
            left -= 1
            continue
        break
    while left < start and doc[left].text in {"of", "for", "'s", "’s", "-"}:
        left += 1
    if left < start:
        _role(cast, entity, doc[left:start])
    return left


def _role(cast: Cast, entity: Entity, span: Span) -> None:
    """Keeps a role phrase and what it says of affiliation and gender."""
    text = clean(span.text)
    words = {t.lower_ for t in span}
    if words & MALE:
        entity.gender = entity.gender or "m"
    if words & FEMALE:
        entity.gender = entity.gender or "f"
    if text and text.lower() not in {"mr", "mrs", "ms", "miss", "sir", "mr.", "ms.", "mrs.", "man", "woman", "lady"}:
        if text not in entity.roles:
            entity.roles.append(text)
            entity.role_anchor = entity.role_anchor or passage(span)
        entity.affiliation = entity.affiliation or affiliation_in(span)


def affiliation_in(span: Span) -> str | None:
    """Whom a role phrase belongs to: a state, body or demonym in it."""
    for token in span:
        code = code_of_demonym(token.text)
        if code:
            return state_name(code)
    for ent in span.doc[span.start : span.end].ents:
        if ent.label_ in {"ORG", "LOC", "NORP"}:
            return clean(ent.text)
    return None


def _appositions(cast: Cast, entity: Entity, head: Token) -> None:
    """ "X, the deputy minister", "the envoy, X"."""
    for token in head.children:
        if token.dep_ == "appos" and is_lexical(token, "actor_person_roles"):
            span = noun_span(token)
            _role(cast, entity, span)
            cast.add(entity, token, passage(span))
    top = head.head
    if head.dep_ in {"appos", "flat"} and is_lexical(top, "actor_person_roles") and top.i != head.i and top.i not in cast.at:
        span = noun_span(top)
        cut = head.left_edge.i
        span = span.doc[span.start : min(span.end, cut)] if cut > top.i else span
        while len(span) > 1 and span[-1].is_punct:
            span = span.doc[span.start : span.end - 1]
        _role(cast, entity, span)
        cast.add(entity, top, Passage(span.start_char, max(span.end_char, head.idx + len(head))))


def _copula(entity: Entity, head: Token) -> None:
    """ "X is the group's negotiator"."""
    top = head.head
    if head.dep_ == "nsubj" and is_lexical(top, "actor_person_roles") and any(c.dep_ == "cop" for c in top.children):
        text = clean(noun_span(top).text)
        if len(text.split()) < 12:
            entity.roles.append(text)
            entity.affiliation = entity.affiliation or affiliation_in(noun_span(top))
