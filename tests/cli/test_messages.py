"""What the command says beside its output."""

from __future__ import annotations

import io

import pytest

from eirene.cli.messages import Messages


class Terminal(io.StringIO):
    """A stream that passes for a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_message_is_one_line_without_characters_that_steer_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Messages().say("a\x1b[2J\nb")
    assert capsys.readouterr().err == "a [2J b\n"


def test_on_a_terminal_many_sources_are_counted_and_messages_stand_above(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    messages = Messages()
    with messages.following(["one.txt", "two.txt", "[red]three.txt"], shown=True) as sources:
        for source in sources:
            messages.say(f"read {source}")
    shown = terminal.getvalue()
    assert "/3" in shown
    assert all(f"read {source}" in shown for source in ("one.txt", "two.txt", "[red]three.txt"))


@pytest.mark.parametrize(("sources", "shown"), [(["one.txt"], True), (["one.txt", "two.txt"], False)])
def test_for_one_source_or_beside_other_output_nothing_is_counted(
    sources: list[str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with Messages().following(sources, shown) as followed:
        assert list(followed) == sources
    assert terminal.getvalue() == ""


def test_in_a_pipe_nothing_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    with Messages().following(["one.txt", "two.txt"], shown=True) as followed:
        assert list(followed) == ["one.txt", "two.txt"]
    assert capsys.readouterr().err == ""
