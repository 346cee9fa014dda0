"""Full-text search: the words of each report."""

from alembic import op
from sqlalchemy import column, select, table

from eirene.store.dialect import index_words, make_word_index

revision = "0002"
down_revision = "0001"

reports = table("reports", column("report_id"), column("title"), column("text"))


def upgrade() -> None:
    """Makes the index and fills it."""
    connection = op.get_bind()
    make_word_index(connection)
    last = -1
    while row := connection.execute(
        select(reports).where(reports.c.report_id > last).order_by(reports.c.report_id).limit(1)
    ).first():
        index_words(connection, *row)
        last = row.report_id
