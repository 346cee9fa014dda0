"""`eirene read`: one or more reports into facts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from eirene.api import Failure, read_many
from eirene.cli.messages import Messages
from eirene.cli.writers import BriefWriter, JsonWriter, LinesWriter, PageWriter, Writer
from eirene.errors import EireneError, UsageError
from eirene.readers import Given
from eirene.settings import Settings
from eirene.types import Reading


def read(  # noqa: PLR0917 - the options of the command
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, http(s) addresses, or - for standard input.")],
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication, YYYY-MM-DD; wins over the report's.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    codebook: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of yours that adds to the codebook.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: an object, or a list for several sources.")] = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line, for failed sources too.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Write a page; for several sources, a folder of them.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Processes that share the work.")] = 1,
    explain: Annotated[bool, typer.Option("--explain", help="Show the rule behind each fact.")] = False,
    offsets: Annotated[bool, typer.Option("--offsets", help="Show where the words stand in the text.")] = False,
) -> None:
    """Print what reports say: who, what, when, by whose word, what is on the table, and what to ask.

    Ends with 0 when every source was read, 1 when one could not be, 2 when an option or the codebook is wrong.
    """
    messages = Messages()
    try:
        if as_json and as_lines:
            raise UsageError("--json and --jsonl exclude each other; give one of them")
        if len(sources) > 1 and (title or url):
            raise UsageError("--title and --url describe one report; give one source")
        given = Given(date=date, publisher=publisher, title=title, url=url)
        writers = _writers(len(sources) > 1, as_json, as_lines, html, messages) or [BriefWriter(offsets, explain)]
        with messages.following(sources, shown=_is_quiet(writers)) as followed:
            results = read_many(followed, given, workers=min(workers, len(sources)), settings=Settings(codebook=codebook))
            failed = _hand_on(results, writers, messages)
        for writer in writers:
            writer.close()
    except EireneError as error:
        messages.say(f"eirene: {error}")
        raise typer.Exit(2) from error
    if failed and len(sources) > 1:
        messages.say(f"eirene: {len(sources) - failed} of {len(sources)} sources read, {failed} not")
    if failed:
        raise typer.Exit(1)


def _writers(several: bool, as_json: bool, as_lines: bool, html: Path | None, messages: Messages) -> list[Writer]:
    """The forms that are asked for; none for a brief."""
    writers: list[Writer] = []
    if as_json:
        writers.append(JsonWriter(several))
    if as_lines:
        writers.append(LinesWriter())
    if html is not None:
        writers.append(PageWriter(html, several, messages))
    return writers


def _hand_on(results: Iterator[Reading | Failure], writers: list[Writer], messages: Messages) -> int:
    """Gives each result to the writers as it comes; how many failed."""
    failed = 0
    for result in results:
        for writer in writers:
            writer.fail(result) if isinstance(result, Failure) else writer.write(result)
        if isinstance(result, Failure):
            failed += 1
            messages.say(f"eirene: {result.error}")
    return failed


def _is_quiet(writers: list[Writer]) -> bool:
    """True when nothing is printed on the terminal that would tell how far the command is."""
    return not sys.stdout.isatty() or all(isinstance(writer, PageWriter) for writer in writers)
