"""`eirene timeline`: events over all reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.options import (
    ActorOption,
    AsOfOption,
    CsvOption,
    JsonOption,
    LimitOption,
    ProcessOption,
    RecordOption,
    SinceOption,
    asking,
)
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.scope import Limits
    from eirene.answers.timeline import Timeline
    from eirene.cli.pages import Page

SHOWN = 20  # events on the terminal, where no limit is given
TypeOption = Annotated[str | None, typer.Option("--type", metavar="TYPE[/MODE]", help="Only these: ASSAULT, CONSULT/visit.")]


def timeline(  # noqa: PLR0917 - the options of the command
    record: RecordOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    process: ProcessOption = None,
    actor: ActorOption = None,
    event_type: TypeOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print what happened, is planned or was denied, each event once with all reports that tell of it: the newest first on the
    terminal, all from the earliest on as JSON or CSV (there a row for each telling)."""
    with asking(record) as opened:
        limits: Limits = {"as_of": as_of, "since": since, "process": process, "actor": actor}
        newest = limit or (None if as_json or as_csv else SHOWN)
        print_answer(opened.timeline(event_type, newest, **limits), _show, as_json, as_csv)


def _show(answer: Timeline) -> list[Page]:
    from eirene.cli.timeline_page import lay_out_timeline

    return lay_out_timeline(answer)
