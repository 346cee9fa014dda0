"""`eirene findings`: where reports differ, with both passages side by side."""

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
    from eirene.answers.findings import Findings
    from eirene.answers.scope import Limits
    from eirene.cli.pages import Page

LISTED = 25  # findings on the terminal, where no limit is given
KindOption = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only these: numbers_differ, correction, ….")]
OpenOption = Annotated[bool, typer.Option("--open", help="Only those that nobody has confirmed or dismissed.")]


def findings(  # noqa: PLR0917 - the options of the command
    kind: KindOption = None,
    only_open: OpenOption = False,
    record: RecordOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    process: ProcessOption = None,
    actor: ActorOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print where reports differ and why, what rests on one source alone, and what was corrected: each with the passages that
    stand against each other, those of the newest reports first."""
    with asking(record) as opened:
        listed = limit or (None if as_json or as_csv else LISTED)
        limits: Limits = {"as_of": as_of, "since": since, "process": process, "actor": actor}
        found = opened.findings(kind, listed, "open" if only_open else None, **limits)
        print_answer(found, _show, as_json, as_csv)


def _show(found: Findings) -> list[Page]:
    from eirene.cli.findings_page import lay_out_findings

    return [lay_out_findings(found)]
