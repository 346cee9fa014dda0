"""The document on corrections tells all there is, and its examples are such as the program takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import typer

from eirene.cli.main import app
from eirene.ledger.decisions import Action
from eirene.ledger.vocabulary import check_edit, editable, load_vocabulary
from eirene.record.deciding import read_wish

DOCUMENT = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_every_action_is_documented() -> None:
    table = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", DOCUMENT, re.MULTILINE)
    assert {word for row in table for word in re.findall(r"`(\w+)`", row)} == set(Action)


def test_every_option_is_documented() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name in ("review", "decide", "reread", "why", "precision"):
        options = {option for parameter in commands[name].params for option in parameter.opts if option.startswith("--")}
        assert {
            option for option in options - {"--help"} if f"`{option}" not in DOCUMENT and f"{option} " not in DOCUMENT
        } == set()


def test_the_lines_of_the_example_are_decisions() -> None:
    (block,) = re.findall(r"```jsonl\n(.*?)```", DOCUMENT, re.DOTALL)
    wishes = [read_wish(json.loads(line), "ann", load_vocabulary()) for line in block.splitlines()]
    assert [wish.action for wish in wishes] == [Action.ACCEPT, Action.EDIT, Action.MERGE, Action.ADD, Action.UNDO]
    value = json.loads(block.splitlines()[1])["value"]
    assert check_edit("event", value, "", {"type": "CONSULT"}, load_vocabulary()) == value
    assert set(wishes[3].value or {}) <= set(editable("figure"))
