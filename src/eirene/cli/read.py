"""`eirene read`: one or more reports into facts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from eirene.api import Failure, read_many
from eirene.errors import EireneError
from eirene.exports.wording import clean
from eirene.readers import Given
from eirene.settings import Settings
from eirene.types import Reading


def read(  # noqa: PLR0917 - the options of the command
    sources: Annotated[list[str], typer.Argument(help="Files, http(s) addresses, or - for standard input.")],
    date: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD; wins over what the report says.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    codebook: Annotated[Path | None, typer.Option(help="A folder of your own that adds to the codebook.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: an object, or a list for several sources.")] = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line, failed sources too.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page; for several sources a folder of pages.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show the rule behind each fact.")] = False,
    offsets: Annotated[bool, typer.Option("--offsets", help="Show where the words stand.")] = False,
) -> None:
    """Print what reports say: who, what, when, by whose word, what is on the table, and what to ask."""
    try:
        given = Given(date=date, publisher=publisher, title=title, url=url)
        results = read_many(sources, given, Settings(codebook=codebook))
        failed = _show(results, sources, as_json, as_lines, html, explain, offsets)
    except EireneError as error:
        _complain(str(error))
        raise typer.Exit(2) from error
    if failed:
        raise typer.Exit(1)


def _complain(message: str) -> None:
    print(f"eirene: {clean(message)}", file=sys.stderr)


def _show(
    results: Iterator[Reading | Failure],
    sources: list[str],
    as_json: bool,
    as_lines: bool,
    html: Path | None,
    explain: bool,
    offsets: bool,
) -> int:
    """Shows each result as it comes; how many failed."""
    failed, rows = 0, []
    for result in results:
        if isinstance(result, Failure):
            failed += 1
            _complain(str(result.error))
            if as_lines:
                print(json.dumps({"source": result.source, "error": str(result.error)}, ensure_ascii=False))
            continue
        if html is not None:
            _write_page(result, html, several=len(sources) > 1)
        if as_json:
            rows.append(result.to_dict())
        elif as_lines:
            print(json.dumps(result.to_dict(), ensure_ascii=False), flush=True)
        elif html is None:
            _print_brief(result, explain, offsets)
    if as_json and rows:
        print(json.dumps(rows[0] if len(sources) == 1 else rows, ensure_ascii=False, indent=1))
    return failed


def _print_brief(reading: Reading, explain: bool, offsets: bool) -> None:
    from eirene.cli.brief import Shown, open_console, print_brief

    print_brief(reading, open_console(), Shown(offsets=offsets, reasons=explain))
    sys.stdout.flush()


def _write_page(reading: Reading, target: Path, several: bool) -> None:
    from eirene.errors import UsageError
    from eirene.exports.page import write_page

    path = target / f"{reading.report.id}.html" if several or target.is_dir() else target
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_page(reading), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: the page cannot be written ({error}); give another path") from error
    print(f"wrote {path}", file=sys.stderr)
