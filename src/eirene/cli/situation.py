"""`eirene brief`: the situation on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eirene.cli.options import ActorOption, AsOfOption, CsvOption, JsonOption, ProcessOption, RecordOption, SinceOption, asking
from eirene.cli.output import print_answer

if TYPE_CHECKING:
    from eirene.answers.brief import Brief
    from eirene.cli.pages import Page


def brief(  # noqa: PLR0917 - the options of the command
    record: RecordOption = None,
    as_of: AsOfOption = None,
    since: SinceOption = None,
    process: ProcessOption = None,
    actor: ActorOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Print the situation: where talks stand, what changed lately, the newest events, counts, and what to ask.

    Without --as-of it is that of the newest report; without --since the week before is new.
    """
    with asking(record) as opened:
        print_answer(opened.brief(as_of=as_of, since=since, process=process, actor=actor), _show, as_json, as_csv)


def _show(answer: Brief) -> list[Page]:
    from eirene.cli.situation_page import lay_out_brief

    return [lay_out_brief(answer)]
