"""Which facts people put together."""

from __future__ import annotations

from eirene.ledger.bonds import bonds_of
from eirene.ledger.decisions import Action, Decision
from tests.ledger.made import daily, decided, radio, together, undone, wire

A, B, C = (1, 0), (2, 0), (3, 0)  # the meeting in the three reports
FACTS = {wire().report.sha256: A, daily().report.sha256: B, radio().report.sha256: C}


def bonds(*decisions: Decision) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The pairs of events, each decision holding to the first event of its reports."""
    held = {
        (decision.decision_id, place_in): [FACTS[evidence.sha256]]
        for decision in decisions
        for place_in, evidence in enumerate(decision.evidence)
    }
    return bonds_of(decisions, held).get("event", [])


def merge(when: int, *readings: object) -> Decision:
    """The meetings of some readings merged."""
    by_name = {"wire": wire(), "daily": daily(), "radio": radio()}
    return together(*(decided(by_name[str(name)], Action.MERGE, "event", 0, when) for name in readings))


WITH_DAILY, WITH_RADIO = merge(1, "wire", "daily"), merge(2, "daily", "radio")
SPLIT = decided(daily(), Action.SPLIT, "event", 0, 3)


def test_merged_facts_are_a_pair() -> None:
    assert bonds(WITH_DAILY) == [(A, B)]


def test_pairs_are_closed() -> None:
    assert bonds(WITH_DAILY, WITH_RADIO) == bonds(merge(1, "wire", "daily", "radio")) == [(A, B), (A, C), (B, C)]


def test_a_telling_split_off_later_leaves_its_merges() -> None:
    assert bonds(merge(1, "wire", "daily", "radio"), SPLIT) == [(A, C)]


def test_a_merge_after_the_split_holds() -> None:
    assert bonds(WITH_DAILY, SPLIT, merge(4, "daily", "radio")) == [(B, C)]


def test_undone_merges_and_splits_do_not_count() -> None:
    assert bonds(WITH_DAILY, undone(WITH_DAILY, 2)) == []
    assert bonds(WITH_DAILY, SPLIT, undone(SPLIT, 4)) == [(A, B)]


def test_a_merge_of_which_one_side_is_not_there_is_no_pair() -> None:
    assert bonds_of([WITH_DAILY], {(WITH_DAILY.decision_id, 0): [A]}) == {"event": []}
