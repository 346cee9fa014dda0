"""What the terminal shows of the queue of review and of the ledger."""

from __future__ import annotations

from typing import Any

from eirene.answers.ledger import Ledger, Line
from eirene.answers.precision import CAUTION, Precision
from eirene.answers.review import Queue, Waiting, told
from eirene.cli.citing import cited, counted, named
from eirene.cli.pages import Block, Cited, Page, Row
from eirene.exports.wording import Quote, day
from eirene.ledger.decisions import Evidence
from eirene.ledger.estimating import Estimate


def lay_out_queue(answer: Queue) -> Page:
    """The facts that wait, with the words they rest on."""
    choice = answer.choice
    about = (counted(len(answer.facts), "fact"), choice.label or "the least certain first")
    nothing = "Nothing waits for review."
    return Page("To review", about, (Block("", tuple(map(_waiting, answer.facts))),), nothing=nothing)


def lay_out_ledger(answer: Ledger) -> Page:
    """The ledger."""
    title = "Decisions whose facts are read no more" if answer.orphaned else "Decisions"
    note = "They stay in the ledger and take effect when such a fact is read again." if answer.orphaned and answer.lines else ""
    nothing = "Every decision has its facts." if answer.orphaned else "Nothing was decided yet."
    block = Block("", tuple(map(_line, answer.lines)))
    return Page(title, (counted(len(answer.lines), "decision"),), (block,), note, nothing)


def lay_out_precision(answer: Precision) -> Page:
    """The estimates, random samples apart from what was chosen."""
    blocks = tuple(
        Block(title, tuple(_estimate(found) for found in answer.estimates if found.drawn is drawn))
        for title, drawn in (("Random samples", True), ("Chosen facts", False))
    )
    nothing = "Nothing was decided yet; eirene review --sample 100 draws facts to estimate from."
    return Page("Facts that are right as they are read", (), blocks, CAUTION, nothing)


def _estimate(found: Estimate) -> Row:
    low, high = found.interval
    counts = f"{found.accepted} accepted, {found.edited} edited, {found.rejected} rejected of {found.n}"
    edited = f"edited: {', '.join(f'{name} {count}' for name, count in found.fields)}" if found.fields else ""
    head = f"{found.precision:.0%} ({low:.0%} to {high:.0%})"
    return Row(found.kind, head, counts, tuple(tag for tag in (edited, found.reader) if tag), kind=found.kind)


def say_value(value: Any) -> str:
    """A value of a fact in words."""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _waiting(fact: Waiting) -> Row:
    says = " · ".join(say_value(value) for value in told(fact.values).values())
    words = (cited(fact.words, fact.publisher, fact.source, fact.date),) if fact.anchor else ()
    return Row(fact.kind, "", says, fact.doubts, kind=fact.kind, cited=words, name=fact.name)


def _line(line: Line) -> Row:
    decision = line.decision
    value = ", ".join(f"{name} = {say_value(new)}" for name, new in (decision.value or {}).items() if new not in (None, [], ""))
    tags = [f"by {decision.author}", f"undoes {decision.undoes}" if decision.undoes else "", "" if line.holds else "taken back"]
    why = [why for _, why in line.vanished]
    return Row(
        f"{day(decision.decided_at[:10])} {decision.decided_at[11:16]}",
        f"{decision.action} {decision.evidence[0].kind}",
        value if len(decision.targets) == 1 else f"{len(decision.targets)} facts {value}",
        tuple(tag for tag in (*tags, decision.reason, *why) if tag),
        kind=decision.evidence[0].kind if decision.evidence[0].kind in _KINDS else "finding",
        cited=tuple(_cited(evidence) for evidence in decision.evidence),
        name=decision.decision_id,
    )


_KINDS = frozenset({"actor", "event", "statement", "figure", "term", "process", "finding"})


def _cited(evidence: Evidence) -> Cited:
    return Cited(Quote("", evidence.words or evidence.target, ""), named(None, evidence.source or evidence.target))
