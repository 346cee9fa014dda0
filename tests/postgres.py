"""A PostgreSQL server of the tests' own: on a socket in a temporary folder, gone with the run."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from eirene.store.opening import open_engine
from eirene.store.tables import metadata

STARTING = 60  # seconds that it may take
USER = "eirene"


def find_program(name: str) -> str | None:
    """The path of a program of the server, where it is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    return str(installed[-1]) if installed else shutil.which(name)


class Server:
    """A running server, and its databases."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0
        self._emptied: list[str] = []

    def make_database(self) -> str:
        """The URL of a new, empty database."""
        self._made += 1
        name = f"record_{self._made}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template0")
        return f"postgresql://{USER}@/{name}?host={self._folder}"

    def drop_database(self, url: str) -> None:
        """Drops a database whoever is still connected."""
        self._run(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def lend_record(self) -> str:
        """The URL of an empty record, which has been another test's where there is one: making one takes half a second."""
        if self._emptied:
            return self._emptied.pop()
        url = self.make_database()
        open_engine(url).dispose()
        return url

    def take_back(self, url: str) -> None:
        """Empties a record for the next test."""
        self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name(url)}'")
        tables = ", ".join((*metadata.tables, "report_words"))
        self._run(f"TRUNCATE {tables} RESTART IDENTITY CASCADE", _name(url))
        self._emptied.append(url)

    def _run(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(host=str(self._folder), user=USER, dbname=database, autocommit=True) as connection:
            connection.execute(statement.encode())


def _name(url: str) -> str:
    """The name of the database in a URL of the server's."""
    return url.partition("@/")[2].partition("?")[0]


@contextmanager
def running() -> Iterator[Server]:
    """A server while it runs. It trusts whoever reaches its socket and does not wait for the disk."""
    postgres, initdb = find_program("postgres"), find_program("initdb")
    assert postgres and initdb
    folder = Path(tempfile.mkdtemp(prefix="eirene-pg-"))  # short: the path of a socket has a limit
    account = _account()
    try:
        if account:
            shutil.chown(folder, account["user"], account["group"])
        made = [initdb, "--pgdata=data", f"--username={USER}", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        subprocess.run(made, cwd=folder, check=True, capture_output=True, **account)
        options = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off", "full_page_writes": "off"}
        command = [postgres, "-D", "data", *(part for name, value in options.items() for part in ("-c", f"{name}={value}"))]
        with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=folder, stderr=log, **account) as process:
            try:
                _wait(process, folder)
                yield Server(folder)
            finally:
                process.send_signal(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> dict[str, Any]:
    """Who is to run the server, which refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    """Returns when the server answers."""
    end = time.monotonic() + STARTING
    while True:
        try:
            psycopg.connect(host=str(folder), user=USER, dbname="postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"PostgreSQL does not start: {(folder / 'log').read_text()}") from None
            time.sleep(0.05)
        else:
            return
