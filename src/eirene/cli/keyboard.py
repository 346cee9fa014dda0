"""Single keys and lines from the terminal that a command runs in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click


class Keyboard(Protocol):
    """Where a review gets its keys and lines from. Both raise KeyboardInterrupt on Ctrl-C and EOFError at the end of input."""

    def key(self) -> str:
        """Waits for one key."""

    def ask(self, prompt: str) -> str:
        """Waits for a line, shown as it is typed."""


class _Plain:
    """Keys as click reads them, on systems without termios."""

    def key(self) -> str:
        """One key."""
        return click.getchar()

    def ask(self, prompt: str) -> str:
        """One line."""
        return input(prompt)


@contextmanager
def open_keyboard() -> Iterator[Keyboard]:
    """The keyboard of standard input; the terminal is as it was at the end. Keys that are pressed ahead are kept."""
    try:
        import termios
        import tty
    except ImportError:
        yield _Plain()
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)

    class Terminal:
        """A terminal that gives each key at once and shows none, except while a line is asked for."""

        def key(self) -> str:
            """One key."""
            read = os.read(descriptor, 1)
            while read and (read[0] & 0xC0) == 0xC0 and len(read) < _length(read[0]):
                read += os.read(descriptor, 1)
            if read in (b"", b"\x04"):
                raise EOFError
            return read.decode("utf-8", "replace")

        def ask(self, prompt: str) -> str:
            """One line."""
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
            try:
                return input(prompt)
            finally:
                tty.setcbreak(descriptor, termios.TCSANOW)

    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        yield Terminal()
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _length(first: int) -> int:
    """The bytes of a character in UTF-8 that begins so."""
    return 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2
