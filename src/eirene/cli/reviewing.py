"""A review on the terminal: one fact after the other, a key for each decision."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console
from rich.text import Text

from eirene.answers.review import Waiting, told
from eirene.cli.citing import named
from eirene.cli.columns import COLOURS, open_columns
from eirene.cli.keyboard import Keyboard
from eirene.cli.pages import DOT
from eirene.errors import UsageError
from eirene.exports.wording import clean, quote
from eirene.ledger.decisions import Action, Decision
from eirene.ledger.making import Wish
from eirene.record.deciding import check, decide
from eirene.record.record import Record
from eirene.types import Passage

KEYS = "a accept · e edit · r reject · m merge · s split · u undo · n next · q quit"
HELP = (
    "accept: right as it stands. edit: right with other values. reject: the report does not say so; it is shown nowhere. "
    "merge: the same as another fact. split: another thing than the facts it was put with. undo: the last decision made here."
)
LISTED = frozenset({"actors", "recipients", "by", "parties", "mediators"})
SEPARATOR = ";"
ROOM = 420  # characters of the passage with what stands around it
NOTHING = ("", "null", "none")


@dataclass
class Reviewing:
    """Goes through a queue; what is decided is kept at once."""

    record: Record
    console: Console
    author: str
    keyboard: Keyboard
    made: list[tuple[int, Decision]] = field(default_factory=list)

    def run(self, facts: Sequence[Waiting]) -> int:
        """How many decisions were kept. Ends with the queue, on q, on Ctrl-C and at the end of input."""
        position = 0
        try:
            while 0 <= position < len(facts):
                step = self._review(facts, position)
                if step is None:
                    break
                position = step
        except (KeyboardInterrupt, EOFError):
            self._say("")
        return len(self.made)

    def _review(self, facts: Sequence[Waiting], position: int) -> int | None:
        """The position to go on with, None to end."""
        fact = self.record.waiting(facts[position].name, facts[position].sample)
        show_fact(fact, self.console, f"{position + 1} of {len(facts)}")
        while True:
            pressed = self.keyboard.key().lower()
            if pressed == "q":
                return None
            if pressed == "n":
                return position + 1
            if pressed == "u":
                return self._undo(position)
            if pressed in self._actions and self._decided(fact, pressed, position):
                return position + 1
            if pressed not in self._actions:
                self._say(f"{HELP}\n{KEYS}")

    @property
    def _actions(self) -> dict[str, Callable[[Waiting], Wish | None]]:
        return {"a": self._accept, "e": self._edit, "r": self._reject, "m": self._merge, "s": self._split}

    def _decided(self, fact: Waiting, pressed: str, position: int) -> bool:
        """True when a decision was kept; what speaks against it is said, and the fact stays."""
        try:
            wish = self._actions[pressed](fact)
            if wish is None:
                self._say(KEYS)
                return False
            check(self.record.engine, wish)
            reason = "" if wish.action is Action.ACCEPT else self.keyboard.ask("Reason (Enter for none): ")
            decision = decide(self.record.engine, replace(wish, reason=reason))
        except UsageError as error:
            self._say(f"{error}\n{KEYS}")
            return False
        self.made.append((position, decision))
        self._say(f"{decision.action}: kept as {decision.decision_id}")
        return True

    def _undo(self, position: int) -> int:
        if not self.made:
            self._say("There is no decision of this review to take back.")
            return position
        before, decision = self.made.pop()
        self.record.undo(decision.decision_id, author=self.author, reason="taken back in review")
        self._say(f"{decision.action} of {decision.targets[0]} is taken back.")
        return before

    def _wish(self, action: Action, fact: Waiting, *others: str, value: dict[str, Any] | None = None) -> Wish:
        return Wish(action, (fact.name, *others), self.author, value=value, sample=fact.sample)

    def _accept(self, fact: Waiting) -> Wish:
        return self._wish(Action.ACCEPT, fact)

    def _reject(self, fact: Waiting) -> Wish:
        return self._wish(Action.REJECT, fact)

    def _split(self, fact: Waiting) -> Wish:
        if not fact.tellings and fact.sources is not None:
            self._say("It stands alone now; split, it stays alone when like reports come.")
        return self._wish(Action.SPLIT, fact)

    def _edit(self, fact: Waiting) -> Wish | None:
        self._say(f"Give field=value, an empty line to end. Lists with {SEPARATOR} between; nothing after = for none.")
        value: dict[str, Any] = {}
        while line := self.keyboard.ask("  ").strip():
            name, equals, words = line.partition("=")
            if equals:
                value[name.strip()] = read_value(name.strip(), words.strip())
            else:
                self._say("This has no =; as in date=2026-03-21")
        return self._wish(Action.EDIT, fact, value=value) if value else None

    def _merge(self, fact: Waiting) -> Wish | None:
        offered = self.record.like(fact.name)
        for number, other in enumerate(offered, start=1):
            self._say(f"{number}  {gist(self.record.waiting(other))}")
        given = self.keyboard.ask("Same as (number or name of a fact, Enter for none): ").strip()
        if given.isdigit() and 1 <= int(given) <= len(offered):
            given = offered[int(given) - 1]
        return self._wish(Action.MERGE, fact, given) if given else None

    def _say(self, words: str) -> None:
        for line in words.split("\n"):
            open_columns(self.console).print(Text(clean(line), "dim"))


def read_value(name: str, words: str) -> Any:
    """What was typed for a field: a number, a list or null as JSON has them; names between semicolons; else the words."""
    if words.casefold() in NOTHING:
        return [] if name in LISTED else None
    try:
        value = json.loads(words)
    except ValueError:
        value = words
    if name in LISTED and isinstance(value, str):
        return [part.strip() for part in value.split(SEPARATOR) if part.strip()]
    return words if isinstance(value, bool | dict) else value


def gist(fact: Waiting) -> str:
    """A fact in a line: what it says, who reports it, its name."""
    says = ", ".join(f"{_shown(value)}" for value in told(fact.values).values())
    return f"{says} — {named(fact.publisher, fact.source, fact.date)} [{fact.name}]"


def show_fact(fact: Waiting, console: Console, where: str) -> None:
    """Prints a fact to decide on: its words in the report, what was read from them, what it was put with, the keys."""
    columns = open_columns(console)
    title = Text(f"\n{where} · ", "dim").append(fact.kind, f"bold {COLOURS[fact.kind]}")
    for note in (*fact.doubts, *([fact.review] if fact.review else [])):
        title.append(f"{DOT}{note}", "yellow")
    columns.print(title)
    columns.print(Text(named(fact.publisher, fact.source, fact.date), "italic"))
    if fact.anchor:
        columns.print(_passage(fact))
    rows = [*((name, _shown(value)) for name, value in told(fact.values).items()), *_about(fact)]
    width = columns.lead_width(max((len(name) for name, _ in rows), default=0))
    for name, words in rows:
        columns.print_fact(Text(name, "dim"), width, _constant(Text(clean(words))))
    columns.print(Text(KEYS, "dim"))


def _about(fact: Waiting) -> Iterable[tuple[str, str]]:
    if fact.tellings:
        yield "put with", ", ".join(fact.tellings)
    if fact.reason:
        yield "rule", fact.reason
    yield "name", fact.name


def _passage(fact: Waiting) -> Text:
    text = fact.words.before + fact.words.words + fact.words.after
    start = len(fact.words.before)
    found = quote(text, Passage(start, start + len(fact.words.words)), ROOM)
    return Text.assemble(("“" + _kept(found.before), ""), (clean(found.words), "bold reverse"), (_kept(found.after) + "”", ""))


def _kept(text: str) -> str:
    """The text cleaned, the space that keeps it from the passage kept."""
    shown = clean(text)
    return (" " if text[:1].isspace() and shown else "") + shown + (" " if text[-1:].isspace() and shown else "")


def _shown(value: Any) -> str:
    return f"{SEPARATOR} ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _constant(text: Text) -> Callable[[int], Text]:
    return lambda _room: text
