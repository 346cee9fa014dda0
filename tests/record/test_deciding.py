"""Decisions on a record: what follows from them, and that they hold whatever the order of things."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from eirene.errors import UsageError
from eirene.ledger.applying import TABLES, rebuild
from eirene.ledger.decisions import Action
from eirene.record.deciding import decide_lines, list_decisions
from eirene.record.record import Record
from eirene.store.names import DIGITS, digest_of_report
from eirene.store.opening import open_engine
from eirene.store.tables import decisions, holdings, metadata, nodes, reports
from eirene.store.transactions import writing
from eirene.types import Finding, FindingKind, Reading
from tests.ledger.made import WIRE, at, daily, radio, wire

READINGS = (("wire.txt", wire()), ("daily.txt", daily()), ("radio.txt", radio()))


def name(kind: str, reading: Reading, position: int) -> str:
    """The name of a fact."""
    return f"{kind}-{digest_of_report(reading.report)[:DIGITS]}-{position}"


MEETING = [name("event", reading, 0) for _, reading in READINGS]
BEFORE = name("event", radio(), 1)


@pytest.fixture
def record(engine: Engine) -> Record:
    """A record of the three reports."""
    made = Record(engine)
    made.add_readings(READINGS)
    return made


def row(record: Record, fact: str) -> dict[str, Any]:
    """The row of a fact."""
    kind, report, position = fact.split("-")
    table = metadata.tables[TABLES[kind]]
    query = select(table).join(reports, reports.c.report_id == table.c.report_id)
    where = reports.c.digest.startswith(report) & (table.c.position == int(position))
    with record.engine.connect() as connection:
        return dict(connection.execute(query.where(where)).mappings().one())


def cluster(record: Record, fact: str) -> set[str]:
    """The facts of the cluster of a fact."""
    return next((group for group in clusters(record.engine) if fact in group), set())


def clusters(engine: Engine) -> list[set[str]]:
    """All clusters with the names of their facts."""
    found: dict[int, set[str]] = {}
    with engine.connect() as connection:
        for kind in ("actor", "process", "event", "figure"):
            table = metadata.tables[TABLES[kind]]
            query = select(nodes.c.cluster, reports.c.digest, table.c.position).join(table, table.c.node_id == nodes.c.node_id)
            for number, digest, position in connection.execute(query.join(reports, reports.c.report_id == table.c.report_id)):
                found.setdefault(number, set()).add(f"{kind}-{digest[:DIGITS]}-{position}")
    return sorted(found.values(), key=min)


def test_a_rejected_fact_is_marked_and_linked_to_nothing(record: Record) -> None:
    record.decide("reject", MEETING[0], author="ann", reason="no meeting")
    assert (row(record, MEETING[0])["review"], row(record, MEETING[0])["node_id"]) == ("rejected", None)
    assert MEETING[0] not in cluster(record, MEETING[1])


def test_an_edit_changes_the_fact_and_not_the_reading(record: Record) -> None:
    before = row(record, MEETING[0])
    with record.engine.connect() as connection:
        read = connection.execute(select(reports.c.reading)).scalars().all()
    record.decide("edit", MEETING[0], author="ann", value={"date": "2031-05-05", "place": "Malm"})
    after = row(record, MEETING[0])
    assert (after["date"], after["start_on"], after["place"], after["review"]) == ("2031-05-05", "2031-05-05", "Malm", "edited")
    assert after["type"] == before["type"]
    with record.engine.connect() as connection:
        assert connection.execute(select(reports.c.reading)).scalars().all() == read


def test_an_undo_brings_everything_back(record: Record) -> None:
    before = snapshot(record.engine)
    for action, targets, details in (
        ("edit", MEETING[:1], {"value": {"date": "2031-05-25"}}),
        ("reject", [name("actor", wire(), 1)], {}),
        ("merge", [MEETING[0], BEFORE], {}),
        ("split", MEETING[1:2], {}),
        ("add", [], {"source": "wire.txt", "kind": "figure", "value": {"measure": "wounded", "value": 2, "anchor": [0, 6]}}),
    ):
        made = record.decide(action, *targets, author="ann", **details)
        assert snapshot(record.engine) != before
        record.undo(made.decision_id, author="ann")
        assert without_additions(snapshot(record.engine)) == without_additions(before)


def test_merged_facts_are_of_one_cluster_whatever_speaks_against_it(record: Record) -> None:
    assert BEFORE not in cluster(record, MEETING[0])
    record.decide("merge", MEETING[0], BEFORE, author="ann", reason="the radio tells it twice")
    assert {MEETING[0], BEFORE} <= cluster(record, MEETING[0])


def test_merged_facts_of_any_type_stay_together(record: Record) -> None:
    demand = name("event", wire(), 1)
    record.decide("merge", demand, MEETING[2], author="ann")
    assert {demand, MEETING[2]} <= cluster(record, demand)


def test_a_telling_that_is_split_off_is_alone_until_it_is_merged(record: Record) -> None:
    record.decide("split", MEETING[1], author="ann")
    assert cluster(record, MEETING[1]) == {MEETING[1]}
    record.decide("merge", MEETING[1], MEETING[0], author="ann")
    assert {MEETING[0], MEETING[1]} <= cluster(record, MEETING[0])


def test_an_accepted_fact_keeps_its_links(record: Record) -> None:
    before = clusters(record.engine)
    record.decide("accept", *MEETING, author="ann")
    assert clusters(record.engine) == before
    assert [row(record, fact)["review"] for fact in MEETING] == ["accepted"] * 3


def test_a_rejected_actor_has_no_part_in_events(record: Record) -> None:
    record.decide("reject", name("actor", wire(), 4), author="ann", reason="a pronoun")
    assert row(record, name("actor", wire(), 4))["node_id"] is None


def test_a_decision_holds_to_a_copy_of_the_text_too(record: Record) -> None:
    copied = wire().with_report(replace(wire().report, publisher="Other News", id="copy"))
    record.decide("reject", MEETING[0], author="ann")
    record.add_readings([("copy.txt", copied)])
    assert row(record, name("event", copied, 0))["review"] == "rejected"


def test_the_ledger_is_only_added_to(record: Record) -> None:
    made = record.decide("reject", MEETING[0], author="ann", reason="no")
    record.undo(made.decision_id, author="bob", reason="yes")
    told = [(one.action, one.author, one.reason, one.undoes) for one in record.decisions(MEETING[0])]
    assert told == [(Action.REJECT, "ann", "no", None), (Action.UNDO, "bob", "yes", made.decision_id)]


def test_decisions_of_one_moment_keep_their_order(record: Record) -> None:
    made = [record.decide("accept", MEETING[0], author="ann") for _ in range(5)]
    assert [one.decision_id for one in record.decisions()] == [one.decision_id for one in made]


@pytest.mark.parametrize(
    ("action", "targets", "details", "message"),
    [
        ("reject", [], {}, "needs the name of a fact"),
        ("reject", ["the meeting"], {}, "is no name of a fact"),
        ("reject", ["event-ffffffffff-0"], {}, "has no such report"),
        ("reject", [MEETING[0][:-1] + "99"], {}, "has only 2 events"),
        ("merge", [MEETING[0]], {}, "two facts or more"),
        ("merge", [MEETING[0], MEETING[0]], {}, "two facts or more"),
        ("merge", [MEETING[0], name("figure", wire(), 0)], {}, "of different kinds"),
        ("merge", [name("term", wire(), 0), name("term", daily(), 0)], {}, "a term is not linked"),
        ("edit", [MEETING[0]], {}, "sets no field"),
        ("edit", [name("actor", wire(), 0)], {"value": {"name": "Kelm Front"}}, "names another actor"),
        ("undo", [], {"undoes": "decision-0000000000"}, "no such decision"),
        ("add", [], {"source": "none.txt", "kind": "event", "value": {}}, "has no report of that name"),
        ("add", [], {"source": "wire.txt", "kind": "process", "value": {"parties": ["A"], "anchors": [[0, 6]]}}, "has a process"),
        ("approve", [MEETING[0]], {}, "is no action"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(
    record: Record, action: str, targets: list[str], details: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        record.decide(action, *targets, author="ann", **details)
    assert record.decisions() == []


def test_findings_across_reports_are_confirmed_and_dismissed_by_name(record: Record) -> None:
    made = record.decide("dismiss", "finding-0123456789", author="ann", reason="two counts")
    assert (made.action, made.evidence[0].sha256, record.ledger(orphaned=True).lines) == (Action.DISMISS, "", ())
    with pytest.raises(UsageError, match="is no name of a fact"):
        record.decide("confirm", "the finding", author="ann")


def test_a_finding_of_one_report_is_a_fact_of_it(record: Record) -> None:
    doubtful = replace(wire(), findings=(Finding(FindingKind.UNNAMED_SOURCE, (at(WIRE, "He left"),)),))
    record.add_readings([("odd.txt", doubtful.with_report(replace(wire().report, text=WIRE + " ", id="odd")))])
    digest = digest_of_report(replace(wire().report, text=WIRE + " ", id="odd"))[:DIGITS]
    made = record.decide("dismiss", f"finding-{digest}-0", author="ann")
    assert (made.action, row(record, f"finding-{digest}-0")["review"]) == (Action.REJECT, "rejected")


def test_an_undone_decision_cannot_be_undone_again(record: Record) -> None:
    made = record.decide("reject", MEETING[0], author="ann")
    undo = record.undo(made.decision_id, author="ann")
    with pytest.raises(UsageError, match="taken back already"):
        record.undo(made.decision_id, author="ann")
    record.undo(undo.decision_id, author="ann")
    assert row(record, MEETING[0])["review"] == "rejected"


def test_a_bad_line_is_told_by_its_number_and_the_good_ones_are_kept(record: Record) -> None:
    lines = [
        json.dumps({"action": "reject", "target": MEETING[0], "reason": "no"}),
        "{",
        "",
        json.dumps({"action": "edit", "target": MEETING[1], "value": {"date": "soon"}}),
        json.dumps({"action": "accept", "target": MEETING[2], "autor": "cid"}),
        json.dumps({"action": "accept", "targets": [MEETING[2]], "author": "cid"}),
        "[]",
    ]
    outcomes = list(decide_lines(record.engine, lines, author="bob"))
    assert [(one.line, bool(one.error)) for one in outcomes] == [
        (1, False),
        (2, True),
        (4, True),
        (5, True),
        (6, False),
        (7, True),
    ]
    assert [(one.action, one.author) for one in record.decisions()] == [(Action.REJECT, "bob"), (Action.ACCEPT, "cid")]


def test_a_dry_run_checks_and_keeps_nothing(record: Record) -> None:
    lines = [json.dumps({"action": "reject", "target": target}) for target in (MEETING[0], "event-ffffffffff-0")]
    outcomes = list(decide_lines(record.engine, lines, author="bob", dry_run=True))
    assert [one.error is None for one in outcomes] == [True, False]
    assert record.decisions() == []


def test_an_exported_ledger_can_be_given_to_another_record_once(record: Record, tmp_path: Path) -> None:
    make_decisions(record)
    lines = [json.dumps(decision.to_dict()) for decision in record.decisions()]
    other = Record(open_engine(tmp_path / "other.db"))
    other.add_readings(READINGS)
    assert [one.error for one in decide_lines(other.engine, lines)] == [None] * len(lines)
    assert [one.decision for one in decide_lines(other.engine, lines)] == [None] * len(lines)
    assert snapshot(other.engine) == snapshot(record.engine)
    other.close()


def test_an_exported_line_that_was_changed_is_refused(record: Record) -> None:
    value = record.decide("reject", MEETING[0], author="ann").to_dict() | {"author": "bob"}
    (outcome,) = decide_lines(record.engine, [json.dumps(value)])
    assert outcome.error is not None
    assert "was changed since it was exported" in outcome.error


def make_decisions(record: Record) -> None:
    """A ledger of every action."""
    record.decide("edit", name("actor", wire(), 1), author="ann", value={"name": "Kelm Movement"})
    record.decide("reject", name("actor", wire(), 4), author="ann")
    record.decide("merge", MEETING[2], BEFORE, author="ann")
    made = record.decide("reject", name("figure", wire(), 0), author="ann")
    record.decide("split", MEETING[1], author="ann")
    record.undo(made.decision_id, author="ann")
    record.decide("edit", MEETING[0], author="ann", value={"date": "2031-05-05"})
    value = {"measure": "wounded", "value": 2, "anchor": [0, 6], "place": "Varn"}
    record.decide("add", author="ann", source="wire.txt", kind="figure", value=value)
    record.decide("accept", name("statement", wire(), 0), author="ann")


def snapshot(engine: Engine) -> dict[str, list[Any]]:
    """All facts with their reviews, the clusters, and what decisions hold to, whatever the numbers of rows."""
    taken: dict[str, list[Any]] = {"clusters": clusters(engine)}
    with engine.connect() as connection:
        for table in (*(metadata.tables[table] for table in TABLES.values()), metadata.tables["participants"], holdings):
            taken[table.name] = _rows(connection, table)
    return taken


def _rows(connection: Connection, table: Any) -> list[Any]:
    query = select(table, reports.c.digest).join(reports, reports.c.report_id == table.c.report_id)
    rows = [dict(found) for found in connection.execute(query).mappings()]
    return sorted(
        (sorted((key, value) for key, value in found.items() if key not in ("report_id", "node_id")) for found in rows), key=repr
    )


def without_additions(taken: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """A snapshot without the added facts that were taken back, and without what decisions hold to."""
    return {
        key: [found for found in rows if key == "clusters" or ("review", "rejected") not in found]
        for key, rows in taken.items()
        if key != "holdings"
    }


@given(order=st.permutations(range(3)), before=st.integers(0, 3))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_record_does_not_depend_on_when_decisions_came(
    tmp_path_factory: pytest.TempPathFactory, order: Sequence[int], before: int
) -> None:
    """Reports in any order, the ledger given between any two of them: the record is the same."""
    folder = tmp_path_factory.mktemp("order")
    first = Record(open_engine(folder / "first.db"))
    first.add_readings(READINGS)
    make_decisions(first)
    lines = [json.dumps(decision.to_dict()) for decision in first.decisions()]
    other = Record(open_engine(folder / "other.db"))
    other.add_readings([READINGS[i] for i in order[:before]])
    assert all(one.error is None for one in decide_lines(other.engine, lines))
    other.add_readings([READINGS[i] for i in order[before:]])
    assert snapshot(other.engine) == snapshot(first.engine)
    with writing(other.engine) as connection:
        rebuild(connection)
    assert snapshot(other.engine) == snapshot(first.engine)
    first.close()
    other.close()


FACTS = [*MEETING, BEFORE, *(name("actor", reading, i) for _, reading in READINGS for i in (0, 1)), name("figure", wire(), 0)]
EDITS: dict[str, dict[str, Any]] = {
    "event": {"date": "2031-05-05"},
    "actor": {"name": "Kelm Movement"},
    "figure": {"place": "Malm"},
}


@given(st.lists(st.tuples(st.sampled_from(["reject", "split", "edit", "merge", "undo"]), st.sampled_from(FACTS)), max_size=7))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_up_decisions_one_by_one_comes_to_what_all_of_them_make(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Any decisions on any facts: the record is what it would be if it were built anew from readings and ledger."""
    with Record(open_engine(tmp_path_factory.mktemp("steps") / "record.db")) as record:
        record.add_readings(READINGS)
        made: list[str] = []
        for action, fact in steps:
            kind = fact.partition("-")[0]
            targets = [one for one in FACTS if one.startswith(kind)][:2] if action == "merge" else [fact]
            try:
                if action == "undo" and made:
                    record.undo(made.pop(), author="ann")
                elif action == "edit":
                    made.append(record.decide(action, fact, author="ann", value=EDITS[kind]).decision_id)
                elif action != "undo":
                    made.append(record.decide(action, *targets, author="ann").decision_id)
            except UsageError:  # a figure alone, a rejected fact, a name twice
                continue
        taken_up = snapshot(record.engine)
        with writing(record.engine) as connection:
            rebuild(connection)
        assert snapshot(record.engine) == taken_up


def test_decisions_are_found_by_the_fact_that_they_hold_to(record: Record) -> None:
    record.decide("accept", MEETING[0], author="ann")
    record.decide("accept", name("figure", wire(), 0), author="ann")
    assert [one.targets for one in list_decisions(record.engine, MEETING[0])] == [(MEETING[0],)]


def test_every_row_of_the_ledger_has_author_time_reason_and_evidence(record: Record) -> None:
    record.decide("reject", MEETING[0], author="ann", reason="no meeting")
    with record.engine.connect() as connection:
        kept = connection.execute(select(decisions)).one()
    evidence = json.loads(kept.evidence)[0]
    assert (kept.author, kept.reason) == ("ann", "no meeting")
    assert kept.decided_at.endswith("+00:00")
    assert (evidence["sha256"], evidence["kind"], evidence["words"]) == (wire().report.sha256, "event", "met")
    assert evidence["values"]["date"] == "2031-05-06"


def test_without_an_author_nothing_is_decided(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIRENE_AUTHOR", "dora")
    assert record.decide("accept", MEETING[0]).author == "dora"
    with pytest.raises(UsageError, match="needs an author"):
        record.decide("accept", MEETING[0], author=" ")
