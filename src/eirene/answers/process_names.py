"""What negotiations are called where they are not worked out: by their parties."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from eirene.answers.naming import display_names
from eirene.answers.scope import Scope
from eirene.store.tables import actors, nodes

BETWEEN = " – "


def name_processes(connection: Connection, tellings: Sequence[Any], scope: Scope) -> dict[int, str]:
    """What to call the process of each telling (`report_id`, `cluster`, `parties`): the parties that most tellings among these
    have, the first of equals."""
    counts = Counter((row.cluster, row.parties) for row in tellings)
    first: dict[int, Any] = {}
    for row in sorted(tellings, key=lambda row: -counts[row.cluster, row.parties]):
        first.setdefault(row.cluster, row)
    report_ids = [row.report_id for row in first.values()]
    query = select(actors.c.report_id, actors.c.name, nodes.c.cluster).join(nodes, nodes.c.node_id == actors.c.node_id)
    found = connection.execute(query.where(actors.c.report_id.in_(report_ids)))
    clusters = {(report_id, name): cluster for report_id, name, cluster in found}
    parties = {cluster: [(row.report_id, name) for name in json.loads(row.parties)] for cluster, row in first.items()}
    shown = display_names(
        connection, (clusters[party] for named in parties.values() for party in named if party in clusters), scope
    )
    return {
        cluster: BETWEEN.join(dict.fromkeys(shown.get(clusters.get(party, -1), party[1]) for party in named)) or "talks"
        for cluster, named in parties.items()
    }
