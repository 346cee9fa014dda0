"""`eirene backup` and `eirene restore`: a copy of the record, and the record from a copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eirene.cli.messages import Messages
from eirene.cli.options import RecordOption, asking
from eirene.errors import EireneError


def backup(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The new file that the copy goes to.")],
    record: RecordOption = None,
) -> None:
    """Write a copy of the record to a file, also while others write to the record.

    The copy is one SQLite file whatever the record is kept in; `eirene restore` brings it back, and it opens as a record itself.
    """
    with asking(record) as opened:
        Messages().say(f"wrote {path}, {_reports(opened.back_up(path))}")


def restore(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A file that `eirene backup` has written.")],
    record: RecordOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put the copy in the place of a record that has reports.")] = False,
) -> None:
    """Bring a record back from a copy; a damaged file that is in its place is kept under another name."""
    from eirene.store.backup import restore as bring_back

    messages = Messages()
    try:
        restored = bring_back(path, record, replace=replace)
    except EireneError as error:
        messages.say(f"eirene: {error}")
        raise typer.Exit(2) from error
    if restored.put_aside:
        messages.say(f"what was there is now {restored.put_aside}")
    messages.say(f"{restored.place} is restored, {_reports(restored.reports)}")


def _reports(count: int) -> str:
    return f"{count:,} report{'' if count == 1 else 's'}"
