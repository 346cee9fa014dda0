"""How often facts are right, by what people decided."""

from __future__ import annotations

import pytest

from eirene.ledger.decisions import Action, Decision
from eirene.ledger.estimating import estimate, wilson
from tests.ledger.made import daily, decided, undone, wire


def counts(*decisions: Decision) -> list[tuple[str, int, int, int]]:
    """Kind, accepted, edited, rejected of each estimate."""
    return [(found.kind, found.accepted, found.edited, found.rejected) for found in estimate(decisions)]


def test_each_fact_counts_once_by_its_last_decision() -> None:
    accepted, rejected = decided(wire(), Action.ACCEPT, "event", 0, 1), decided(wire(), Action.REJECT, "event", 0, 2)
    other = decided(daily(), Action.ACCEPT, "event", 0, 3)
    assert counts(accepted, rejected, other) == [("event", 1, 0, 1)]
    assert counts(accepted, rejected, other, undone(rejected, 4)) == [("event", 2, 0, 0)]


def test_a_fact_that_was_edited_and_then_accepted_was_read_wrong() -> None:
    edited = decided(wire(), Action.EDIT, "event", 0, 1, value={"date": "2031-05-05", "place": "Lund"})
    found = estimate([edited, decided(wire(), Action.ACCEPT, "event", 0, 2)])
    assert [(one.edited, one.accepted) for one in found] == [(1, 0)]
    assert found[0].fields == (("date", 1),)  # the place was read so


def test_readers_and_kinds_have_rows_of_their_own() -> None:
    decisions = [
        decided(wire(), Action.ACCEPT, "event", 0, 1, reader="v1"),
        decided(wire(), Action.REJECT, "event", 0, 2, reader="v2"),
        decided(wire(), Action.ACCEPT, "figure", 0, 3),
    ]
    assert [(found.kind, found.reader, found.n) for found in estimate(decisions)] == [
        ("event", "v1", 1), ("event", "v2", 1), ("figure", "v1", 1),
    ]  # fmt: skip


def test_random_samples_are_told_from_what_was_chosen() -> None:
    drawn = decided(wire(), Action.ACCEPT, "event", 0, 1, sample="10 at random")
    found = estimate([drawn, decided(daily(), Action.REJECT, "event", 0, 2)])
    assert [(one.drawn, one.precision) for one in found] == [(True, 1.0), (False, 0.0)]


def test_merges_and_additions_say_nothing_of_precision() -> None:
    assert counts(decided(wire(), Action.MERGE, "event", 0, 1), decided(wire(), Action.SPLIT, "event", 0, 2)) == []


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)]
)
def test_wilsons_bounds(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=1e-4)
