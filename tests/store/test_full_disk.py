"""A disk that fills up while reports are added: the error says so, and the record is as it was before the report that failed."""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from eirene.errors import RecordError
from eirene.record.adding import add_reading
from eirene.store.backup import back_up
from eirene.store.opening import open_engine
from eirene.store.transactions import reading
from tests.store.made import make_reading
from tests.store.wholeness import source_of, whole_reports

SIZE = 1_200_000  # bytes of the small disk, or of the largest file
MORE = 500  # reports, more than go into it


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own; where none can be mounted, one in which no file grows large."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode == 0:
        yield folder
        subprocess.run(["umount", folder], check=True)
        return
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SIZE, before[1]))
    yield folder
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_is_told_and_loses_nothing(small_disk: Path) -> None:
    engine = open_engine(small_disk / "record.db")
    added = 0
    with pytest.raises(RecordError, match=r"record\.db: the disk .*run .*again; what was added before is kept"):
        for number in range(MORE):
            add_reading(engine, source_of(number), make_reading(number))
            added += 1
    engine.dispose()
    assert added > 0
    engine = open_engine(small_disk / "record.db")
    with reading(engine) as connection:
        assert whole_reports(connection) == set(range(added))
    if small_disk.is_mount():
        with pytest.raises(RecordError, match="the disk"):
            back_up(engine, small_disk / "copy.db")
        assert not list(small_disk.glob("copy*"))
    engine.dispose()
