"""How the terminal words what is told of negotiations."""

from __future__ import annotations

from collections.abc import Sequence

from eirene.cli.citing import several
from eirene.cli.pages import Cited
from eirene.exports.wording import Quote, clean, day, label, number, quote, unquoted
from eirene.talks.account import Source
from eirene.talks.cells import Cell
from eirene.talks.rounds import Round
from eirene.talks.stands import Stance
from eirene.types import Passage

ROOM = 54  # characters of a quote: with its source a line
ANSWERS = {
    Stance.ACCEPTS: "accepted by",
    Stance.CONDITIONS: "accepted with conditions by",
    Stance.REJECTS: "refused by",
}


def short_day(value: str, on: str) -> str:
    """A day without its year where that is the year of the day asked for."""
    return day(value).removesuffix(f" {on[:4]}")


def cite(source: Source, on: str, room: int = ROOM) -> Cited:
    """The words, and who published them on which day."""
    where = f"{clean(source.publisher or source.report)}, {short_day(source.published, on)}"
    return Cited(quote(source.text, source.anchor, room), where)


def cite_saying(source: Source, on: str) -> Cited:
    """What somebody said, in our quotation marks alone, and who published it on which day."""
    words = quote(source.quote, Passage(0, len(source.quote)), 2 * ROOM).words
    return Cited(Quote("", unquoted(words), ""), cite(source, on).source)


def status_words(status: str) -> str:
    """A status in words."""
    return label("term_status", status)


def term_words(kind: str, value: float | None, unit: str | None) -> str:
    """A term in words: "truce, 45 days"."""
    amount = "" if value is None else f"{number(value)} {unit or ''}".strip()
    return ", ".join(part for part in (label("term", kind), amount) if part)


def cell_words(cells: Sequence[Cell]) -> str:
    """A term, or the two sides of an exchange, in words; one of another kind in its own."""
    cell = cells[0]
    if len(cells) > 1:
        counts = " and ".join(number(one.value) for one in cells if one.value is not None)
        return f"{label('term', cell.kind)}, {counts} {cell.unit or ''}".strip()
    if str(cell.kind) == "other":
        return cell.telling.source.quote
    return term_words(str(cell.kind), cell.value, cell.unit)


def stance_words(cell: Cell, parties: tuple[str, ...]) -> list[str]:
    """Who put a term forward and who answered how."""
    tabled = list(dict.fromkeys(stand.side for stand in cell.tabled))
    found = [f"put forward by {several(tabled)}"] if tabled else []
    for stance, words in ANSWERS.items():
        sides = cell.sides(stance)
        if sides:
            found.append(f"{words} {both_sides(sides, parties)}")
    return found


def both_sides(sides: Sequence[str], parties: tuple[str, ...]) -> str:
    """The sides by name; "both sides" where they are the two parties."""
    return "both sides" if len(parties) == 2 and {*parties} == {*sides} else several(sides)


def deadline_words(what: str) -> str:
    """What is due, in words."""
    kind, _, mode = what.partition("/")
    return {"outcome": "outcome of the talks", "truce": "end of the truce"}.get(kind) or label("event", kind, mode)


def round_words(one: Round) -> str:
    """A meeting in words."""
    return f"round {one.number}" if one.number else "session" if one.mediated else "direct contact"
