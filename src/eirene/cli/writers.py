"""The forms in which the command gives readings: a brief, JSON, JSON lines, HTML pages."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Protocol

from eirene.api import Failure
from eirene.cli.messages import Messages
from eirene.errors import UsageError
from eirene.types import Reading


class Writer(Protocol):
    """Takes the results one by one, in the order of the sources."""

    def write(self, reading: Reading) -> None:
        """Gives one reading."""

    def fail(self, failure: Failure) -> None:
        """Takes note of a source that could not be read; the message is shown elsewhere."""

    def close(self) -> None:
        """Ends the output."""


class BriefWriter:
    """A brief on standard output for each reading, as soon as it is there."""

    def __init__(self, offsets: bool, reasons: bool) -> None:
        from eirene.cli.brief import Shown
        from eirene.cli.columns import open_console

        self._console, self._shown = open_console(), Shown(offsets=offsets, reasons=reasons)
        self._written = 0

    def write(self, reading: Reading) -> None:
        """Prints the brief, under a rule where it is not the first."""
        from eirene.cli.brief import print_brief
        from eirene.cli.columns import print_rule

        if self._written:
            print_rule(self._console)
        print_brief(reading, self._console, self._shown)
        sys.stdout.flush()
        self._written += 1

    def fail(self, failure: Failure) -> None:
        """Nothing: a failure is no brief."""

    def close(self) -> None:
        """Nothing is left to print."""


class JsonWriter:
    """JSON on standard output: an object for one source, a list for several."""

    def __init__(self, several: bool) -> None:
        self._several, self._written = several, 0

    def write(self, reading: Reading) -> None:
        """Prints the reading."""
        if self._several:
            print(",\n" if self._written else "[\n", end="")
        print(_json(reading.to_dict(), indent=1), end="" if self._several else "\n", flush=True)
        self._written += 1

    def fail(self, failure: Failure) -> None:
        """Nothing: the list holds what was read."""

    def close(self) -> None:
        """Ends the list."""
        if self._several:
            print("\n]" if self._written else "[]")


class LinesWriter:
    """One JSON object a line on standard output, for failed sources too: `{"source": …, "error": …}`."""

    def write(self, reading: Reading) -> None:
        """Prints the reading on one line."""
        print(_json(reading.to_dict()), flush=True)

    def fail(self, failure: Failure) -> None:
        """Prints what failed and why."""
        print(_json({"source": failure.source, "error": str(failure.error)}), flush=True)

    def close(self) -> None:
        """Nothing is left to print."""


class PageWriter:
    """HTML pages: the file that is named, or for several sources one page each in the folder that is named."""

    def __init__(self, target: Path, several: bool, messages: Messages) -> None:
        self._target, self._several, self._messages = target, several, messages
        self._taken: set[Path] = set()
        if several and target.exists() and not target.is_dir():
            raise UsageError(f"{target}: this is a file, and several sources need a folder for their pages; give a folder")

    def write(self, reading: Reading) -> None:
        """Writes the page. Raises UsageError when it cannot be written."""
        from eirene.exports.page import write_page

        path = self._path(reading)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_page(reading), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{path}: the page cannot be written ({error.strerror}); give another path") from error
        self._taken.add(path)
        if not self._several:
            self._messages.say(f"wrote {path}")

    def fail(self, failure: Failure) -> None:
        """Nothing: a failure has no page."""

    def close(self) -> None:
        """Says how many pages there are."""
        if self._several:
            self._messages.say(f"wrote {len(self._taken)} page{'' if len(self._taken) == 1 else 's'} to {self._target}")

    def _path(self, reading: Reading) -> Path:
        """Where the page goes; reports of one name get their digest behind it."""
        if not (self._several or self._target.is_dir()):
            return self._target
        path = self._target / f"{reading.report.id}.html"
        return self._target / f"{reading.report.id}-{reading.report.sha256[:8]}.html" if path in self._taken else path


def _json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
