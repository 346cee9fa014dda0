"""`eirene read` as people run it."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from eirene.cli.main import COMMANDS, app
from eirene.types import Report

REPORT = (
    "Envoy sees progress in Galvia talks\n\n"
    "The United Nations envoy, Mirela Donk, said on Tuesday that the two sides had agreed to meet again next week. "
    "At least 14 people were killed on Sunday near Kellen, the health ministry said.\n"
)


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def run() -> Callable[..., Ran]:
    """`run(*arguments, given="")`: the command in this process, so that the model is loaded once."""

    def command(*arguments: str | Path, given: str | bytes = "") -> Ran:
        result = CliRunner().invoke(app, ["read", *map(str, arguments)], input=given, env={"COLUMNS": "100"})
        return Ran(result.exit_code, result.stdout, result.stderr)

    return command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "donk.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_by_default_a_brief_is_printed(run: Callable[..., Ran], report: Path) -> None:
    ran = run(report, "--date", "2026-03-18", "--publisher", "The Lake Courier")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Envoy sees progress in Galvia talks\nThe Lake Courier · 18 March 2026 · 40 words · donk\n")
    assert "Mirela Donk" in ran.out and "at least 14" in ran.out


def test_without_a_date_the_brief_says_that_relative_days_stay_open(run: Callable[..., Ran], report: Path) -> None:
    assert "no date: relative days stay open" in run(report).out


def test_standard_input_is_read(run: Callable[..., Ran]) -> None:
    ran = run("-", "--json", given=REPORT)
    assert (ran.code, json.loads(ran.out)["text"]) == (0, REPORT)


def test_json_is_an_object_for_one_source_and_a_list_for_several(run: Callable[..., Ran], report: Path) -> None:
    one = json.loads(run(report, "--json", "--date", "2026-03-18").out)
    assert one["published"] == "2026-03-18"
    many = json.loads(run(report, report, "--json").out)
    assert [reading["id"] for reading in many] == ["donk", "donk"]


def test_json_stays_whole_when_sources_fail(run: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    assert len(json.loads(run(tmp_path / "no", report, tmp_path / "none", "--json").out)) == 1
    assert json.loads(run(tmp_path / "no", tmp_path / "none", "--json").out) == []
    assert run(tmp_path / "no", "--json").out == ""


def test_json_lines_hold_a_line_for_each_source_in_order(run: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    ran = run(report, tmp_path / "none.txt", report, "--jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row.get("id") for row in rows] == ["donk", None, "donk"]
    assert rows[1]["source"].endswith("none.txt") and "no such file" in rows[1]["error"]


def test_one_bad_source_loses_none_of_the_others(run: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    ran = run(tmp_path / "none.txt", report, tmp_path)
    assert ran.code == 1
    assert "Mirela Donk" in ran.out
    assert ran.err.count("eirene: ") == 3
    assert "1 of 3 sources read, 2 not" in ran.err


def test_a_page_is_written_where_one_says(run: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    ran = run(report, "--html", tmp_path / "new" / "page.html")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "new" / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "page.html" in ran.err


def test_several_sources_get_a_page_each_even_when_their_names_are_the_same(
    run: Callable[..., Ran], report: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "donk.txt"
    other.parent.mkdir()
    other.write_text(REPORT.replace("14", "15"), encoding="utf-8")
    assert run(report, other, "--html", tmp_path / "pages").code == 0
    assert len(list((tmp_path / "pages").glob("donk*.html"))) == 2


def test_pages_can_be_written_beside_json(run: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    ran = run(report, "--json", "--html", tmp_path / "page.html")
    assert json.loads(ran.out)["id"] == "donk"
    assert (tmp_path / "page.html").exists()


def test_explain_shows_the_rules(run: Callable[..., Ran], report: Path) -> None:
    assert "rule: " in run(report, "--explain").out
    assert "rule: " not in run(report).out


FRENCH = (
    "Le président a dit mardi que les négociations reprendraient la semaine prochaine, selon des sources proches du dossier. "
    "Les deux parties ont convenu de se retrouver pour discuter de la trêve et de la libération des otages détenus. "
    "Le ministère de la santé a fait état d'au moins quatorze morts dans la nuit."
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty; give a report"),
        (b" \n\t\n", "it is empty; give a report"),
        (bytes(range(256)) * 40, "the bytes are no text"),
        (b"%PDF-1.7\n", "this is a PDF document, not text; save its text"),
        (FRENCH.encode(), "the text is in French, and only English is read"),
        (b"a" * 50_000_000, "larger than the limit of 5,000,000 bytes"),
        (b"<html><body><nav>Home</nav></body></html>", "the page holds no article"),
        (b"...\n---\n", "there is no text to read"),
    ],
)
def test_what_cannot_be_read_says_what_where_and_what_to_do(
    content: bytes, says: str, run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    ran = run(path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"eirene: {path}: ") and ran.err.count("\n") == 1
    assert says in ran.err


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("none.txt", "there is no such file; check the path"),
        (".", "this is a folder; give text or HTML files"),
        ("http://127.0.0.1:9/report", "a private or reserved address, which is not fetched"),
        ("ftp://news.example/report", "only http and https addresses are fetched"),
    ],
)
def test_sources_that_are_refused_say_why(source: str, says: str, run: Callable[..., Ran]) -> None:
    ran = run(source)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("eirene: ") and says in ran.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--date", "21 March"], "'21 March' is no date; give the day of publication as YYYY-MM-DD"),
        (["--date", "2026-02-30"], "is no date"),
        (["--json", "--jsonl"], "exclude each other"),
        (["--codebook", "no/such/folder"], "no such codebook folder"),
        (["--html", "/dev/null/page.html"], "the page cannot be written"),
    ],
)
def test_options_that_make_no_sense_end_with_2(options: list[str], says: str, run: Callable[..., Ran], report: Path) -> None:
    ran = run(report, *options)
    assert ran.code == 2
    assert ran.err.startswith("eirene: ") and says in ran.err
    assert "Traceback" not in ran.err


def test_a_title_for_several_sources_is_refused(run: Callable[..., Ran], report: Path) -> None:
    assert run(report, report, "--title", "Talks").code == 2


def test_a_wrong_codebook_file_is_named_once_and_ends_the_run(run: Callable[..., Ran], report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "codebook" / "events"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("name: BLOCKADE\ndefinition: A way is closed.\npatterns:\n- {verb: [blockade]}\n")
    ran = run(report, report, "--codebook", folder.parent)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"eirene: {folder}/own.yaml:4: patterns.verb: there is no such field; see docs/codebook.md for the fields\n"


def test_a_failure_of_our_own_is_named_and_loses_no_other_report(
    run: Callable[..., Ran], report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import eirene.pipeline

    bad = tmp_path / "bad.txt"
    bad.write_text(REPORT)
    extract = eirene.pipeline.extract

    def fail(doc: object, codebook: object) -> object:
        given: Report = doc._.report  # type: ignore[attr-defined]
        if given.id == "bad":
            raise RuntimeError("no\x1b[2J way")
        return extract(doc, codebook)  # type: ignore[arg-type]

    monkeypatch.setattr(eirene.pipeline, "extract", fail)
    ran = run(bad, report)
    assert ran.code == 1
    assert "eirene: bad: Eirene failed on this report (RuntimeError: no [2J way); please send it" in ran.err
    assert "Mirela Donk" in ran.out


def test_words_that_steer_a_terminal_are_not_printed(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("\x1b]0;owned\x07" + REPORT + "The \x1b[31mminister\x1b[0m said \u202ethat talks go on.\n")
    for ran in (run(path), run(path, "--explain", "--offsets"), run(tmp_path / "no\x1b[2Jne.txt")):
        assert "\x1b" not in ran.out + ran.err and "\x07" not in ran.out and "\u202e" not in ran.out


def test_the_command_alone_and_its_help_say_how_it_is_used() -> None:
    for arguments, example in ((["--help"], "eirene add"), (["read", "--help"], "eirene read"), (["read", "-h"], "eirene read")):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0 and "Usage" in result.stdout and f"Example: {example}" in result.stdout
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith("eirene 0.")
    assert CliRunner().invoke(app, ["read"]).exit_code == 2


def test_each_command_has_one_line_in_the_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = CliRunner().invoke(app, ["--help"]).stdout
    for panel, commands in COMMANDS.items():
        assert f"─ {panel} ─" in shown
        for command, line in commands.items():
            assert re.search(rf"^│ {command.__name__} +{re.escape(line)} +│$", shown, re.MULTILINE)


def test_output_that_takes_no_accents_gets_utf8(monkeypatch: pytest.MonkeyPatch, report: Path) -> None:
    from eirene.cli.main import run as entry

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    monkeypatch.setattr(sys, "argv", ["eirene", "read", str(report)])
    with pytest.raises(SystemExit) as ended:
        entry()
    sys.stdout.flush()
    assert ended.value.code == 0
    assert "·" in raw.getvalue().decode()
