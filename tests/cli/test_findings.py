"""`eirene findings` as people run it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eirene.cli.main import app
from eirene.record.record import open_record
from tests.link.counting import Act, Cast, Count, told

SIDES = ("Kharvan", "Hills Front")
MEETING = Act("met", "CONSULT", "2031-05-09", "Doha", actors=SIDES)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a meeting that is denied, and of two tolls in one sentence."""
    cast = Cast(parties=SIDES)
    wire = told("wire", "2031-05-10", "Envoys of both sides met in Doha, diplomats said.", MEETING, cast=cast)
    denial = Act("met", "CONSULT", "2031-05-09", "Doha", "denied", SIDES, by="Foreign Ministry")
    state = told(
        "state", "2031-05-11", "Nobody met anybody, the Foreign Ministry said.", denial, publisher="State Agency", cast=cast
    )
    tolls = told(
        "daily", "2031-05-12", "After the strike on Velim the Health Ministry counts 14 dead and the Front 41.",
        Act("strike", date="2031-05-10", place="Velim"),
        Count("14", 14, place="Velim", by="Health Ministry"), Count("41", 41, place="Velim", by="Hills Front"),
        publisher="Daily",
    )  # fmt: skip
    path = tmp_path_factory.mktemp("findings") / "record.db"
    with open_record(path) as opened:
        opened.add_readings((f"{one.report.id}.txt", one) for one in (wire, state, tolls))
    return path


def run(record: Path, *options: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["findings", "--record", str(record), *options], env={"COLUMNS": "110"})
    assert result.exit_code == status, result.output
    return result.output if status else result.stdout


def test_the_terminal_shows_both_passages_with_whose_word_they_are(record: Path) -> None:
    shown = " ".join(run(record).split())
    assert "told in Wire, denied by Foreign Ministry" in shown
    assert "“Envoys of both sides met in Doha, diplomats said.” — Wire, 10 May 2031" in shown
    assert "“Nobody met anybody, the Foreign Ministry said.” — Foreign Ministry, in State Agency, 11 May 2031" in shown


def test_passages_of_one_sentence_are_shown_once_with_all_speakers(record: Path) -> None:
    shown = " ".join(run(record, "--kind", "numbers_differ").split())
    assert shown.count("counts 14 dead") == 1
    assert "Health Ministry, Hills Front, in Daily" in shown


def test_json_is_a_list_with_sources_and_anchors(record: Path) -> None:
    found = json.loads(run(record, "--json"))
    assert {one["kind"] for one in found} == {"accounts_differ", "numbers_differ"}
    assert all({"kind", "sources", "anchors", "status", "id"} <= one.keys() for one in found)
    assert all(len(one["sources"]) == len(one["anchors"]) >= 2 for one in found)


def test_csv_has_a_row_for_each_passage(record: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(record, "--csv", "--kind", "accounts_differ"))))
    assert [row["source"] for row in rows] == ["wire.txt", "state.txt"]


def test_limits_of_the_question(record: Path) -> None:
    assert "No finding in scope." in run(record, "--as-of", "2031-05-10")
    assert "there are more" in run(record, "--limit", "1")
    assert "no kind of finding" in run(record, "--kind", "gossip", status=2)


def test_dismissed_findings_are_left_out_when_only_open_ones_are_asked_for(record: Path) -> None:
    with open_record(record) as opened:
        name = next(one.id for one in opened.findings("numbers_differ").findings)
        opened.decide("dismiss", name, author="Ana", reason="two counts")
    assert "dismissed" in run(record, "--kind", "numbers_differ")
    assert "No finding in scope." in run(record, "--kind", "numbers_differ", "--open")
