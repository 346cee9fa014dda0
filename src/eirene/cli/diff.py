"""`eirene diff`: what changed in negotiations between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.options import CsvOption, JsonOption, RecordOption, asking
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.changes import Changes
    from eirene.cli.pages import Page

FirstArgument = Annotated[str, typer.Argument(metavar="DAY1", help="The earlier day, YYYY-MM-DD.")]
LastArgument = Annotated[str, typer.Argument(metavar="DAY2", help="The later day.")]
NameArgument = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A party, several (A and B), or process-….")]


def diff(  # noqa: PLR0917 - the options of the command
    first: FirstArgument,
    last: LastArgument,
    name: NameArgument = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print what changed in negotiations between two days, each change with the words that tell it."""
    with asking(record) as opened:
        print_answer(opened.diff(first, last, name), _show, as_json, as_csv)


def _show(changes: Changes) -> list[Page]:
    from eirene.cli.diff_page import lay_out_changes

    return lay_out_changes(changes)
