"""Which facts people put together: a pure function of the ledger and of the facts that its decisions hold to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from eirene.ledger.decisions import Action, Decision, standing
from eirene.link.decided import Fact

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
    groups: dict[str, list[set[Fact]]] = defaultdict(list)
    for when, decision in enumerate(holds):
        if decision.action is Action.MERGE:
            kind = decision.evidence[0].kind
            told = {fact for place_in in range(len(decision.evidence)) for fact in held.get((decision.decision_id, place_in), ())}
            groups[kind] = _joined(groups[kind], {fact for fact in told if split_at.get((kind, fact), -1) < when})
    return {kind: sorted(pair for group in found for pair in combinations(sorted(group), 2)) for kind, found in groups.items()}


def _joined(groups: Sequence[set[Fact]], more: set[Fact]) -> list[set[Fact]]:
    """The groups with one more, those that share a fact made one."""
    touched = [group for group in groups if group & more]
    return [group for group in groups if not group & more] + [more.union(*touched)]
