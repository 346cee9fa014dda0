"""`eirene why`: all that stands behind a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.options import CsvOption, JsonOption, RecordOption, asking
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.why import Why
    from eirene.cli.pages import Page


def why(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a fact, such as event-3f9a2c81d0-4.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print why the record has a fact: its words, the rule that read it, what it was put with and why, what people decided, and
    how to undo each of these."""
    with asking(record) as opened:
        print_answer(opened.why(name), _show, as_json, as_csv)


def _show(answer: Why) -> list[Page]:
    from eirene.cli.why_page import lay_out_why

    return [lay_out_why(answer)]
