"""What a record answers, as the JSON that the command line prints; from its clusters where a verb is not there."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from typer.testing import CliRunner

import eirene
from eirene.cli.main import app
from eirene.store.tables import actors, events, figures, nodes, reports

Answer = list[dict[str, Any]]


def ask(record: Path, verb: str, *options: str) -> Answer | None:
    """The JSON of a verb, None where the command has no such verb. Raises RuntimeError where it fails."""
    if verb not in {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}:
        return None
    result = CliRunner().invoke(app, [verb, *options, "--record", str(record), "--json"])
    if result.exit_code:
        raise RuntimeError(f"eirene {verb} {' '.join(options)}: {result.output[-500:]}") from result.exception
    found: Answer = json.loads(result.stdout)
    return found


def timeline(record: Path) -> Answer:
    """The merged events, each with its tellings."""
    return ask(record, "timeline") or _clusters(
        record, select(reports.c.name.label("source"), events, nodes.c.cluster).join_from(events, reports).join(nodes), "reports"
    )


def who(record: Path) -> Answer:
    """The merged actors, each with the names that reports give them."""
    return ask(record, "who") or _clusters(
        record, select(reports.c.name.label("source"), actors, nodes.c.cluster).join_from(actors, reports).join(nodes), "reports"
    )


def series(record: Path) -> Answer:
    """The series of figures with their points and disagreements."""
    return ask(record, "figures") or _clusters(
        record, select(reports.c.name.label("source"), figures, nodes.c.cluster).join_from(figures, reports).join(nodes), "points"
    )


def _clusters(record: Path, query: Select[Any], tellings: str) -> Answer:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    with eirene.open(record).engine.connect() as connection:
        for row in connection.execute(query).mappings():
            found[row["cluster"]].append({**row, "anchor": [row["anchor_start"], row["anchor_end"]]})
    return [{tellings: rows} for rows in found.values()]
