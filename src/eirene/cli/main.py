"""The `eirene` command."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable

import typer

from eirene import __version__
from eirene.cli.add import add
from eirene.cli.backup import backup, restore
from eirene.cli.corrections import corrections
from eirene.cli.decide import decide
from eirene.cli.diff import diff
from eirene.cli.figures import figures
from eirene.cli.findings import findings
from eirene.cli.precision import precision
from eirene.cli.read import read
from eirene.cli.reports import reports
from eirene.cli.reread import reread
from eirene.cli.review import review
from eirene.cli.search import search
from eirene.cli.situation import brief
from eirene.cli.sql import sql
from eirene.cli.talks import talks
from eirene.cli.timeline import timeline
from eirene.cli.who import who
from eirene.cli.why import why

EXAMPLE = "Example: eirene read report.txt --date 2026-03-21 --html report.html"

YOUNG_OBJECTS = 200_000  # before the collector looks for cycles: loading a language makes hundreds of thousands that all stay

ABOUT = "News reports about conflicts and peace talks, read into a record of facts that can be asked."

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=ABOUT,
    epilog="Example: eirene add --list reports.csv, then eirene brief",
)
COMMANDS: dict[str, dict[Callable[..., None], str]] = {  # by panel, each with its line in `eirene --help`
    "Reports": {
        read: "Read reports and print what they say",
        add: "Read reports into the record",
        reports: "List the reports of the record",
        reread: "Read the record's reports again by the present version",
    },
    "Questions": {
        brief: "The situation on one screen",
        talks: "Where negotiations stand",
        diff: "What changed in talks between two days",
        timeline: "What happened, is planned or was denied",
        figures: "Counts, and who gives which",
        findings: "Where reports differ, and why",
        who: "Who an actor is, over all reports",
        search: "Reports that hold some words",
        sql: "The rows that a question in SQL finds",
        why: "What stands behind a fact",
    },
    "Decisions": {
        review: "Accept, edit, reject, merge and split facts",
        decide: "Decide on facts by name",
        precision: "How often facts are right, by what was decided",
    },
    "Keeping": {
        backup: "Copy the record to a file",
        restore: "Bring a record back from a copy",
    },
}
for panel, commands in COMMANDS.items():
    for command, line in commands.items():
        app.command(rich_help_panel=panel, short_help=line, epilog=EXAMPLE if command is read else None)(command)
app.add_typer(
    corrections, name="corrections", rich_help_panel="Decisions", short_help="Export corrections as training and test data"
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"eirene {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version and end."),
) -> None:
    """What `help` says."""


def run() -> None:
    """The console entry: writes UTF-8 where it can; quiet when the reader of a pipe goes away or the user interrupts."""
    gc.set_threshold(YOUNG_OBJECTS, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            piped = not stream.isatty()
            stream.reconfigure(encoding="utf-8" if piped else None, errors="replace")
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
