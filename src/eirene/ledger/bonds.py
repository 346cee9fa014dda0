"""Which facts people put together: a pure function of the ledger and of the facts that its decisions hold to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from eirene.ledger.decisions import Action, Decision, standing
from eirene.link.decided import Fact, closed

Held = Mapping[tuple[str, int], Sequence[Fact]]  # decision and place among its targets → the facts it holds to
Pair = tuple[Fact, Fact]


def bonds_of(decisions: Sequence[Decision], held: Held) -> dict[str, list[Pair]]:
    """For each kind the pairs of facts that people merged, closed: what was merged with a third is merged with each other.

    A telling that is split off later than it was merged is in no pair of that merge.
    """
    holds = standing(decisions)
    split_at = {
        (evidence.kind, fact): when
        for when, decision in enumerate(holds)
        if decision.action is Action.SPLIT
        for place_in, evidence in enumerate(decision.evidence)
        for fact in held.get((decision.decision_id, place_in), ())
    }
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for when, decision in enumerate(holds):
        if decision.action is Action.MERGE:
            kind = decision.evidence[0].kind
            told = {fact for place_in in range(len(decision.evidence)) for fact in held.get((decision.decision_id, place_in), ())}
            pairs[kind] += combinations(sorted(fact for fact in told if split_at.get((kind, fact), -1) < when), 2)
    return {kind: sorted(closed(found)) for kind, found in pairs.items()}
