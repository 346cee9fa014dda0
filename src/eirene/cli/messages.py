"""What the command says beside its output, on standard error: failures, pages written, how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eirene.exports.wording import clean

if TYPE_CHECKING:
    from rich.progress import Progress


class Messages:
    """Lines on standard error, above the progress bar while there is one."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def say(self, message: str) -> None:
        """Prints one line, free of characters that steer a terminal."""
        line = clean(message)
        if self._progress is None:
            print(line, file=sys.stderr, flush=True)
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    @contextmanager
    def following(self, sources: Sequence[str], shown: bool) -> Iterator[Iterator[str]]:
        """The sources one by one; `shown` draws a bar of how many are done, where standard error is a terminal."""
        if not (shown and len(sources) > 1 and sys.stderr.isatty()):
            yield iter(sources)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (MofNCompleteColumn(), BarColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            self._progress = progress
            try:
                yield self._advance(progress, sources)
            finally:
                self._progress = None

    @staticmethod
    def _advance(progress: Progress, sources: Sequence[str]) -> Iterator[str]:
        task = progress.add_task("", total=len(sources))
        for done, source in enumerate(sources):
            progress.update(task, completed=done, description=clean(source)[-60:])
            yield source
        progress.update(task, completed=len(sources))
