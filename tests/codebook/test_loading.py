"""Codebook folders → entries, or an error with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from eirene.codebook import Codebook
from eirene.codebook.events import EventType
from eirene.errors import CodebookError

PATTERN = "patterns: [{verbs: [blockade]}]"
GOOD = f"name: BLOCKADE\ndefinition: A way is closed.\n{PATTERN}\n"


def events(folder: Path, content: str | bytes, file: str = "own.yaml") -> dict[str, EventType]:
    """The event types with a file of the user's own."""
    path = folder / "events" / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Codebook(folder).entries("events", EventType)


def test_a_type_of_ones_own_stands_beside_the_packaged_ones(tmp_path: Path) -> None:
    found = events(tmp_path, GOOD)
    assert found["BLOCKADE"].patterns[0].verbs == ("blockade",)
    assert "CONSULT" in found
    assert next(iter(found)) == "BLOCKADE", "where two fit, the user's own wins"


def test_a_file_may_hold_several_entries(tmp_path: Path) -> None:
    found = events(tmp_path, f"- {{name: A, definition: One., {PATTERN}}}\n- {{name: B, definition: Two., {PATTERN}}}\n")
    assert {"A", "B"} <= set(found)


def test_an_entry_of_a_known_name_replaces_it(tmp_path: Path) -> None:
    found = events(tmp_path, GOOD.replace("BLOCKADE", "CONSULT"))
    assert found["CONSULT"].definition == "A way is closed."
    assert len(found["CONSULT"].patterns) == 1


def test_an_entry_that_extends_one_adds_to_it(tmp_path: Path) -> None:
    packaged = Codebook().entries("events", EventType)["CONSULT"]
    found = events(tmp_path, f"name: CONSULT\nextends: true\n{PATTERN}\n")["CONSULT"]
    assert found.definition == packaged.definition
    assert found.patterns[0].verbs == ("blockade",)
    assert found.patterns[1:] == packaged.patterns


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("name: A\ndefinition: [x\n" + PATTERN, 3, "no proper YAML"),
        ("name: A\n\tdefinition: x\n", 2, "no proper YAML"),
        ("", 1, "the file is empty"),
        ("# a comment alone\n", 1, "the file is empty"),
        ("just words\n", 1, "entry: it must be fields"),
        ("- just words\n", 1, "entry: it must be fields"),
        (f"name: A\n{PATTERN}\n", 1, "definition: it is missing"),
        (f"definition: x\n{PATTERN}\n", 1, "name: it is missing"),
        (f"{GOOD}colour: red\n", 4, "colour: there is no such field; known are name"),
        ("name: A\ndefinition: x\npatterns:\n- verbs: [go]\n  colour: red\n", 5, "patterns.colour: there is no such field"),
        ("name: A\ndefinition: x\npatterns:\n- verbs: go\n", 4, "patterns.verbs: it must be a list"),
        ("name: A\ndefinition: x\npatterns:\n- verbs:\n  - go\n  - no\n", 6, "patterns.verbs: it must be words"),
        ("name: A\ndefinition: x\npatterns:\n- {verbs: [go], mutual: perhaps}\n", 4, "patterns.mutual: it must be true or false"),
        ("name: 7\ndefinition: x\npatterns: []\n", 1, "name: it must be words"),
        (f"name: A\nname: B\ndefinition: x\n{PATTERN}\n", 2, "name: it is given twice"),
        (f"{GOOD}? [a, b]\n: x\n", 4, "field: a field's name must be a word"),
        (
            f"- {{name: A, definition: x, {PATTERN}}}\n- {{name: A, definition: y, {PATTERN}}}\n",
            2,
            "name: 'A' is defined already",
        ),
        (f"name: NONE\nextends: true\n{PATTERN}\n", 2, "extends: there is no entry 'NONE' to extend"),
        (f"name: CONSULT\nextends: 1\n{PATTERN}\n", 2, "extends: it must be true"),
        (f"{GOOD}---\n{GOOD}", 4, "no proper YAML"),
        ("name: !!python/object/apply:os.system [ls]\n", 1, "no proper YAML"),
        ("a: &a [x]\nb: *a\n", 1, "anchors and aliases"),
        ("name: A\nb: &b {c: *b}\n", 2, "anchors and aliases"),
        ("[" * 200_000, 1, "inside each other"),
        ("{a: " * 50 + "}" * 50, 1, "inside each other"),
        (b"name: A\ndefinition: caf\xe9\n", 2, "not UTF-8"),
    ],
)
def test_a_bad_file_gives_file_line_and_field(content: str | bytes, line: int, says: str, tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as caught:
        events(tmp_path, content)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path}/events/own.yaml:{line}: "), message
    assert says in message


@pytest.mark.parametrize("content", [b"name: \x00\n", b"name: A\ndefinition: 2025-99-99\n", b"x" * 2_000_000])
def test_files_that_are_no_codebook_are_named(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"own\.yaml: "):
        events(tmp_path, content)


def test_a_name_defined_in_two_files_names_both(tmp_path: Path) -> None:
    events(tmp_path, GOOD)
    with pytest.raises(CodebookError, match=r"second\.yaml:1: name: 'BLOCKADE' is defined already, in .*own\.yaml"):
        events(tmp_path, GOOD, "second.yaml")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("event/own.yaml", "'event' is no kind of entry; known are .*events"),
        ("own.yaml", "lies in no folder that says its kind"),
        ("events/own.yml", "rename it to own.yaml"),
    ],
)
def test_a_file_that_would_be_passed_over_is_refused(path: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(GOOD)
    with pytest.raises(CodebookError, match=says):
        Codebook(tmp_path)


def test_a_missing_folder_says_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"no such codebook folder; give a folder with .*events"):
        Codebook(tmp_path / "none")


def test_what_a_layer_finds_wrong_names_file_line_and_field(tmp_path: Path) -> None:
    path = tmp_path / "events" / "own.yaml"
    path.parent.mkdir()
    path.write_text(
        "- {name: A, definition: x, patterns: []}\n"
        "- name: B\n  definition: y\n  patterns:\n  - {verbs: [go]}\n  - {verbs: [run]}\n"
    )
    codebook = Codebook(tmp_path)
    codebook.entries("events", EventType)
    error = codebook.error("events", "B", ("patterns", 1, "verbs"), "it is not known")
    assert str(error) == f"{path}:6: patterns.verbs: it is not known"
