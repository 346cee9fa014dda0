"""The options that the questions to a record share, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.messages import Messages
from eirene.errors import EireneError

if TYPE_CHECKING:
    from eirene.record.record import Record

RECORD_HELP = "The record; else what EIRENE_RECORD names, else eirene.db here."

RecordOption = Annotated[str | None, typer.Option("--record", metavar="PATH|URL", help=RECORD_HELP)]
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="As the reports up to that day had it.")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what is from that day on.")]
ProcessOption = Annotated[str | None, typer.Option("--process", metavar="NAME", help="Only talks with this party, or process-….")]
ActorOption = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only what this actor has part in, or actor-….")]
MOST = 1_000_000_000  # that a limit can be: databases take no larger numbers everywhere

LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, max=MOST, help="No more than so many.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV, a row for each fact.")]


@contextmanager
def asking(record: str | None) -> Iterator[Record]:
    """The record that is asked, closed at the end. An error under EireneError is said, and ends the command with 2.

    A record that is not there is such an error: asking never makes one.
    """
    try:
        from eirene.record.record import open_existing  # the database library takes a fifth of a second to load

        with open_existing(record) as opened:
            yield opened
    except EireneError as error:
        Messages().say(f"eirene: {error}")
        raise typer.Exit(2) from error
