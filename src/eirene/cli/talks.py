"""`eirene talks`: negotiations on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.options import AsOfOption, CsvOption, JsonOption, RecordOption, asking
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.talks import Board
    from eirene.cli.pages import Page

NameArgument = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A party, several (A and B), or process-….")]


def talks(
    name: NameArgument = None,
    record: RecordOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print where negotiations stand, as reported: what is on the table and who stands where, what is open, who is hopeful,
    deadlines and rounds. Without NAME, the talks that reports told of lately."""
    with asking(record) as opened:
        print_answer(opened.talks(name, as_of=as_of), _show, as_json, as_csv)


def _show(board: Board) -> list[Page]:
    from eirene.cli.talks_page import lay_out_talks

    return lay_out_talks(board)
