"""`eirene figures`: counts over all reports, as series by counting body."""

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
    from eirene.answers.figures import Figures
    from eirene.answers.scope import Limits
    from eirene.cli.pages import Page

LISTED = 40  # series on the terminal, where no limit is given
MeasureOption = Annotated[str | None, typer.Option("--measure", metavar="MEASURE", help="Only this: killed, displaced, ….")]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Only of this place, in any spelling.")]
WhoOption = Annotated[str | None, typer.Option("--who", metavar="WORDS", help="Only of these people: children, soldiers, ….")]


def figures(  # noqa: PLR0917 - the options of the command
    measure: MeasureOption = None,
    place: PlaceOption = None,
    who: WhoOption = None,
    record: RecordOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    process: ProcessOption = None,
    actor: ActorOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print what is counted, as reported: for each count the latest number of every body that gives one, how it went on, and
    where bodies differ. Counts told of last come first; --actor takes those that an actor gives."""
    with asking(record) as opened:
        listed = limit or (None if as_json or as_csv else LISTED)
        limits: Limits = {"as_of": as_of, "since": since, "process": process, "actor": actor}
        found = opened.figures(measure, place, who, listed, **limits)
        print_answer(found, _show, as_json, as_csv)


def _show(found: Figures) -> list[Page]:
    from eirene.cli.figures_page import lay_out_figures

    return [lay_out_figures(found)]
