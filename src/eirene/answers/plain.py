"""Answers as plain JSON values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from eirene.answers.passages import Words


def plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as lists, words as they are printed, whole floats as integers."""
    if isinstance(value, Words):
        return value.words
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
