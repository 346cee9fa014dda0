"""`eirene who`: an actor over all reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.options import (
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
    from eirene.answers.named import Named
    from eirene.answers.scope import Limits
    from eirene.answers.who import Who
    from eirene.cli.pages import Page

SHOWN = 8  # facts of a kind on the terminal, where no limit is given
LISTED = 40  # actors on the terminal, where no limit is given
WINDOW = 500  # newest reports that name them: the terminal does not wait for a whole archive
NameArgument = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A name, a part of one, initials, or actor-….")]


def who(  # noqa: PLR0917 - the options of the command
    name: NameArgument = None,
    record: RecordOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    process: ProcessOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print who an actor is, as reported: names, roles over time, meetings, statements, positions.

    Without NAME: who is named most in the newest reports on the terminal, all actors as JSON or CSV.
    """
    with asking(record) as opened:
        limits: Limits = {"as_of": as_of, "since": since, "process": process}
        if name is None:
            whole = as_json or as_csv
            answer = opened.named(limit or (None if whole else LISTED), None if whole else WINDOW, **limits)
            print_answer(answer, _show_named, as_json, as_csv)
        else:
            newest = limit if limit or as_json or as_csv else SHOWN
            print_answer(opened.who(name, newest, **limits), _show_who, as_json, as_csv)


def _show_who(answer: Who) -> list[Page]:
    from eirene.cli.who_page import lay_out_who

    return lay_out_who(answer)


def _show_named(answer: Named) -> list[Page]:
    from eirene.cli.who_page import lay_out_named

    return lay_out_named(answer)
