"""A list of reports with what is known of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from eirene.errors import UsageError
from eirene.readers import Given
from eirene.record.listing import complete, read_list


def write(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_source_has_what_the_list_says_of_it(mark: str, tmp_path: Path) -> None:
    text = "\ufeffsource,date,publisher,note\na.txt,2026-03-21,The Lake Courier,x\n\nhttps://example.org/b,,,\n"
    assert read_list(write(tmp_path, text.replace(",", mark))) == {
        str(tmp_path / "a.txt"): Given(date="2026-03-21", publisher="The Lake Courier"),
        "https://example.org/b": Given(),
    }


def test_a_list_gives_way_to_nothing_but_its_own_silence() -> None:
    both = complete(Given(date="2026-03-21"), Given(date="2026-01-01", publisher="The Lake Courier"))
    assert both == Given(date="2026-03-21", publisher="The Lake Courier")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "names no column 'source'"),
        ("file,date\na.txt,2026-03-21\n", "names no column 'source'"),
        ("source,date\n", "names no source"),
        ("source,date\na.txt,2026-03-21\nb.txt,21 March\n", "line 3"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_the_place(text: str, message: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError, match=message) as raised:
        read_list(path)
    assert str(path) in str(raised.value)


def test_a_list_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_list(tmp_path / "nothing.csv")
