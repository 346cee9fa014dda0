"""The documents say what the code does, and nothing that it does not."""

from __future__ import annotations

import re
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import pytest
import typer

import eirene
from eirene import types
from eirene.cli.main import app
from eirene.codebook import Codebook
from eirene.codebook.events import EventType, Pattern
from eirene.codebook.loading import EXTENDS, kinds
from eirene.layers import contract

ROOT = Path(__file__).parents[1]
FACTS = (
    types.Actor,
    types.Event,
    types.Statement,
    types.Figure,
    types.Term,
    types.Process,
    types.Finding,
    types.TimeExpression,
    types.Report,
    types.Reading,
)


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a language in a document."""
    return re.findall(rf"```{language}\n(.*?)```", document(name), re.DOTALL)


def in_code(text: str) -> set[str]:
    """All words that stand in code marks."""
    return {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"[\w@-]+", code)}


def options_of(command: str) -> set[str]:
    """The options of a command beside --help."""
    found = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    parameters = [*found.params, *(parameter for part in getattr(found, "commands", {}).values() for parameter in part.params)]
    names = {name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)}
    return {name for name in names if name.startswith("--")} - {"--help"}


def test_every_command_has_a_part() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {command for part in sections("docs/cli.md") for command in part.split()} == commands


def sections(name: str) -> dict[str, str]:
    """The parts of docs/cli.md by the commands in their titles; that of `read` has none."""
    first, *others = re.split(r"^## (?=`eirene )", document(name), flags=re.MULTILINE)
    titles = {" ".join(re.findall(r"`eirene (\w+)`", part.partition("\n")[0])): part.partition("\n## ")[0] for part in others}
    return {"read": first} | titles


@pytest.mark.parametrize(("commands", "part"), sections("docs/cli.md").items())
def test_every_option_is_in_the_documents_and_no_other(commands: str, part: str) -> None:
    options = set().union(*map(options_of, commands.split()))
    rows = re.findall(r"^\| (`--.*?) \|", part, re.MULTILINE)
    assert {option for row in rows for option in re.findall(r"--[\w-]+", row)} - {"--help"} == options
    assert set(re.findall(r"--[a-z][a-z-]*", part)) <= options | {"--version", "--help"}


@pytest.mark.parametrize("noun", FACTS, ids=lambda noun: noun.__name__)
def test_every_field_of_the_record_is_documented(noun: type) -> None:
    missing = {field.name for field in fields(noun)} - in_code(document("docs/record.md"))
    assert not missing


@pytest.mark.parametrize(
    "noun", [n for n in vars(types).values() if isinstance(n, type) and issubclass(n, StrEnum) and n is not StrEnum]
)
def test_every_value_of_the_record_is_documented(noun: type[StrEnum]) -> None:
    words = set(re.findall(r"\w+", document("docs/record.md")))
    assert {str(value) for value in noun} <= words


def test_every_public_name_is_documented() -> None:
    assert {
        f"eirene.{name}" in document("docs/python.md") or f"`{name}`" in document("docs/python.md") for name in eirene.__all__
    } == {True}


def test_every_extension_of_a_doc_is_documented() -> None:
    told = set(re.findall(r"doc\._\.(\w+)", document("docs/python.md")))
    assert {*contract.FACTS, "process", "report", "reading"} <= told


@pytest.mark.parametrize("name", ["README.md", "docs/python.md"])
def test_the_python_examples_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")  # beside them a record that an example makes
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    for block in blocks(name, "python"):
        exec(block, space)
    assert capsys.readouterr().out


def test_the_codebook_examples_do_what_they_say(tmp_path: Path) -> None:
    for block in blocks("docs/codebook.md", "yaml"):
        name = re.match(r"# file: (\S+)", block)
        assert name
        path = tmp_path / name[1]
        path.parent.mkdir(exist_ok=True)
        path.write_text(block, encoding="utf-8")
    types = Codebook(tmp_path).entries("events", EventType)
    assert len(types["CONSULT"].patterns) == 1 + len(Codebook().entries("events", EventType)["CONSULT"].patterns)
    own = types["DAM_CLOSURE"]
    nlp = eirene.load(tmp_path)
    for example in (*own.examples, *own.counter_examples):
        found = {event.type for event in nlp(example.text)._.events}
        assert ("DAM_CLOSURE" in found) is (example in own.examples), example.text
    assert "DAM_CLOSURE" in {event.type for event in nlp("Engineers closed the floodgate on Monday.")._.events}


def test_every_field_and_kind_of_the_codebook_is_documented() -> None:
    told = in_code(document("docs/codebook.md"))
    assert {*EventType.model_fields, *Pattern.model_fields, EXTENDS} <= told
    assert set(kinds()) <= told


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
