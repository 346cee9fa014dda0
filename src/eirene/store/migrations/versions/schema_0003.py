"""The views for people's own SQL."""

from alembic import op

from eirene.store.views import make_views

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the views."""
    make_views(op.get_bind())
