"""The board of a negotiation on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from eirene.answers.talks import Board, Talks
from eirene.cli.citing import counted, several
from eirene.cli.pages import Block, Page, Row
from eirene.cli.talks_words import (
    cell_words,
    cite,
    cite_saying,
    deadline_words,
    round_words,
    short_day,
    stance_words,
    status_words,
    term_words,
)
from eirene.exports.wording import day
from eirene.talks.account import MoodTold
from eirene.talks.cells import OPEN, Cell, Move
from eirene.talks.deadlines import Deadline, Fate
from eirene.talks.positions import Position
from eirene.talks.rounds import Round
from eirene.talks.state import State

AS_REPORTED = "As reported: what the reports say and on whose word, not what is true."
SHORT = 3  # facts of a kind on a board
SENTENCE = 170  # characters of a quote that names the open points
MOODS = ("positive", "cautious", "negative")


def lay_out_talks(board: Board) -> list[Page]:
    """A page for each negotiation that was worked out, shorter ones where there are several, and one that lists the others."""
    worked_out = [(talk, talk.state) for talk in board.talks if talk.state is not None]
    listed = [talk for talk in board.talks if talk.state is None]
    pages = [_board(talk, state, alone=len(worked_out) == 1) for talk, state in worked_out]
    if listed or not pages:
        pages.append(_list(listed, board.day, others=bool(pages)))
    return pages


def _list(talks: Sequence[Talks], on: str | None, others: bool) -> Page:
    rows = tuple(Row(talk.name, "", f"last told of {day(talk.told_on)}", kind="process", name=talk.process) for talk in talks)
    title = "Other talks" if others else "Talks"
    return Page(title, (f"as of {day(on)}",) if on else (), (Block("", rows),), nothing="No report tells of talks.")


def _board(talk: Talks, state: State, alone: bool) -> Page:
    """What is open, what is settled, the mood; where the negotiation stands alone, also what led there and what comes."""
    still_open = [cell for cell in state.cells if cell.status in OPEN]
    settled = [cell for cell in state.cells if cell.status not in OPEN]
    blocks = [
        Block("Open", (*_issues(state), *_terms(still_open, state), *_named(state)), len(still_open)),
        Block("Settled", tuple(_terms(settled, state))),
        Block(f"Mood on {short_day(state.told_on, talk.day)}", tuple(_moods(state))),
    ]
    if alone:
        blocks += [_moves(state), _said(state), _deadlines(state), _rounds(state)]
    return Page(talk.name, (*_about(talk, state), talk.process), tuple(blocks), AS_REPORTED)


def _about(talk: Talks, state: State) -> Iterable[str]:
    yield f"as of {day(talk.day)}"
    if talk.told_on != talk.day:
        yield f"last told of {day(talk.told_on)}"
    if state.parts.venue:
        yield state.parts.venue
    if state.parts.mediators:
        yield f"mediated by {several(state.parts.mediators)}"
    yield counted(talk.reports, "report")


def _issues(state: State) -> Iterable[Row]:
    for step in state.issues[-1:]:
        before = f"from {step.before}" if step.before not in {None, step.value} else ""
        beside = several(f"{value} by {source.publisher or source.report}" for value, source in step.beside)
        tags = (f"stated {short_day(step.day, state.day)}", f"also {beside}" if beside else "")
        said = tuple(tag for tag in tags if tag)
        yield Row(
            counted(step.value, "issue"), "outstanding", before, said, kind="process", cited=(cite(step.source, state.day),)
        )


def _named(state: State) -> Iterable[Row]:
    for source in state.sticking.named[:2]:
        yield Row("in words", kind="process", cited=(cite(source, state.day, SENTENCE),))


def _terms(cells: Sequence[Cell], state: State) -> Iterable[Row]:
    """A row for each term; the two sides of an exchange are one row while they stand alike."""
    for _, group in groupby(cells, key=lambda cell: _alike(cell, state)):
        together = list(group)
        cell = together[0]
        tags = [f"since {short_day(cell.since, state.day)}"]
        if cell.told_on != cell.since:
            tags.append(f"last told {short_day(cell.told_on, state.day)}")
        tags += [f"also told as {status_words(told.status)} by {told.source.publisher}" for told in cell.beside]
        detail = "; ".join(stance_words(cell, state.parts.parties))
        said = (cite(cell.telling.source, state.day),)
        yield Row(cell_words(together), status_words(cell.status), detail, tuple(tags), kind="term", cited=said)


def _alike(cell: Cell, state: State) -> tuple[str, ...]:
    """What cells must have in common to share a row: only those of an exchange do."""
    if str(cell.kind) != "prisoner_exchange":
        return (cell.term,)
    return (str(cell.kind), str(cell.status), cell.since, *stance_words(cell, state.parts.parties))


def _moods(state: State) -> Iterable[Row]:
    for mood in sorted(state.moods, key=lambda mood: MOODS.index(str(mood.assessment))):
        yield _mood(mood, state)


def _mood(mood: MoodTold, state: State) -> Row:
    tone = str(mood.assessment)
    side = () if mood.voice.side in {None, mood.voice.name} else (f"for {mood.voice.side}",)
    return Row(mood.voice.name, "", "", (tone, *side), tone, "statement", (cite_saying(mood.source, state.day),))


def _moves(state: State) -> Block:
    return _latest("Latest moves", [_move(move, state) for move in state.moves])


def _move(move: Move, state: State) -> Row:
    before = status_words(move.before) if move.before else "new"
    after = status_words(move.after) if move.after else "dropped"
    tags = tuple(words for words in (move.reason, f"told by {move.source.publisher or move.source.report}") if words)
    lead = short_day(move.day, state.day)
    head = move.words if str(move.kind) == "other" else term_words(str(move.kind), move.value, move.unit)
    return Row(lead, head, f"{before} → {after}", tags, kind="term")


def _said(state: State) -> Block:
    """What the parties last asked, granted, refused or threatened besides."""
    return _latest("Also asked, granted, refused", [_position(one, state) for one in state.positions if one.term is None])


def _position(position: Position, state: State) -> Row:
    who = position.name if position.name == position.side else f"{position.name} for {position.side}"
    return Row(short_day(position.day, state.day), who, position.stance, kind="event", cited=(cite(position.source, state.day),))


def _deadlines(state: State) -> Block:
    still_open = [deadline for deadline in state.deadlines if deadline.fate is Fate.OPEN]
    past = [deadline for deadline in state.deadlines if deadline.fate is not Fate.OPEN]
    rows = [_deadline(deadline, state) for deadline in (*past[-SHORT:], *still_open)]
    left = len(past) - SHORT
    return Block("Deadlines", tuple(rows), len(state.deadlines), f"{left} earlier: --json" if left > 0 else "")


def _deadline(deadline: Deadline, state: State) -> Row:
    said = f"said {short_day(deadline.said_on, state.day)} by {deadline.source.publisher or deadline.source.report}"
    who = several(deadline.who)
    return Row(short_day(deadline.due, state.day), deadline_words(deadline.what), who, (str(deadline.fate), said), kind="event")


def _rounds(state: State) -> Block:
    return _latest("Rounds", [_round(one, state) for one in state.rounds])


def _round(one: Round, state: State) -> Row:
    tags = [str(one.status)] if str(one.status) != "occurred" else []
    tags += ["denied by some"] if one.denied else []
    told = several(source.publisher or source.report for source in one.sources)
    place = f"in {one.place}" if one.place else ""
    lead = short_day(one.start if one.start == one.end else f"{one.start}/{one.end}", state.day)
    return Row(lead, round_words(one), place, (*tags, f"told by {told}"), kind="event")


def _latest(title: str, rows: Sequence[Row]) -> Block:
    left = len(rows) - SHORT
    return Block(title, tuple(rows[-SHORT:]), len(rows), f"{left} earlier: --json" if left > 0 else "")
