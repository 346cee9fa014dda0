"""Eirene reads news reports about conflicts and peace talks into facts, each with the words that say it."""

from importlib.metadata import version

from eirene.api import Failure, load, read, read_many, read_text
from eirene.api import open_record as open
from eirene.errors import EireneError
from eirene.exports.tables import frame, table
from eirene.readers import Given
from eirene.settings import Settings
from eirene.types import Reading, Report

__version__ = version("eirene")

__all__ = [
    "EireneError",
    "Failure",
    "Given",
    "Reading",
    "Report",
    "Settings",
    "frame",
    "load",
    "open",
    "read",
    "read_many",
    "read_text",
    "table",
]
