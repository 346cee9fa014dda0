"""Eirene reads news reports about conflicts and peace talks into facts, each with the words that say it."""

__version__ = "0.1.0"
