"""Reports, facts, nodes and the ledger."""

from alembic import op

from eirene.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    metadata.create_all(op.get_bind())
