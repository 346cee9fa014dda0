"""Whether people who are held are in the custody of an authority or captives of the other side."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from eirene.layers.figures.counts import Count
from eirene.layers.figures.sharing import Told
from eirene.lexicon import load_words
from eirene.syntax import children, coordinated
from eirene.types import ActorKind, Measure

AUTHORITIES = frozenset({ActorKind.STATE, ActorKind.OFFICE})


def is_in_custody(count: Count, verb: Token | None, before: Sequence[Told]) -> bool:
    """True for civilians whom a state holds, and for those held by nobody named where the report has told of arrests."""
    if verb is None:
        return bool(before) and not count.is_person and before[-1][1].measure is Measure.DETAINED
    if count.lemma in load_words("count_captive_nouns") or {"hostage", "captive"} & {t.lemma_.lower() for t in verb.children}:
        return False
    holders = [t for part in (*children(verb, "nsubj"), *children(verb, "obl")) for t in coordinated(part) if _acts(part)]
    kinds = {a.kind for t in holders if (a := t.doc._.actor_at(t.idx, t.idx + len(t))) is not None}
    if kinds:
        return kinds <= AUTHORITIES
    told = {figure.measure for _, figure in before}
    return Measure.DETAINED in told and Measure.HOSTAGES_TAKEN not in told


def _acts(part: Token) -> bool:
    """True for the subject of an active verb and the agent of a passive one."""
    if part.dep_ == "nsubj:pass":
        return False
    return part.dep_ != "obl" or any(c.lower_ == "by" for c in children(part, "case"))
