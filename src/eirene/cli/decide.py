"""`eirene decide`: one decision on facts by name."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from eirene.cli.messages import Messages
from eirene.cli.options import RecordOption, asking
from eirene.cli.review import AuthorOption
from eirene.errors import UsageError


def decide(  # noqa: PLR0917 - the options of the command
    action: Annotated[str, typer.Argument(metavar="ACTION", help="accept, edit, reject, merge, split, add, undo, …")],
    targets: Annotated[list[str] | None, typer.Argument(metavar="[NAME...]", help="Facts, or the decision to undo.")] = None,
    record: RecordOption = None,
    to: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A new value; give it again.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="What is added.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="The report that it is added to.")] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    author: AuthorOption = None,
) -> None:
    """Decide on facts by the names that the record prints; the decision is kept with author, time and reason.

    eirene decide edit event-3f9a2c81d0-4 --set date=2026-03-21 --reason "it was Saturday"
    """
    with asking(record) as opened:
        details: dict[str, Any] = {"kind": kind, "source": source, "value": _values(to) if to else None}
        names = tuple(targets or ())
        if action == "undo":
            if len(names) != 1:
                raise UsageError("undo: give the name of one decision; `eirene review --decisions` prints them")
            details["undoes"], names = names[0], ()
        given = {name: value for name, value in details.items() if value is not None}
        made = opened.decide(action, *names, author=author, reason=reason, **given)
    print(made.decision_id)
    if action != "undo":
        Messages().say(f"to take it back: eirene decide undo {made.decision_id}")


def _values(given: list[str]) -> dict[str, Any]:
    """The fields that are set. Raises UsageError where one has no value."""
    from eirene.cli.reviewing import read_value

    found = {}
    for one in given:
        name, equals, words = one.partition("=")
        if not equals:
            raise UsageError(f"--set {one}: give FIELD=VALUE, such as date=2026-03-21")
        found[name.strip()] = read_value(name.strip(), words.strip())
    return found
