"""What the commands print as JSON over the bundled storyline: the keys and types that others build on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from eirene.types import Bound, EventStatus, FindingKind, Measure, TermStatus
from tests.record.storyline import EXAMPLES, Named

Ask = Callable[..., list[dict[str, Any]]]
STEP = {"kind", "value", "unit", "status", "by", "since", "tabled_by", "accepted_by", "conditioned_by", "rejected_by", "source"}


@pytest.fixture(scope="module")
def ask(storyline: list[Named], tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks the record of the storyline on the command line."""
    path = tmp_path_factory.mktemp("contract") / "record.db"
    with open_record(path) as record:
        record.add_readings(storyline)

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = CliRunner().invoke(app, [*arguments, "--json", "--record", str(path)])
        assert result.exit_code == 0, result.output
        found = json.loads(result.stdout)
        assert isinstance(found, list) and found
        return found

    return run


def is_place(source: str, anchor: list[int]) -> bool:
    """Whether an anchor lies in the text of a source, named as it was added."""
    start, end = anchor
    return 0 <= start < end <= len((EXAMPLES / source).read_text(encoding="utf-8"))


def names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def keyed(entries: list[dict[str, Any]], keys: str) -> Iterator[dict[str, Any]]:
    for entry in entries:
        assert set(keys.split()) <= entry.keys()
        yield entry


def test_timeline(ask: Ask) -> None:
    fields = "type mode actors recipients date time place latitude longitude status anchor passage told_by reports"
    for event in keyed(ask("timeline"), fields):
        assert names(event["actors"]) and names(event["recipients"]) and event["status"] in set(EventStatus)
        assert event["anchor"] == event["reports"][0]["anchor"]
        for told in keyed(event["reports"], "source anchor type date"):
            assert is_place(told["source"], told["anchor"]) and isinstance(told["type"], str)
            assert told["date"] is None or isinstance(told["date"], str)


def test_who(ask: Ask) -> None:
    for actor in keyed([*ask("who", "Belisar"), *ask("who")], "name roles reports"):
        for role in keyed(actor["roles"], "role affiliation from to"):
            assert isinstance(role["role"], str) and role["from"] <= role["to"]
        assert actor["reports"]
        for report in keyed(actor["reports"], "source name"):
            assert (EXAMPLES / report["source"]).exists() and isinstance(report["name"], str)


def test_figures(ask: Ask) -> None:
    found = ask("figures")
    for series in keyed(found, "measure who place points disagreements"):
        assert series["measure"] in set(Measure)
        for point in keyed(series["points"], "value bound counted_by as_of source anchor"):
            assert isinstance(point["value"], int | float) and point["bound"] in set(Bound)
            assert is_place(point["source"], point["anchor"])
        for one in keyed(series["disagreements"], "kind a b"):
            assert isinstance(one["kind"], str) and 0 <= one["a"] < one["b"] < len(series["points"])
    assert any(series["disagreements"] for series in found)


@pytest.mark.parametrize("day", ["2026-03-17", "2026-03-26", "2026-04-08"])
def test_talks(ask: Ask, day: str) -> None:
    for talks in keyed(ask("talks", "--as-of", day), "date issues_outstanding terms assessments parties mediators venue"):
        assert talks["date"] == day and names(talks["parties"]) and names(talks["mediators"])
        assert talks["issues_outstanding"] is None or isinstance(talks["issues_outstanding"], int)
        assert talks["assessments"].keys() == {"positive", "cautious", "negative"}
        assert all(map(names, talks["assessments"].values()))
        for term in talks["terms"]:
            assert term.keys() >= STEP and term["status"] in set(TermStatus)
            assert is_place(term["source"], term["anchor"])


def test_findings(ask: Ask) -> None:
    for finding in keyed(ask("findings"), "kind sources anchors"):
        assert finding["kind"] in set(FindingKind)
        assert len(finding["sources"]) == len(finding["anchors"]) > 0
        assert all(map(is_place, finding["sources"], finding["anchors"]))


def test_a_source_is_named_as_it_was_added(tmp_path: Path) -> None:
    source, record = str(EXAMPLES / "single-08-wire-brief.txt"), str(tmp_path / "record.db")
    assert CliRunner().invoke(app, ["add", source, "--record", record]).exit_code == 0
    told = json.loads(CliRunner().invoke(app, ["timeline", "--json", "--record", record]).stdout)
    assert {report["source"] for event in told for report in event["reports"]} == {source}
