"""`eirene corrections export`: people's corrections as training and test data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eirene.cli.messages import Messages
from eirene.cli.options import RecordOption, asking

corrections = typer.Typer(no_args_is_help=True, help="Corrections as training and test data.")


@corrections.callback()
def root() -> None:
    """Corrections as training and test data."""


@corrections.command()
def export(
    target: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="A folder, FILE.zip, or FILE.jsonl for decisions alone.")],
    record: RecordOption = None,
    texts: Annotated[bool, typer.Option("--texts/--no-texts", help="With the texts of the reports, or offsets only.")] = True,
) -> None:
    """Write the corrected readings of all reviewed reports, and all decisions with their evidence.

    The texts belong to their publishers: see what you may pass on.
    """
    with asking(record) as opened:
        found = opened.export_corrections(target, texts)
    readings = f"{found.readings} corrected readings ({found.complete} complete), " if target.suffix != ".jsonl" else ""
    Messages().say(f"wrote {readings}{found.decisions} decisions to {target}; the texts belong to their publishers")
