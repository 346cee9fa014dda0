"""`eirene review`: people's decisions, on the terminal or from a file; what waits for them, and what was decided."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from eirene.cli.messages import Messages
from eirene.cli.options import MOST, CsvOption, JsonOption, RecordOption, asking
from eirene.cli.output import print_answer
from eirene.errors import UsageError

if TYPE_CHECKING:
    from eirene.answers.ledger import Ledger
    from eirene.answers.review import Choice, Queue
    from eirene.cli.pages import Page
    from eirene.record.record import Record

LISTED = 50
NO_TERMINAL = (
    "a review asks on a terminal, and there is none; give decisions with --file FILE (- for standard input), or print what "
    "waits with --list"
)
AuthorOption = Annotated[str | None, typer.Option("--author", metavar="NAME", help="Who decides; else EIRENE_AUTHOR, else you.")]


def review(  # noqa: PLR0917 - the options of the command
    record: RecordOption = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only actors, events, … (event).")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only this report, as it was added.")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=MOST, help="No more facts than so many.")] = LISTED,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", min=1, max=MOST, help="N facts at random, to estimate from.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed draws the same sample.")] = 0,
    author: AuthorOption = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Decide by a file, a JSON object a line; or -.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --file: check every line, keep nothing.")] = False,
    as_list: Annotated[bool, typer.Option("--list", help="Print what waits, decide nothing.")] = False,
    decisions: Annotated[bool, typer.Option("--decisions", help="Print all that was decided.")] = False,
    orphaned: Annotated[bool, typer.Option("--orphaned", help="Print decisions whose facts are read no more.")] = False,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Accept, edit, reject, merge and split facts, the least certain first; every decision is kept with author, time and reason,
    and can be undone.

    Ends with 1 when a line of the file could not be decided; the others are kept.
    """
    with asking(record) as opened:
        if file is not None:
            wrong = _decide(opened, file, author, dry_run, as_json)
            if wrong:
                raise typer.Exit(1)
            return
        if decisions or orphaned:
            print_answer(opened.ledger(orphaned), _show_ledger, as_json, as_csv)
            return
        choice = _choose(kind, source, limit, sample, seed)
        if as_list or as_json or as_csv:
            print_answer(opened.review_queue(choice), _show_queue, as_json, as_csv)
            return
        _review(opened, choice, author)


def _choose(kind: str | None, source: str | None, limit: int, sample: int | None, seed: int) -> Choice:
    from eirene.answers.review import Choice

    return Choice(kind.removesuffix("s") if kind else None, source, limit, sample, seed)


def _review(opened: Record, choice: Choice, author: str | None) -> None:
    """Asks on the terminal. Raises UsageError where there is none, or nobody to name as the author."""
    from eirene.cli.columns import open_console
    from eirene.cli.keyboard import open_keyboard
    from eirene.cli.reviewing import Reviewing
    from eirene.record.deciding import name_author

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(NO_TERMINAL)
    who = name_author(author)
    queue = opened.review_queue(choice)
    messages = Messages()
    messages.say(f"{len(queue.facts)} facts wait; decisions are kept as those of {who or 'nobody'}")
    with open_keyboard() as keyboard:
        made = Reviewing(opened, open_console(), who, keyboard).run(queue.facts)
    messages.say(f"{made} decision{'' if made == 1 else 's'} kept")


def _decide(opened: Record, file: str, author: str | None, dry_run: bool, as_json: bool) -> bool:
    """Decides line by line, saying what is wrong; whether anything was."""
    messages = Messages()
    kept = known = wrong = 0
    outcomes = []
    with _lines(file) as lines:
        for outcome in opened.decide_lines(lines, author, dry_run):
            outcomes.append(outcome)
            if outcome.error:
                wrong += 1
                messages.say(f"eirene: {file}, line {outcome.line}: {outcome.error}")
            elif outcome.decision:
                kept += 1
            else:
                known += 1
    if as_json:
        print(json.dumps([outcome.to_dict() for outcome in outcomes], ensure_ascii=False, indent=1))
    verb = "would be kept" if dry_run else "kept"
    parts = [
        f"{kept} {verb}",
        *([f"{known} already there"] if known else []),
        *([f"{wrong} could not be decided"] if wrong else []),
    ]
    messages.say("; ".join(parts))
    return wrong > 0


@contextmanager
def _lines(file: str) -> Iterator[TextIO]:
    """The lines of a file, or of standard input. Raises UsageError where it cannot be read."""
    if file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as lines:
            yield lines
    except OSError as error:
        raise UsageError(f"{file}: the file cannot be read ({error.strerror}); give another path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: the file is not in UTF-8 (byte {error.start}); save it so") from error


def _show_queue(answer: Queue) -> list[Page]:
    from eirene.cli.ledger_page import lay_out_queue

    return [lay_out_queue(answer)]


def _show_ledger(answer: Ledger) -> list[Page]:
    from eirene.cli.ledger_page import lay_out_ledger

    return [lay_out_ledger(answer)]
