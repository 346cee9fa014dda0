"""Who speaks: from a verb to the words that name the speaker, and from these to the actor's name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.layers.statements.material import Material
from eirene.lexicon import load_words
from eirene.syntax import passage, phrase, relation, subjects
from eirene.types import Actor, Passage

NOBODY = frozenset({"nobody", "none", "anyone", "anybody", "somebody", "someone", "everyone", "everybody", "you", "there", "this",
    "that", "these", "those", "what", "which", "whoever", "nothing", "something", "everything", "others"})  # fmt: skip
FIRST_PERSON = frozenset({"i", "we"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my"})
OWNED = frozenset({"nmod:poss", "nmod", "compound", "amod", "obl", "acl", "nmod:desc"})
FROM = frozenset({"of", "from", "by"})
LONGEST_NAME = 90


def speaker_of(material: Material, verb: Token) -> Token | None:
    """The token that heads the words for whoever says it; None when nobody is named."""
    if _is_passive(verb):
        return _agent(material, verb)
    own = next((c for c in verb.children if relation(c) == "nsubj"), None)
    if own is None:
        own = _shared(material, verb)
    if own is None:
        return None
    if own.lower_ in RELATIVE and relation(verb) == "acl":
        own = verb.head
    return maker(own) or own


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children):
        return not (verb.lower_ == "saying")
    participle = "Part" in verb.morph.get("VerbForm", []) and "Past" in verb.morph.get("Tense", [])
    return participle and relation(verb) in {"acl", "advcl"} and not any(relation(c) in {"aux", "nsubj"} for c in verb.children)


def _agent(material: Material, verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "obl:agent"), None)
    if agent is None:
        agent = next((c for c in verb.children if relation(c) == "obl" and any(g.lower_ == "by" for g in c.children)), None)
    if agent is None or agent._.entity_type in {"time", "place"} and not agent.ent_type_:
        return None
    return agent


def _shared(material: Material, verb: Token) -> Token | None:
    """The subject of a verb without its own: by its roles, else the one it shares with the verb it hangs on."""
    quoted = verb.head
    if verb.lower_ == "saying" and any(c.dep_ == "nsubj:pass" for c in quoted.children):
        return next(c for c in quoted.children if c.dep_ == "nsubj:pass")
    span = material.role(verb, "ARG0")
    if span is not None:
        head = _head(verb.doc, *span)
        if head.pos_ in {"NOUN", "PROPN", "PRON"} and head.lower_ not in RELATIVE:
            return head
    found = subjects(verb)
    return found[0] if found and found[0].i != verb.i else None


def _head(doc: Doc, start: int, end: int) -> Token:
    """The token of a span whose head lies outside of it; a preposition is passed over."""
    inside = [t for t in doc[start:end] if not (start <= t.head.i < end) or t.head.i == t.i]
    return next((t for t in inside if t.pos_ in {"NOUN", "PROPN", "PRON"}), inside[0] if inside else doc[start])


def maker(noun: Token) -> Token | None:
    """Whoever stands behind a text, a count or a remark ("remarks from the envoy", "the ministry's figures"); None for others."""
    nouns = load_words("speech_documents")
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or not (lemma in nouns or lemma in {"remark", "comment", "message", "letter", "speech", "word"}):
        return None
    owners = [c for c in noun.children if relation(c) in {"nmod", "compound", "amod", "acl"}]
    for owner in owners:
        if owner.dep_ == "nmod:poss" or (owner.pos_ == "PROPN" and owner.i < noun.i):
            return owner
        if relation(owner) == "nmod" and any(c.lower_ in FROM for c in owner.children if relation(c) == "case"):
            return owner
        if relation(owner) == "acl":
            agent = next((c for c in owner.children if c.dep_ == "obl:agent"), None)
            if agent is not None:
                return agent
    return None


def is_speaker(material: Material, token: Token | None) -> bool:
    """True when the words can name a speaker: somebody, and not the report's own "we" or nobody in particular."""
    if token is None or token.dep_ == "expl" or token.is_space or token.is_punct:
        return False
    lower = token.lower_
    if lower in NOBODY or any(c.lower_ in {"no", "nor"} for c in token.children if relation(c) == "det"):
        return False
    if lower in FIRST_PERSON:
        return material.quotes.at(token.idx) is None and actor_of(material.doc, token) is not None
    if lower == "one" and relation(token) == "nsubj" and token.pos_ == "PRON" and not any(token.children):
        return False
    return not (lower in {"it", "they", "people"} and material.quotes.at(token.idx) is not None)


def actor_of(doc: Doc, token: Token) -> Actor | None:
    """The actor that a token's mention means; its apposition's where it has none."""
    where = passage(token)
    found: Actor | None = doc._.actor_at(where.start, where.end)
    if found is not None:
        return found
    for part in token.children:
        if relation(part) in {"appos", "flat"} or (relation(part) == "nmod" and part.dep_ == "nmod:desc"):
            found = doc._.actor_at(part.idx, part.idx + len(part))
            if found is not None:
                return found
    return None


def name_of(doc: Doc, token: Token) -> str | None:
    """The actor's name; for somebody who is no actor the words that describe them, without article; None for a bare pronoun."""
    actor = actor_of(doc, token)
    if actor is not None:
        return actor.name
    if token.pos_ == "PRON":
        return None
    words = phrase(token)
    start = words.start
    while start < token.i and doc[start].lower_ in ARTICLES:
        start += 1
    where = Passage(doc[start].idx, words.end_char)
    return " ".join(where.of(doc.text)[:LONGEST_NAME].split()) or None
