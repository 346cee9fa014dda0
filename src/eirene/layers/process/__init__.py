"""The negotiation that a report is about: parties, mediators, venue, issues, and when an outcome is expected."""

from eirene.layers.process.finding import find_process

__all__ = ["find_process"]
