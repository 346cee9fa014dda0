"""Records that cannot be opened or written: each error says where and what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eirene.errors import RecordError
from eirene.store.opening import open_engine
from tests import postgres


def test_asking_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no record; `eirene add` makes one, --record says where it is"):
        open_engine(tmp_path / "typo.db", make=False)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no folder .*/none; make it"):
        open_engine(tmp_path / "none" / "record.db")
    with pytest.raises(RecordError, match="this is a folder"):
        open_engine(tmp_path)


OPENING = """
import sys
from eirene.errors import RecordError
from eirene.store.failures import forget_failure
from eirene.store.opening import open_engine
from eirene.store.transactions import writing
try:
    with writing(open_engine(sys.argv[1])) as connection:
        forget_failure(connection, "a.txt")
except RecordError as error:
    print(error)
"""


def run_bound(place: Path) -> str:
    """What opening and writing says to an account whom permissions bind, as they do not bind root."""
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    command = [*bound, sys.executable, "-c", OPENING, str(place)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    said = run_bound(tmp_path / "record.db")
    tmp_path.chmod(0o755)
    assert said == (
        f"{tmp_path}/record.db: the record cannot be opened (unable to open database file); "
        "check that its folder is there and may be written\n"
    )


def test_a_record_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    open_engine(tmp_path / "record.db").dispose()
    (tmp_path / "record.db").chmod(0o444)
    assert "the record may not be written (attempt to write a readonly database); check the permissions" in run_bound(
        tmp_path / "record.db"
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql://ann:secret@127.0.0.1:9/x", "the server cannot be reached"),
        ("postgresql://ann:secret@/x?host=/no/such/folder", "the server cannot be reached"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told_without_the_password(url: str, says: str) -> None:
    with pytest.raises(RecordError, match=says) as raised:
        open_engine(url)
    assert "secret" not in str(raised.value) and str(raised.value).startswith("postgresql+psycopg://ann:***@")


def test_a_database_or_account_that_is_not_there_is_told(server: postgres.Server) -> None:
    url = server.make_database()
    with pytest.raises(RecordError, match="the server has no such database or account"):
        open_engine(url.replace("/record_", "/no_"))
    with pytest.raises(RecordError, match="the server has no such database or account"):
        open_engine(url.replace("//eirene@", "//nobody_of_ours@"))
    server.drop_database(url)
