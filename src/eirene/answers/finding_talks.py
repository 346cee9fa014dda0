"""Findings between speakers on one negotiation: who of them is hopeful and who is not, on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from eirene.answers.finding import Basis, Found
from eirene.answers.mentions import in_order, not_rejected
from eirene.answers.naming import display_names
from eirene.checks.assessments_differ import Mood, find_moods
from eirene.store.tables import actors, nodes, processes, reports, statements
from eirene.types import FindingKind


def find_talk_findings(connection: Connection, report_ids: Sequence[int]) -> list[Found]:
    """The findings about negotiations that the reports tell of, on each of their days."""
    of_process, of_actor = nodes.alias("of_process"), nodes.alias("of_actor")
    speaker = (actors.c.report_id == statements.c.report_id) & (actors.c.position == statements.c.actor)
    query: Select[Any] = (
        select(
            *(statements.c[name] for name in ("speaker", "assessment", "content_start", "content_end", "position")),
            of_process.c.cluster.label("process"),
            of_actor.c.cluster.label("who"),
            reports.c.day,
            reports.c.digest,
        )
        .join(reports, reports.c.report_id == statements.c.report_id)
        .join(processes, processes.c.report_id == reports.c.report_id)
        .join(of_process, of_process.c.node_id == processes.c.node_id)
        .outerjoin(actors, speaker)
        .outerjoin(of_actor, of_actor.c.node_id == actors.c.node_id)
        .where(statements.c.report_id.in_(report_ids), statements.c.assessment.is_not(None), statements.c.speaker.is_not(None))
        .where(not_rejected(statements), not_rejected(processes), reports.c.day.is_not(None))
    )
    groups: dict[tuple[int, str], list[Row[Any]]] = defaultdict(list)
    for row in sorted(connection.execute(query).all(), key=lambda row: in_order(row.day, row.digest, row.position)):
        groups[row.process, row.day].append(row)
    differing = {key: group for key, group in groups.items() if len({row.assessment for row in group}) > 1}
    names = display_names(connection, {row.who for group in differing.values() for row in group if row.who is not None})
    return [found for (process, _), group in differing.items() for found in _check(process, group, names)]


def _check(process: int, group: Sequence[Row[Any]], names: dict[int, str]) -> list[Found]:
    speakers = [names.get(row.who, row.speaker) for row in group]
    moods = [Mood(speaker, row.assessment) for speaker, row in zip(speakers, group, strict=True)]
    found = []
    for conflict in find_moods(moods):
        bases = (Basis(group[i].digest, group[i].content_start, group[i].content_end, speakers[i]) for i in conflict.members)
        kind = str(FindingKind.ASSESSMENTS_DIFFER)
        found.append(Found(kind, conflict.reason, conflict.words, tuple(bases), process))
    return found
