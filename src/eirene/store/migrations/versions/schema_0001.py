"""Reports, facts, nodes and the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    _decisions()
    _failures()
    _nodes()
    _reports()
    _actors()
    _bonds()
    _copy_bands()
    _decision_targets()
    _events()
    _figures()
    _findings()
    _holdings()
    _name_words()
    _names()
    _node_keys()
    _node_refs()
    _participants()
    _processes()
    _statements()
    _terms()


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("decision_id", name="pk_decisions"),
    )


def _failures() -> None:
    op.create_table(
        "failures",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_failures"),
    )


def _nodes() -> None:
    op.create_table(
        "nodes",
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=True),
        sa.PrimaryKeyConstraint("node_id", name="pk_nodes"),
        sa.UniqueConstraint("kind", "digest", name="uq_nodes_kind_digest"),
    )
    op.create_index("ix_nodes_cluster", "nodes", ["cluster"], unique=False)


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_from", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("copy_group", sa.Integer(), nullable=True),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("superseded_on", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["reports.report_id"], name="fk_reports_superseded_by", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("report_id", name="pk_reports"),
        sa.UniqueConstraint("digest", name="uq_reports_digest"),
    )
    op.create_index("ix_reports_copy_group", "reports", ["copy_group"], unique=False)
    op.create_index("ix_reports_day", "reports", ["day"], unique=False)
    op.create_index("ix_reports_sha256", "reports", ["sha256"], unique=False)
    op.create_index("ix_reports_superseded_by", "reports", ["superseded_by"], unique=False)
    op.create_index("ix_reports_url", "reports", ["url"], unique=False)


def _actors() -> None:
    op.create_table(
        "actors",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("anchor_start", sa.Integer(), nullable=True),
        sa.Column("anchor_end", sa.Integer(), nullable=True),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_actors_node_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_actors_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_actors"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actors_node_id", "actors", ["node_id"], unique=False)


def _bonds() -> None:
    op.create_table(
        "bonds",
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("same", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_bonds_node_id"),
        sa.ForeignKeyConstraint(["other_id"], ["nodes.node_id"], name="fk_bonds_other_id"),
        sa.PrimaryKeyConstraint("node_id", "other_id", name="pk_bonds"),
    )
    op.create_index("ix_bonds_other_id", "bonds", ["other_id"], unique=False)


def _copy_bands() -> None:
    op.create_table(
        "copy_bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_copy_bands_report_id"),
        sa.PrimaryKeyConstraint("band", "report_id", name="pk_copy_bands"),
        sqlite_with_rowid=False,
    )


def _decision_targets() -> None:
    op.create_table(
        "decision_targets",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("place_in", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.decision_id"], name="fk_decision_targets_decision_id"),
        sa.PrimaryKeyConstraint("decision_id", "place_in", name="pk_decision_targets"),
    )
    op.create_index("ix_decision_targets_sha256", "decision_targets", ["sha256"], unique=False)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("start_on", sa.Text(), nullable=True),
        sa.Column("end_on", sa.Text(), nullable=True),
        sa.Column("time", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("anchor_start", sa.Integer(), nullable=False),
        sa.Column("anchor_end", sa.Integer(), nullable=False),
        sa.Column("passage_start", sa.Integer(), nullable=True),
        sa.Column("passage_end", sa.Integer(), nullable=True),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_events_node_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_events_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_events"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_events_node_id", "events", ["node_id"], unique=False)
    op.create_index("ix_events_start_on", "events", ["start_on"], unique=False)


def _figures() -> None:
    op.create_table(
        "figures",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("value_max", sa.Float(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("anchor_start", sa.Integer(), nullable=False),
        sa.Column("anchor_end", sa.Integer(), nullable=False),
        sa.Column("passage_start", sa.Integer(), nullable=True),
        sa.Column("passage_end", sa.Integer(), nullable=True),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_figures_node_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_figures_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_figures"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_figures_node_id", "figures", ["node_id"], unique=False)


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anchors", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_findings_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_findings"),
        sqlite_with_rowid=False,
    )


def _holdings() -> None:
    op.create_table(
        "holdings",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("place_in", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.decision_id"], name="fk_holdings_decision_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_holdings_report_id"),
        sa.PrimaryKeyConstraint("decision_id", "place_in", "report_id", name="pk_holdings"),
    )
    op.create_index("ix_holdings_report_id", "holdings", ["report_id"], unique=False)


def _name_words() -> None:
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_name_words_node_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "node_id", name="pk_name_words"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_words_node_id", "name_words", ["node_id"], unique=False)


def _names() -> None:
    op.create_table(
        "names",
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("first_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_names_node_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("node_id", "name", "source", name="pk_names"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_names_folded", "names", ["folded"], unique=False)


def _node_keys() -> None:
    op.create_table(
        "node_keys",
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=False),
        sa.Column("tellings", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_node_keys_node_id"),
        sa.PrimaryKeyConstraint("node_id", "block", name="pk_node_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_node_keys_block_level_node_id", "node_keys", ["block", "level", "node_id"], unique=False)


def _node_refs() -> None:
    op.create_table(
        "node_refs",
        sa.Column("node_id", sa.Integer(), nullable=False),
        sa.Column("actor_node_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_node_id"], ["nodes.node_id"], name="fk_node_refs_actor_node_id"),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_node_refs_node_id"),
        sa.PrimaryKeyConstraint("node_id", "actor_node_id", name="pk_node_refs"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_node_refs_actor_node_id", "node_refs", ["actor_node_id"], unique=False)


def _participants() -> None:
    op.create_table(
        "participants",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("place_in", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_participants_report_id"),
        sa.PrimaryKeyConstraint("report_id", "event", "side", "place_in", name="pk_participants"),
        sqlite_with_rowid=False,
    )


def _processes() -> None:
    op.create_table(
        "processes",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("mediators", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("issues_outstanding", sa.Integer(), nullable=True),
        sa.Column("issues_before", sa.Integer(), nullable=True),
        sa.Column("expected", sa.Text(), nullable=True),
        sa.Column("anchors", sa.Text(), nullable=False),
        sa.Column("node_id", sa.Integer(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["nodes.node_id"], name="fk_processes_node_id"),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_processes_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_processes"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_processes_node_id", "processes", ["node_id"], unique=False)


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cue_start", sa.Integer(), nullable=False),
        sa.Column("cue_end", sa.Integer(), nullable=False),
        sa.Column("content_start", sa.Integer(), nullable=False),
        sa.Column("content_end", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("assessment", sa.Text(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_statements_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_statements"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statements_report_id_actor", "statements", ["report_id", "actor"], unique=False)


def _terms() -> None:
    op.create_table(
        "terms",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("anchor_start", sa.Integer(), nullable=False),
        sa.Column("anchor_end", sa.Integer(), nullable=False),
        sa.Column("passage_start", sa.Integer(), nullable=True),
        sa.Column("passage_end", sa.Integer(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], name="fk_terms_report_id"),
        sa.PrimaryKeyConstraint("report_id", "position", name="pk_terms"),
        sqlite_with_rowid=False,
    )
