"""`eirene search`: the reports that hold some words."""

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
    from eirene.answers.search import Found
    from eirene.cli.pages import Page

LISTED = 10  # reports on the terminal, where no limit is given
WordsArgument = Annotated[list[str], typer.Argument(metavar="TEXT...", help='Words; "some words", wor*, -word, or.')]


def search(  # noqa: PLR0917 - the options of the command
    words: WordsArgument,
    record: RecordOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    process: ProcessOption = None,
    actor: ActorOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print the reports that hold some words, the best first, and how they are spread over publishers, months and talks.

    All words have to be there; "some words" stand together, wor* begins a word, -word must not be there, or stands between
    alternatives.
    """
    with asking(record) as opened:
        listed = limit or (None if as_json or as_csv else LISTED)
        found = opened.search(" ".join(words), listed, as_of=as_of, since=since, process=process, actor=actor)
        print_answer(found, _show, as_json, as_csv)


def _show(found: Found) -> list[Page]:
    from eirene.cli.search_page import lay_out_search

    return [lay_out_search(found)]
