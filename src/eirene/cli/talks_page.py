"""The board of a negotiation on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eirene.answers.talks import Board, Talks
from eirene.cli.citing import counted, named, several
from eirene.cli.pages import Block, Cited, Page, Row
from eirene.exports.wording import day, label, number, quote
from eirene.talks.account import MoodTold, Source
from eirene.talks.cells import Cell, Move
from eirene.talks.deadlines import Deadline, Fate
from eirene.talks.positions import Position
from eirene.talks.rounds import Round
from eirene.talks.stands import Stance
from eirene.talks.state import State

AS_REPORTED = "As reported: what the reports say and on whose word, not what is true."
ROOM = 88  # characters of a quote: a line
SHORT = 4  # facts of a kind on a board
ALL_SIDES = "both sides"


def lay_out_talks(board: Board) -> list[Page]:
    """A page for each negotiation that was worked out, shorter ones where there are several, and one that lists the others."""
    worked_out = [(talk, talk.state) for talk in board.talks if talk.state is not None]
    listed = [talk for talk in board.talks if talk.state is None]
    pages = [_board(talk, state, alone=len(worked_out) == 1) for talk, state in worked_out]
    if listed or not pages:
        pages.append(_list(listed, board.day, others=bool(pages)))
    return pages


def _list(talks: Sequence[Talks], on: str | None, others: bool) -> Page:
    rows = tuple(Row(talk.name, "", _last(talk), kind="process", name=talk.process) for talk in talks)
    title = "Other talks" if others else "Talks"
    return Page(title, (f"as of {day(on)}",) if on else (), (Block("", rows),), nothing="No report tells of talks.")


def _last(talk: Talks) -> str:
    return f"last told of {day(talk.told_on)}"


def _board(talk: Talks, state: State, alone: bool) -> Page:
    blocks = [_issues(state), Block("On the table", tuple(_term(cell, state) for cell in state.cells))]
    if alone:
        blocks += [_positions(state), _deadlines(state), _rounds(state), _moves(state)]
    blocks.insert(2, _moods(state))
    return Page(talk.name, (*_about(talk, state), talk.process), tuple(blocks), AS_REPORTED if alone else "")


def _about(talk: Talks, state: State) -> Iterable[str]:
    if state.parts.venue:
        yield state.parts.venue
    if state.parts.mediators:
        yield f"mediated by {several(state.parts.mediators)}"
    yield f"as of {day(talk.day)}"
    if talk.told_on != talk.day:
        yield _last(talk)
    yield counted(talk.reports, "report")


def _issues(state: State) -> Block:
    rows = []
    if state.issues:
        step = state.issues[-1]
        before = f"from {step.before}" if step.before not in {None, step.value} else ""
        stated = f"as stated {day(step.day)}"
        beside = f"also {several(f'{value} ({source.publisher or source.report})' for value, source in step.beside)}"
        tags = (stated, beside) if step.beside else (stated,)
        rows.append(Row(counted(step.value, "issue"), "", before, tags, kind="process", cited=(_cited(step.source),)))
    rows += [Row("open, in words", kind="process", cited=(_cited(source, 2 * ROOM),)) for source in state.sticking.named[:2]]
    return Block("Outstanding", tuple(rows), len(state.sticking.cells) or None)


def _term(cell: Cell, state: State) -> Row:
    head = ", ".join(part for part in (label("term", cell.kind), _number(cell.value, cell.unit)) if part)
    tags = [f"since {day(cell.since)}"]
    if cell.told_on != cell.since:
        tags.append(f"last told {day(cell.told_on)}")
    tags += [f"also told as {label('term_status', told.status)}: {told.source.publisher}" for told in cell.beside]
    return Row(
        label("term_status", cell.status),
        head,
        "; ".join(_stances(cell, state.parts.parties)),
        tuple(tags),
        kind="term",
        cited=(_cited(cell.telling.source),),
    )


def _stances(cell: Cell, parties: tuple[str, ...]) -> Iterable[str]:
    tabled = list(dict.fromkeys(stand.side for stand in cell.tabled))
    if tabled:
        yield f"put forward by {several(tabled)}"
    for stance, words in (
        (Stance.ACCEPTS, "accepted by"),
        (Stance.CONDITIONS, "accepted with conditions by"),
        (Stance.REJECTS, "refused by"),
    ):
        sides = cell.sides(stance)
        if sides:
            yield f"{words} {ALL_SIDES if len(parties) == 2 and {*parties} <= {*sides} else several(sides)}"


def _number(value: float | None, unit: str | None) -> str:
    return "" if value is None else f"{number(value)} {unit or ''}".strip()


def _moods(state: State) -> Block:
    return Block(f"The mood on {day(state.told_on)}", tuple(map(_mood, state.moods)))


def _mood(mood: MoodTold) -> Row:
    tone = str(mood.assessment)
    side = () if mood.voice.side in {None, mood.voice.name} else (f"for {mood.voice.side}",)
    return Row(mood.voice.name, "", "", (tone, *side), tone, "statement", (_cited(mood.source),))


def _positions(state: State) -> Block:
    held = [position for position in state.positions if position.term is None]
    return _latest("Said and done beside the terms", [_position(position) for position in held])


def _position(position: Position) -> Row:
    who = position.name if position.name == position.side else f"{position.name} for {position.side}"
    return Row(day(position.day), position.stance, who, kind="event", cited=(_cited(position.source),))


def _deadlines(state: State) -> Block:
    still_open = [deadline for deadline in state.deadlines if deadline.fate is Fate.OPEN]
    past = [deadline for deadline in state.deadlines if deadline.fate is not Fate.OPEN]
    shown = past[-SHORT:] + still_open
    more = f"{len(past) - SHORT} earlier: --json" if len(past) > SHORT else ""
    return Block("Deadlines", tuple(map(_deadline, shown)), len(state.deadlines), more)


def _deadline(deadline: Deadline) -> Row:
    kind, _, mode = deadline.what.partition("/")
    what = {"outcome": "outcome of the talks", "truce": "the truce runs out"}.get(kind) or label("event", kind, mode)
    who = several(deadline.who)
    return Row(day(deadline.due), what, who, (str(deadline.fate),), kind="event", cited=(_cited(deadline.source),))


def _rounds(state: State) -> Block:
    return _latest("Rounds", [_round(one) for one in state.rounds])


def _round(one: Round) -> Row:
    head = f"round {one.number}" if one.number else "session" if one.mediated else "direct contact"
    tags = [label("status", one.status)] if str(one.status) != "occurred" else []
    tags += ["denied by some"] if one.denied else []
    when = day(one.start if one.start == one.end else f"{one.start}/{one.end}")
    place = f"in {one.place}" if one.place else ""
    told = several(source.publisher or source.report for source in one.sources)
    return Row(when, head, place, (*tags, f"told by {told}"), kind="event")


def _moves(state: State) -> Block:
    return _latest("Latest moves", [_move(move) for move in state.moves])


def _move(move: Move) -> Row:
    head = ", ".join(part for part in (label("term", move.kind), _number(move.value, move.unit)) if part)
    before = label("term_status", move.before) if move.before else "new"
    after = label("term_status", move.after) if move.after else "dropped"
    return Row(day(move.day), head, f"{before} → {after}", (move.reason,) if move.reason else (), kind="term")


def _latest(title: str, rows: Sequence[Row]) -> Block:
    left = len(rows) - SHORT
    return Block(title, tuple(rows[-SHORT:]), len(rows), f"{left} earlier: --json" if left > 0 else "")


def _cited(source: Source, room: int = ROOM) -> Cited:
    return Cited(quote(source.text, source.anchor, room), named(source.publisher, source.report, source.published))
