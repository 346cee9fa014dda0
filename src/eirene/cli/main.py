"""The `eirene` command."""

from __future__ import annotations

import os
import sys

import typer

from eirene import __version__
from eirene.cli.read import read

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="News reports about conflicts and peace talks, read into facts.",
)
app.command()(read)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"eirene {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version and end."),
) -> None:
    """News reports about conflicts and peace talks, read into facts."""


def run() -> None:
    """The console entry: quiet when the reader of a pipe goes away or the user interrupts."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
