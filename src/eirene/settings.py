"""Every setting: name, default and help, in one place; read once and passed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may change.

    `codebook`: a folder of the user's own that adds to or overrides the packaged codebook; `max_bytes`: the largest source that
    is read; `max_chars`: the characters of a text from which facts are taken, those after them being left unread; `timeout`:
    seconds to wait for a URL; `allow_private`: whether URLs inside one's own network are fetched.
    """

    codebook: Path | None = None
    max_bytes: int = 5_000_000
    max_chars: int = 100_000
    timeout: float = 20.0
    allow_private: bool = False
