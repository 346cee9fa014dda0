"""What the terminal shows of a fact and of all that stands behind it."""

from __future__ import annotations

from eirene.answers.review import told
from eirene.answers.why import Made, Other, Telling, Tie, Why
from eirene.cli.citing import cited, named
from eirene.cli.ledger_page import say_value
from eirene.cli.pages import DOT, Block, Page, Row
from eirene.exports.wording import day

NOTE = "A name of any telling finds the fact; what people decide is held to its words and can be taken back."
PUT_IN = "to put two together: eirene decide merge NAME NAME"
TAKE_OUT = "to take a telling out: eirene decide split NAME"


def lay_out_why(answer: Why) -> Page:
    """The fact, what it was put with and why, decisions on it, and the copies and versions of its report."""
    fact = answer.fact
    about = (fact.name, named(fact.publisher, fact.source, fact.date), fact.review or "nobody has reviewed it")
    left = answer.count - len(answer.tellings)
    shown = f"shown as {answer.cluster}" if answer.cluster and answer.cluster != fact.name else ""
    later = f"{left:,} later tellings are left out" if left else ""
    more = DOT.join(filter(None, (later, TAKE_OUT if answer.count > 1 else "")))
    return Page(
        f"Why: {fact.kind}",
        tuple(filter(None, (*about, shown))),
        (
            Block("As reported", tuple(_values(answer)), 1),
            Block("Told by", tuple(_telling(telling) for telling in answer.tellings), answer.count, more),
            Block("Came near", tuple(Row(tie.other, "", _tie(tie), kind=fact.kind) for tie in answer.near), more=PUT_IN),
            Block("Decisions", tuple(_made(made) for made in answer.decisions)),
            Block("Copies and versions of the report", tuple(_other(other) for other in answer.reports)),
        ),
        NOTE,
    )


def _values(answer: Why) -> list[Row]:
    fact = answer.fact
    rows = [Row("words", cited=(cited(fact.words, fact.publisher, fact.source, fact.date),))] if fact.anchor else []
    for field, value in told(fact.values).items():
        was = (f"read as {say_value(answer.as_read[field] or 'none')}",) if field in answer.as_read else ()
        rows.append(Row(field, "", say_value(value), was))
    emptied = [field for field in answer.as_read if field not in told(fact.values) and field in told(answer.as_read)]
    rows += [Row(field, "", "none", (f"read as {say_value(answer.as_read[field])}",)) for field in emptied]
    rows.append(Row("rule", "", fact.reason or "none is told", (f"read by {answer.reader}",)))
    return rows


def _telling(telling: Telling) -> Row:
    words = (cited(telling.words, telling.publisher, telling.source, telling.date),) if telling.words.words else ()
    copy = (f"a copy of {telling.copy_of}",) if telling.copy_of else ()
    return Row(day(telling.date) or "undated", telling.name, _why(telling), copy, cited=words)


def _why(telling: Telling) -> str:
    if telling.tie is not None:
        return _tie(telling.tie)
    if telling.same_as is None:
        return ""
    if telling.name.startswith("figure"):
        return f"counts the same as {telling.same_as}, whatever the number"
    return f"says just the same as {telling.same_as}"


def _tie(tie: Tie) -> str:
    if tie.merged:
        return f"people merged it with {tie.other}"
    if tie.veto:
        return f"not {tie.other}: {tie.veto}"
    reasons = "; ".join(f"{reason.words} ({reason.feature} {reason.score:+g})" for reason in tie.reasons)
    return f"matches {tie.other} at {tie.score:g}, needed {tie.threshold:g}: {reasons}"


def _made(made: Made) -> Row:
    decision = made.decision
    value = ", ".join(f"{name} = {say_value(new)}" for name, new in (decision.value or {}).items())
    others = [target for target in decision.targets if len(decision.targets) > 1]
    state = () if made.holds else ("taken back",)
    undo = f"to take it back: {made.undo}" if made.holds else f"to have it again: {made.undo}"
    tags = (f"by {decision.author}", *state, *([decision.reason] if decision.reason else []), undo)
    return Row(
        f"{day(decision.decided_at[:10])} {decision.decided_at[11:16]}",
        str(decision.action),
        value or say_value(others),
        tags,
        name=decision.decision_id,
    )


def _other(other: Other) -> Row:
    return Row(other.relation, "", named(other.publisher, other.source, other.date), (other.source,))
