"""Nothing that was committed is lost, and nothing is there by half: writers killed, many at once, and full disks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("storm", ["kill", "crowd"])
def test_every_report_is_whole_though_writers_are_killed_or_many_write_at_once(storm: str, record_url: str) -> None:
    command = [sys.executable, "-m", "tests.store.storm", storm, record_url]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
