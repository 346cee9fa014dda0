"""Where Alembic begins: it runs within the transaction of whoever opens the record."""

from alembic import context

from eirene.store.schema import VERSION_TABLE
from eirene.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
