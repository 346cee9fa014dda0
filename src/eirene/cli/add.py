"""`eirene add`: reports into the record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eirene.cli.messages import Messages
from eirene.cli.options import RecordOption
from eirene.errors import EireneError, UsageError
from eirene.readers import Given
from eirene.settings import Settings

if TYPE_CHECKING:
    from eirene.record.adding import Added

INTERRUPTED = 130
OUTCOMES = {"added": "added", "known": "already there", "corrected": "corrected", "failed": "failed"}


def add(  # noqa: PLR0917 - the options of the command
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE...", help="Files, folders, http(s) addresses, or -.")
    ] = None,
    record: RecordOption = None,
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day of publication, YYYY-MM-DD; wins over the report's.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="Its title.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    listed: Annotated[
        Path | None, typer.Option("--list", metavar="CSV", help="A list of sources, with columns date, publisher, title, url.")
    ] = None,
    codebook: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of yours that adds to the codebook.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Processes that share the reading.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: what became of each source.")] = False,
) -> None:
    """Read reports and save them in the record, linked to what it has.

    What is there is not read again, so the same command goes on where it was stopped. Ends with 0 when every source is in the
    record, 1 when one could not be read, 2 when an option, the codebook or the record is wrong.
    """
    messages = Messages()
    done: list[Added] = []
    try:
        from eirene.record.listing import read_list
        from eirene.record.sources import add_sources, expand  # the database library takes a fifth of a second to load
        from eirene.store.opening import open_engine, using

        known = read_list(listed) if listed else {}
        sources = expand([*(sources or ()), *known])
        if not sources:
            raise UsageError("there is nothing to add; give files, folders or addresses, or --list with a CSV file of them")
        if len(sources) > 1 and (title or url):
            raise UsageError("--title and --url describe one report; give one source, or a --list")
        for_all = Given(date=date, publisher=publisher, title=title, url=url)
        settings = Settings(codebook=codebook)
        with using(open_engine(record)) as engine, messages.following(sources, shown=True) as followed:
            given = partial(_complete, known, for_all)
            results = add_sources(engine, followed, given, workers=min(workers, len(sources)), settings=settings)
            _note(results, done, messages)
    except EireneError as error:
        _print(done, as_json)
        messages.say(f"eirene: {error}")
        raise typer.Exit(2) from error
    except KeyboardInterrupt:
        _print(done, as_json)
        messages.say(
            f"eirene: stopped; {len(done)} of {len(sources or ())} sources are done; the same command goes on from there"
        )
        raise typer.Exit(INTERRUPTED) from None
    _print(done, as_json)
    if any(added.error for added in done):
        raise typer.Exit(1)


def _complete(known: Mapping[str, Given], for_all: Given, source: str) -> Given:
    """What the list tells of a source; where it is silent, what the options tell of all."""
    from eirene.record.listing import complete

    return complete(known[source], for_all) if source in known else for_all


def _note(results: Iterator[Added], done: list[Added], messages: Messages) -> None:
    """Takes the results as they come and says what failed."""
    for added in results:
        done.append(added)
        if added.error:
            messages.say(f"eirene: {added.error}")


def _print(done: list[Added], as_json: bool) -> None:
    """Prints what became of the sources."""
    if as_json:
        print(json.dumps([asdict(added) for added in done], ensure_ascii=False, indent=1))
    elif done:
        print(summarise(done))


def summarise(done: list[Added]) -> str:
    """How many of each, in words: "added: 12 (new versions: 1, copies: 2); already there: 3"."""
    outcomes = Counter(str(added.outcome) for added in done)
    kinds = {"new versions": sum(bool(added.version_of) for added in done), "copies": sum(bool(added.copy_of) for added in done)}
    of_these = ", ".join(f"{kind}: {count}" for kind, count in kinds.items() if count)
    parts = [f"{words}: {outcomes[outcome]}" for outcome, words in OUTCOMES.items() if outcomes[outcome] or outcome == "added"]
    if of_these:
        parts[0] += f" ({of_these})"
    return "; ".join(parts)
