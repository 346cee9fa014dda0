"""Reports made of the bundled ones: cut, rewritten, corrected, each the same whenever it is made."""

from __future__ import annotations

import random
import re
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from eirene.link.copies import place_copy
from eirene.link.versions import place_version
from eirene.store.saving import save_reading
from eirene.store.tables import reports
from eirene.types import Reading, Report

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def bundled() -> dict[str, str]:
    """The texts of the bundled reports by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))}


def cut(text: str, share: float) -> str:
    """The first lines of a text that hold about so much of its words."""
    kept: list[str] = []
    for line in text.split("\n"):
        if sum(len(one.split()) for one in kept) > share * len(text.split()):
            break
        kept.append(line)
    return "\n".join(kept)


def reword(text: str, share: float, seed: int = 0) -> str:
    """The text with so much of its words replaced by others of its own."""
    chance, words = random.Random(seed), text.split()
    return re.sub(r"\w+", lambda found: chance.choice(words) if chance.random() < share else found[0], text)


def new_lead(text: str, seed: int = 0) -> str:
    """The text under a headline and a first sentence of another hand."""
    head, *rest = text.split("\n")
    body = "\n".join(rest).lstrip()
    return f"{reword(head, 0.8, seed)}\n\nOTHERTOWN (Own report) – {reword(body[:200], 0.8, seed)}{body[200:]}"


def add(connection: Connection, report: Report) -> int:
    """The number of a report that is saved and put in its place among copies and versions."""
    report_id = save_reading(connection, Reading(report), report.id, "test")
    assert report_id is not None
    place_copy(connection, report_id)
    place_version(connection, report_id)
    return report_id


def add_all(engine: Engine, made: list[Report]) -> list[int]:
    """The numbers of reports added one by one."""
    with engine.begin() as connection:
        return [add(connection, report) for report in made]


def groups(engine: Engine) -> set[frozenset[str]]:
    """The names of the reports that are one text."""
    with engine.connect() as connection:
        rows = connection.execute(select(reports.c.name, reports.c.copy_group)).all()
    return {frozenset(row.name for row in rows if row.copy_group == group) for group in {row.copy_group for row in rows}}
