"""The `eirene` command."""

from __future__ import annotations

import gc
import io
import os
import sys

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
for panel, commands in {
    "Reports": (read, add, reports, reread),
    "Questions": (brief, talks, diff, timeline, figures, findings, who, search, sql, why),
    "Decisions": (review, decide, precision),
    "Keeping": (backup, restore),
}.items():
    for command in commands:
        app.command(rich_help_panel=panel, epilog=EXAMPLE if command is read else None)(command)
app.add_typer(corrections, name="corrections", rich_help_panel="Decisions")


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
