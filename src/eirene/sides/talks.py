"""Where a report speaks of negotiations: the nouns, the verbs, and the clauses about them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from eirene.lexicon import load_words
from eirene.syntax import relation, subjects

RELATIVES = frozenset({"who", "which", "that"})


def is_talks(token: Token) -> bool:
    """True for a noun that names negotiations."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in load_words("process_talks")


def is_deal(token: Token) -> bool:
    """True for a noun that names what is negotiated."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in load_words("process_deals")


def is_sitting(token: Token) -> bool:
    """True for a session or a round, of talks or of something else."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in load_words("process_meetings")


def is_topical(token: Token) -> bool:
    """True for a noun that names negotiations or what comes of them."""
    return is_talks(token) or is_deal(token)


def negotiates(verb: Token) -> bool:
    """True for a verb of negotiating, and for "hold talks", "reach a deal", "resume negotiations"."""
    if verb.pos_ != "VERB":
        return False
    lemma = verb.lemma_.lower()
    if lemma in load_words("process_talk_verbs"):
        return True
    return lemma in load_words("process_hold_verbs") and any(
        is_topical(c) for c in verb.children if relation(c) == "obj" or c.dep_ == "nsubj:pass"
    )


def doers(verb: Token) -> list[Token]:
    """The subjects of a verb, "by" phrases of a passive and antecedents of relative pronouns among them.

    A relative clause with a plural verb goes with the whole coordination before it ("A and B, which are mediating").
    """
    agents = [c for c in verb.children if c.dep_ == "obl:agent"]
    if not agents and any(c.dep_ == "nsubj:pass" for c in verb.children):
        agents = [c for c in verb.children if relation(c) == "obl" and any(p.lower_ == "by" for p in c.children)]
    if agents:
        return agents
    found = []
    for subject in subjects(verb):
        if subject.dep_ == "nsubj:pass":
            continue
        if subject.lower_ in RELATIVES and relation(verb) == "acl":
            found.append(_coordination(verb))
        else:
            found.append(subject)
    return found


def _coordination(verb: Token) -> Token:
    """The antecedent of a relative clause; the head of its coordination when the verb is plural."""
    antecedent = verb.head
    number = {str(n) for t in (verb, *verb.children) if t.pos_ in {"VERB", "AUX"} for n in t.morph.get("Number", [])}
    if "Sing" not in number:
        while relation(antecedent) == "conj" and antecedent.head.i != antecedent.i:
            antecedent = antecedent.head
    return antecedent


def topical_sentences(doc: Doc) -> set[int]:
    """The starts (token numbers) of the sentences that speak of negotiations or of what comes of them."""
    return {token.sent.start for token in doc if is_topical(token)}


def count_peacemaking(doc: Doc) -> float:
    """How much of a document's wording only negotiations between adversaries bring with it; half a point for a pact."""
    nouns, verbs, pacts = (load_words(f"process_{kind}") for kind in ("peacemaking", "peacemaking_verbs", "pacts"))
    found = 0.0
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ in {"NOUN", "PROPN"}:
            found += 1.0 if lemma in nouns else 0.5 if lemma in pacts else 0.0
        elif token.pos_ == "VERB" and lemma in verbs:
            found += 1.0
    return found
