"""Figures across reports: what a series is, and how a figure finds its own."""

from eirene.link.figures.linking import FigureLinking

__all__ = ["FigureLinking"]
