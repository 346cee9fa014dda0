"""The tables of a record, for both databases.

A report's row and its reading never change after saving; the rows of facts are the reading as people have corrected it; nodes,
keys, references and bonds are computed from the facts and the ledger of decisions and can be thrown away and built again.

Tables that are looked up by their key alone are kept in its order in SQLite (`sqlite_with_rowid=False`), which saves an index.

Days are ISO text (`YYYY-MM-DD`), times of recording ISO text in UTC. A fact is named by its kind, its report and its position in
the reading: `event-<first 10 hex of the report's digest>-<position>`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PLAIN = Text().with_variant(Text(collation="C"), "postgresql")  # sorts by code point on both, whatever the database's language


def _report_id() -> Column[int]:
    return Column("report_id", ForeignKey("reports.report_id"), nullable=False)


def _anchor(name: str = "anchor", nullable: bool = False) -> tuple[Column[Any], Column[Any]]:
    return Column(f"{name}_start", Integer, nullable=nullable), Column(f"{name}_end", Integer, nullable=nullable)


reports = Table(
    "reports",
    metadata,
    Column("report_id", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # of text, publisher, day and address: what makes it the same report
    Column("sha256", Text, nullable=False, index=True),  # of the text alone
    Column("name", Text, nullable=False),  # the source as added: a file's name or an address
    Column("url", Text, index=True),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("published_from", Text, nullable=False),
    Column("day", Text, index=True),  # published, else what the text implies: the day from which the record knows it
    Column("language", Text),
    Column("reader", Text, nullable=False),  # what read it: versions of program, codebook and model
    Column("recorded_at", Text, nullable=False),
    Column("copy_group", Integer, index=True),  # reports that are one agency text share it; the report's own id when alone
    # The corrected version of this report, which may be a row to come: rows are copied in the order of their numbers.
    Column("superseded_by", ForeignKey("reports.report_id", deferrable=True, initially="DEFERRED"), index=True),
    Column("superseded_on", Text),  # the day of that version
    # Last, since SQLite reads through what is long to what stands behind it.
    Column("text", Text, nullable=False),
    Column("reading", LargeBinary, nullable=False),  # the whole reading, JSON, compressed
)

copy_bands = Table(  # MinHash bands of a text: reports with a band in common may be copies
    "copy_bands",
    metadata,
    Column("band", BigInteger, nullable=False, autoincrement=False),
    _report_id(),
    PrimaryKeyConstraint("band", "report_id"),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("source", Text, primary_key=True),
    Column("error", Text, nullable=False),  # the class of the error
    Column("reason", Text, nullable=False),
    Column("failed_at", Text, nullable=False),
)


def _fact_table(name: str, *columns: Column[Any], linked: bool = False) -> Table:
    """A table of one kind of fact; `review` is NULL, accepted, edited or rejected."""
    node: list[Column[Any]] = [Column("node_id", ForeignKey("nodes.node_id"), index=True)] if linked else []
    return Table(
        name,
        metadata,
        _report_id(),
        Column("position", Integer, nullable=False),
        *columns,
        *node,
        Column("review", Text),
        PrimaryKeyConstraint("report_id", "position"),
        sqlite_with_rowid=False,
    )


actors = _fact_table(
    "actors",
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text),
    Column("affiliation", Text),
    Column("country", Text),
    Column("sector", Text),
    *_anchor(nullable=True),  # the first mention
    linked=True,
)
events = _fact_table(
    "events",
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("actors", Text, nullable=False),  # JSON list of names, as the reading has them
    Column("recipients", Text, nullable=False),
    Column("date", Text),
    Column("start_on", Text, index=True),  # first and last day of the date
    Column("end_on", Text),
    Column("time", Text),
    Column("place", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("status", Text, nullable=False),
    Column("source", Text),
    *_anchor(),
    *_anchor("passage", nullable=True),
    linked=True,
)
participants = Table(  # who takes part in an event, one row for each name
    "participants",
    metadata,
    _report_id(),
    Column("event", Integer, nullable=False),  # position of the event
    Column("place_in", Integer, nullable=False),
    Column("side", Text, nullable=False),  # actor or recipient
    Column("name", Text, nullable=False),
    Column("actor", Integer),  # position of the actor in the report's list, where it is there
    PrimaryKeyConstraint("report_id", "event", "side", "place_in"),
    sqlite_with_rowid=False,
)
statements = _fact_table(
    "statements",
    Column("speaker", Text),
    Column("actor", Integer),  # position of the speaker among the report's actors
    Column("kind", Text, nullable=False),
    *_anchor("cue"),
    *_anchor("content"),
    Column("addressee", Text),
    Column("date", Text),
    Column("assessment", Text),
)
figures = _fact_table(
    "figures",
    Column("measure", Text, nullable=False),
    Column("value", Float, nullable=False),
    Column("value_max", Float),
    Column("bound", Text, nullable=False),
    Column("unit", Text),
    Column("who", Text),
    Column("place", Text),
    Column("since", Text),
    Column("as_of", Text),
    Column("source", Text),
    Column("actor", Integer),  # position of the source among the report's actors
    *_anchor(),
    *_anchor("passage", nullable=True),
    linked=True,
)
terms = _fact_table(
    "terms",
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("value", Float),
    Column("unit", Text),
    Column("by", Text, nullable=False),  # JSON list of names
    *_anchor(),
    *_anchor("passage", nullable=True),
)
processes = _fact_table(
    "processes",
    Column("parties", Text, nullable=False),  # JSON lists of names
    Column("mediators", Text, nullable=False),
    Column("venue", Text),
    Column("issues_outstanding", Integer),
    Column("issues_before", Integer),
    Column("expected", Text),
    Column("anchors", Text, nullable=False),  # JSON list of [start, end]
    linked=True,
)
findings = _fact_table(  # what the reading itself found odd
    "findings",
    Column("kind", Text, nullable=False),
    Column("anchors", Text, nullable=False),
    Column("note", Text, nullable=False),
)

nodes = Table(  # facts that say just the same of the same thing; linking compares nodes
    "nodes",
    metadata,
    Column("node_id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # actor, event, figure, process
    Column("digest", Text, nullable=False),
    Column("signature", Text, nullable=False),  # JSON
    Column("level", Integer, nullable=False),
    Column("cluster", Integer, nullable=False, index=True),  # the nodes of one cluster share a number; it means nothing else
    Column("first", PLAIN),  # its earliest telling, as link/names.py writes it: a cluster is named by the least of its nodes
    UniqueConstraint("kind", "digest"),
)
node_keys = Table(  # the indexed blocks: only nodes with a key in common are compared
    "node_keys",
    metadata,
    Column("node_id", ForeignKey("nodes.node_id"), nullable=False),
    Column("block", BigInteger, nullable=False, autoincrement=False),  # the number of the key (link/blocks.py)
    Column("level", Integer, nullable=False),  # of the node
    Column("own", Integer, nullable=False),  # 1 when it comes of the node's signature
    Column("tellings", Integer, nullable=False),  # how many tellings lend it
    Column("key", PLAIN, nullable=False),
    PrimaryKeyConstraint("node_id", "block"),
    Index("ix_node_keys_block_level_node_id", "block", "level", "node_id"),
    sqlite_with_rowid=False,
)
node_refs = Table(  # the actors that a node names
    "node_refs",
    metadata,
    Column("node_id", ForeignKey("nodes.node_id"), nullable=False),
    Column("actor_node_id", ForeignKey("nodes.node_id"), nullable=False, index=True),
    PrimaryKeyConstraint("node_id", "actor_node_id"),
    sqlite_with_rowid=False,
)
names = Table(  # what the sources call the actor of a node
    "names",
    metadata,
    Column("node_id", ForeignKey("nodes.node_id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),  # the publisher, else what stands in for it
    Column("folded", PLAIN, nullable=False, index=True),  # without case, accents and marks
    Column("first_on", Text),  # the first day of a report of that source with the name; NULL where all are undated
    PrimaryKeyConstraint("node_id", "name", "source"),
    sqlite_with_rowid=False,
)
name_words = Table(  # the words of these names, and their initials behind "="
    "name_words",
    metadata,
    Column("word", PLAIN, nullable=False),
    Column("node_id", ForeignKey("nodes.node_id", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("word", "node_id"),
    sqlite_with_rowid=False,
)
bonds = Table(  # what people decided of two nodes
    "bonds",
    metadata,
    Column("node_id", ForeignKey("nodes.node_id"), nullable=False),
    Column("other_id", ForeignKey("nodes.node_id"), nullable=False, index=True),
    Column("same", Integer, nullable=False),  # 1 the same, 0 not the same
    PrimaryKeyConstraint("node_id", "other_id"),
)

decisions = Table(  # the ledger: only ever added to
    "decisions",
    metadata,
    Column("decision_id", Text, primary_key=True),
    Column("action", Text, nullable=False),  # accept, edit, reject, merge, split, undo; confirm and dismiss for findings
    Column("targets", Text, nullable=False),  # JSON list of fact names (or of the finding's name)
    Column("evidence", Text, nullable=False),  # JSON: for each target the report's sha256, anchor, quoted words, values as read
    Column("value", Text),  # JSON of the new values, for an edit
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("undoes", Text),  # the decision that an undo takes back
)

decision_targets = Table(  # which texts each decision is about, by which it finds its facts again
    "decision_targets",
    metadata,
    Column("decision_id", ForeignKey("decisions.decision_id"), nullable=False),
    Column("place_in", Integer, nullable=False),  # position in the decision's list of targets
    Column("kind", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    PrimaryKeyConstraint("decision_id", "place_in"),
)
holdings = Table(  # the facts that each target of a decision holds to now: none where its evidence vanished
    "holdings",
    metadata,
    Column("decision_id", ForeignKey("decisions.decision_id"), nullable=False),
    Column("place_in", Integer, nullable=False),
    _report_id(),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("decision_id", "place_in", "report_id"),
    Index("ix_holdings_report_id", "report_id"),
)

Index("ix_statements_report_id_actor", statements.c.report_id, statements.c.actor)
