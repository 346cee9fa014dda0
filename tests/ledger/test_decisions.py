"""What holds of a ledger, and what its lines are called."""

from __future__ import annotations

import pytest

from eirene.errors import UsageError
from eirene.ledger.decisions import Action, Decision, read_action, read_evidence, standing
from tests.ledger.made import decided, undone, wire

ACCEPTED = decided(wire(), Action.ACCEPT, "event", 0, when=1)
REJECTED = decided(wire(), Action.REJECT, "event", 0, when=2)


def test_decisions_stand_in_the_order_they_were_made() -> None:
    assert standing([REJECTED, ACCEPTED]) == [ACCEPTED, REJECTED]


def test_an_undone_decision_does_not_hold() -> None:
    assert standing([ACCEPTED, REJECTED, undone(REJECTED, 3)]) == [ACCEPTED]


def test_an_undo_can_be_undone() -> None:
    undo = undone(REJECTED, 3)
    assert standing([ACCEPTED, REJECTED, undo, undone(undo, 4)]) == [ACCEPTED, REJECTED]


def test_a_decision_has_the_same_name_wherever_it_is_kept() -> None:
    value = REJECTED.to_dict()
    again = Decision(
        read_action(value["action"]),
        tuple(read_evidence(evidence) for evidence in value["evidence"]),
        value["author"],
        value["reason"],
        value["decided_at"],
        value["value"],
        value["undoes"],
    )
    assert again == REJECTED
    assert again.decision_id == value["decision"] == REJECTED.decision_id


def test_other_decisions_have_other_names() -> None:
    assert len({ACCEPTED.decision_id, REJECTED.decision_id, undone(REJECTED, 3).decision_id}) == 3


def test_an_unknown_action_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="choose one of accept, edit, reject"):
        read_action("approve")


def test_evidence_without_its_target_is_refused() -> None:
    with pytest.raises(UsageError, match="no evidence"):
        read_evidence({"kind": "event"})
