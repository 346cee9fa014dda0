"""The views for people's own SQL: names and columns that stay while the tables change (docs/sql.md).

The views of facts hold what the record shows: not what people rejected, nor the facts of reports that a later version replaced.
`fact` names a fact in its report, `actor`, `event`, `series` and `process` what it is part of over all reports.
"""

from __future__ import annotations

from sqlalchemy import Connection

NAME_AT = 30  # where in `nodes.first` the name begins (link/names.py)


def _own(kind: str, table: str = "f") -> str:
    """The name of a fact."""
    return f"'{kind}-' || substr(r.digest, 1, 10) || '-' || {table}.position"


def _merged(node: str = "f.node_id") -> str:
    """The name of the cluster that a node is in."""
    return (
        f"(SELECT substr(min(of_all.first), {NAME_AT}) FROM nodes AS own JOIN nodes AS of_all ON of_all.cluster = own.cluster "
        f"WHERE own.node_id = {node})"
    )


def _actor(position: str) -> str:
    """The name of the cluster of an actor of the same report."""
    node = f"(SELECT a.node_id FROM actors AS a WHERE a.report_id = f.report_id AND a.position = {position})"
    return _merged(node)


def _words(start: str, end: str) -> str:
    return f"substr(r.text, {start} + 1, {end} - {start})"


REPORT = "substr(r.digest, 1, 10) AS report, r.name AS source, r.publisher, r.day"
SHOWN = "FROM {table} AS f JOIN reports AS r ON r.report_id = f.report_id WHERE {shown}"
CURRENT = "r.superseded_by IS NULL"
STANDING = f"{CURRENT} AND (f.review IS NULL OR f.review <> 'rejected')"


def _facts(table: str, columns: str, shown: str = STANDING) -> str:
    return f"SELECT {columns}, {REPORT} {SHOWN.format(table=table, shown=shown)}"


VIEWS = {
    "record_reports": (
        "SELECT substr(r.digest, 1, 10) AS report, r.name AS source, r.publisher, r.day, r.published, r.published_from, r.title, "
        "r.url, r.language, r.recorded_at, r.reader, substr(c.digest, 1, 10) AS copy_of, "
        "substr(v.digest, 1, 10) AS superseded_by, r.superseded_on, r.text FROM reports AS r "
        "LEFT JOIN reports AS c ON c.report_id = r.copy_group "
        "LEFT JOIN reports AS v ON v.report_id = r.superseded_by"
    ),
    "record_actors": _facts(
        "actors", f"{_merged()} AS actor, {_own('actor')} AS fact, f.name, f.kind, f.role, f.affiliation, f.country, f.sector"
    ),
    "record_names": (
        f"SELECT substr((SELECT min(of_all.first) FROM nodes AS of_all WHERE of_all.cluster = own.cluster), {NAME_AT}) AS actor, "
        "n.name, n.source AS used_by, n.first_on FROM names AS n JOIN nodes AS own ON own.node_id = n.node_id"
    ),
    "record_events": _facts(
        "events",
        f"{_merged()} AS event, {_own('event')} AS fact, f.type, f.mode, f.status, f.date, f.start_on, f.end_on, f.time, "
        "f.place, f.latitude, f.longitude, f.actors, f.recipients, f.source AS told_by, "
        f"{_words('f.anchor_start', 'f.anchor_end')} AS words",
    ),
    "record_participants": (
        f"SELECT {_merged('e.node_id')} AS event, 'event-' || substr(r.digest, 1, 10) || '-' || f.event AS fact, f.side, f.name, "
        f"{_actor('f.actor')} AS actor, {REPORT} FROM participants AS f JOIN reports AS r ON r.report_id = f.report_id "
        "JOIN events AS e ON e.report_id = f.report_id AND e.position = f.event "
        f"WHERE {CURRENT} AND (e.review IS NULL OR e.review <> 'rejected')"
    ),
    "record_statements": _facts(
        "statements",
        f"{_own('statement')} AS fact, f.speaker, {_actor('f.actor')} AS actor, f.kind, f.addressee, f.date, f.assessment, "
        f"{_words('f.content_start', 'f.content_end')} AS words",
    ),
    "record_figures": _facts(
        "figures",
        f"{_merged()} AS series, {_own('figure')} AS fact, f.measure, f.value, f.value_max, f.bound, f.unit, f.who, f.place, "
        f"f.since, f.as_of, f.source AS counted_by, {_actor('f.actor')} AS actor, "
        f"{_words('f.anchor_start', 'f.anchor_end')} AS words",
    ),
    "record_terms": _facts(
        "terms",
        f'{_own("term")} AS fact, f.kind, f.status, f.value, f.unit, f."by" AS offered_by, '
        f"{_merged('(SELECT p.node_id FROM processes AS p WHERE p.report_id = f.report_id)')} AS process, "
        f"{_words('f.anchor_start', 'f.anchor_end')} AS words",
    ),
    "record_processes": _facts(
        "processes",
        f"{_merged()} AS process, {_own('process')} AS fact, f.parties, f.mediators, f.venue, f.issues_outstanding, "
        "f.issues_before, f.expected",
    ),
    "record_findings": _facts("findings", f"{_own('finding')} AS fact, f.kind, f.note, f.anchors"),
    "record_decisions": (
        "SELECT d.decision_id AS decision, d.action, d.targets, d.value, d.author, d.reason, d.decided_at, d.undoes "
        "FROM decisions AS d"
    ),
    "record_failures": "SELECT x.source, x.error, x.reason, x.failed_at FROM failures AS x",
}


def make_views(connection: Connection) -> None:
    """Makes the views anew, as this program has them."""
    drop_views(connection)
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")


def drop_views(connection: Connection) -> None:
    """Takes the views away: before a change of the tables that they rest on."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
