"""Writers and readers in processes of their own, many at once or killed at any moment.

Run as `python -m tests.store.storm kill|crowd URL`: it forks its processes, which a process with threads should not.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable

from eirene.record.adding import Outcome, add_reading
from eirene.store.copying import empty_record
from eirene.store.opening import open_engine
from eirene.store.transactions import reading, writing
from tests.store.made import make_reading
from tests.store.wholeness import source_of, whole_reports

KILLS, RECORDS, REPORTS = 100, 10, 8  # kills in all, records they are spread over, reports that go into each
LONGEST = 0.12  # seconds until a kill
CROWD = 8  # reports that two writers add while four readers read


def fork(work: Callable[[], None]) -> int:
    """A process that does the work; 0 is its exit status when nothing went wrong."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        work()
        status = 0
    finally:
        sys.stderr.flush()
        os._exit(status)


def write(url: str, numbers: Iterable[int], out: int) -> None:
    """Adds made readings; says on a pipe that it has begun, and each number after it is added."""
    engine = open_engine(url)
    os.write(out, b"begun\n")
    for number in numbers:
        if add_reading(engine, source_of(number), make_reading(number)).outcome is Outcome.ADDED:
            os.write(out, f"{number}\n".encode())
    engine.dispose()


def read(url: str) -> None:
    """Looks at the record again and again until all is there: it only grows, is whole, and stays the same while one looks."""
    engine = open_engine(url)
    before: set[int] = set()
    while len(before) < CROWD:
        with reading(engine) as connection:
            found = whole_reports(connection)
            assert found >= before
            assert whole_reports(connection) == found
        before = found
    engine.dispose()


def kill(url: str) -> None:
    """Kills a writer at random moments, and looks each time what it has left."""
    chance = random.Random(20261125)
    for _ in range(RECORDS):
        empty(url)
        there: set[int] = set()
        for _ in range(KILLS // RECORDS):
            said = kill_once(url, chance.random() * LONGEST)
            found = present(url)
            assert found >= there | said
            there = found
        finish = fork(lambda: write(url, range(REPORTS), os.open(os.devnull, os.O_WRONLY)))
        assert os.waitpid(finish, 0)[1] == 0
        assert present(url) == set(range(REPORTS))


def kill_once(url: str, seconds: float) -> set[int]:
    """Kills a writer so long after it has begun; the numbers that it had said were added."""
    ours, its = os.pipe()
    writer = fork(lambda: write(url, range(REPORTS), its))
    os.close(its)
    said = os.read(ours, 6)
    assert said == b"begun\n"
    time.sleep(seconds)
    os.kill(writer, signal.SIGKILL)
    os.waitpid(writer, 0)
    with os.fdopen(ours, "rb") as pipe:
        return {int(line) for line in pipe.read().split()}


def present(url: str) -> set[int]:
    """The numbers of the reports in the record, each of which is whole."""
    engine = open_engine(url)
    with reading(engine) as connection:
        found = whole_reports(connection)
    engine.dispose()
    return found


def empty(url: str) -> None:
    """Takes everything out of the record."""
    engine = open_engine(url)
    with writing(engine) as connection:
        empty_record(connection)
    engine.dispose()


def crowd(url: str) -> None:
    """Two writers of the same reports, in opposite orders, and four readers, all at once."""
    ours, its = os.pipe()
    orders = (range(CROWD), range(CROWD - 1, -1, -1))
    children = [fork(lambda order=order: write(url, order, its)) for order in orders]  # type: ignore[misc]
    children += [fork(lambda: read(url)) for _ in range(4)]
    os.close(its)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 6
    with os.fdopen(ours, "rb") as pipe:
        said = pipe.read().split()
    assert sorted(int(line) for line in said if line != b"begun") == list(range(CROWD))
    assert present(url) == set(range(CROWD))


def warm_up() -> None:
    """Loads word lists and modules, so that each process has them from its first moment."""
    for number in range(2):
        add_reading(open_engine("sqlite://"), source_of(number), make_reading(number))


if __name__ == "__main__":
    warm_up()
    {"kill": kill, "crowd": crowd}[sys.argv[1]](sys.argv[2])
