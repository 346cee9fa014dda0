"""Who speaks: from a verb to the token that heads the words for the speaker."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.layers.statements.material import Material
from eirene.layers.statements.names import actor_of
from eirene.lexicon import load_words
from eirene.syntax import clause_head, relation, subjects

FIRST_PERSON = frozenset({"i", "we"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
THINGS = frozenset({"abstract", "object", "event", "time", "place", "substance"})
FROM = frozenset({"of", "from", "by"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
SPEAKING_NOUNS = ("speech_documents", "actor_source_nouns", "actor_office_nouns", "actor_org_nouns", "count_person_nouns")


def speaker_of(material: Material, verb: Token) -> Token | None:
    """The token that heads the words for whoever says it; None when nobody is named."""
    if _is_passive(verb):
        return _agent(verb)
    own = _relayed(verb) or _subject(verb) or _shared(material, verb)
    if own is None:
        return None
    if own.lower_ in RELATIVE and relation(verb) == "acl":
        own = verb.head
    return maker(own) or own


def _subject(verb: Token) -> Token | None:
    """The verb's own subject; the nearer of two, when the parse takes the dateline for another."""
    return min(
        (c for c in verb.children if relation(c) == "nsubj"), key=lambda c: (c.i > verb.i, abs(c.i - verb.i)), default=None
    )


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ == "aux:pass" for c in verb.children):
        return verb.lower_ != "saying"
    participle = "Past" in verb.morph.get("Tense", []) and not verb.lower_.endswith("ing")
    return participle and relation(verb) in {"acl", "advcl"} and not any(relation(c) in {"aux", "nsubj"} for c in verb.children)


def _agent(verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    if agent is None:
        agent = next((c for c in verb.children if relation(c) == "obl" and any(g.lower_ == "by" for g in c.children)), None)
    if agent is None or (agent._.entity_type in {"time", "place"} and not agent.ent_type_):
        return None
    return agent


def _shared(material: Material, verb: Token) -> Token | None:
    """The subject of a verb without its own: by its roles, else that of the verb it hangs on."""
    if relation(verb) == "acl" and maker(verb.head) is not None:
        return verb.head
    if (
        _is_aside(verb)
        and (found := _subject_of_clause(material, verb)) is not None
        and _can_speak(verb.doc, maker(found) or found)
    ):
        return found
    span = material.role(verb, "ARG0")
    if span is not None:
        head = _head(verb.doc, *span)
        if _is_finite_clause(verb) and head.i < verb.left_edge.i:
            return None
        if head.pos_ in NOMINAL and head.lower_ not in RELATIVE:
            return head
    shared = [] if _is_finite_clause(verb) else subjects(verb)
    return shared[0] if shared and shared[0].i != verb.i else None


def _relayed(verb: Token) -> Token | None:
    """Whom a relayer gives the words of: "the agency quoted him as saying", "he was quoted as saying"."""
    quoted = verb.head
    if verb.lower_ != "saying" or quoted.lemma_.lower() not in load_words("speech_relay_verbs"):
        return None
    return next((c for c in quoted.children if c.dep_ == "nsubj:pass" or (relation(c) in {"obj", "iobj"} and c.i < verb.i)), None)


def _is_finite_clause(verb: Token) -> bool:
    """True for a finite clause below another, whose subject the parse has missed: it does not share that of the other."""
    helpers = [verb, *(c for c in verb.children if relation(c) == "aux")]
    return verb.dep_ in {"advcl", "ccomp", "parataxis"} and any("Fin" in t.morph.get("VerbForm", []) for t in helpers)


def _is_aside(verb: Token) -> bool:
    """True for ", describing it as …": a participle behind a comma has the subject of the whole clause."""
    participle = verb.lower_.endswith("ing") and not any(relation(c) == "aux" for c in verb.children)
    before = verb.doc[max(0, verb.left_edge.i - 1) : verb.i]
    return participle and relation(verb) in {"acl", "advcl"} and any(t.text == "," for t in before)


def _subject_of_clause(material: Material, verb: Token) -> Token | None:
    head = clause_head(verb.head)
    while relation(head) == "xcomp" and head.head.i < head.i:
        head = head.head
    if verb.lemma_.lower() in load_words("speech_continuing_verbs") and relation(head) == "ccomp":
        head = head.head
    beside = next((c for c in (head, *head.children) if material.word(c) is not None and c.i < verb.i), None)
    if beside is not None:
        return speaker_of(material, beside)
    if material.quotes.at(head.idx) is not None and material.quotes.at(verb.idx) is None:
        return None
    found = next((s for s in subjects(head) if s.i < verb.i and not s.dep_.endswith("pass")), None)
    return found if found is not None and found.lower_ not in RELATIVE else None


def _head(doc: Doc, start: int, end: int) -> Token:
    """The token of a span whose head lies outside of it; a preposition is passed over."""
    inside = [t for t in doc[start:end] if not (start <= t.head.i < end) or t.head.i == t.i]
    return next((t for t in inside if t.pos_ in NOMINAL), inside[0] if inside else doc[start])


def maker(noun: Token) -> Token | None:
    """Whoever stands behind a text, a count or a remark ("remarks from the envoy", "the ministry's figures"); None for others."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in load_words("speech_documents"):
        return None
    for owner in noun.children:
        role = relation(owner)
        named = owner.pos_ == "PROPN" or owner._.entity_type == "organization"
        if owner.dep_ == "nmod:poss" or (role in {"nmod", "compound"} and named and owner.i < noun.i):
            return owner
        by = {c.lower_ for c in owner.children if relation(c) == "case"} & FROM if role == "nmod" else set()
        if by - {"of"} or (by and (owner.pos_ in {"PROPN", "PRON"} or owner._.entity_type not in THINGS)):
            return owner
        if role == "acl" and owner.lemma_.lower() not in load_words("speech_seeing_verbs"):
            agent = next((c for c in owner.children if c.dep_ == "obl:agent"), None)
            if agent is not None:
                return agent
    return _issuer(noun)


def _issuer(noun: Token) -> Token | None:
    """The subject of "issued a declaration"."""
    verb = noun.head
    if relation(noun) != "obj" or verb.lemma_.lower() not in load_words("speech_light_verbs"):
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj"), None)


def is_speaker(material: Material, token: Token | None) -> bool:
    """True when the words can name a speaker: somebody, and not the report's own "we" or nobody in particular."""
    if token is None or token.dep_ == "expl" or token.is_space or token.is_punct:
        return False
    lower = token.lower_
    nobody = load_words("speech_nobody")
    if lower in nobody or any(c.lower_ in nobody for c in token.children if c.dep_ == "det" and c.lower_ not in DEMONSTRATIVES):
        return False
    if lower in FIRST_PERSON:
        return material.quotes.at(token.idx) is None and actor_of(material.doc, token) is not None
    if lower == "one" and relation(token) == "nsubj" and token.pos_ == "PRON" and not any(token.children):
        return False
    if lower in {"it", "they", "people"} and material.quotes.at(token.idx) is not None:
        return False
    return _can_speak(material.doc, token)


def _can_speak(doc: Doc, token: Token) -> bool:
    """False for common nouns of things ("the attack underlines the need …") and for times."""
    if token.pos_ in {"PRON", "NUM"} or actor_of(doc, token) is not None:
        return True
    if token.pos_ == "PROPN":
        return token._.entity_type != "time" and token.ent_type_ != "DATE"
    lemma = token.lemma_.lower()
    return token._.entity_type in {"person", "organization", ""} or any(lemma in load_words(name) for name in SPEAKING_NOUNS)
