"""`eirene reread`: the reports of the record, read again by the present model and codebook."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.messages import Messages
from eirene.cli.options import RecordOption, asking
from eirene.errors import UsageError
from eirene.settings import Settings

if TYPE_CHECKING:
    from eirene.record.rereading import Reread

INTERRUPTED = 130


def reread(  # noqa: PLR0917 - the options of the command
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE...]", help="Reports, named as they were added.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All reports that were read by something else.")] = False,
    record: RecordOption = None,
    codebook: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of yours that adds to the codebook.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Processes that share the reading.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: what became of each report.")] = False,
) -> None:
    """Read stored reports again, from the text that the record has, and hold every decision to the new facts.

    A report that the present version has read is passed over, so the same command goes on where it was stopped. Readings made by
    hand or by another program are left alone unless they are named. Ends with 1 when a report could not be read.
    """
    messages = Messages()
    done: list[Reread] = []
    with asking(record) as opened:
        if not sources and not everything:
            raise UsageError("name the reports to read again, or give --all")
        stale = opened.stale(sources or (), codebook)
        try:
            with messages.following(list(map(str, stale)), shown=True) as followed:
                _note(opened.reread(map(int, followed), workers=workers, settings=Settings(codebook=codebook)), done, messages)
        except KeyboardInterrupt:
            _print(done, as_json)
            messages.say(f"eirene: stopped; {len(done)} of {len(stale)} reports are done; the same command goes on from there")
            raise typer.Exit(INTERRUPTED) from None
    _print(done, as_json)
    if any(one.error for one in done):
        raise typer.Exit(1)


def _note(results: Iterator[Reread], done: list[Reread], messages: Messages) -> None:
    """Takes the results as they come and says what failed."""
    for one in results:
        done.append(one)
        if one.error:
            messages.say(f"eirene: {one.error}")


def _print(done: Sequence[Reread], as_json: bool) -> None:
    if as_json:
        print(json.dumps([one.to_dict() for one in done], ensure_ascii=False, indent=1))
        return
    for line in summarise(done):
        print(line)


def summarise(done: Sequence[Reread]) -> Iterator[str]:
    """What changed, a line for each kind of fact, and what became of decisions."""
    read = [one for one in done if one.error is None]
    yield f"read again: {len(read)}; changed: {sum(any(c.found or c.gone for c in one.changes.values()) for one in read)}"
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in read:
        for kind, c in one.changes.items():
            totals[kind] = [total + more for total, more in zip(totals[kind], (c.kept, c.found, c.gone), strict=True)]
    for kind, (kept, found, gone) in totals.items():
        if found or gone:
            yield f"  {kind}: {kept} as before, {found} found, {gone} gone"
    orphaned = sum(len(one.orphaned) for one in read)
    restored = sum(len(one.restored) for one in read)
    if orphaned:
        yield f"decisions whose facts are read no more: {orphaned} (eirene review --orphaned)"
    if restored:
        yield f"decisions that have their facts again: {restored}"
