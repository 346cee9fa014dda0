"""Which schema a record has, and the steps from an older one to the one that this program writes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from eirene.errors import RecordError
from eirene.store.faults import place_of
from eirene.store.transactions import reading, writing

HEAD = "0003"
VERSION_TABLE = "schema_version"
MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine) -> None:
    """Takes the record to the schema of this program, in one transaction; at once when it has it.

    Raises RecordError when a newer program made the record, or when the database is not a record's.
    """
    with reading(engine) as connection:
        version = read_version(connection)
    if version != HEAD:
        with writing(engine) as connection:
            if read_version(connection) != HEAD:  # another program may have been first
                migrate(connection)


def read_version(connection: Connection) -> str | None:
    """The schema of the record, None when the database is empty."""
    tables = inspect(connection)
    if tables.has_table(VERSION_TABLE):
        version: str = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one()
        if version > HEAD:
            raise RecordError(
                f"{place_of(connection.engine.url)}: a newer Eirene made this record (schema {version}; this one knows up to "
                f"{HEAD}); upgrade with `pip install --upgrade eirene`"
            )
        return version
    if tables.get_table_names():
        raise RecordError(
            f"{place_of(connection.engine.url)}: the database holds other tables and no record; give a database of its own"
        )
    return None


def migrate(connection: Connection, to: str = HEAD) -> None:
    """Takes the record to a later schema, within the transaction of the connection."""
    from alembic import command  # needed once in a record's life
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
