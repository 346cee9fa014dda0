"""Whose a term is: who offers it, asks for it, accepts or refuses it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from eirene.layers.terms.cues import Standing
from eirene.lexicon import load_words
from eirene.syntax import children, coordinated, subjects
from eirene.types import TermStatus

OWNED = frozenset({TermStatus.DEMANDED, TermStatus.PROPOSED, TermStatus.AGREED, TermStatus.REJECTED})


def find_owners(standing: Standing, parties: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Names of the actors that the governing word makes responsible; `parties` gives both sides for "the parties"."""
    governor = standing.governor
    if governor is None or standing.status not in OWNED:
        return ()
    names: list[str] = []
    for holder in _holders(governor):
        for token in coordinated(holder):
            actor = token.doc._.actor_at(token.idx, token.idx + len(token))
            if token.lemma_.lower() in load_words("term_side_nouns"):
                names.extend(parties())
            elif actor is not None:
                names.append(actor.name)
    return tuple(dict.fromkeys(names))


def _holders(governor: Token) -> list[Token]:
    """Subjects of an active verb, the agent of a passive one, owner or author of a noun."""
    agents = [
        p
        for p in children(governor, "obl", "nmod")
        if p.dep_ == "obl:agent" or any(c.lower_ in {"by", "from"} for c in children(p, "case"))
    ]
    if governor.pos_ != "VERB":
        return [*children(governor, "nmod:poss"), *agents]
    passive = any(True for _ in children(governor, "aux:pass"))
    return agents if passive else subjects(governor)
